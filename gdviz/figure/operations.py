"""What the nodes of a graph are called, and their local derivatives in words and in numbers.

The tables are the browser's too: see `gdviz.page.constants`.
"""

from __future__ import annotations

import math

from gdviz.autodiff.graph import INPUT, Edge, Node, Record
from gdviz.figure.numbers import fixed, shortest

DIGITS = 3  # significant ones of a number on a graph

# An operation by its form: the title of its node, and for each operand that is a node the local derivative, once in
# words and once in numbers (nothing where the words are the number). In these stand {c} for the constant and {d} for it
# less 1, {u} for what went in, {v} for what went in beside it, {y} for what came out.
FORMS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "add": ("+", (("1", ""), ("1", ""))),
    "add left": ("+ {c}", (("1", ""),)),
    "add right": ("+ {c}", (("1", ""),)),
    "subtract": ("−", (("1", ""), ("−1", ""))),
    "subtract left": ("{c} −", (("−1", ""),)),
    "subtract right": ("− {c}", (("1", ""),)),
    "multiply": ("×", (("the other factor", ""), ("the other factor", ""))),
    "multiply left": ("× {c}", (("{c}", ""),)),
    "multiply right": ("× {c}", (("{c}", ""),)),
    "divide": ("÷", (("1 ÷ the divisor", "1 ÷ {v}"), ("−1 · result ÷ divisor", "−1 · {y} ÷ {u}"))),
    "divide left": ("{c} ÷", (("−1 · result ÷ what went in", "−1 · {y} ÷ {u}"),)),
    "divide right": ("÷ {c}", (("1 ÷ {c}", ""),)),
    "power": (
        "power",
        (("exponent · result ÷ base", "{v} · {y} ÷ {u}"), ("result · ln(base)", "{y} · ln({v})")),
    ),
    "power left": ("{c} to the", (("result · ln({c})", "{y} · ln({c})"),)),
    "power right": ("power {c}", (("{c} · what went in to the power {d}", "{c} · {u}^({d})"),)),
    "square": ("square", (("2 · what went in", "2 · {u}"),)),
    "cube": ("cube", (("3 · what went in, squared", "3 · {u}²"),)),
    "sqrt": ("sqrt", (("1 ÷ (2 · result)", "1 ÷ (2 · {y})"),)),
    "negative": ("× (−1)", (("−1", ""),)),
    "positive": ("+", (("1", ""),)),
    "reciprocal": ("1 ÷", (("−1 · result, squared", "−1 · {y}²"),)),
    "absolute": ("abs", (("the sign of what went in", ""),)),
    "exp": ("exp", (("the result itself", ""),)),
    "log": ("ln", (("1 ÷ what went in", "1 ÷ {u}"),)),
    "log1p": ("ln(1 + )", (("1 ÷ (1 + what went in)", "1 ÷ (1 + {u})"),)),
    "sin": ("sin", (("cos of what went in", "cos({u})"),)),
    "cos": ("cos", (("−sin of what went in", "−sin({u})"),)),
    "tan": ("tan", (("1 + result, squared", "1 + {y}²"),)),
    "sinh": ("sinh", (("cosh of what went in", "cosh({u})"),)),
    "cosh": ("cosh", (("sinh of what went in", "sinh({u})"),)),
    "tanh": ("tanh", (("1 − result, squared", "1 − {y}²"),)),
    "arctan": ("atan", (("1 ÷ (1 + what went in, squared)", "1 ÷ (1 + {u}²)"),)),
    "sigmoid": ("sigmoid", (("σ(1 − σ)", "{y} · (1 − {y})"),)),
    "relu": ("ReLU", (("1 above zero, else 0", ""),)),
    "softplus": ("softplus", (("sigmoid of what went in", "sigmoid({u})"),)),
    "maximum": ("max", (("1 for the larger, else 0", ""), ("1 for the larger, else 0", ""))),
    "minimum": ("min", (("1 for the smaller, else 0", ""), ("1 for the smaller, else 0", ""))),
}
# Forms with a name of their own: operation, the place of its constant, the constant.
NAMED = {
    "square": ("power", 1, 2.0),
    "cube": ("power", 1, 3.0),
    "sqrt": ("power", 1, 0.5),
    "relu": ("maximum", 1, 0.0),
    "softplus": ("logaddexp", 0, 0.0),
}


def written(value: float) -> str:
    """A number as a graph has it."""
    return shortest(value, DIGITS) if math.isfinite(value) else fixed(value, 0)


def constant(node: Node) -> tuple[int, float] | None:
    """The place and the value of the constant among the operands of an operation, if there is one."""
    found = [(place, each[0]) for place, each in enumerate(node.operands) if isinstance(each, tuple)]
    return found[0] if found else None


def form(node: Node) -> str:
    """The key of an operation in `FORMS`.

    Raises:
        ValueError: when there is none.
    """
    known = constant(node)
    name = node.operation
    if known is not None:
        special = (key for key, each in NAMED.items() if each == (name, *known))
        name = next(special, f"{name} {('left', 'right')[known[0]]}")
    if name not in FORMS:
        raise ValueError(f"graph: {name}: it can show {', '.join(FORMS)}")
    return name


def title(node: Node) -> str:
    """What stands in the box of a node: "× 2", "square", or the name of an input."""
    if node.operation == INPUT:
        return node.name
    known = constant(node)
    return FORMS[form(node)][0].replace("{c}", written(known[1]) if known else "")


def local_derivative(record: Record, edge: Edge) -> str:
    """The local derivative of an edge in words, in numbers and as a number: "2 · what went in = 2 · 5 = 10"."""
    node = record.nodes[edge.target]
    known = constant(node)
    told = FORMS[form(node)][1][0 if known else edge.operand]
    values = {"{u}": record.nodes[edge.source].value, "{y}": node.value}
    if known:
        values |= {"{c}": known[1], "{d}": known[1] - 1}
    others = [each for place, each in enumerate(node.operands) if place != edge.operand]
    if others and isinstance(others[0], int):
        values["{v}"] = record.nodes[others[0]].value
    for slot, value in values.items():
        told = (told[0].replace(slot, written(value)), told[1].replace(slot, written(value)))
    return " = ".join(dict.fromkeys(part for part in (*told, written(edge.rate)) if part))
