"""Cutting lines to a rectangle, exactly even where a diverging run is far outside it."""

from __future__ import annotations

import numpy as np

from gdviz.arrays import Array

FAR = 1e15  # pixels: where values beyond all plots are put, so that clipping stays exact


def finite(positions: Array, nan: float) -> Array:
    """Positions with what is infinite, or farther than FAR, put FAR away, and what is no number at `nan`."""
    if (np.abs(positions) <= FAR).all():  # nearly always
        return positions
    return np.clip(np.nan_to_num(positions, nan=nan, posinf=FAR, neginf=-FAR), -FAR, FAR)


def clip_polyline(positions: Array, width: float, height: float, margin: float = 0.0) -> Array:
    """A polyline cut to a rectangle; the pieces are parted by NaN. A single position is returned as it is.

    Arguments:
        positions: shape (n, 2), in pixels.
        width: the rectangle is 0..width by 0..height.
        height: see `width`.
        margin: by which the rectangle is enlarged on every side.

    Source: Liang and Barsky (1984), here for all segments at once.
    """
    low = np.array([-margin, -margin])
    high = np.array([width + margin, height + margin])
    if len(positions) and ((positions >= low) & (positions <= high)).all():  # nearly every frame: nothing to cut
        return positions
    if len(positions) == 1:
        return positions
    first, last = _clipped_segments(positions[:-1], positions[1:], low, high)
    apart = np.ones(len(first), dtype=bool)
    apart[1:] = (first[1:] != last[:-1]).any(axis=1)
    rows = np.stack([np.full_like(first, np.nan), first, last], axis=1)
    kept = np.stack([apart, apart, np.ones_like(apart)], axis=1)
    kept[:1, 0] = False  # no gap before the first piece
    return rows[kept] if len(first) else np.full((1, 2), np.nan)


def _clipped_segments(starts: Array, ends: Array, low: Array, high: Array) -> tuple[Array, Array]:
    """The ends of what is inside the rectangle of each segment, shapes (m, 2), without segments that are outside."""
    with np.errstate(all="ignore"):
        steps = ends - starts
        shares = np.stack([(low - starts) / steps, (high - starts) / steps])  # where it meets the lines of the sides
        level = steps == 0  # along a side: it meets neither line, and is between them all the way or not at all
        between = (low <= starts) & (starts <= high)
        enter = np.where(level, np.where(between, 0.0, np.inf), shares.min(axis=0)).max(axis=1, initial=0.0)
        leave = np.where(level, np.where(between, 1.0, -np.inf), shares.max(axis=0)).min(axis=1, initial=1.0)
        first = np.where((enter == 0.0)[:, None], starts, np.clip(starts + enter[:, None] * steps, low, high))
        last = np.where((leave == 1.0)[:, None], ends, np.clip(starts + leave[:, None] * steps, low, high))
    inside = np.isfinite(steps).all(axis=1) & (enter <= leave)
    return first[inside], last[inside]
