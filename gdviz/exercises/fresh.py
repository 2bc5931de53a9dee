"""Fresh numbers of an exercise from a seed, the same here and in the browser; see exercise-judge.js.

Both draw with the same generator and work formulas out with the same four operations of double precision.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TypeAlias, TypeVar

from gdviz.exercises.kinds import Numeric

Tree: TypeAlias = "float | str | tuple[str, Tree, Tree]"
"""A formula as a number, a name, or an operation with its two sides."""

T = TypeVar("T")
_OPERATIONS: Mapping[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_WORD = 2**32


def random(seed: int) -> Iterator[float]:
    """Numbers from 0 to 1 without 1.

    Source: mulberry32 by Tommy Ettinger (2017), in the public domain.
    """
    state = seed % _WORD
    while True:
        state = (state + 0x6D2B79F5) % _WORD
        mixed = (state ^ state >> 15) * (state | 1) % _WORD
        mixed ^= (mixed + (mixed ^ mixed >> 7) * (mixed | 61)) % _WORD
        yield (mixed ^ mixed >> 14) / _WORD


def shuffled(items: Sequence[T], seed: int) -> list[T]:
    """The items in an order that the seed decides."""
    result, draw = list(items), random(seed)
    for place in range(len(result) - 1, 0, -1):
        other = int(next(draw) * (place + 1))
        result[place], result[other] = result[other], result[place]
    return result


@cache
def tree(formula: str) -> Tree:
    """A formula of numbers, names, + - * / and brackets, as data.

    Raises:
        ValueError: when it holds anything else.
    """
    try:
        return _tree(ast.parse(formula, mode="eval").body)
    except (SyntaxError, TypeError) as error:
        raise ValueError(f"formula {formula!r}: numbers, names, + - * / and brackets are known") from error


def _tree(node: ast.expr) -> Tree:
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return float(node.value)  # type: ignore[arg-type]
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return ("-", 0.0, _tree(node.operand))
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        return (_OPERATIONS[type(node.op)], _tree(node.left), _tree(node.right))
    raise TypeError


def evaluate(formula: Tree, numbers: Mapping[str, float]) -> float:
    """The value of a formula.

    Raises:
        ValueError: when a name in it is unknown.
    """
    if isinstance(formula, str):
        if formula not in numbers:
            raise ValueError(f"{formula!r} is no number of the exercise: {', '.join(numbers) or 'it has none'}")
        return numbers[formula]
    if isinstance(formula, float):
        return formula
    left, right = evaluate(formula[1], numbers), evaluate(formula[2], numbers)
    if formula[0] == "+":
        return left + right
    if formula[0] == "-":
        return left - right
    return left * right if formula[0] == "*" else left / right


def drawn(exercise: Numeric, seed: int = 0) -> dict[str, float]:
    """The numbers that are given: the first of each for seed 0, for others as it decides."""
    draw = random(seed)
    return {
        name: float(values[int(next(draw) * len(values)) if seed else 0]) for name, values in exercise.draws.items()
    }


def numbers(exercise: Numeric, seed: int = 0) -> dict[str, float]:
    """Every number of an exercise by name, its `answer` among them."""
    return worked_out(exercise, drawn(exercise, seed))


def worked_out(exercise: Numeric, given: Mapping[str, float]) -> dict[str, float]:
    """What follows from the numbers that are given, and they themselves."""
    return worked_out_with({**exercise.quantities, "answer": exercise.answer}, given)


def worked_out_with(formulas: Mapping[str, str], given: Mapping[str, float]) -> dict[str, float]:
    """The numbers that are given, and what formulas make of them, each of what is named above it."""
    found = dict(given)
    for name, formula in formulas.items():
        found[name] = evaluate(tree(formula), found)
    return found
