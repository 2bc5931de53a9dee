"""Points of two classes in the plane, drawn by the seeded generator: what the networks of the course learn.

Each shape is straight-line code, so that the browser draws the same points.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from gdviz.arrays import Array
from gdviz.errors import nearest
from gdviz.objectives.random_numbers import Generator, checked_seed

COUNT = 200
"""How many points there are to train on, and how many are held out."""

NOISE = 0.15
"""Standard deviation of what is added to each coordinate."""

OWN_STREAM = 10_000
"""What is added to the seed of a data set, so that it shares no numbers with the weights of a network."""


@dataclass(frozen=True, eq=False)
class ClassData:
    """Points with a class each, and others of the same kind that are held out.

    Attributes:
        x: shape (n, 2).
        y: the class of each, 0.0 or 1.0, shape (n,).
        held_x: shape (n, 2).
        held_y: shape (n,).
    """

    name: str
    seed: int
    x: Array
    y: Array
    held_x: Array
    held_y: Array


def moons(share: Any, label: Any, first: Any, second: Any) -> Any:
    """Two half circles that reach into each other.

    Arguments:
        share: how far along its half circle each point is, 0 to 1, shape (n,).
        label: the class of each, 0 or 1.
        first: what is added to the first coordinates.
        second: and to the second ones.
    """
    angle, side = math.pi * share, 1.0 - 2.0 * label
    return np.stack([side * (np.cos(angle) - 0.5) + first, side * (np.sin(angle) - 0.25) + second], axis=1)


def circles(share: Any, label: Any, first: Any, second: Any) -> Any:
    """A ring around a smaller one; the arguments are those of `moons`."""
    angle, radius = 2.0 * math.pi * share, 1.4 - 0.8 * label
    return np.stack([radius * np.cos(angle) + first, radius * np.sin(angle) + second], axis=1)


def spirals(share: Any, label: Any, first: Any, second: Any) -> Any:
    """Two arms that wind around each other; the arguments are those of `moons`."""
    radius, side = 0.3 + 1.3 * share, 1.0 - 2.0 * label
    angle = 1.5 * math.pi * share
    return np.stack([side * radius * np.cos(angle) + 0.5 * first, side * radius * np.sin(angle) + 0.5 * second], axis=1)


SHAPES: dict[str, Callable[..., Any]] = {"moons": moons, "circles": circles, "spirals": spirals}


@lru_cache(maxsize=64)
def class_data(name: str, seed: int = 0) -> ClassData:
    """One of `SHAPES` by its name: `COUNT` points to train on, as many held out, drawn with this seed.

    Raises:
        ValueError: when there is no such data set, or the seed is none.
    """
    if name not in SHAPES:
        raise ValueError(f"there is no data set {name!r}: {nearest(name, SHAPES)}")
    generator = Generator(OWN_STREAM + checked_seed(seed))
    x, y = _drawn(SHAPES[name], generator)
    held_x, held_y = _drawn(SHAPES[name], generator)
    return ClassData(name, seed, x, y, held_x, held_y)


def _drawn(shape: Callable[..., Any], generator: Generator) -> tuple[Array, Array]:
    """Points of a shape, the classes by turns."""
    label: Array = np.arange(COUNT, dtype=float) % 2.0
    share = generator.uniforms(COUNT)
    first, second = NOISE * generator.normals(COUNT), NOISE * generator.normals(COUNT)
    x = np.asarray(shape(share, label, first, second))
    for array in (x, label):
        array.setflags(write=False)
    return x, label
