"""What the exercises on derivative rules say, against slopes of the package."""

import math

import pytest

from gdviz import exercises
from gdviz.exercises.fresh import evaluate, tree
from gdviz.objectives import from_formula
from tests.exercises.drawn import combinations, right_text

# What a text in formulas means: the function as the package writes it, the slope as a closed form.
FUNCTIONS = {
    "$x^2$": "x^2",
    "$e^x$": "exp(x)",
    "$\\ln x$": "log(x)",
    "$\\ln(1 + e^x)$": "softplus(x)",
    "$\\tanh x$": "tanh(x)",
}
SLOPES = {
    "$2x$": lambda x: 2 * x,
    "$e^x$": math.exp,
    "$1/x$": lambda x: 1 / x,
    "$\\sigma(x)$": lambda x: 1 / (1 + math.exp(-x)),
    "$1 - \\tanh^2 x$": lambda x: 1 - math.tanh(x) ** 2,
}


def test_each_function_has_the_slope_it_is_matched_with():
    pairs = [(pair.left, pair.right) for pair in exercises.get("derivative_rules.which_slope").pairs]
    assert len(pairs) == len(FUNCTIONS)
    for left, right in pairs:
        for x in (0.3, 1.0, 2.5):
            assert float(from_formula(FUNCTIONS[left]).gradient(x)[0]) == pytest.approx(SLOPES[right](x), rel=1e-12)


def test_the_slope_of_a_sigmoid_by_its_value():
    exercise = exercises.get("derivative_rules.sigmoid_by_hand")
    slips = {slip.feedback.split(".")[0].split(",")[0]: tree(slip.value) for slip in exercise.mistakes}
    sigmoid = from_formula("sigmoid(x)")
    for known in combinations(exercise):
        s = known["s"]
        x = math.log(s / (1 - s))  # where the sigmoid has this value
        assert float(sigmoid(x)) == pytest.approx(s)
        assert known["answer"] == pytest.approx(float(sigmoid.gradient(x)[0]))
        wrong = {words: evaluate(value, known) for words, value in slips.items()}
        assert wrong["That is the rule for $\\tanh$"] == pytest.approx(1 - s * s)
        assert wrong["That is the value itself"] == s
        assert wrong["The sign is lost on the way: the sigmoid rises everywhere"] == pytest.approx(-s * (1 - s))


def test_relu_has_no_derivative_at_its_corner():
    relu = from_formula("relu(x)")
    sides = [float(relu(h) - relu(0.0)) / h for h in (-1e-3, 1e-3)]
    assert sides == pytest.approx([0.0, 1.0])
    assert float(relu.gradient(0.0)[0]) == 0.0
    assert right_text("derivative_rules.at_zero").startswith("There is none; 0 is a convention")
