"""How well a training does is said by the page as its script says it."""

from __future__ import annotations

import json

import quickjs

from gdviz.figure.training import training_words
from gdviz.page.modules import in_order, modules
from gdviz.page.parts.training import html
from gdviz.page.registry import scripts_of
from tests.figure.test_training import SCENE

PART = SCENE.parts[0]


def test_the_line_is_of_the_state_that_the_figure_opens_in() -> None:
    assert html(SCENE, PART) == f'<p class="gd-training" data-part="Training">{training_words(SCENE.state())}</p>'  # type: ignore[arg-type]
    assert scripts_of(SCENE) == ["network"]


def test_the_script_says_the_same_at_every_step() -> None:
    context = quickjs.Context()
    context.eval(
        "const box = {}; var matchMedia, document; "
        + "\n".join(module.body() for module in in_order(modules(), "parts/training.js"))
    )
    context.eval("globalThis.line = { textContent: '' };")
    told = {**vars(PART), "kind": "Training"}
    context.eval(f"const part = {json.dumps(told)};")
    context.eval("const store = { part: () => part, values: {}, step: 0 };")
    context.eval("const shown = parts.Training({ store }, line);")
    for step in (0, 7, 30, 12):
        said = context.eval(f"store.step = {step}; shown.update(); line.textContent")
        assert said == training_words(SCENE.state(step=float(step)))
    said = context.eval("store.values = { hidden_units: 3 }; shown.update(); line.textContent")
    assert said == training_words(SCENE.state(step=12.0, hidden_units=3.0))
