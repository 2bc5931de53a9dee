"""Lowers formulas of arrays to formulas of single numbers, in which equal parts are one and the same node."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from gdviz.symbolic.symbols import Symbol

Index = tuple[Any, ...]
VARIABLES = "ijklpqrs"  # of loops, from the outermost inwards
REDUCTIONS = ("sum", "max", "min")


@dataclass(frozen=True)
class Place:
    """Where an axis is read: JavaScript, and the variables of the loops that it depends on."""

    text: str
    loops: frozenset[str]

    def __str__(self) -> str:
        return self.text


def variable(depth: int) -> Place:
    """The variable of the loop at a depth, of which the outermost is 0."""
    if depth >= len(VARIABLES):
        raise TypeError(f"loops can be nested {len(VARIABLES)} deep, no deeper")
    return Place(VARIABLES[depth], frozenset(VARIABLES[depth]))


LOOP = variable(0)


def depth_of(loops: Iterable[str]) -> int:
    """How many loops must be open, so that all of these variables have values."""
    return max((VARIABLES.index(one) + 1 for one in loops), default=0)


def loops_of(index: Index) -> frozenset[str]:
    """The variables of the loops that an index depends on."""
    return frozenset().union(*(entry.loops for entry in index if isinstance(entry, Place)))


@dataclass(frozen=True)
class Node:
    """A formula of one number.

    Attributes:
        operation: a numpy function, or "number", "leaf", "count", "sum", "max" or "min".
        inputs: the numbers of other nodes.
        detail: the value of a number, the text of a leaf, the length of a count; the variable and the length of the
            loop of a sum, a largest or a smallest.
        loops: the variables of the loops that it depends on.
        level: how many sums, one inside the other, it has to wait for.
    """

    operation: Any
    inputs: tuple[int, ...]
    detail: Any
    loops: frozenset[str]
    level: int

    @property
    def depth(self) -> int:
        """How many loops must be open where its value is worked out."""
        return depth_of(self.loops)

    @property
    def depth_inside(self) -> int:
        """How many are open where its inputs are used: one more for a sum."""
        return depth_of(self.detail[0]) if self.operation in REDUCTIONS else self.depth


class Lowering:
    """The nodes of the formulas lowered so far; inputs have smaller numbers than what is made of them."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.constants: dict[str, Any] = {}  # data without a name of its own, by the name it was given
        self._numbers: dict[Any, int] = {}
        self._lowered: dict[Any, int] = {}
        self._kept: list[Symbol] = []  # their ids are keys, so they must live as long

    def lower(self, symbol: Symbol, index: Index) -> int:
        """The number of the node for one entry of a symbol; `index` holds whole numbers and Places."""
        key = (id(symbol), index)
        if key not in self._lowered:
            self._kept.append(symbol)
            self._lowered[key] = self._lower(symbol, index)
        return self._lowered[key]

    def _lower(self, symbol: Symbol, index: Index) -> int:
        operation, detail = symbol.operation, symbol.detail
        if operation == "constant":
            return self._add("number", (), detail)
        if operation == "input":
            return self._add("leaf", (), f"{detail}{_brackets(index)}", loops_of(index))
        if operation == "component":
            return self._add("leaf", (), detail, LOOP.loops)
        if operation == "count":
            return self._add("count", (), detail)
        if operation == "data":
            return self._lower_data(detail, index)
        if operation in REDUCTIONS:
            return self._lower_reduction(symbol, index)
        if operation == "gather":
            place = self._place(symbol.inputs[1], index)
            return self.lower(symbol.inputs[0], (place, *index[symbol.inputs[1].ndim :]))
        if operation == "position":
            place = index[detail]
            return self._add("leaf", (), str(place), place.loops) if isinstance(place, Place) else self._number(place)
        if operation == "view":
            inner = tuple(index[source[1]] if isinstance(source, tuple) else source for source in detail)
            return self.lower(symbol.inputs[0], inner)
        if operation in ("reshape", "scatter_add"):
            raise TypeError(f"a {operation} needs an array of its own: print the formula as one of arrays")
        if operation == "scatter":
            return self._lower_scatter(symbol, index)
        return self._add(operation, tuple(self.lower(one, _shrunk(one, index)) for one in symbol.inputs), None)

    def _lower_reduction(self, symbol: Symbol, index: Index) -> int:
        """A sum, or a largest or smallest entry, in a loop inside those that the index depends on."""
        loop, axis = variable(depth_of(loops_of(index))), symbol.detail
        body = self.lower(symbol.inputs[0], (*index[:axis], loop, *index[axis:]))
        length = symbol.inputs[0].shape[axis]
        if loop.text in self.nodes[body].loops:
            return self._add(symbol.operation, (body,), (loop.text, length))
        return (
            body if symbol.operation != "sum" else self._add(np.multiply, (body, self._add("count", (), length)), None)
        )

    def _place(self, chosen: Symbol, index: Index) -> Place:
        """Where an array is read by whole numbers that are data."""
        node = self.nodes[self.lower(chosen, index[: chosen.ndim])]
        if node.operation != "leaf":
            raise TypeError("an array can be read by whole numbers that are given, not by numbers worked out")
        return Place(node.detail, node.loops)

    def _fixed(self, index: int, size: int) -> int:
        """A fixed index on an axis of that length, as a number to compare with."""
        return self._number(index)

    def _number(self, value: float) -> int:
        return self._add("number", (), float(value))

    def _lower_data(self, detail: Any, index: Index) -> int:
        name, array = detail
        if not name and not loops_of(index):
            return self._number(array[index])
        if not name:
            same = [key for key, one in self.constants.items() if np.array_equal(one, array)]
            name = same[0] if same else f"data{len(self.constants) + 1}"
            self.constants[name] = array
        return self._add("leaf", (), f"{name}{_brackets(index)}", loops_of(index))

    def _lower_scatter(self, symbol: Symbol, index: Index) -> int:
        inner: list[Any] = [0] * symbol.inputs[0].ndim
        here: list[int] = []  # conditions on the loops, which pass all entries
        for entry, target, size in zip(index, symbol.detail, symbol.shape, strict=True):
            if isinstance(target, tuple):
                inner[target[1]] = entry
            elif isinstance(entry, Place):
                leaf = self._add("leaf", (), str(entry), entry.loops)
                here.append(self._add(np.equal, (leaf, self._fixed(target, size)), None))
            elif entry != target:
                return self._number(0.0)
        value = self.lower(symbol.inputs[0], tuple(inner))
        for condition in here:
            value = self._add(np.where, (condition, value, self._number(0.0)), None)
        return value

    def _add(self, operation: Any, inputs: tuple[int, ...], detail: Any, loops: frozenset[str] = frozenset()) -> int:
        made_of = [self.nodes[one] for one in inputs]
        if operation in (np.add, np.subtract, np.multiply) and (short := self._short(operation, inputs)) is not None:
            return short
        level = max((one.level for one in made_of), default=0) + (operation in REDUCTIONS)
        loops = loops.union(*(one.loops for one in made_of))
        loops = loops - {detail[0]} if operation in REDUCTIONS else loops
        key = (operation, inputs, repr(detail) if operation == "number" else detail)
        if key not in self._numbers:
            self._numbers[key] = len(self.nodes)
            self.nodes.append(Node(operation, inputs, detail, loops, level))
        return self._numbers[key]

    def _short(self, operation: Any, inputs: tuple[int, ...]) -> int | None:
        """Zeros appear when entries of a gradient are looked at one by one; they are not printed."""
        zero = [self.nodes[one].operation == "number" and self.nodes[one].detail == 0 for one in inputs]
        if operation is np.multiply and any(zero):
            return self._number(0.0)
        if operation is np.multiply or not any(zero):
            return None
        if zero[1]:
            return inputs[0]
        return inputs[1] if operation is np.add else self._add(np.negative, inputs[1:], None)


def _brackets(index: Index) -> str:
    return "".join(f"[{entry}]" for entry in index)


def _shrunk(symbol: Symbol, index: Index) -> Index:
    """The index into one of several broadcast inputs: its own last axes, and 0 along those of length 1."""
    own = index[len(index) - symbol.ndim :]
    return tuple(0 if size == 1 else entry for size, entry in zip(symbol.shape, own, strict=True))
