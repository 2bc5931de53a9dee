"""A dense network that tells two classes apart: layers of weighted sums, each put through an activation.

All is straight-line numpy, so that autodiff has its gradient, and so that both are printed as JavaScript.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from gdviz.arrays import Array
from gdviz.autodiff import relu, sigmoid, value_and_grad
from gdviz.errors import nearest
from gdviz.objectives.random_numbers import Generator

ACTIVATIONS: dict[str, Callable[[Any], Any]] = {"tanh": np.tanh, "relu": relu, "sigmoid": sigmoid}


def weight_scale(activation: str, inputs: Any, outputs: Any) -> Any:
    """The standard deviation that the first weights of a layer are drawn with.

    √(2 / (inputs + outputs)) keeps the size of signals and gradients where the activation is near to linear; ReLU drops
    half of a signal, and so has √(2 / inputs).

    Source: Glorot and Bengio (2010), "Understanding the difficulty of training deep feedforward neural networks",
    AISTATS; He, Zhang, Ren and Sun (2015), "Delving deep into rectifiers", ICCV, arXiv:1502.01852.
    """
    return np.sqrt(2.0 / inputs) if activation == "relu" else np.sqrt(2.0 / (inputs + outputs))


@dataclass(frozen=True)
class Network:
    """How a network is built. Its parameters are kept apart: as one vector, or by name as w1, b1, w2, b2, ...

    Attributes:
        inputs: how many numbers an example has.
        hidden: how many units each hidden layer has.
        activation: one of `ACTIVATIONS`; the last layer, the score, has none.

    Raises:
        ValueError: when a width is not 1 or more, or there is no such activation.
    """

    inputs: int = 2
    hidden: tuple[int, ...] = (8,)
    activation: str = "tanh"

    def __post_init__(self) -> None:
        if self.activation not in ACTIVATIONS:
            raise ValueError(f"there is no activation {self.activation!r}: {nearest(self.activation, ACTIVATIONS)}")
        if not all(isinstance(width, int) and width >= 1 for width in self.widths):
            raise ValueError(f"a layer has 1 unit or more; got widths {self.widths}")

    @property
    def widths(self) -> tuple[int, ...]:
        """How many numbers go into each layer, and how many come out of the last: one, the score."""
        return (self.inputs, *self.hidden, 1)

    @property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """The shape of each array of parameters by its name, in the order in which the vector has them."""
        made: dict[str, tuple[int, ...]] = {}
        for number, (inputs, outputs) in enumerate(pairwise(self.widths), start=1):
            made |= {f"w{number}": (inputs, outputs), f"b{number}": (outputs,)}
        return made

    @property
    def dim(self) -> int:
        """How many parameters there are."""
        return sum(int(np.prod(shape)) for shape in self.shapes.values())

    def unpack(self, vector: Any) -> dict[str, Any]:
        """The arrays of parameters by name, for one vector of shape (dim,); they share its memory."""
        sizes = [int(np.prod(shape)) for shape in self.shapes.values()]
        parts = np.split(np.asarray(vector, dtype=float), np.cumsum(sizes)[:-1])
        return {name: np.reshape(part, shape) for (name, shape), part in zip(self.shapes.items(), parts, strict=True)}

    def pack(self, parameters: Mapping[str, Any]) -> Array:
        """One vector of all parameters, shape (dim,)."""
        return np.concatenate([np.ravel(parameters[name]) for name in self.shapes])

    def initial(self, generator: Generator) -> Array:
        """Parameters to begin with, shape (dim,): random weights, and biases 0."""
        made = {}
        for name, shape in self.shapes.items():
            scale = weight_scale(self.activation, *shape) if len(shape) == 2 else 0.0
            made[name] = scale * generator.normals(int(np.prod(shape))) if scale else np.zeros(shape)
        return self.pack(made)

    def layers(self, x: Any, *parameters: Any) -> list[Any]:
        """What comes out of each layer for examples of shape (n, inputs), the scores, shape (n, 1), last."""
        outputs = [x]
        for number in range(0, len(parameters), 2):
            sums = outputs[-1] @ parameters[number] + parameters[number + 1]
            last = number + 2 == len(parameters)
            outputs.append(sums if last else ACTIVATIONS[self.activation](sums))
        return outputs[1:]

    def cross_entropy(self, x: Any, y: Any, *parameters: Any) -> Any:
        """The mean of log(1 + exp(score)) - y score: minus the logarithm of the probability given to each class."""
        score = self.layers(x, *parameters)[-1][:, 0]
        return np.mean(np.logaddexp(0.0, score) - y * score)

    def cross_entropy_and_gradient(self, x: Any, y: Any, *parameters: Any) -> tuple[Any, tuple[Any, ...]]:
        """The loss, and its gradient by each array of parameters."""
        return value_and_grad(lambda *given: self.cross_entropy(x, y, *given))(*parameters)

    def score(self, vector: Any, x: Any) -> Array:
        """The score of each example, shape (n,): above 0 it is taken for class 1."""
        return np.asarray(self.layers(x, *self.unpack(vector).values())[-1][:, 0])

    def probability(self, vector: Any, x: Any) -> Array:
        """The probability of class 1 for each example, shape (n,)."""
        return np.asarray(sigmoid(self.score(vector, x)))

    def loss(self, vector: Any, x: Any, y: Any) -> float:
        """The mean cross-entropy of parameters on examples."""
        return float(self.cross_entropy(x, y, *self.unpack(vector).values()))

    def loss_and_gradient(self, vector: Any, x: Any, y: Any) -> tuple[float, Array]:
        """The mean cross-entropy, and its gradient, shape (dim,)."""
        value, gradients = self.cross_entropy_and_gradient(x, y, *self.unpack(vector).values())
        return float(value), np.concatenate([np.ravel(one) for one in gradients])

    def accuracy(self, vector: Any, x: Any, y: Any) -> float:
        """The share of examples whose class is told right."""
        return float(np.mean((self.score(vector, x) > 0) == (y > 0.5)))
