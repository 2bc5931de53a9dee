"""Fitted lines and their slopes, where they are drawn: values worked by hand."""

import numpy as np
import pytest

from gdviz.drawing.marks.fits import draw_fitted_lines, draw_fitted_slopes
from gdviz.drawing.sheet import Layer
from gdviz.figure.controls import Control
from gdviz.figure.marks import FittedLines, FittedSlopes
from gdviz.figure.panel import Axis, Panel
from gdviz.objectives import from_formula
from gdviz.objectives.datasets import Dataset
from tests.drawn import plot_of
from tests.samples import scene_of

# Five points of y = x + 1; a sixth is the scene's own.
LINE = Dataset("line", (0.0, 1.0, 2.0, 3.0, 5.0), (1.0, 2.0, 3.0, 4.0, 6.0), "x", "y", "Made up.")
LOSSES = ("absolute", "trimmed", "squared")
CONTROLS = (Control("x", 0.0, 5.0, value=4.0), Control("y", 0.0, 8.0, value=5.0))


def _plot(mark, x, y):
    panel = Panel((mark,), x=x, y=y)
    return plot_of(scene_of(panel, objective=from_formula("x*y"), controls=CONTROLS, point=("x", "y")))


def _lines(plot, count):
    return [line for line in plot.axes.get_lines() if line.get_zorder() == Layer.LINE][-count:]


def test_each_line_crosses_the_panel_and_has_dashes_of_its_own():
    mark = FittedLines(LINE, LOSSES)
    plot = _plot(mark, Axis("x", 0.0, 5.0), Axis("y", 0.0, 8.0))
    update = draw_fitted_lines(plot, mark)
    update(plot.state)  # the sixth point is on the line
    for line in _lines(plot, 3):
        ends = np.column_stack(line.get_data()) / (plot.width, plot.height) * (5.0, 8.0)
        assert ends == pytest.approx(np.array([[0.0, 1.0], [5.0, 6.0]]))
    assert [line.is_dashed() for line in _lines(plot, 3)] == [False, True, True]


def test_a_point_that_falls_moves_the_squared_slope_alone():
    mark = FittedSlopes(LINE, LOSSES)
    plot = _plot(mark, Axis("m", 0.0, 2.0), Axis("loss", 0.0, 3.0))
    update = draw_fitted_slopes(plot, mark)
    update(plot.state.scene.state(y=0.0))
    # x has the mean 2.5 and the squares about it sum to 17.5; a fall by 5 at x = 4 takes 5 · 1.5 / 17.5 from the slope.
    for line, slope, middle in zip(_lines(plot, 3), (1.0, 1.0, 1 - 7.5 / 17.5), (2.5, 1.5, 0.5), strict=True):
        ends = np.column_stack(line.get_data()) / (plot.width, plot.height) * (2.0, 3.0)
        assert ends == pytest.approx(np.array([[0.0, middle], [slope, middle]]))
