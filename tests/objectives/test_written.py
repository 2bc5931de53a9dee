"""The objective of a formula: gradients for runs take 0 at a corner, as frameworks do; what is known there is none."""

import math

import numpy as np
import pytest

from gdviz.objectives import from_formula
from gdviz.objectives.written import WrittenObjective


def known(objective, *w):
    return objective.known(np.array(w), *objective.value_and_gradient(w))


def test_a_formula_makes_one():
    assert isinstance(from_formula("x^2"), WrittenObjective)


def test_a_run_takes_0_at_a_corner_and_a_reader_is_told_of_no_slope():
    objective = from_formula("abs(x) + 3")
    assert objective.gradient([0.0]) == 0 and objective.value_and_gradient([0.0]) == (3.0, 0.0)
    value, slope = known(objective, 0.0)
    assert value == 3.0 and math.isnan(slope[0])
    assert known(objective, -2.0) == (5.0, -1.0)


def test_a_limit_stands_in_where_the_chain_rule_has_none():
    assert from_formula("x*x^0.5").gradient([0.0]) == 0.0  # x^1.5
    assert known(from_formula("relu(x) - relu(-x)"), 0.0) == (0.0, 1.0)  # x


def test_of_two_variables_each_has_its_own():
    value, gradient = known(from_formula("abs(x) + y^2"), 0.0, 3.0)
    assert value == 9.0 and math.isnan(gradient[0]) and gradient[1] == 6.0


@pytest.mark.parametrize(("formula", "w"), [("log(x)", (-1.0,)), ("sqrt(x) + y", (-1.0, 0.0))])
def test_outside_of_the_domain_nothing_is_known(formula, w):
    value, gradient = known(from_formula(formula), *w)
    assert math.isnan(value) and np.isnan(gradient).all() and gradient.shape == (len(w),)


def test_many_points_at_once_are_left_to_the_chain_rule():
    points = np.array([[-1.0, 2.0]])
    np.testing.assert_array_equal(from_formula("abs(x)").gradient(points), [[-1.0, 1.0]])
