"""Clipping by norm: the one rule here that looks at the whole gradient before it takes a part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from gdviz.arrays import Array
from gdviz.optimizers.rules import Optimizer, State


@dataclass(frozen=True)
class ClippedGradientDescent(Optimizer):
    """Gradient descent that never goes against more than a norm: w ← w - η g min(1, c / |g|).

    A shorter gradient is left as it is; of a longer one the direction is kept. Where |g|² is larger than the largest
    number of the computer, nothing of the gradient is left.

    Arguments:
        learning_rate: η, units of w per unit of gradient.
        max_norm: c > 0, the largest norm, in units of the gradient.

    Source: Pascanu, Mikolov and Bengio (2013), "On the difficulty of training recurrent neural networks", algorithm 1,
    https://proceedings.mlr.press/v28/pascanu13.html; in PyTorch `torch.nn.utils.clip_grad_norm_` before each step.
    """

    learning_rate: float = 1e-3
    max_norm: float = 1.0
    label: ClassVar[str] = "Clipped gradient descent"
    whole_gradient: ClassVar[bool] = True

    def direction(self, gradient: Array, hessian: Any) -> Array:
        """The gradient, cut to the largest norm; straight-line numpy that is printed as JavaScript too."""
        norm = np.sqrt(np.sum(gradient**2))
        result: Array = gradient * (self.max_norm / np.maximum(norm, self.max_norm))
        return result

    def update(self, gradient: Array, state: State, w: Array, learning_rate: float) -> tuple[Array, State]:
        """One step against what `direction` has left; the state stays empty."""
        return w - learning_rate * gradient, {}
