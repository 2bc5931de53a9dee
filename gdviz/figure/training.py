"""The training of a scene as its controls have it, for marks and words; `network/trainer.js` in the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from gdviz.figure.controls import Value
from gdviz.figure.numbers import fixed
from gdviz.figure.parts import Training
from gdviz.figure.scene import State

SETTINGS = tuple(field.name for field in fields(Training) if field.name not in ("steps", "run"))
"""What of a training a control may set."""


def trained(state: State) -> Any:
    """The `gdviz.optimizers.training.Training` that a state has; its current step is `state.step`.

    Raises:
        ValueError: when the scene has none.
    """
    part = state.scene.part(Training)
    if part is None:
        raise ValueError(f"{state.scene.id}: no Training among its parts")
    return trained_under(part, state.values)


def trained_under(part: Training, values: Mapping[str, Value]) -> Any:
    """The same under the values of controls."""
    return part.run(part.steps, **{name: values.get(name, getattr(part, name)) for name in SETTINGS})


def training_words(state: State) -> str:
    """How well the network does at the current step."""
    run = trained(state)
    t = state.step
    right = fixed(100 * float(run.held_accuracies[t]), 1)
    return f"Loss {fixed(float(run.losses[t]), 3)}, held out {fixed(float(run.held_losses[t]), 3)} and {right}% right"
