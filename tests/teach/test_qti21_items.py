"""Items of QTI 2.1: their response processing, carried out by an interpreter of the operators they use."""

from itertools import permutations

import pytest
from bs4 import BeautifulSoup

from gdviz.teach.qti21_items import item
from gdviz.teach.question import Arrange, Choose, Match, Number, Write
from tests.teach.sample import children, parsed
from tests.teach.test_questions import ALL

ITEMS = {id: parsed(item(question)) for id, question in ALL.items()}
ORDER = ["responseDeclaration", "outcomeDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing"]


def of(kind):
    return [pytest.param(ITEMS[id], question, id=id) for id, question in ALL.items() if isinstance(question, kind)]


def value(node, response, declared):
    """What an expression is worth. An answer is a text or number, a set, or a tuple, by its cardinality."""
    if node.tag == "variable":
        return response
    if node.tag == "correct":
        values = [each.text for each in declared.findall("correctResponse/value")]
        kind = declared.get("cardinality")
        first = float(values[0]) if declared.get("baseType") == "float" else values[0]
        return {"single": first, "multiple": frozenset(values), "ordered": tuple(values)}[kind]
    if node.tag == "baseValue":
        return float(node.text) if node.get("baseType") == "float" else node.text
    inside = [value(each, response, declared) for each in node]
    if node.tag == "equal":
        assert node.get("toleranceMode") == "absolute"
        return abs(inside[0] - inside[1]) <= float(node.get("tolerance").split()[0])
    return {
        "match": lambda: inside[0] == inside[1],
        "member": lambda: inside[0] in inside[1],
        "not": lambda: not inside[0],
        "ordered": lambda: tuple(inside),
    }[node.tag]()


def processed(root, response):
    """Marks, and what is said."""
    (condition,) = root.find("responseProcessing")
    for branch in condition:
        setting = list(branch)
        if branch.tag != "responseElse" and not value(setting.pop(0), response, root.find("responseDeclaration")):
            continue
        found = {each.get("identifier"): each[0].text for each in setting}
        (said,) = root.findall(f"modalFeedback[@identifier='{found['FEEDBACK']}']")
        return float(found.get("SCORE", 0)), "".join(said.itertext())
    return 0.0, ""


def words(made):
    """The text of some HTML."""
    return BeautifulSoup(made, "html.parser").get_text()


def names(root, element):
    return [each.get("identifier") for each in root.iter(element)]


@pytest.mark.parametrize("id", ITEMS)
def test_elements_stand_in_the_order_of_the_schema(id):
    root = ITEMS[id]
    assert (root.get("identifier"), root.get("title")) == (id, ALL[id].title)
    assert (root.get("adaptive"), root.get("timeDependent")) == ("false", "false")
    wanted = ORDER[:-1] if isinstance(ALL[id], Write) else ORDER
    assert children(root)[: len(wanted)] == wanted
    assert set(children(root)[len(wanted) :]) <= {"modalFeedback"}
    said = [each.text for each in root.iter("baseValue") if each.get("baseType") == "identifier"]
    feedback = names(root, "modalFeedback")
    assert len(set(feedback)) == len(feedback) and set(feedback) <= set(said)
    assert all(
        each.tag in ("p", "ul", "ol", "pre") or each.tag.endswith(("Interaction", "Block"))
        for each in root.find("itemBody")
    )
    assert not [each for each in root.iter("a") if set(each.keys()) != {"href"}]


@pytest.mark.parametrize(("root", "question"), of(Choose))
def test_a_choice_gives_marks_for_the_right_options_alone(root, question):
    offered = names(root, "simpleChoice")
    right = frozenset(name for name, choice in zip(offered, question.choices, strict=True) if choice.right)
    why = words(" ".join(choice.feedback for choice in question.choices if choice.right))
    if not question.several:
        assert processed(root, next(iter(right))) == (1, why)
    else:
        assert processed(root, right) == (1, why)
        assert processed(root, right - {min(right)})[0] == 0
    for name, choice in zip(offered, question.choices, strict=True):
        if not choice.right:
            response = frozenset((*right, name)) if question.several else name
            assert processed(root, response) == (0, words(choice.feedback))


@pytest.mark.parametrize(("root", "question"), of(Match))
def test_pairs_give_marks_when_all_are_right_and_the_first_wrong_one_is_told(root, question):
    lefts, rights = (names(each, "simpleAssociableChoice") for each in root.iter("simpleMatchSet"))
    assert sorted(left[1:] for left in lefts) == sorted(right[1:] for right in rights)
    every = frozenset(f"l{place} r{place}" for place in range(len(lefts)))
    assert processed(root, every)[0] == 1
    swapped = every - {"l0 r0", "l1 r1"} | {"l0 r1", "l1 r0"}
    assert processed(root, swapped) == (0, words(question.pairs[0][2]))
    assert processed(root, frozenset())[0] == 0


@pytest.mark.parametrize(("root", "question"), of(Arrange))
def test_steps_give_marks_in_the_right_order_alone(root, question):
    offered = names(root, "simpleChoice")
    assert offered != sorted(offered)
    right = tuple(sorted(offered))
    good = [order for order in permutations(offered) if processed(root, order)[0] == 1]
    assert good == [right] and processed(root, right)[1] == words(question.because)


@pytest.mark.parametrize(("root", "question"), of(Number))
def test_a_number_has_its_tolerance_and_each_slip_its_feedback(root, question):
    assert root.find(".//textEntryInteraction") is not None
    for off in (0, 0.99, -0.99):
        assert processed(root, question.answer + off * question.tolerance) == (1, words(question.working))
    for slip, feedback in question.slips:
        assert processed(root, slip) == (0, words(feedback))
    assert processed(root, 123456.789) == (0, words(question.otherwise))


@pytest.mark.parametrize(("root", "question"), of(Write))
def test_an_answer_in_words_has_its_rubric_for_who_marks_it(root, question):
    rubric = root.find("itemBody/rubricBlock")
    assert rubric.get("view") == "scorer"
    assert words(question.points[0]) in "".join(rubric.itertext())
    assert root.find("outcomeDeclaration").get("normalMaximum") == str(len(question.points))


def test_code_keeps_its_lines_and_pictures_their_place():
    assert "x = 0.0\nfor _ in range(12):\n    x = x ____ * grad(x)" in "".join(
        ITEMS["gradient_descent.the_missing_sign"].itertext()
    )
    picture = ITEMS["learning_rates.read_the_curve"].find(".//img")
    assert picture.get("src") == "../pictures/learning_rates-read_the_curve.svg" and picture.get("alt")
