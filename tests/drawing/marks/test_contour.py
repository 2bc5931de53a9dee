"""The levels of contours."""

import numpy as np

from gdviz.drawing.marks.contour import contour_levels, draw_contour
from gdviz.figure.marks import Contour
from gdviz.figure.panel import Panel
from gdviz.objectives import quadratic
from tests.drawn import plot_of
from tests.samples import scene_of


def test_contour_levels_share_the_picture():
    values = np.linspace(0, 1, 10_001)
    levels = contour_levels(values, 12)
    assert len(levels) == 12 and np.all(np.diff(levels) > 0)
    assert 0 < levels[0] < 1 / 13  # the lowest bands are narrower than an equal share


def test_contours_below_zero_are_whole_lines_too():
    plot = plot_of(scene_of(Panel((Contour(),)), objective=quadratic((1.0, -1.0))))
    draw_contour(plot, Contour(levels=(-1.0, 1.0)))
    lines = plot.axes.collections[-1]
    assert {style for _, style in lines.get_linestyles()} == {None}
