"""A colour table for an animation: few enough colours for a GIF, close enough that nobody can tell.

Colours here are packed as `blue << 16 | green << 8 | red`, which is how their bytes lie in memory. All sums run over
integers, so that the same pictures give the same table on every machine.
"""

from __future__ import annotations

import heapq

import numpy as np
from numpy.typing import NDArray

Packed = NDArray[np.uint32]
Table = NDArray[np.uint8]
Points = NDArray[np.float64]
Weights = NDArray[np.float64]

REFINEMENTS = 2  # rounds of k-means after splitting
MOST_DISTINCT = 1 << 11  # beyond this, near-equal colours are pooled before splitting
BLOCK = 1 << 9  # colours compared with the whole table at once


def unpack(packed: Packed) -> Table:
    """Packed colours, shape (n,), as red, green, blue of shape (n, 3)."""
    shifts = np.array([0, 8, 16], dtype=np.uint32)
    return ((packed[:, None] >> shifts) & 0xFF).astype(np.uint8)


def histogram(colors: Packed, counts: NDArray[np.integer]) -> tuple[Packed, NDArray[np.int64]]:
    """The distinct colours in ascending order, with the sum of the counts of each.

    Arguments:
        colors: packed, shape (n,).
        counts: shape (n,).
    """
    distinct, indices = np.unique(colors, return_inverse=True)
    totals = np.bincount(indices, weights=counts, minlength=len(distinct))  # exact below 2**53
    return distinct, totals.astype(np.int64)


def color_table(colors: Packed, counts: NDArray[np.int64], limit: int, error: float) -> Table:
    """At most `limit` colours for the given ones, every one kept as it is where they all fit.

    Boxes of colours are split where it lowers the squared error most, until the mean squared error of a channel is
    below `error` or the limit is reached; k-means then moves the colours to the middle of what they stand for.

    Arguments:
        colors: packed and distinct, shape (n,).
        counts: how often each is seen, shape (n,).
        error: mean squared error of a channel in 0..255 that is small enough.

    Returns:
        Red, green, blue of shape (k, 3), with k at most `limit`.

    Source: Wu (1992), for the split.
    """
    if len(colors) <= limit:
        return unpack(colors)
    points, weights = _pooled(colors, counts)
    table = _split(points, weights, limit, error * 3 * float(weights.sum()))
    for _ in range(REFINEMENTS):
        table = _recentred(points, weights, table)
    return np.unique(table, axis=0)


def nearest(colors: Packed, table: Table) -> NDArray[np.uint8]:
    """For each colour, shape (n,), the index of the nearest one in the table."""
    return _nearest(unpack(colors).astype(np.float64), table)


def _nearest(points: Points, table: Table) -> NDArray[np.uint8]:
    # |p - t|^2 = |p|^2 - 2 p.t + |t|^2 with the first term left out; whole numbers below 2**24, so float32 is exact.
    # Written out rather than as a matrix product: a library's threads would cost more than they save.
    red, green, blue = (-2 * table.astype(np.float32)).T
    lengths = (table.astype(np.float32) ** 2).sum(axis=1)
    found = np.empty(len(points), dtype=np.uint8)
    for first in range(0, len(points), BLOCK):
        block = points[first : first + BLOCK].astype(np.float32)
        distances = lengths + block[:, 0:1] * red
        distances += block[:, 1:2] * green
        distances += block[:, 2:3] * blue
        found[first : first + BLOCK] = distances.argmin(axis=1)
    return found


def _pooled(colors: Packed, counts: NDArray[np.int64]) -> tuple[Points, Weights]:
    """Points and weights to split: the colours, or one for each small cell of the colour cube if they are too many."""
    for bits in range(8):
        keep = np.uint32(((0xFF << bits) & 0xFF) * 0x010101)
        cells, indices = np.unique(colors & keep, return_inverse=True)
        if len(cells) <= MOST_DISTINCT:
            break
    weights = np.bincount(indices, weights=counts).astype(np.float64)
    parts = unpack(colors).astype(np.float64)
    sums = [np.bincount(indices, weights=counts * parts[:, channel]) for channel in range(3)]
    return np.rint(np.stack(sums, axis=1) / weights[:, None]), weights


def _split(points: Points, weights: Weights, limit: int, error: float) -> Table:
    boxes: list[tuple[float, int, NDArray[np.intp]]] = []
    everything = np.arange(len(points))
    total = _squared_error(points, weights)
    heapq.heappush(boxes, (-total, 0, everything))
    while len(boxes) < limit and total > error and boxes[0][0] < 0:
        cost, order, members = heapq.heappop(boxes)
        total += cost
        for offset, part in enumerate(_halves(points[members], weights[members])):
            own = _squared_error(points[members[part]], weights[members[part]])
            total += own
            heapq.heappush(boxes, (-own, 2 * order + 1 + offset, members[part]))
    means = [np.average(points[members], axis=0, weights=weights[members]) for _, _, members in boxes]
    return np.unique(np.rint(means).astype(np.uint8), axis=0)


def _squared_error(points: Points, weights: Weights) -> float:
    mass = weights.sum()
    first = weights @ points
    return float(max(weights @ (points * points).sum(axis=1) - (first @ first) / mass, 0.0))


def _halves(points: Points, weights: Weights) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The two halves of a box, cut across its widest channel where that lowers the squared error most."""
    mass = weights.sum()
    spread = weights @ (points * points) - (weights @ points) ** 2 / mass
    channel = int(spread.argmax())
    order = np.argsort(points[:, channel], kind="stable")
    values = points[order, channel]
    below = np.cumsum(weights[order])
    sums = np.cumsum(weights[order] * values)
    cuts = np.flatnonzero(values[1:] > values[:-1])  # equal values stay together
    left, right = below[cuts], mass - below[cuts]
    gain = sums[cuts] ** 2 / left + (sums[-1] - sums[cuts]) ** 2 / right
    cut = int(cuts[gain.argmax()]) + 1
    return order[:cut], order[cut:]


def _recentred(points: Points, weights: Weights, table: Table) -> Table:
    owners = _nearest(points, table)
    mass = np.bincount(owners, weights=weights, minlength=len(table))
    sums = [np.bincount(owners, weights=weights * points[:, c], minlength=len(table)) for c in range(3)]
    used = mass > 0
    moved = table.astype(np.float64)
    moved[used] = np.stack(sums, axis=1)[used] / mass[used, None]
    return np.rint(moved).astype(np.uint8)
