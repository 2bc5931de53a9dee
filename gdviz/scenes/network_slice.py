"""Slices through the loss of a network: two random directions, each as large, unit by unit, as the weights are."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from gdviz.arrays import Array
from gdviz.figure.controls import Slider
from gdviz.figure.marks import Marker, Surface
from gdviz.figure.numbers import fixed
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Predict
from gdviz.figure.scene import Scene
from gdviz.objectives import Objective
from gdviz.objectives.random_numbers import Generator
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend
from gdviz.scenes.neural_network import (
    FULL_LOSS,
    MOONS,
    NETWORK,
    RUN,
    TOLD_1,
    TOLD_2,
    cross_entropy_of,
    parameters,
    start_rate,
)

TRAINED = RUN.vectors[-1]
reach = 1.0
TOP = 2.0


def direction(vector: Array, generator: Generator) -> Array:
    """A random direction, shape (dim,), for each unit as long as the weights that lead into it; biases stay.

    Source: Li, Xu, Taylor, Studer and Goldstein (2018), "Visualizing the loss landscape of neural nets", NeurIPS,
    arXiv:1712.09913, section 4.
    """
    made = {}
    for name, part in NETWORK.unpack(vector).items():
        if part.ndim < 2:
            made[name] = np.zeros(part.shape)
            continue
        drawn = np.reshape(generator.normals(part.size), part.shape)
        made[name] = drawn * np.linalg.norm(part, axis=0) / np.linalg.norm(drawn, axis=0)
    return NETWORK.pack(made)


def _slice_loss(w: Any, weights: Any, first: Any, second: Any, x1: Any, x2: Any, y: Any) -> Any:
    along, across = w[0][..., None], w[1][..., None]
    moved = [at + along * one + across * other for at, one, other in zip(weights, first, second, strict=True)]
    return cross_entropy_of(moved, x1, x2, y)


def sliced(seed: int) -> Objective:
    """The loss on the training data in a plane through the trained weights; (0, 0) is where they are."""
    generator = Generator(seed)
    first, second = direction(TRAINED, generator), direction(TRAINED, generator)
    return Objective(
        name="slice",
        formula=partial(
            _slice_loss,
            weights=tuple(TRAINED.tolist()),
            first=tuple(first.tolist()),
            second=tuple(second.tolist()),
            x1=TOLD_1,
            x2=TOLD_2,
            y=MOONS.y,
        ),
        domain=((-reach, reach),) * 2,
        minimizers=(),
        latex=r"L(w + a\,d + b\,e)",
        axis_names=("a", "b"),
        value_name="loss",
    )


SEEDS = (1, 2)
SLICES = tuple(sliced(seed) for seed in SEEDS)
slice_loss = float(SLICES[0]((0.0, 0.0)))
more_steps = 200
more_loss = float(descend(FULL_LOSS, GradientDescent(start_rate), TRAINED, more_steps).losses[-1])
_A, _B = (Axis(name, -reach, reach, ticks=(-reach, 0.0, reach)) for name in ("along d₁", "along d₂"))
_CAMERA = (-60.0, 40.0)

slices = Scene(
    title="Two slices through one point",
    alt="Two surfaces side by side, the loss of the trained network over two pairs of random directions. Both have the "
    "trained weights, marked, in a hollow in their middle. Around it they differ: slopes, ridges and level "
    "stretches lie in other places.",
    caption=f"The loss of the trained network in two planes through its {parameters} weights. Each plane is spanned by "
    f"two random directions; the middle is the trained network, with loss {fixed(slice_loss, 3)} in both. What may one "
    "say of the landscape from the left picture alone?",
    question="In both pictures the trained network stands in a hollow. Is it at a minimum of its loss?",
    parts=(
        Predict(
            "choice",
            options=("yes", "no, the loss can still fall"),
            answer=int(more_loss < 0.9 * slice_loss),
            when=("azimuth", -180.0, -90.0),
            because=f"{more_steps} more steps, now on all the points, bring it from {fixed(slice_loss, 3)} to "
            f"{fixed(more_loss, 3)}. Each picture shows two directions of {parameters} dimensions.",
            then="Now turn both surfaces.",
        ),
    ),
    panels=tuple(
        Panel(
            (Surface(top=TOP, resolution=33), Marker((0.0, 0.0), kind="minimum", label="trained")),
            x=_A,
            y=_B,
            z=Axis("loss", 0.0, TOP, ticks=(0.0, TOP / 2, TOP)),
            objective=each,
            title=f"{name} pair of directions",
        )
        for name, each in zip(("first", "second"), SLICES, strict=True)
    ),
    controls=(
        Slider("azimuth", -180.0, 180.0, value=_CAMERA[0], label="turn (degrees)"),
        Slider("elevation", 5.0, 85.0, value=_CAMERA[1], label="tilt (degrees)"),
    ),
    height=340,
    narrow_height=600,
)
