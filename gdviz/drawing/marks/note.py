"""What explains a plot: reference lines, named points, words."""

from __future__ import annotations

import numpy as np

from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer
from gdviz.figure.marks import Label, Marker, Reference
from gdviz.figure.scene import State
from gdviz.figure.style import DASHES

# kind: (role, matplotlib marker, radius, hollow)
KINDS = {
    "minimum": ("ink", "D", 3.6, False),
    "start": ("path", "o", 5.0, True),
    "flat": ("slope", "D", 4.2, True),
    "point": ("ink", "o", 4.2, False),
}


def draw_reference(plot: Plot, mark: Reference) -> None:
    """A dashed line across the panel at a value of x or of y, with its label beside it.

    Raises:
        ValueError: when the mark's axis is neither "x" nor "y".
    """
    line = plot.line(mark.role, 1.1, Layer.GRID, dashes=DASHES["reference"], moving=False)
    if mark.axis == "x":
        x = float(plot.x_at(mark.value))
        line.set_data([x, x], [0, plot.height])
        y = plot.height - 10.0 if mark.label_at is None else float(plot.y_at(mark.label_at))
        position, offset = np.array([x, y]), (-7.0 if mark.align == "right" else 7.0, 0.0)
    elif mark.axis == "y":
        y = float(plot.y_at(mark.value))
        line.set_data([0, plot.width], [y, y])
        x = plot.width if mark.label_at is None else float(plot.x_at(mark.label_at))
        position, offset = np.array([x, y]), (0.0, 11.0)
    else:
        raise ValueError(f"Reference: axis = {mark.axis!r}: it is 'x' or 'y'")
    if mark.label:
        align = "right" if mark.axis == "y" and mark.label_at is None else mark.align
        plot.words(position, mark.label, align=align, offset=offset, around=True, role=mark.role,
                   size=plot.sheet.layout.small_font_size)  # fmt: skip


def draw_marker(plot: Plot, mark: Marker) -> Update | None:
    """A named point; on a surface that turns it and its name turn along.

    Raises:
        ValueError: when the mark is of an unknown kind.
    """
    if mark.kind not in KINDS:
        raise ValueError(f"Marker: kind = {mark.kind!r}: it is one of {', '.join(KINDS)}")
    role, shape, radius, hollow = KINDS[mark.kind]
    turns = plot.view is not None and plot.view.turns
    beneath = Layer.CURVE + 0.5  # a path that arrives covers it
    layer = Layer.TRACE - 0.5 if turns else beneath if mark.kind == "minimum" else Layer.MARKER
    dot = plot.dots(role, radius, layer, hollow=hollow, marker=shape, moving=turns)
    dx, dy = mark.offset
    align = "left" if dx > 0 else "right" if dx < 0 else "center"
    if not turns:
        position = plot.place_given(mark.at)
        plot.put_dots(dot, position)
        if mark.label:
            plot.words(position, mark.label, align=align, offset=mark.offset, around=True)
        return None
    name = plot.sheet.readout("", 0, 0, size=plot.sheet.layout.font_size, halo=plot.sheet.palette.paper)

    def update(state: State) -> None:
        position = plot.at([mark.at], state)[0]
        plot.put_dots(dot, position)
        name.put(mark.label, plot.left + float(position[0]) + dx, plot.bottom + float(position[1]) + dy - 4, align)

    return update


def draw_label(plot: Plot, mark: Label) -> Update | None:
    """Words at a point."""
    if plot.view is None or not plot.view.turns:
        plot.words(plot.place_given(mark.at), mark.text, align=mark.align, role=mark.role)
        return None
    paper = plot.sheet.palette.paper
    words = plot.sheet.readout("", 0, 0, size=plot.sheet.layout.font_size, role=mark.role, halo=paper)

    def update(state: State) -> None:
        x, y = plot.at([mark.at], state)[0]
        words.put(mark.text, plot.left + float(x), plot.bottom + float(y) - 4, mark.align)

    return update


DRAWERS: dict[type, Drawer] = {Reference: draw_reference, Marker: draw_marker, Label: draw_label}
