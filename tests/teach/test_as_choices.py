"""Pairs, orders and numbers as choices, for what knows no others."""

from dataclasses import replace

import pytest

from gdviz.teach.as_choices import as_choices
from gdviz.teach.question import Arrange, Match, Number
from tests.teach.test_questions import ALL

COMMON = {"id": "a.b", "title": "T", "stem": "S", "address": "https://a.example/"}
ORDER = Arrange(
    **COMMON,
    steps=(("one", ""), ("two", "two is early"), ("three", "three is early")),
    order=(2, 0, 1),
    because="so",
)
PAIRS = Match(**COMMON, pairs=(("l1", "r1", "w1"), ("l2", "r2", "w2"), ("l3", "r3", "w3")), order=(1, 2, 0))
NUMBER = Number(
    **COMMON,
    answer=5.0,
    tolerance=0.01,
    working="w",
    slips=((10.0, "twice"), (-5.0, "sign"), (5.001, "same")),
    otherwise="o",
)


def told(question):
    return [(choice.text, choice.feedback, choice.right) for choice in question.choices]


def test_choices_and_answers_in_words_stay_as_they_are():
    for id in ("derivatives.level_place", "check_your_understanding.why_subtract"):
        assert as_choices(ALL[id]) == (ALL[id],)


def test_each_left_side_becomes_a_question_with_all_right_sides():
    first, second, _ = as_choices(PAIRS)
    assert (first.id, first.title, second.id) == ("a.b.1", "T (1)", "a.b.2")
    assert first.stem == "<p>S</p><p>What belongs to this?</p><p><strong>l1</strong></p>"
    assert told(first) == [
        ("r2", "That belongs to: l2. w2", False),
        ("r3", "That belongs to: l3. w3", False),
        ("r1", "w1", True),
    ]


def test_an_order_becomes_a_choice_between_orders_of_which_each_wrong_one_has_a_step_too_early():
    (made,) = as_choices(ORDER)
    assert made.stem == "<p>S</p><p>A. three</p><p>B. one</p><p>C. two</p>"
    assert sorted(told(made)) == [
        ("B, A, C", "three is early", False),
        ("B, C, A", "so", True),
        ("C, B, A", "two is early", False),
    ]


def test_an_order_that_is_right_too_is_no_wrong_option():
    more = replace(ORDER, steps=(*ORDER.steps, ("four", "four is early")), order=(2, 0, 1, 3), also=((1, 0, 2, 3),))
    (made,) = as_choices(more)
    assert len(made.choices) == 3 and "two is early" not in str(told(made))


def test_a_number_becomes_a_choice_between_it_and_the_results_of_slips_by_size():
    (made,) = as_choices(NUMBER)
    assert told(made) == [("&#8722;5", "sign", False), ("5", "w", True), ("10", "twice", False)]


def test_too_few_slips_are_refused():
    with pytest.raises(ValueError, match=r"^a.b: 2 options: give 3 or more$"):
        as_choices(replace(NUMBER, slips=NUMBER.slips[:1]))


@pytest.mark.parametrize("question", ALL.values(), ids=ALL.keys())
def test_every_question_of_the_site_has_three_options_that_can_be_told_apart(question):
    for made in as_choices(question):
        if hasattr(made, "choices"):
            assert len({choice.text for choice in made.choices}) == len(made.choices) >= 3
            assert any(choice.right for choice in made.choices)
