"""Data of the reader's own: points are added, moved and deleted; see parts/edit-data.js."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from gdviz.figure.parts import EditData
from gdviz.figure.scene import Scene
from gdviz.objectives import Objective
from gdviz.objectives.datasets import Dataset

SUMMARY = "your own data"  # what the menu says of it


def html(scene: Scene, part: EditData) -> str:
    """The buttons that add and delete points, and bring the original ones back."""
    point, points = escape(point_name(scene)), escape(points_name(scene))
    buttons = "".join(
        f'<button type="button" data-edit="{edit}">{text}</button>'
        for edit, text in (("add", f"Add {point}"), ("delete", f"Delete {point}"), ("original", "Original data"))
    )
    return (
        f'<div class="gd-buttons gd-data" data-part="EditData" data-point="{point}" data-points="{points}">{buttons}'
        f'<span class="gd-hint">Click the plot to add a {point}; drag one to move it</span></div>'
    )


def data(scene: Scene, part: EditData, plain: Callable[[Any], Any], objectives: list[Objective]) -> dict[str, Any]:
    """Which of the data sets it is."""
    return {"dataset": plain(edited(scene))["dataset"]}


def edited(scene: Scene) -> Dataset:
    """The data set on a panel that the scene's loss is measured on.

    Raises:
        ValueError: when there is none.
    """
    points = scene.objective.data if scene.objective else None
    for mark in (mark for panel in scene.panels for mark in panel.marks):
        dataset = getattr(mark, "dataset", None)
        if isinstance(dataset, Dataset) and points is not None and list(dataset.x) == list(points[0]):
            return dataset
    raise ValueError(f"{scene.id}: EditData needs the points of the objective on a panel")


def point_name(scene: Scene) -> str:
    """What one of the points is called that a reader may change: "house", of "houses"."""
    return points_name(scene).removesuffix("s")


def points_name(scene: Scene) -> str:
    """What all of them are called."""
    name = edited(scene).name
    return "points" if " " in name else name
