"""A schedule drawn by hand: its points are dragged on the plot, or moved by keys; parts/draw-schedule.js does that."""

from __future__ import annotations

from gdviz.figure.parts import DrawSchedule
from gdviz.figure.scene import Scene

SUMMARY = "draw"  # what the menu says of it


def html(scene: Scene, part: DrawSchedule) -> str:
    """What can be done, in words."""
    return (
        '<div class="gd-buttons" data-part="DrawSchedule"><span class="gd-hint">Drag a ring up or down; with the arrow '
        "keys it moves too</span></div>"
    )
