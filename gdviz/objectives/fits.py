"""Lines fitted to points by losses that differ in what they make of a large error, each to the last digits.

`scene/fits.js` does the same in the browser. Squared errors have a closed form. A best line by absolute errors passes
through two of the points, so every pair is tried. Huber's is found by weighted least squares, over and over, until it
is known which errors are small: then it has a closed form, too. The last leaves out the one point that lies worst: each
in turn is tried.

Source: Huber and Ronchetti (2009), "Robust statistics", 2nd edition, section 7.8 (reweighted least squares); Rousseeuw
(1984), "Least median of squares regression" (least trimmed squares), here with all points but one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from gdviz.arrays import Array

DELTA = 0.5  # of Huber's loss: up to this size an error counts by its square
ROUNDS = 150  # of reweighting; some tens are enough where the points are no riddle
EQUAL = 2.0**-40  # sums this near each other count as equal, so that both languages choose alike

LineFit = tuple[float, float]


def squared_fit(x: Array, y: Array) -> LineFit:
    """(m, b) of the least mean of squared errors; all x must not be equal."""
    return _weighted(x, y, np.ones_like(x))


def absolute_fit(x: Array, y: Array) -> LineFit:
    """(m, b) of the least mean of absolute errors: the first such line that passes through two of the points."""
    best, least = (0.0, 0.0), np.inf
    for one in range(len(x)):
        for other in range(one):
            if x[one] == x[other]:
                continue
            m = float((y[one] - y[other]) / (x[one] - x[other]))
            b = float(y[one] - m * x[one])
            total = float(np.sum(np.abs(m * x + b - y)))
            if total < least - EQUAL * (1 + total):
                best, least = (m, b), total
    return best


def huber_fit(x: Array, y: Array, delta: float = DELTA) -> LineFit:
    """(m, b) of the least mean of Huber's loss."""
    line = squared_fit(x, y)
    for _ in range(ROUNDS):
        settled = _settled(x, y, line, delta)
        if settled is not None:
            return settled
        size = np.abs(line[0] * x + line[1] - y)
        line = _weighted(x, y, np.where(size <= delta, 1.0, delta / np.maximum(size, delta)))
    return line


def trimmed_fit(x: Array, y: Array) -> LineFit:
    """(m, b) of the least mean of squared errors, without the one point that costs most."""
    best, least = (0.0, 0.0), np.inf
    for left_out in range(len(x)):
        few_x, few_y = np.delete(x, left_out), np.delete(y, left_out)
        if np.ptp(few_x) == 0:
            continue
        m, b = squared_fit(few_x, few_y)
        total = float(np.sum((m * few_x + b - few_y) ** 2))
        if total < least - EQUAL * (1 + total):
            best, least = (m, b), total
    return best


FITS: dict[str, Callable[[Array, Array], LineFit]] = {
    "squared": squared_fit,
    "absolute": absolute_fit,
    "Huber": huber_fit,
    "trimmed": trimmed_fit,
}


def _weighted(x: Array, y: Array, weights: Array) -> LineFit:
    """The line of the least sum of weighted squared errors."""
    whole = np.sum(weights)
    dx, dy = x - np.sum(weights * x) / whole, y - np.sum(weights * y) / whole
    m = np.sum(weights * dx * dy) / np.sum(weights * dx * dx)
    return float(m), float((np.sum(weights * y) - m * np.sum(weights * x)) / whole)


def _settled(x: Array, y: Array, line: LineFit, delta: float) -> LineFit | None:
    """The best line if those errors are small that are so for `line`; None where for itself they would be others."""
    small, side = _sides(x, y, line, delta)
    few = x[small]
    if len(few) < 2 or np.ptp(few) == 0:
        return None
    pull = delta * side[~small]  # what each large error adds to the slope, whatever its size
    count, sum_x, sum_xx = float(len(few)), np.sum(few), np.sum(few * few)
    right_m, right_b = np.sum(few * y[small]) - np.sum(pull * x[~small]), np.sum(y[small]) - np.sum(pull)
    size = count * sum_xx - sum_x * sum_x
    found = float((count * right_m - sum_x * right_b) / size), float((sum_xx * right_b - sum_x * right_m) / size)
    now_small, now_side = _sides(x, y, found, delta)
    kept = np.array_equal(small, now_small) and np.array_equal(side[~small], now_side[~small])
    return found if kept else None


def _sides(x: Array, y: Array, line: LineFit, delta: float) -> tuple[Any, Array]:
    """Which errors are small, and the sign of each."""
    errors = line[0] * x + line[1] - y
    return np.abs(errors) <= delta, np.sign(errors)
