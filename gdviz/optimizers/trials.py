"""A fair race: every rule at every rate of one list, from one start, for as many steps; then each at its best rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from gdviz.arrays import Array
from gdviz.optimizers.rules import Optimizer


@dataclass(frozen=True)
class Trial:
    """How one rule did at the best of the rates it was tried at.

    Attributes:
        learning_rate: the rate that needed the fewest steps; where none was enough, the one that came lowest.
        steps: the first step from which on the run stayed within the tolerance; None where it did not get there.
        lowest: how far above the minimum the last point was.
    """

    learning_rate: float
    steps: int | None
    lowest: float


def trials(
    objective: Any,
    rules: Sequence[Optimizer],
    start: ArrayLike,
    rates: Sequence[float],
    steps: int,
    tolerance: float,
    minimum: float = 0.0,
) -> list[Trial]:
    """Try each rule at each rate, all with the same number of gradients; what is compared is the best rate of each.

    A run counts as there at the first step from which on its loss stays within `tolerance` of `minimum`.

    Arguments:
        objective: of two parameters, with values and gradients on many points at once.
        start: where all begin, shape (2,).
        rates: the learning rates to try.
        steps: how many each run may take.
        minimum: the value to be reached.
    """
    gaps = _gaps(objective, rules, start, rates, steps) - minimum
    return [_best(each, rates, tolerance) for each in gaps]


def _gaps(objective: Any, rules: Sequence[Optimizer], start: ArrayLike, rates: Sequence[float], steps: int) -> Array:
    """The loss of each rule at each rate after each step, shape (rules, rates, steps + 1); NaN once it has no value."""
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
    lowest = np.where(np.isfinite(gaps[:, -1]), gaps[:, -1], np.inf)
    place = int(np.lexsort((lowest, needed))[0])
    reached = bool(needed[place] < gaps.shape[1])
    return Trial(float(rates[place]), int(needed[place]) if reached else None, float(lowest[place]))
