"""A line that follows a graph in words; see parts/graph-words.js."""

from __future__ import annotations

from gdviz.figure.parts import GraphWords
from gdviz.figure.scene import Scene


def html(scene: Scene, part: GraphWords) -> str:
    """An empty line with its room."""
    return '<div class="gd-graph-words" data-part="GraphWords" data-search-exclude><p></p></div>'
