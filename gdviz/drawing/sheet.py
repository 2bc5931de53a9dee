"""The sheet a scene is drawn on: a matplotlib figure whose unit is the CSS pixel, and what is on it by layer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from gdviz.drawing.labels import Box, Label, best_place, drawn_lines, left_end, text_box
from gdviz.drawing.text import font, lifted, text_width
from gdviz.figure.scene import State
from gdviz.figure.style import Layout, Palette

PADDING = 8.0


class Layer:
    """The order of drawing: what stands still, what moves, and what stands still above it."""

    BAND, CONTOUR, GRID, AXIS, CURVE = 1.0, 2.0, 3.0, 4.0, 5.0
    SURFACE, AREA, LINE, TRACE, PATH, POINT = 10.0, 11.0, 12.0, 13.0, 14.0, 15.0
    DATA, MARKER, TEXT = 20.0, 21.0, 30.0


@dataclass
class Readout:
    """Text that changes from frame to frame.

    Its digits are as wide as each other, so that a change of value moves nothing.

    Attributes:
        at: left and baseline, in CSS pixels from the lower left corner.
        size: in CSS pixels (points, as the sheet has 72 CSS pixels to the inch).
        scale: pixels of the canvas to a CSS pixel.
        halo: colour of an outline that lifts it off what is below, if any.
    """

    text: str
    at: tuple[float, float]
    size: float
    color: str
    scale: float
    weight: int = 400
    halo: str = ""

    @property
    def position(self) -> tuple[float, float]:
        """Left and baseline in pixels of the canvas, y upwards from its lower edge."""
        return self.at[0] * self.scale, self.at[1] * self.scale

    @property
    def font(self) -> FontProperties:
        """The font as matplotlib wants it."""
        return font(self.size, self.weight)

    @property
    def width(self) -> float:
        """Width of the text as it is now, in CSS pixels."""
        return text_width(self.text, self.size, self.weight)

    @property
    def box(self) -> Box:
        """The box it takes up now, in CSS pixels."""
        return text_box(*self.at, self.text, self.size, self.weight, "left")

    def put(self, text: str, x: float, y: float, align: str = "left") -> None:
        """Write `text` with its left end, middle or right end at x, on the baseline y."""
        self.text = text
        self.at = (left_end(x, self.width, align), y)


@dataclass(frozen=True)
class Written:
    """A text that stands still.

    Attributes:
        role: the meaning of its colour.
        kind: what it is, such as "title" or "y tick".
    """

    artist: Text
    role: str
    kind: str


@dataclass
class Sheet:
    """A figure, and the artists on it by what they do.

    Attributes:
        width: in CSS pixels.
        height: in CSS pixels.
        scale: pixels of the canvas to a CSS pixel.
        moving: what an update moves.
        readouts: text that an update changes.
        updates: functions that move to a state what they drew.
        texts: what stands still.
        above: those of the texts that are over the marks of a panel.
        occupied: the boxes of the texts so far: labels avoid them.
        pending: labels that get their position when all else is drawn.
    """

    width: int
    height: float
    scale: float
    palette: Palette
    layout: Layout
    moving: list[Artist] = field(default_factory=list)
    readouts: list[Readout] = field(default_factory=list)
    updates: list[Callable[[State], None]] = field(default_factory=list)
    texts: list[Written] = field(default_factory=list)
    above: list[Artist] = field(default_factory=list)
    occupied: list[Box] = field(default_factory=list)
    pending: list[Label] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.figure = Figure(
            figsize=(self.width / 72, self.height / 72), dpi=72 * self.scale, facecolor=self.palette.paper
        )
        self.canvas = FigureCanvasAgg(self.figure)
        self.pixels = Affine2D().scale(1 / 72) + self.figure.dpi_scale_trans

    def color(self, role: str) -> str:
        """The colour of a role of the palette, or the colour itself."""
        return role if role.startswith("#") else str(getattr(self.palette, role))

    def blend(self, role: str, share: float, under: str = "paper") -> str:
        """`share` of one colour over another: an opaque stand-in for transparency."""
        over, below = to_rgb(self.color(role)), to_rgb(self.color(under))
        red, green, blue = (share * a + (1 - share) * b for a, b in zip(over, below, strict=True))
        return to_hex((red, green, blue))

    def add_moving(self, artist: Artist) -> None:
        """Mark an artist as one that an update moves."""
        artist.set_animated(True)
        self.moving.append(artist)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        role: str = "ink",
        size: float | None = None,
        weight: int = 400,
        align: str = "left",
        halo: bool = False,
        above: bool = False,
        kind: str = "label",
    ) -> Text:
        """One line of text that stands still, on the baseline y.

        Arguments:
            x: of the end that `align` names, in CSS pixels from the left edge.
            y: in CSS pixels from the lower edge.
            role: the meaning of its colour.
            size: in CSS pixels; that of the layout's labels unless given.
            halo: lift it off what is drawn below it.
            above: marks may move below it; a halo implies it.
            kind: what it is, see `Written`.
        """
        size = size or self.layout.font_size
        artist = self.figure.text(
            x, y, text, color=self.color(role), fontproperties=font(size, weight), ha=align, va="baseline",
            transform=self.pixels, zorder=Layer.TEXT,
        )  # fmt: skip
        if halo:
            artist.set_path_effects(lifted(self.palette.paper))
        if halo or above:
            self.above.append(artist)
        self.texts.append(Written(artist, role, kind))
        self.occupied.append(text_box(x, y, text, size, weight, align))
        return artist

    def label(self, candidates: Sequence[tuple[float, float, str]], text: str, within: Box, **options: Any) -> None:
        """A halo text that will stand at the best of its positions once everything is drawn.

        Arguments:
            candidates: (x, baseline, align), the first choice first; in CSS pixels, as for `text`.
            within: the box it may not leave.
            options: of `text`.
        """
        size, weight = options.pop("size", None) or self.layout.font_size, options.pop("weight", 400)
        self.pending.append(Label(text, candidates, within, size, weight, options))

    def place_labels(self) -> None:
        """Find a position for every label that waits for one."""
        changing = [readout.box for readout in self.readouts if readout.text]
        lines = drawn_lines(self.figure, self.scale)
        for label in self.pending:
            x, y, align = best_place(label, [*changing, *self.occupied], lines)
            self.text(x, y, label.text, align=align, size=label.size, weight=label.weight, halo=True, **label.options)
            label.written = self.texts[-1]
        self.pending.clear()

    def readout(self, text: str, x: float, y: float, **options: Any) -> Readout:
        """A text that an update will change; `options` are fields of `Readout`, and the `role` of its colour."""
        role = options.pop("role", "ink")
        size = options.pop("size", None) or self.layout.small_font_size
        readout = Readout(text, (x, y), size, self.color(role), self.scale, **options)
        self.readouts.append(readout)
        return readout
