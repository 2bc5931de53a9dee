"""What a model says of a plane of two inputs, and the points of two classes it is to tell apart."""

from __future__ import annotations

from typing import Any

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from gdviz.arrays import Array
from gdviz.drawing.limits import axis_points
from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer
from gdviz.figure.marks import Classes, Regions
from gdviz.figure.scene import State

REGION_GRID = 61
REGION_SHARE = 0.44  # of the function's colour, in the deepest band
BOUNDARY_WIDTH = 2.0
RIM = 1.4  # of a hollow point, in CSS pixels


def draw_regions(plot: Plot, mark: Regions) -> Update | None:
    """The bands from the lowest to the highest, each over the ones below it, and the line at 0."""
    moves = _moves(plot)
    layer = Layer.SURFACE if moves else Layer.BAND
    shares = np.linspace(0.0, REGION_SHARE, len(mark.levels) + 1)[1:]
    bands = [_band(plot, plot.sheet.blend("function", share), layer, moves) for share in shares]
    line = plot.line("function", BOUNDARY_WIDTH, layer + 0.5, moving=moves)
    line.set_gid("ground")
    assert plot.frame.x is not None and plot.frame.y is not None
    across, up = (axis_points(axis, REGION_GRID) for axis in (plot.frame.x, plot.frame.y))
    grid = np.stack(np.meshgrid(across, up))

    def update(state: State) -> None:
        contours = contour_generator(plot.x_at(across), plot.y_at(up), state.objective(plot.panel)(grid))
        for band, level in zip(bands, mark.levels, strict=True):
            band.set_paths([Path(points, codes) for points, codes in _filled(contours, level)])
        line.put_segments(contours.lines(0.0) if mark.boundary else [])

    update(plot.state)
    return update if moves else None


def _moves(plot: Plot) -> bool:
    """Whether an animation changes the model."""
    scene = plot.state.scene
    settings = plot.objective.settings
    return scene.animation is not None and any(name in settings for name in scene.animation.values)


def _band(plot: Plot, color: str, layer: float, moves: bool) -> PathCollection:
    band = PathCollection([], facecolors=color, edgecolors="none", linewidths=0, zorder=layer)
    band.set_gid("ground")
    plot.axes.add_collection(band, autolim=False)
    if moves:
        plot.sheet.add_moving(band)
    return band


def _filled(contours: Any, level: float) -> list[tuple[Array, Array]]:
    """The outlines of all that is above a level, with the codes of their paths."""
    return list(zip(*contours.filled(level, np.inf), strict=True))


def draw_classes(plot: Plot, mark: Classes) -> None:
    """Hollow points below, filled ones above."""
    places, labels = plot.at(np.array(mark.points)), np.array(mark.labels)
    for hollow in (True, False):
        dots = plot.dots("data", mark.radius, Layer.DATA, hollow=hollow, moving=False)
        dots.set_markeredgewidth(RIM if hollow else 0.0)
        dots.set_gid("ground")
        plot.put_dots(dots, places[(labels == 0) == hollow])


DRAWERS: dict[type, Drawer] = {Regions: draw_regions, Classes: draw_classes}
