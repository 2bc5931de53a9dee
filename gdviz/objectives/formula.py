"""A user's formula, such as "x**4 - 3*x**2 + x": parsed with `ast` and a whitelist, never evaluated as Python.

What is accepted: numbers, + - * / **, ^ as another way to write **, parentheses, the variables, pi, e and the functions
of `FUNCTIONS`. Everything else is a ValueError of one line that names the position.
"""

from __future__ import annotations

import ast
import re
import string
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from gdviz.autodiff import relu, sigmoid

FUNCTIONS: dict[str, tuple[Any, str]] = {  # the function, and how it is printed
    "sin": (np.sin, r"\sin({})"),
    "cos": (np.cos, r"\cos({})"),
    "tan": (np.tan, r"\tan({})"),
    "exp": (np.exp, "e^{{{}}}"),
    "log": (np.log, r"\ln({})"),
    "ln": (np.log, r"\ln({})"),
    "sqrt": (np.sqrt, r"\sqrt{{{}}}"),
    "abs": (np.absolute, "|{}|"),
    "sinh": (np.sinh, r"\sinh({})"),
    "cosh": (np.cosh, r"\cosh({})"),
    "tanh": (np.tanh, r"\tanh({})"),
    "atan": (np.arctan, r"\arctan({})"),
    "sigmoid": (sigmoid, r"\sigma({})"),
    "relu": (relu, r"\max({}, 0)"),
}
CONSTANTS = {"pi": (np.pi, r"\pi"), "e": (np.e, "e")}
OPERATORS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: np.add,
    ast.Sub: np.subtract,
    ast.Mult: np.multiply,
    ast.Div: np.divide,
    ast.Pow: np.power,
}
LONGEST, DEEPEST, LARGEST_NUMBER, LARGEST_POWER = 200, 40, 1e9, 100.0
_CHARACTERS = frozenset(string.ascii_letters + string.digits + "_. +-*/(),")
_SPELLINGS = {"\N{MINUS SIGN}": "-", "\N{MULTIPLICATION SIGN}": "*", "\N{MIDDLE DOT}": "*", "\t": " "}
_HINTS = {"|": "; write abs(x)"} | dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "; write powers with ^, as in x^2")


@dataclass(frozen=True)
class Formula:
    """A parsed formula, to be called with one array a variable; two are equal when their texts and variables are.

    Attributes:
        text: as it was typed.
        variables: the names it may use, in the order of the arguments.
        names: those it does use.
        tree: its checked expression.
    """

    text: str
    variables: tuple[str, ...]
    names: frozenset[str] = field(compare=False)
    tree: ast.expr = field(compare=False, repr=False)

    def __call__(self, *arrays: Any) -> Any:
        """The value, elementwise, in the common shape of the arrays; also of Variables and symbols."""
        known = dict(zip(self.variables, arrays, strict=True))
        value = _evaluate(self.tree, known)
        # A constant still has the shape of its argument.
        return value if self.names else value + 0.0 * arrays[0]

    def latex(self) -> str:
        """The formula in TeX."""
        return _print(self.tree, 0)

    def __reduce__(self) -> Any:
        return parse_formula, (self.text, self.variables)


def parse_formula(text: str, variables: tuple[str, ...] = ("x",)) -> Formula:
    """Parse a formula in `variables`.

    Raises:
        ValueError: when anything in it is not on the whitelist; one line that names the position.
    """
    if not isinstance(text, str) or not text.strip():
        raise ValueError("formula: empty; write for example x**2 - 3*x")
    if len(text) > LONGEST:
        raise ValueError(f"formula: {len(text)} characters long; at most {LONGEST} are accepted")
    source, positions = _python_spelling(text)
    if source.endswith(("+", "-", "*", "/", "(")):
        raise ValueError(_message(len(text.rstrip()), "something is missing at the end of the formula"))
    _check_habits(source, positions, variables)
    try:
        with warnings.catch_warnings(action="ignore"):
            tree = ast.parse(source, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        at = positions[min(max((getattr(error, "offset", 0) or 1) - 1, 0), len(positions) - 1)]
        raise ValueError(_message(at, f"cannot read {_excerpt(text, at)}; write products with *, as in 2*x")) from None
    checker = _Checker(text, source, positions, variables)
    checker.check(tree, 0)
    return Formula(text, tuple(variables), frozenset(checker.names), tree)


def _python_spelling(text: str) -> tuple[str, list[int]]:
    """The text in Python's spelling, and for each of its characters the position in the original."""
    source, positions = "", []
    lead = len(text) - len(text.lstrip())
    for at, character in enumerate(text.strip(), start=lead):
        new = "**" if character == "^" else _SPELLINGS.get(character, character)
        if new not in _CHARACTERS and new != "**":
            raise ValueError(_message(at, f"unexpected character {character!a}{_HINTS.get(character, '')}"))
        source += new
        positions += [at] * len(new)
    return source, [*positions, len(text)]


def _check_habits(source: str, positions: list[int], variables: tuple[str, ...]) -> None:
    """Refuse what is written so elsewhere, and say how it is written here: 2,5 and sin x."""
    comma = re.search(r"(?:^|[^\w.])(\d+),(\d+)", source)
    if comma:
        whole, rest = comma.groups()
        thousands = f" or {whole}{rest}" if len(rest) == 3 else ""
        raise ValueError(_message(positions[comma.end(1)], f"a number has no comma; write {whole}.{rest}{thousands}"))
    for name in re.finditer(r"\b[A-Za-z_]\w*(?= +\w)", source):
        if name[0] in FUNCTIONS:
            problem = f"{name[0]} is a function: write {name[0]}({variables[0]})"
            raise ValueError(_message(positions[name.start()], problem))


def _message(at: int, problem: str) -> str:
    return f"formula, position {at + 1}: {problem}"


def _excerpt(text: str, at: int) -> str:
    return repr(text[at : at + 12]) if text[at:].strip() else "the end of the formula"


class _Checker:
    """Walks the tree once, before anything is computed, and refuses what is not on the whitelist."""

    def __init__(self, text: str, source: str, positions: list[int], variables: tuple[str, ...]) -> None:
        self.text, self.source, self.positions, self.variables = text, source, positions, variables
        self.names: set[str] = set()

    def _refuse(self, node: ast.expr, problem: str) -> ValueError:
        return ValueError(_message(self.positions[node.col_offset], problem))

    def _accepted(self) -> str:
        names = ", ".join((*self.variables, *CONSTANTS))
        return f"accepted are {names} and the functions {', '.join(FUNCTIONS)}"

    def check(self, node: ast.expr, depth: int) -> None:
        """Refuse `node`, or anything inside it, with a ValueError; collect the variables used."""
        if depth > DEEPEST:
            raise self._refuse(node, f"nested too deeply; at most {DEEPEST} levels are accepted")
        if isinstance(node, ast.Constant):
            self._check_number(node)
        elif isinstance(node, ast.Name):
            self._check_name(node)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
            self.check(node.operand, depth + 1)
        elif isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
            self.check(node.left, depth + 1)
            self.check(node.right, depth + 1)
            if isinstance(node.op, ast.Pow):
                self._check_power(node)
        elif isinstance(node, ast.Call):
            self._check_call(node, depth)
        else:
            shown = _excerpt(self.text, self.positions[node.col_offset])
            raise self._refuse(node, f"{shown} is not accepted; use numbers, + - * / **, parentheses and functions")

    def _check_number(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool) or not isinstance(node.value, int | float):
            raise self._refuse(node, f"{str(node.value)[:12]!r} is not a real number")
        if not abs(node.value) <= LARGEST_NUMBER:
            raise self._refuse(node, f"the number is too large; at most {LARGEST_NUMBER:g} is accepted")

    def _check_name(self, node: ast.Name) -> None:
        if node.id in FUNCTIONS:
            raise self._refuse(node, f"{node.id} is a function: write {node.id}({self.variables[0]})")
        if node.id not in self.variables and node.id not in CONSTANTS:
            raise self._refuse(node, f"unknown name {node.id[:20]!r}; {self._accepted()}")
        self.names |= {node.id} & set(self.variables)

    def _check_call(self, node: ast.Call, depth: int) -> None:
        name = _called(node)
        if name in self.variables or name in CONSTANTS:
            raise self._refuse(node, f"{name} is not a function; write products with *, as in {name}*(...)")
        if name not in FUNCTIONS:
            shown = name[:20] or self.text[self.positions[node.col_offset] :][:12]
            raise self._refuse(node, f"unknown function {shown!r}; {self._accepted()}")
        if len(node.args) != 1 or node.keywords or isinstance(node.args[0], ast.Starred):
            raise self._refuse(node, f"{name} takes one argument, as in {name}({self.variables[0]})")
        self.check(node.args[0], depth + 1)

    def _check_power(self, node: ast.BinOp) -> None:
        if _is_power(node.right) and "(" not in self.source[node.left.end_col_offset : node.right.col_offset]:
            raise self._refuse(node.right, "a power of a power is ambiguous; write parentheses, as in (x^2)^3")
        if not any(isinstance(one, ast.Name) and one.id in self.variables for one in ast.walk(node.right)):
            with np.errstate(all="ignore"):
                size = abs(_evaluate(node.right, {}))
            if not size <= LARGEST_POWER:
                raise self._refuse(node.right, f"the power is too large; at most {LARGEST_POWER:g} is accepted")


def _is_power(node: ast.expr) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow)


def _evaluate(node: Any, known: dict[str, Any]) -> Any:
    """The value of a checked tree."""
    if isinstance(node, ast.Constant):
        return np.float64(node.value)  # type: ignore[arg-type]
    if isinstance(node, ast.Name):
        return known[node.id] if node.id in known else np.float64(CONSTANTS[node.id][0])
    if isinstance(node, ast.UnaryOp):
        operand = _evaluate(node.operand, known)
        return -operand if isinstance(node.op, ast.USub) else operand
    if isinstance(node, ast.BinOp):
        return OPERATORS[type(node.op)](_evaluate(node.left, known), _evaluate(node.right, known))
    return FUNCTIONS[_called(node)][0](_evaluate(node.args[0], known))


def _called(node: ast.Call) -> str:
    """The name of the function that a checked call calls."""
    return str(getattr(node.func, "id", ""))


def _print(node: Any, strength: int) -> str:
    """The TeX of a tree, in parentheses if weaker than `strength`: 1 is for sums, 2 products, 3 powers."""
    if isinstance(node, ast.Constant):
        value = float(node.value)  # type: ignore[arg-type]
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(node, ast.Name):
        return CONSTANTS[node.id][1] if node.id in CONSTANTS else node.id
    if isinstance(node, ast.Call):
        return FUNCTIONS[_called(node)][1].format(_print(node.args[0], 0))
    if isinstance(node, ast.UnaryOp):
        sign = "-" if isinstance(node.op, ast.USub) else ""
        return _wrap(f"{sign}{_print(node.operand, 2)}", 1, strength)
    left, right = node.left, node.right
    if isinstance(node.op, ast.Add | ast.Sub):
        sign = "+" if isinstance(node.op, ast.Add) else "-"
        return _wrap(f"{_print(left, 1)} {sign} {_print(right, 2)}", 1, strength)
    if isinstance(node.op, ast.Div):
        return _wrap(rf"\frac{{{_print(left, 0)}}}{{{_print(right, 0)}}}", 2, strength)
    if isinstance(node.op, ast.Pow):
        base = _print(left, 4)
        is_power = isinstance(left, ast.Call) and _called(left) == "exp"
        return _wrap(f"{f'({base})' if is_power else base}^{{{_print(right, 0)}}}", 3, strength)
    signed = isinstance(left, ast.UnaryOp)
    factor = _print(right, 2)
    dot = r" \cdot " if factor[0].isdigit() or not isinstance(left, ast.Constant) else " "
    return _wrap(f"{_print(left, 1 if signed else 2)}{dot}{factor}", 1 if signed else 2, strength)


def _wrap(text: str, own: int, wanted: int) -> str:
    return f"({text})" if own < wanted else text
