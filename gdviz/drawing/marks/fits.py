"""Lines that are fitted to data and one point more by several losses, and how steep each is."""

from __future__ import annotations

import numpy as np

from gdviz.arrays import Array
from gdviz.drawing.marks.data import predictions
from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer
from gdviz.figure.marks import FittedLines, FittedSlopes
from gdviz.figure.scene import State
from gdviz.figure.style import LINE_WIDTH, POINT_RADIUS
from gdviz.objectives.fits import FITS


def fitted(mark: FittedLines | FittedSlopes, state: State) -> Array:
    """(m, b) of each line, shape (losses, 2)."""
    across, up = state.point()
    x, y = np.append(mark.dataset.x, across), np.append(mark.dataset.y, up)
    return np.array([FITS[loss](x, y) for loss in mark.losses])


def draw_fitted_lines(plot: Plot, mark: FittedLines) -> Update:
    """A line for each loss, across the panel."""
    lines = [
        plot.line("function", LINE_WIDTH["function"], Layer.LINE, dashes=plot.dashes(place, several=True))
        for place in range(len(mark.losses))
    ]
    assert plot.frame.x is not None
    ends = np.array([plot.frame.x.low, plot.frame.x.high])

    def update(state: State) -> None:
        for line, w in zip(lines, fitted(mark, state), strict=True):
            line.set_data(plot.clipped(plot.pixels(ends, predictions(w, ends))).T)

    return update


def draw_fitted_slopes(plot: Plot, mark: FittedSlopes) -> Update:
    """A bar for each, with a point at its end."""
    count = len(mark.losses)
    bars = [
        plot.line("function", LINE_WIDTH["function"], Layer.LINE, dashes=plot.dashes(place, several=True))
        for place in range(count)
    ]
    ends = plot.dots("function", POINT_RADIUS["current"], Layer.POINT)
    middles = count - 0.5 - np.arange(count)

    def update(state: State) -> None:
        slopes = fitted(mark, state)[:, 0]
        for bar, slope, middle in zip(bars, slopes, middles, strict=True):
            bar.set_data(plot.clipped(plot.at([(0.0, middle), (slope, middle)])).T)
        plot.put_dots(ends, plot.at(np.column_stack([slopes, middles])))

    return update


DRAWERS: dict[type, Drawer] = {FittedLines: draw_fitted_lines, FittedSlopes: draw_fitted_slopes}
