"""The forward and the backward pass over a graph, stage by stage: what is known at each.

At stage 0 the inputs have their values. Then each stage gives one operation its value; the next one says that the
derivative of the output by itself is 1; then each stage goes back over one edge, and what comes over several edges adds
up. At the last stage all is known, and nothing is new.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from gdviz.autodiff.graph import INPUT, Record, record
from gdviz.figure.graph_layout import layers_of
from gdviz.figure.marks import Graph
from gdviz.objectives.formula import as_written, parse_formula


@dataclass(frozen=True)
class Known:
    """What of a graph is known at a stage.

    Attributes:
        values: of each node; None where it is still to come.
        slopes: the derivative of the output by each node, as far as it has been added up; None where nothing has come.
        passed: how many edges the backward pass has gone over, in the order of the record.
        node: the place of the node that has just got its value or its derivative.
        edges: the places of the edges that it came over.
        backward: whether this is the backward pass.
    """

    values: tuple[float | None, ...]
    slopes: tuple[float | None, ...]
    passed: int
    node: int | None
    edges: tuple[int, ...]
    backward: bool


OWN_NAMES = tuple("abcmwxyz")
"""The variables that a formula of the reader's own may have, of which it may use three."""


def typed(text: str) -> Graph:
    """The graph of a formula of the reader's own, its inputs in the order in which they are met.

    Raises:
        ValueError: when it is none, or makes no picture.
    """
    names = parse_formula(text, OWN_NAMES).names
    met = dict.fromkeys(word for word in re.findall(r"[A-Za-z_]\w*", text) if word in names)
    mark = Graph(text, tuple(met))
    layers_of(graph_record(mark, dict.fromkeys(met, 1.0)))
    return mark


def graph_record(mark: Graph, values: Mapping[str, Any]) -> Record:
    """The record of a mark where the controls have these values."""
    return _record(mark.formula, tuple((name, float(values[name])) for name in mark.inputs))


@lru_cache(maxsize=256)
def _record(formula: Any, inputs: tuple[tuple[str, float], ...]) -> Record:
    if isinstance(formula, str):
        parsed = parse_formula(formula, tuple(name for name, _ in inputs))
        return record(lambda *arrays: as_written(parsed, *arrays), dict(inputs))
    return record(formula, dict(inputs))


def given(graph: Record) -> int:
    """How many of the nodes are inputs: they come first."""
    return sum(node.operation == INPUT for node in graph.nodes)


def last_stage(graph: Record) -> int:
    """The number of the stage at which all is known."""
    return len(graph.nodes) - given(graph) + len(graph.edges) + 2


def stages_of(mark: Graph) -> int:
    """The same of a mark, whose stages are as many whatever the values."""
    return last_stage(graph_record(mark, dict.fromkeys(mark.inputs, 1.0)))


def known_at(graph: Record, stage: int) -> Known:
    """What is known at a stage, 0 to the last one."""
    count, inputs = len(graph.nodes), given(graph)
    forward = min(inputs + stage, count)
    passed = min(inputs + stage - count - 1, len(graph.edges))
    values = tuple(node.value if place < forward else None for place, node in enumerate(graph.nodes))
    if passed < 0:
        into = tuple(place for place, edge in enumerate(graph.edges) if stage and edge.target == forward - 1)
        return Known(values, (None,) * count, 0, forward - 1 if stage else None, into, False)
    slopes: list[float | None] = [None] * (count - 1) + [1.0]
    for edge in graph.edges[:passed]:
        slopes[edge.source] = (slopes[edge.source] or 0.0) + (slopes[edge.target] or 0.0) * edge.rate
    if stage >= last_stage(graph):
        return Known(values, tuple(slopes), passed, None, (), True)
    node = graph.edges[passed - 1].source if passed else count - 1
    return Known(values, tuple(slopes), passed, node, (passed - 1,) if passed else (), True)
