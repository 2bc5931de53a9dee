"""A list to choose one thing from; parts/choose.js does what it says."""

from __future__ import annotations

from html import escape

from gdviz.figure.parts import Choose
from gdviz.figure.scene import Scene


def html(scene: Scene, part: Choose) -> str:
    """The list with its name before it."""
    chosen = scene.opening[part.control]
    options = "".join(
        f'<option value="{place}"{" selected" if place == chosen else ""}>{escape(option)}</option>'
        for place, option in enumerate(part.options)
    )
    return (
        '<div class="gd-buttons" data-part="Choose" data-search-exclude><label class="gd-choose">'
        f'<span class="gd-name">{escape(part.label)}</span> '
        f'<select autocomplete="off" data-choice="{escape(part.control)}">{options}</select></label></div>'
    )
