"""What a user may type as a formula, and what is refused."""

from __future__ import annotations

import math
import pickle
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz.autodiff import grad
from gdviz.objectives.formula import FUNCTIONS, parse_formula

ACCEPTED = {
    "x**4 - 3*x**2 + x": lambda x: x**4 - 3 * x**2 + x,
    "x^4 - 3*x^2 + x": lambda x: x**4 - 3 * x**2 + x,
    "-x^2": lambda x: -(x**2),
    "2x": lambda x: 2 * x,
    "3(x-1)": lambda x: 3 * x - 3,
    "2 sin(x)": lambda x: 2 * math.sin(x),
    "-2x^2 - 3 x": lambda x: -2 * x**2 - 3 * x,
    "2x/4": lambda x: x / 2,
    "x - 2x": lambda x: -x,
    "2(x + 1)^2": lambda x: 2 * (x + 1) ** 2,
    "1e1x": lambda x: 10 * x,
    "2exp(x)": lambda x: 2 * math.exp(x),
    "x \N{DIVISION SIGN} 2": lambda x: x / 2,
    "(-x)^2 / 4": lambda x: x**2 / 4,
    "2 - (3 - (x - 1))": lambda x: x - 2,
    "1/2/x": lambda x: 0.5 / x,
    "2^-x": lambda x: 2.0**-x,
    "(x^2)^3": lambda x: x**6,
    "x^(1/2)": math.sqrt,
    "sin(pi*x) + cos(x)*tan(x)": lambda x: math.sin(math.pi * x) + math.sin(x),
    "exp(-x) + e^x": lambda x: math.exp(-x) + math.exp(x),
    "log(x) - ln(2*x)": lambda x: -math.log(2),
    "sqrt(x)*abs(x - 9)": lambda x: math.sqrt(x) * abs(x - 9),
    "relu(x - 1) + relu(-x)": lambda x: max(x - 1, 0),
    "softplus(x)": lambda x: math.log(1 + math.exp(x)),
    "sigmoid(x)": lambda x: 1 / (1 + math.exp(-x)),
    "sinh(x) - cosh(x) + tanh(x) + atan(x)": lambda x: math.tanh(x) + math.atan(x) - math.exp(-x),
    " +x \N{MIDDLE DOT} 3 \N{MINUS SIGN} 2 \N{MULTIPLICATION SIGN} .5e1": lambda x: 3 * x - 10,
    "7": lambda x: 7.0,
}


@pytest.mark.parametrize("text", ACCEPTED)
def test_formulas_mean_what_they_say(text: str) -> None:
    formula = parse_formula(text)
    for x in (0.3, 1.7, 2.5):
        assert formula(x) == pytest.approx(ACCEPTED[text](x), rel=1e-14, abs=1e-14)
    assert np.shape(formula(np.ones((2, 3)))) == (2, 3)


def test_every_function_is_tried_above() -> None:
    assert all(any(f"{name}(" in text for text in ACCEPTED) for name in FUNCTIONS)


def test_two_variables_and_derivatives() -> None:
    formula = parse_formula("x*y - x^2", ("x", "y"))
    assert formula(3.0, 5.0) == 6.0
    assert grad(formula)(3.0, 5.0) == (-1.0, 3.0)


def test_a_formula_is_its_text() -> None:
    formula = parse_formula("x + 1")
    assert formula == parse_formula("x + 1") == pickle.loads(pickle.dumps(formula))
    assert hash(formula) == hash(parse_formula("x + 1"))


PRINTED = {
    "x^4 - 3*x^2 + x": "x^{4} - 3 x^{2} + x",
    "-(x + 1)^2*sin(x)/3": r"\frac{-(x + 1)^{2} \cdot \sin(x)}{3}",
    "2*exp(x)^2": "2 (e^{x})^{2}",
    "2 - (x - 1)": "2 - (x - 1)",
    "2*3*x": r"2 \cdot 3 \cdot x",
    "abs(x)/sqrt(0.5)": r"\frac{|x|}{\sqrt{0.5}}",
    "pi*(x + 1)": r"\pi \cdot (x + 1)",
    "0.00001*x^2": r"1 \cdot 10^{-5} x^{2}",
    "x - 2.5e-7": r"x - 2.5 \cdot 10^{-7}",
    "0.0001*x": r"0.0001 x",
    "(1e-5)^x + x*1e-6": r"(1 \cdot 10^{-5})^{x} + x \cdot 1 \cdot 10^{-6}",
}


@pytest.mark.parametrize("text", PRINTED)
def test_printed_formulas(text: str) -> None:
    assert parse_formula(text).latex() == PRINTED[text]


REFUSED = {  # the formula, and the position and a word of the message
    "x +": (4, "missing"),
    "x(x + 1)": (1, "write products with *, as in x*(x + 1)"),
    "3 * a": (5, "'a'"),
    "__import__('os')": (12, "unexpected character"),
    "__import__(x)": (1, "unknown function"),
    "x.real": (2, "'.' is not accepted"),
    "x + x.y": (6, "'.' is not accepted"),
    "(x.y)(2)": (3, "'.' is not accepted"),
    "x[0]": (2, "unexpected character"),
    "sin": (1, "function"),
    "sin x": (1, "write sin(x)"),
    "1 + exp(2*cos  2x)": (11, "write cos(x)"),
    "2,5*x": (2, "write 2.5"),
    "sin(1,000*x)": (6, "write 1.000 or 1000"),
    "x\N{SUPERSCRIPT TWO}": (2, "as in x^2"),
    "2*|x|": (3, "write abs(x)"),
    "sin()": (1, "one argument"),
    "sin(x, x)": (1, "one argument"),
    "sin(*x)": (5, "missing before *"),
    "x^2^3": (3, "ambiguous"),
    "x**1000": (4, "too large"),
    "x^(99*99)": (4, "too large"),
    "9**9**9": (4, "ambiguous"),
    "1e400*x": (1, "too large"),
    "9999999999 + x": (1, "too large"),
    "x if x else x": (3, "unknown name 'if'"),
    "lambda x": (1, "unknown name 'lambda'"),
    "x, x": (2, "',' is not accepted"),
    "x and x": (3, "unknown name 'and'"),
    "1j * x": (2, "unknown name 'j'"),
    "True": (1, "unknown name 'True'"),
    "x # note": (3, "unexpected character"),
    "x\n+ 1": (2, "unexpected character"),
    "x = 2": (3, "unexpected character"),
    "((x)": (1, "this ( is never closed"),
    "x)": (2, "this ) closes nothing"),
    "x // 2": (3, "'//' is not accepted"),
    "\N{GREEK SMALL LETTER ALPHA} + x": (1, "unexpected character"),
    "-" * 190 + "x": (None, "too deeply"),
    "(" * 300: (None, "characters long"),
    "x" * 180: (1, "unknown name"),
    "": (None, "empty"),
    "  ": (None, "empty"),
}


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: text[:20])
def test_refused_in_one_line_that_names_the_position(text: str) -> None:
    position, word = REFUSED[text]
    with pytest.raises(ValueError) as caught:
        parse_formula(text)
    message = str(caught.value)
    assert word in message
    assert "\n" not in message and len(message) < 250
    assert position is None or f"position {position}:" in message


@pytest.mark.parametrize("value", [None, 3, b"x"])
def test_only_text_is_a_formula(value: Any) -> None:
    with pytest.raises(ValueError):
        parse_formula(value)


@given(st.text(alphabet="xy0123456789.+-*/^() sincoexp_,'\"", max_size=30))
def test_any_text_is_a_formula_or_a_value_error(text: str) -> None:
    try:
        formula = parse_formula(text)
    except ValueError as error:
        assert "\n" not in str(error)
    else:
        with np.errstate(all="ignore"):
            assert isinstance(float(formula(0.5)), float)
        assert formula.latex()
