"""How an objective is minimised: the rules of the optimisers, with PyTorch's names and defaults."""

from gdviz.optimizers.clipping import ClippedGradientDescent
from gdviz.optimizers.newton import Newton
from gdviz.optimizers.rules import (
    ALL,
    AdaGrad,
    Adam,
    AdamW,
    GradientDescent,
    Lion,
    Momentum,
    Nesterov,
    Optimizer,
    RMSprop,
)

__all__ = [
    "ALL", "AdaGrad", "Adam", "AdamW", "ClippedGradientDescent", "GradientDescent", "Lion", "Momentum",
    "Nesterov", "Newton", "Optimizer", "RMSprop",
]  # fmt: skip
