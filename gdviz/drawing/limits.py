"""The ranges of a panel's axes: as given, else from what its marks show, over everything the scene may do."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from gdviz.arrays import Array
from gdviz.figure.marks import Curve, EpochLoss, FinalLoss, Line, LossCurve, Points, Residuals
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.scene import State
from gdviz.objectives import Objective

MARGIN = 0.06  # of the range of values, above and below
HEADROOM = 1.12  # of the loss at the start: how far up its axis goes


def panel_axes(panel: Panel, state: State) -> tuple[Axis, Axis]:
    """The x and y axes of a panel that is no diagram."""
    if panel.x and panel.y:
        return panel.x, panel.y
    first = next((mark for mark in panel.marks if isinstance(mark, (LossCurve, FinalLoss, Points, Residuals))), None)
    if isinstance(first, LossCurve):
        x, y = _loss_axes(panel, state)
    elif isinstance(first, FinalLoss):
        x, y = _final_axes(panel, state, first)
    elif first is not None:
        x, y = _data_axes(first)
    else:
        x, y = _objective_axes(panel, state)
    return panel.x or x, panel.y or y


def runs_of(panel: Panel, state: State, run: int | None) -> tuple[int, ...]:
    """The runs a mark of this panel follows: the one it names, the panel's own, else all of them."""
    if not state.scene.runs:
        return (0,) if state.scene.point else ()
    chosen = panel.run if run is None else run
    return tuple(range(len(state.scene.runs))) if chosen is None else (chosen,)


def run_losses(mark: LossCurve | EpochLoss, state: State, run: int) -> Array:
    """The losses a mark shows of a run, one a step."""
    trajectory = state.trajectories[run]
    if mark.objective is None:
        return np.asarray(trajectory.losses)
    return np.asarray(mark.objective(trajectory.iterates.T), dtype=float)


def loss_name(objective: Objective) -> str:
    """What its value is called: "loss" where it is measured on data, else the name it gives itself."""
    return "loss" if objective.data is not None else objective.value_name


def _loss_axes(panel: Panel, state: State) -> tuple[Axis, Axis]:
    longest = state.scene.longest
    marks = [mark for mark in panel.marks if isinstance(mark, LossCurve)]
    starts = [run_losses(mark, state, run)[0] for mark in marks for run in runs_of(panel, state, mark.run)]
    lowest = [run_losses(mark, state, run).min() for mark in marks for run in runs_of(panel, state, mark.run)]
    name = loss_name(state.objective(panel, marks[0].run))
    low = min(0.0, *lowest) if lowest else 0.0
    return Axis("step t", 0.0, float(max(longest, 1))), Axis(name, low, low + HEADROOM * (max(starts) - low or 1.0))


def _final_axes(panel: Panel, state: State, mark: FinalLoss) -> tuple[Axis, Axis]:
    name = loss_name(state.objective(panel, mark.run))
    start = state.trajectories[mark.run].losses[0]
    return (
        Axis("learning rate η", mark.low, mark.high),
        Axis(f"{name} after {mark.steps} steps", 0.0, HEADROOM * float(start)),
    )


def _data_axes(mark: Points | Residuals) -> tuple[Axis, Axis]:
    def around(values: tuple[float, ...], label: str) -> Axis:
        low, high = min(values), max(values)
        room = 0.12 * (high - low) or 1.0
        low = 0.0 if 0 <= low < 0.6 * high else low - room
        return Axis(label, low, high + room)

    data = mark.dataset
    return around(data.x, data.x_label), around(data.y, data.y_label)


def _objective_axes(panel: Panel, state: State) -> tuple[Axis, Axis]:
    lines = [mark for mark in panel.marks if isinstance(mark, Line)]
    objective = state.objective(panel, panel.run)
    if lines and objective.data is not None:
        x, y = objective.data
        across, up = (Axis(name, float(min(0, v.min())), float(1.1 * v.max())) for name, v in (("x", x), ("y", y)))
        return across, up
    x = Axis(objective.axis_names[0], *objective.domain[0])
    if objective.dim >= 2:
        return x, Axis(objective.axis_names[1], *objective.domain[1])
    x = panel.x or x
    curves = [mark for mark in panel.marks if isinstance(mark, Curve)] or [Curve()]
    values = np.concatenate([curve_values(mark, objective, np.linspace(x.low, x.high, 241)) for mark in curves])
    values = values[np.isfinite(values)]
    low, high = (float(values.min()), float(values.max())) if values.size else (0.0, 1.0)
    room = MARGIN * (high - low) or 1.0
    return x, Axis(objective.value_name, low - room, high + room)


def curve_values(mark: Curve, objective: Objective | None, x: Array) -> Array:
    """The values a curve shows at x."""
    with np.errstate(all="ignore"):
        values: Any = mark.formula(x) if mark.formula else objective(x[None, :]) if objective else np.nan
    return np.broadcast_to(np.asarray(values, dtype=float), x.shape)


@lru_cache(maxsize=64)
def grid_values(objective: Objective, x: Axis, y: Axis, count: int) -> Array:
    """The objective of two parameters on a count by count grid over the axes; rows are values of y."""
    xs, ys = np.meshgrid(axis_points(x, count), axis_points(y, count))
    with np.errstate(all="ignore"):
        values = np.broadcast_to(np.asarray(objective(np.stack([xs, ys])), dtype=float), xs.shape)
    finite = values[np.isfinite(values)]
    return np.where(np.isfinite(values), values, finite.max() if finite.size else 0.0)


def axis_points(axis: Axis, count: int) -> Array:
    """`count` values along an axis, evenly spaced as it is drawn."""
    if axis.scale == "log":
        return np.geomspace(axis.low, axis.high, count)
    return np.linspace(axis.low, axis.high, count)
