"""The training of a scene follows its controls."""

from __future__ import annotations

import pytest

from gdviz.figure.controls import Slider, Step
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Training
from gdviz.figure.scene import Scene
from gdviz.figure.training import SETTINGS, trained, training_words
from gdviz.objectives.network import Network
from gdviz.optimizers import Adam, GradientDescent
from gdviz.optimizers.training import train, training_with

EMPTY = Panel((), Axis("x₁", -2, 2), Axis("x₂", -2, 2))
SCENE = Scene(
    title="t", alt="a", caption="c", panels=(EMPTY,), parts=(Training(30, training_with, batch_size=50),),
    controls=(
        Step(), Slider("hidden_units", 1, 16, value=8.0), Slider("learning_rate", 0.01, 2, value=0.5),
        Slider("activation", 0, 2, value=0.0), Slider("optimizer", 0, 1, value=0.0), Slider("data", 0, 2, value=0.0),
    ),
)  # fmt: skip


def test_the_steps_of_the_scene_are_those_of_the_training() -> None:
    assert SCENE.longest == 30
    assert SCENE.state().step == 30
    assert trained(SCENE.state(step=12.0)).vectors.shape == (31, 33)


def test_each_control_sets_what_it_is_called_like() -> None:
    settings = {"hidden_units": 3.0, "learning_rate": 0.02, "activation": 1.0, "optimizer": 1.0, "data": 2.0}
    assert set(settings) < set(SETTINGS)
    expected = train(Network(hidden=(3,), activation="relu"), "spirals", Adam(0.02), batch=50, steps=30)
    assert trained(SCENE.state(**settings)).vectors.tolist() == expected.vectors.tolist()
    expected = train(Network(), "moons", GradientDescent(0.5), batch=50, steps=30)
    assert trained(SCENE.state()).vectors.tolist() == expected.vectors.tolist()


def test_words_are_of_the_current_step() -> None:
    run = trained(SCENE.state())
    expected = (
        f"Loss {run.losses[7]:.3f}, held out {run.held_losses[7]:.3f} and {100 * run.held_accuracies[7]:.1f}% right"
    )
    assert training_words(SCENE.state(step=7.0)) == expected


def test_a_scene_without_a_training_is_told_so() -> None:
    with pytest.raises(ValueError, match="no Training among its parts"):
        trained(Scene(title="t", alt="a", caption="c", panels=()).state())
    with pytest.raises(ValueError, match=r"^Training: steps = 0: give at least 1$"):
        Training(0, training_with)
