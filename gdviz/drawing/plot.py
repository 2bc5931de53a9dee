"""One panel of a sheet: where values go, and the few kinds of artist that marks are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgba

from gdviz.arrays import Array
from gdviz.drawing.camera import View
from gdviz.drawing.clip import FAR, clip_polyline, finite
from gdviz.drawing.labels import ASCENT, MIDDLE
from gdviz.drawing.limits import runs_of
from gdviz.drawing.lines import Dots, Polyline
from gdviz.drawing.panels import CORNER, LEADING, NAME_GAP, TICK_GAP, Frame
from gdviz.drawing.readout import Slot, slot_width, write
from gdviz.drawing.sheet import Layer, Readout, Sheet
from gdviz.drawing.text import SEMI_BOLD, text_width
from gdviz.drawing.ticks import Scale
from gdviz.figure.scene import State
from gdviz.figure.style import BLEND, LINE_WIDTH, RUN_DASHES
from gdviz.objectives import Objective

Update = Callable[[State], None]  # moves what a mark has drawn to another state
Drawer = Callable[["Plot", Any], Update | None]  # draws a mark of one class on a plot


def all_of(updates: Sequence[Update]) -> Update:
    """One update that does all of these, in order."""

    def update(state: State) -> None:
        for move in updates:
            move(state)

    return update


# Where a label may stand around its place, in CSS pixels, and the end of it that is near the place
_SIDES = ((10, 8, "left"), (-10, 8, "right"), (10, -8, "left"), (-10, -8, "right"),
          (0, 15, "center"), (0, -15, "center"), (13, 0, "left"), (-13, 0, "right"))  # fmt: skip
_NUDGES = tuple((dx, dy) for dy in (0, 6, -6, 12, -12, 18, -18) for dx in (0, 12, -12) if dx or dy)


class Plot:
    """A panel on the sheet. Positions are CSS pixels from the lower left corner of its box, which clips its marks."""

    def __init__(self, sheet: Sheet, frame: Frame, state: State) -> None:
        self.sheet, self.frame, self.panel, self.state = sheet, frame, frame.panel, state
        self.left, self.bottom, self.width, self.height = frame.box
        self.kind = frame.panel.kind
        self.axes: Axes = sheet.figure.add_axes(
            (self.left / sheet.width, self.bottom / sheet.height, self.width / sheet.width, self.height / sheet.height)
        )
        self.axes.set_axis_off()
        self.axes.set(xlim=(0, self.width), ylim=(0, self.height))
        self.x_scale = Scale(frame.x) if frame.x else None
        self.y_scale = Scale(frame.y) if frame.y else None
        self.first_text = len(sheet.texts)
        self.readouts: list[tuple[Slot, Readout]] = []
        small = sheet.layout.small_font_size
        self.view = View(frame.panel, state, self.width, self.height, small) if self.kind == "surface" else None
        self._head()
        if self.x_scale and self.y_scale:
            self._axes()

    # ---- where things are

    @property
    def objective(self) -> Objective:
        """The objective the panel shows."""
        return self.state.objective(self.panel, self.panel.run)

    def runs(self, run: int | None) -> tuple[int, ...]:
        """The runs a mark follows."""
        return runs_of(self.panel, self.state, run)

    def x_at(self, x: Any) -> Any:
        """Values of x as pixels."""
        assert self.x_scale is not None
        return self.x_scale.fraction(x) * self.width

    def y_at(self, y: Any) -> Any:
        """Values of y as pixels."""
        assert self.y_scale is not None
        return self.y_scale.fraction(y) * self.height

    def at(self, points: Any, state: State | None = None) -> Array:
        """Points in data units, shape (n, 2) (on a surface 2 or 3), as pixels of shape (n, 2)."""
        points = np.atleast_2d(np.asarray(points, dtype=float))
        if self.view is not None:
            return self.view.place(points, state or self.state)
        return np.stack([self.x_at(points[:, 0]), self.y_at(points[:, 1])], axis=1)

    def place(self, points: Any, state: State | None = None) -> Array:
        """Points of the parameter space, shape (n, dim), as pixels: on the curve, in the plane, on the surface."""
        points = np.atleast_2d(np.asarray(points, dtype=float))
        if points.shape[1] == 1 and self.view is None:
            points = np.column_stack([points[:, 0], self.objective(points.T)])
        return self.at(points, state)

    def place_given(self, point: Sequence[float]) -> Array:
        """The position, in pixels, of a point a scene names: one number is on the curve, two are where they say."""
        return (self.place if len(point) == 1 else self.at)([tuple(point)])[0]

    def pixels(self, x: Array, y: Array) -> Array:
        """Values of x and y, shape (n,), as pixels of shape (n, 2); what is no number is far off."""
        with np.errstate(all="ignore"):
            positions = self.at(np.column_stack([x, y]))
        return finite(positions, nan=FAR)

    def inside(self, position: Array) -> bool:
        """Whether a position, in pixels, is in the box."""
        return bool(-0.5 <= position[0] <= self.width + 0.5 and -0.5 <= position[1] <= self.height + 0.5)

    def clipped(self, positions: Array) -> Array:
        """A polyline in pixels, cut where it leaves the box (with a margin), the pieces parted by NaN."""
        return clip_polyline(positions, self.width, self.height, margin=30.0)

    # ---- what marks are made of

    def line(self, role: str, width: float, layer: float, *, dashes: Sequence[float] = (), alpha: float = 1.0,
             moving: bool = True, color: str = "") -> Polyline:  # fmt: skip
        """An empty polyline.

        Arguments:
            role: the meaning of its colour, unless `color` is given.
            width: in CSS pixels.
            layer: see `Layer`.
            dashes: lengths of dash and gap in line widths; none for a whole line.
            moving: whether an update will move it.
        """
        line = Polyline([], [], color=color or self.sheet.color(role), linewidth=width, alpha=alpha, zorder=layer,
                      solid_capstyle="round", solid_joinstyle="round", dash_capstyle="butt")  # fmt: skip
        if dashes:
            line.set_dashes(list(dashes))
        return self._add(line, moving)

    def dots(self, role: str, radius: float, layer: float, *, hollow: bool = False, ring: bool = True,
             moving: bool = True, marker: Any = "o", alpha: float = 1.0) -> Dots:  # fmt: skip
        """Empty points.

        Arguments:
            role: the meaning of their colour.
            radius: in CSS pixels.
            hollow: filled with the colour of the paper.
            ring: with a thin ring of that colour around the others.
            marker: matplotlib's name of their shape.
            moving: whether an update will move them.
        """
        color, paper = self.sheet.color(role), self.sheet.palette.paper
        edge = 1.6 if hollow else 1.0 if ring else 0.0
        dots = Dots([], [], linestyle="none", marker=marker, markersize=2 * radius, zorder=layer, alpha=alpha,
                      markerfacecolor=paper if hollow else color, markeredgecolor=color if hollow else paper,
                      markeredgewidth=edge)  # fmt: skip
        self._add(dots, moving)
        dots.set_clip_on(False)  # a point on an axis is shown whole; those outside are left out by `put_dots`
        return dots

    def put_dots(self, dots: Dots, positions: Array) -> None:
        """Move points to those of the positions, shape (n, 2) in pixels, that are on the plot."""
        x, y = positions.reshape(-1, 2).T
        kept = (x >= -0.5) & (x <= self.width + 0.5) & (y >= -0.5) & (y <= self.height + 0.5)
        dots.set_data(x[kept], y[kept])

    def polygons(self, face: str, edge: str, layer: float, *, alpha: float = 1.0, width: float = 0.0,
                 moving: bool = True) -> PolyCollection:  # fmt: skip
        """Empty polygons of one colour; `width` is that of their outline, in CSS pixels."""
        collection = PolyCollection(
            [], facecolors=to_rgba(face, alpha), edgecolors=edge, linewidths=width, zorder=layer
        )
        self.axes.add_collection(collection, autolim=False)
        return self._listed(collection, moving)

    def segments(self, role: str, width: float, layer: float, *, moving: bool = True, color: str = "",
                 dashes: Sequence[float] = ()) -> Polyline:  # fmt: skip
        """Empty separate segments of one colour, cut square, as for `line`; `put_segments` fills them."""
        line = self.line(role, width, layer, dashes=dashes, moving=moving, color=color)
        line.set_solid_capstyle("butt")
        return line

    def _add(self, line: Any, moving: bool) -> Any:
        self.axes.add_line(line)
        line.set_clip_path(self.axes.patch)
        return self._listed(line, moving)

    def _listed(self, artist: Any, moving: bool) -> Any:
        if moving:
            self.sheet.add_moving(artist)
        return artist

    def dashes(self, run: int, several: bool) -> tuple[float, ...]:
        """The dashes that tell a run from the others; none where it is alone."""
        return RUN_DASHES[run % len(RUN_DASHES)] if several else ()

    # ---- words

    def words(self, position: Array, text: str, *, align: str = "left", offset: tuple[float, float] = (0.0, 0.0),
              around: bool = False, also: Sequence[Array] = (), **options: Any) -> None:  # fmt: skip
        """A label at a position, moved a little where it would cover something.

        Arguments:
            position: in pixels of the box.
            align: which end of the text is there: "left", "center" or "right".
            offset: of the text from the position, in CSS pixels.
            around: let it go to any side of the position, and to the positions in `also`.
            options: of `Sheet.text`.
        """
        size = options.get("size") or self.sheet.layout.font_size
        middle = 0.27 * size  # half the height of a small letter: places are the middle of the text
        steps = [(*offset, align)]
        if around:
            steps += [(dx * reach, dy * reach, side) for reach in (1.0, 1.5, 2.2) for dx, dy, side in _SIDES]
        else:
            steps += [(offset[0] + dx, offset[1] + dy, align) for dx, dy in _NUDGES]
        candidates = [(self.left + float(spot[0]) + dx, self.bottom + float(spot[1]) + dy - middle, side)
                  for spot in (position, *also) for dx, dy, side in steps]  # fmt: skip
        left = self.left + 4.0 if self.x_scale else self.frame.left
        within = (left, self.bottom + 3.0, self.frame.right, self.bottom + self.height + 2.0)
        self.sheet.label(candidates, text, within, **options)

    def _head(self) -> None:
        """Title and readout, from the top of the cell down."""
        sheet, frame = self.sheet, self.frame
        big, small = sheet.layout.font_size, sheet.layout.small_font_size
        y = frame.top
        for line in frame.title:
            sheet.text(frame.left, y - ASCENT * big, line, weight=SEMI_BOLD, kind="title")
            y -= big * LEADING
        for row in frame.readout:
            x = frame.left
            for slot in row:
                baseline = y - ASCENT * small - 1
                sheet.text(x, baseline, slot.name, role="muted", size=small, kind="readout")
                readout = sheet.readout("", x + text_width(slot.name, small) + slot.gap, baseline)
                self.readouts.append((slot, readout))
                sheet.updates.append(self._writer(readout, slot))
                x += slot_width(slot, small)
            y -= small * LEADING

    def _writer(self, readout: Readout, slot: Slot) -> Update:
        def update(state: State) -> None:
            quantities = state.quantities(self.panel)
            if slot.quantity not in quantities:
                known = ", ".join(quantities)
                raise ValueError(f"{state.scene.id}: unknown readout {slot.quantity!r}: it can show {known}")
            readout.text = write(slot, quantities[slot.quantity])

        return update

    def _axes(self) -> None:
        """Hairlines left and below, ticks, and the names: y above its axis, x at the end of its own."""
        sheet, frame = self.sheet, self.frame
        small = sheet.layout.small_font_size
        hairline = self.line("rule", LINE_WIDTH["axis"], Layer.AXIS, moving=False,
                             color=sheet.blend("muted", BLEND["axis"]))  # fmt: skip
        hairline.set_data([0, 0, self.width], [self.height, 0, 0])
        hairline.set_clip_on(False)
        ticks = [[(x, 0), (x, -4)] for x in self.x_at([value for value, _ in frame.x_ticks])]
        ticks += [[(0, y), (-4, y)] for y in self.y_at([value for value, _ in frame.y_ticks])]
        marks = self.segments(
            "rule", LINE_WIDTH["axis"], Layer.AXIS, moving=False, color=sheet.blend("muted", BLEND["axis"])
        )
        marks.put_segments(ticks)
        marks.set_clip_on(False)
        marks.set_gid("ground")
        hairline.set_gid("ground")
        below = self.bottom - TICK_GAP - CORNER - ASCENT * small
        for value, label in frame.x_ticks:
            x = self.left + float(self.x_at(value))
            sheet.text(x, below, label, role="muted", size=small, align="center", kind="x tick")
        for value, label in frame.y_ticks:
            y = self.bottom + float(self.y_at(value)) - MIDDLE * small
            sheet.text(self.left - TICK_GAP, y, label, role="muted", size=small, align="right", kind="y tick")
        assert frame.x and frame.y
        end, below = self.left + self.width, below - small * LEADING
        sheet.text(end, below, frame.x.label, role="muted", size=small, align="right", kind="axis")
        top = self.bottom + self.height + NAME_GAP + 0.2 * small
        widest = max((text_width(label, small) for _, label in frame.y_ticks), default=0.0)
        start = max(frame.left, self.left - widest - TICK_GAP - 2)  # over the tick labels, also of a centred box
        sheet.text(start, top, frame.y.label, role="muted", size=small, kind="axis")
