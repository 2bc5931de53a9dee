"""Buttons that set a control to a value each; parts/choose-value.js does what they say."""

from __future__ import annotations

from html import escape

from gdviz.figure.parts import ChooseValue
from gdviz.figure.scene import Scene


def html(scene: Scene, part: ChooseValue) -> str:
    """A button for each value, pressed while the control has it."""
    held = scene.opening[part.control]
    buttons = "".join(
        f'<button type="button" data-value="{value!r}" aria-pressed="{str(value == held).lower()}">'
        f"{escape(name)}</button>"
        for name, value in part.options
    )
    return (
        f'<div class="gd-buttons" data-part="ChooseValue" role="group" aria-label="{escape(part.name)}" '
        f"data-search-exclude>{buttons}</div>"
    )
