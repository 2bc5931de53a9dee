"""What is shown as sound and as a picture, a link to it, the command that draws it, a frame for it: parts/share.js."""

from __future__ import annotations

from gdviz.figure import marks
from gdviz.figure.parts import Share
from gdviz.figure.scene import Scene

CURVES: tuple[type[marks.Mark], ...] = (
    marks.Curve,
    marks.DifferenceErrors,
    marks.DirectionCurvatures,
    marks.DirectionSlopes,
    marks.EpochLoss,
    marks.FinalLoss,
    marks.FitErrors,
    marks.Polynomial,
    marks.RowFactors,
    marks.TrainingCurves,
)
"""The marks that draw curves over an axis, which can be heard from left to right; runs can be heard anyway."""


def can_be_heard(scene: Scene) -> bool:
    """Whether a figure has a run or a curve to listen to: see `scene/listen/sources.js`."""
    return bool(scene.runs) or any(isinstance(mark, CURVES) for panel in scene.panels for mark in panel.marks)


def html(scene: Scene, part: Share) -> str:
    """The sound and picture of what is shown, a link, a command and a frame; they grow as they say what they did."""
    listen = '<button type="button" data-share="listen">Listen</button>' if can_be_heard(scene) else ""
    return (
        f'<div class="gd-buttons gd-share" data-part="Share" data-search-exclude>{listen}'
        '<button type="button" data-share="svg">Save SVG</button>'
        '<button type="button" data-share="png">Save PNG</button>'
        '<button type="button" data-share="link">Copy link</button>'
        '<button type="button" data-share="command">Copy command</button>'
        '<button type="button" data-share="embed">Copy embed</button>'
        '<input class="gd-address" type="text" readonly aria-label="Link to this figure" hidden></div>'
    )
