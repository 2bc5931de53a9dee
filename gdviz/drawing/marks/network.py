"""What a model says of a plane of two inputs, the points of two classes it is to tell apart, and how it is trained."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from contourpy import FillType, contour_generator
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from gdviz.arrays import Array
from gdviz.drawing.limits import axis_points
from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer
from gdviz.figure.marks import Classes, Regions, TrainingCurves, UnitLines
from gdviz.figure.parts import Training
from gdviz.figure.scene import State
from gdviz.figure.style import DASHES, LINE_WIDTH, POINT_RADIUS
from gdviz.figure.training import trained

REGION_GRID = 61
REGION_SHARE = 0.44  # of the function's colour, in the deepest band
BOUNDARY_WIDTH = 2.2
CURVE_STRIDE = 10  # steps from one point of a curve to the next: those that the page records
UNIT_WIDTH, UNIT_REACH = 1.2, 9.0  # of a unit's line: in CSS pixels, and to either side in units of the inputs
RIM = 1.3  # of a hollow point, in CSS pixels


def draw_regions(plot: Plot, mark: Regions) -> Update | None:
    """The bands from the lowest to the highest, each over the ones below it, and the line at 0."""
    moves = _moves(plot, mark)
    layer = Layer.SURFACE if moves else Layer.BAND
    shares = np.linspace(0.0, REGION_SHARE, len(mark.levels) + 1)[1:]
    bands = [_band(plot, plot.sheet.blend("function", share), layer, moves) for share in shares]
    line = plot.line("function", BOUNDARY_WIDTH, layer + 0.5, moving=moves)
    line.set_gid("ground")
    assert plot.frame.x is not None and plot.frame.y is not None
    across, up = (axis_points(axis, REGION_GRID) for axis in (plot.frame.x, plot.frame.y))
    grid = np.stack(np.meshgrid(across, up))

    def update(state: State) -> None:
        contours: Any = contour_generator(
            plot.x_at(across), plot.y_at(up), _model(plot, mark, state)(grid), fill_type=FillType.OuterCode
        )
        for band, level in zip(bands, mark.levels, strict=True):
            band.set_paths([Path(points, codes) for points, codes in _filled(contours, level)])
        line.put_segments(contours.lines(0.0) if mark.boundary else [])

    update(plot.state)
    return update if moves else None


def _in_training(state: State) -> bool:
    return state.scene.part(Training) is not None


def _moves(plot: Plot, mark: Regions) -> bool:
    """Whether an animation changes the model."""
    animation = plot.state.scene.animation
    if animation is None or _in_training(plot.state):
        return animation is not None
    return any(name in (mark.objective or plot.objective).settings for name in animation.values)


def _model(plot: Plot, mark: Regions, state: State) -> Callable[[Array], Array]:
    """What is said of inputs of shape (2, *grid)."""
    if not _in_training(state):
        return mark.objective.given(state.values) if mark.objective else state.objective(plot.panel)
    run = trained(state)
    vector = run.vectors[state.step]
    return lambda grid: run.network.score(vector, grid.reshape(2, -1).T).reshape(grid.shape[1:])


def _band(plot: Plot, color: str, layer: float, moves: bool) -> PathCollection:
    band = PathCollection([], facecolors=color, edgecolors="none", linewidths=0, zorder=layer)
    band.set_gid("ground")
    plot.axes.add_collection(band, autolim=False)
    band.set_clip_path(plot.axes.patch)
    if moves:
        plot.sheet.add_moving(band)
    return band


def _filled(contours: Any, level: float) -> list[tuple[Array, Array]]:
    """The outlines of all that is above a level, with the codes of their paths."""
    return list(zip(*contours.filled(level, np.inf), strict=True))


def draw_classes(plot: Plot, mark: Classes) -> None:
    """Hollow points below, filled ones above."""
    points, classes = np.array(mark.points), np.array(mark.classes)
    if not mark.points:
        data = trained(plot.state).data
        points, classes = data.x, data.y
    places = plot.at(points)
    for hollow in (True, False):
        dots = plot.dots("data", mark.radius, Layer.DATA, hollow=hollow, moving=False)
        dots.set_markeredgewidth(RIM if hollow else 0.0)
        dots.set_gid("ground")
        plot.put_dots(dots, places[(classes == 0) == hollow])


def draw_unit_lines(plot: Plot, mark: UnitLines) -> Update:
    """A line a unit across the panel: where its weighted sum is 0."""
    lines = plot.segments("ink", UNIT_WIDTH, Layer.LINE, dashes=DASHES["held_out"])
    lines.set_gid("ground")

    def update(state: State) -> None:
        run = trained(state)
        parameters = run.network.unpack(run.vectors[state.step])
        ends = [unit_line(w, float(b)) for w, b in zip(parameters["w1"].T, parameters["b1"], strict=True)]
        lines.put_segments([plot.clipped(plot.at(each)) for each in ends])

    return update


def unit_line(weights: Array, bias: float) -> Array:
    """Two points far apart, shape (2, 2), on the line where weights · x + bias is 0."""
    size = max(float(weights @ weights), 1e-12)
    along = UNIT_REACH * np.array([-weights[1], weights[0]]) / np.sqrt(size)
    return -bias * weights / size + np.array([along, -along])


def draw_training_curves(plot: Plot, mark: TrainingCurves) -> Update:
    """The loss so far at every step that is recorded in the page too, and a point at the current step."""
    lines = [plot.line("path", LINE_WIDTH["path"] + 0.2, Layer.PATH, dashes=d) for d in ((), DASHES["held_out"])]
    dots = [plot.dots("path", POINT_RADIUS["current"] - 0.8, Layer.POINT, hollow=hollow) for hollow in (False, True)]

    def update(state: State) -> None:
        steps = np.arange(0, state.step + 1, CURVE_STRIDE)
        for line, dot, losses in zip(lines, dots, _curves(state), strict=True):
            now = plot.pixels(np.array([float(state.step)]), losses[[state.step]])
            line.set_data(plot.clipped(np.concatenate([plot.pixels(steps.astype(float), losses[steps]), now])).T)
            plot.put_dots(dot, now)

    return update


def _curves(state: State) -> tuple[Array, Array]:
    run = trained(state)
    return run.losses, run.held_losses


DRAWERS: dict[type, Drawer] = {
    Regions: draw_regions,
    Classes: draw_classes,
    UnitLines: draw_unit_lines,
    TrainingCurves: draw_training_curves,
}
