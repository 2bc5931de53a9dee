"""The record of a formula as a graph: what was computed from what, with every value and every local derivative.

`record(f, {"x": 1.0})` runs `f` on `Variable`s, as `grad` does, and gives what they remember as plain data: a node for
each input and each operation, an edge for each use of one by another. An input that is used twice is one node with two
edges out of it, and its derivative is the sum over both.

    >>> record(lambda x: (2 * x + 3) ** 2, {"x": 1.0}).nodes[0].slope
    20.0

Source: Griewank and Walther (2008), "Evaluating derivatives", 2nd edition, SIAM, chapters 2 and 3.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from gdviz.autodiff.derivatives import DERIVATIVES
from gdviz.autodiff.reverse import Variable, made_of, value_of

INPUT = "input"
MOST_INPUTS, MOST_NODES, MOST_LAYERS = 3, 16, 8  # what a picture can hold
TOO_MUCH = {  # what is said of a formula that has more, or too little
    "none": "nothing in it can be changed: give it an input, such as x",
    "inputs": f"{{}} inputs, {{}}: give at most {MOST_INPUTS}",
    "nodes": f"{{}} nodes: give a formula with at most {MOST_NODES}",
    "deep": f"{{}} operations in a row: give a formula with at most {MOST_LAYERS - 1}",
    "wide": "too many operations side by side: give a shorter formula",
}
Operand = int | tuple[float]
"""What an operation was applied to: the place of a node, or the one number of a constant."""


@dataclass(frozen=True)
class Node:
    """A number that was given or computed.

    Attributes:
        operation: the name that numpy has for it, such as "multiply"; "input" for what was given.
        name: of an input.
        operands: in the order of the operation's arguments.
        value: what came out.
        slope: the derivative of the output by it.
    """

    operation: str
    name: str = ""
    operands: tuple[Operand, ...] = ()
    value: float = np.nan
    slope: float = 0.0


@dataclass(frozen=True)
class Edge:
    """A use of one node by another.

    Attributes:
        source: the place of the node that is used.
        target: the place of the node that uses it.
        operand: which of the target's operands it is.
        rate: the local derivative, of the target by this operand alone.
    """

    source: int
    target: int
    operand: int
    rate: float


@dataclass(frozen=True)
class Record:
    """A formula as a graph.

    Attributes:
        nodes: every one after those that it is made of: the inputs first, the output last.
        edges: in the order in which the backward pass goes over them.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def refused(what: str, *details: object) -> ValueError:
    """The error for a formula that makes no picture, in the words of `TOO_MUCH`."""
    return ValueError(f"graph: {TOO_MUCH[what].format(*details)}")


def record(formula: Callable[..., Any], inputs: Mapping[str, float]) -> Record:
    """The graph of a formula at the values of its inputs, by name in the order of its arguments.

    An input that the formula does not use has no node.

    Raises:
        ValueError: when there are too many inputs or nodes, when something computed is not one number, or when the
            formula uses none of its inputs.
    """
    if len(inputs) > MOST_INPUTS:
        raise refused("inputs", len(inputs), ", ".join(inputs))
    leaves = {name: Variable(np.float64(value)) for name, value in inputs.items()}
    with np.errstate(all="ignore"):
        made = _made(formula(*leaves.values()))
        given = [leaf for leaf in leaves.values() if any(each is leaf for each in made)]
        known = given + [each for each in made if each.operation]
        if len(known) > MOST_NODES:
            raise refused("nodes", len(known))
        places = {id(each): place for place, each in enumerate(known)}
        edges = tuple(_edges(known, places))
    slopes = _slopes(len(known), edges)
    names = {id(leaf): name for name, leaf in leaves.items()}
    return Record(tuple(_node(each, names, places, slopes[place]) for place, each in enumerate(known)), edges)


def _made(output: Any) -> list[Variable]:
    """The Variables that an output is made of, each after those before it."""
    if not isinstance(output, Variable):
        raise refused("none")
    made = made_of(output)
    for one in reversed(made):
        if np.shape(one.value) != () or one.options:
            raise ValueError(f"graph: {_called(one)} does not give one number")
    return made


def _called(variable: Variable) -> str:
    return str(variable.operation.__name__) if variable.operation else INPUT


def _node(variable: Variable, names: Mapping[int, str], places: Mapping[int, int], slope: float) -> Node:
    operands = tuple(places[id(each)] if isinstance(each, Variable) else (float(each),) for each in variable.inputs)
    return Node(_called(variable), names.get(id(variable), ""), operands, float(variable.value), slope)


def _edges(nodes: list[Variable], places: Mapping[int, int]) -> list[Edge]:
    """Every edge with its local derivative, from the output backwards."""
    found = []
    for target in reversed(range(len(nodes))):
        node = nodes[target]
        values = [value_of(each) for each in node.inputs]
        for operand, each in enumerate(node.inputs):
            if isinstance(each, Variable):
                derivative = DERIVATIVES[node.operation][operand]
                rate = derivative(np.float64(1.0), node.value, *values) if derivative else 0.0
                found.append(Edge(places[id(each)], target, operand, float(rate)))
    return found


def _slopes(count: int, edges: tuple[Edge, ...]) -> list[float]:
    """The derivative of the last node by each: along a path the rates multiply, over several paths they add up."""
    slopes = [0.0] * (count - 1) + [1.0]
    for edge in edges:
        slopes[edge.source] += slopes[edge.target] * edge.rate
    return slopes
