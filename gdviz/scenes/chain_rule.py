"""Machines in a row and paths side by side: how the rates of many small steps make the rate of the whole."""

from __future__ import annotations

from typing import Any

import numpy as np

from gdviz.autodiff import grad
from gdviz.figure.controls import Animation, Slider, Step, eased
from gdviz.figure.marks import Dials, Graph
from gdviz.figure.numbers import fixed, in_words, listed, shortest
from gdviz.figure.panel import Panel
from gdviz.figure.parts import GraphWords, OwnGraph, Predict
from gdviz.figure.scene import Scene
from gdviz.figure.stages import graph_record, stages_of

# ---- machines in a row: x, 2x + 3, its square

at_x, factor, offset = 1.0, 2.0, 3.0


def same(x: Any) -> Any:
    """What the first machine gets."""
    return x


def inner(x: Any) -> Any:
    """The first machine."""
    return factor * x + offset


def square(u: Any) -> Any:
    """The second machine."""
    return u * u


def row(x: Any) -> Any:
    """Both in a row."""
    return square(inner(x))


inside = inner(at_x)
result = row(at_x)
inner_rate, outer_rate = float(grad(inner)(at_x)), float(grad(square)(inside))
whole_rate = float(grad(row)(at_x))
wrong_place = float(grad(square)(at_x)) * inner_rate  # the outer rate taken at x
summed = inner_rate + outer_rate
finite_h = 1e-5
finite_difference = (row(at_x + finite_h) - result) / finite_h
nudge = 0.05
inner_moved, row_moved = inner(at_x + nudge) - inside, row(at_x + nudge) - result
_REACH = 0.08
_x, _factor, _offset, _inside, _result = map(shortest, (at_x, factor, offset, inside, result))
_inner, _outer, _whole, _nudge = map(shortest, (inner_rate, outer_rate, whole_rate, nudge))
_ROW = f"{_factor}x + {_offset}"

dials = Scene(
    title="Turn the first, and the others follow",
    alt=f"A row of dials, joined by arrows: x, {_ROW}, and the square of that. The arrows say times {_inner} and "
    f"times {_outer}. As it plays, the first hand turns a little, the second {_inner} times as far, the last about "
    f"{_whole} times as far as the first.",
    caption=f"Each hand turns by the change of its number. Near x = {_x} the second turns {_inner} times as far as the "
    f"first, the last {_outer} times as far as the second. How many times as far as the first does the last turn?",
    question=f"You move x by {_nudge}. By about how much does the last number move?",
    parts=(
        Predict(
            "choice",
            options=tuple(fixed(nudge * rate, 1) for rate in (summed, whole_rate, 2 * whole_rate)),
            answer=1,
            when=("x", at_x + nudge - 0.004, at_x + nudge + 0.004),
            because=f"The rates multiply: {_inner} · {_outer} = {_whole}, and {_whole} · {_nudge} = "
            f"{shortest(nudge * whole_rate)}.",
            then=f"Now press Play, or set x to {shortest(at_x + nudge)} yourself.",
        ),
    ),
    panels=(Panel((Dials((("x", same), (_ROW, inner), ("squared", row)), at=at_x),)),),
    controls=(Slider("x", at_x - _REACH, at_x + _REACH, value=at_x),),
    animation=Animation({"x": eased([at_x, at_x + _REACH, at_x - _REACH, at_x + nudge], 64)}, seconds=7.0, hold=2.0),
    still={"x": at_x + nudge},
    height=300,
    narrow_height=230,
)

# ---- the same as a graph

graph_x = 2.0  # another place than that of the dials, whose rate the page has told
_ROW_GRAPH = Graph(f"({_factor}*x + {_offset})^2", ("x",))
_ROW_RECORD = graph_record(_ROW_GRAPH, {"x": graph_x})
_graph_x, _row_slope = shortest(graph_x), _ROW_RECORD.nodes[0].slope
_forward = ", ".join(shortest(node.value) for node in _ROW_RECORD.nodes)
_back = ", ".join(shortest(node.slope) for node in reversed(_ROW_RECORD.nodes))
_rates_back = " · ".join(shortest(edge.rate) for edge in _ROW_RECORD.edges)


def there_and_back(graph: Graph) -> Animation:
    """Every stage of a graph, forward and then backward, a second each."""
    stages = stages_of(graph)
    return Animation({"step": tuple(float(stage) for stage in range(stages + 1))}, seconds=1.0 * stages, hold=2.5)


def at_the_end(graph: Graph) -> tuple[str, float, float]:
    """When all has come back."""
    return "step", stages_of(graph) - 1.0, float(stages_of(graph))


graph = Scene(
    title="Values forward, derivatives back",
    alt=f"Boxes in a row, joined by arrows: x, times {_factor}, plus {_offset}, square. As it plays, the values "
    f"{_forward} appear from left to right, then derivatives from right to left: {_back}.",
    caption=f"Blue: the values of ({_ROW})² at x = {_graph_x}, forward. Brown, backward: on each arrow a local "
    "derivative, in each box the derivative of the output. What happens to the number of a box on its way back over an "
    "arrow?",
    question=f"How fast does the output grow when x grows from {_graph_x}?",
    parts=(
        Predict(
            "number",
            answer=_row_slope,
            low=-100.0,
            high=100.0,
            step=1.0,
            tolerance=0.5,
            when=at_the_end(_ROW_GRAPH),
            outcome="its derivative is",
            because=f"Multiplied over the arrows: {_rates_back} = {shortest(_row_slope)}.",
            then="Now press Play and watch it come back.",
        ),
        GraphWords(),
    ),
    panels=(Panel((_ROW_GRAPH,)),),
    controls=(Step(), Slider("x", -4.0, 4.0, value=graph_x)),
    animation=there_and_back(_ROW_GRAPH),
    height=340,
    narrow_height=400,
)

# ---- several paths

paths_x, paths_factor = 2.0, 3.0
_PATHS_GRAPH = Graph(f"x*x + {shortest(paths_factor)}*x", ("x",))
_PATHS = graph_record(_PATHS_GRAPH, {"x": paths_x})
paths_rate = _PATHS.nodes[0].slope
path_rates = sorted(float(edge.rate) for edge in _PATHS.edges if edge.source == 0)
paths_multiplied = float(np.prod(path_rates))
_paths = f"x·x + {shortest(paths_factor)}x"
_count = in_words(len(path_rates))
_rates = listed([shortest(rate) for rate in path_rates])

paths = Scene(
    title="Over several paths the parts add up",
    alt=f"A graph in which x leads to a product by two arrows and to times {shortest(paths_factor)} by one; both lead "
    f"to a sum. The derivatives {_rates} of the {_count} arrows add up to {shortest(paths_rate)} in the box of x.",
    caption=f"{_paths} at x = {shortest(paths_x)}: x is used {_count} times, so a change of it comes in {_count} ways. "
    "What is done with what comes back over them?",
    question=f"The {_count} arrows out of x have the rates {_rates}. What is the derivative of {_paths} by x?",
    parts=(
        Predict(
            "choice",
            options=(shortest(max(path_rates)), shortest(paths_rate), shortest(paths_multiplied)),
            answer=1,
            when=at_the_end(_PATHS_GRAPH),
            because=f"They add up: {' + '.join(map(shortest, path_rates))} = {shortest(paths_rate)}.",
            then="Now press Play and watch the box of x.",
        ),
        GraphWords(),
    ),
    panels=(Panel((_PATHS_GRAPH,)),),
    controls=(Step(), Slider("x", -4.0, 4.0, value=paths_x)),
    animation=there_and_back(_PATHS_GRAPH),
    height=340,
    narrow_height=370,
)

# ---- a weight used by two machines, and formulas of the reader's own

shared_w, shared_x, shared_b = 2.0, 3.0, -1.0
_SHARED_GRAPH = Graph("w*(w*x + b)", ("w", "x", "b"))
_SHARED = graph_record(_SHARED_GRAPH, {"w": shared_w, "x": shared_x, "b": shared_b})
shared_rate = _SHARED.nodes[0].slope
first_part, second_part = (edge.rate * _SHARED.nodes[edge.target].slope for edge in _SHARED.edges if edge.source == 0)
_w, _first, _second, _sum = map(shortest, (shared_w, first_part, second_part, shared_rate))

shared = Scene(
    title="A weight used twice",
    alt="A graph of w times the sum of w times x and b. From w two arrows lead on: one to the first product, one past "
    f"the sum to the last. The derivatives {_first} and {_second} that come back over them add up to {_sum}.",
    caption=f"w·(w·x + b) at w = {_w}, x = {shortest(shared_x)}, b = {shortest(shared_b)}: two machines share "
    "a weight. Move the inputs, point at a box, type a formula of your own. Which two numbers add up in the box of w?",
    question="w is used twice. What is the derivative of the output by w?",
    parts=(
        Predict(
            "number",
            answer=shared_rate,
            low=-100.0,
            high=100.0,
            step=1.0,
            tolerance=0.5,
            when=at_the_end(_SHARED_GRAPH),
            outcome="its derivative is",
            because=f"{_first} from the last product and {_second} through the first: added.",
            then="Now press Play and watch the box of w.",
        ),
        GraphWords(),
        OwnGraph(),
    ),
    panels=(Panel((_SHARED_GRAPH,)),),
    controls=(
        Step(),
        Slider("w", -4.0, 4.0, value=shared_w),
        Slider("x", -4.0, 4.0, value=shared_x),
        Slider("b", -4.0, 4.0, value=shared_b),
    ),
    animation=there_and_back(_SHARED_GRAPH),
    height=400,
    narrow_height=430,
)
