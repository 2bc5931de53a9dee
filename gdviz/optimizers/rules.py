"""Optimisers: each is a pair of pure functions, `init(w)` and `update(gradient, state, w, learning_rate)`.

`w` and `gradient` have shape (dim,); the state is a dictionary of arrays of that shape, and of the 0-d step counter "t"
where a rule needs one. Nothing is changed in place.

Every update is straight-line numpy without a branch, because `gdviz.symbolic` runs the same lines on symbols to print
them as JavaScript. The rules are those `torch.optim` computes; Lion follows its paper. In the docstrings w is the
iterate, g the gradient at w, η the learning rate, λ the weight decay, and ← assigns.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, fields
from numbers import Real
from typing import Any, ClassVar

import numpy as np

from gdviz.arrays import Array

State = dict[str, Array]

Accepted = tuple[str, Callable[[float], bool]]

_FRACTION: Accepted = ("a number from 0 up to, but not including, 1", lambda x: 0 <= x < 1)
_POSITIVE: Accepted = ("a finite number above 0", lambda x: 0 < x < math.inf)
_NON_NEGATIVE: Accepted = ("a finite number, 0 or more", lambda x: 0 <= x < math.inf)
_SWITCH: Accepted = ("a number, 0 or 1", lambda x: x in (0, 1))
_ACCEPTED: dict[str, Accepted] = {
    "learning_rate": _POSITIVE,
    "max_norm": _POSITIVE,
    "momentum": _FRACTION,
    "beta1": _FRACTION,
    "beta2": _FRACTION,
    "decay": _FRACTION,
    "eps": _POSITIVE,
    "weight_decay": _NON_NEGATIVE,
    "maximize": _SWITCH,
    "zero_grad": _SWITCH,
}


@dataclass(frozen=True)
class Optimizer:
    """What all optimisers share: the learning rate, and the check of their settings.

    Arguments:
        learning_rate: η, the step size: units of w per unit of gradient, or of w for rules that rescale g.

    Raises:
        ValueError: when a setting is not a number or lies outside its range.
    """

    learning_rate: float = 1e-3
    label: ClassVar[str] = "Optimiser"
    second_order: ClassVar[bool] = False  # whether it asks for the Hessian, as `gdviz.optimizers.newton` does
    whole_gradient: ClassVar[bool] = False  # whether it looks at all parts of g at once, as `.clipping` does

    def __post_init__(self) -> None:
        """Check every setting."""
        for field in fields(self):
            if not field.metadata.get("checked", True):
                continue  # no number
            accepted, is_valid = _ACCEPTED.get(field.name, ("a finite number", math.isfinite))
            value = getattr(self, field.name)
            if isinstance(value, bool) or not isinstance(value, Real) or not is_valid(float(value)):
                raise ValueError(f"{type(self).__name__}: {field.name} must be {accepted}, got {value!r}")

    def init(self, w: Array) -> State:
        """The state before the first step; empty for a rule without memory."""
        return {}

    def direction(self, gradient: Array, hessian: Any) -> Array:
        """What a rule is given in place of the gradient, where it is of second order or looks at the whole of it.

        Arguments:
            gradient: shape (dim,).
            hessian: shape (dim, dim); only a rule of second order may read it.
        """
        return gradient

    def update(self, gradient: Array, state: State, w: Array, learning_rate: float) -> tuple[Array, State]:
        """One step from `w`: the new iterate and the new state.

        `learning_rate` is passed in because a schedule may change it from step to step.
        """
        raise NotImplementedError


@dataclass(frozen=True)
class GradientDescent(Optimizer):
    """Step against the gradient: w ← w - η (s g + λ w), where s is 1, or -1 to go up.

    Arguments:
        learning_rate: η, units of w per unit of gradient.
        weight_decay: λ ≥ 0, the strength of an L2 penalty ½ λ |w|² added to the objective.
        maximize: 1 for s = -1, gradient ascent; 0 for s = 1.

    Source: Cauchy (1847), "Méthode générale pour la résolution des systèmes d'équations simultanées"; `torch.optim.SGD`
    with momentum 0.
    """

    learning_rate: float = 1e-3
    weight_decay: float = 0.0
    maximize: float = 0.0
    label: ClassVar[str] = "Gradient descent"

    def update(self, gradient: Array, state: State, w: Array, learning_rate: float) -> tuple[Array, State]:
        """One step; the state stays empty."""
        gradient = (1 - 2 * self.maximize) * gradient
        gradient = gradient + self.weight_decay * w
        return w - learning_rate * gradient, {}


@dataclass(frozen=True)
class Momentum(Optimizer):
    """Heavy ball: g ← g + λ w;  v ← μ v + g;  w ← w - η v.

    Arguments:
        learning_rate: η, units of w per unit of gradient.
        momentum: μ in [0, 1), the share of the velocity v kept from one step to the next. 0.9 unless given (PyTorch's
            SGD has 0, which is plain gradient descent).
        weight_decay: λ ≥ 0, the strength of an L2 penalty.

    Source: Polyak (1964), "Some methods of speeding up the convergence of iteration methods"; `torch.optim.SGD` with
    dampening 0, which keeps η out of the velocity (Sutskever, Martens, Dahl and Hinton, 2013, equations 1-2, have it
    inside).
    """

    learning_rate: float = 1e-3
    momentum: float = 0.9
    weight_decay: float = 0.0
    label: ClassVar[str] = "Momentum"

    def init(self, w: Array) -> State:
        """Velocity 0."""
        return {"velocity": np.zeros_like(w, dtype=float)}

    def update(self, gradient: Array, state: State, w: Array, learning_rate: float) -> tuple[Array, State]:
        """One step along the new velocity."""
        gradient = gradient + self.weight_decay * w
        velocity = self.momentum * state["velocity"] + gradient
        return w - learning_rate * velocity, {"velocity": velocity}


@dataclass(frozen=True)
class Nesterov(Optimizer):
    """Momentum that looks ahead: g ← g + λ w;  v ← μ v + g;  w ← w - η (g + μ v).

    Arguments:
        learning_rate: η, units of w per unit of gradient.
        momentum: μ in [0, 1), the share of the velocity v kept from one step to the next (0.9 unless given).
        weight_decay: λ ≥ 0, the strength of an L2 penalty.

    Source: Nesterov (1983), "A method for solving the convex programming problem with convergence rate O(1/k²)", in the
    form of Sutskever, Martens, Dahl and Hinton (2013), equations 3-4, rewritten so that the gradient is taken at the
    stored iterate, as `torch.optim.SGD(nesterov=True)` does.
    """

    learning_rate: float = 1e-3
    momentum: float = 0.9
    weight_decay: float = 0.0
    label: ClassVar[str] = "Nesterov"

    def init(self, w: Array) -> State:
        """Velocity 0."""
        return {"velocity": np.zeros_like(w, dtype=float)}

    def update(self, gradient: Array, state: State, w: Array, learning_rate: float) -> tuple[Array, State]:
        """One step along the gradient plus the share of the new velocity that will be kept."""
        gradient = gradient + self.weight_decay * w
        velocity = self.momentum * state["velocity"] + gradient
        return w - learning_rate * (gradient + self.momentum * velocity), {"velocity": velocity}


@dataclass(frozen=True)
class AdaGrad(Optimizer):
    """A rate for every parameter: g ← g + λ w;  s ← s + g²;  w ← w - η g / (√s + ε).

    Arguments:
        learning_rate: η, units of w (the quotient has none).
        eps: ε > 0, units of gradient; keeps the quotient finite where the gradient has always been 0.
        weight_decay: λ ≥ 0, the strength of an L2 penalty.

    Source: Duchi, Hazan and Singer (2011), "Adaptive subgradient methods for online learning and stochastic
    optimization", the diagonal form; `torch.optim.Adagrad` with accumulator 0 at the start. Its extra decay of the rate
    is left to `gdviz.optimizers.schedules`.
    """

    learning_rate: float = 1e-2
    eps: float = 1e-10
    weight_decay: float = 0.0
    label: ClassVar[str] = "AdaGrad"

    def init(self, w: Array) -> State:
        """Sum of squares 0."""
        return {"sum_of_squares": np.zeros_like(w, dtype=float)}

    def update(self, gradient: Array, state: State, w: Array, learning_rate: float) -> tuple[Array, State]:
        """One step, shorter in the directions that have seen large gradients."""
        gradient = gradient + self.weight_decay * w
        sum_of_squares = state["sum_of_squares"] + gradient**2
        step = learning_rate * gradient / (np.sqrt(sum_of_squares) + self.eps)
        return w - step, {"sum_of_squares": sum_of_squares}


@dataclass(frozen=True)
class RMSprop(Optimizer):
    """AdaGrad that forgets: g ← g + λ w;  s ← β s + (1 - β) g²;  w ← w - η g / (√s + ε).

    Arguments:
        learning_rate: η, units of w (the quotient has none).
        decay: β in [0, 1), the share of the mean square s kept from one step to the next (PyTorch's `alpha`).
        eps: ε > 0, units of gradient; outside the root.
        weight_decay: λ ≥ 0, the strength of an L2 penalty.

    Source: Tieleman and Hinton (2012), "Neural networks for machine learning", lecture 6.5; `torch.optim.RMSprop`,
    neither centred nor with momentum.
    """

    learning_rate: float = 1e-2
    decay: float = 0.99
    eps: float = 1e-8
    weight_decay: float = 0.0
    label: ClassVar[str] = "RMSprop"

    def init(self, w: Array) -> State:
        """Mean square 0."""
        return {"mean_square": np.zeros_like(w, dtype=float)}

    def update(self, gradient: Array, state: State, w: Array, learning_rate: float) -> tuple[Array, State]:
        """One step, divided by the recent size of the gradient."""
        gradient = gradient + self.weight_decay * w
        mean_square = self.decay * state["mean_square"] + (1 - self.decay) * gradient**2
        step = learning_rate * gradient / (np.sqrt(mean_square) + self.eps)
        return w - step, {"mean_square": mean_square}


@dataclass(frozen=True)
class Adam(Optimizer):
    """Momentum and RMSprop together, both corrected for starting at 0.

    g ← g + λ w;  m ← β₁ m + (1 - β₁) g;  v ← β₂ v + (1 - β₂) g²;
    w ← w - η m̂ / (√v̂ + ε)  with  m̂ = m / (1 - β₁ᵗ),  v̂ = v / (1 - β₂ᵗ),  t = 1, 2, ...

    Arguments:
        learning_rate: η, units of w: about the length of an early step in each parameter.
        beta1: β₁ in [0, 1), the share of the mean gradient m kept from one step to the next.
        beta2: β₂ in [0, 1), the same for the mean square v.
        eps: ε > 0, units of gradient; added after the corrected root.
        weight_decay: λ ≥ 0, the strength of an L2 penalty; it is rescaled with the gradient (compare AdamW).

    Source: Kingma and Ba (2015), "Adam: a method for stochastic optimization", algorithm 1; `torch.optim.Adam`.
    """

    learning_rate: float = 1e-3
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-8
    weight_decay: float = 0.0
    label: ClassVar[str] = "Adam"

    def init(self, w: Array) -> State:
        """Step 0, both means 0."""
        zeros = np.zeros_like(w, dtype=float)
        return {"t": np.zeros(()), "mean": zeros, "mean_square": zeros.copy()}

    def update(self, gradient: Array, state: State, w: Array, learning_rate: float) -> tuple[Array, State]:
        """One step along the corrected mean, divided by the corrected size of the gradient."""
        step, state = self._step(gradient + self.weight_decay * w, state, learning_rate)
        return w - step, state

    def _step(self, gradient: Array, state: State, learning_rate: float) -> tuple[Array, State]:
        """How far w moves against this gradient, and the new state."""
        t = state["t"] + 1.0
        mean = self.beta1 * state["mean"] + (1 - self.beta1) * gradient
        mean_square = self.beta2 * state["mean_square"] + (1 - self.beta2) * gradient**2
        corrected_mean = mean / (1 - self.beta1**t)
        corrected_square = mean_square / (1 - self.beta2**t)
        step = learning_rate * corrected_mean / (np.sqrt(corrected_square) + self.eps)
        return step, {"t": t, "mean": mean, "mean_square": mean_square}


@dataclass(frozen=True)
class AdamW(Adam):
    """Adam whose weight decay acts on w directly instead of passing through the gradient.

    m ← β₁ m + (1 - β₁) g;  v ← β₂ v + (1 - β₂) g²;
    w ← w - η λ w - η m̂ / (√v̂ + ε)  with  m̂ = m / (1 - β₁ᵗ),  v̂ = v / (1 - β₂ᵗ),  t = 1, 2, ...

    Arguments:
        learning_rate: η, units of w: about the length of an early step in each parameter.
        beta1: β₁ in [0, 1), the share of the mean gradient m kept from one step to the next.
        beta2: β₂ in [0, 1), the same for the mean square v.
        eps: ε > 0, units of gradient; added after the corrected root.
        weight_decay: λ ≥ 0; each step first shrinks w by the share η λ.

    Source: Loshchilov and Hutter (2019), "Decoupled weight decay regularization", algorithm 2, with the decay
    multiplied by η as `torch.optim.AdamW` does.
    """

    weight_decay: float = 0.01
    label: ClassVar[str] = "AdamW"

    def update(self, gradient: Array, state: State, w: Array, learning_rate: float) -> tuple[Array, State]:
        """Shrink w, then step as Adam does."""
        step, state = self._step(gradient, state, learning_rate)
        return w * (1 - learning_rate * self.weight_decay) - step, state


@dataclass(frozen=True)
class Lion(Optimizer):
    """Only the sign counts: w ← w - η (sign(β₁ m + (1 - β₁) g) + λ w);  then  m ← β₂ m + (1 - β₂) g.

    Arguments:
        learning_rate: η, units of w: exactly the length of a step in each parameter when λ is 0.
        beta1: β₁ in [0, 1), the share of the mean gradient m in the direction of the step.
        beta2: β₂ in [0, 1), the share of m kept from one step to the next.
        weight_decay: λ ≥ 0; decoupled, as in AdamW.

    Source: Chen et al. (2023), "Symbolic discovery of optimization algorithms", algorithm 2.
    """

    learning_rate: float = 1e-4
    beta1: float = 0.9
    beta2: float = 0.99
    weight_decay: float = 0.0
    label: ClassVar[str] = "Lion"

    def init(self, w: Array) -> State:
        """Mean gradient 0."""
        return {"mean": np.zeros_like(w, dtype=float)}

    def update(self, gradient: Array, state: State, w: Array, learning_rate: float) -> tuple[Array, State]:
        """One step of the same length in every parameter, against the sign of the blended gradient."""
        direction = np.sign(self.beta1 * state["mean"] + (1 - self.beta1) * gradient)
        mean = self.beta2 * state["mean"] + (1 - self.beta2) * gradient
        return w - learning_rate * (direction + self.weight_decay * w), {"mean": mean}


# Found by looking, in the order of this file: a new optimiser is one class and no entry in a list. These need the
# gradient alone, and treat each parameter by itself.
ALL: tuple[type[Optimizer], ...] = tuple(
    kind
    for kind in list(vars().values())
    if isinstance(kind, type) and issubclass(kind, Optimizer) and kind is not Optimizer
)
