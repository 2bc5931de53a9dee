"""Boxes in a cycle: a ring where there is room, a list with a way back where there is not."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from matplotlib.patches import FancyBboxPatch
from numpy.typing import NDArray

from gdviz.arrays import Array
from gdviz.drawing.marks.path import ARROW, arrow_shape
from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer
from gdviz.drawing.text import SEMI_BOLD, wrap
from gdviz.figure.marks import Cycle
from gdviz.figure.scene import State
from gdviz.figure.style import BLEND

Bounds = tuple[float, float, float, float]  # left, bottom, width, height
GAP = 7.0  # between an arrow and the box it leads to


@dataclass(frozen=True)
class CycleLayout:
    """Where a cycle stands in its panel, in pixels from the lower left corner of the panel's box.

    Attributes:
        boxes: left, bottom, width, height of each.
        shafts: the line of each arrow, shape (n, 2).
        heads: the outline of its head, shape (7, 2).
    """

    boxes: list[Bounds]
    shafts: list[Array]
    heads: list[Array]


def cycle_layout(plot: Plot, mark: Cycle) -> CycleLayout:
    """A ring in the wide layout, a list in the narrow one."""
    stacked = plot.sheet.layout.name == "narrow"
    boxes = _list(plot, len(mark.boxes)) if stacked else _ring(plot, len(mark.boxes))
    routes = _list_routes(plot, boxes) if stacked else _ring_routes(plot, boxes)
    return CycleLayout(boxes, [route[:-1] for route in routes], [_head(route) for route in routes])


def draw_cycle(plot: Plot, mark: Cycle) -> Update | None:
    """The boxes with their texts, the arrows between them, and the lit box."""
    layout = cycle_layout(plot, mark)
    bounds = layout.boxes
    tone = plot.sheet.blend("muted", BLEND["arrow"])
    for shaft in layout.shafts:
        line = plot.line("muted", 1.6, Layer.CURVE, moving=False, color=tone)
        line.set_data(shaft.T)
    heads = plot.polygons(tone, "none", Layer.CURVE, moving=False)
    heads.set_verts(layout.heads)
    for box, (name, explanation) in zip(bounds, mark.boxes, strict=True):
        _box(plot, box, plot.sheet.palette.raised, plot.sheet.palette.rule, Layer.AXIS)
        _write(plot, box, name, explanation)
    if mark.control not in plot.state.values:
        return None
    lit = _box(
        plot, bounds[0], plot.sheet.blend("function", BLEND["lit"]), plot.sheet.palette.function, Layer.AREA, 2.0
    )
    plot.sheet.add_moving(lit)

    def update(state: State) -> None:
        chosen = round(float(state.values[mark.control]))  # type: ignore[arg-type]
        lit.set_visible(1 <= chosen <= len(bounds))
        if lit.get_visible():
            lit.set_bounds(*bounds[chosen - 1])

    return update


def _box(plot: Plot, bounds: Bounds, face: str, edge: str, layer: float, width: float = 1.0) -> FancyBboxPatch:
    left, bottom, across, up = bounds
    patch = FancyBboxPatch((left, bottom), across, up, boxstyle="round,pad=0,rounding_size=8", facecolor=face,
                           edgecolor=edge, linewidth=width, zorder=layer, mutation_aspect=1)  # fmt: skip
    plot.axes.add_patch(patch)
    return patch


def _write(plot: Plot, bounds: Bounds, name: str, explanation: str) -> None:
    left, bottom, width, height = bounds
    layout = plot.sheet.layout
    big, small = layout.font_size, layout.small_font_size
    lines = wrap(explanation, width - 22, small)
    total = big * 1.35 + len(lines) * small * 1.3
    x = plot.left + left + width / 2
    y = plot.bottom + bottom + height / 2 + total / 2 - big
    plot.sheet.text(x, y, name, weight=SEMI_BOLD, align="center", above=True, kind="box")
    for index, line in enumerate(lines):
        baseline = y - big * 0.35 - small - index * small * 1.3
        plot.sheet.text(x, baseline, line, size=small, role="muted", align="center", above=True, kind="box")


def _ring(plot: Plot, count: int) -> list[Bounds]:
    """Boxes on an ellipse, the first at the top, clockwise."""
    width, height = min(196.0, 0.285 * plot.width), min(84.0, 0.25 * plot.height)
    rx, ry = (plot.width - width) / 2 - 2, (plot.height - height) / 2 - 2
    angles = [math.pi / 2 - 2 * math.pi * index / count for index in range(count)]
    centres = [(plot.width / 2 + rx * math.cos(a), plot.height / 2 + ry * math.sin(a)) for a in angles]
    return [(x - width / 2, y - height / 2, width, height) for x, y in centres]


def _ring_routes(plot: Plot, bounds: list[Bounds]) -> list[Array]:
    """Pieces of the ellipse between each box and the next, clear of all boxes."""
    width, height = bounds[0][2:]
    rx, ry = (plot.width - width) / 2 - 2, (plot.height - height) / 2 - 2
    routes = []
    for index in range(len(bounds)):
        angles = math.pi / 2 - 2 * math.pi / len(bounds) * (index + np.linspace(0, 1, 200))
        arc = np.stack([plot.width / 2 + rx * np.cos(angles), plot.height / 2 + ry * np.sin(angles)], axis=1)
        both = (bounds[index], bounds[(index + 1) % len(bounds)])
        clear = np.all([~_within(arc, box) for box in both], axis=0)
        routes.append(arc[clear])
    return routes


def _within(points: Array, bounds: Bounds) -> NDArray[np.bool_]:
    left, bottom, width, height = bounds
    x, y = points.T
    return (x > left - GAP) & (x < left + width + GAP) & (y > bottom - GAP) & (y < bottom + height + GAP)


def _list(plot: Plot, count: int) -> list[Bounds]:
    """Boxes below each other, with room at the right for the way back."""
    gap = 24.0
    height = min(76.0, (plot.height - gap * (count - 1) - 4) / count)
    top = plot.height - 2
    return [(2.0, top - (index + 1) * height - index * gap, plot.width - 34.0, height) for index in range(count)]


def _list_routes(plot: Plot, bounds: list[Bounds]) -> list[Array]:
    """Short arrows down the list and one that leads back up beside it."""
    routes = []
    for above, below in pairwise(bounds):
        x = above[0] + above[2] / 2
        routes.append(np.linspace((x, above[1] - 4.0), (x, below[1] + below[3] + 4.0), 12))
    first, last = bounds[0], bounds[-1]
    edge, rail = first[0] + first[2], plot.width - 8.0
    low, high = last[1] + last[3] / 2, first[1] + first[3] / 2
    back = [(edge + 4, low), (rail, low), (rail, high), (edge + 13, high), (edge + 4, high)]
    routes.append(np.array(back))
    return routes


def _head(route: Array) -> Array:
    """The arrowhead at the end of a route."""
    tip = route[-1]
    before = route[max(0, len(route) - 4)] if len(route) > 6 else route[-2]
    along = (tip - before) / max(float(np.hypot(*(tip - before))), 1e-9)
    return arrow_shape(tip - 9.0 * along, tip, shaft=1.6, barb=9.0 / ARROW["head"])


DRAWERS: dict[type, Drawer] = {Cycle: draw_cycle}
