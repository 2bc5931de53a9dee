"""A rule of the reader's own: up to eight lines such as "v = 0.9*v + g" and "x = x - eta*v", read, never run as code.

Each line gives a name a new value, one after the other. The names g, x, t and eta are given: the gradient at x, the
point, the number of the step from 1 on, and the learning rate. Every other name is the rule's own; it begins at 0 and
is kept from step to step. What x is at the end is the next point. All is done for each parameter by itself.

    >>> from gdviz import descend
    >>> from gdviz.objectives import quadratic
    >>> rule = WrittenRule(0.1, "v = 0.9*v + g\\nx = x - eta*v")
    >>> descend(quadratic(), rule, (1.0, 1.0), 2).final.round(4).tolist()
    [0.72, -0.9]

`race/rule.js` does the same in the browser, with the tables and the messages of this module.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar, NoReturn

import numpy as np

from gdviz.arrays import Array
from gdviz.objectives.formula import CONSTANTS, RULE_FUNCTIONS, checked_tree, evaluate
from gdviz.objectives.reader import LONGEST_NAME, FormulaError
from gdviz.optimizers.rules import Optimizer, State

MOST_LINES, LONGEST_RULE = 8, 640
GIVEN = ("g", "x", "t", "eta")
FIXED = ("g", "t", "eta")  # those of them that no line may set
EQUAL_WITHIN, EQUAL_STEPS = 1e-12, 200  # how close two runs must be to count as equal, and how long they are
RULE_NAME = re.compile("[A-Za-z_][A-Za-z0-9_]*")

RULE_SAYS = {  # what is said of each mistake that is none of a formula
    "empty": "empty; write for example x = x - eta*g",
    "long": f"{{}} characters long; at most {LONGEST_RULE} are accepted",
    "lines": f"this is line {{}} of the rule; at most {MOST_LINES} are accepted",
    "assigns": "a line sets a name, as in v = 0.9*v + g",
    "name": "left of = stands one name, such as v",
    "given": "{} is given; a line may set x, or a name of your own",
    "taken": "{} has a meaning already; choose another name",
    "longer": f"a name has at most {LONGEST_NAME} characters",
    "right": "nothing stands right of =",
    "step": "no line says what x becomes; end with one such as x = x - eta*g",
}


class RuleError(ValueError):
    """A rule that cannot be used, in one line that names line and column.

    Attributes:
        problem: what is wrong.
        line: where, counted from 1 among all lines of the text; None where it is the whole.
        column: where in that line, counted from 1; None where it is the whole line.
    """

    def __init__(self, problem: str, line: int | None = None, column: int | None = None) -> None:
        at = "" if line is None else f", line {line}" if column is None else f", line {line}, column {column}"
        super().__init__(f"rule{at}: {problem}")
        self.problem, self.line, self.column = problem, line, column


def _refuse(what: str, line: int | None = None, column: int | None = None, *details: object) -> NoReturn:
    raise RuleError(RULE_SAYS[what].format(*details), line, column)


@dataclass(frozen=True)
class WrittenRule(Optimizer):
    """A rule as it is written: see the module.

    Arguments:
        learning_rate: η, which the rule calls eta; what it means is up to the rule.
        text: its lines.

    Raises:
        ValueError: when the text is no rule; a RuleError, in one line that names line and column.
    """

    learning_rate: float = 1e-3
    text: str = field(default="x = x - eta*g", metadata={"checked": False})
    label: ClassVar[str] = "Your own rule"

    def __post_init__(self) -> None:
        """Check the rate, and read the text."""
        super().__post_init__()
        assert self.lines

    @cached_property
    def lines(self) -> tuple[tuple[str, ast.expr, bool], ...]:
        """Of each line the name it sets, the expression, and whether a name stands in that."""
        return read_rule(self.text)

    @property
    def names(self) -> tuple[str, ...]:
        """The rule's own names, in the order in which lines set them."""
        return tuple(dict.fromkeys(name for name, _, _ in self.lines if name != "x"))

    def init(self, w: Array) -> State:
        """Step 0, and 0 for every name of the rule's own."""
        return {"t": np.zeros(()), **{name: np.zeros_like(w, dtype=float) for name in self.names}}

    def update(self, gradient: Array, state: State, w: Array, learning_rate: float) -> tuple[Array, State]:
        """One line after the other."""
        known: dict[str, Any] = {**state, "t": state["t"] + 1.0, "g": gradient, "x": w, "eta": learning_rate}
        for name, tree, varies in self.lines:
            value = evaluate(tree, known)
            known[name] = value if varies else value + 0.0 * w  # a number still has the shape of the point
        return known["x"], {name: known[name] for name in ("t", *self.names)}

    def __reduce__(self) -> Any:
        return type(self), (self.learning_rate, self.text)


def read_rule(text: object, more: Sequence[str] = ()) -> tuple[tuple[str, ast.expr, bool], ...]:
    """The lines of a rule: the name each sets, its checked expression, and whether one that is an array stands in it.

    Arguments:
        more: names that are given beside those of `GIVEN`.

    Raises:
        ValueError: when it is no rule; a RuleError, in one line that names line and column.
    """
    if not isinstance(text, str) or not text.strip():
        _refuse("empty")
    if len(text) > LONGEST_RULE:
        _refuse("long", None, None, len(text))
    written = [(number, line) for number, line in enumerate(re.split("\r\n|\r|\n", text), start=1) if line.strip()]
    if len(written) > MOST_LINES:
        _refuse("lines", written[MOST_LINES][0], None, MOST_LINES + 1)
    parted = [(number, *_parted(number, line)) for number, line in written]
    own = [name for _, name, _, _ in parted if name != "x"]
    variables = (*GIVEN, *more, *dict.fromkeys(own))
    lines = tuple((name, *_expression(number, right, at, variables)) for number, name, right, at in parted)
    if "x" not in (name for name, _, _ in lines):
        _refuse("step")
    return tuple((name, tree, bool(used - {"t", "eta", *more})) for name, tree, used in lines)


def _parted(number: int, line: str) -> tuple[str, str, int]:
    """The name that a line sets, what stands right of the sign, and where that begins."""
    left, sign, right = line.partition("=")
    name, at = left.strip(), len(left) - len(left.lstrip()) + 1
    if not sign:
        _refuse("assigns", number)
    if not RULE_NAME.fullmatch(name):
        _refuse("name", number, at)
    if len(name) > LONGEST_NAME:
        _refuse("longer", number, at)
    if name in FIXED:
        _refuse("given", number, at, name)
    if name in CONSTANTS or name in RULE_FUNCTIONS:
        _refuse("taken", number, at, name)
    if not right.strip():
        _refuse("right", number, len(line.rstrip()))
    return name, right, len(left) + 1


def _expression(number: int, right: str, at: int, variables: tuple[str, ...]) -> tuple[ast.expr, frozenset[str]]:
    try:
        return checked_tree(right, variables, RULE_FUNCTIONS)
    except FormulaError as error:
        raise RuleError(error.problem, number, None if error.at is None else at + error.at + 1) from None
