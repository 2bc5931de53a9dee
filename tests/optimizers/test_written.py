"""A rule of the reader's own: what it computes, what it is told, and that it says the same as the class it copies."""

import math
import pickle

import numpy as np
import pytest

from gdviz.objectives import beale, quadratic
from gdviz.optimizers import Momentum
from gdviz.optimizers.descent import descend
from gdviz.optimizers.recipes import RECIPES
from gdviz.optimizers.written import MOST_LINES, WrittenRule

# What is typed, and all that is said of it: written down by hand.
GIVEN = "accepted are g, x, t, eta, pi, e and the functions sqrt, abs, exp, log, sign, max, min"
MISTAKES = {
    "": "rule: empty; write for example x = x - eta*g",
    " \n\t\n": "rule: empty; write for example x = x - eta*g",
    "v = g": "rule: no line says what x becomes; end with one such as x = x - eta*g",
    "x": "rule, line 1: a line sets a name, as in v = 0.9*v + g",
    "v = g\n\nx - eta*v": "rule, line 3: a line sets a name, as in v = 0.9*v + g",
    "v = \nx = x": "rule, line 1, column 3: nothing stands right of =",
    "x += 3": "rule, line 1, column 1: left of = stands one name, such as v",
    "  2v = g": "rule, line 1, column 3: left of = stands one name, such as v",
    "y = x\n g = 3": "rule, line 2, column 2: g is given; a line may set x, or a name of your own",
    "t = 1\nx = x": "rule, line 1, column 1: t is given; a line may set x, or a name of your own",
    "max = 3": "rule, line 1, column 1: max has a meaning already; choose another name",
    "e = 3": "rule, line 1, column 1: e has a meaning already; choose another name",
    f"{'v' * 21} = g": "rule, line 1, column 1: a name has at most 20 characters",
    "x = x - eta*g +": "rule, line 1, column 16: something is missing at the end of the formula",
    "x = x - 2,5*g": "rule, line 1, column 10: a number has no comma; write 2.5",
    "x == 3": "rule, line 1, column 4: unexpected character '='; write only what stands right of it",
    "x = max(g)": "rule, line 1, column 5: max takes two arguments, as in max(g, 0)",
    "x = max()": "rule, line 1, column 5: max takes two arguments, as in max(g, 0)",
    "x = min(g, x, t)": "rule, line 1, column 5: min takes two arguments, as in min(g, 0)",
    "x = max(g,)": "rule, line 1, column 11: something is missing before )",
    "x = max(, g)": "rule, line 1, column 9: something is missing before ,",
    "x=max": "rule, line 1, column 3: max is a function: write max(g, 0)",
    "x = sqrt(g, x)": "rule, line 1, column 5: sqrt takes one argument, as in sqrt(g)",
    "x = x - eta * sgn(g)": "rule, line 1, column 15: unknown function 'sgn'; write sign(g)",
    "x = sin(g)": f"rule, line 1, column 5: unknown function 'sin'; {GIVEN}",
    "x = x - w": f"rule, line 1, column 9: unknown name 'w'; {GIVEN}",
    " x  = x - eta(g)": "rule, line 1, column 11: eta is not a function; write products with *, as in x - eta*(g)",
    "x = __import__('os')": 'rule, line 1, column 16: unexpected character "\'"',
    "x = x.real": "rule, line 1, column 6: '.' is not accepted; use numbers, + - * / **, parentheses and functions",
    "\n".join(["x = x"] * 9): "rule, line 9: this is line 9 of the rule; at most 8 are accepted",
    "x = x" + " " * 700: "rule: 705 characters long; at most 640 are accepted",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_what_is_no_rule_is_refused_in_one_line_with_its_place(text):
    with pytest.raises(ValueError) as caught:
        WrittenRule(0.1, text)
    assert str(caught.value) == MISTAKES[text]


def test_what_is_no_text_is_refused():
    with pytest.raises(ValueError, match=r"^rule: empty"):
        WrittenRule(0.1, None)
    with pytest.raises(ValueError, match="learning_rate must be a finite number above 0"):
        WrittenRule(-1.0, "x = x - eta*g")


def test_momentum_by_hand():
    run = descend(quadratic((2.0,)), WrittenRule(0.1, "v = 0.9*v + g\nx = x - eta*v"), 1.0, 2)
    assert run.iterates[:, 0].tolist() == pytest.approx([1.0, 0.8, 0.8 - 0.1 * (0.9 * 2 + 1.6)])


def test_names_begin_at_zero_are_kept_and_steps_count_from_one():
    count = descend(quadratic((1.0,)), WrittenRule(0.1, "seen = seen + t\nx = seen"), 5.0, 4)
    assert count.iterates[:, 0].tolist() == [5.0, 1.0, 3.0, 6.0, 10.0]


def test_lines_are_taken_in_order_and_the_last_x_counts():
    rule = WrittenRule(0.5, "x = x - eta*g\nx = max(x, 0.75)\nx = min(x, 3)\nk = 2")
    assert descend(quadratic((1.0,)), rule, 1.0, 1).final.tolist() == [0.75]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sqrt(abs(g))", math.sqrt(2)),
        ("sign(g)", -1.0),
        ("exp(g) + log(e)", math.exp(-2) + 1),
        ("max(g, min(t, 7)) + pi", 1 + math.pi),
        ("2g^2 - (-g)", 6.0),
        ("0.5^t", 0.5),
    ],
)
def test_functions_and_signs(text, value):
    assert descend(quadratic((1.0,)), WrittenRule(0.1, f"x = {text}"), -2.0, 1).final[0] == pytest.approx(value)


def test_each_parameter_goes_by_itself():
    text = "s = s + g^2\nx = x - eta*g/(sqrt(s) + 1e-10)"
    both = descend(quadratic((1.0, 9.0)), WrittenRule(0.3, text), (1.0, -2.0), 9).iterates
    alone = [
        descend(quadratic((c,)), WrittenRule(0.3, text), x, 9).iterates[:, 0] for c, x in ((1.0, 1.0), (9.0, -2.0))
    ]
    assert np.abs(both.T - np.array(alone)).max() <= 1e-14


def test_words_of_python_are_names_like_any_other():
    rule = WrittenRule(0.1, "lambda = 0.9*lambda + g\nif = lambda\nx = x - eta*if")
    assert rule.names == ("lambda", "if")
    assert descend(beale(), rule, (1.0, 1.4), 50).final == pytest.approx(
        descend(beale(), Momentum(0.1), (1.0, 1.4), 50).final
    )


def test_eight_lines_are_a_rule_blank_ones_not_counted():
    assert len(WrittenRule(0.1, "\n\n".join(["x = x - eta*g"] * MOST_LINES)).lines) == MOST_LINES


def test_a_rule_pickles_and_compares_by_its_text():
    rule = WrittenRule(0.1, "x = x - eta*sign(g)")
    assert pickle.loads(pickle.dumps(rule)) == rule != WrittenRule(0.1, "x = x - eta*g")


@pytest.mark.parametrize("name", RECIPES)
@pytest.mark.parametrize("start", [(1.0, 1.4), (-1.0, 0.3)])
def test_what_a_page_prints_of_an_optimiser_takes_the_steps_of_its_class(name, start):
    recipe = RECIPES[name]
    rule = WrittenRule(0.003, recipe.written())
    printed, own = (descend(beale(), each, start, 200).iterates for each in (rule, recipe.kind(0.003)))
    assert printed.shape == own.shape == (201, 2)
    assert np.abs(printed - own).max() <= 1e-12


def test_every_optimiser_has_its_lines():
    from gdviz.optimizers import ALL

    assert {recipe.kind for recipe in RECIPES.values()} == set(ALL)


def test_formulas_of_two_rules_as_they_are_set():
    assert RECIPES["momentum"].latex() == (
        r"\begin{aligned} v &\leftarrow \mu\,v + g \\ x &\leftarrow x - \eta\,v \end{aligned}"
    )
    assert r"x &\leftarrow x - \frac{\eta\,\hat{m}}{\sqrt{\hat{v}} + \varepsilon}" in RECIPES["adam"].latex()
