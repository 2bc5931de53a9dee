"""Where the panels of a scene stand on the sheet, with room for their titles, readouts, ticks and axis names."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import accumulate

from gdviz.drawing.limits import panel_axes
from gdviz.drawing.readout import Slot, line_up, slots
from gdviz.drawing.sheet import PADDING
from gdviz.drawing.text import SEMI_BOLD, text_width, wrap
from gdviz.drawing.ticks import Scale
from gdviz.figure.marks import Cycle
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.scene import Scene, State
from gdviz.figure.style import Layout

COLUMN_GAP, ROW_GAP = 26.0, 16.0
LEADING = 1.42  # line height, in font sizes
TICK_GAP, NAME_GAP = 6.0, 8.0
CORNER = 3.0  # more room below the axis, so that the two lowest tick labels stay apart


@dataclass
class Frame:
    """Where one panel is: its cell, its box for the marks, and what is written around it. All in CSS pixels.

    Attributes:
        left: of the cell, as are `right`, `top` and `bottom`.
        title: its lines.
        readout: its slots, row by row.
        box: left, bottom, width, height.
        x_ticks: (value, label).
        y_ticks: (value, label).
    """

    panel: Panel
    left: float
    right: float
    top: float
    bottom: float
    title: list[str]
    readout: list[list[Slot]]
    x: Axis | None = None
    y: Axis | None = None
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    x_ticks: tuple[tuple[float, str], ...] = ()
    y_ticks: tuple[tuple[float, str], ...] = ()


def rows_of(scene: Scene, layout: Layout) -> list[list[Panel]]:
    """The panels row by row."""
    columns = scene.narrow_columns if layout.name == "narrow" else scene.columns or len(scene.panels)
    columns = max(1, columns)
    return [list(scene.panels[first : first + columns]) for first in range(0, len(scene.panels), columns)]


def sheet_size(scene: Scene, layout: Layout) -> tuple[int, float]:
    """Width and height of a scene's figure in CSS pixels; whole ones, unless the scene says otherwise."""
    given = scene.narrow_height if layout.name == "narrow" else scene.height
    return layout.width, given or round(sum(_natural_heights(rows_of(scene, layout), layout)))


def _natural_heights(rows: list[list[Panel]], layout: Layout) -> list[float]:
    return [max(_natural_height(panel, layout) for panel in row) for row in rows]


def _natural_height(panel: Panel, layout: Layout) -> float:
    if layout.name == "narrow" and panel.kind == "diagram":
        boxes = sum(len(mark.boxes) for mark in panel.marks if isinstance(mark, Cycle))
        return 40.0 + 92.0 * boxes if boxes else float(layout.panel_height)
    return float(layout.panel_height)


def row_tops(scene: Scene, layout: Layout) -> list[float]:
    """How far from the top each row of panels begins, in CSS pixels, and where the last ends: there one is cut out."""
    height = sheet_size(scene, layout)[1]
    ends = accumulate(row + ROW_GAP for row in _row_heights(rows_of(scene, layout), layout, height))
    return [0.0, *(PADDING - ROW_GAP / 2 + end for end in list(ends)[:-1]), float(height)]


def _row_heights(rows: list[list[Panel]], layout: Layout, height: float) -> list[float]:
    """How high each row of panels is on a sheet of this height."""
    natural = _natural_heights(rows, layout)
    free = height - 2 * PADDING - ROW_GAP * (len(rows) - 1)
    return [free * each / sum(natural) for each in natural]


def frames(state: State, layout: Layout, size: tuple[int, float]) -> list[Frame]:
    """The frames of all panels of a scene on a sheet of this size."""
    width, height = size
    rows = rows_of(state.scene, layout)
    placed: list[Frame] = []
    top = height - PADDING
    for row, high in zip(rows, _row_heights(rows, layout, height), strict=True):
        bottom = top - high
        placed += _row(row, state, layout, (PADDING, bottom, width - PADDING, top))
        top = bottom - ROW_GAP
    return placed


def _row(panels: list[Panel], state: State, layout: Layout, area: tuple[float, float, float, float]) -> list[Frame]:
    left, bottom, right, top = area
    free = right - left - COLUMN_GAP * (len(panels) - 1)
    total = sum(panel.weight for panel in panels)
    row = []
    for panel in panels:
        width = free * panel.weight / total
        title = wrap(panel.title, width, layout.font_size, SEMI_BOLD) if panel.title else []
        readout = line_up(slots(panel, state), width, layout)
        row.append(Frame(panel, left, left + width, top, bottom, title, readout))
        left += width + COLUMN_GAP
    head = max(_head_height(frame, layout) for frame in row)
    for frame in row:
        _place_box(frame, state, layout, head)
    return row


def _head_height(frame: Frame, layout: Layout) -> float:
    """Room above the box: title, readouts and, with axes, the name of the y axis."""
    name = frame.panel.kind in ("plane", "contour")
    height = len(frame.title) * layout.font_size * LEADING
    height += len(frame.readout) * layout.small_font_size * LEADING
    height += layout.small_font_size * LEADING + NAME_GAP if name else 4.0
    height += 3.0 if frame.title or frame.readout else 0.0
    return height


def _place_box(frame: Frame, state: State, layout: Layout, head: float) -> None:
    width, top = frame.right - frame.left, frame.top - head
    if frame.panel.kind in ("surface", "diagram"):
        frame.box = (frame.left, frame.bottom, width, top - frame.bottom)
        return
    frame.x, frame.y = panel_axes(frame.panel, state)
    small = layout.small_font_size
    tail = TICK_GAP + CORNER + small * LEADING * 2  # tick labels, then the name
    height = top - frame.bottom - tail
    margin = _set_ticks(frame, layout, width, height)
    box_width = width - margin - _overhang(frame, layout)
    if frame.panel.equal:
        frame.box = _equal_box(frame, margin, box_width, tail, height)
        _set_ticks(frame, layout, frame.box[2] + margin, frame.box[3])
    else:
        frame.box = (frame.left + margin, frame.bottom + tail, box_width, height)


def _set_ticks(frame: Frame, layout: Layout, width: float, height: float) -> float:
    """Choose the ticks for the room there is; returns the width of the widest y label with its gap."""
    assert frame.x is not None and frame.y is not None
    small = layout.small_font_size
    frame.y_ticks = tuple(Scale(frame.y).ticks(max(3, min(6, int(height / 44)))))
    for count in range(max(3, min(7, int(width / 62))), 1, -1):
        frame.x_ticks = tuple(Scale(frame.x).ticks(count))
        if sum(text_width(label, small) + 14 for _, label in frame.x_ticks) < width:
            break
    return max((text_width(label, small) for _, label in frame.y_ticks), default=0.0) + TICK_GAP + 2


def _overhang(frame: Frame, layout: Layout) -> float:
    """How far the last x label reaches beyond its axis."""
    assert frame.x is not None
    scale = Scale(frame.x)
    reach = 4.0
    for value, label in frame.x_ticks:
        if float(scale.fraction(value)) > 0.93:
            reach = max(reach, text_width(label, layout.small_font_size) / 2)
    return reach


def _equal_box(
    frame: Frame, margin: float, width: float, tail: float, height: float
) -> tuple[float, float, float, float]:
    """A box in which a unit of x is as long as a unit of y.

    Ranges that come from the objective grow to fill the room; ranges that the scene gives are kept, in a smaller box.
    """
    x, y = frame.x, frame.y
    assert x is not None and y is not None
    across, up = width / (x.high - x.low), height / (y.high - y.low)
    if across > up and frame.panel.x is None:
        frame.x = _grown(x, width / up)
    elif up > across and frame.panel.y is None:
        frame.y = _grown(y, height / across)
    else:
        unit = min(across, up)
        inner_width, inner_height = unit * (x.high - x.low), unit * (y.high - y.low)
        left = frame.left + margin + (width - inner_width) / 2
        return left, frame.bottom + tail + (height - inner_height), inner_width, inner_height
    return frame.left + margin, frame.bottom + tail, width, height


def _grown(axis: Axis, span: float) -> Axis:
    if not math.isfinite(span):
        return axis
    middle = (axis.low + axis.high) / 2
    return replace(axis, low=middle - span / 2, high=middle + span / 2)
