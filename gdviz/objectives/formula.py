"""A user's formula, such as "x**4 - 3*x**2 + x": parsed with `ast` and a whitelist, never evaluated as Python.

What is accepted: numbers, + - * / **, ^ as another way to write **, parentheses, the variables, pi, e and the functions
of `FUNCTIONS`; a number before a name or a parenthesis is a factor, as in 2x. Everything else is a ValueError of one
line that names the position: see `gdviz.objectives.reader`.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NoReturn

import numpy as np

from gdviz.autodiff import relu, sigmoid
from gdviz.objectives.reader import DEEPEST, LARGEST_NUMBER, LARGEST_POWER, read, refuse
from gdviz.objectives.stable import stable
from gdviz.objectives.tex import tex_number


def softplus(x: Any) -> Any:
    """log(1 + exp(x)), elementwise; accurate for every x."""
    return np.logaddexp(0.0, x)


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
    "softplus": (softplus, r"\ln(1 + e^{{{}}})"),
}
RULE_FUNCTIONS: dict[str, tuple[Any, str]] = {  # what may stand in a rule of an optimiser: gdviz.optimizers.written
    **{name: FUNCTIONS[name] for name in ("sqrt", "abs", "exp", "log")},
    "sign": (np.sign, r"\mathrm{{sign}}({})"),
    "max": (np.maximum, r"\max({}, {})"),
    "min": (np.minimum, r"\min({}, {})"),
}
PAIRS = ("max", "min")  # those of them that take two arguments
_KNOWN = FUNCTIONS | RULE_FUNCTIONS
CONSTANTS = {"pi": (np.pi, r"\pi"), "e": (np.e, "e")}
NAMES_IN_TEX = {  # of those that have more than one letter
    "eta": r"\eta", "mu": r"\mu", "beta": r"\beta", "beta1": r"\beta_1", "beta2": r"\beta_2", "eps": r"\varepsilon",
    "lambda": r"\lambda", "m_hat": r"\hat{m}", "v_hat": r"\hat{v}",
}  # fmt: skip
OPERATORS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: np.add,
    ast.Sub: np.subtract,
    ast.Mult: np.multiply,
    ast.Div: np.divide,
    ast.Pow: np.power,
}


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

    @cached_property
    def stable(self) -> ast.expr:
        """The form that is computed with; see `gdviz.objectives.stable`."""
        return stable(self.tree)

    def corner(self, *point: Any, powers: bool = True) -> bool:
        """Whether a corner of its parts is met at a point: there the chain rule gives a slope by convention only.

        Arguments:
            powers: count those of powers too, whose exponent varies on a base that is not positive.
        """
        known = dict(zip(self.variables, point, strict=True))
        for node in ast.walk(self.stable):
            if isinstance(node, ast.Call) and _called(node) in ("abs", "relu") and evaluate(node.args[0], known) == 0:
                return True
            varying = powers and isinstance(node, ast.BinOp) and _is_power(node) and _names(node.right, self.variables)
            if varying and not evaluate(node.left, known) > 0:  # type: ignore[attr-defined]
                return True
        return False

    def __call__(self, *arrays: Any) -> Any:
        """The value, elementwise, in the common shape of the arrays; also of Variables and symbols."""
        known = dict(zip(self.variables, arrays, strict=True))
        value = evaluate(self.stable, known)
        # A constant still has the shape of its argument.
        return value if self.names else value + 0.0 * arrays[0]

    def latex(self) -> str:
        """The formula in TeX."""
        return printed(self.tree, 0)

    def __reduce__(self) -> Any:
        return parse_formula, (self.text, self.variables)


def parse_formula(text: str, variables: tuple[str, ...] = ("x",)) -> Formula:
    """Parse a formula in `variables`.

    Raises:
        ValueError: when anything in it is not on the whitelist; one line that names the position.
    """
    tree, names = checked_tree(text, tuple(variables))
    return Formula(text, tuple(variables), names, tree)


def checked_tree(
    text: str, variables: tuple[str, ...], functions: Collection[str] = FUNCTIONS
) -> tuple[ast.expr, frozenset[str]]:
    """The checked expression of a formula, and the variables it uses.

    Arguments:
        functions: the names of those that it may call.

    Raises:
        ValueError: as for `parse_formula`.
    """
    pairs = tuple(name for name in PAIRS if name in functions)
    tokens = read(text, variables, tuple(CONSTANTS), tuple(functions), pairs)
    source, starts = "", {}
    for token in tokens:
        starts[len(source)] = token.start
        source += f"_{token.word} " if token.kind == "name" else f"{token.word} "  # so that none is a word of Python's
    with warnings.catch_warnings(action="ignore"):
        tree = ast.parse(source, mode="eval").body
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            node.id = node.id[1:]
    checker = _Checker(source, starts, variables)
    checker.check(tree, 0)
    return tree, frozenset(checker.names)


def as_written(formula: Formula, *arrays: Any) -> Any:
    """The value by the very operations that were typed, where `Formula` computes with a form that is more stable."""
    return evaluate(formula.tree, dict(zip(formula.variables, arrays, strict=True)))


class _Checker:
    """Walks the tree once, before anything is computed, and refuses what is not on the whitelist."""

    def __init__(self, source: str, starts: dict[int, int], variables: tuple[str, ...]) -> None:
        self.source, self.starts, self.variables = source, starts, variables
        self.names: set[str] = set()

    def _refuse(self, what: str, node: ast.expr) -> NoReturn:
        refuse(what, self.starts[node.col_offset])

    def check(self, node: ast.expr, depth: int) -> None:
        """Refuse `node`, or anything inside it, with a FormulaError; collect the variables used."""
        if depth > DEEPEST:
            self._refuse("deep", node)
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            if not abs(node.value) <= LARGEST_NUMBER:  # type: ignore[arg-type]
                self._refuse("large", node)
        elif isinstance(node, ast.Name) and node.id in (*self.variables, *CONSTANTS):
            self.names |= {node.id} & set(self.variables)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
            self.check(node.operand, depth + 1)
        elif isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
            self.check(node.left, depth + 1)
            self.check(node.right, depth + 1)
            if isinstance(node.op, ast.Pow):
                self._check_power(node)
        elif isinstance(node, ast.Call) and _called(node) in _KNOWN and len(node.args) == 1 + (_called(node) in PAIRS):
            for argument in node.args:
                self.check(argument, depth + 1)
        else:  # nothing that the reader lets through; were it to, it would end here
            refuse("sign", self.starts.get(node.col_offset), type(node).__name__)

    def _check_power(self, node: ast.BinOp) -> None:
        if _is_power(node.right) and "(" not in self.source[node.left.end_col_offset : node.right.col_offset]:
            self._refuse("tower", node.right)
        if not _names(node.right, self.variables):
            with np.errstate(all="ignore"):
                size = abs(evaluate(node.right, {}))
            if not size <= LARGEST_POWER:
                self._refuse("power", node.right)


def _names(node: ast.expr, variables: tuple[str, ...]) -> bool:
    """Whether any of the variables is in it."""
    return any(isinstance(one, ast.Name) and one.id in variables for one in ast.walk(node))


def _is_power(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow)


def evaluate(node: Any, known: dict[str, Any]) -> Any:
    """The value of a checked tree, with what its variables are."""
    if isinstance(node, ast.Constant):
        return np.float64(node.value)  # type: ignore[arg-type]
    if isinstance(node, ast.Name):
        return known[node.id] if node.id in known else np.float64(CONSTANTS[node.id][0])
    if isinstance(node, ast.UnaryOp):
        operand = evaluate(node.operand, known)
        return -operand if isinstance(node.op, ast.USub) else operand
    if isinstance(node, ast.BinOp):
        return OPERATORS[type(node.op)](evaluate(node.left, known), evaluate(node.right, known))
    return _KNOWN[_called(node)][0](*(evaluate(each, known) for each in node.args))


def _called(node: ast.Call) -> str:
    """The name of the function that a checked call calls."""
    return str(getattr(node.func, "id", ""))


def printed(node: Any, strength: int) -> str:
    """The TeX of a tree, in parentheses if weaker than `strength`: 1 is for sums, 2 products, 3 powers."""
    if isinstance(node, ast.Constant):
        text = tex_number(node.value)  # type: ignore[arg-type]
        return _wrap(text, 2 if "cdot" in text else 4, strength)
    if isinstance(node, ast.Name):
        return CONSTANTS[node.id][1] if node.id in CONSTANTS else NAMES_IN_TEX.get(node.id, node.id)
    if isinstance(node, ast.Call):
        return _KNOWN[_called(node)][1].format(*(printed(each, 0) for each in node.args))
    if isinstance(node, ast.UnaryOp):
        sign = "-" if isinstance(node.op, ast.USub) else ""
        return _wrap(f"{sign}{printed(node.operand, 2)}", 1, strength)
    left, right = node.left, node.right
    if isinstance(node.op, ast.Add | ast.Sub):
        sign = "+" if isinstance(node.op, ast.Add) else "-"
        return _wrap(f"{printed(left, 1)} {sign} {printed(right, 2)}", 1, strength)
    if isinstance(node.op, ast.Div):
        return _wrap(rf"\frac{{{printed(left, 0)}}}{{{printed(right, 0)}}}", 2, strength)
    if isinstance(node.op, ast.Pow):
        base = printed(left, 4)
        is_power = isinstance(left, ast.Call) and _called(left) == "exp"
        return _wrap(f"{f'({base})' if is_power else base}^{{{printed(right, 0)}}}", 3, strength)
    signed = isinstance(left, ast.UnaryOp)
    factor = printed(right, 2)
    dot = r" \cdot " if factor[0].isdigit() or not isinstance(left, ast.Constant) else " "
    return _wrap(f"{printed(left, 1 if signed else 2)}{dot}{factor}", 1 if signed else 2, strength)


def _wrap(text: str, own: int, wanted: int) -> str:
    return f"({text})" if own < wanted else text
