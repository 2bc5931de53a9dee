"""Formulas of arrays printed as loops over flat arrays, whose lengths are read when they run.

    >>> print(arrays_to_javascript(lambda a, b: np.sum(a * b), {"a": ("n",), "b": ("n",)}, "dot"))
    function dot({ a, b }) {
      const n = a.length;
      let sum1 = 0;
      for (let i = 0; i < n; i++) {
        sum1 += a[i] * b[i];
      }
      return sum1;
    }

Where `gdviz.symbolic.javascript` unrolls the parameters of an objective, here every axis is a loop: a network of any
width, on any number of examples, is one page. What would be worked out again and again gets an array of its own, a
*room*; the rest is written where it is used.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import numpy as np

from gdviz.symbolic import symbols
from gdviz.symbolic.functions import array
from gdviz.symbolic.lengths import INSTEAD, STANDING_IN, Lengths
from gdviz.symbolic.lowering import REDUCTIONS, Index, Lowering, Place, depth_of, loops_of, variable
from gdviz.symbolic.printer import Output, Printer, indent, loop
from gdviz.symbolic.symbols import Symbol

Shape = tuple[int | str, ...]
CHEAP = {
    np.add, np.subtract, np.multiply, np.negative, np.square, np.absolute, np.sign, np.where, np.maximum, np.minimum,
    np.greater, np.greater_equal, np.less, np.less_equal, np.equal, np.not_equal, np.logical_and, np.logical_or,
    np.logical_not,
}  # fmt: skip
COSTLY, SOME = 10, 3
"""What counts as much work, as an exponential or a sum is, and as work that is not done twice without need."""


def arrays_to_javascript(function: Callable[..., Any], arguments: Mapping[str, Shape], name: str = "f") -> str:
    """The source of a JavaScript function `name({ ... }, out)` that computes the numpy formula `function`.

    Its arguments are flat arrays, row after row, by name. The array that is the result, or those of a dictionary by
    name, are written into the arrays of `out`, which must be others than those given; a number is returned, and so is
    what a dictionary calls "value".

    Arguments:
        function: straight-line numpy of the arguments in this order.
        arguments: the shape of each; a length that is a name is read from the arrays at run time.
        name: of the JavaScript function.

    Raises:
        TypeError: when a length cannot be told from the arrays, or became a number, the formula branches on a value, or
            it uses an operation that has no line in the tables.
    """
    text, other = (_printed(function, arguments, name, Lengths(arguments, each)) for each in (STANDING_IN, INSTEAD))
    for mine, its in zip(text.split("\n"), other.split("\n"), strict=False):
        if mine != its:
            raise TypeError(f"a length became a number (for 0.5 * n write n * 0.5, for sums np.mean): {mine.strip()}")
    return text


def _printed(function: Callable[..., Any], arguments: Mapping[str, Shape], name: str, lengths: Lengths) -> str:
    """What is printed while these numbers stand for the lengths."""
    given = [array(key, lengths.sizes(shape)) if shape else symbols.number(key) for key, shape in arguments.items()]
    made = function(*given)
    results = dict(made) if isinstance(made, Mapping) else {"value": made}
    program = _Program({key: symbols.lift(one) for key, one in results.items()}, lengths, arguments)
    out = [key for key, one in program.results.items() if one.shape != () or key != "value"]
    head = f"function {name}({{ {', '.join(arguments)} }}{', out' if out else ''}) {{"
    return "\n".join([head, *indent([*lengths.definitions(), *program.lines()]), "}"])


class _Program(Printer):
    """The statements of one function of arrays."""

    def __init__(self, results: Mapping[str, Symbol], lengths: Lengths, arguments: Mapping[str, Shape]) -> None:
        super().__init__(lengths)
        self.lengths: Lengths = lengths
        self.results = results
        self.lowering: _Flat = _Flat(self, lengths)
        self.taken |= {*arguments, *lengths.names, "out", *(f"to_{key}" for key in results)}
        self.made: list[str] = []  # statements so far
        self.goals = {id(one): f"to_{key}" for key, one in results.items() if one.shape != ()}
        self.uses = _uses(results.values())

    def lines(self) -> list[str]:
        """All statements of the body."""
        arrays = {key: one for key, one in self.results.items() if one.shape != ()}
        for key, one in arrays.items():
            if self.lowering.rooms.get(id(one)) != f"to_{key}":
                self.fill(one, f"to_{key}")
        ends = [
            (self._number(one), "return {};" if key == "value" else f"out.{key}[0] = {{}};")
            for key, one in self.results.items()
            if one.shape == ()
        ]
        ends.sort(key=lambda end: end[1].startswith("return"))
        given = [f"const to_{key} = out.{key};" for key in arrays]
        return [*self.constants(), *given, *self.made, *(end.format(text) for text, end in ends)]

    def _number(self, symbol: Symbol) -> str:
        """The text of a result that is one number, after the statements it needs."""
        root = self.lowering.lower(symbol, ())
        self._choose_names([root], [Output("", symbol)])
        self.made += self._statements([root], 0)
        return self._text(root)

    def room(self, symbol: Symbol) -> None:
        """Give a symbol an array of its own: that of a result, or a new one."""
        self.lowering.rooms[id(symbol)] = self.fill(symbol, self.goals.get(id(symbol)))

    def fill(self, symbol: Symbol, name: str | None) -> str:
        """Loops that work out every entry of a symbol, and write it into the array of that name, or a new one."""
        source = symbol.inputs[0] if symbol.operation == "scatter_add" else symbol
        axes = [axis for axis, size in enumerate(source.shape) if size != 1]
        places = {axis: variable(depth) for depth, axis in enumerate(axes)}
        index: Index = tuple(places.get(axis, 0) for axis in range(source.ndim))
        with self.lowering.inside(loops_of(index)):
            target, root = self.lowering.entry(symbol, index)
        adds = symbol.operation == "scatter_add"
        if name is None:
            name = self._unique("a", numbered=True)
            self.made.append(f"const {name} = new Float64Array({self.lengths[math.prod(symbol.shape)]});")
        elif adds:
            self.made.append(f"{name}.fill(0);")
        statement = f"{name}[{target}] {'+=' if adds else '='} {{}};"
        self.made += self._nest(root, statement, [source.shape[axis] for axis in axes])
        return name

    def _nest(self, root: int, statement: str, sizes: list[int]) -> list[str]:
        """A statement in loops of these lengths, with all that it needs where it changes least."""
        self._choose_names([root], [Output(statement, None)])
        inside = [statement.format(self._text(root))]
        for depth in range(len(sizes), 0, -1):
            inside = self._statements([root], depth) + inside
            inside = loop(str(variable(depth - 1)), self.lengths[sizes[depth - 1]], inside)
        return self._statements([root], 0) + inside


class _Flat(Lowering):
    """Lowers symbols whose arrays are flat, row after row."""

    def __init__(self, program: _Program, lengths: Lengths) -> None:
        super().__init__()
        self.program, self.lengths = program, lengths
        self.rooms: dict[int, str] = {}  # of symbols by their ids
        self.open: frozenset[str] = frozenset()  # the variables of the loops that will be around what is lowered
        self._work: dict[int, int] = {}

    def lower(self, symbol: Symbol, index: Index) -> int:
        """The number of the node for one entry of a symbol, read from its room where it has one."""
        if id(symbol) not in self.rooms and self._wants_room(symbol, index):
            self.program.room(symbol)
            self._kept.append(symbol)
        return (
            self._leaf(self.rooms[id(symbol)], symbol, index)
            if id(symbol) in self.rooms
            else super().lower(symbol, index)
        )

    def entry(self, symbol: Symbol, index: Index) -> tuple[str, int]:
        """Where an entry of a symbol is written, and its node, worked out and not read."""
        if symbol.operation != "scatter_add":
            return self.flat(index, symbol.shape).text, self._lower(symbol, index)
        value, chosen = symbol.inputs
        place = self._place(chosen, index)
        return self.flat((place, *index[chosen.ndim :]), symbol.shape).text, self.lower(value, index)

    def flat(self, index: Index, shape: tuple[int, ...]) -> Place:
        """Where an entry of a flat array is."""
        text = ""
        for entry, size in zip(index, shape, strict=True):
            if size != 1:
                row = f"{_bracketed(text)} * {_bracketed(self.lengths[size])}" if text else ""
                text = " + ".join(part for part in (row, self._counted(entry, size)) if part)
        return Place(text or "0", loops_of(index))

    def _counted(self, entry: int | Place, size: int) -> str:
        """An index as it is added; what counts from the end of a length that is not known yet is more than half."""
        if isinstance(entry, Place) or not self.lengths.stands_in(size) or entry <= size // 2:
            return "" if entry == 0 else str(entry)
        return f"{self.lengths[size]} - {int(size) - entry}"

    def _fixed(self, index: int, size: int) -> int:
        text = self._counted(index, size)
        return self._number(index) if text in ("", str(index)) else self._add("leaf", (), f"({text})")

    @contextmanager
    def inside(self, loops: frozenset[str]) -> Iterator[None]:
        """A context in which these loops are open, and no others."""
        before, self.open = self.open, loops
        yield
        self.open = before

    def _lower(self, symbol: Symbol, index: Index) -> int:
        if symbol.operation == "array":
            return self._leaf(symbol.detail, symbol, index)
        if symbol.operation == "reshape":
            (base,) = symbol.inputs
            if base.operation != "array" and id(base) not in self.rooms:
                self.program.room(base)
                self._kept.append(base)
            return self._leaf(base.detail if base.operation == "array" else self.rooms[id(base)], symbol, index)
        if symbol.operation == "data" and any(self.lengths.stands_in(size) for size in symbol.shape):
            raise TypeError("an array of numbers cannot have a length that is read when the formula runs")
        if symbol.operation in REDUCTIONS:
            with self.inside(self.open | variable(depth_of(loops_of(index))).loops):
                return super()._lower(symbol, index)
        return super()._lower(symbol, index)

    def _leaf(self, name: str, symbol: Symbol, index: Index) -> int:
        place = self.flat(index, symbol.shape)
        return self._add("leaf", (), f"{name}[{place}]", place.loops)

    def _wants_room(self, symbol: Symbol, index: Index) -> bool:
        """Whether an array of its own saves work: what is much and used twice, or done again in a loop around it."""
        if all(size == 1 for size in symbol.shape) or not _works(symbol):
            return False
        again = loops_of(index) != self.open
        often = self.program.uses.get(id(symbol), 0) > 1
        work = self.work(symbol)
        return symbol.operation == "scatter_add" or (work >= COSTLY and often) or (work >= SOME and again)

    def work(self, symbol: Symbol) -> int:
        """About how much an entry costs, without what has a room already."""
        if id(symbol) in self.rooms or symbol.operation in ("array", "scatter_add"):
            return 0
        if id(symbol) not in self._work:
            own = 0 if not _works(symbol) else 1 if symbol.operation in CHEAP else COSTLY
            self._work[id(symbol)] = own + sum(map(self.work, symbol.inputs))
        return self._work[id(symbol)]


def _works(symbol: Symbol) -> bool:
    """Whether something is worked out, and not only read."""
    return callable(symbol.operation) or symbol.operation in (*REDUCTIONS, "scatter_add")


def _bases(symbol: Symbol) -> Iterator[Symbol]:
    """What a symbol is made of, seen through views."""
    for one in symbol.inputs:
        yield from _bases(one) if one.operation == "view" else (one,)


def _uses(results: Any) -> dict[int, int]:
    """How many symbols are made of each symbol, by its id."""
    pending, uses = list(results), dict[int, int]()
    seen = {id(one) for one in pending}
    while pending:
        for one in _bases(pending.pop()):
            uses[id(one)] = uses.get(id(one), 0) + 1
            if id(one) not in seen:
                seen.add(id(one))
                pending.append(one)
    return uses


def _bracketed(text: str) -> str:
    return f"({text})" if " " in text else text
