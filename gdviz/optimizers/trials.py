"""A fair race: every rule at every rate of one list, from one start, for as many steps; then each at its best rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from gdviz.arrays import Array
from gdviz.optimizers.rules import Optimizer

STAY = 50  # steps at the end that a run must have been within the tolerance: to pass through is not to arrive


@dataclass(frozen=True)
class Trial:
    """How one rule did at the best of the rates it was tried at.

    Attributes:
        learning_rate: the rate that needed the fewest steps; where none was enough, the lowest `last`.
        steps: the first step from which on the run stayed within the tolerance; None where it did not get there, or not
            `STAY` steps before the end.
        last: how far above the minimum it was at most over the last `STAY` steps.
    """

    learning_rate: float
    steps: int | None
    last: float


def trials(losses: Array, rates: Sequence[float], steps: int, tolerance: float) -> list[Trial]:
    """The best rate of each rule, when all may take as many steps.

    A run counts as there at the first step from which on its loss stays at most `tolerance`.

    Arguments:
        losses: above the minimum, of each rule at each rate after each step: see `losses_of`.
        rates: the learning rates that were tried.
        steps: how many each run may take.
    """
    return [_best(each[:, : steps + 1], rates, tolerance) for each in losses]


def losses_of(
    objective: Any, rules: Sequence[Optimizer], start: ArrayLike, rates: Sequence[float], steps: int
) -> Array:
    """The loss of each rule at each rate after each step, shape (rules, rates, steps + 1); NaN once it has no value.

    Arguments:
        objective: of two parameters, with values and gradients on many points at once.
        start: where all begin, shape (2,).
        rates: the learning rates to try.
        steps: how many each run takes.
    """
    first = np.repeat(np.asarray(start, dtype=float)[:, None], len(rates), axis=1)
    points = [first.copy() for _ in rules]
    states = [rule.init(first) for rule in rules]
    told = getattr(objective, "seen", None)
    losses = np.empty((steps + 1, len(rules), len(rates)))
    with np.errstate(all="ignore"):
        for t in range(steps + 1):
            everywhere = np.concatenate(points, axis=1)
            losses[t] = np.asarray(objective(everywhere)).reshape(len(rules), len(rates))
            gradient = np.asarray(objective.gradient(everywhere))
            gradient = gradient if told is None else np.asarray(told(gradient.T, t)).T
            for place, (rule, part) in enumerate(zip(rules, np.split(gradient, len(rules), axis=1), strict=True)):
                points[place], states[place] = rule.update(part, states[place], points[place], np.asarray(rates))  # type: ignore[arg-type]
    return np.moveaxis(losses, 0, -1)


def _best(gaps: Array, rates: Sequence[float], tolerance: float) -> Trial:
    """The best of one rule's runs; gaps of shape (rates, steps + 1)."""
    outside = ~(gaps <= tolerance)  # what has no value is outside
    after = gaps.shape[1] - np.argmax(outside[:, ::-1], axis=1)  # the step after the last one outside
    needed = np.where(outside.any(axis=1), after, 0)
    needed = np.where(needed > gaps.shape[1] - 1 - STAY, gaps.shape[1], needed)
    last = np.max(gaps[:, -STAY:], axis=1)  # NaN where any of them has no value
    last = np.where(np.isfinite(last), last, np.inf)
    place = int(np.lexsort((last, needed))[0])
    reached = bool(needed[place] < gaps.shape[1])
    return Trial(float(rates[place]), int(needed[place]) if reached else None, float(last[place]))
