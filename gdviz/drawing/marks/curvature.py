"""Second derivatives of two parameters: the curvature in every direction, the axes of a bowl, the parts of an error."""

from __future__ import annotations

import numpy as np

from gdviz.arrays import Array
from gdviz.drawing.labels import MIDDLE
from gdviz.drawing.marks.direction import DIRECTIONS
from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer
from gdviz.figure.marks import DirectionCurvatures, ErrorBars, ErrorLegs, PrincipalAxes
from gdviz.figure.quantities import curvature_along, error_parts, steep_axis
from gdviz.figure.scene import State
from gdviz.figure.style import BLEND, DASHES, LINE_WIDTH, POINT_RADIUS

BAR_WIDTH = 34.0  # CSS pixels
BAR_PLACES = (1.5, 0.5)  # the middle of the steep bar and of the gentle one
AXIS_NAMES = ("steep", "gentle")
AXIS_NAME_GAP = 22.0  # CSS pixels from the end of an axis to the middle of its name


def draw_direction_curvatures(plot: Plot, mark: DirectionCurvatures) -> Update:
    """The curvature against the angle, a point at the current one, and where it is largest: along the steep axis."""
    curve = plot.line("slope", LINE_WIDTH["slope"], Layer.LINE)
    steepest = plot.line("slope", 1.1, Layer.AREA, dashes=DASHES["reference"])
    dot = plot.dots("path", POINT_RADIUS["current"], Layer.POINT)
    degrees = np.linspace(0.0, 180.0, DIRECTIONS)  # a line has no front

    def update(state: State) -> None:
        hessian = np.asarray(plot.objective.hessian(state.point()))
        angle = float(state.values[mark.angle])  # type: ignore[arg-type]
        curve.set_data(plot.clipped(plot.pixels(degrees, curvature_along(hessian, degrees))).T)
        x = float(plot.x_at(_steep_angle(hessian)))
        steepest.set_data([x, x], [0.0, plot.height])
        plot.put_dots(dot, plot.at([(angle, curvature_along(hessian, angle))]))

    return update


def _steep_angle(hessian: Array) -> float:
    """The direction of the steep axis in degrees, from 0 up to 180."""
    across, up = steep_axis(hessian)
    return float(np.degrees(np.arctan2(up, across)) % 180.0)


def draw_principal_axes(plot: Plot, mark: PrincipalAxes) -> Update:
    """A whole line along the steep axis, a dashed one along the gentle one, and their names at their ends."""
    lines = [plot.line("slope", 2.0, Layer.TRACE, dashes=dashes) for dashes in ((), DASHES["held_out"])]
    small = plot.sheet.layout.small_font_size
    names = [plot.sheet.readout("", 0, 0, size=small, role="slope", halo=plot.sheet.palette.paper) for _ in AXIS_NAMES]

    def update(state: State) -> None:
        point = state.point()
        across, up = steep_axis(np.asarray(plot.objective.hessian(point)))
        axes = mark.length * np.array([[across, up], [-up, across]])
        for line, name, words, axis in zip(lines, names, AXIS_NAMES, axes, strict=True):
            ends = plot.at([point - axis, point + axis], state)
            line.set_data(plot.clipped(ends).T)
            x, y = ends[1] + AXIS_NAME_GAP * (ends[1] - ends[0]) / np.hypot(*(ends[1] - ends[0]))
            shown = words if mark.told and plot.inside(ends[1]) else ""
            name.put(shown, plot.left + float(x), plot.bottom + float(y) - MIDDLE * small, "center")

    return update


def draw_error_legs(plot: Plot, mark: ErrorLegs) -> Update:
    """From the minimizer along its steep axis, then along the gentle one to the current point."""
    lines = [plot.line("ink", 2.0, Layer.TRACE, dashes=dashes) for dashes in ((), DASHES["held_out"])]

    def update(state: State) -> None:
        lowest, point = np.array(plot.objective.minimizers[0]), state.point(mark.run)
        steep = error_parts(plot.objective, point)[0] * steep_axis(np.asarray(plot.objective.hessian(lowest)))
        places = plot.at([lowest, lowest + steep, point])
        for line, ends in zip(lines, (places[:2], places[1:]), strict=True):
            line.set_data(plot.clipped(ends).T)

    return update


def draw_error_bars(plot: Plot, mark: ErrorBars) -> Update:
    """A bar a part, from 0 to what is left of it."""
    colors = [plot.sheet.blend("ink", share) for share in (1.0, BLEND["stem"])]
    bars = [plot.segments("ink", BAR_WIDTH, Layer.LINE, color=color) for color in colors]

    def update(state: State) -> None:
        start, now = (error_parts(plot.objective, state.point(mark.run, step)) for step in (0, None))
        lengths = np.where(start < 0, -now, now)
        for bar, middle, length in zip(bars, BAR_PLACES, lengths, strict=True):
            bar.put_segments([plot.at([(0.0, middle), (length, middle)])])

    return update


DRAWERS: dict[type, Drawer] = {
    DirectionCurvatures: draw_direction_curvatures,
    PrincipalAxes: draw_principal_axes,
    ErrorLegs: draw_error_legs,
    ErrorBars: draw_error_bars,
}
