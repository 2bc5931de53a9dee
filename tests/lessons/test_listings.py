"""The listings every beginner meets, as functions that run: one text wherever they are shown."""

import ast
import re
from pathlib import Path

import jupytext
import numpy as np
import pytest

from gdviz.paths import DOCS
from tests.lessons.reading import parts_of
from tests.lessons.turns import solved
from tests.scenes.by_hand import AREAS, PRICES, best_line, line_descent_by_hand

LINE = ("guide/parameters-to-predictions.md", "labs/fit-a-line.py")
DESCENT = ("guide/gradient-descent.md", "labs/parabola-and-learning-rates.py")
LISTING = re.compile(r"^```python\n(.*?)^```", re.S | re.M)


def code_of(page):
    """The Python a page shows: its listings; of a lab its cells too, with what its reader writes."""
    if page.endswith(".md"):
        return LISTING.findall(parts_of(page)[1])
    cells = jupytext.read(DOCS / page).cells
    shown = [block for cell in cells for block in LISTING.findall(cell.source) if cell.cell_type == "markdown"]
    return solved(Path(page).stem) + shown


def listing(page, name):
    """The source of the one function of this name that a page shows."""
    found = [
        ast.get_source_segment(block, node)
        for block in code_of(page)
        for node in ast.parse(block).body
        if isinstance(node, ast.FunctionDef) and node.name == name
    ]
    assert len(found) == 1, (page, name)
    return found[0]


def function(page, name):
    """It, alone: with nothing imported."""
    scope = {}
    exec(listing(page, name), scope)
    return scope[name]


@pytest.mark.parametrize(("pages", "name"), [(LINE, "fit_line"), (DESCENT, "gradient_descent")])
def test_page_and_lab_show_the_same_function(pages, name):
    assert len({listing(page, name) for page in pages}) == 1


@pytest.mark.parametrize("page", DESCENT)
def test_gradient_descent_of_anything(page):
    descend = function(page, "gradient_descent")
    assert descend(lambda x: 2 * (x - 3), 0.0, 0.1, 50) == pytest.approx(3 - 3 * 0.8**50, rel=1e-12)
    assert descend(lambda x: 2 * (x - 3), 0.0, 0.1, 0) == 0.0
    assert descend(lambda x: 2 * (x - 3), 0.0, -0.1, 3) == pytest.approx(3 - 3 * 1.2**3)  # the sign turned: it climbs
    # Two parameters at once: 2 (m - 1.5)² + (b - 1)².
    ends = descend(lambda p: np.array([4 * (p[0] - 1.5), 2 * (p[1] - 1)]), np.array([-1.0, 3.0]), 0.1, 30)
    assert ends == pytest.approx([1.5 - 2.5 * 0.6**30, 1 + 2 * 0.8**30], rel=1e-12)


@pytest.mark.parametrize("page", LINE)
def test_a_line_fitted_without_any_library(page):
    fit = function(page, "fit_line")
    points = [(x, 2 * x) for x in range(1, 6)]
    xs, ys = zip(*points, strict=True)
    assert fit(xs, ys) == pytest.approx(line_descent_by_hand(points, 0.0, 0.0, 0.01, 2000)[-1], rel=1e-9)
    assert fit(xs, ys, lr=0.02, steps=3) == pytest.approx(line_descent_by_hand(points, 0.0, 0.0, 0.02, 3)[-1])
    houses = [float(x) for x in AREAS], [float(y) for y in PRICES]
    assert fit(*houses, lr=0.1, steps=2000) == pytest.approx([float(each) for each in best_line()], abs=1e-6)
