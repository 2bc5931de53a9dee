"""Slopes that the chain rule does not tell: at corners, at the ends of a domain, at 0 times infinity.

There a slope is what the slopes on either side tend to, provided that they tend to the same and that the function does
not jump. `formula/slopes.js` does the same in the browser.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

DISTANCES = (2.0**-20, 2.0**-30, 2.0**-40)  # in units of max(1, |x|), ever nearer
SAME = 1e-6  # limits this near each other, in relation to their size, count as one
NEGLIGIBLE = 1e-9  # and what is smaller than this, in relation to what it was farther off, as 0

Function = Callable[[float], float]


def limit_slope(value: Function, slope: Function, x: float) -> float:
    """The slope at x, NaN where there is none; at the end of a domain that from inside.

    Arguments:
        value: the function, NaN or infinite where it has no value.
        slope: its slope everywhere else near x.
    """
    here = value(x)
    if not math.isfinite(here):
        return math.nan
    sides = [[sign * max(1.0, abs(x)) * distance for distance in DISTANCES] for sign in (1.0, -1.0)]
    inside = [side for side in sides if math.isfinite(value(x + side[2]))]
    limits = []
    for side in inside:
        slopes = [slope(x + step) for step in side]
        largest = max(map(abs, slopes))
        if not abs(value(x + side[0]) - here) <= 2 * largest * abs(side[0]) + NEGLIGIBLE * SAME * abs(here):
            return math.nan  # a jump
        limits.append((_limit(slopes), largest))
    if not limits:
        return math.nan
    (first, largest), (last, other) = limits[0], limits[-1]
    apart = abs(first - last)
    same = apart <= SAME * max(abs(first), abs(last)) + NEGLIGIBLE * max(largest, other)
    return (first + last) / 2 if same else math.nan


def _limit(values: list[float]) -> float:
    """What values at ever smaller distances tend to, by Aitken's method; NaN where they do not come to rest."""
    if not all(map(math.isfinite, values)):
        return math.nan
    before, change = (later - one for one, later in pairwise(values))
    if abs(change) <= NEGLIGIBLE * abs(values[2]):
        return values[2]
    if not abs(change) <= abs(before) / 2:
        return math.nan
    limit = values[2] - change**2 / (change - before)
    return 0.0 if abs(limit) <= NEGLIGIBLE * abs(values[0]) else limit
