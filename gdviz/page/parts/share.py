"""The picture of what is shown, a link to it, the command that draws it, and a frame for it: see parts/share.js."""

from __future__ import annotations

from gdviz.figure.parts import Share
from gdviz.figure.scene import Scene


def html(scene: Scene, part: Share) -> str:
    """The picture of what is shown, a link to it, a command and a frame; they grow as they say what they have done."""
    return (
        '<div class="gd-buttons gd-share" data-part="Share" data-search-exclude>'
        '<button type="button" data-share="svg">Save SVG</button>'
        '<button type="button" data-share="png">Save PNG</button>'
        '<button type="button" data-share="link">Copy link</button>'
        '<button type="button" data-share="command">Copy command</button>'
        '<button type="button" data-share="embed">Copy embed</button>'
        '<input class="gd-address" type="text" readonly aria-label="Link to this figure" hidden></div>'
    )
