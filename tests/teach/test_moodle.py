"""The question bank for Moodle: as its reader takes it."""

import re
from base64 import b64decode
from collections import Counter

import pytest

from gdviz.teach.moodle import FOLDER, fraction, question_bank
from gdviz.teach.question import Arrange, Choose, Match, Number, Write
from tests.teach.sample import SITE, course, parsed
from tests.teach.test_questions import ALL

CONTENT = question_bank(course())
QUESTIONS = [each for each in parsed(CONTENT) if each.get("type") != "category"]
BY_ID = {each.findtext("idnumber"): each for each in QUESTIONS}
# The shares of a mark that Moodle knows; of any other it refuses the question.
KNOWN = {"100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30", "25", "20",
         "16.66667", "14.28571", "12.5", "11.11111", "10", "5", "0"}  # fmt: skip


def of(kind):
    return [pytest.param(BY_ID[id], question, id=id) for id, question in ALL.items() if isinstance(question, kind)]


def test_every_exercise_is_a_question_of_a_kind_that_every_moodle_has():
    assert list(BY_ID) == list(ALL) and len(QUESTIONS) == len(ALL)
    kinds = Counter(type(each).__name__ for each in ALL.values())
    assert Counter(each.get("type") for each in QUESTIONS) == {
        "multichoice": kinds["Choose"],
        "matching": kinds["Match"] + kinds["Arrange"],
        "numerical": kinds["Number"],
        "essay": kinds["Write"],
    }


def test_each_page_is_a_category_before_its_questions():
    categories = [each for each in parsed(CONTENT) if each.get("type") == "category"]
    paths = [each.findtext("category/text") for each in categories]
    with_exercises = [(part, lesson) for part in course().parts for lesson in part.lessons if lesson.exercises]
    assert paths == [
        f"$course$/top/How to train a model/{part.title}/{lesson.title}" for part, lesson in with_exercises
    ]
    following = [
        after.findtext("idnumber")
        for before, after in zip(parsed(CONTENT)[:-1], parsed(CONTENT)[1:], strict=True)
        if before.get("type") == "category"
    ]
    assert following == [lesson.exercises[0] for _, lesson in with_exercises]


def test_every_question_has_a_name_and_leads_back_to_the_course():
    for id, question in BY_ID.items():
        assert question.findtext("name/text") == ALL[id].title and len(ALL[id].title) < 255
        assert f'<a href="{ALL[id].address}"' in question.findtext("generalfeedback/text")
        assert ALL[id].address.startswith(SITE)
        for each in question.iter("text"):
            assert len(each) == 0


@pytest.mark.parametrize(
    ("whole", "part"), [(1, "100"), (2, "50"), (3, "33.33333"), (4, "25"), (6, "16.66667"), (8, "12.5")]
)
def test_a_share_of_the_marks_has_the_digits_that_moodle_knows(whole, part):
    assert fraction(whole) == part and part in KNOWN
    assert fraction(whole, -1) == f"-{part}"


@pytest.mark.parametrize(("found", "question"), of(Choose))
def test_choices_add_up_to_full_marks_and_have_their_feedback(found, question):
    shares = [each.get("fraction") for each in found.findall("answer")]
    assert all(share.lstrip("-") in KNOWN for share in shares)
    assert [share.startswith("-") or share == "0" for share in shares] == [
        not choice.right for choice in question.choices
    ]
    assert abs(sum(float(share) for share in shares if float(share) > 0) - 100) < 1e-4
    assert found.findtext("single") == ("false" if question.several else "true")
    if question.several:
        assert abs(sum(map(float, shares))) < 1e-4  # to tick everything gives nothing
    told = [(each.findtext("text"), each.findtext("feedback/text")) for each in found.findall("answer")]
    folder = [
        text.replace("@pictures@/", FOLDER) for choice in question.choices for text in (choice.text, choice.feedback)
    ]
    assert [text for pair in told for text in pair] == folder


def judged(found, typed):
    """The first answer that fits, as Moodle looks for it: its share of the marks and its feedback."""
    for each in found.findall("answer"):
        value = each.findtext("text")
        if value == "*" or abs(float(value) - typed) <= float(each.findtext("tolerance")):
            return float(each.get("fraction")), each.findtext("feedback/text")
    return None


@pytest.mark.parametrize(("found", "question"), of(Number))
def test_numbers_have_a_tolerance_and_each_slip_its_feedback(found, question):
    values = [each.findtext("text") for each in found.findall("answer")]
    assert all(re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", value) for value in values[:-1]) and values[-1] == "*"
    for off in (0, 0.99, -0.99):
        assert judged(found, question.answer + off * question.tolerance) == (100, question.working)
    for value, feedback in question.slips:
        assert judged(found, value) == (0, feedback)
    assert judged(found, 123456.789) == (0, question.otherwise)
    assert abs(question.answer) >= 1e-4 and float(found.findtext("answer/tolerance")) >= 1e-4


@pytest.mark.parametrize(("found", "question"), of(Match))
def test_pairs_have_right_sides_in_plain_text_that_differ(found, question):
    sides = [each.findtext("answer/text") for each in found.findall("subquestion")]
    assert len(set(sides)) == len(sides) == len(question.pairs) >= 3
    assert not any(re.search(r"[<>\\$`]|&\w+;|&#", side) for side in sides)
    assert [each.findtext("text") for each in found.findall("subquestion")] == [left for left, _, _ in question.pairs]
    for _, _, feedback in question.pairs:
        assert feedback in found.findtext("generalfeedback/text")


@pytest.mark.parametrize(("found", "question"), of(Arrange))
def test_each_step_has_its_place(found, question):
    placed = {each.findtext("text"): int(each.findtext("answer/text")) for each in found.findall("subquestion")}
    assert placed == {step: place for place, (step, _) in enumerate(question.steps, start=1)}
    assert list(placed.values()) != sorted(placed.values())
    for _, early in question.steps[1:]:
        assert early in found.findtext("generalfeedback/text")


@pytest.mark.parametrize(("found", "question"), of(Write))
def test_an_answer_in_words_comes_with_its_rubric(found, question):
    assert float(found.findtext("defaultgrade")) == len(question.points) >= 2
    for point in question.points:
        assert point in found.findtext("graderinfo/text")
    assert question.model in found.findtext("generalfeedback/text")


def test_pictures_come_with_the_question_that_shows_them():
    shown = {id: question for id, question in ALL.items() if question.pictures}
    assert len(shown) == 3
    for id, question in shown.items():
        files = {each.get("name"): b64decode(each.text) for each in BY_ID[id].findall("questiontext/file")}
        assert files == question.pictures
        for name in files:
            assert f'src="{FOLDER}{name}"' in BY_ID[id].findtext("questiontext/text")
    assert len(list(parsed(CONTENT).iter("file"))) == 9
    assert b"@pictures@" not in CONTENT
