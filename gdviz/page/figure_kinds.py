"""What a figure shows, told from its marks: the kinds that a reader of the gallery chooses from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gdviz.figure.scene import Scene

KINDS: Mapping[str, str] = {
    "curve": "Curve of a function",
    "contours": "Contours",
    "surface": "Surface",
    "data": "Data and model",
    "steps": "Loss or rate over steps",
    "graph": "Computation graph",
    "other": "Other chart or diagram",
}
"""What there is, as it is written in an address, and its name."""

SHOWN_BY: Mapping[str, tuple[str, ...]] = {
    "curve": ("Curve",),
    "contours": ("Contour",),
    "surface": ("Surface", "Magnified"),
    "data": ("Points", "Classes"),
    "steps": (
        *("LossCurve", "RateCurve", "EpochLoss", "RaceLosses", "FaultCurves", "PatientCurves", "TextLoss"),
        "TrainingCurves",
    ),
    "graph": ("Graph",),
}
"""The classes of the marks that show each; what has none of them is the last kind."""


def kinds_of(scene: Scene) -> list[str]:
    """What a scene shows, one or more of `KINDS`, in their order."""
    marks = {type(mark).__name__ for panel in scene.panels for mark in panel.marks}
    return [kind for kind, shown_by in SHOWN_BY.items() if marks.intersection(shown_by)] or ["other"]
