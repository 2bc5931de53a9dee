"""Cutting lines to a rectangle, exactly even where a diverging run is far outside it."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def clip_polyline(places: Array, width: float, height: float, margin: float = 0.0) -> Array:
    """A polyline cut to the rectangle 0..width by 0..height, enlarged by ``margin``; the pieces are parted by NaN.

    Liang and Barsky's clipping, segment by segment. A single place is returned as it is.
    """
    low = np.array([-margin, -margin])
    high = np.array([width + margin, height + margin])
    if len(places) and ((places >= low) & (places <= high)).all():  # nearly every frame: nothing to cut
        return places
    gap = np.full((1, 2), np.nan)
    kept: list[Array] = [places[:1]] if len(places) == 1 else []
    for start, end in pairwise(places):
        piece = _clip_segment(start, end, low, high)
        if piece is None:
            continue
        if kept and not np.array_equal(kept[-1][-1], piece[0]):
            kept.append(gap)
        joined = bool(kept) and not np.isnan(kept[-1][-1, 0])
        kept.append(piece[1:] if joined else piece)
    return np.concatenate(kept) if kept else gap


def _clip_segment(start: Array, end: Array, low: Array, high: Array) -> Array | None:
    """The two ends of the part of a segment inside the rectangle, or None."""
    step = end - start
    if not np.isfinite(step).all():
        return None
    enter, leave = 0.0, 1.0
    for axis in (0, 1):
        if step[axis] == 0:
            if not low[axis] <= start[axis] <= high[axis]:
                return None
            continue
        near, far = (low[axis] - start[axis]) / step[axis], (high[axis] - start[axis]) / step[axis]
        enter, leave = max(enter, min(near, far)), min(leave, max(near, far))
    if enter > leave:
        return None
    first = start if enter == 0.0 else np.clip(start + enter * step, low, high)
    last = end if leave == 1.0 else np.clip(start + leave * step, low, high)
    return np.stack([first, last])
