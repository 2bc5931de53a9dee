"""Schedules that a reader sets while they run: one of those of `schedules` by its number, or points drawn by hand.

No schedules of their own, and so not among those that are found there.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar

import numpy as np

from gdviz.optimizers import schedules
from gdviz.optimizers.schedules import Schedule


@dataclass(frozen=True)
class ChosenSchedule:
    """The schedule of this number, with the settings it has here; printed with all of them as settings.

    Arguments:
        steps: length of the run.
        schedule: which of `OFFERED`, counted from 0.
        every: steps between two drops of the staircase.
        factor: what each drop multiplies the rate by.
        remains: what exponential decay leaves of the rate at the end of the run.
        floor: the least factor of both cosines.
        warmup: steps of the climb.
        period: steps from restart to restart.
    """

    steps: int
    schedule: float = 0.0
    every: float = 40.0
    factor: float = 0.3
    remains: float = 0.02
    floor: float = 0.0
    warmup: float = 12.0
    period: float = 40.0
    settings: ClassVar[tuple[str, ...]] = ("schedule", "every", "factor", "remains", "floor", "warmup", "period")

    def __call__(self, t: Any) -> Any:
        """The factor at step t, of the shape of t."""
        made = (
            _unchecked(schedules.Constant),
            _unchecked(schedules.StepDecay, every=self.every, factor=self.factor),
            _unchecked(schedules.ExponentialDecay, factor=self.remains ** (1 / self.steps)),
            _unchecked(schedules.CosineDecay, steps=self.steps, floor=self.floor),
            _unchecked(schedules.WarmupLinearDecay, warmup=self.warmup, steps=self.steps),
            _unchecked(schedules.CosineRestarts, period=self.period, growth=1, floor=self.floor),
        )
        factor = made[0](t)
        for number, each in enumerate(made[1:], start=1):
            factor = np.where(self.schedule == number, each(t), factor)
        return factor


OFFERED: tuple[type[Schedule], ...] = (
    schedules.Constant,
    schedules.StepDecay,
    schedules.ExponentialDecay,
    schedules.CosineDecay,
    schedules.WarmupLinearDecay,
    schedules.CosineRestarts,
)


def _unchecked(kind: type[Schedule], **settings: Any) -> Schedule:
    """A schedule with these settings, without its checks, which what is printed would not pass."""
    instance = object.__new__(kind)
    for field in fields(kind):
        object.__setattr__(instance, field.name, settings[field.name])
    return instance


@dataclass(frozen=True)
class DrawnSchedule:
    """Straight lines from point to point: the first at t = 0, the last at t = steps, the others evenly between.

    Arguments:
        steps: length of the run.
        points: the factor at each point, at least two.

    Raises:
        ValueError: when there are fewer than two points.
    """

    steps: int
    points: tuple[float, ...]
    settings: ClassVar[tuple[str, ...]] = ("points",)

    def __post_init__(self) -> None:
        """Check that there is a line."""
        if len(self.points) < 2:
            raise ValueError(f"DrawnSchedule: {len(self.points)} points: give at least two")

    def __call__(self, t: Any) -> Any:
        """The factor at step t, of the shape of t; after the last point that of the last."""
        last = len(self.points) - 1
        place = np.minimum(t * (last / self.steps), last * 1.0)
        hats = (point * np.maximum(0.0, 1 - np.abs(place - at)) for at, point in enumerate(self.points))
        total = next(hats)
        for each in hats:
            total = total + each
        return total
