"""Measured data, the model line through them, and its residuals."""

from __future__ import annotations

import numpy as np

from gdviz.arrays import Array
from gdviz.drawing.limits import axis_points
from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer
from gdviz.figure.marks import Line, Points, Residuals
from gdviz.figure.scene import State
from gdviz.figure.style import BLEND, LINE_WIDTH, POINT_RADIUS


def draw_points(plot: Plot, mark: Points) -> None:
    """The data as points; held-out data hollow."""
    positions = plot.at(np.column_stack([mark.dataset.x, mark.dataset.y]))
    dots = plot.dots("data", POINT_RADIUS["data"], Layer.DATA, hollow=mark.held_out, moving=False)
    plot.put_dots(dots, positions)
    if mark.label:
        if mark.label_at:
            plot.words(plot.at([mark.label_at])[0], mark.label, align=mark.align, role="data")
            return
        first, *others = positions[np.argsort(-positions[:, 1])]
        plot.words(first, mark.label, align="right", offset=(-10.0, 0.0), around=True, also=others, role="data")


def predictions(w: Array, x: Array) -> Array:
    """What the line with parameters w = (m, b), or (w,) through the origin, predicts at x."""
    with np.errstate(all="ignore"):
        return np.asarray(w[0] * x + (w[1] if len(w) > 1 else 0.0))


def _parameters(mark: Line | Residuals, state: State) -> Array:
    """Those a mark is fixed at, else the point of its run."""
    return np.array(mark.at) if mark.at else state.point(mark.run, mark.step)


def _moves(plot: Plot, mark: Line | Residuals) -> bool:
    """Whether an animation moves it: one of a fixed step stands still, unless other runs than the still's are shown."""
    animation = plot.state.scene.animation
    reruns = animation is not None and any(name != "step" for name in animation.values)
    return not mark.at and (mark.step is None or reruns)


def draw_line(plot: Plot, mark: Line) -> Update | None:
    """A model line across the panel."""
    alpha, width = (BLEND["faint"], 1.6) if mark.faint else (1.0, LINE_WIDTH["function"])
    moving, fixed = _moves(plot, mark), bool(mark.at) or mark.step is not None
    color = plot.sheet.blend("function", alpha)
    line = plot.line("function", width, Layer.CURVE if fixed else Layer.LINE, moving=moving, color=color)
    assert plot.frame.x is not None
    ends = np.array([plot.frame.x.low, plot.frame.x.high])

    def update(state: State) -> None:
        line.set_data(plot.clipped(plot.pixels(ends, predictions(_parameters(mark, state), ends))).T)

    update(plot.state)
    if mark.label:
        _line_label(plot, mark, _parameters(mark, plot.state))
    return update if moving else None


def _line_label(plot: Plot, mark: Line, w: Array) -> None:
    if mark.label_at is not None:
        plot.words(plot.at([mark.label_at])[0], mark.label, align=mark.align, role="function")
        return
    assert plot.frame.x is not None
    x = axis_points(plot.frame.x, 60)
    visible = [position for position in plot.at(np.column_stack([x, predictions(w, x)])) if plot.inside(position)]
    if visible:
        plot.words(visible[-1], mark.label, align="right", offset=(-6.0, 14.0), around=True, role="function")


def draw_residuals(plot: Plot, mark: Residuals) -> Update | None:
    """Residuals as sticks, or as squares whose side is the residual's length on the screen.

    Raises:
        ValueError: when the mark's kind is neither.
    """
    x, y = (np.array(values, dtype=float) for values in (mark.dataset.x, mark.dataset.y))
    moving = _moves(plot, mark)
    if mark.kind == "squares":
        edge = plot.sheet.blend("function", BLEND["square_edge"])
        shapes = plot.polygons(
            plot.sheet.color("function"), edge, Layer.AREA, alpha=BLEND["square"], width=1.0, moving=moving
        )
    elif mark.kind == "sticks":
        sticks = plot.segments(
            "function", 1.8, Layer.AREA, moving=moving, color=plot.sheet.blend("function", BLEND["stick"])
        )
    else:
        raise ValueError(f"Residuals: kind = {mark.kind!r}: it is 'sticks' or 'squares'")

    measured = plot.at(np.column_stack([x, y]))

    def update(state: State) -> None:
        predicted = plot.pixels(x, predictions(_parameters(mark, state), x))
        if mark.kind == "squares":
            shapes.set_verts(list(residual_squares(measured, predicted)))
        else:
            sticks.put_segments(list(np.stack([measured, np.clip(predicted, -1e4, 1e4)], axis=1)))

    update(plot.state)
    return update if moving else None


def residual_squares(measured: Array, predicted: Array) -> Array:
    """Squares on the residuals, shape (n, 4, 2): to the left of points above the line, to the right of those below.

    So a square never crosses a rising line.

    Arguments:
        measured: positions of the points, shape (n, 2).
        predicted: positions on the line at the same x, shape (n, 2).
    """
    side = np.clip(measured[:, 1] - predicted[:, 1], -1e4, 1e4)
    left, right, base, top = measured[:, 0] - side, measured[:, 0], measured[:, 1] - side, measured[:, 1]
    corners = [(right, base), (right, top), (left, top), (left, base)]
    return np.stack([np.stack(corner, axis=1) for corner in corners], axis=1)


DRAWERS: dict[type, Drawer] = {
    Points: draw_points,
    Line: draw_line,
    Residuals: draw_residuals,
}
