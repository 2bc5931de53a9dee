"""How well a network in training does, in words; parts/training.js says the same at every step."""

from __future__ import annotations

from html import escape

from gdviz.figure.parts import Training
from gdviz.figure.scene import Scene
from gdviz.figure.training import training_words


def html(scene: Scene, part: Training) -> str:
    """One line of the loss on the data trained on and held out."""
    words = training_words(scene.state(**scene.opening))
    return f'<p class="gd-training" data-part="Training">{escape(words)}</p>'
