"""The scene of a reader's own formula: its curve or contours, the path of an optimiser on it, and the loss."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import numpy as np

from gdviz.figure.controls import Animation, Step, Value
from gdviz.figure.marks import Contour, Curve, Here, Mark, Path, Tangent
from gdviz.figure.numbers import MINUS, superscript
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.ranges import STRETCH, VIEW_SAMPLES, value_range
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import Objective, from_formula
from gdviz.optimizers.descent import LIMIT, Trajectory, descend
from gdviz.optimizers.named import optimizer_named
from gdviz.optimizers.rules import Optimizer

Domain = tuple[tuple[float, float], ...]

FRAMES = 60  # at most; a longer run shows every so many steps
REACH = 8.0  # how far from the start an iterate still counts for the view, in units of 1 + |start|
WIDEST = 1e150  # of a domain: beyond that its width or its square is no number


def own_function(
    formula: str,
    start: Value,
    learning_rate: float,
    steps: int,
    optimizer: str = "gradient descent",
    domain: Domain | None = None,
) -> Scene:
    """A scene, with animation, of an optimiser run on a formula in x, or in x and y.

    Arguments:
        formula: see `gdviz.objectives.formula`.
        start: a number, or a pair for two variables.
        learning_rate: of the optimiser.
        steps: how many to take, 0 or more.
        optimizer: its name, as for `optimizer_named`.
        domain: (low, high) for each variable, by default a view around the run.

    Raises:
        ValueError: when the formula, the optimiser, the start or the domain cannot be used.
    """
    kind = optimizer_named(optimizer)
    objective = from_formula(formula, domain)
    where = objective.check_point(start)
    if domain is not None:
        _check_inside(where, objective)
    _check_slope(where, objective)
    run = Run(kind(learning_rate=learning_rate), start, steps)
    trajectory = descend(objective, run.optimizer, start, steps)
    if steps and not trajectory.steps:
        if trajectory.left_domain:
            raise ValueError(f"the run leaves the domain at step 1, the first from {start}: take a smaller rate")
        raise ValueError(f"the first step from {start} leads where the function is not finite: take a smaller rate")
    if domain is None:
        objective = replace(objective, domain=_view(trajectory))
    marks: tuple[Mark, ...] = (Contour(), Path(), Here())
    if objective.dim == 1:
        width = objective.domain[0][1] - objective.domain[0][0]
        marks = (Curve(), Tangent(half_width=width / 8), Path(), Here())
    height = _height(objective, trajectory) if objective.dim == 1 else None
    readout = ("step", *objective.axis_names, "loss", "slope" if objective.dim == 1 else "gradient_norm")
    return Scene(
        title=f"{kind.label} on {formula}",
        alt=f"The {'curve' if objective.dim == 1 else 'contours'} of {formula} with the path of {kind.label.lower()}.",
        caption=_caption(objective, kind, trajectory, learning_rate),
        objective=objective,
        runs=(run,),
        panels=(Panel(marks, y=height, title=_written(formula, objective), readout=(*readout, "learning_rate")),),
        controls=(Step(),),
        animation=Animation({"step": _shown_steps(trajectory.steps)}, loops=False) if trajectory.steps else None,
        id="own_function",
    )


def _written(formula: str, objective: Objective) -> str:
    """The formula over its picture, with the signs of print."""
    text = re.sub(r"\^ *(\d+)(?![\d.^])", lambda power: superscript(int(power[1])), formula.replace("**", "^"))
    text = re.sub(r"(?<=\d) *\* *(?=[a-z(])", "", text).replace("*", "·").replace("-", MINUS)
    return f"{objective.value_name} = {' '.join(text.split())}"


def _check_slope(where: np.ndarray, objective: Objective) -> None:
    """ValueError, in words, for a start where there is nothing to descend: no value, or no slope."""
    at = ", ".join(f"{name} = {value:g}" for name, value in zip(objective.axis_names, where.tolist(), strict=True))
    wanted = "give one where the function and its slope are finite"
    if objective.undefined(where):
        raise ValueError(f"start {at}: {objective.value_name} is not defined here: {wanted}")
    value, gradient = objective.value_and_gradient(where)
    if abs(value) <= LIMIT and np.isnan(gradient).any():
        raise ValueError(f"start {at}: {objective.value_name} has no slope here: {wanted}")


def _check_inside(where: np.ndarray, objective: Objective) -> None:
    for name, value, (low, high) in zip(objective.axis_names, where.tolist(), objective.domain, strict=True):
        if max(abs(low), abs(high)) > WIDEST:
            raise ValueError(f"domain {name} = {low:g} to {high:g}: give bounds within ±{WIDEST:g}")
        if not low <= value <= high:
            raise ValueError(f"start {name} = {value:g} is outside the domain: give {low:g} to {high:g}")


def _view(trajectory: Trajectory) -> Domain:
    """A domain around the part of the run that stays near its start, with room beyond the end of the run."""
    start = trajectory.iterates[0]
    near = np.all(np.abs(trajectory.iterates - start) <= REACH * (1 + np.abs(start)), axis=1)
    points = trajectory.iterates[near]
    low, high = points.min(axis=0), points.max(axis=0)
    span = high - low
    room = np.where(span > 1e-3, 0.6 * span, 1.0)
    return tuple((float(a), float(b)) for a, b in zip(low - room, high + room, strict=True))


def _height(objective: Objective, trajectory: Trajectory) -> Axis | None:
    """A y axis for the part of the curve that the run is on, so that a wall or a pole beside it does not flatten it."""
    x = np.linspace(*objective.domain[0], VIEW_SAMPLES)
    with np.errstate(all="ignore"):  # what is not finite is left out
        curve = objective(x[None, :])
    curve = curve[np.isfinite(curve)]
    inside = (trajectory.iterates[:, 0] >= x[0]) & (trajectory.iterates[:, 0] <= x[-1])
    losses = trajectory.losses[inside]
    bottom, high = value_range(losses) or (float(losses.min()), float(losses.max()))
    lowest, _ = value_range(curve) or (bottom, high)
    usual = max(high - bottom, float(np.subtract(*np.quantile(curve, (0.75, 0.25)))))
    low = min(bottom, max(lowest, bottom - STRETCH * usual))
    top = min(float(curve.max()), low + STRETCH * (high - low))
    if not 1e-9 < top - low < math.inf:
        return None
    room = 0.06 * (top - low)
    return Axis(objective.value_name, low - room, top + room)


def _shown_steps(steps: int) -> tuple[float, ...]:
    stride = math.ceil(steps / FRAMES)
    return tuple(float(step) for step in dict.fromkeys([*range(0, steps, stride), steps]))


def _caption(objective: Objective, kind: type[Optimizer], trajectory: Trajectory, learning_rate: float) -> str:
    end = ", ".join(f"{name} = {value:.6g}" for name, value in zip(objective.axis_names, trajectory.final, strict=True))
    outcome = "diverges after" if trajectory.diverged else "ends after"
    count = f"{trajectory.steps} step{'s' * (trajectory.steps != 1)}"
    if trajectory.left_domain:
        outcome, count = f"leaves the domain of {objective.value_name} at step {trajectory.steps + 1}, after", ""
    reached = f"{outcome} {count} at {end}" if count else f"{outcome} {end}"
    return (
        f"{kind.label} with learning rate {learning_rate:g} {reached}, "
        f"where {objective.value_name} = {trajectory.losses[-1]:.6g}."
    )
