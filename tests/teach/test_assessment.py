"""QTI 1.2.1 in a cartridge: what its reader in another program will make of it."""

from itertools import combinations

import pytest

from gdviz.teach.as_choices import as_choices
from gdviz.teach.assessment import FOLDER, assessment
from gdviz.teach.question import Choose, Write
from gdviz.teach.questions import questions_of
from tests.teach.sample import children, course, parsed

ITEMS = {}
for _lesson in course().lessons:
    if _lesson.exercises:
        _root = parsed(assessment("x", "X", questions_of(course(), _lesson)))
        ITEMS |= {item.get("ident"): item for item in _root.findall("assessment/section/item")}
ASKED = {
    made.id: made
    for lesson in course().lessons
    for question in questions_of(course(), lesson)
    for made in as_choices(question)
}
CHOSEN = [id for id, made in ASKED.items() if isinstance(made, Choose)]


def holds(condition, chosen):
    """Whether a condition is fulfilled by the options chosen."""
    if condition.tag == "varequal":
        return condition.text in chosen
    if condition.tag == "not":
        return not holds(condition[0], chosen)
    assert condition.tag in ("and", "other")
    return all(holds(each, chosen) for each in condition)


def processed(item, chosen):
    """Marks and feedback of an answer, as the specification has it: in order, until one that does not go on."""
    score, shown = 0, []
    for each in item.findall("resprocessing/respcondition"):
        if holds(each.find("conditionvar")[0], chosen):
            score = int(each.findtext("setvar", str(score)))
            shown += [feedback.get("linkrefid") for feedback in each.findall("displayfeedback")]
            if each.get("continue") == "No":
                break
    return score, shown


def words(item, ident):
    return item.find(f"itemfeedback[@ident='{ident}']").findtext(".//mattext")


def test_every_question_is_an_item_directly_below_the_section_with_a_title():
    assert list(ITEMS) == list(ASKED)
    assert [item.get("title") for item in ITEMS.values()] == [made.title for made in ASKED.values()]
    assert all(item.get("title") for item in ITEMS.values())


def test_elements_stand_in_the_order_of_the_schema():
    root = parsed(assessment("x", "X", questions_of(course(), next(course().lessons))))
    assert children(root) == ["assessment"] and children(root[0]) == ["qtimetadata", "section"]
    for item in ITEMS.values():
        assert children(item)[:3] == ["itemmetadata", "presentation", "resprocessing"]
        assert set(children(item)[3:]) == {"itemfeedback"}
        assert children(item.find("resprocessing"))[0] == "outcomes"
        for each in item.iter("respcondition"):
            assert children(each) in (
                ["conditionvar", "setvar", "displayfeedback"],
                ["conditionvar", "displayfeedback"],
            )
        idents = [each.get("ident") for each in item.iter("itemfeedback")]
        assert len(set(idents)) == len(idents)
        assert set(idents) == {each.get("linkrefid") for each in item.iter("displayfeedback")}


def test_metadata_are_those_of_the_profile():
    root = parsed(assessment("x", "X", questions_of(course(), next(course().lessons))))
    fields = [
        (each.findtext("fieldlabel"), each.findtext("fieldentry")) for each in root.findall("assessment/qtimetadata/*")
    ]
    assert fields == [
        ("cc_profile", "cc.exam.v0p1"),
        ("qmd_assessmenttype", "Examination"),
        ("qmd_scoretype", "Percentage"),
        ("qmd_feedbackpermitted", "Yes"),
        ("qmd_hintspermitted", "No"),
        ("qmd_solutionspermitted", "Yes"),
        ("cc_maxattempts", "unlimited"),
    ]
    essay = ITEMS["check_your_understanding.why_subtract"].findall("itemmetadata/qtimetadata/*")
    assert ("qmd_computerscored", "No") in [(each[0].text, each[1].text) for each in essay]
    for id, item in ITEMS.items():
        offered = item.find("presentation")
        assert children(offered) == ["material", "response_str" if isinstance(ASKED[id], Write) else "response_lid"]
        assert {each.get("respident") for each in item.iter("varequal")} <= {offered[1].get("ident")}


def test_only_kinds_that_the_cartridge_knows_are_there_and_no_numbers():
    fields = [item.findall("itemmetadata/qtimetadata/qtimetadatafield") for item in ITEMS.values()]
    found = {
        each.findtext("fieldentry") for some in fields for each in some if each.findtext("fieldlabel") == "cc_profile"
    }
    assert found == {"cc.multiple_choice.v0p1", "cc.multiple_response.v0p1", "cc.essay.v0p1"}


@pytest.mark.parametrize("id", CHOSEN)
def test_the_right_answer_gives_full_marks_and_every_other_none(id):
    item, made = ITEMS[id], ASKED[id]
    labels = [each.get("ident") for each in item.iter("response_label")]
    assert len(labels) >= 3
    right = {label for label, choice in zip(labels, made.choices, strict=True) if choice.right}
    if made.several:
        answers = [set(each) for size in range(len(labels) + 1) for each in combinations(labels, size)]
    else:
        answers = [{label} for label in labels]
    assert {frozenset(chosen) for chosen in answers if processed(item, chosen)[0] == 100} == {frozenset(right)}


@pytest.mark.parametrize("id", CHOSEN)
def test_each_wrong_option_says_its_misconception_and_the_right_one_why(id):
    item, made = ITEMS[id], ASKED[id]
    for label, choice in zip(item.iter("response_label"), made.choices, strict=True):
        assert label.findtext(".//mattext") == choice.text
        if not choice.right:
            (ident,) = processed(item, {label.get("ident")})[1]
            assert words(item, ident) == choice.feedback
    assert words(item, "right") == " ".join(choice.feedback for choice in made.choices if choice.right)


@pytest.mark.parametrize("id", CHOSEN)
def test_readers_that_take_the_last_condition_naming_an_option_find_the_right_ones(id):
    """Moodle and Canvas: the condition with marks is first, and none after it names a right option."""
    item, made = ITEMS[id], ASKED[id]
    first, *others = item.findall("resprocessing/respcondition")
    assert first.findtext("setvar") == "100" and not [each for each in others if each.find("setvar") is not None]
    right = {
        label.get("ident")
        for label, choice in zip(item.iter("response_label"), made.choices, strict=True)
        if choice.right
    }
    assert right.isdisjoint(each.text for other in others for each in other.iter("varequal"))
    assert {each.get("case") for each in item.iter("varequal")} == {"Yes"}
    refused = {each.text for no in first.iter("not") for each in no}
    assert {each.text for each in first.iter("varequal")} - refused == right


def test_what_an_option_says_is_no_feedback_on_the_question_as_a_whole():
    """Moodle takes that of every condition that goes on for such."""
    for id, item in ITEMS.items():
        going_on = [
            each.find("displayfeedback").get("linkrefid")
            for each in item.iter("respcondition")
            if each.get("continue") == "Yes"
        ]
        whole = ["model"] if isinstance(ASKED[id], Write) else ["right"] if ASKED[id].several else []
        assert going_on == whole


def test_an_answer_in_words_is_marked_by_a_person_and_shows_the_model():
    item = ITEMS["check_your_understanding.why_subtract"]
    assert item.find(".//render_fib") is not None and item.find(".//setvar") is None
    assert "Does your answer say" in words(item, "model")
    assert processed(item, set()) == (0, ["model"])


def test_texts_are_escaped_html_in_ascii():
    for item in ITEMS.values():
        for each in item.iter("mattext"):
            assert each.get("texttype") == "text/html" and len(each) == 0 and each.text.isascii()
    picture = ITEMS["learning_rates.read_the_curve"].find("presentation/material/mattext").text
    assert f'<img src="{FOLDER}learning_rates-read_the_curve.svg" alt="A curve of loss' in picture
