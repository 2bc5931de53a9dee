"""Newton's method: the one rule here that asks for second derivatives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from gdviz.arrays import Array
from gdviz.optimizers.rules import Optimizer, State


@dataclass(frozen=True)
class Newton(Optimizer):
    """To where the slope would be zero if the curvature stayed as it is: w ← w - η H⁻¹ g, with H the Hessian at w.

    On a bowl ½ (w - c)ᵀ A (w - c) the first whole step is at c. Elsewhere it heads for a flat point of any kind, and so
    uphill where the curvature is negative. Where H has no inverse there is no next point, and the run has `diverged`.

    Arguments:
        learning_rate: η, without a unit: the share of the step that is taken, 1 for all of it.

    Source: Nocedal and Wright (2006), "Numerical optimization", section 3.3, the pure form without a line search.
    """

    learning_rate: float = 1.0
    label: ClassVar[str] = "Newton's method"
    second_order: ClassVar[bool] = True

    def direction(self, gradient: Array, hessian: Any) -> Array:
        """H⁻¹ g; by Cramer's rule for two parameters, in straight-line numpy that is printed as JavaScript too."""
        if len(gradient) == 1:
            return gradient / hessian[0][0]
        if len(gradient) > 2:
            return _solved(hessian, gradient)
        (a, b), (c, d) = hessian
        size = a * d - b * c
        first, second = d * gradient[0] - b * gradient[1], a * gradient[1] - c * gradient[0]
        result: Array = (np.array([1.0, 0.0]) * first + np.array([0.0, 1.0]) * second) / size
        return result

    def update(self, gradient: Array, state: State, w: Array, learning_rate: float) -> tuple[Array, State]:
        """One step against the direction; the state stays empty."""
        return w - learning_rate * gradient, {}


def _solved(hessian: Array, gradient: Array) -> Array:
    try:
        return np.asarray(np.linalg.solve(hessian, gradient))
    except np.linalg.LinAlgError:
        return np.full_like(gradient, np.nan)
