"""Buttons that set a control to a value each; parts/choose-value.js does what they say."""

from __future__ import annotations

from html import escape

from gdviz.figure.parts import Choice, ChooseValue
from gdviz.figure.scene import Scene


def html(scene: Scene, part: ChooseValue) -> str:
    """A group of buttons for each control, side by side where there is room."""
    groups = "".join(_group(scene, choice) for choice in part.choices)
    return f'<div class="gd-values" data-part="ChooseValue" data-search-exclude>{groups}</div>'


def _group(scene: Scene, choice: Choice) -> str:
    """A button for each value, pressed while the control has it."""
    held = scene.opening[choice.control]
    buttons = "".join(
        f'<button type="button" data-value="{value!r}" aria-pressed="{str(value == held).lower()}">'
        f"{escape(name)}</button>"
        for name, value in choice.options
    )
    return (
        f'<div class="gd-buttons" role="group" data-sets="{escape(choice.control)}" '
        f'aria-label="{escape(choice.name)}">{buttons}</div>'
    )
