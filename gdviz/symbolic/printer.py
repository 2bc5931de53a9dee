"""Prints symbols as straight-line JavaScript: one line an operation in the table, loops for sums over data.

The printing has two steps. *Lowering* turns array formulas into formulas of single numbers, in which equal parts are
one and the same node. *Printing* gives a name to each part that is used twice, or that a loop need not repeat, and
writes the rest in place.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from gdviz.autodiff.derivatives import sigmoid
from gdviz.symbolic.lowering import LOOP, REDUCTIONS, Index, Lowering, Node, depth_of
from gdviz.symbolic.symbols import lift

CHOICE, OR, AND, EQUALITY, COMPARISON, SUM, PRODUCT, UNARY, POWER, ATOM = range(10)

# One line an operation: its JavaScript, and how tightly that binds.
JAVASCRIPT: dict[Any, tuple[str, int]] = {
    np.add: ("{0} + {1}", SUM),
    np.subtract: ("{0} - {1}", SUM),
    np.multiply: ("{0} * {1}", PRODUCT),
    np.divide: ("{0} / {1}", PRODUCT),
    np.remainder: ("({0} % {1} + {1}) % {1}", PRODUCT),
    np.power: ("{0} ** {1}", POWER),
    np.negative: ("-{0}", UNARY),
    np.square: ("{0} * {0}", PRODUCT),
    np.reciprocal: ("1 / {0}", PRODUCT),
    np.absolute: ("Math.abs({0})", ATOM),
    np.sign: ("Math.sign({0})", ATOM),
    np.floor: ("Math.floor({0})", ATOM),
    np.ceil: ("Math.ceil({0})", ATOM),
    np.sqrt: ("Math.sqrt({0})", ATOM),
    np.exp: ("Math.exp({0})", ATOM),
    np.log: ("Math.log({0})", ATOM),
    np.log1p: ("Math.log1p({0})", ATOM),
    np.sin: ("Math.sin({0})", ATOM),
    np.cos: ("Math.cos({0})", ATOM),
    np.tan: ("Math.tan({0})", ATOM),
    np.sinh: ("Math.sinh({0})", ATOM),
    np.cosh: ("Math.cosh({0})", ATOM),
    np.tanh: ("Math.tanh({0})", ATOM),
    np.arctan: ("Math.atan({0})", ATOM),
    np.maximum: ("Math.max({0}, {1})", ATOM),
    np.minimum: ("Math.min({0}, {1})", ATOM),
    np.logaddexp: ("Math.max({0}, {1}) + Math.log1p(Math.exp(-Math.abs({0} - {1})))", SUM),
    np.greater: ("{0} > {1}", COMPARISON),
    np.greater_equal: ("{0} >= {1}", COMPARISON),
    np.less: ("{0} < {1}", COMPARISON),
    np.less_equal: ("{0} <= {1}", COMPARISON),
    np.equal: ("{0} === {1}", EQUALITY),
    np.not_equal: ("{0} !== {1}", EQUALITY),
    np.logical_and: ("{0} && {1}", AND),
    np.logical_or: ("{0} || {1}", OR),
    np.logical_not: ("!{0}", UNARY),
    np.where: ("{0} ? {1} : {2}", CHOICE),
    sigmoid: ("1 / (1 + Math.exp(-{0}))", PRODUCT),
}


def literal(value: float) -> str:
    """A double as JavaScript, losing nothing."""
    if value != value:
        return "NaN"
    if abs(value) == float("inf"):
        return "Infinity" if value > 0 else "-Infinity"
    text = repr(float(value))
    return text.removesuffix(".0")


def array_literal(array: Any) -> str:
    """A nested JavaScript array of the numbers of a numpy array."""
    array = np.asarray(array, dtype=float)
    return literal(float(array)) if array.ndim == 0 else f"[{', '.join(map(array_literal, array))}]"


# How a loop makes one number of many: the number it begins with, and what it does with each.
REDUCING = {
    "sum": ("0", "{0} += {1};"),
    "max": ("-Infinity", "{0} = Math.max({0}, {1});"),
    "min": ("Infinity", "{0} = Math.min({0}, {1});"),
}


@dataclass
class Output:
    """Something to print.

    Attributes:
        template: a statement with {} for the value.
        symbol: the formula it is an entry of.
        index: which entry.
        name: what the value should be called if it needs a name at all.
    """

    template: str
    symbol: Any
    index: Index = ()
    name: str = ""


class Printer:
    """Prints the body of one function.

    Arguments:
        lengths: for each length of data, the variable that holds it.
    """

    def __init__(self, lengths: Mapping[int, str] | None = None) -> None:
        self.lowering = Lowering()
        self.lengths: Mapping[int, str] = lengths or {}
        self.names: dict[int, str] = {}
        self.known: set[int] = set()  # what has been worked out before any loop
        self.taken: set[str] = set()

    def body(self, outputs: Iterable[Output], components: str = "") -> list[str]:
        """The statements that compute `outputs`.

        Arguments:
            outputs: what to print, in this order.
            components: the bound of a loop, as JavaScript; outputs that depend on the component run in it.
        """
        outputs = list(outputs)
        roots = [self.lowering.lower(lift(output.symbol), output.index) for output in outputs]
        self._choose_names(roots, outputs)
        looped = [bool(self.lowering.nodes[root].loops) for root in roots]
        lines = self._statements(roots, 0)
        singles = [output.template.format(self._text(root)) for output, root in zip(outputs, roots, strict=True)]
        if components:
            inside = self._statements([root for root, inner in zip(roots, looped, strict=True) if inner], 1)
            inside += [line for line, inner in zip(singles, looped, strict=True) if inner]
            lines += loop(str(LOOP), components, inside)
        lines += [line for line, inner in zip(singles, looped, strict=True) if not (components and inner)]
        return self.constants() + lines

    def constants(self) -> list[str]:
        """The arrays that formulas hold."""
        return [f"const {name} = {array_literal(array)};" for name, array in self.lowering.constants.items()]

    def _reachable(self, roots: Iterable[int], depth: int = 0) -> list[int]:
        """What the roots are made of, but for what has been worked out before so many loops were opened."""
        seen: set[int] = set()
        pending = list(roots)
        while pending:
            number = pending.pop()
            if number not in seen:
                seen.add(number)
                node = self.lowering.nodes[number]
                pending.extend(() if number in self.names and node.depth < depth else node.inputs)
        return sorted(seen)

    def _choose_names(self, roots: list[int], outputs: list[Output]) -> None:
        nodes, uses, needed = self.lowering.nodes, dict.fromkeys(roots, 0), set[int]()
        for number in self._reachable(roots):
            node = nodes[number]
            template = JAVASCRIPT.get(node.operation, ("", 0))[0]
            for index, one in enumerate(node.inputs):
                uses[one] = uses.get(one, 0) + 1
                if nodes[one].depth < node.depth_inside or template.count(f"{{{index}}}") > 1:
                    needed.add(one)
        for root in roots:
            uses[root] += 1
        wanted = {root: output.name for root, output in zip(roots, outputs, strict=True) if output.name}
        named = (needed | set(wanted) | {n for n, times in uses.items() if times > 1}) & set(uses)
        sums = {number for number in self._reachable(roots) if nodes[number].operation in REDUCTIONS}
        for number in sorted((named | sums) - set(self.names)):
            if nodes[number].operation not in ("number", "leaf", "count"):
                stem = wanted.get(number) or (nodes[number].operation if number in sums else "t")
                self.names[number] = self._unique(stem, numbered=number not in wanted)

    def _unique(self, stem: str, numbered: bool) -> str:
        candidates = ([] if numbered else [stem]) + [f"{stem}{count}" for count in range(1, 1000)]
        name = next(name for name in candidates if name not in self.taken)
        self.taken.add(name)
        return name

    def _statements(self, roots: list[int], depth: int) -> list[str]:
        """All that needs a name where so many loops are open: sums in loops of their own, level by level."""
        nodes, lines = self.lowering.nodes, list[str]()
        reachable = [n for n in self._reachable(roots, depth) if nodes[n].depth == depth and n in self.names]
        reachable = [number for number in reachable if number not in self.known]
        for level in range(max((nodes[number].level for number in reachable), default=0) + 1):
            here = [number for number in reachable if nodes[number].level == level]
            sums = [number for number in here if nodes[number].operation in REDUCTIONS]
            for detail in dict.fromkeys(nodes[number].detail for number in sums):
                lines += self._sum_loop([number for number in sums if nodes[number].detail == detail], *detail)
            lines += [self._definition(n) for n in here if nodes[n].operation not in REDUCTIONS]
        self.known |= set(reachable) if depth == 0 else set()
        return lines

    def _sum_loop(self, sums: list[int], variable: str, size: int) -> list[str]:
        """One loop for several sums; its own depth is that of its variable."""
        nodes = self.lowering.nodes
        bodies = [nodes[number].inputs[0] for number in sums]
        starts = [f"{self.names[number]} = {REDUCING[nodes[number].operation][0]}" for number in sums]
        inside = self._statements(bodies, depth_of(variable))
        for number, body in zip(sums, bodies, strict=True):
            inside.append(REDUCING[nodes[number].operation][1].format(self.names[number], self._text(body)))
        return [f"let {', '.join(starts)};", *loop(variable, self.lengths.get(size, str(size)), inside)]

    def _definition(self, number: int) -> str:
        return f"const {self.names[number]} = {self._expression(number)[0]};"

    def _text(self, number: int) -> str:
        return self._operand(number, CHOICE)

    def _operand(self, number: int, strength: int) -> str:
        """The text of a value, in parentheses when it binds less tightly than `strength`."""
        text, own = (self.names[number], ATOM) if number in self.names else self._expression(number)
        return text if own >= strength else f"({text})"

    def _expression(self, number: int) -> tuple[str, int]:
        node = self.lowering.nodes[number]
        if node.operation == "number":
            text = literal(node.detail)
            return text, UNARY if text.startswith("-") else ATOM
        if node.operation == "leaf":
            return node.detail, ATOM
        if node.operation == "count":
            return self.lengths.get(node.detail, str(node.detail)), ATOM
        if node.operation not in JAVASCRIPT:
            raise TypeError(f"no JavaScript for {node.operation.__name__}: add a line to JAVASCRIPT")
        template, own = JAVASCRIPT[node.operation]
        operands = [self._operand(one, strength) for one, strength in zip(node.inputs, _strengths(node), strict=True)]
        return template.format(*operands), own


def _strengths(node: Node) -> Iterator[int]:
    """How tightly each operand must bind. The order of additions and products is kept, to the last digit."""
    template, own = JAVASCRIPT[node.operation]
    for index in range(len(node.inputs)):
        if own in (SUM, PRODUCT) and index == 0 and template.startswith("{0} ") and template.count("{0}") == 1:
            yield own
        elif own == ATOM and template.count(f"{{{index}}}") == 1:
            yield CHOICE
        else:
            yield (ATOM if own in (UNARY, POWER) or template.count(f"{{{index}}}") > 1 or own == PRODUCT else own + 1)


def loop(variable: str, bound: str, statements: list[str]) -> list[str]:
    """Statements in a loop that runs from 0 up to a bound."""
    return [f"for (let {variable} = 0; {variable} < {bound}; {variable}++) {{", *indent(statements), "}"]


def indent(lines: Iterable[str]) -> list[str]:
    """The lines, two spaces further right."""
    return [f"  {line}" for line in lines]


def quote(text: str) -> str:
    """A JavaScript string."""
    return json.dumps(text)
