"""The training of a scene as its controls have it, for marks and words; `network/trainer.js` in the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from gdviz.figure.controls import Value
from gdviz.figure.numbers import fixed
from gdviz.figure.parts import Training
from gdviz.figure.scene import State
from gdviz.objectives import training
from gdviz.objectives.class_data import SHAPES
from gdviz.objectives.network import ACTIVATIONS, Network

SETTINGS = tuple(field.name for field in fields(Training) if field.name != "steps")
"""What of a training a control may set."""


def trained(state: State) -> training.Training:
    """All steps of the training that a state has, whose current one is `state.step`.

    Raises:
        ValueError: when the scene has none.
    """
    part = state.scene.part(Training)
    if part is None:
        raise ValueError(f"{state.scene.id}: no Training among its parts")
    return training_with(part, state.values)


def training_with(part: Training, values: Mapping[str, Value]) -> training.Training:
    """The training under the values of controls."""
    chosen: dict[str, Any] = {name: values.get(name, getattr(part, name)) for name in SETTINGS}
    rule = training.TRAINED_BY[round(chosen["optimizer"])]
    activation, data = list(ACTIVATIONS)[round(chosen["activation"])], list(SHAPES)[round(chosen["data"])]
    return training.train(
        Network(hidden=(round(chosen["hidden_units"]),), activation=activation),
        data,
        rule(float(chosen["learning_rate"])),
        batch=round(chosen["batch_size"]),
        seed=round(chosen["seed"]),
        steps=part.steps,
        data_seed=round(chosen["data_seed"]),
    )


def training_words(state: State) -> str:
    """How well the network does at the current step."""
    run = trained(state)
    t = state.step
    right = fixed(100 * float(run.held_accuracies[t]), 1)
    return f"Loss {fixed(float(run.losses[t]), 3)}, held out {fixed(float(run.held_losses[t]), 3)} and {right} % right"
