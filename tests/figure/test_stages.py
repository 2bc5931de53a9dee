"""The forward and the backward pass stage by stage, worked by hand."""

import pytest

from gdviz.figure.marks import Graph
from gdviz.figure.stages import given, graph_record, known_at, last_stage, stages_of


def product(x, y):
    return x * y + x


def test_a_text_and_a_function_give_the_same_graph():
    values = {"x": 2.0, "y": 3.0, "step": 5.0}
    text, function = (graph_record(Graph(each, ("x", "y")), values) for each in ("x*y + x", product))
    assert text == function and given(text) == 2


def test_a_formula_is_recorded_as_it_was_typed():
    graph = graph_record(Graph("log(1 + exp(x))", ("x",)), {"x": 0.0})
    assert [node.operation for node in graph.nodes] == ["input", "exp", "add", "log"]


def test_values_come_forward_one_a_stage_and_slopes_back_over_one_edge_a_stage():
    graph = graph_record(Graph("x*y + x", ("x", "y")), {"x": 2.0, "y": 3.0})
    assert last_stage(graph) == stages_of(Graph("x*y + x", ("x", "y"))) == 8
    known = [known_at(graph, stage) for stage in range(9)]
    assert [each.values for each in known[:3]] == [(2.0, 3.0, None, None), (2.0, 3.0, 6.0, None), (2.0, 3.0, 6.0, 8.0)]
    assert [each.slopes for each in known] == [
        *[(None,) * 4] * 3,
        (None, None, None, 1.0),
        (None, None, 1.0, 1.0),
        (1.0, None, 1.0, 1.0),  # over x itself
        (4.0, None, 1.0, 1.0),  # and over x · y: 1 + 3
        (4.0, 2.0, 1.0, 1.0),
        (4.0, 2.0, 1.0, 1.0),
    ]
    assert [each.node for each in known] == [None, 2, 3, 3, 2, 0, 0, 1, None]
    assert [each.passed for each in known] == [0, 0, 0, 0, 1, 2, 3, 4, 4]
    assert [each.backward for each in known] == [False] * 3 + [True] * 6


def test_the_edges_that_a_stage_goes_over_end_or_begin_at_its_node():
    graph = graph_record(Graph("(2*x + 3)^2 - x*y", ("x", "y")), {"x": 1.0, "y": -1.0})
    for stage in range(1, last_stage(graph)):
        known = known_at(graph, stage)
        ends = {graph.edges[edge].source if known.backward else graph.edges[edge].target for edge in known.edges}
        assert ends <= {known.node}
        assert bool(known.edges) == (stage != len(graph.nodes) - given(graph) + 1)


@pytest.mark.parametrize("formula", ["(2*x + 3)^2 - x*y", "x + y", "sigmoid(x*y + x)/y"])
def test_at_the_end_the_slopes_are_those_of_the_record(formula):
    graph = graph_record(Graph(formula, ("x", "y")), {"x": 0.4, "y": 1.7})
    assert known_at(graph, last_stage(graph)).slopes == tuple(node.slope for node in graph.nodes)
