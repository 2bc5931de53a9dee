"""The picture of what is shown, a link to it, and the command that draws it; see parts/share.js and parts/save.js."""

from __future__ import annotations

from gdviz.figure.parts import Share
from gdviz.figure.scene import Scene


def html(scene: Scene, part: Share) -> str:
    """The picture of what is shown, and a link to it and a command; they grow as they say what they have done."""
    return (
        '<div class="gd-buttons gd-share" data-part="Share" data-search-exclude>'
        '<button type="button" data-share="svg">Save SVG</button>'
        '<button type="button" data-share="png">Save PNG</button>'
        '<button type="button" data-share="link">Copy link</button>'
        '<button type="button" data-share="command">Copy command</button>'
        '<input class="gd-address" type="text" readonly aria-label="Link to this figure" hidden></div>'
    )
