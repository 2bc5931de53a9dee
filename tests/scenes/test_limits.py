"""Limits: tolerances and distances, a corner, and round-off, by closed forms and in whole numbers."""

from fractions import Fraction

import numpy as np
import pytest

from gdviz.figure.parts import Predict
from gdviz.scenes import limits


def exact_error(h, central):
    """How far the quotient of x³ at 1 is from 3 without any rounding: 3h + h², or h²."""
    h = Fraction(h)
    low = (1 - h) ** 3 if central else Fraction(1)
    return ((1 + h) ** 3 - low) / (2 * h if central else h) - 3


@pytest.mark.parametrize("epsilon", [2.0, 0.5, 0.05, 1e-6])
def test_the_distance_that_is_enough_is_the_largest_one(epsilon):
    delta = Fraction(limits.enough(epsilon))
    assert float(3 * delta + delta**2) == pytest.approx(epsilon, rel=1e-12)
    assert limits.farthest(float(delta)) == pytest.approx(epsilon, rel=1e-12)


def test_only_the_smallest_distance_on_offer_is_enough():
    predict = limits.tolerance.part(Predict)
    assert predict.options[predict.answer] == "closer than 0.1"
    assert [3 * d + d * d <= 0.5 for d in (0.5, 0.25, 0.1)] == [False, False, True]
    assert predict.when[1] < 0.1 <= predict.when[2] < 0.25


def test_the_quotient_is_that_of_the_cube():
    quotient = limits.tolerance.objective
    for h in (-1.0, -0.3, 0.25, 0.9):
        assert quotient(h) == pytest.approx(((1 + h) ** 3 - 1) / h, rel=1e-12)
    assert limits.slope == 3.0


def test_the_animation_keeps_every_promise():
    values = limits.tolerance.animation.values
    for epsilon, delta in zip(values["epsilon"], values["delta"], strict=True):
        assert 3 * delta + delta**2 <= epsilon * (1 + 1e-12)


def test_the_two_sides_of_a_corner():
    upper = limits.two_sides.panels[1].marks[1].formula
    assert upper(np.array([-0.5, -1e-9, 1e-9, 0.5])).tolist() == [-1.0, -1.0, 1.0, 1.0]


def test_where_truncation_rules_the_errors_are_those_of_the_closed_form():
    for place, h in enumerate((0.1, 0.01, 1e-3, 1e-4)):
        assert limits.forward_errors[place] == pytest.approx(float(exact_error(h, central=False)), rel=1e-4)
        assert limits.central_errors[place] == pytest.approx(float(exact_error(h, central=True)), rel=1e-3)


def test_where_rounding_rules_the_answer_is_worthless():
    assert limits.forward_errors[15] == 3.0  # 1 + 1e-16 is 1: the secant is level
    assert min(limits.forward_errors[11:]) > 1e-5 and min(limits.central_errors[11:]) > 1e-5


def test_the_best_distance_is_near_its_rule_of_thumb():
    assert (limits.best_forward, limits.best_central) == (1e-8, 1e-6)
    epsilon = 2.0**-52
    assert limits.root_of_epsilon == pytest.approx(epsilon**0.5) and limits.cube_root_of_epsilon**3 == pytest.approx(
        epsilon
    )
    assert abs(np.log10(limits.best_forward / limits.root_of_epsilon)) < 1
    assert abs(np.log10(limits.best_central / limits.cube_root_of_epsilon)) < 1
