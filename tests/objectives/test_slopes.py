"""Slopes at corners, at the ends of a domain, and where the chain rule gives 0 times infinity: worked by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gdviz.objectives import from_formula
from gdviz.objectives.slopes import limit_slope

NONE = math.nan
SLOPES = {  # formula, x -> the slope there; what a function is on either side tells it
    ("abs(x)", 0.0): NONE,  # -1 on the left, 1 on the right
    ("abs(x)", -2.0): -1.0,
    ("abs(x - 1) + x", 1.0): NONE,
    ("1e-7*abs(x)", 0.0): NONE,
    ("relu(x)", 0.0): NONE,
    ("abs(exp(x) - 1)", 0.0): NONE,
    ("sqrt(x^2)", 0.0): NONE,  # |x| again
    ("x*abs(x)", 0.0): 0.0,
    ("relu(x)^2", 0.0): 0.0,
    ("relu(x) - relu(-x)", 0.0): 1.0,  # x again
    ("abs(x)^1.5 + 3x", 0.0): 3.0,
    ("abs(x^3)", 0.0): 0.0,
    ("abs(cos(x) - 1)", 0.0): 0.0,
    ("x*x^0.5", 0.0): 0.0,  # x^1.5, at the end of its domain
    ("(x - 1)*(x - 1)^0.5 + 2x", 1.0): 2.0,
    ("x*(x^2)^(1/3)", 0.0): 0.0,  # x^(5/3)
    ("(x^4)^0.5 - x", 0.0): -1.0,
    ("sqrt(x)", 0.0): NONE,  # upright
    ("sqrt(abs(x))", 0.0): NONE,
    ("(x^2)^(1/3)", 0.0): NONE,
    ("x^x", 0.0): NONE,  # log(x) + 1 has no limit
    ("x^x", 1.0): 1.0,
    ("(-2)^x", 2.0): NONE,  # a single point
    ("7", 0.0): 0.0,
    ("log(1 + exp(x))", 800.0): 1.0,
    ("1/(1 + exp(-x))", -800.0): 0.0,
}


@pytest.mark.parametrize(("text", "x"), SLOPES)
def test_a_slope_is_told_where_there_is_one(text: str, x: float) -> None:
    objective = from_formula(text)
    w = np.array([x])
    value, gradient = objective.value_and_gradient(w)
    known, slopes = objective.known(w, value, gradient)
    assert known == value and math.isfinite(value) and not objective.undefined(w)
    assert slopes == pytest.approx([SLOPES[text, x]], abs=1e-6, nan_ok=True)
    if math.isfinite(SLOPES[text, x]):
        assert gradient == pytest.approx(slopes) and objective.gradient(w) == pytest.approx(slopes)


UNDEFINED = {("log(x)", -1.0), ("log(x)", 0.0), ("x/abs(x)", 0.0), ("1/x", 0.0), ("x^-1", 0.0), ("sqrt(x)", -2.0),
             ("x*x^0.5", -1.0), ("atan(1/x)", 0.0), ("1/(1/x)", 0.0), ("x^2/x", 0.0), ("x^0.5", -1.0)}  # fmt: skip


@pytest.mark.parametrize(("text", "x"), sorted(UNDEFINED))
def test_outside_of_the_domain_nothing_is_known(text: str, x: float) -> None:
    objective = from_formula(text)
    assert objective.undefined([x])
    value, slopes = objective.known(np.array([x]), *objective.value_and_gradient([x]))
    assert math.isnan(value) and np.isnan(slopes).all()


@pytest.mark.parametrize(("text", "x"), [("exp(x)", 800.0), ("exp(x) - exp(2x)", 800.0), ("x^100", 1e9), ("x^2", 3.0)])
def test_what_is_too_large_for_a_float_is_in_the_domain(text: str, x: float) -> None:
    assert not from_formula(text).undefined([x])


def test_with_two_variables_each_has_a_slope_of_its_own() -> None:
    objective = from_formula("abs(x) + y^2")
    w = np.array([0.0, 3.0])
    _, slopes = objective.known(w, *objective.value_and_gradient(w))
    assert math.isnan(slopes[0]) and slopes[1] == 6.0
    assert objective.gradient(w).tolist() == [0.0, 6.0]  # what a run takes there, as frameworks do


def test_limits_are_taken_from_either_side() -> None:
    assert limit_slope(lambda x: x * x, lambda x: 2 * x, 0.0) == 0.0
    assert math.isnan(limit_slope(lambda x: float(x > 0), lambda _: 0.0, 0.0))  # level on either side of a jump
    assert math.isnan(limit_slope(lambda _: math.nan, lambda _: 1.0, 0.0))
    step = 2.0**-20
    assert limit_slope(lambda x: abs(x) ** 1.25, lambda x: 1.25 * math.copysign(abs(x) ** 0.25, x), 0.0) == 0.0
    assert limit_slope(lambda x: x if x >= 1 else math.nan, lambda _: 1.0, 1.0) == 1.0 > step


CASES = ["x^3 - 2x", "sin(x)*exp(-x)", "log(1 + exp(x))", "1/(1 + exp(-2x))", "log(cosh(x))", "exp(x)/(1 + exp(x))^2",
         "softplus(3x)", "x*abs(x)", "x^x", "(x^2 + 1)^(x/2)", "log(2exp(x) + 3)", "sqrt(x^2 + 1)"]  # fmt: skip


@pytest.mark.parametrize("text", CASES)
def test_slopes_agree_with_differences(text: str) -> None:
    objective = from_formula(text)
    for x in (0.3, 1.0, 2.7):
        step = 1e-6
        difference = (objective([x + step]) - objective([x - step])) / (2 * step)
        assert objective.gradient([x])[0] == pytest.approx(difference, rel=1e-7, abs=1e-8)
