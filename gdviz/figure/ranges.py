"""The range of y that shows a function of a reader's own: what is far from the rest, as beside a pole, is left out."""

from __future__ import annotations

import numpy as np

from gdviz.arrays import Array

VIEW_SAMPLES = 481  # values of x at which the function is looked at
HUGE = 1e15  # values as far off as this are not looked at
TAIL = 0.05  # the share of the values, at either end, that may be far from the rest
STRETCH = 1.5  # how far is far, in units of the range of the rest
ROOM = 0.09  # above and below, in units of the range that is shown


def value_range(values: Array) -> tuple[float, float] | None:
    """The lowest and the highest value that are not far from the rest; None without two values to go by."""
    known = np.sort(values[np.abs(values) < HUGE])
    if len(known) < 2:
        return None
    first, low, high, last = (float(known[int(share * (len(known) - 1) + 0.5)]) for share in (0, TAIL, 1 - TAIL, 1))
    room = STRETCH * (high - low)
    return max(first, low - room), min(last, high + room)
