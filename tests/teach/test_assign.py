"""What students are told of the assessment."""

from gdviz.teach.assign import assignment, marks
from tests.teach.sample import SITE, all_places, course


def test_a_mark_for_each_point_of_the_rubrics():
    ids = course().lesson("practice/check-your-understanding.md").exercises
    assert len(ids) == 6 and marks(ids) == 3 + 2 + 2 + 3 + 4 + 3
    assert marks(("derivatives.level_place",)) == 0


def test_the_text_to_hand_out():
    lines = assignment(all_places()).split("<br>")
    assert lines[0] == "Check your understanding: six questions, 17 marks, 20 minutes."
    assert lines[1] == f"{SITE}practice/check-your-understanding/"
    assert any(line.startswith("Hand in ") for line in lines) and len(lines) == 5
