"""The record of a formula as a graph: values, local derivatives and sums over paths, by hand and against `grad`."""

import math

import numpy as np
import pytest

from gdviz.autodiff import grad, relu, sigmoid
from gdviz.autodiff.graph import record


def told(graph):
    return [(node.name or node.operation, node.operands, node.value) for node in graph.nodes]


def test_machines_in_a_row():
    # 1 -> 2 -> 5 -> 25; the square's rate is 2 · 5, that of + 3 is 1, that of the factor is 2: together 20.
    graph = record(lambda x: (2 * x + 3) ** 2, {"x": 1.0})
    assert told(graph) == [
        ("x", (), 1.0),
        ("multiply", ((2.0,), 0), 2.0),
        ("add", (1, (3.0,)), 5.0),
        ("power", (2, (2.0,)), 25.0),
    ]
    assert [(edge.source, edge.target, edge.rate) for edge in graph.edges] == [(2, 3, 10.0), (1, 2, 1.0), (0, 1, 2.0)]
    assert [node.slope for node in graph.nodes] == [20.0, 10.0, 10.0, 1.0]


def test_a_variable_used_twice_is_one_node_and_its_paths_add_up():
    # x · x at 3: the rates of the two factors are 3 and 3, together 6.
    graph = record(lambda x: x * x, {"x": 3.0})
    assert told(graph) == [("x", (), 3.0), ("multiply", (0, 0), 9.0)]
    assert [(edge.operand, edge.rate) for edge in graph.edges] == [(0, 3.0), (1, 3.0)]
    assert graph.nodes[0].slope == 6.0


def test_the_neuron_of_the_curriculum():
    graph = record(lambda x, w, b: (w * x + b - 3.0) ** 2, {"x": 2.0, "w": 0.5, "b": 0.1})
    slopes = {node.name or node.operation: node.slope for node in graph.nodes}
    assert [node.name for node in graph.nodes[:3]] == ["x", "w", "b"]
    assert slopes == pytest.approx(
        {"x": -1.9, "w": -7.6, "b": -3.8, "multiply": -3.8, "add": -3.8, "subtract": -3.8, "power": 1.0}
    )
    assert graph.nodes[-1].value == pytest.approx(3.61)


FORMULAS = {
    "quotient": lambda x, y: (x - y) / (x * y + 2),
    "several functions": lambda x, y: np.exp(np.sin(x)) * np.tanh(y) + np.log(x * x + 1) - np.sqrt(np.abs(y)),
    "powers": lambda x, y: x**y + 2**y + x**3,
    "neurons": lambda x, y: relu(x - 1) + sigmoid(x * y) - np.maximum(x, y) + np.minimum(x, y),
    "one alone": lambda x, y: np.logaddexp(0.0, -x) + np.arctan(x) + np.square(x) / 3,
}


@pytest.mark.parametrize("formula", FORMULAS.values(), ids=FORMULAS)
@pytest.mark.parametrize("point", [(0.7, 1.9), (2.5, 0.3)])
def test_slopes_are_those_of_grad_and_of_finite_differences(formula, point):
    graph = record(formula, dict(zip("xy", point, strict=True)))
    gradient = grad(formula)(*point)
    for node in graph.nodes:
        if node.name:
            axis, h = "xy".index(node.name), 1e-5
            step = np.eye(2)[axis] * h
            central = (formula(*(point + step)) - formula(*(point - step))) / (2 * h)
            assert node.slope == float(gradient[axis]) and node.slope == pytest.approx(central, abs=1e-7)
    assert graph.nodes[-1].value == pytest.approx(float(formula(*map(np.float64, point))))


def test_the_rate_of_an_edge_is_that_of_its_operation_alone():
    graph = record(lambda x, y: sigmoid(x * y), {"x": 0.5, "y": -2.0})
    s = 1 / (1 + math.e)
    rates = {(edge.target, edge.operand): edge.rate for edge in graph.edges}
    assert rates == pytest.approx({(3, 0): s * (1 - s), (2, 0): -2.0, (2, 1): 0.5})


def test_an_input_that_is_not_used_has_no_node_and_equal_values_are_not_taken_for_each_other():
    graph = record(lambda x, y: y + 1, {"x": 2.0, "y": 2.0})
    assert [node.name for node in graph.nodes] == ["y", ""]


def test_outside_of_the_domain_there_is_no_number_and_no_warning():
    with np.errstate(all="raise"):
        graph = record(lambda x: np.log(x) * 2, {"x": -1.0})
    assert math.isnan(graph.nodes[-1].value) and graph.nodes[0].slope == -2.0  # 2 / x, as autodiff has it


@pytest.mark.parametrize(
    ("formula", "inputs", "words"),
    [
        (lambda a, b, c, d: a * b + c * d, dict.fromkeys("abcd", 1.0), "4 inputs, a, b, c, d: give at most 3"),
        (lambda x: sum(x**k for k in range(2, 12)), {"x": 1.0}, "21 nodes: give a formula with at most 16"),
        (lambda x: 3.0, {"x": 1.0}, "nothing in it can be changed: give it an input, such as x"),
        (lambda x: np.sum(np.stack([x, 2 * x])), {"x": 1.0}, "add does not give one number"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_one_line(formula, inputs, words):
    with pytest.raises(ValueError, match=f"^graph: {words}$"):
        record(formula, inputs)
