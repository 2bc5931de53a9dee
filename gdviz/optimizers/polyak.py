"""Momentum at the best settings for a bowl that is known; no rule to choose, and so not among those of the face."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from gdviz.arrays import Array
from gdviz.optimizers.rules import Optimizer, State


@dataclass(frozen=True)
class BestMomentum(Optimizer):
    """Momentum at its best settings for a bowl whose two curvatures add up to 2: v ← μ v + g;  w ← w - η v.

    Arguments:
        learning_rate: a factor of that best rate, which is 4 / (√λmax + √λmin)².
        condition: κ ≥ 1, the larger curvature over the smaller one; the best μ is ((√κ - 1) / (√κ + 1))².

    Source: Polyak (1964), "Some methods of speeding up the convergence of iteration methods".
    """

    learning_rate: float = 1.0
    condition: float = 25.0
    label: ClassVar[str] = "Momentum at its best"

    def init(self, w: Array) -> State:
        """Velocity 0."""
        return {"velocity": np.zeros_like(w, dtype=float)}

    def update(self, gradient: Array, state: State, w: Array, learning_rate: float) -> tuple[Array, State]:
        """One step along the new velocity."""
        root = np.sqrt(self.condition)
        velocity = ((root - 1) / (root + 1)) ** 2 * state["velocity"] + gradient
        return w - learning_rate * (2 * (self.condition + 1) / (root + 1) ** 2) * velocity, {"velocity": velocity}
