"""Machines in a row as dials: turn the first and the others follow, each so many times as far as the one before."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from gdviz.arrays import Array
from gdviz.autodiff import grad
from gdviz.drawing.marks.graph import BARB
from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer
from gdviz.drawing.text import SEMI_BOLD
from gdviz.figure.graph_layout import HEAD, arrowhead
from gdviz.figure.marks import Dials
from gdviz.figure.numbers import MINUS, fixed, shortest
from gdviz.figure.scene import State
from gdviz.figure.style import BLEND

LARGEST_DIAL, DIAL_ROOM = 66.0, 0.31  # the radius, in pixels at most; and of the room that each dial has
DIAL_TICKS, TICK_REACH = 12, (0.86, 0.94)  # around a dial, from and to, in radii
HAND = 0.8  # in radii
OVER_DIAL = 14.0  # pixels from the dial to its name
UNDER_DIAL = (22.0, 42.0)  # and to its value, and to how far that has changed
ARROW_REACH = 6.0  # pixels between an arrow and the dials
DECIMALS = 2
RIM = 73  # points of a circle


def dial_places(width: float, height: float, count: int) -> tuple[float, list[tuple[float, float]]]:
    """The radius of the dials and their centres, in pixels from the upper left corner of a panel of this size."""
    room = width / count
    radius = min(LARGEST_DIAL, DIAL_ROOM * room, (height - OVER_DIAL - UNDER_DIAL[1] - 24.0) / 2)
    top = (height - UNDER_DIAL[1] + OVER_DIAL) / 2
    return radius, [((place + 0.5) * room, top) for place in range(count)]


def rates_between(mark: Dials) -> list[float]:
    """How many times as fast each machine moves as the one before."""
    slopes = [float(grad(machine)(mark.at)) for _, machine in mark.machines]
    return [slope / before for before, slope in pairwise(slopes)]


def changed(value: float) -> str:
    """A change with its sign; a change too small to be written has none."""
    words = fixed(value, DECIMALS)
    return words if words.startswith(MINUS) else f"+{words}"


def draw_dials(plot: Plot, mark: Dials) -> Update:
    """The dials with their names and the arrows between them; the hands, the values and the changes move."""
    radius, centres = dial_places(plot.width, plot.height, len(mark.machines))
    middles = [np.array([x, plot.height - y]) for x, y in centres]
    _draw_faces(plot, radius, middles)
    _draw_arrows(plot, mark, radius, middles)
    small = plot.sheet.layout.small_font_size
    for (name, _), (x, y) in zip(mark.machines if mark.told else (), middles, strict=mark.told):
        plot.sheet.text(plot.left + x, plot.bottom + y + radius + OVER_DIAL, name, weight=SEMI_BOLD, align="center")
    hands = plot.segments("path", 3.0, Layer.LINE)
    hands.set_solid_capstyle("round")
    hubs = plot.dots("path", 4.0, Layer.POINT, ring=False, moving=False)
    plot.put_dots(hubs, np.array(middles))
    values = [plot.sheet.readout("", 0, 0, size=small, role="function") for _ in middles]
    changes = [plot.sheet.readout("", 0, 0, size=small, role="path") for _ in middles]

    def update(state: State) -> None:
        x = float(state.values[mark.control])  # type: ignore[arg-type]
        found = [(float(machine(x)), float(machine(mark.at))) for _, machine in mark.machines]
        tips = []
        for (now, before), middle, value, change in zip(found, middles, values, changes, strict=True):
            turn = np.radians(mark.turn * (now - before))
            tips.append([middle, middle + HAND * radius * np.array([np.sin(turn), np.cos(turn)])])
            if not mark.told:
                continue
            left, low = plot.left + middle[0], plot.bottom + middle[1] - radius
            value.put(fixed(now, DECIMALS), left, low - UNDER_DIAL[0], "center")
            change.put(changed(now - before), left, low - UNDER_DIAL[1], "center")
        hands.put_segments(tips)

    return update


def _draw_faces(plot: Plot, radius: float, middles: list[Array]) -> None:
    turns = np.linspace(0.0, 2 * np.pi, RIM)
    rim = np.stack([np.sin(turns), np.cos(turns)], axis=1)
    faces = plot.polygons(plot.sheet.palette.raised, plot.sheet.palette.rule, Layer.AXIS, width=1.2, moving=False)
    faces.set_verts([middle + radius * rim for middle in middles])
    ticks = plot.segments("rule", 1.2, Layer.CURVE, color=plot.sheet.blend("muted", BLEND["axis"]), moving=False)
    ways = [2 * np.pi * tick / DIAL_TICKS for tick in range(DIAL_TICKS)]
    ends = [[reach * radius * np.array([np.sin(way), np.cos(way)]) for reach in TICK_REACH] for way in ways]
    ticks.put_segments([[middle + inner, middle + outer] for middle in middles for inner, outer in ends])


def _draw_arrows(plot: Plot, mark: Dials, radius: float, middles: list[Array]) -> None:
    tone = plot.sheet.blend("muted", BLEND["axis"])
    line = plot.segments("muted", 1.3, Layer.CURVE, color=tone, moving=False)
    heads = plot.polygons(tone, "none", Layer.CURVE, moving=False)
    gap = radius + ARROW_REACH
    spans = [((x + gap, y), (to_x - gap - HEAD, to_y)) for (x, y), (to_x, to_y) in pairwise(middles)]
    line.put_segments([[start, end] for start, end in spans])
    heads.set_verts([np.array(arrowhead(end, start, HEAD, BARB)) for start, end in spans])
    for rate, (start, end) in zip(rates_between(mark) if mark.told else (), spans, strict=mark.told):
        x, y = (start[0] + end[0] + HEAD) / 2, start[1] + 8.0
        plot.sheet.text(plot.left + x, plot.bottom + y, f"× {shortest(rate)}", role="slope", align="center")


DRAWERS: dict[type, Drawer] = {Dials: draw_dials}
