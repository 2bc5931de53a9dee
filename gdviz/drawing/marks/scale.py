"""Amounts from one to a trillion: a spot with lines of words, lines of equal products, and bars with their amounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer, Readout
from gdviz.figure.scale import Amounts, EqualProducts, Spot, Told, amount
from gdviz.figure.scene import State
from gdviz.figure.style import BLEND, DASHES, POINT_RADIUS

SPOT_WORDS = (24.0, 16.0)  # pixels from the left and the upper edge to the first line of words
SPOT_LEADING = 1.35  # from one to the next, in the size of the font
AMOUNT_BAR = 13.0  # pixels: how thick a bar is
AMOUNT_SHARES = (0.4, 0.68)  # of the room of a bar: down to the line of its words, and to its middle
IN_ALL = ", in all "  # before a second amount
AMOUNT_INSET = 2.0  # pixels from the left edge to words


def draw_spot(plot: Plot, mark: Spot) -> Update:
    """A point, or a hairline; what is said of it stands at the upper left."""
    across = len(mark.controls) == 1
    line = plot.line("path", 1.6, Layer.TRACE, dashes=DASHES["reference"]) if across else None
    dot = None if across else plot.dots("path", POINT_RADIUS["current"], Layer.MARKER)
    words = _readouts(plot, len(mark.lines) if mark.told else 0, "path")
    size = plot.sheet.layout.font_size

    def update(state: State) -> None:
        values = [_number(state, name) for name in mark.controls]
        if line is not None:
            x = float(plot.x_at(values[0]))
            line.set_data([x, x], [0, plot.height])
        if dot is not None:
            plot.put_dots(dot, plot.at([values]))
        top = plot.bottom + plot.height - SPOT_WORDS[1]
        for row, (readout, told) in enumerate(zip(words, mark.lines, strict=False)):
            readout.put(said(told, values), plot.left + SPOT_WORDS[0], top - row * SPOT_LEADING * size)

    return update


def draw_equal_products(plot: Plot, mark: EqualProducts) -> None:
    """Straight lines on two logarithmic axes, each with its label at its lower end."""
    assert plot.frame.x is not None and plot.frame.y is not None
    color = plot.sheet.blend("muted", BLEND["contour"])
    small = plot.sheet.layout.small_font_size
    for place, product in enumerate(mark.products):
        same, x, y = product / mark.factor, plot.frame.x, plot.frame.y
        ends = np.array([(each, same / each) for each in (max(x.low, same / y.high), min(x.high, same / y.low))])
        line = plot.line("muted", 1.1, Layer.GRID, dashes=DASHES["reference"], moving=False, color=color)
        line.set_data(plot.clipped(plot.at(ends)).T)
        if place < len(mark.labels):
            end, label = plot.at(ends)[1], mark.labels[place]
            plot.words(end, label, align="right", offset=(-6.0, 12.0), around=True, role="muted", size=small)


def draw_amounts(plot: Plot, mark: Amounts) -> Update:
    """A bar for each, with words above it; further lines of words below."""
    rows = len(mark.bars) + len(mark.lines)
    room = plot.height / rows
    color = plot.sheet.blend("ink", BLEND["stem"])
    bars = [plot.segments("ink", AMOUNT_BAR, Layer.LINE, color=color) for _ in mark.bars]
    words = _readouts(plot, rows if mark.told else 0, "ink")

    def update(state: State) -> None:
        values = [_number(state, name) for name in mark.controls]
        for place, (bar, each) in enumerate(zip(bars, mark.bars, strict=True)):
            y = plot.height - (place + AMOUNT_SHARES[1]) * room
            bar.put_segments([[(0.0, y), (float(plot.x_at(_of(each, values))), y)]])
        for place, (readout, each) in enumerate(zip(words, (*mark.bars, *mark.lines), strict=False)):
            y = plot.bottom + plot.height - (place + AMOUNT_SHARES[0]) * room
            readout.put(said(each, values), plot.left + AMOUNT_INSET, y)

    return update


def said(told: Told, values: Sequence[float]) -> str:
    """A line with its amounts."""
    words = f"{told.before}{amount(_of(told, values), told.unit)}{told.after}"
    return words if told.whole is None else words + IN_ALL + amount(float(told.whole(*values)), told.unit)


def _of(told: Told, values: Sequence[float]) -> float:
    return float(told.formula(*values))


def _readouts(plot: Plot, count: int, role: str) -> list[Readout]:
    layout, paper = plot.sheet.layout, plot.sheet.palette.paper
    return [plot.sheet.readout("", 0, 0, size=layout.small_font_size, role=role, halo=paper) for _ in range(count)]


def _number(state: State, name: str) -> float:
    value: Any = state.values[name]
    return float(value)


DRAWERS: dict[type, Drawer] = {Spot: draw_spot, EqualProducts: draw_equal_products, Amounts: draw_amounts}
