"""How the loss falls: against the step, and against the learning rate."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from gdviz.arrays import Array
from gdviz.drawing.clip import clip_polyline
from gdviz.drawing.limits import run_losses
from gdviz.drawing.plot import Drawer, Plot, Update, all_of
from gdviz.drawing.sheet import Layer
from gdviz.figure.marks import FinalLoss, LossCurve
from gdviz.figure.scene import Run, State
from gdviz.figure.style import BLEND, DASHES, LINE_WIDTH, POINT_RADIUS
from gdviz.objectives import Objective
from gdviz.optimizers.descent import final_losses


def draw_loss_curve(plot: Plot, mark: LossCurve) -> Update:
    """The loss against the step: the whole run faint, what has happened so far in full, a point at the current step."""
    runs = plot.runs(mark.run)
    several = len(runs) > 1
    updates = [_one_loss(plot, mark, run, several) for run in runs]
    for index, run in enumerate(runs):
        if index < len(mark.labels) and mark.labels[index]:
            _loss_label(plot, mark, run, index)
    return all_of(updates)


def _one_loss(plot: Plot, mark: LossCurve, run: int, several: bool) -> Update:
    dashes = DASHES["held_out"] if mark.held_out else plot.dashes(run, several)
    width = LINE_WIDTH["path"] + 0.2
    pale = plot.sheet.blend("path", BLEND["ghost"])
    animation = plot.state.scene.animation
    moves = animation is None or set(animation.values) != {"step"}  # stepping leaves the whole run as it is
    ghost = plot.line("path", 1.2, Layer.AREA, color=pale, dashes=dashes, moving=moves) if mark.ghost else None
    line = plot.line("path", width, Layer.PATH, dashes=dashes)
    now = plot.dots("path", POINT_RADIUS["current"] - 0.8, Layer.POINT, hollow=mark.held_out)

    def update(state: State) -> None:
        losses = run_losses(mark, state, run)
        positions = plot.pixels(np.arange(len(losses), dtype=float), losses)
        done = positions[: state.step + 1]
        line.set_data(plot.clipped(done).T)
        plot.put_dots(now, done[-1:])
        if ghost is not None:
            ghost.set_data(plot.clipped(positions).T)

    return update


def _loss_label(plot: Plot, mark: LossCurve, run: int, index: int) -> None:
    losses = run_losses(mark, plot.state, run)
    positions = plot.pixels(np.arange(len(losses), dtype=float), losses)
    small = plot.sheet.layout.small_font_size
    if index < len(mark.label_steps):
        step = float(np.clip(mark.label_steps[index], 0, len(losses) - 1))
        steps = np.arange(len(losses))
        position = np.array([np.interp(step, steps, positions[:, axis]) for axis in (0, 1)])
        position = np.clip(position, 0, [plot.width, plot.height])
        plot.words(position, mark.labels[index], offset=(8.0, 10.0), around=True, role="path", size=small)
        return
    drawn = clip_polyline(positions, plot.width, plot.height)
    line = _along(drawn[~np.isnan(drawn[:, 0])], (0.6, 0.4, 0.8, 0.25, 0.95, 0.12, 0.05))
    plot.words(line[0], mark.labels[index], offset=(8.0, 10.0), around=True, also=line[1:], role="path", size=small)


def _along(line: Array, shares: tuple[float, ...]) -> list[Array]:
    """Positions at these shares of the length of a polyline."""
    lengths = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    return [np.array([np.interp(share * lengths[-1], lengths, line[:, axis]) for axis in (0, 1)]) for share in shares]


@lru_cache(maxsize=64)
def _final_losses(objective: Objective, run: Run, steps: int, rates: tuple[float, ...]) -> Array:
    """Kept, as light and dark, wide and narrow show the same."""
    return final_losses(objective, run.optimizer, run.start, steps, rates, run.schedule)


def draw_final_loss(plot: Plot, mark: FinalLoss) -> Update:
    """The loss after so many steps against the learning rate, with a point at the current rate."""
    assert plot.frame.x is not None
    state = plot.state
    rates = np.geomspace if plot.frame.x.scale == "log" else np.linspace
    chosen = rates(mark.low, mark.high, mark.count)
    run = state.runs[mark.run]
    losses = _final_losses(state.objective_of(run), run, mark.steps, tuple(chosen.tolist()))
    line = plot.line("path", LINE_WIDTH["path"] + 0.4, Layer.CURVE, moving=False)
    line.set_data(plot.clipped(plot.pixels(chosen, losses)).T)
    dot = plot.dots("path", POINT_RADIUS["current"], Layer.POINT)

    def update(state: State) -> None:
        run = state.runs[mark.run]
        rate = run.optimizer.learning_rate
        done = state.trajectories[mark.run]
        if len(done.losses) > mark.steps:  # the run is there already, and its loss with it
            loss = done.losses[mark.steps : mark.steps + 1]
        else:
            loss = _final_losses(state.objective_of(run), run, mark.steps, (rate,))
        position = plot.pixels(np.array([rate]), loss)
        plot.put_dots(dot, np.clip(position, -20, max(plot.width, plot.height) + 20))

    return update


DRAWERS: dict[type, Drawer] = {LossCurve: draw_loss_curve, FinalLoss: draw_final_loss}
