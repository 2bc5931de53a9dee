"""A derivative as a limit: what a distance h makes of it on a computer, and what "as near as you like" means."""

from __future__ import annotations

import math

import numpy as np

from gdviz.arrays import Array
from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer
from gdviz.figure.marks import DifferenceErrors, Tolerance
from gdviz.figure.numbers import fixed
from gdviz.figure.quantities import secant_error
from gdviz.figure.scene import State
from gdviz.figure.style import BLEND, DASHES, LINE_WIDTH, POINT_RADIUS
from gdviz.objectives import Objective

ERROR_SAMPLES = 241  # distances, evenly spaced on a log axis
TOLERANCE_SAMPLES = 201  # values of x, odd so that one of them is the place itself
TOLD_ROOM = 12.0  # pixels above dashed lines that words take beside their size


def draw_difference_errors(plot: Plot, mark: DifferenceErrors) -> Update:
    """A point for each distance, a ring at the current one."""
    role = "ink" if mark.central else "slope"
    dots = plot.dots(role, 1.6, Layer.CURVE, ring=False)
    ring = plot.dots(role, POINT_RADIUS["current"], Layer.POINT, hollow=mark.central)
    steps = np.geomspace(mark.low, mark.high, ERROR_SAMPLES).tolist()
    drawn = math.nan  # the x that the points are of: most frames move h alone

    def update(state: State) -> None:
        nonlocal drawn
        x, h = float(state.point()[0]), float(state.values[mark.h])  # type: ignore[arg-type]
        if x != drawn:
            places = [(step, secant_error(plot.objective, x, step, mark.central)) for step in steps]
            plot.put_dots(dots, plot.at(places))
            drawn = x
        plot.put_dots(ring, plot.at([(h, secant_error(plot.objective, x, h, mark.central))]))

    return update


def draw_tolerance(plot: Plot, mark: Tolerance) -> Update:
    """The band around the limit, the stretch around the place, and the part of the curve over it, dark where it leaves.

    At the top left stands how far the farthest value of that stretch is from the limit.
    """
    band = plot.polygons(plot.sheet.color("slope"), "none", Layer.AREA, alpha=BLEND["square"])
    sides = plot.segments("slope", 1.1, Layer.LINE, dashes=DASHES["reference"])
    kept = plot.line("slope", LINE_WIDTH["function"] + 1.6, Layer.TRACE)
    beyond = plot.line("ink", LINE_WIDTH["function"] + 1.6, Layer.TRACE)
    hole = plot.dots("function", POINT_RADIUS["data"], Layer.POINT, hollow=True)  # over what moves
    plot.put_dots(hole, plot.at([(mark.at, mark.limit)]))
    small = plot.sheet.layout.small_font_size
    top = plot.height - (small + TOLD_ROOM if mark.told else 0.0)  # the dashed lines end below the words
    near, far = (plot.sheet.readout("", 0, 0, size=small) for _ in range(2))

    def update(state: State) -> None:
        epsilon, delta = (float(state.values[name]) for name in (mark.epsilon, mark.delta))  # type: ignore[arg-type]
        low, high = plot.y_at([mark.limit - epsilon, mark.limit + epsilon])
        band.set_verts([[(0, low), (plot.width, low), (plot.width, high), (0, high)]])
        left, right = plot.x_at([mark.at - delta, mark.at + delta])
        sides.put_segments([[(x, 0), (x, top)] for x in (left, right)])
        places, away = stretch(plot.objective, mark, delta)
        for line, shown in ((kept, away <= epsilon), (beyond, away > epsilon)):
            values = np.where(shown, plot.objective(places[None, :]), np.nan)
            line.set_data(plot.clipped(plot.at(np.column_stack([places, values]))).T)
        if not mark.told:
            return
        x, y = plot.left + 8.0, plot.bottom + plot.height - small - 4.0
        near.put(f"within {fixed(delta, 2)}:", x, y)
        far.put(f"off by up to {fixed(float(np.nanmax(away)), 2)}", round(x + near.width + small / 3), y)

    return update


def stretch(objective: Objective, mark: Tolerance, delta: float) -> tuple[Array, Array]:
    """Values of x closer than delta to the place, without the place, and how far the curve is from the limit there."""
    x = np.linspace(mark.at - delta, mark.at + delta, TOLERANCE_SAMPLES)
    with np.errstate(all="ignore"):
        away = np.abs(np.asarray(objective(x[None, :]), dtype=float) - mark.limit)
    away[TOLERANCE_SAMPLES // 2] = 0.0  # what is at the place itself does not count
    return x, away


DRAWERS: dict[type, Drawer] = {DifferenceErrors: draw_difference_errors, Tolerance: draw_tolerance}
