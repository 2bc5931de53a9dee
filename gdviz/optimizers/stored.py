"""Gradient descent as a framework runs it: each backward pass adds to a gradient that is stored.

No rule of its own, and so not among those of `gdviz.optimizers`: zeroed, it is gradient descent; not zeroed, a mistake.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from gdviz.arrays import Array
from gdviz.optimizers.rules import Optimizer, State


@dataclass(frozen=True)
class StoredGradient(Optimizer):
    """Add to what is stored, then step against it: s ← (1 - z) s + g;  w ← w - η s.

    Arguments:
        learning_rate: η, units of w per unit of gradient.
        zero_grad: z, 1 where the stored gradient is set to 0 before each backward pass, which makes this gradient
            descent; 0 where that is forgotten, which makes it `Momentum` that keeps all of its velocity.

    Source: `torch.Tensor.grad`, to which "future calls to backward() will accumulate (add) gradients", and
    `torch.optim.Optimizer.zero_grad`, documentation of PyTorch 2.8.
    """

    learning_rate: float = 1e-3
    zero_grad: float = 1.0
    label: ClassVar[str] = "Stored gradient"

    def init(self, w: Array) -> State:
        """Nothing stored."""
        return {"stored": np.zeros_like(w, dtype=float)}

    def update(self, gradient: Array, state: State, w: Array, learning_rate: float) -> tuple[Array, State]:
        """One step against all that is stored."""
        stored = (1 - self.zero_grad) * state["stored"] + gradient
        return w - learning_rate * stored, {"stored": stored}
