"""A question as other programs know it, and what of it they would spoil."""

from dataclasses import replace

import pytest

from gdviz.teach.question import PICTURES, Choice, Choose, Number, check, numbered, placed

COMMON = {"id": "a.b", "title": "T", "stem": "S", "address": "https://a.example/"}
NUMBER = Number(**COMMON, answer=5.0, tolerance=0.01, working="w", slips=(), otherwise="o")
CHOOSE = Choose(**COMMON, choices=(Choice("1", "f", True), Choice("2", "f"), Choice("3", "f")))


def test_pictures_are_where_the_format_says():
    assert placed(f'<img src="{PICTURES}a.svg"> {PICTURES}', "x/") == '<img src="x/a.svg"> x/'


def test_a_part_of_a_question_has_a_number_of_its_own():
    assert numbered(CHOOSE, 2, stem="part") == {
        "id": "a.b.2",
        "title": "T (2)",
        "stem": "part",
        "address": "https://a.example/",
        "pictures": {},
    }


def test_what_other_programs_take_is_let_through():
    for question in (NUMBER, CHOOSE, replace(NUMBER, answer=0.0), replace(NUMBER, answer=-0.0001)):
        check(question)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (replace(NUMBER, answer=0.00005), "a.b: the answer 5e-05 ± 0.01 is too small for Canvas, which makes 0 of it"),
        (replace(NUMBER, tolerance=0.00005), "a.b: the answer 5 ± 5e-05 is too small for Canvas"),
        (replace(CHOOSE, choices=CHOOSE.choices[:2]), "a.b: 2 options: give 3 or more"),
        (replace(CHOOSE, choices=(CHOOSE.choices[1],) * 3), "a.b: none of its options is right"),
    ],
)
def test_what_they_would_spoil_is_refused(question, reason):
    with pytest.raises(ValueError) as told:
        check(question)
    assert str(told.value).startswith(reason)
