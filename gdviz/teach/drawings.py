"""The small pictures of exercises as files of their own: on a page they take their colours from its style."""

from __future__ import annotations

import re
from html import unescape

_STYLE = """<style>
svg { color: #1a1a1a; background: #fff }
text { font: 13px sans-serif; fill: currentColor; text-anchor: end }
.gd-first { text-anchor: start }
.gd-axes, .gd-curve, .gd-level, .gd-dots { fill: none; stroke: currentColor }
.gd-curve { stroke-width: 1.5 }
.gd-level { stroke-dasharray: 4 4 }
.gd-dots { stroke-width: 5; stroke-linecap: round }
</style>"""
_DRAWING = re.compile(r"<svg [^>]*>.*?</svg>", re.DOTALL)


def drawing_in(words: str) -> str:
    """The picture in the text of an exercise; "" where there is none."""
    found = _DRAWING.search(words)
    return found[0] if found else ""


def alt_of(drawing: str) -> str:
    """What its picture shows, for those who do not see it."""
    found = re.search(r'aria-label="([^"]*)"', drawing)
    return unescape(found[1]) if found else ""


def standalone(drawing: str) -> bytes:
    """The picture as a file: dark on white, three times as large as in a line of text."""
    head, inside = re.match(r"(<svg [^>]*>)(.*)", drawing, re.DOTALL).groups()  # type: ignore[union-attr]
    head = re.sub(r' (?:style|class|role)="[^"]*"| data-plot', "", head)
    if "<text" not in inside:
        head = re.sub(r'\b(width|height)="(\d+)"', lambda size: f'{size[1]}="{2 * int(size[2])}"', head)
    return f'{head[:-1]} xmlns="http://www.w3.org/2000/svg">{_STYLE}{inside}\n'.encode()
