"""The labs as their readers have them: with the cells that they write empty, or written as in `solutions`."""

import ast
from functools import cache
from pathlib import Path

import jupytext

from gdviz.page.lab_run import CHECK, TURN, USES
from gdviz.paths import DOCS

LABS = sorted(lab.stem for lab in (DOCS / "labs").glob("*.py"))
SOLUTIONS = Path(__file__).parent / "solutions"


@cache
def code_cells(lab):
    return [cell for cell in jupytext.read(DOCS / "labs" / f"{lab}.py").cells if cell.cell_type == "code"]


# the labs, by their addresses
FIT, RATES, LANDSCAPE = "fit-a-line", "parabola-and-learning-rates", "loss-landscape"
DIFFERENCES, REVERSE, BOWL = "finite-differences", "reverse-mode", "shape-of-a-bowl"
MINI, OVERFITTING = "mini-batches", "overfitting"
MOONS = "two-moons"
RHYMES = "language-model"
ADAM = "adam"
DEBUGGING = "debugging"


def has(cell, tag):
    return tag in cell.metadata.get("tags", [])


def function_in(cell):
    """The name of the one function that a cell is for."""
    (function,) = [node for node in ast.parse(cell.source).body if isinstance(node, ast.FunctionDef)]
    return function.name


def turns(lab):
    """The cells to write, each with the check below it."""
    cells = [cell for cell in code_cells(lab) if has(cell, TURN) or has(cell, CHECK)]
    return list(zip(cells[::2], cells[1::2], strict=True))


@cache
def solutions(lab):
    """What readers write, by the name of the function."""
    text = (SOLUTIONS / f"{lab.replace('-', '_')}.py").read_text(encoding="utf-8")
    return {
        node.name: ast.get_source_segment(text, node)
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef)
    }


def solved(lab):
    """The source of every cell of code, with the solutions in."""
    return [solutions(lab)[function_in(cell)] if has(cell, TURN) else cell.source for cell in code_cells(lab)]


@cache
def before_checks(lab):
    """For each function to write: what there is when its check is run, all before it being right."""
    scope, found = {"__name__": "__main__"}, {}
    names = iter(function_in(cell) for cell, _ in turns(lab))
    for cell, source in zip(code_cells(lab), solved(lab), strict=True):
        if has(cell, USES):
            continue
        if has(cell, CHECK):
            found[next(names)] = dict(scope), source
        exec(source, scope)
    return found


def look_at(lab, name, source):
    """Run a check with another source for its function."""
    scope, check = before_checks(lab)[name]
    scope = dict(scope)
    exec(source, scope)
    exec(check, scope)
