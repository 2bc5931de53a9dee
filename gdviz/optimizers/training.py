"""Training a network on mini-batches, step by step; the browser's is `network/trainer.js`."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gdviz.arrays import Array
from gdviz.objectives.class_data import SHAPES, ClassData, class_data
from gdviz.objectives.network import ACTIVATIONS, Network
from gdviz.objectives.random_numbers import Generator
from gdviz.optimizers.rules import Adam, GradientDescent, Optimizer

TRAINED_BY = (GradientDescent, Adam)
"""The rules that the browser has for it."""

RECORDED = 10
"""The loss on all data is kept at every so manyth step."""


class Trainer:
    """A network on its way. One seed decides on its first weights, and then on the order of the examples.

    Every pass through the training data, an epoch, shuffles them anew; the last mini-batch of one may be smaller.

    Arguments:
        batch: how many examples a step is computed from; as many as there are or more means all of them.
        seed: a whole number, 0 or more.

    Attributes:
        t: how many steps have been taken.
        epoch: how many times the data have been gone through, or begun to be.
        vector: the parameters, shape (dim,).

    Raises:
        ValueError: when the batch or the seed is not as above.
    """

    def __init__(
        self, network: Network, data: ClassData, optimizer: Optimizer | None = None, batch: int = 20, seed: int = 0
    ) -> None:
        if isinstance(batch, bool) or not isinstance(batch, int) or batch < 1:
            raise ValueError(f"batch must be a whole number, 1 or more, got {batch!r}")
        self.network, self.data, self.batch = network, data, batch
        self.optimizer = optimizer or GradientDescent(0.5)
        self.generator = Generator(seed)
        self.vector = network.initial(self.generator)
        self.state = self.optimizer.init(self.vector)
        self.t = self.epoch = 0
        self.waiting: list[int] = []  # the examples of this epoch that are still to come

    def step(self) -> None:
        """One mini-batch: its gradient, and an update."""
        if not self.waiting:
            self.waiting = self.ordered()
            self.epoch += 1
        chosen, self.waiting = self.waiting[: self.batch], self.waiting[self.batch :]
        rate = self.optimizer.learning_rate
        self.vector, self.state = self.optimizer.update(self.gradient(chosen), self.state, self.vector, rate)
        self.t += 1

    def ordered(self) -> list[int]:
        """The examples of one epoch in the order in which they come."""
        return self.generator.permutation(len(self.data.y))

    def gradient(self, chosen: list[int]) -> Array:
        """What a step takes for the gradient of the loss on these examples."""
        return self.network.loss_and_gradient(self.vector, self.data.x[chosen], self.data.y[chosen])[1]

    @property
    def loss(self) -> float:
        """The loss on all training data."""
        return self.network.loss(self.vector, self.data.x, self.data.y)

    @property
    def held_loss(self) -> float:
        """The loss on the data held out."""
        return self.network.loss(self.vector, self.data.held_x, self.data.held_y)

    @property
    def accuracy(self) -> float:
        """The share of the training data told right."""
        return self.network.accuracy(self.vector, self.data.x, self.data.y)

    @property
    def held_accuracy(self) -> float:
        """The share of the data held out told right."""
        return self.network.accuracy(self.vector, self.data.held_x, self.data.held_y)


@dataclass(frozen=True, eq=False)
class Training:
    """What a training went through; row t of each array belongs to step t, the start first. Read-only.

    Attributes:
        vectors: the parameters, shape (steps + 1, dim).
        losses: on all training data, shape (steps + 1,).
        held_losses: on the data held out.
        held_accuracies: the share of them told right.
    """

    network: Network
    data: ClassData
    vectors: Array
    losses: Array
    held_losses: Array
    held_accuracies: Array


@lru_cache(maxsize=32)
def train(
    network: Network,
    data: str = "moons",
    optimizer: Optimizer | None = None,
    batch: int = 20,
    seed: int = 0,
    steps: int = 1000,
    data_seed: int = 0,
) -> Training:
    """Train a network from its first weights, and keep all it goes through.

    Arguments:
        network: how it is built; this, optimizer, batch and seed as for a `Trainer`.
        data: the name of one of `gdviz.objectives.class_data.SHAPES`.
        data_seed: that of its points.
    """
    points = class_data(data, data_seed)
    trainer = Trainer(network, points, optimizer, batch, seed)
    rows = []
    for t in range(steps + 1):
        rows.append((trainer.vector, trainer.loss, trainer.held_loss, trainer.held_accuracy))
        if t < steps:
            trainer.step()
    vectors, losses, held_losses, accuracies = (np.array(column) for column in zip(*rows, strict=True))
    for array in (vectors, losses, held_losses, accuracies):
        array.setflags(write=False)
    return Training(network, points, vectors, losses, held_losses, accuracies)


def training_with(
    steps: int,
    hidden_units: float,
    activation: float,
    data: float,
    learning_rate: float,
    batch_size: float,
    seed: float,
    data_seed: float,
    optimizer: float,
) -> Training:
    """A training under settings that are numbers, as controls have them; what counts is rounded to a whole number.

    Arguments:
        steps: how far it goes.
        hidden_units: how wide the one hidden layer is.
        activation: the place of its name in `ACTIVATIONS`.
        data: the place of its name in `SHAPES`.
        learning_rate: of the rule.
        batch_size: how many examples a step is computed from.
        seed: that of the first weights and of the order of the examples.
        data_seed: that of the data.
        optimizer: the place of the rule in `TRAINED_BY`.
    """
    activations, shapes = list(ACTIVATIONS), list(SHAPES)
    network = Network(hidden=(_whole(hidden_units),), activation=activations[_whole(activation)])
    rule = TRAINED_BY[_whole(optimizer)](float(learning_rate))
    return train(network, shapes[_whole(data)], rule, _whole(batch_size), _whole(seed), steps, _whole(data_seed))


def _whole(value: float) -> int:
    """The nearest whole number, halves upwards, as the browser rounds."""
    return math.floor(value + 0.5)
