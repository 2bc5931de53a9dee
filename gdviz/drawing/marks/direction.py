"""The slope in a direction: a dial round a point, and what it says in every direction."""

from __future__ import annotations

import numpy as np

from gdviz.arrays import Array
from gdviz.drawing.marks.path import arrow_shape
from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer
from gdviz.figure.marks import Direction, DirectionSlopes
from gdviz.figure.quantities import slope_along, uphill
from gdviz.figure.scene import State
from gdviz.figure.style import BLEND, DASHES, LINE_WIDTH, POINT_RADIUS

DIRECTIONS = 121  # from 0 to 360 degrees


def _around(plot: Plot, state: State, mark: Direction, degrees: Array) -> Array:
    """Positions at the mark's length from the current point in these directions."""
    turn = np.radians(degrees)
    return plot.at(state.point() + mark.length * np.stack([np.cos(turn), np.sin(turn)], axis=-1), state)


def draw_direction(plot: Plot, mark: Direction) -> Update:
    """The dial as a thin ring, and the arrow."""
    ring = plot.line("path", 1.0, Layer.LINE, color=plot.sheet.blend("path", BLEND["stem"]))
    arrow = plot.polygons(plot.sheet.color("path"), "none", Layer.TRACE)

    def update(state: State) -> None:
        angle = float(state.values[mark.angle])  # type: ignore[arg-type]
        ring.set_data(plot.clipped(_around(plot, state, mark, np.linspace(0.0, 360.0, DIRECTIONS))).T)
        tail = plot.at(state.point()[None], state)[0]
        heads = _around(plot, state, mark, np.array([angle, angle + 180.0] if mark.both else [angle]))
        arrow.set_verts([arrow_shape(tail, head) for head in heads] if plot.inside(tail) else [])

    return update


def draw_direction_slopes(plot: Plot, mark: DirectionSlopes) -> Update:
    """The slope against the direction, a point at the current one, and where it is largest: along the gradient."""
    curve = plot.line("slope", LINE_WIDTH["slope"], Layer.LINE)
    highest = plot.line("slope", 1.1, Layer.AREA, dashes=DASHES["reference"])
    dot = plot.dots("path", POINT_RADIUS["current"], Layer.POINT)
    degrees = np.linspace(0.0, 360.0, DIRECTIONS)

    def update(state: State) -> None:
        slopes = plot.objective.gradient(state.point())
        angle = float(state.values[mark.angle])  # type: ignore[arg-type]
        curve.set_data(plot.clipped(plot.pixels(degrees, slope_along(slopes, degrees))).T)
        x = float(plot.x_at(uphill(slopes)))
        highest.set_data([x, x], [0.0, plot.height])
        plot.put_dots(dot, plot.at([(angle, slope_along(slopes, angle))]))

    return update


DRAWERS: dict[type, Drawer] = {Direction: draw_direction, DirectionSlopes: draw_direction_slopes}
