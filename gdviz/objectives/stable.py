"""A formula in another form that means the same and stays in the range of numbers: log(1 + exp(x)) as softplus(x).

What is made of exponentials overflows where the whole is moderate: log(1 + exp(800)) is 800, and 1 / (1 + exp(800)) is
as good as 0. Written by the logarithms of its positive parts neither the value nor the slope overflows.
`formula/stable.js` does the same in the browser.

Source: Higham (2002), "Accuracy and stability of numerical algorithms", 2nd edition, SIAM, chapters 1 and 27.
"""

from __future__ import annotations

import ast
import math


def stable(node: ast.expr) -> ast.expr:
    """The tree of a checked formula in the form to compute with."""
    if isinstance(node, ast.Call):
        (argument,) = node.args
        known = _logarithm(argument) if _called(node) in ("log", "ln") and _grows(argument) else None
        return known or ast.Call(node.func, [stable(argument)], [])
    if isinstance(node, ast.UnaryOp):
        return ast.UnaryOp(node.op, stable(node.operand))
    if isinstance(node, ast.BinOp):
        both = isinstance(node.op, ast.Mult) and _grows(node.left)
        known = _logarithm(node) if (both or isinstance(node.op, ast.Div)) and _grows(node.right) else None
        return _call("exp", known) if known else ast.BinOp(stable(node.left), node.op, stable(node.right))
    return node


def _logarithm(node: ast.expr) -> ast.expr | None:
    """The logarithm of what is positive for every x as far as its form tells; None for all else."""
    if isinstance(node, ast.Constant):
        return ast.Constant(math.log(node.value)) if node.value > 0 else None  # type: ignore[arg-type, operator]
    if isinstance(node, ast.Name):
        return {"e": ast.Constant(1.0), "pi": ast.Constant(math.log(math.pi))}.get(node.id)
    if isinstance(node, ast.Call):
        return _logarithm_of_call(_called(node), node.args[0])
    if not isinstance(node, ast.BinOp):
        return None
    left, right = _logarithm(node.left), _logarithm(node.right)
    if left and isinstance(node.op, ast.Pow):
        return _combined(stable(node.right), ast.Mult(), left)
    if not left or not right:
        return None
    if isinstance(node.op, ast.Mult):
        return _combined(left, ast.Add(), right)
    if isinstance(node.op, ast.Div):
        return _combined(left, ast.Sub(), right)
    if isinstance(left, ast.Constant):
        left, right = right, left  # the more exact where the other is as good as nothing
    added = isinstance(node.op, ast.Add)
    return _combined(right, ast.Add(), _call("softplus", _combined(left, ast.Sub(), right))) if added else None


def _logarithm_of_call(name: str, argument: ast.expr) -> ast.expr | None:
    """log exp u = u, log cosh u = u + log(1 + exp(-2u)) - log 2, log sigmoid u = -log(1 + exp(-u))."""
    if name == "exp":
        return stable(argument)
    if name == "cosh":
        u = stable(argument)
        curved = _combined(u, ast.Add(), _call("softplus", _combined(ast.Constant(-2.0), ast.Mult(), u)))
        return _combined(curved, ast.Sub(), ast.Constant(math.log(2.0)))
    if name == "sigmoid":
        return ast.UnaryOp(ast.USub(), _call("softplus", ast.UnaryOp(ast.USub(), stable(argument))))
    inside = _logarithm(argument) if name == "sqrt" else None
    return _combined(ast.Constant(0.5), ast.Mult(), inside) if inside else None


def _combined(left: ast.expr, op: ast.operator, right: ast.expr) -> ast.expr:
    return ast.BinOp(left, op, right)


def _grows(node: ast.expr) -> bool:
    """Whether an exponential in it varies."""
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and _called(part) in ("exp", "cosh", "sigmoid") and _varies(part.args[0]):
            return True
        if isinstance(part, ast.BinOp) and isinstance(part.op, ast.Pow):
            base = getattr(part.left, "id", "")
            if base == "e" and _varies(part.right):
                return True
    return False


def _varies(node: ast.expr) -> bool:
    names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    return any(len(name) == 1 and name != "e" for name in names)


def _call(name: str, argument: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(name), [argument], [])


def _called(node: ast.Call) -> str:
    return str(getattr(node.func, "id", ""))
