"""Seeded random numbers, the same in Python and in the browser to the last bit.

The generator is MRG32k3a: two recurrences of order three, whose numbers stay below 2⁵³, so that doubles hold them
exactly. `advance` is straight-line code that Python runs on floats, and that is printed as JavaScript.

Source: L'Ecuyer (1999), "Good parameters and implementations for combined multiple recursive random number
generators", Operations Research 47(1), 159-164.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Sequence
from typing import Any

import numpy as np

from gdviz.arrays import Array

M1, M2 = 4294967087.0, 4294944443.0
FIRST = 12345
"""The state of seed 0 is six times this; each seed adds itself."""

WARM_UP, SPREAD = 16, 1000
"""Numbers thrown away at first: so many, and then as many as the next one says, below the second. All recurrences being
linear, without that a seed and the next one would differ by the same at every seed."""

LARGEST_SEED = 2**31 - 1  # with what a data set adds to it, still a state of the generator


def advance(state: Sequence[Any]) -> tuple[Any, ...]:
    """The six numbers of the next state, and a seventh: a uniform number between 0 and 1, both excluded."""
    a, b, c, d, e, f = state[0], state[1], state[2], state[3], state[4], state[5]
    first = (1403580.0 * b - 810728.0 * a) % M1
    second = (527612.0 * f - 1370589.0 * d) % M2
    uniform = ((first - second - 1.0) % M1 + 1.0) / (M1 + 1.0)
    return b, c, first, e, f, second, uniform


def normal(first: Any, second: Any) -> Any:
    """A standard normal number from two uniform ones, elementwise.

    Source: Box and Muller (1958), "A note on the generation of random normal deviates", Annals of Mathematical
    Statistics 29(2), 610-611.
    """
    return np.sqrt(-2.0 * np.log(first)) * np.cos(2.0 * math.pi * second)


def checked_seed(seed: Any) -> int:
    """A seed as a whole number.

    Raises:
        ValueError: when it is none from 0 to `LARGEST_SEED`.
    """
    try:
        number = -1 if isinstance(seed, bool) else operator.index(seed)
    except TypeError:
        number = -1
    if not 0 <= number <= LARGEST_SEED:
        raise ValueError(f"seed must be a whole number from 0 to {LARGEST_SEED}, got {seed!r}")
    return number


class Generator:
    """A stream of random numbers that a seed begins. Every call goes on where the last one ended.

    Arguments:
        seed: a whole number, 0 or more.

    Raises:
        ValueError: when the seed is none.
    """

    def __init__(self, seed: int) -> None:
        self.state: tuple[float, ...] = (float(FIRST + checked_seed(seed)),) * 6
        self.uniforms(WARM_UP)
        self.uniforms(self.below(SPREAD))

    def uniform(self) -> float:
        """A number between 0 and 1, both excluded."""
        *state, value = advance(self.state)
        self.state = tuple(state)
        return float(value)

    def uniforms(self, count: int) -> Array:
        """Numbers between 0 and 1, shape (count,)."""
        return np.array([self.uniform() for _ in range(count)])

    def normals(self, count: int) -> Array:
        """Standard normal numbers, shape (count,), each made of two uniform ones."""
        first, second = self.uniforms(2 * count).reshape(count, 2).T
        return np.asarray(normal(first, second))

    def below(self, bound: int) -> int:
        """A whole number from 0 up to, but not including, `bound`."""
        return math.floor(self.uniform() * bound)

    def permutation(self, count: int) -> list[int]:
        """The numbers 0 to count - 1 in a random order, each order as likely as any other.

        Source: Durstenfeld (1964), "Algorithm 235: random permutation", Communications of the ACM 7(7), 420.
        """
        order = list(range(count))
        for last in range(count - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order
