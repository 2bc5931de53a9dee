"""Where ticks stand and what they say."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gdviz.figure.numbers import GROUP, power_of_ten, shortest, signed
from gdviz.figure.panel import Axis

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
EPSILON = sys.float_info.epsilon


@dataclass(frozen=True)
class Scale:
    """One axis as a map from values to 0..1; a log scale sends what is not positive to its low end.

    Raises:
        ValueError: when low and high are not finite with low < high, or the scale is neither "linear" nor "log" with
            low above 0.
    """

    axis: Axis

    def __post_init__(self) -> None:
        low, high = self.axis.low, self.axis.high
        if not (math.isfinite(low) and math.isfinite(high) and low < high):
            raise ValueError(f"axis {self.axis.label!r}: low = {low}, high = {high}: give finite low < high")
        if self.axis.scale not in ("linear", "log") or (self.axis.scale == "log" and low <= 0):
            raise ValueError(f"axis {self.axis.label!r}: scale is 'linear', or 'log' with low above 0")

    def fraction(self, values: Any) -> NDArray[np.float64]:
        """Values as fractions of the axis: 0 at its low end, 1 at its high end."""
        values = np.asarray(values, dtype=float)
        low, high = self.axis.low, self.axis.high
        if self.axis.scale == "log":
            floor = low * (low / high) ** 0.05  # just under the axis, where it is clipped
            return np.asarray(np.log(np.maximum(values, floor) / low) / math.log(high / low))
        return np.asarray((values - low) / (high - low))

    def ticks(self, count: int) -> list[tuple[float, str]]:
        """About `count` ticks as (value, label)."""
        if self.axis.ticks is not None:
            return [(value, label) for value, label in zip(self.axis.ticks, tick_labels(self.axis.ticks), strict=True)]
        if self.axis.scale == "log":
            values = decades(self.axis.low, self.axis.high, count)
            if all(math.log10(value).is_integer() for value in values):
                return [(value, _decade_label(value, values)) for value in values]
        else:
            values = nice_values(self.axis.low, self.axis.high, count)
        return list(zip(values, tick_labels(values), strict=True))


def nice_values(low: float, high: float, count: int) -> list[float]:
    """At most `count` multiples of 1, 2, 2.5 or 5 times a power of ten between low and high, as many as fit."""
    rough = (high - low) / max(count, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    for step in (factor * power for factor in (*_STEPS, 20.0, 25.0, 50.0)):
        slack = 1e-9 * (high - low)
        first, last = math.ceil((low - slack) / step), math.floor((high + slack) / step)
        if last - first + 1 <= count:
            return [index * step for index in range(first, last + 1)]
    return [low, high]


def decades(low: float, high: float, count: int) -> list[float]:
    """Powers of ten between low and high, every k-th so that there are at most `count`."""
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    if last <= first:
        return nice_values(low, high, count)
    stride = math.ceil((last - first + 1) / count)
    return [10.0**exponent for exponent in range(first, last + 1) if exponent % stride == 0]


def _decade_label(value: float, values: list[float]) -> str:
    plain = min(values) >= 0.999e-3 and max(values) <= 1.001e4
    return shortest(value) if plain and value < 1e4 else f"{value:.0f}" if plain else power_of_ten(value)


def tick_labels(values: tuple[float, ...] | list[float]) -> list[str]:
    """The values with as many digits as it takes to tell them, and each from the next."""
    largest = max((abs(value) for value in values), default=0.0)
    gaps = [abs(one - other) for one, other in pairwise(values) if one != other]
    exact = max(1e-4 * min(gaps, default=largest), 4 * EPSILON * largest)  # what rounding may move a value by

    def fewest(kind: str) -> int:
        """Of digits after the point in Python's format of this kind: enough to tell each value by."""
        writers = (f"{{:.{count}{kind}}}".format for count in range(16))
        sufficient = (all(abs(float(write(value)) - value) <= exact for value in values) for write in writers)
        return next((count for count, enough in enumerate(sufficient) if enough), 16)

    if largest >= 1e5 or 0 < largest < 1e-3:
        digits = fewest("e")
        if digits <= 3 or not 1e5 <= largest < 1e10:
            return [power_of_ten(value, digits) if value else "0" for value in values]
    decimals = fewest("f")
    return [_plain(value, decimals) for value in values]


def _plain(value: float, decimals: int) -> str:
    """Without a power of ten, in groups of three digits: 10 000.5; never minus zero."""
    return signed(f"{value:,.{decimals}f}").replace(",", GROUP)
