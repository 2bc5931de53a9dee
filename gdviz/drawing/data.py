"""Measured data, the model line, its residuals, and how the loss falls."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdviz.drawing.clip import FAR, clip_polyline, finite
from gdviz.drawing.limits import axis_points, final_losses, run_losses
from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer
from gdviz.marks import FinalLoss, Line, LossCurve, Points, Residuals
from gdviz.scene import State
from gdviz.style import LINE_WIDTH, POINT_RADIUS

Array = NDArray[np.float64]


def draw_points(plot: Plot, mark: Points) -> None:
    """The data as points; held-out data hollow."""
    places = plot.at(np.column_stack([mark.dataset.x, mark.dataset.y]))
    dots = plot.dots("data", POINT_RADIUS["data"], Layer.DATA, hollow=mark.held_out, moving=False)
    plot.put_dots(dots, places)
    if mark.label:
        if mark.label_at:
            plot.words(plot.at([mark.label_at])[0], mark.label, align=mark.align, role="data")
            return
        first, *others = places[np.argsort(-places[:, 1])]
        plot.words(first, mark.label, align="right", offset=(-10.0, 0.0), around=True, also=others, role="data")


def predictions(w: Array, x: Array) -> Array:
    """What the line with parameters w = (m, b), or (w,) through the origin, predicts at x."""
    with np.errstate(all="ignore"):
        return np.asarray(w[0] * x + (w[1] if len(w) > 1 else 0.0))


def draw_line(plot: Plot, mark: Line) -> Update | None:
    """A model line across the panel."""
    alpha, width = (0.4, 1.6) if mark.faint else (1.0, LINE_WIDTH["function"])
    moving = not mark.at and mark.step is None
    color = plot.sheet.blend("function", alpha)
    line = plot.line("function", width, Layer.LINE if moving else Layer.CURVE, moving=moving, color=color)
    assert plot.frame.x is not None
    ends = np.array([plot.frame.x.low, plot.frame.x.high])

    def update(state: State) -> None:
        w = np.array(mark.at) if mark.at else state.point(mark.run, mark.step)
        line.set_data(plot.clipped(_pixels(plot, ends, predictions(w, ends))).T)

    update(plot.state)
    if mark.label:
        w = np.array(mark.at) if mark.at else plot.state.point(mark.run, mark.step)
        _line_label(plot, mark, w)
    return update if moving else None


def _line_label(plot: Plot, mark: Line, w: Array) -> None:
    if mark.label_at is not None:
        plot.words(plot.at([mark.label_at])[0], mark.label, align=mark.align, role="function")
        return
    assert plot.frame.x is not None
    x = axis_points(plot.frame.x, 60)
    visible = [place for place in plot.at(np.column_stack([x, predictions(w, x)])) if plot.inside(place)]
    if visible:
        plot.words(visible[-1], mark.label, align="right", offset=(-6.0, 14.0), around=True, role="function")


def _pixels(plot: Plot, x: Array, y: Array) -> Array:
    with np.errstate(all="ignore"):
        places = plot.at(np.column_stack([x, y]))
    return finite(places, nan=FAR)


def draw_residuals(plot: Plot, mark: Residuals) -> Update | None:
    """Residuals as sticks, or as squares whose side is the residual's length on the screen."""
    x, y = (np.array(values, dtype=float) for values in (mark.dataset.x, mark.dataset.y))
    moving = not mark.at and mark.step is None
    if mark.kind == "squares":
        edge = plot.sheet.blend("function", 0.75)
        shapes = plot.polygons(plot.sheet.color("function"), edge, Layer.AREA, alpha=0.16, width=1.0, moving=moving)
    elif mark.kind == "sticks":
        sticks = plot.segments("function", 1.8, Layer.AREA, moving=moving, color=plot.sheet.blend("function", 0.6))
    else:
        raise ValueError(f"Residuals: kind = {mark.kind!r}: it is 'sticks' or 'squares'")

    seen = plot.at(np.column_stack([x, y]))

    def update(state: State) -> None:
        w = np.array(mark.at) if mark.at else state.point(mark.run, mark.step)
        said = _pixels(plot, x, predictions(w, x))
        if mark.kind == "squares":
            shapes.set_verts(list(residual_squares(seen, said)))
        else:
            sticks.put_segments(list(np.stack([seen, np.clip(said, -1e4, 1e4)], axis=1)))

    update(plot.state)
    return update if moving else None


def residual_squares(seen: Array, said: Array) -> Array:
    """Squares on the residuals, shape (n, 4, 2): to the left of points above the line, to the right of those below.

    So a square never crosses a rising line.
    """
    side = np.clip(seen[:, 1] - said[:, 1], -1e4, 1e4)
    left, right, base, top = seen[:, 0] - side, seen[:, 0], seen[:, 1] - side, seen[:, 1]
    corners = [(right, base), (right, top), (left, top), (left, base)]
    return np.stack([np.stack(corner, axis=1) for corner in corners], axis=1)


def draw_loss_curve(plot: Plot, mark: LossCurve) -> Update:
    """The loss against the step: the whole run faint, what has happened so far in full, a point at the current step."""
    runs = plot.runs(mark.run)
    several = len(runs) > 1
    updates = [_one_loss(plot, mark, run, several) for run in runs]
    for index, run in enumerate(runs):
        if index < len(mark.labels) and mark.labels[index]:
            _loss_label(plot, mark, run, index)

    def update(state: State) -> None:
        for each in updates:
            each(state)

    return update


def _one_loss(plot: Plot, mark: LossCurve, run: int, several: bool) -> Update:
    dashes = (5.0, 3.0) if mark.held_out else plot.dashes(run, several)
    width = LINE_WIDTH["path"] + 0.2
    pale = plot.sheet.blend("path", 0.28)
    animation = plot.state.scene.animation
    moves = animation is None or set(animation.values) != {"step"}  # stepping leaves the whole run as it is
    ghost = plot.line("path", 1.2, Layer.AREA, color=pale, dashes=dashes, moving=moves) if mark.ghost else None
    line = plot.line("path", width, Layer.PATH, dashes=dashes)
    now = plot.dots("path", POINT_RADIUS["current"] - 0.8, Layer.POINT, hollow=mark.held_out)

    def update(state: State) -> None:
        losses = run_losses(mark, state, run)
        places = _pixels(plot, np.arange(len(losses), dtype=float), losses)
        done = places[: state.step + 1]
        line.set_data(plot.clipped(done).T)
        plot.put_dots(now, done[-1:])
        if ghost is not None:
            ghost.set_data(plot.clipped(places).T)

    return update


def _loss_label(plot: Plot, mark: LossCurve, run: int, index: int) -> None:
    losses = run_losses(mark, plot.state, run)
    places = _pixels(plot, np.arange(len(losses), dtype=float), losses)
    small = plot.sheet.layout.small_font_size
    if index < len(mark.label_steps):
        at = float(np.clip(mark.label_steps[index], 0, len(losses) - 1))
        steps = np.arange(len(losses))
        place = np.array([np.interp(at, steps, places[:, axis]) for axis in (0, 1)])
        place = np.clip(place, 0, [plot.width, plot.height])
        plot.words(place, mark.labels[index], offset=(8.0, 10.0), around=True, role="path", size=small)
        return
    drawn = clip_polyline(places, plot.width, plot.height)
    line = _along(drawn[~np.isnan(drawn[:, 0])], (0.6, 0.4, 0.8, 0.25, 0.95, 0.12, 0.05))
    plot.words(line[0], mark.labels[index], offset=(8.0, 10.0), around=True, also=line[1:], role="path", size=small)


def _along(line: Array, shares: tuple[float, ...]) -> list[Array]:
    """Places at these shares of the length of a polyline."""
    lengths = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    return [np.array([np.interp(share * lengths[-1], lengths, line[:, axis]) for axis in (0, 1)]) for share in shares]


def draw_final_loss(plot: Plot, mark: FinalLoss) -> Update:
    """The loss after so many steps against the learning rate, with a point at the current rate."""
    assert plot.frame.x is not None
    state = plot.state
    rates = np.geomspace if plot.frame.x.scale == "log" else np.linspace
    chosen = rates(mark.low, mark.high, mark.count)
    run = state.runs[mark.run]
    losses = final_losses(state.objective_of(run), run, mark.steps, tuple(chosen.tolist()))
    line = plot.line("path", LINE_WIDTH["path"] + 0.4, Layer.CURVE, moving=False)
    line.set_data(plot.clipped(_pixels(plot, chosen, losses)).T)
    dot = plot.dots("path", POINT_RADIUS["current"], Layer.POINT)

    def update(state: State) -> None:
        run = state.runs[mark.run]
        rate = run.optimizer.learning_rate
        done = state.trajectories[mark.run]
        if len(done.losses) > mark.steps:  # the run is there already, and its loss with it
            loss = done.losses[mark.steps : mark.steps + 1]
        else:
            loss = final_losses(state.objective_of(run), run, mark.steps, (rate,))
        place = _pixels(plot, np.array([rate]), loss)
        plot.put_dots(dot, np.clip(place, -20, max(plot.width, plot.height) + 20))

    return update


DRAWERS: dict[type, Drawer] = {
    Points: draw_points,
    Line: draw_line,
    Residuals: draw_residuals,
    LossCurve: draw_loss_curve,
    FinalLoss: draw_final_loss,
}
