"""What batches make of a run: its loss against the examples seen, and where each batch would lead."""

from __future__ import annotations

from itertools import islice

import numpy as np

from gdviz.arrays import Array
from gdviz.drawing.limits import run_losses
from gdviz.drawing.plot import Drawer, Plot, Update, all_of
from gdviz.drawing.sheet import Layer
from gdviz.figure.marks import BatchGradients, EpochLoss
from gdviz.figure.scene import State
from gdviz.figure.style import BLEND, LINE_WIDTH, POINT_RADIUS
from gdviz.objectives import Objective
from gdviz.objectives.batches import Batches, part_of


def epochs_of(state: State, run: int, count: int) -> Array:
    """How much of the data a run has seen at each of `count` steps, in epochs."""
    objective, batches = state.objective_of(state.runs[run]), state.runs[run].batches
    assert objective.data is not None
    return np.arange(count) / (batches.per_epoch(len(objective.data[0])) if batches else 1)


def draw_epoch_loss(plot: Plot, mark: EpochLoss) -> Update:
    """The whole of each run faint, what has happened in full, a point at the current step."""
    runs = plot.runs(mark.run)
    updates = [_one_run(plot, mark, run, several=len(runs) > 1) for run in runs]
    small = plot.sheet.layout.small_font_size
    for run, label, epoch in zip(runs, mark.labels, mark.label_epochs, strict=False):
        losses = run_losses(mark, plot.state, run)
        positions = plot.pixels(epochs_of(plot.state, run, len(losses)), losses)
        at = np.array([float(plot.x_at(epoch)), np.interp(plot.x_at(epoch), positions[:, 0], positions[:, 1])])
        plot.words(at, label, offset=(8.0, 10.0), around=True, role="path", size=small)
    return all_of(updates)


def _one_run(plot: Plot, mark: EpochLoss, run: int, several: bool) -> Update:
    dashes = plot.dashes(run, several)
    ghost = plot.line("path", 1.2, Layer.AREA, color=plot.sheet.blend("path", BLEND["ghost"]), dashes=dashes)
    line = plot.line("path", LINE_WIDTH["path"] + 0.2, Layer.PATH, dashes=dashes)
    now = plot.dots("path", POINT_RADIUS["current"] - 0.8, Layer.POINT)

    def update(state: State) -> None:
        losses = run_losses(mark, state, run)
        positions = plot.pixels(epochs_of(state, run, len(losses)), losses)
        done = positions[: state.step + 1]
        ghost.set_data(plot.clipped(positions).T)
        line.set_data(plot.clipped(done).T)
        plot.put_dots(now, done[-1:])

    return update


def epoch_gradients(objective: Objective, point: Array, size: float, seed: float) -> Array:
    """The gradient at a point on each batch of the first epoch, shape (batches, dim)."""
    batches = Batches(size, seed)
    assert objective.data is not None
    count = len(objective.data[0])
    places = islice(batches.places(count), batches.per_epoch(count))
    return np.array([part_of(objective, batch).gradient(point) for batch in places])


def draw_batch_gradients(plot: Plot, mark: BatchGradients) -> Update:
    """A line and a dot a batch, a ring where the mean of their gradients leads."""
    ways = plot.segments("slope", 1.1, Layer.TRACE, color=plot.sheet.blend("slope", BLEND["stem"]))
    ends = plot.dots("slope", POINT_RADIUS["data"], Layer.POINT)
    mean = plot.dots("slope", POINT_RADIUS["current"] + 2.0, Layer.POINT + 0.1, hollow=True)

    def update(state: State) -> None:
        point = state.point()
        size, seed = (float(state.values[name]) for name in ("batch_size", "seed"))  # type: ignore[arg-type]
        slopes = epoch_gradients(plot.objective, point, size, seed)
        places = plot.at(point - mark.rate * slopes)
        start = plot.at([point])[0]
        ways.put_segments([plot.clipped(np.array([start, place])) for place in places])
        plot.put_dots(ends, places)
        plot.put_dots(mean, plot.at([point - mark.rate * slopes.mean(axis=0)]))

    return update


DRAWERS: dict[type, Drawer] = {EpochLoss: draw_epoch_loss, BatchGradients: draw_batch_gradients}
