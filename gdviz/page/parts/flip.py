"""A button that turns a control between 0 and 1; parts/flip.js does what it says."""

from __future__ import annotations

from html import escape

from gdviz.figure.parts import Flip
from gdviz.figure.scene import Scene


def html(scene: Scene, part: Flip) -> str:
    """The button in a row of its own, pressed while the control is 1."""
    pressed = str(bool(scene.opening[part.control])).lower()
    return (
        '<div class="gd-buttons" data-part="Flip" data-search-exclude>'
        f'<button type="button" aria-pressed="{pressed}">{escape(part.label)}</button></div>'
    )
