"""What nodes are called and their local derivatives in words: read as sentences, and true."""

import re

import numpy as np
import pytest

from gdviz.autodiff import relu, sigmoid
from gdviz.autodiff.derivatives import DERIVATIVES
from gdviz.autodiff.graph import Node, record
from gdviz.figure.operations import FORMS, NAMED, form, local_derivative, title, written

TOLD = {
    "times three": (lambda x: 3 * x, "× 3", ["3"]),
    "a sum": (lambda x: x + 4, "+ 4", ["1"]),
    "what is taken away": (lambda x: 4 - x, "4 −", ["−1"]),
    "a square": (lambda x: x**2, "square", ["2 · what went in = 2 · 2 = 4"]),
    "a cube": (lambda x: x**3, "cube", ["3 · what went in, squared = 3 · 2² = 12"]),
    "another power": (lambda x: x**4, "power 4", ["4 · what went in to the power 3 = 4 · 2^(3) = 32"]),
    "a root": (lambda x: x**0.5, "sqrt", ["1 ÷ (2 · result) = 1 ÷ (2 · 1.41) = 0.354"]),
    "exp": (np.exp, "exp", ["the result itself = 7.39"]),
    "sigmoid": (sigmoid, "sigmoid", ["σ(1 − σ) = 0.881 · (1 − 0.881) = 0.105"]),
    "relu": (relu, "ReLU", ["1 above zero, else 0 = 1"]),
    "softplus": (lambda x: np.logaddexp(0.0, x), "softplus", ["sigmoid of what went in = sigmoid(2) = 0.881"]),
    "a quotient": (lambda x: x / 4, "÷ 4", ["1 ÷ 4 = 0.25"]),
    "a product of one": (lambda x: x * x, "×", ["the other factor = 2", "the other factor = 2"]),
}


@pytest.mark.parametrize(("formula", "name", "words"), TOLD.values(), ids=TOLD)
def test_a_node_says_what_it_is_and_how_fast_it_follows(formula, name, words):
    graph = record(formula, {"x": 2.0})
    assert title(graph.nodes[0]) == "x" and title(graph.nodes[-1]) == name
    assert [local_derivative(graph, edge) for edge in graph.edges] == words


def test_two_operands_are_told_apart():
    graph = record(lambda x, y: x / y, {"x": 6.0, "y": 2.0})
    assert [local_derivative(graph, edge) for edge in graph.edges] == [
        "1 ÷ the divisor = 1 ÷ 2 = 0.5",
        "−1 · result ÷ divisor = −1 · 3 ÷ 2 = −1.5",
    ]


EVERY = {
    "both": lambda x, y: x + y - x * y + x / y + np.maximum(x, y) - np.minimum(x, y) + x**y,
    "constants": lambda x, y: (2 + x) - (y + 2) + (2 - x) * 3 - (y - 2) / 2 + 3 / x + 2.0**y,
    "functions": lambda x, y: np.sinh(x) + np.cosh(y) + np.tan(x) + np.arctan(y) + np.cos(x) + np.sin(y) + np.log(x),
    "others": lambda x, y: np.abs(x) - np.reciprocal(y) + (-x) + np.sqrt(y) + np.tanh(x) + x**5 + np.exp(y) + (+x),
}


def value_of(figures):
    """What an expression in the words is worth; Python's own reading of the same signs."""
    text = figures.replace("−", "-").replace("·", "*").replace("÷", "/").replace("^", "**").replace("²", "**2")
    known = {name: getattr(np, name) for name in ("sin", "cos", "sinh", "cosh")} | {"ln": np.log}
    assert re.fullmatch(r"[\d.*+/() -]*((sin|cos|sinh|cosh|ln)\(|[\d.*+/() -])*", text)
    return float(eval(text, {"__builtins__": {}}, known))


@pytest.mark.parametrize("formula", EVERY.values(), ids=EVERY)
def test_the_numbers_that_are_put_in_give_the_local_derivative(formula, monkeypatch):
    monkeypatch.setattr("gdviz.autodiff.graph.MOST_NODES", 50)
    graph = record(formula, {"x": 1.3, "y": 2.2})
    assert len(graph.edges) > 12
    for edge in graph.edges:
        assert title(graph.nodes[edge.target])
        parts = local_derivative(graph, edge).split(" = ")
        assert parts[-1] == written(edge.rate)
        if len(parts) == 3:
            assert value_of(parts[1]) == pytest.approx(edge.rate, rel=0.02), parts


def test_every_form_is_of_an_operation_with_a_derivative_and_has_words_for_each_operand():
    count = {each.__name__: len(entry) for each, entry in DERIVATIVES.items()}
    for name, (_, told) in FORMS.items():
        operation, _, side = name.partition(" ")
        operation = NAMED[name][0] if name in NAMED else operation
        assert len(told) == count[operation] - (bool(side) or name in NAMED), name


def test_an_operation_without_words_is_refused_by_name():
    with pytest.raises(ValueError, match=r"^graph: where left: it can show add, .*minimum$"):
        form(Node("where", "", ((1.0,), 0, 1)))


def test_numbers_are_short_and_what_is_none_is_a_dash():
    values = (20.0, -0.0623, 1234.5, 1e6, float("nan"), float("inf"))
    assert [written(value) for value in values] == ["20", "−0.0623", "1230", "10⁶", "–", "∞"]
