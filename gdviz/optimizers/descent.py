"""Descent: run an optimiser on an objective and keep every iterate."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import ArrayLike

from gdviz.arrays import Array
from gdviz.optimizers.noise import Noise
from gdviz.optimizers.rules import GradientDescent, Optimizer

LIMIT = 1e150
"""A run stops before a coordinate larger than this in size, so that squares of what is kept stay finite."""

WITHIN = 1e-9
"""Numbers of size 1 as close as this count as equal."""

Behaviour = Literal["converges", "oscillates", "diverges"]


class Differentiable(Protocol):
    """What `descend` asks of an objective: its value and gradient at a point w of shape (dim,).

    One that has `value_and_gradient(w)`, as ours have, is asked for both at once; one that has `undefined(w)`, whether
    a point is outside of its domain; one that has `seen(gradient, t)`, what a rule is told of the gradient at step t. A
    rule of second order also asks for `hessian(w)`, shape (dim, dim).
    """

    @property
    def dim(self) -> int:
        """Number of parameters."""

    def __call__(self, w: Array) -> Any:
        """The value at w."""

    def gradient(self, w: Array) -> Array:
        """The gradient at w, shape (dim,)."""


@dataclass(frozen=True, eq=False)
class Trajectory:
    """A run of an optimiser; row t of each array belongs to step t. Every number is finite; read-only.

    Attributes:
        iterates: (steps + 1, dim), the start first.
        losses: (steps + 1,), the objective at each iterate.
        gradients: (steps + 1, dim), its gradient there.
        learning_rates: (steps,), the rate each step was taken with, schedule included.
        diverged: the run stopped early because the next point had a coordinate that is not finite or beyond `LIMIT` in
            size, or a loss or gradient that is not finite. That point is left out. A run that grows but is too short to
            leave the range has `diverged` False; `behaviour` tells the tendency.
        left_domain: the run stopped early because the next point is one where the objective or its gradient is not
            defined, as log is not below 0. That point is left out, and such a run has `diverged` False.
    """

    iterates: Array
    losses: Array
    gradients: Array
    learning_rates: Array
    diverged: bool
    left_domain: bool = False

    @property
    def steps(self) -> int:
        """Steps taken: those asked for, or fewer if the run diverged or left the domain."""
        return len(self.iterates) - 1

    @property
    def final(self) -> Array:
        """The last iterate, shape (dim,)."""
        return np.asarray(self.iterates[-1])


def descend(
    objective: Differentiable,
    optimizer: Optimizer,
    start: ArrayLike,
    steps: int,
    schedule: Callable[[int], Any] | None = None,
    noise: Noise | None = None,
    noisy: Callable[[Array], Array] | None = None,
) -> Trajectory:
    """Run `optimizer` on `objective` from `start` for `steps` steps, or until it stops early (see `Trajectory`).

    Arguments:
        objective: anything with `dim`, a value and a `gradient`.
        optimizer: one of `gdviz.optimizers`.
        start: dim finite numbers; a plain number will do when dim is 1.
        steps: 0 or more.
        schedule: factor of the learning rate at step t = 0, 1, ... (see `gdviz.optimizers.schedules`); none means 1.
        noise: what is added to the gradient that each step is taken with; losses and gradients that are kept have none.
        noisy: the gradient that the rule is given, asked once a step (see `gdviz.objectives.batches`); none means the
            objective's own, which is in the trajectory all the same.

    Raises:
        ValueError: when `steps` or `start` is not as above, or the objective is not finite at the start.
    """
    steps = _checked_steps(steps)
    w = _checked_start(start, objective.dim)
    with np.errstate(all="ignore"):
        loss, gradient = _measured(objective, w)
        if not _in_range(w, loss, gradient):
            raise ValueError(
                f"start must be within ±{LIMIT:g}, where the objective is finite and has a finite gradient, "
                f"got {_shown(start)}"
            )
        added = np.zeros((steps, 1)) if noise is None else noise.at(steps, objective.dim)
        state = optimizer.init(w)
        rates: list[float] = []
        points, left = [(w, loss, gradient)], False
        for t in range(steps):
            rate = optimizer.learning_rate * (1.0 if schedule is None else float(schedule(t)))
            given = (_seen(objective, gradient, t) if noisy is None else noisy(w)) + added[t]
            w, state = optimizer.update(_direction(objective, optimizer, w, given), state, w, rate)
            loss, gradient = _measured(objective, w)
            if not _in_range(w, loss, gradient):
                left = _undefined(objective, w, loss, gradient)
                break
            rates.append(rate)
            points.append((w, loss, gradient))
    iterates, losses, gradients = (_frozen(column) for column in zip(*points, strict=True))
    stopped = len(rates) < steps
    return Trajectory(iterates, losses, gradients, _frozen(rates), diverged=stopped and not left, left_domain=left)


def sweep(
    objective: Differentiable,
    optimizers: Iterable[Optimizer | float],
    start: ArrayLike,
    steps: int,
    schedule: Callable[[int], Any] | None = None,
) -> list[Trajectory]:
    """Run several optimisers from the same start: one trajectory for each, in the order given.

    Arguments:
        optimizers: rules of `gdviz.optimizers`; a plain number means gradient descent at that rate.
        objective: this and the rest as for `descend`.

    Raises:
        ValueError: as for `descend`.
    """
    chosen = [given if isinstance(given, Optimizer) else GradientDescent(given) for given in optimizers]
    return [descend(objective, optimizer, start, steps, schedule) for optimizer in chosen]


def behaviour(learning_rate: float, curvature: float) -> Behaviour:
    """What gradient descent does in the end on a quadratic whose largest curvature is `curvature`.

    Each step multiplies the error along that direction by 1 - ηλ, so it dies out for η < 2/λ, changes sign for ever at
    η = 2/λ, and grows for η > 2/λ. Products ηλ within 1e-9 of 2 count as 2, because 2/λ is rarely exact.

    Arguments:
        learning_rate: η > 0.
        curvature: λ > 0, the largest eigenvalue of the Hessian (f'' in one dimension), per unit of w squared.

    Raises:
        ValueError: when either is not a finite number above 0.
    """
    for name, value in (("learning_rate", learning_rate), ("curvature", curvature)):
        if not 0 < value < np.inf:
            raise ValueError(f"{name} must be a finite number above 0, got {value!r}")
    excess = learning_rate * curvature - 2
    if abs(excess) <= WITHIN:
        return "oscillates"
    return "converges" if excess < 0 else "diverges"


def final_losses(
    objective: Differentiable,
    optimizer: Optimizer,
    start: ArrayLike,
    steps: int,
    rates: ArrayLike,
    schedule: Callable[[int], Any] | None = None,
) -> Array:
    """The loss after `steps` steps for every learning rate at once, shape of `rates`; infinite where a run diverged.

    Arguments:
        objective: anything with values and gradients on many points at once.
        optimizer: the rule; its own learning rate is not used.
        start: dim finite numbers; a plain number will do when dim is 1.
        steps: 0 or more.
        rates: n learning rates.
        schedule: as for `descend`.
    """
    rate = np.asarray(rates, dtype=float)
    if optimizer.second_order or optimizer.whole_gradient:  # of one point at a time
        chosen = [replace(optimizer, learning_rate=float(each)) for each in rate]
        runs = [descend(objective, each, start, steps, schedule) for each in chosen]
        return np.array([run.losses[-1] if run.steps == steps else np.inf for run in runs])
    w = np.repeat(np.atleast_1d(np.asarray(start, dtype=float))[:, None], rate.size, axis=1)
    state = optimizer.init(w)
    with np.errstate(all="ignore"):
        for t in range(steps):
            factor = 1.0 if schedule is None else float(schedule(t))
            w, state = optimizer.update(objective.gradient(w), state, w, rate * factor)  # type: ignore[arg-type]
        losses = np.asarray(objective(w), dtype=float)
    return np.where(np.isfinite(losses), losses, np.inf)


def _measured(objective: Differentiable, w: Array) -> tuple[float, Array]:
    both = getattr(objective, "value_and_gradient", None)
    loss, gradient = both(w) if both else (objective(w), objective.gradient(w))
    return float(loss), np.asarray(gradient, dtype=float)


def _seen(objective: Differentiable, gradient: Array, t: int) -> Array:
    """What the rule is told of the gradient at step t: all of it, or with the noise that the objective adds."""
    told = getattr(objective, "seen", None)
    return gradient if told is None else np.asarray(told(gradient, t), dtype=float)


def _direction(objective: Differentiable, optimizer: Optimizer, w: Array, gradient: Array) -> Array:
    """What the rule goes against: the gradient, or what the rule makes of it."""
    if not optimizer.second_order:
        return optimizer.direction(gradient, None)
    return optimizer.direction(gradient, np.asarray(objective.hessian(w), dtype=float))  # type: ignore[attr-defined]


def _in_range(w: Array, loss: float, gradient: Array) -> bool:
    # NaN fails every comparison, so this is also the test for it.
    return bool(np.all(np.abs(w) <= LIMIT) and np.isfinite(loss) and np.all(np.isfinite(gradient)))


def _undefined(objective: Differentiable, w: Array, loss: float, gradient: Array) -> bool:
    """Whether a point out of range is one without value or gradient, rather than one with too large ones."""
    ask = getattr(objective, "undefined", None)
    if ask is None or not np.all(np.abs(w) <= LIMIT):
        return False
    return bool(ask(w) or (abs(loss) <= LIMIT and not np.all(np.isfinite(gradient))))


def _frozen(rows: Iterable[Any]) -> Array:
    array = np.array(list(rows), dtype=float)
    array.flags.writeable = False
    return array


def _shown(value: Any) -> str:
    # The repr of a long array has line breaks; a message has one line.
    text = " ".join(repr(value).split())
    return text if len(text) <= 80 else text[:77] + "..."


def _checked_steps(steps: Any) -> int:
    try:
        count = -1 if isinstance(steps, bool) else operator.index(steps)
    except TypeError:
        count = -1
    if count < 0:
        raise ValueError(f"steps must be a whole number, 0 or more, got {steps!r}")
    return count


def _checked_start(start: ArrayLike, dim: int) -> Array:
    accepted = "one finite number" if dim == 1 else f"{dim} finite numbers, one for each parameter"
    try:
        w = np.array(start, dtype=float)
    except (TypeError, ValueError, OverflowError):  # the last for a whole number too large for a float
        raise ValueError(f"start must be {accepted}, got {_shown(start)}") from None
    if w.ndim == 0 and dim == 1:
        w = w.reshape(1)
    if w.shape != (dim,) or not np.all(np.isfinite(w)):
        raise ValueError(f"start must be {accepted}, got {_shown(start)}")
    return w
