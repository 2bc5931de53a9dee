"""Where there is no slope, and where a run leaves the domain: the browser says what Python says."""

from __future__ import annotations

import json
import random
from functools import cache

import numpy as np
import pytest
import quickjs

from gdviz.figure.ranges import value_range
from gdviz.objectives import from_formula
from gdviz.objectives.formula import parse_formula
from gdviz.optimizers.descent import descend
from gdviz.optimizers.rules import GradientDescent
from gdviz.page import runtime
from gdviz.symbolic.javascript import optimizer_to_javascript
from tests.objectives.test_slopes import SLOPES, UNDEFINED
from tests.objectives.test_stable import FAR

KNOWN = """
    const told = (value) => (Number.isFinite(value) ? value : String(value));
    const known = (text, x, order) => {
        const f = formulaObjective(parseFormula(text), order);
        const [value, [slope]] = f.known([x], f.value([x]));
        return JSON.stringify([f.undefined([x]), told(value), told(slope), told(f.gradient([x])[0])]);
    };
    const ran = (text, optimizer, start, rate, steps) => {
        const objective = formulaObjective(parseFormula(text));
        const { iterates, left, diverged } = descend({ objective, optimizer, start: [start], steps, schedule: null },
            () => ({ learning_rate: rate }));
        return JSON.stringify([iterates, left, diverged]);
    };
"""


@cache
def _context():
    context = quickjs.Context()
    sources = runtime.source_of("formula/formula.js", "descent.js", "parts/own-function.js", "store.js")
    context.eval(sources + KNOWN)
    return context


def _number(told):
    return float(told.replace("Infinity", "inf")) if isinstance(told, str) else told


def _known(text, x, order=0):
    """Whether it is undefined; value, slope and gradient as far as there are any."""
    undefined, *numbers = json.loads(_context().eval(f"known({json.dumps(text)}, {x!r}, {order})"))
    return undefined, [_number(each) for each in numbers]


@pytest.mark.parametrize(
    ("text", "x"), [*SLOPES, *sorted(UNDEFINED), *FAR, ("exp(x)", 800.0), ("exp(x)-exp(2x)", 800.0)]
)
def test_value_slope_and_domain_are_those_of_python(text, x):
    objective = from_formula(text)
    w = np.array([x])
    value, gradient = objective.value_and_gradient(w)
    known, slopes = objective.known(w, value, gradient)
    undefined, numbers = _known(text, x)
    assert undefined == objective.undefined(w)
    assert numbers[:2] == pytest.approx([known, slopes[0]], rel=1e-12, abs=1e-12, nan_ok=True)
    if np.isfinite(gradient[0]) and not undefined:
        assert numbers[2] == pytest.approx(gradient[0], rel=1e-12, abs=1e-12)


def test_the_slope_as_a_function_has_no_value_at_a_corner():
    assert _known("abs(x)", 0.0, order=1)[1][:1] == pytest.approx([np.nan], nan_ok=True)
    assert _known("abs(x)", 2.0, order=1)[1][:2] == [1.0, 0.0]
    assert _known("x*abs(x)", 0.0, order=1)[1] == pytest.approx([0.0, np.nan, 0.0], nan_ok=True)  # 2|x|


PARTS = ["x", "x", "abs(x)", "relu(x)", "(x - 1)", "sqrt(x)", "x^2", "2", "exp(x)", "log(x)", "abs(x - 1)", "x^0.5"]


def test_at_corners_and_poles_of_random_formulas_both_say_the_same():
    chance = random.Random(9)
    none = 0
    for _ in range(400):
        text = chance.choice(PARTS)
        for _ in range(chance.randint(1, 3)):
            text = f"({text} {chance.choice('+-**/')} {chance.choice(PARTS)})"
        for x in (0.0, 1.0):
            objective, w = from_formula(text), np.array([x])
            expected, slopes = objective.known(w, *objective.value_and_gradient(w))
            undefined, numbers = _known(text, x)
            assert undefined == objective.undefined(w), (text, x)
            assert numbers[:2] == pytest.approx([expected, slopes[0]], rel=1e-6, abs=1e-6, nan_ok=True), (text, x)
            none += not undefined and np.isnan(slopes[0])
    assert none > 50


@pytest.mark.parametrize(
    ("text", "start", "rate", "steps"),
    [("log(x)", 1.0, 0.9, 40), ("log(x)", 1.0, 3.0, 5), ("sqrt(x)", 1.0, 2.0, 5), ("x^4", 3.0, 1.0, 40),
     ("exp(x)", 2.0, -9.0, 9), ("abs(x)", 1.0, 0.5, 9), ("-1/x", 2.0, 0.1, 30), ("x^2", 1.0, 0.1, 9),
     ("x*x^0.5", 1.0, 0.3, 60)],
)  # fmt: skip
def test_a_run_ends_in_the_same_way(text, start, rate, steps):
    rule = GradientDescent(abs(rate))
    object.__setattr__(rule, "learning_rate", rate)
    expected = descend(from_formula(text), rule, start, steps)
    call = f"ran({json.dumps(text)}, {optimizer_to_javascript(rule)}, {start}, {rate}, {steps})"
    iterates, left, diverged = json.loads(_context().eval(call))
    np.testing.assert_allclose(np.array(iterates, dtype=float), expected.iterates, rtol=1e-9)
    assert (left, diverged) == (expected.left_domain, expected.diverged)


@pytest.mark.parametrize("text", ["1/x", "x^2 - 0.001/(x + 0.5)^2", "x^3", "log(x)", "exp(x^2)", "tan(x)", "-1/x^2"])
def test_what_is_far_from_the_rest_is_left_out_of_the_axis(text):
    places = np.linspace(-2.0, 3.0, 481)
    with np.errstate(all="ignore"):
        values = np.asarray(parse_formula(text)(places))
    listed = "[" + ",".join(str(value).replace("inf", "Infinity").replace("nan", "NaN") for value in values) + "]"
    found = json.loads(_context().eval(f"JSON.stringify(valueRange({listed}, [-2, 3], false))"))
    low, high = value_range(values)
    span = high - low
    assert found == pytest.approx([low - 0.09 * span, high + 0.09 * span])
