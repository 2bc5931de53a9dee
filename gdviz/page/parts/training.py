"""How well a network in training does, in words; parts/training.js says the same at every step."""

from __future__ import annotations

from html import escape
from typing import Any

from gdviz.figure.parts import Training
from gdviz.figure.scene import Scene
from gdviz.figure.training import SETTINGS, training_words


def html(scene: Scene, part: Training) -> str:
    """One line of the loss on the data trained on and held out."""
    words = training_words(scene.state(**scene.opening))
    return f'<p class="gd-training" data-part="Training">{escape(words)}</p>'


def data(scene: Scene, part: Training, plain: Any, objectives: Any) -> dict[str, float]:
    """Its settings: what trains it in the page is in the script."""
    return {name: getattr(part, name) for name in SETTINGS}
