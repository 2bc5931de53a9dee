"""A language model writes on from a beginning, which the reader may type; parts/writing.js does what this says."""

from __future__ import annotations

from html import escape
from typing import Any

from gdviz.figure.language import MODELS, WRITING_SETTINGS, writing_words
from gdviz.figure.scene import Scene
from gdviz.figure.writing import LONGEST_BEGINNING, Writing
from gdviz.objectives.language_stored import stage_at
from gdviz.objectives.language_weights import LOSSES, WEIGHTS

NETWORK = MODELS.index("network")


def html(scene: Scene, part: Writing) -> str:
    """A field for the beginning with a button beside it, where the reader may type; else how well the model does."""
    if not part.typed:
        words = writing_words(scene, scene.opening)
        return f'<div data-part="Writing"><p class="gd-training">{escape(words)}</p></div>'
    name = escape(f"beginning-{scene.id}")
    return (
        f'<div class="gd-writing" data-part="Writing"><label for="{name}">Begin the text</label>'
        f'<input id="{name}" type="text" value="{escape(part.begin)}" maxlength="{LONGEST_BEGINNING}" '
        f'autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" '
        f'aria-describedby="{name}-mistake">'
        '<span class="gd-buttons"><button type="button">Add a character</button></span>'
        f'<div class="gd-mistake" id="{name}-mistake" aria-live="polite"></div></div>'
    )


def data(scene: Scene, part: Writing, plain: Any, objectives: Any) -> dict[str, Any]:
    """Its settings; of the network the weights at the stages that the figure can show, and its losses up to them."""
    told = {"begin": part.begin, "typed": part.typed, **{name: getattr(part, name) for name in WRITING_SETTINGS}}
    ends: dict[str, Any] = {control.name: (control.low, control.high) for control in scene.controls}
    if NETWORK not in ends.get("model", (part.model,)):
        return told
    first, last = (stage_at(float(end)) for end in ends.get("updates", (part.updates, part.updates)))
    weights = {str(stage): text for stage, text in WEIGHTS.items() if first <= stage <= last}
    return {**told, "weights": weights, "losses": LOSSES if first < last else []}
