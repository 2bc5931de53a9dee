"""Noise of a gradient that was not measured on all of the data: seeded, so that a run can be drawn again."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gdviz.arrays import Array

DIGITS = 4
"""Decimals of the numbers drawn: few enough to be told to a page, where the same noise is added."""


@dataclass(frozen=True)
class Noise:
    """Normal numbers with mean 0 that are added to the gradients of a run, fresh ones at each step.

    Arguments:
        noise: their standard deviation, in units of the gradient; 0 or more.
        seed: of numpy's generator: the same seed, the same numbers, whatever their size.
        scales: what multiplies those of each parameter; none for 1 each.

    Raises:
        ValueError: when the size is not a finite number, 0 or more.
    """

    noise: float
    seed: int = 1
    scales: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        """Check the size."""
        if not (math.isfinite(self.noise) and self.noise >= 0):
            raise ValueError(f"Noise: noise must be a finite number, 0 or more, got {self.noise!r}")

    def table(self, steps: int, dim: int) -> Array:
        """What is added at a size of 1, shape (steps, dim)."""
        return _table(self.seed, steps, dim) * np.array(self.scales or (1.0,) * dim)

    def at(self, steps: int, dim: int) -> Array:
        """What is added, shape (steps, dim)."""
        return self.noise * self.table(steps, dim)


@lru_cache(maxsize=64)
def _table(seed: int, steps: int, dim: int) -> Array:
    """A row a step, as many rows as there are steps: a longer run begins with those of a shorter one."""
    table = np.round(np.random.default_rng(seed).normal(size=(steps, dim)), DIGITS)
    table.setflags(write=False)
    return table
