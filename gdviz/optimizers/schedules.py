"""Learning-rate schedules: `schedule(t)` is the factor that multiplies the learning rate at step t.

Steps count from 0, so a run of `steps` steps uses t = 0 ... steps - 1. A schedule keeps no state; t may be a number or
an array of them (any t ≥ 0). Each formula is straight-line numpy in t, fit to be printed as JavaScript too.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, fields
from numbers import Integral, Real
from typing import Any, ClassVar

import numpy as np

Accepted = tuple[str, type, Callable[[Any], bool]]

_COUNT: Accepted = ("a whole number, 1 or more", Integral, lambda x: x >= 1)
_ACCEPTED: dict[str, Accepted] = {
    "factor": ("a number above 0, at most 1", Real, lambda x: 0 < x <= 1),
    "floor": ("a number from 0 to 1", Real, lambda x: 0 <= x <= 1),
}


@dataclass(frozen=True)
class Schedule:
    """What all schedules share: the check of their settings.

    Raises:
        ValueError: when a setting is not a number or lies outside its range.
    """

    label: ClassVar[str] = "Schedule"

    def __post_init__(self) -> None:
        """Check every setting."""
        for field in fields(self):
            accepted, kind, is_valid = _ACCEPTED.get(field.name, _COUNT)
            value = getattr(self, field.name)
            if isinstance(value, bool) or not isinstance(value, kind) or not is_valid(value):
                raise ValueError(f"{type(self).__name__}: {field.name} must be {accepted}, got {value!r}")

    def __call__(self, t: Any) -> Any:
        """The factor at step t, of the shape of t."""
        raise NotImplementedError


@dataclass(frozen=True)
class Constant(Schedule):
    """Always 1: the learning rate as it was given."""

    label: ClassVar[str] = "Constant"

    def __call__(self, t: Any) -> Any:
        """1 for every t."""
        return 1.0 + 0.0 * t


@dataclass(frozen=True)
class StepDecay(Schedule):
    """A staircase: factor^⌊t / every⌋.

    Arguments:
        every: steps between two drops.
        factor: what each drop multiplies the rate by, in (0, 1].

    Source: He et al. (2016), "Deep residual learning for image recognition", section 3.4, divide by 10 at each plateau;
    in fixed steps it is `torch.optim.lr_scheduler.StepLR`.
    """

    every: int
    factor: float = 0.1
    label: ClassVar[str] = "Step decay"

    def __call__(self, t: Any) -> Any:
        """The factor at step t."""
        return self.factor ** np.floor(t / self.every)


@dataclass(frozen=True)
class ExponentialDecay(Schedule):
    """The same share off at every step: factorᵗ.

    Arguments:
        factor: what each step multiplies the rate by, in (0, 1].

    Source: `torch.optim.lr_scheduler.ExponentialLR`.
    """

    factor: float
    label: ClassVar[str] = "Exponential decay"

    def __call__(self, t: Any) -> Any:
        """The factor at step t."""
        return self.factor ** (1.0 * t)


@dataclass(frozen=True)
class CosineDecay(Schedule):
    """Half a cosine from 1 down to the floor: floor + (1 - floor) (1 + cos(π t / steps)) / 2, then level.

    Arguments:
        steps: length of the descent, usually the length of the run.
        floor: the factor at the end, in [0, 1].

    Source: Loshchilov and Hutter (2017), "SGDR: stochastic gradient descent with warm restarts", equation 5, without
    restarts.
    """

    steps: int
    floor: float = 0.0
    label: ClassVar[str] = "Cosine decay"

    def __call__(self, t: Any) -> Any:
        """The factor at step t."""
        share = np.minimum(t / self.steps, 1.0)
        return self.floor + (1 - self.floor) * (1 + np.cos(np.pi * share)) / 2


@dataclass(frozen=True)
class WarmupLinearDecay(Schedule):
    """A straight climb to 1, then a straight line down to 0 at t = steps.

    The factor is the least of 1, (t + 1) / warmup and (steps - t) / (steps - warmup), and 0 from t = steps on. No step
    of the run is wasted on a rate of 0: the first uses 1 / warmup and the last 1 / (steps - warmup).

    Arguments:
        warmup: steps of the climb; step t = warmup - 1 is the first at the full rate.
        steps: length of the run, more than `warmup`.

    Raises:
        ValueError: when the climb does not end before the run does.

    Source: Goyal et al. (2017), "Accurate, large minibatch SGD: training ImageNet in 1 hour", section 2.2 (gradual
    warm-up); with linear decay in Devlin et al. (2019), "BERT", appendix A.2.
    """

    warmup: int
    steps: int
    label: ClassVar[str] = "Warm-up, then linear decay"

    def __post_init__(self) -> None:
        """Check every setting, and that the climb ends before the run does."""
        super().__post_init__()
        if self.warmup >= self.steps:
            raise ValueError(f"WarmupLinearDecay: warmup must be below steps ({self.steps}), got {self.warmup}")

    def __call__(self, t: Any) -> Any:
        """The factor at step t."""
        climb = (t + 1) / self.warmup
        fall = (self.steps - t) / (self.steps - self.warmup)
        return np.maximum(np.minimum(np.minimum(climb, fall), 1.0), 0.0)


@dataclass(frozen=True)
class CosineRestarts(Schedule):
    """Half a cosine from 1 towards the floor, then a jump back to 1, again and again.

    Cycle n lasts period · growthⁿ steps; u steps into a cycle of length T the factor is
    floor + (1 - floor) (1 + cos(π u / T)) / 2.

    Arguments:
        period: steps of the first cycle (the paper's T₀).
        growth: whole number that multiplies the length from one cycle to the next (the paper's T_mult).
        floor: the factor each cycle falls towards, in [0, 1].

    Source: Loshchilov and Hutter (2017), "SGDR: stochastic gradient descent with warm restarts", equation 5.
    """

    period: int
    growth: int = 1
    floor: float = 0.0
    label: ClassVar[str] = "Cosine with restarts"

    def __call__(self, t: Any) -> Any:
        """The factor at step t."""
        share = self._share_of_cycle(t)
        return self.floor + (1 - self.floor) * (1 + np.cos(np.pi * share)) / 2

    def _share_of_cycle(self, t: Any) -> Any:
        cycles = t / self.period
        if self.growth == 1:
            return cycles - np.floor(cycles)
        # Cycle n starts at period (growthⁿ - 1) / (growth - 1). Rounding may put the logarithm just below a
        # whole number at a restart; the nudge outweighs it, and is under one step in any run below 10⁸ steps.
        n = np.floor(np.log(1 + cycles * (self.growth - 1)) / math.log(self.growth) + 1e-9)
        length = self.growth**n
        return (cycles - (length - 1) / (self.growth - 1)) / length


# Found by looking, in the order of this file: a new schedule is one class and no entry in a list.
ALL: tuple[type[Schedule], ...] = tuple(
    kind
    for kind in list(vars().values())
    if isinstance(kind, type) and issubclass(kind, Schedule) and kind is not Schedule
)
