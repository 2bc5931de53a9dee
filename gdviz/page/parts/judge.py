"""Too high, too low: the reader judges a model with one parameter; see parts/judge.js."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from gdviz.figure.controls import Slider
from gdviz.figure.numbers import shortest
from gdviz.figure.parts import Judge
from gdviz.figure.scene import Scene
from gdviz.objectives import Objective
from gdviz.page.parts.predict import room_for


def html(scene: Scene, part: Judge) -> str:
    """The two verdicts, and room for what will be said of them."""
    name = next(control.shown_name for control in scene.controls if control.name == part.control)
    asked = escape(f"judge-{scene.id}")
    first = (
        f"There are {part.count} turns. The first is {shortest(part.first_turn)}, "
        "each of the others half the one before it."
    )
    # The longest of what will be said; no number of it has more digits.
    longest = (
        f"Turn {part.count}: you said too high, but on average it was too low by 0.0088. {name} went down by 0.0888, "
        "to 8.88, where its range ends. The turns left add up to 0.888, too little to reach the balance."
    )
    return (
        f'<div class="gd-judge" data-part="Judge" role="group" aria-labelledby="{asked}" data-search-exclude>'
        f'<div class="gd-buttons"><span id="{asked}">On average the model is</span>'
        '<button type="button">Too high</button><button type="button">Too low</button></div>'
        f'<div class="gd-says">{room_for([longest])}<p>{escape(first)}</p></div></div>'
    )


def data(scene: Scene, part: Judge, plain: Callable[[Any], Any], objectives: list[Objective]) -> dict[str, Any]:
    """What the script is told: the slider, its turns, and the error.

    Raises:
        ValueError: when the scene has no such slider.
    """
    if not any(isinstance(control, Slider) and control.name == part.control for control in scene.controls):
        raise ValueError(f"{scene.id}: judge turns {part.control!r}, which is no slider of the scene")
    return {"control": part.control, "turns": part.turns, "error": plain(part.error)}
