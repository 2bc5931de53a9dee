"""A list of landscapes to choose from; see parts/choose-landscape.js."""

from __future__ import annotations

from html import escape

from gdviz.figure.race import ChooseLandscape
from gdviz.figure.scene import Scene


def html(scene: Scene, part: ChooseLandscape) -> str:
    """The list in a row of its own, the first chosen."""
    options = "".join(
        f'<option value="{place}"{"" if place else " selected"}>{escape(option.name)}</option>'
        for place, option in enumerate(part.options)
    )
    return (
        '<div class="gd-landscape" data-part="ChooseLandscape" data-search-exclude>'
        f'<label>Landscape <select autocomplete="off">{options}</select></label></div>'
    )
