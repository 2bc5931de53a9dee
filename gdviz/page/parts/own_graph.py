"""A formula of the reader's own in place of a graph's; see parts/own-graph.js."""

from __future__ import annotations

from gdviz.figure.parts import OwnGraph
from gdviz.figure.scene import Scene
from gdviz.figure.stages import OWN_NAMES
from gdviz.page.formula_field import formula_field

SUMMARY = "your own formula"  # what the menu says of it
EXAMPLE = "sigmoid(a*x + b)^2"


def html(scene: Scene, part: OwnGraph) -> str:
    """A field for the formula, with an example and room for what is wrong with it."""
    names = f', in up to three of <span translate="no">{", ".join(OWN_NAMES)}</span>'
    return formula_field(scene, "OwnGraph", "Your own formula", EXAMPLE, names)
