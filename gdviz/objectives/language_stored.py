"""The small network as it is kept: at a few stages of its training, each parameter in two characters.

The parameters are rounded to whole parts of `PARTS`. What is kept *is* the network that figures and page use: both
decode the same text.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from gdviz.arrays import Array
from gdviz.objectives.language import ContextNetwork

DIGITS_64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-"
PARTS, MIDDLE_64 = 128, 2048  # parts of 1; the two digits of 0


def packed(vector: Array) -> str:
    """Parameters as a text.

    Raises:
        ValueError: when one is too large for two digits.
    """
    whole = np.round(np.asarray(vector) * PARTS).astype(int) + MIDDLE_64
    if whole.min() < 0 or whole.max() >= 2 * MIDDLE_64:
        raise ValueError(f"a parameter must lie within ±{MIDDLE_64 / PARTS:g}")
    return "".join(DIGITS_64[number // 64] + DIGITS_64[number % 64] for number in whole.tolist())


def unpacked(text: str) -> Array:
    """Parameters from such a text."""
    digits = np.array([DIGITS_64.index(character) for character in text]).reshape(-1, 2)
    return np.asarray((digits[:, 0] * 64 + digits[:, 1] - MIDDLE_64) / PARTS)


@lru_cache(maxsize=8)
def stored_vector(updates: int) -> Array:
    """The network after so many updates, one of those kept, shape (dim,); read-only."""
    from gdviz.objectives.language_weights import WEIGHTS

    vector = unpacked(WEIGHTS[updates])
    vector.setflags(write=False)
    return vector


def stage_at(updates: float) -> int:
    """The last stage that is kept up to so many updates."""
    from gdviz.objectives.language_weights import WEIGHTS

    return max(stage for stage in WEIGHTS if stage <= updates)


STORED = ContextNetwork()
