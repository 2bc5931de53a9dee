"""Graphs in the browser: record, layout, stages and words as Python has them, for formulas of all kinds."""

import json
import math
import re
from functools import cache

import pytest
import quickjs

from gdviz.autodiff.derivatives import DERIVATIVES
from gdviz.figure.graph_layout import graph_layout
from gdviz.figure.marks import Graph
from gdviz.figure.operations import local_derivative, title
from gdviz.figure.stages import OWN_NAMES, graph_record, known_at, last_stage, typed
from gdviz.page import runtime
from gdviz.page.operations import operations_js

MADE = """
    const everythingOf = (text, values) => {
        const { names, nodes, stages } = typedGraph(text);
        const graph = record(nodes, Object.fromEntries(names.map((name, place) => [name, values[place]])));
        const every = Array.from({ length: stages + 1 }, (_, stage) => knownAt(graph, stage));
        const layouts = [false, true].map((down) => graphLayout(graph, down ? 398 : 718, 330, down));
        const said = every.map((known, stage) => [stageWords(graph, known, stage),
            ...nodes.map((_, place) => nodeWords(graph, known, place))]);
        return { names, stages, graph, every, layouts, said,
            titles: graph.nodes.map(titleOf), rules: graph.edges.map((edge) => localDerivative(graph, edge)) };
    };
    const spelt = (_, value) => (typeof value === "number" && !Number.isFinite(value) ? String(value) : value);
    const answer = (text, values) => {
        try {
            return JSON.stringify(everythingOf(text, values), spelt);
        } catch (error) {
            return JSON.stringify({ problem: error.problem, position: error.position });
        }
    };
"""


@cache
def _context():
    context = quickjs.Context()
    context.set_max_stack_size(4_000_000)
    names = ("graph/typed.js", "graph/stages.js", "graph/words.js", "graph/layout.js", "graph/record.js")
    context.eval(runtime.formulas_source() + runtime.source_of(*names) + MADE)
    return context


def browser(text, values=()):
    """What the browser makes of a formula at the values of its inputs."""
    return json.loads(_context().eval(f"answer({json.dumps(text)}, {json.dumps(list(values))})"))


def numbers(found):
    """All numbers in plain data, in order; what is none as such."""
    if isinstance(found, dict):
        found = list(found.values())
    if isinstance(found, list | tuple):
        return [number for each in found for number in numbers(each)]
    return [math.nan if found is None else float(found.replace("Infinity", "inf") if isinstance(found, str) else found)]


def alike(found, expected):
    assert numbers(found) == pytest.approx(numbers(expected), rel=1e-9, abs=1e-9, nan_ok=True)


FORMULAS = [
    "(2*x + 3)^2", "x*x + 3x", "w*(w*x + b)", "(w*x + b - 3)^2", "sigmoid(a*x + b)^2", "log(1 + exp(x))",
    "x/y - y/x", "x^y + 2^y", "x^3 - x^5 + sqrt(x)", "x^0.5*abs(y)", "-x + (+y)*(-3)", "relu(x - 1) + softplus(y)",
    "tanh(a*b)*cosh(c) + sinh(a)", "sin(x)/cos(x) - tan(x)", "atan(ln(x)) + 1/x", "exp(-x^2/2)", "(a - b)*(a - b)*c",
    "2pi*x + e", "x", "x - x", "a*b + b*c + a*c", "m*x + b - (m*x + b)^2", "log(x)", "(x+1)*(x+2)*(x+3)",
    "sigmoid(w*x + b)*x + abs(w)*exp(x)", "z^2 + y^2 + x^2", "1 - (2 - (3 - x))",
]  # fmt: skip
POINTS = ((1.3, -0.7, 0.4), (-0.83, 2.13, 1.71))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_typed_formula_becomes_the_graph_that_python_records(text):
    mark = typed(text)
    for point in POINTS:
        found = browser(text, point)
        assert tuple(found["names"]) == mark.inputs
        graph = graph_record(mark, dict(zip(mark.inputs, point, strict=False)))
        assert [(node["operation"], node["name"]) for node in found["graph"]["nodes"]] == [
            (node.operation, node.name) for node in graph.nodes
        ]
        operands = [[list(each) if isinstance(each, tuple) else each for each in node.operands] for node in graph.nodes]
        for node, expected in zip(found["graph"]["nodes"], operands, strict=True):
            assert [type(each) for each in node["operands"]] == [type(each) for each in expected]
            alike(node["operands"], expected)
        alike([[node["value"], node["slope"]] for node in found["graph"]["nodes"]],
              [[node.value, node.slope] for node in graph.nodes])  # fmt: skip
        alike([list(edge.values()) for edge in found["graph"]["edges"]], [list(vars(e).values()) for e in graph.edges])
        assert found["titles"] == [title(node) for node in graph.nodes]
        assert found["rules"] == [local_derivative(graph, edge) for edge in graph.edges]


@pytest.mark.parametrize("text", FORMULAS)
def test_it_stands_where_python_puts_it(text):
    mark, found = typed(text), browser(text, POINTS[0])
    graph = graph_record(mark, dict(zip(mark.inputs, POINTS[0], strict=False)))
    for down, layout in zip((False, True), found["layouts"], strict=True):
        expected = graph_layout(graph, 398 if down else 718, 330, down)
        alike([layout[name] for name in ("boxes", "paths", "rates", "scale")],
              [getattr(expected, name) for name in ("boxes", "paths", "rates", "scale")])  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_at_each_stage_it_knows_what_python_knows(text):
    mark, found = typed(text), browser(text, POINTS[0])
    graph = graph_record(mark, dict(zip(mark.inputs, POINTS[0], strict=False)))
    assert found["stages"] == last_stage(graph)
    for stage, known in enumerate(found["every"]):
        expected = known_at(graph, stage)
        assert (known["passed"], known["node"], tuple(known["edges"]), known["backward"]) == (
            expected.passed, expected.node, expected.edges, expected.backward,
        )  # fmt: skip
        alike([known["values"], known["slopes"]], [expected.values, expected.slopes])


# ---- what is said


def said(text, point, stage):
    return browser(text, point)["said"][stage]


def test_the_words_of_a_row_stage_by_stage():
    told = [stage[0] for stage in browser("(2*x + 3)^2", [1.0])["said"]]
    assert told == [
        "Forward: every node computes its value from those before it.",
        "Forward: “× 2” gets 1 and gives 2.",
        "Forward: “+ 3” gets 2 and gives 5.",
        "Forward: “square” gets 5 and gives 25.",
        "Backward: the derivative of the output by itself is 1.",
        "Back over “square”, local derivative 2 · what went in = 2 · 5 = 10: to “+ 3” goes 1 × 10 = 10.",
        "Back over “+ 3”, local derivative 1: to “× 2” goes 10 × 1 = 10.",
        "Back over “× 2”, local derivative 2: to x goes 10 × 2 = 20.",
        "The output is 25. Its derivatives: by x 20.",
    ]


def test_what_comes_by_a_second_way_is_added():
    words = said("w*(w*x + b)", [2.0, 3.0, -1.0], -3)[0]
    assert words.endswith("to w goes 2 × 3 = 6, added to what was there: 11.")


def test_a_node_tells_what_is_known_of_it_and_no_more():
    row = browser("(2*x + 3)^2", [1.0])["said"]
    assert row[0][4] == "square: not computed yet. Local derivative: 2 · what went in."
    assert row[3][4] == "square: 25. Local derivative: 2 · what went in = 2 · 5 = 10."
    assert row[4][4].endswith("= 10. Derivative of the output by itself: 1.")
    assert row[8][1] == "x = 1, an input. Derivative of the output: 10 × 2 = 20."
    assert row[8][3] == "+ 3: 5. Local derivative: 1. Derivative of the output: 1 × 10 = 10."


def test_a_node_with_two_ways_in_and_one_with_two_ways_out():
    told = said("w*(w*x + b)", [2.0, 3.0, -1.0], -1)
    assert told[1] == "w = 2, an input. Derivative of the output: 1 × 5 + 2 × 3 = 11, a part for each way."
    assert told[4].startswith("×: 6. Local derivatives: by w the other factor = 3; by x the other factor = 2.")


# ---- what is refused


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a*b + c*x", "4 inputs, a, b, c, x: give at most 3"),
        ("2 + 3", "nothing in it can be changed: give it an input, such as x"),
        ("x+x^2+x^3+x^4+x^5+x^6+x^7+x^8+x^9", "17 nodes: give a formula with at most 16"),
        ("sin(cos(sin(cos(sin(cos(sin(cos(x))))))))", "8 operations in a row: give a formula with at most 7"),
        ("((x^2+x^3)+(x^4+x^5))*((w^2+w^3)+w)", "too many operations side by side: give a shorter formula"),
    ],
)
def test_what_makes_no_picture_is_refused_in_the_words_of_python(text, problem):
    assert browser(text) == {"problem": problem, "position": None}
    with pytest.raises(ValueError, match=f"^graph: {re.escape(problem)}$"):
        typed(text)


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("2*q", 3, "unknown name 'q'; accepted are a, b, c, m, w, x, y, z, pi, e and the functions sin, cos"),
        ("sin", 1, "sin is a function: write sin(a)"),
        ("wx + b", 1, "unknown name 'wx'; write w*x"),
        ("x**", None, "something is missing at the end of the formula"),
        ("alert(1)", 1, "unknown function 'alert'"),
        ("", None, "empty; write for example x**2 - 3*x"),
    ],
)
def test_a_mistake_is_told_as_for_any_formula(text, position, words):
    found = browser(text)
    assert found["problem"].startswith(words)
    assert position is None or found["position"] == position
    with pytest.raises(ValueError, match=r"^formula") as told:
        typed(text)
    assert str(told.value).endswith(found["problem"])


def test_names_come_in_the_order_in_which_they_are_met():
    assert typed("b + x*a") == Graph("b + x*a", ("b", "x", "a"))
    assert set("".join(OWN_NAMES)) == set("abcmwxyz")


def test_every_operation_of_a_graph_has_a_line_in_the_printed_table():
    printed = set(re.findall(r"^  (\w+): \{$", operations_js(), re.MULTILINE))
    assert {"add", "power", "maximum", "logaddexp", "sigmoid", "square", "sqrt"} <= printed
    assert printed <= {each.__name__ for each in DERIVATIVES}
