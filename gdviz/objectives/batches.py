"""Mini-batches: the data in parts, in an order that a seed decides; `scene/batches.js` parts them alike.

Source: Robbins and Monro (1951), "A stochastic approximation method"; the last batch of an epoch holds what is left, as
in `torch.utils.data.DataLoader` unless told to drop it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from gdviz.arrays import Array
from gdviz.objectives.objective import Objective
from gdviz.objectives.random_numbers import Generator


@dataclass(frozen=True)
class Batches:
    """How the examples are parted into batches, epoch after epoch.

    Arguments:
        batch_size: examples in a batch, 1 or more; beyond their number all of them are one.
        seed: of the orders, a whole number, 0 or more.
        shuffle: 1 for a new order in every epoch, 0 for the order of the data in all.

    Raises:
        ValueError: when one of these is not as above.
    """

    batch_size: float
    seed: float = 0.0
    shuffle: float = 1.0

    def __post_init__(self) -> None:
        """Check what is given."""
        for name, low, accepted in (
            ("batch_size", 1, "a whole number, 1 or more"),
            ("seed", 0, "a whole number, 0 or more"),
        ):
            value = getattr(self, name)
            if not (low <= value < math.inf and value == int(value)):
                raise ValueError(f"Batches: {name} must be {accepted}, got {value!r}")
        if self.shuffle not in (0, 1):
            raise ValueError(f"Batches: shuffle must be 0 or 1, got {self.shuffle!r}")

    def places(self, count: int) -> Iterator[list[int]]:
        """Batch after batch, without end: the places of its examples among `count`."""
        generator, size = Generator(int(self.seed)), int(self.batch_size)
        while True:
            order = generator.permutation(count) if self.shuffle else list(range(count))
            for first in range(0, count, size):
                yield order[first : first + size]

    def per_epoch(self, count: int) -> int:
        """Batches in an epoch of `count` examples."""
        return -(-count // int(self.batch_size))


def part_of(objective: Objective, places: list[int]) -> Objective:
    """The loss on some of its examples alone.

    Raises:
        ValueError: when the objective has no data.
    """
    if objective.data is None:
        raise ValueError(f"{objective.name} has no examples to part")
    formula: Any = objective.formula
    known = {name: v[places] if isinstance(v, np.ndarray) else v for name, v in formula.keywords.items()}
    x, y = (values[places] for values in objective.data)
    return replace(objective, formula=partial(formula.func, *formula.args, **known), data=(x, y))


def gradients(objective: Objective, batches: Batches) -> Callable[[Array], Array]:
    """A function of w: at the first call the gradient on the first batch, at the next on the next, and so on.

    Raises:
        ValueError: when the objective has no data.
    """
    if objective.data is None:
        raise ValueError(f"{objective.name} has no examples to part")
    count = len(objective.data[0])
    places = batches.places(count)

    def gradient(w: Array) -> Array:
        return np.asarray(part_of(objective, next(places)).gradient(w), dtype=float)

    return gradient
