"""An objective of two parameters seen from above: pale bands with thin lines between them."""

from __future__ import annotations

import numpy as np
from matplotlib.colors import to_rgb

from gdviz.arrays import Array
from gdviz.drawing.limits import axis_points, grid_values
from gdviz.drawing.plot import Drawer, Plot
from gdviz.drawing.sheet import Layer
from gdviz.figure.marks import Contour
from gdviz.figure.style import BLEND, LINE_WIDTH

CONTOUR_GRID = 121
BAND_POWER = 0.8  # of the share of the levels below a band: how pale it is
LEVEL_POWER = 1.25  # of a level's place among them: its quantile


def draw_contour(plot: Plot, mark: Contour) -> None:
    """Pale bands from the smallest value to the largest, with a thin line between each two."""
    if plot.view is not None:
        return  # a surface shows its own heights
    x, y = plot.frame.x, plot.frame.y
    assert x is not None and y is not None
    values = grid_values(plot.objective, x, y, CONTOUR_GRID)
    levels = np.array(mark.levels) if mark.levels else contour_levels(values, mark.count)
    across, up = plot.x_at(axis_points(x, CONTOUR_GRID)), plot.y_at(axis_points(y, CONTOUR_GRID))
    low, high = (np.array(to_rgb(plot.sheet.color(role))) for role in ("band_low", "band_high"))
    shares = np.linspace(0.0, 1.0, len(levels) + 1)[:, None] ** BAND_POWER
    bounds = np.concatenate([[min(values.min(), levels[0]) - 1.0], levels, [max(values.max(), levels[-1]) + 1.0]])
    plot.axes.contourf(across, up, values, levels=bounds, colors=(1 - shares) * low + shares * high, zorder=Layer.BAND)
    line = plot.sheet.blend("function", BLEND["contour"], "band_low")
    plot.axes.contour(across, up, values, levels=levels, colors=[line],
                      linestyles="solid", linewidths=LINE_WIDTH["contour"], zorder=Layer.CONTOUR)  # fmt: skip
    plot.axes.set(xlim=(0, plot.width), ylim=(0, plot.height))


def contour_levels(values: Array, count: int) -> Array:
    """At most `count` levels at quantiles of the values, so that every band gets its share of the picture.

    The first ones are closer.
    """
    shares = (np.arange(1, count + 1) / (count + 1)) ** LEVEL_POWER
    return np.unique(np.quantile(values, shares))


DRAWERS: dict[type, Drawer] = {Contour: draw_contour}
