"""What the exercises on limits say, against exact fractions and the numbers of this computer."""

from fractions import Fraction

import pytest

from gdviz import exercises
from gdviz.exercises.fresh import evaluate, numbers, tree
from tests.exercises.drawn import combinations, right_text


def test_a_secant_by_hand():
    exercise = exercises.get("limits.quotient_by_hand")
    slips = {slip.feedback.split(".")[0].split(",")[0].split(":")[0]: tree(slip.value) for slip in exercise.mistakes}
    for known in combinations(exercise):
        x, h = Fraction(str(known["x"])), Fraction(str(known["h"]))
        assert known["answer"] == pytest.approx(float(2 * x + h), abs=1e-9)
        wrong = {words: evaluate(value, known) for words, value in slips.items()}
        assert wrong["That is the slope of the tangent"] == pytest.approx(float(2 * x))
        assert wrong["That is the rise"] == pytest.approx(float((x + h) ** 2 - x**2))
        assert wrong["This takes $(x + h)^2$ for $x^2 + h^2$"] == pytest.approx(float(h))
        assert wrong["The order is turned round"] == pytest.approx(float(-2 * x - h))
    assert numbers(exercise)["answer"] == pytest.approx(6.1)  # (3.1² - 9) / 0.1


def test_the_steps_of_the_work_are_equal_to_each_other():
    steps = [step.text for step in exercises.get("limits.order_of_the_work").steps]
    assert [next(part for part in ("quotient", "multiply", "divide", "small") if part in step) for step in steps] == [
        "quotient", "multiply", "divide", "small",
    ]  # fmt: skip
    x, h = Fraction(7, 3), Fraction(1, 8)
    assert ((x + h) ** 2 - x**2) / h == (2 * x * h + h**2) / h == 2 * x + h


def test_one_tolerance_that_cannot_be_kept_breaks_the_claim():
    assert right_text("limits.tolerance_and_distance") == "one tolerance for which no distance is small enough"


def test_a_distance_for_a_computer():
    right = [option.text for option in exercises.get("limits.which_h").options if option.right]
    assert right == [
        "with $h = 10^{-16}$ the answer is useless",
        "with $h = 10^{-6}$ it is closer than with $h = 10^{-2}$",
    ]

    def error(h):
        return abs(((1 + h) ** 3 - (1 - h) ** 3) / (2 * h) - 3)

    assert 1 + 1e-16 == 1 and error(1e-16) > 1
    assert error(1e-6) < 1e-4 * error(1e-2)
