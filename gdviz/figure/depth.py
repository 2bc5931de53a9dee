"""What is left of a signal, and of a slope on its way back, layer by layer: units in a row, and a deep network.

Nothing here is trained: the weights are as they are drawn. `scene/depth.js` computes the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gdviz.arrays import Array
from gdviz.objectives.random_numbers import Generator

ACTIVATIONS = ("tanh", "ReLU", "sigmoid")
NETWORK_WIDTH, NETWORK_DEPTH = 32, 50  # units of a layer; layers
LN_EPS = 1e-5  # what PyTorch's LayerNorm adds to the variance


def activated(kind: int, z: Array) -> tuple[Array, Array]:
    """An activation and its slope at z, by its place in `ACTIVATIONS`; the slope of ReLU at 0 is 0."""
    if kind == 0:
        s = np.tanh(z)
        return s, 1 - s * s
    if kind == 1:
        return np.where(z > 0, z, 0.0), np.where(z > 0, 1.0, 0.0)
    s = 1 / (1 + np.exp(-z))
    return s, s * (1 - s)


def row_factors(kind: int, weight: float, bias: float, x: float, layers: int) -> Array:
    """The local slopes φ'(z) w of units in a row, where z = w a + b and a is the output of the unit before.

    Arguments:
        kind: of activation φ, see `activated`.
        x: what the first unit is given.

    Returns:
        One factor a unit, the first unit first, shape (layers,); their product is the slope of the last output by x.
    """
    factors, a = [], np.asarray(x, dtype=float)
    for _ in range(layers):
        a, slope = activated(kind, weight * a + bias)
        factors.append(float(weight * slope))
    return np.array(factors)


@dataclass(frozen=True)
class Passage:
    """What one example leaves in every layer of a network.

    Attributes:
        sizes: the root mean square of the outputs of each layer, the first layer first, shape (depth,).
        slopes: the norm of the gradient by these outputs, where that by the last is 1; shape (depth,).
    """

    sizes: Array
    slopes: Array


@lru_cache(maxsize=64)
def passage(kind: int, scale: float, depth: int, seed: int, normed: bool = False, skip: bool = False) -> Passage:
    """One example through a network of `depth` layers of `NETWORK_WIDTH` units, and one slope of norm 1 back.

    A layer gives φ(z) with z = W h; with `normed`, φ of z less its mean, divided by its deviation; with `skip` the sum
    of that and h. The weights are uniform with mean 0 and variance scale² / NETWORK_WIDTH.

    Arguments:
        kind: of activation φ, see `activated`.
        depth: 1 to `NETWORK_DEPTH`; a deeper network has the layers of a shallower one, and more.
        seed: a whole number; other weights, another example and another slope.
    """
    h, slope, weights = _drawn(seed)
    sizes, layers = [], []
    for layer in range(depth):
        u, deviation = _normed(scale * (weights[layer] @ h)) if normed else (scale * (weights[layer] @ h), 1.0)
        a, local = activated(kind, u)
        h = h + a if skip else a
        sizes.append(np.sqrt(np.mean(h * h)))
        layers.append((u, local, deviation))
    slopes = [1.0]
    for layer in range(depth - 1, 0, -1):
        u, local, deviation = layers[layer]
        back = slope * local
        if normed:
            back = (back - np.mean(back) - u * np.mean(back * u)) / deviation
        back = scale * (weights[layer].T @ back)
        slope = slope + back if skip else back
        slopes.append(float(np.sqrt(np.sum(slope * slope))))
    return Passage(np.array(sizes), np.array(slopes[::-1]))


def _normed(z: Array) -> tuple[Array, float]:
    """Layer normalisation: z less its mean, divided by its deviation; and that deviation."""
    away = z - np.mean(z)
    deviation = float(np.sqrt(np.mean(away * away) + LN_EPS))
    return away / deviation, deviation


@lru_cache(maxsize=8)
def _drawn(seed: int) -> tuple[Array, Array, Array]:
    """An example of variance 1, a slope of norm 1, and weights of variance 1 / NETWORK_WIDTH for every layer."""
    drawn = 2 * Generator(seed).uniforms(NETWORK_WIDTH * (2 + NETWORK_DEPTH * NETWORK_WIDTH)) - 1
    example, slope = np.sqrt(3.0) * drawn[:NETWORK_WIDTH], drawn[NETWORK_WIDTH : 2 * NETWORK_WIDTH]
    weights = np.sqrt(3.0 / NETWORK_WIDTH) * drawn[2 * NETWORK_WIDTH :].reshape(
        NETWORK_DEPTH, NETWORK_WIDTH, NETWORK_WIDTH
    )
    return example, slope / np.sqrt(np.sum(slope * slope)), weights
