"""A graph in a box: everything inside, nothing on anything else, edges from box to box."""

import itertools

import pytest

from gdviz.figure.graph_layout import CLEAR, HEAD, NODE, PITCH, graph_layout, layers_of, on_curve
from gdviz.figure.marks import Graph
from gdviz.figure.stages import graph_record

FORMULAS = (
    "(2*x + 3)^2", "x*x", "x*x + 3*x", "(w*x + b - 3)^2", "sigmoid(w*x + b)*x + abs(w)*exp(x)",
    "x*w + w*b + b*x", "log(1 + exp(x))", "x^2 + x^3 + x^4 + x^5", "(x + w)/(x - w)", "tanh(w*x + b)^2/2 + w^2",
)  # fmt: skip
SIZES = {False: (702.0, 300.0), True: (382.0, 420.0)}


def graph_of(formula):
    return graph_record(Graph(formula, ("x", "w", "b")), {"x": 1.2, "w": -0.7, "b": 0.4})


def overlap(one, other):
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    up = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return across > 1e-9 and up > 1e-9


def test_a_row_of_four_stands_in_the_middle_a_pitch_apart():
    made = graph_layout(graph_of("(2*x + 3)^2"), 702.0, 300.0, down=False)
    width, height = NODE[0]
    middles = [(left + across / 2, top + up / 2) for left, top, across, up in made.boxes]
    assert {box[2:] for box in made.boxes} == {(width, height)}
    assert middles == [pytest.approx((351.0 + (place - 1.5) * PITCH[0][0], 150.0)) for place in range(4)]
    assert made.scale == 1.0


@pytest.mark.parametrize("down", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("formula", FORMULAS)
def test_nodes_are_inside_and_apart_and_edges_lead_from_box_to_box(formula, down):
    graph = graph_of(formula)
    width, height = SIZES[down]
    made = graph_layout(graph, width, height, down)
    for left, top, across, up in made.boxes:
        assert left >= -1e-9 and top >= -1e-9 and left + across <= width + 1e-9 and top + up <= height + 1e-9
        assert across > 40 and up > 30
    assert not [pair for pair in itertools.combinations(made.boxes, 2) if overlap(*pair)]
    axis = int(down)
    for edge, path in zip(graph.edges, made.paths, strict=True):
        source, target = made.boxes[edge.source], made.boxes[edge.target]
        assert path[0][axis] == pytest.approx(source[axis] + source[2 + axis])
        assert path[-1][axis] == pytest.approx(target[axis] - CLEAR - HEAD)
        for end, box in ((path[0], source), (path[-1], target)):
            assert box[1 - axis] <= end[1 - axis] <= box[1 - axis] + box[3 - axis]
    for x, y in made.rates:
        assert 0 < x < width and 0 < y < height


@pytest.mark.parametrize("down", [False, True], ids=["wide", "narrow"])
def test_two_edges_with_the_same_ends_are_bent_apart(down):
    graph = graph_of("x*x")
    made = graph_layout(graph, *SIZES[down], down)
    one, other = ([point[1 - down] for point in path] for path in made.paths)
    assert one[0] == other[0] and one[1] < one[0] < other[1] and other[1] - one[1] > 30
    assert made.rates[0][1 - down] < one[0] < made.rates[1][1 - down]


def test_local_derivatives_of_a_page_graph_cover_no_box_and_not_each_other():
    for formula, (down, size) in itertools.product(FORMULAS[:4], SIZES.items()):
        made = graph_layout(graph_of(formula), *size, down)
        rooms = [(x - 14, y - 6, 28, 12) for x, y in made.rates]
        assert not [pair for pair in itertools.combinations(rooms, 2) if overlap(*pair)]
        assert not [pair for pair in itertools.product(rooms, made.boxes) if overlap(*pair)]


NEURONS = (("(w*x + b - 3)^2", "wxb"), ("(v*relu(2*w + b) - 3)^2", "wbv"), ("w*(w*x + b)", "wxb"), ("x*x + 3*x", "x"))


@pytest.mark.parametrize("size", [(702.0, 375.0), (382.0, 515.0), (382.0, 345.0)], ids=["wide", "long", "narrow"])
@pytest.mark.parametrize(("formula", "names"), NEURONS)
def test_local_derivatives_of_a_page_graph_touch_no_line(formula, names, size):
    """Text 11 pixels high and, with a sign and a decimal, 32 wide."""
    graph = graph_record(Graph(formula, tuple(names)), dict.fromkeys(names, 1.5))
    made = graph_layout(graph, *size, down=size[0] < 400)
    across, up = 32 * made.scale, 11 * made.scale
    lines = [on_curve(path[first : first + 4], share / 100) for path in made.paths
             for first in range(0, len(path) - 1, 3) for share in range(101)]  # fmt: skip
    for x, y in made.rates:
        assert not [1 for at, height in lines if abs(at - x) < across / 2 and abs(height - y) < up / 2]
        nearest = min((at - x) ** 2 + (height - y) ** 2 for at, height in lines) ** 0.5
        assert nearest < 45  # and it stands beside one


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("sin(cos(sin(cos(sin(cos(sin(cos(x))))))))", "8 operations in a row: give a formula with at most 7"),
        ("((x^2+x^3)+(x^4+x^5))*((w^2+w^3)+w)", "too many operations side by side: give a shorter formula"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_in_one_line(formula, words):
    with pytest.raises(ValueError, match=f"^graph: {words}$"):
        layers_of(graph_of(formula))
