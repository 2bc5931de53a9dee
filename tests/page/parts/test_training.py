"""How well a training does is said by the page as its script says it."""

from __future__ import annotations

import json
from dataclasses import replace

import quickjs

from gdviz.figure.controls import Animation
from gdviz.figure.scene import Scene
from gdviz.figure.training import training_words
from gdviz.page.modules import in_order, modules
from gdviz.page.parts.training import html
from gdviz.page.registry import scripts_of
from tests.figure.test_training import SCENE
from tests.page.exported import exported, part_of

PART = SCENE.parts[0]


def _engine(scene: Scene) -> quickjs.Context:
    """The part of a figure that is nothing but a store, a player and a line."""
    context = quickjs.Context()
    source = "\n".join(module.body() for module in in_order(modules(), "parts/training.js"))
    context.eval(f"const part = {json.dumps(part_of(scene, 'Training'))}; {source}")
    context.eval("const player = { label() {}, show(step) { this.shown = step; } }, line = { textContent: '' };")
    context.eval(f"const store = {{ part: () => part, values: {{}}, step: 0, longest: {scene.longest} }};")
    context.eval("const shown = parts.Training({ store, player }, line);")
    return context


def test_the_line_is_of_the_state_that_the_figure_opens_in() -> None:
    assert html(SCENE, PART) == f'<p class="gd-training" data-part="Training">{training_words(SCENE.state())}</p>'  # type: ignore[arg-type]
    assert scripts_of(SCENE) == ["network"]


def test_the_script_says_the_same_at_every_step() -> None:
    context = _engine(SCENE)
    for step in (0, 7, 30, 12):
        said = context.eval(f"store.step = {step}; shown.update(); line.textContent")
        assert said == training_words(SCENE.state(step=float(step)))
    said = context.eval("store.values = { hidden_units: 3 }; shown.update(); line.textContent")
    assert said == training_words(SCENE.state(step=12.0, hidden_units=3.0))


def test_the_script_is_told_the_settings_and_plays_every_step() -> None:
    told = part_of(SCENE, "Training")
    assert told == {
        "kind": "Training", "hidden_units": 8, "activation": 0, "data": 0, "learning_rate": 0.5, "batch_size": 50,
        "seed": 0, "data_seed": 0, "optimizer": 0,
    }  # fmt: skip
    filmed = replace(SCENE, animation=Animation({"step": (0.0, 10.0, 30.0)}))
    assert exported(filmed)["animation"] is None and exported(filmed)["longest"] == 30


def test_without_motion_a_press_trains_50_steps() -> None:
    scene = replace(SCENE, parts=(replace(PART, steps=120),))
    assert scene.longest == 120
    context = _engine(scene)
    assert context.eval("player.calmly") == "Train 50 steps"
    assert json.loads(
        context.eval("JSON.stringify([0, 50, 100].map((from) => (player.next(from), player.shown)))")
    ) == [50, 100, 120]
