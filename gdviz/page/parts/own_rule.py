"""A rule of the reader's own; see parts/own-rule.js."""

from __future__ import annotations

from html import escape

from gdviz.figure.race import OwnRule
from gdviz.figure.scene import Scene
from gdviz.optimizers.written import LONGEST_RULE, MOST_LINES, WrittenRule

SUMMARY = "your rule"  # what the menu says of it
EXAMPLE = ("v = 0.9*v + g", "x = x - eta*v")


def html(scene: Scene, part: OwnRule) -> str:
    """A field of several lines, with an example, and room for what is wrong and for what it is the same as."""
    name = escape(f"own-{scene.id}")
    rule = scene.runs[part.run].optimizer
    given = escape(rule.text).replace("\n", "&#10;") if isinstance(rule, WrittenRule) else ""
    lines = ", then ".join(f'<code translate="no">{escape(line)}</code>' for line in EXAMPLE)
    return (
        f'<div class="gd-own" data-part="OwnRule" data-search-exclude><label for="{name}">Your own rule</label>'
        f'<textarea id="{name}" rows="3" placeholder="{given}" maxlength="{LONGEST_RULE}" autocomplete="off" '
        f'autocapitalize="off" spellcheck="false" translate="no" '
        f'aria-describedby="{name}-hint {name}-mistake"></textarea>'
        f'<p class="gd-hint" id="{name}-hint">Up to {MOST_LINES} lines, for example {lines}; leave it '
        "empty to return to the page’s own</p>"
        f'<div class="gd-mistake" id="{name}-mistake" aria-live="polite"></div>'
        '<p class="gd-same" aria-live="polite"></p></div>'
    )
