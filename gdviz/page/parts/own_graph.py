"""A formula of the reader's own in place of a graph's; see parts/own-graph.js."""

from __future__ import annotations

from html import escape

from gdviz.figure.parts import OwnGraph
from gdviz.figure.scene import Scene
from gdviz.figure.stages import OWN_NAMES

SUMMARY = "your own formula"  # what the menu says of it
EXAMPLE = "sigmoid(a*x + b)^2"


def html(scene: Scene, part: OwnGraph) -> str:
    """A field for the formula, with an example and room for what is wrong with it."""
    name = escape(f"own-{scene.id}")
    return (
        f'<div class="gd-own" data-part="OwnGraph"><label for="{name}">Your own formula</label>'
        f'<input id="{name}" type="text" autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" '
        f'enterkeyhint="done" aria-describedby="{name}-hint {name}-mistake">'
        f'<p class="gd-hint" id="{name}-hint">For example <code translate="no">{EXAMPLE}</code>, in up to three of '
        f'<span translate="no">{", ".join(OWN_NAMES)}</span>; leave it empty to return to the page’s own</p>'
        f'<div class="gd-mistake" id="{name}-mistake" aria-live="polite"></div></div>'
    )
