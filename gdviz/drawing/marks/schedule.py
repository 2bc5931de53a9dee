"""How the learning rate changes: against the step, with a hairline at the current one."""

from __future__ import annotations

import numpy as np

from gdviz.arrays import Array
from gdviz.drawing.plot import Drawer, Plot, Update, all_of
from gdviz.drawing.sheet import Layer
from gdviz.figure.marks import RateCurve, StepCursor
from gdviz.figure.scene import Run, State
from gdviz.figure.style import BLEND, DASHES, LINE_WIDTH, POINT_RADIUS


def draw_rate_curve(plot: Plot, mark: RateCurve) -> Update:
    """The whole schedule faint, the rates of the steps that have been taken in full, a point at that of the next."""
    runs = plot.runs(mark.run)
    return all_of([_one_rate(plot, mark, run, len(runs) > 1) for run in runs])


def _one_rate(plot: Plot, mark: RateCurve, run: int, several: bool) -> Update:
    dashes, pale = plot.dashes(run, several), plot.sheet.blend("path", BLEND["ghost"])
    ghost = plot.line("path", 1.2, Layer.AREA, color=pale, dashes=dashes)
    line = plot.line("path", LINE_WIDTH["path"] + 0.2, Layer.PATH, dashes=dashes)
    rings = plot.dots("path", POINT_RADIUS["data"], Layer.DATA, hollow=True) if mark.points else None
    now = plot.dots("path", POINT_RADIUS["current"] - 0.8, Layer.POINT)

    def update(state: State) -> None:
        places = _places(plot, state.runs[run])
        done = places[: state.step + 1]
        line.set_data(plot.clipped(done).T)
        ghost.set_data(plot.clipped(places).T)
        plot.put_dots(now, done[-1:])
        if rings is not None:
            plot.put_dots(rings, _points(plot, state.runs[run]))

    return update


def _places(plot: Plot, run: Run) -> Array:
    """The rate of every step, shape (steps, 2) in pixels."""
    steps = np.arange(run.steps, dtype=float)
    return plot.pixels(steps, np.broadcast_to(np.asarray(run.rate(steps), dtype=float), steps.shape))


def _points(plot: Plot, run: Run) -> Array:
    """Where the points of a schedule that is drawn by hand are."""
    factors = np.array(getattr(run.schedule, "points", ()))
    return plot.pixels(np.linspace(0.0, run.steps, len(factors)), run.optimizer.learning_rate * factors)


def draw_step_cursor(plot: Plot, mark: StepCursor) -> Update:
    """From the bottom of the plot to its top."""
    line = plot.line("ink", LINE_WIDTH["axis"], Layer.AREA, dashes=DASHES["reference"])

    def update(state: State) -> None:
        x = float(plot.x_at(float(state.step)))
        line.set_data([x, x], [0.0, plot.height])

    return update


DRAWERS: dict[type, Drawer] = {RateCurve: draw_rate_curve, StepCursor: draw_step_cursor}
