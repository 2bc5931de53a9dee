"""A reader's formula in the browser: the same grammar, values and derivatives as gdviz/formula.py, and no way out."""

from __future__ import annotations

import ast
import json
import random
import time
from functools import cache

import numpy as np
import pytest
import quickjs
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gdviz.autodiff import grad
from gdviz.objectives.formula import FUNCTIONS, Formula, parse_formula
from gdviz.page import runtime
from tests.objectives.test_reader import MISTAKES

ANSWER = """
    const answer = (text, places, order = 0) => {
        let tree;
        try { tree = parseFormula(text); } catch (error) {
            const { message, position } = error;
            return JSON.stringify({ ours: error instanceof FormulaError, message, at: position ?? null });
        }
        const f = formulaObjective(tree, order);
        const written = (value) => (Number.isFinite(value) ? value : String(value));
        const at = (x) => [f.value([x]), f.gradient([x])[0], f.hessian([x])[0]].map(written);
        return JSON.stringify({ values: places.map(at) });
    };
"""


@cache
def _context():
    context = quickjs.Context()
    context.set_max_stack_size(4_000_000)  # room for as many calls as in a browser
    context.eval(runtime.source_of("formula/formula.js") + ANSWER)
    return context


def _browser(text, places=(), order=0):
    """What the browser makes of a formula: its values and derivatives at places, or the error."""
    answer = json.loads(_context().eval(f"answer({json.dumps(text)}, {json.dumps(list(places))}, {order})"))
    if "values" in answer:
        answer["values"] = [[float(value.replace("Infinity", "inf")) if isinstance(value, str) else value
                             for value in row] for row in answer["values"]]  # fmt: skip
    return answer


def _python(text, places):
    """Value, slope and curvature at each of the places, by autodiff."""
    formula = parse_formula(text)
    slope = grad(formula)
    with np.errstate(all="ignore"):
        return [[float(formula(x)), float(slope(x)), float(grad(slope)(x))] for x in places]


ACCEPTED = [
    "x", "7", "-x^2", "(-x)^2 / 4", "+x", "x--x", "2 - (3 - (x - 1))", "1/2/x", "2^-x", "(x^2)^3", "x^(x^2)",
    "x^-2^3",
    "x^(1/2)", "x**4 - 3*x**2 + x", "x^4 - 3*x^2 + x", "(x^2 - 1)^2 + 0.3*x", "x**x", "x**(x - 1)", "2**x",
    "sin(pi*x) + cos(x)*tan(x)", "exp(-x) + e^x", "log(x) - ln(2*x)", "sqrt(x)*abs(x - 9)", "relu(x - 1) + relu(-x)",
    "sigmoid(x)", "sigmoid(-3*x)*x", "sinh(x) - cosh(x) + tanh(x) + atan(x)", "sin(sin(sin(x)))", "abs(abs(x) - 1)",
    " +x \N{MIDDLE DOT} 3 \N{MINUS SIGN} 2 \N{MULTIPLICATION SIGN} .5e1", "1_000*x", "0x10*x", "0b11 + x", "0o17",
    "2x", "2 x", "2(x)", "0x", "3(x-1)", "2 sin(x)", "-2x^2 - 3 x", "2x/4", "x - 2x", "2(x + 1)^2", "1e1x", "2exp(x)",
    "x \N{DIVISION SIGN} 2", "5.x", "x\N{NO-BREAK SPACE}+ 1",
    "sin (x)", "\N{NO-BREAK SPACE}x", "x\N{MIDDLE DOT}\N{MIDDLE DOT}2", "1.e3*x", "5.", "00", "0_0",
    "01.5",
    "e", "pi*e", "x^100", "x^(200/2)", "1000000000", "2**(sin(1))", "x^0", "x^0.5", "0*x", "(" * 99 + "x" + ")" * 99,
    "-" * 40 + "x", "x+" * 40 + "x", "x / (1 + x^2)", "exp(-x^2/2)", "x*sin(1/x)", "sqrt(x^2 + 1)", "1e-3*x",
    "x\t+ 1",
    "((x))", "-(-(x))", "x^(2)", "(x)^(2)", "log(exp(x))", "tanh(x)^2", "(2*x)^(x + 1)",
]  # fmt: skip

REFUSED = [
    "x +", "x x", "(sin)(x)", "sin(x,)", "x(x + 1)", "3 * a", "__import__('os')", "__import__(x)", "x.real", "x + x.y",
    "(x.y)(2)",
    "x[0]", "sin", "sin()", "sin(x, x)", "sin(*x)", "sin(**x)", "sin(x,*x)", "x^2^3", "x**(2)**3", "x**1000",
    "x^(99*99)",
    "9**9**9", "1e400*x", "9999999999 + x", "1000000001", "x if x else x", "lambda x", "x, x", "x,", "(x,x)", "()",
    "x and x", "not x", "1j * x", "True", "None", "x # note", "x\n+ 1", "x = 2", "((x)", "x)", "sin(x", "sin(",
    "x // 2",
    "\N{GREEK SMALL LETTER ALPHA} + x", "-" * 190 + "x", "-" * 41 + "x", "(" * 300, "x" * 180, "", "  ", "x..y",
    "1.5.2",
    "+", "*x", "sin(x) 2", "1e", "3..", "0b12", "007", "x/*2", "x***2", "x+" * 60 + "x", "sin(x for x in x)",
    "x(2)", "(x)(2)", "e(x)", "x.5", "_", "sin.x", "sin(sin)", "x**x**2", "x**(1/0)", "x**(0/0)", "sin(x)(x)", "1__0",
    "1_", "print(x)", "x^101", "constructor", "constructor(x)", "__proto__", "__proto__(x)", "x.constructor",
    "toString",
    "hasOwnProperty(x)", "this", "globalThis", "x^2;alert(1)", "`x`", "x => x", "{}", "0_1", "1jx", "sin(,)",
    ",",
    "\N{GRINNING FACE}", "x\u200b", "\ud800",
    "sin x", "1 + exp(2*cos  2x)", "sin in x", "x sin x", "2,5*x", "1.2,5", "sin(2,5)", "sin(1,000*x)", "x,2", "x2,5",
    "x\N{SUPERSCRIPT TWO}", "(x + 1)\N{SUPERSCRIPT MINUS}\N{SUPERSCRIPT ONE}", "|x|", "2*|x|",
]  # fmt: skip

PLACES = (0.3, 0.7, 1.0, 1.7, 2.5)


@pytest.mark.parametrize("text", ACCEPTED, ids=lambda text: text[:20])
def test_what_python_accepts_has_the_same_values_and_derivatives(text):
    expected, found = _python(text, PLACES), _browser(text, PLACES)["values"]
    for there, here in zip(expected, found, strict=True):
        for theirs, ours in zip(there, here, strict=True):
            if np.isfinite(theirs):
                assert ours == pytest.approx(theirs, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize(
    "text", [text for text in [*REFUSED, *MISTAKES] if "\ud800" not in text], ids=lambda text: text[:20]
)
def test_what_python_refuses_is_refused_with_the_same_words(text):
    with pytest.raises(ValueError) as caught:
        parse_formula(text)
    expected, answer = str(caught.value), _browser(text)
    assert answer["ours"]
    if "unexpected character" in expected:  # a terminal may not show it, a page can
        assert answer["message"].split(":")[0] == expected.split(":")[0]
        assert answer["message"].partition(";")[2] == expected.partition(";")[2]
    else:
        assert answer["message"] == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2*sin x", "position 3: sin is a function: write sin(x)"),
        ("2,5*x", "position 2: a number has no comma; write 2.5"),
        (
            "x\N{SUPERSCRIPT TWO}",
            "position 2: unexpected character '\N{SUPERSCRIPT TWO}'; write powers with ^, as in x^2",
        ),
        ("|x|", "position 1: unexpected character '|'; write abs(x)"),
    ],
)
def test_what_is_written_so_elsewhere_is_told_how_it_is_written_here(text, message):
    assert _browser(text)["message"] == f"formula, {message}"


def test_a_lone_surrogate_is_no_character():
    assert "unexpected character U+D800" in _browser("x + \ud800")["message"]


def test_the_functions_are_those_of_python():
    assert json.loads(_context().eval("JSON.stringify([...FUNCTIONS.keys()])")) == list(FUNCTIONS)


# Worked by hand: text, x, value, slope, curvature
@pytest.mark.parametrize(
    ("text", "x", "expected"),
    [
        ("(x - 3)^2", 0.0, (9.0, -6.0, 2.0)),
        ("x^3", 2.0, (8.0, 12.0, 12.0)),
        ("x^2", 0.0, (0.0, 0.0, 2.0)),
        ("x^0", 0.0, (1.0, 0.0, 0.0)),
        ("abs(x)", 0.0, (0.0, 0.0, 0.0)),
        ("abs(x)", -2.0, (2.0, -1.0, 0.0)),
        ("relu(x)", 0.0, (0.0, 0.0, 0.0)),
        ("relu(x)^2", 3.0, (9.0, 6.0, 2.0)),
        ("sigmoid(x)", 0.0, (0.5, 0.25, 0.0)),
        ("tanh(x)", 0.0, (0.0, 1.0, 0.0)),
        ("atan(x)", 1.0, (np.pi / 4, 0.5, -0.5)),
        ("1/x", 2.0, (0.5, -0.25, 0.25)),
        ("sqrt(x)", 4.0, (2.0, 0.25, -1 / 32)),
        ("log(x)", 2.0, (np.log(2), 0.5, -0.25)),
        ("e^x", 1.0, (np.e, np.e, np.e)),
        ("sinh(x) + cosh(x)", 1.0, (np.e, np.e, np.e)),
        ("tan(x)", np.pi / 4, (1.0, 2.0, 4.0)),
        ("x*sin(x)", np.pi, (0.0, -np.pi, -2.0)),
        ("x^x", 1.0, (1.0, 1.0, 2.0)),
        ("(2*x)^(x - 1)", 1.0, (1.0, np.log(2), 2 + np.log(2) ** 2)),
        ("1^(1/x)", 2.0, (1.0, 0.0, 0.0)),
    ],
)
def test_derivatives_worked_by_hand(text, x, expected):
    assert _browser(text, [x])["values"][0] == pytest.approx(expected, rel=1e-14, abs=1e-15)


def test_the_slope_as_a_function_has_the_next_derivatives():
    """x⁴: slope 4x³, 12x², 24x."""
    assert _browser("x^4", [1.5, -2.0], order=1)["values"] == [[13.5, 27.0, 36.0], [-32.0, 48.0, -48.0]]


def test_where_a_function_has_no_value_its_slope_as_a_function_has_none():
    """1/x is the slope of log on the right of 0 alone."""
    values = [value for value, *_ in _browser("log(x)", [-2.0, 0.0, 0.5], order=1)["values"]]
    assert np.isnan(values[:2]).all() and values[2] == 2.0


# ---- random formulas

LEAVES = st.sampled_from(["x", "x", "x", "2", "0.5", "3", "1.25", "pi", "e"])


def _grown(inner):
    signs = st.sampled_from(["+", "-", "*", "/"])
    return st.one_of(
        st.tuples(inner, signs, inner).map(lambda parts: f"({' '.join(parts)})"),
        st.tuples(st.sampled_from(list(FUNCTIONS)), inner).map(lambda parts: f"{parts[0]}({parts[1]})"),
        st.tuples(inner, st.sampled_from(["2", "3", "-1", "0.5", "0", "x"])).map(
            lambda parts: f"({parts[0]})^({parts[1]})"
        ),
        inner.map(lambda one: f"(-{one})"),
    )


EXPRESSIONS = st.recursive(LEAVES, _grown, max_leaves=8).filter(lambda text: len(text) <= 200)


def _parts(node, x, formula):
    """Value, slope and curvature of every part of a tree, the operands of quotients and powers among them."""
    for part in ast.walk(node):
        if not isinstance(part, ast.expr) or (isinstance(part, ast.Name) and part.id in FUNCTIONS):
            continue
        one = Formula("", ("x",), frozenset({"x"}), part)
        slope = grad(one)
        yield float(one(x)), float(slope(x)), float(grad(slope)(x))


@settings(max_examples=300, deadline=None)
@given(EXPRESSIONS, st.floats(0.2, 3.0))
def test_random_formulas_agree(text, x):
    """Where every part is of moderate size, so that rounding in the last place is not made large.

    And no power of 0, as in relu(-x)^0.5: 0 times infinity, to which reverse mode, as Python has it, does not come.
    """
    try:
        formula = parse_formula(text)
    except ValueError:
        assert _browser(text)["ours"]
        return
    powers = [
        part.left for part in ast.walk(formula.tree) if isinstance(part, ast.BinOp) and isinstance(part.op, ast.Pow)
    ]
    with np.errstate(all="ignore"):
        assume(all(Formula("", ("x",), frozenset({"x"}), base)(x) != 0 for base in powers))
        parts = np.abs([*_parts(formula.tree, x, formula)])
    assume(np.isfinite(parts).all() and parts.max() < 1e3)
    values = parts[:, 0][parts[:, 0] > 0]
    assume(values.min(initial=1.0) > 1e-2)
    expected = _python(text, [x])[0]
    scale = 1e-12 * max(1.0, parts.max()) ** 2
    assert _browser(text, [x])["values"][0] == pytest.approx(expected, rel=1e-12, abs=scale)


WRITTEN = [
    "x", "2", "0.5", "pi", "e", "(", ")", "(", ")", "+", "-", "*", "/", "^", "**", ",", ".", "sin", "cos(", "exp(",
    "sqrt(", "x2", "2x", "y", "E", "1e", "007", "1_0", "1,000", "'", "|", "=", "log2", "sinx", "0x", "0b1", "//", "j",
    " ", " ", "12 345", "\N{SUPERSCRIPT TWO}", "\N{GREEK SMALL LETTER PI}", "\N{GRINNING FACE}",
]  # fmt: skip


def test_thousands_of_texts_are_answered_alike():
    """Pieces of formulas in any order; another 100,000 of them were tried once."""
    chance, read = random.Random(20261129), 0
    for _ in range(3000):
        text = "".join(chance.choice(WRITTEN) for _ in range(chance.randint(1, 9)))
        answer = _browser(text)
        try:
            parse_formula(text)
        except ValueError as error:
            words = str(error)
            if "unexpected character" in words:
                words, answer["message"] = (one.split("character")[0] for one in (words, answer["message"]))
            assert answer["message"] == words, text
        else:
            assert "values" in answer, text
            read += 1
    assert read > 100


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="xxy0123456789.+-*/^() sincoexp_,'\"", max_size=30))
def test_any_text_is_accepted_by_both_or_by_neither(text):
    try:
        formula = parse_formula(text)
    except ValueError:
        assert _browser(text)["ours"]
        return
    ((value, *_),) = _browser(text, [0.7])["values"]
    with np.errstate(all="ignore"):
        expected = float(formula(0.7))
    assert np.isclose(value, expected, rtol=1e-9, atol=1e-9, equal_nan=True)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_any_unicode_is_a_formula_or_the_one_error(text):
    answer = _browser(text)
    assert "values" in answer or answer["ours"]


@pytest.mark.parametrize(
    "text",
    [
        "(" * 100_000, "x" * 1_000_000, "-" * 10_000_000, "\N{GRINNING FACE}" * 100_000, "(" * 100 + ")" * 100,
        "sin(" * 49 + "x" + ")" * 49,
        "-" * 199 + "x", "x**" * 66 + "x", "x^(" * 49 + "x" + ")" * 49, "9^9^9^9^9^9^9",
        "exp(" * 40 + "100" + ")" * 39, "x," * 99,
        "\x00", "\u202ex", "x\ufeff", "\u2028x\u2029", "1e999999999", "1" * 200, "0x" + "f" * 198, "1" + "_1" * 99,
        "." * 200, "," * 200, "(),()" * 40,
    ],
    ids=lambda text: f"{text[:5]!a} {len(text)}",
)  # fmt: skip
def test_hostile_texts_are_answered_at_once(text):
    _context()
    began = time.perf_counter()
    answer = json.loads(_context().eval(f"answer({json.dumps(text)}, [0.5])"))
    assert "values" in answer or answer["ours"]
    assert time.perf_counter() - began < 2.0


@pytest.mark.parametrize(
    "what", ["null", "undefined", "7", "{}", "[]", "['x']", "{ toString: () => 'x' }", "Symbol('x')"]
)
def test_only_text_is_a_formula(what):
    assert json.loads(_context().eval(f"answer({what}, [])"))["ours"]
