"""Formulas of exponentials in a form that does not overflow: the same values, also far out."""

from __future__ import annotations

import ast
import math

import numpy as np
import pytest

from gdviz.autodiff import grad
from gdviz.objectives.formula import evaluate, parse_formula

FAR = {  # formula, x -> value and slope, by hand: what is added to exp(800) does not count, nor does exp(-800)
    ("log(1 + exp(x))", 800.0): (800.0, 1.0),
    ("log(exp(x) + 1)", -800.0): (0.0, 0.0),
    ("ln(1 + e^(2x))", 800.0): (1600.0, 2.0),
    ("log(exp(x) + exp(-x))", -800.0): (800.0, -1.0),
    ("log(2exp(x) + 3)", 800.0): (800.0 + math.log(2), 1.0),
    ("log(cosh(x))", 800.0): (800.0 - math.log(2), 1.0),
    ("log(exp(x)^3/5)", 800.0): (2400.0 - math.log(5), 3.0),
    ("log(sqrt(1 + exp(x)))", 800.0): (400.0, 0.5),
    ("log(sigmoid(x))", -800.0): (-800.0, 1.0),
    ("1/(1 + exp(-x))", -800.0): (0.0, 0.0),
    ("exp(x)/(1 + exp(x))", 800.0): (1.0, 0.0),
    ("exp(-x)/(1 + exp(-x))^2", -800.0): (0.0, 0.0),
    ("exp(x)*exp(-x) + x", 800.0): (801.0, 1.0),
    ("softplus(x)", 800.0): (800.0, 1.0),
}


@pytest.mark.parametrize(("text", "x"), FAR)
def test_nothing_overflows_that_is_moderate(text: str, x: float) -> None:
    formula = parse_formula(text)
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        found = float(formula(np.float64(x))), float(grad(formula)(x))
    assert found == pytest.approx(FAR[text, x], rel=1e-14, abs=1e-300)


@pytest.mark.parametrize("text", [text for text, _ in FAR])
def test_where_nothing_overflows_the_form_changes_no_value(text: str) -> None:
    formula = parse_formula(text)
    for x in (-3.0, -0.4, 0.0, 1.0, 2.5):
        plainly = float(evaluate(formula.tree, {"x": np.float64(x)}))
        assert float(formula(x)) == pytest.approx(plainly, rel=1e-13, abs=1e-15)


def test_other_formulas_stay_as_they_are_and_all_are_printed_as_they_were_written() -> None:
    for text in ("log(1 + x^2)", "exp(x)/2", "exp(-x)/x", "x*exp(x)", "sqrt(1 + exp(x))", "log(x)", "2^x/(1 + 2^x)"):
        formula = parse_formula(text)
        assert ast.dump(formula.stable) == ast.dump(formula.tree)
    assert parse_formula("log(1 + exp(x))").latex() == r"\ln(1 + e^{x})"
