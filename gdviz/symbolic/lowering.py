"""Lowers formulas of arrays to formulas of single numbers, in which equal parts are one and the same node."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gdviz.symbolic.symbols import Symbol

Index = tuple[Any, ...]
LOOP = "i"  # the one loop variable: sums over data do not nest


@dataclass(frozen=True)
class Node:
    """A formula of one number.

    Attributes:
        operation: a numpy function, or "number", "leaf", "count" or "sum".
        inputs: the numbers of other nodes.
        detail: the value of a number, the text of a leaf, the length of a count or a sum.
        looped: whether it depends on the loop variable.
        level: how many sums, one inside the other, it has to wait for.
    """

    operation: Any
    inputs: tuple[int, ...]
    detail: Any
    looped: bool
    level: int


class Lowering:
    """The nodes of the formulas lowered so far; inputs have smaller numbers than what is made of them."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.constants: dict[str, Any] = {}  # data without a name of its own, by the name it was given
        self._numbers: dict[Any, int] = {}
        self._lowered: dict[Any, int] = {}
        self._kept: list[Symbol] = []  # their ids are keys, so they must live as long

    def lower(self, symbol: Symbol, index: Index) -> int:
        """The number of the node for one entry of a symbol; `index` holds whole numbers, or LOOP."""
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
            return self._add("leaf", (), f"{detail}{_brackets(index)}", looped=LOOP in index)
        if operation == "component":
            return self._add("leaf", (), detail, looped=True)
        if operation == "count":
            return self._add("count", (), detail)
        if operation == "data":
            return self._lower_data(detail, index)
        if operation == "sum":
            if LOOP in index:
                raise TypeError("a sum over data inside a sum over other data cannot be printed: sum one axis only")
            body = self.lower(symbol.inputs[0], (*index[:detail], LOOP, *index[detail:]))
            length = symbol.inputs[0].shape[detail]
            if self.nodes[body].looped:
                return self._add("sum", (body,), length)
            return self._add(np.multiply, (body, self._add("count", (), length)), None)
        if operation == "view":
            inner = tuple(index[source[1]] if isinstance(source, tuple) else source for source in detail)
            return self.lower(symbol.inputs[0], inner)
        if operation == "scatter":
            return self._lower_scatter(symbol, index)
        return self._add(operation, tuple(self.lower(one, _shrunk(one, index)) for one in symbol.inputs), None)

    def _lower_data(self, detail: Any, index: Index) -> int:
        name, array = detail
        if not name and LOOP not in index:
            return self._add("number", (), float(array[index]))
        if not name:
            same = [key for key, one in self.constants.items() if np.array_equal(one, array)]
            name = same[0] if same else f"data{len(self.constants) + 1}"
            self.constants[name] = array
        return self._add("leaf", (), f"{name}{_brackets(index)}", looped=LOOP in index)

    def _lower_scatter(self, symbol: Symbol, index: Index) -> int:
        inner: list[Any] = [0] * symbol.inputs[0].ndim
        for entry, target in zip(index, symbol.detail, strict=True):
            if isinstance(target, tuple):
                inner[target[1]] = entry
            elif entry == LOOP:
                raise TypeError("a sum over data cannot run over a gradient of single entries")
            elif entry != target:
                return self._add("number", (), 0.0)
        return self.lower(symbol.inputs[0], tuple(inner))

    def _add(self, operation: Any, inputs: tuple[int, ...], detail: Any, looped: bool = False) -> int:
        made_of = [self.nodes[one] for one in inputs]
        if operation in (np.add, np.subtract, np.multiply) and (short := self._short(operation, inputs)) is not None:
            return short
        level = max((one.level for one in made_of), default=0) + (operation == "sum")
        looped = operation != "sum" and (looped or any(one.looped for one in made_of))
        key = (operation, inputs, repr(detail) if operation == "number" else detail)
        if key not in self._numbers:
            self._numbers[key] = len(self.nodes)
            self.nodes.append(Node(operation, inputs, detail, looped, level))
        return self._numbers[key]

    def _short(self, operation: Any, inputs: tuple[int, ...]) -> int | None:
        """Zeros appear when entries of a gradient are looked at one by one; they are not printed."""
        zero = [self.nodes[one].operation == "number" and self.nodes[one].detail == 0 for one in inputs]
        if operation is np.multiply and any(zero):
            return self._add("number", (), 0.0)
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
