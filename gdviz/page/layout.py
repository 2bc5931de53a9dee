"""Where everything that stands still is, for the browser: laid out by the drawing of the stills, given as data."""

from __future__ import annotations

from typing import Any

from matplotlib.text import Text

from gdviz.drawing.drawing import Drawing
from gdviz.drawing.labels import Label as Waiting
from gdviz.drawing.marks.cycle import cycle_layout
from gdviz.drawing.plot import Plot
from gdviz.drawing.sheet import Written
from gdviz.drawing.ticks import Scale
from gdviz.figure.marks import Curve, Cycle, EpochLoss, Label, LossCurve, Mark, Marker
from gdviz.figure.panel import Axis
from gdviz.figure.parts import OwnFunction
from gdviz.figure.scene import Scene, State
from gdviz.figure.style import LAYOUTS, LIGHT, Layout

MOVED = ("surface tick", "node")  # kinds of text that the browser writes itself


def layouts(scene: Scene, state: State) -> dict[str, Any]:
    """The scene's sheet in each layout: size, texts, panels; positions are CSS pixels from the upper left corner."""
    return {layout.name: _Laid(scene, layout, state).data() for layout in LAYOUTS.values()}


class _Laid(Drawing):
    """A drawing that remembers its panels, and which of its words the browser moves itself."""

    def __init__(self, scene: Scene, layout: Layout, state: State) -> None:
        self.panels: list[dict[str, Any]] = []
        self.moved: list[Written] = []  # ticks of axes that change
        self.moving: list[Waiting] = []  # labels of curves that change
        self.aboard: list[tuple[Waiting, Plot, Marker | Label]] = []  # labels on a surface, which turns
        super().__init__(scene, LIGHT, layout, 1.0, state)

    def _draw_panel(self, plot: Plot) -> None:
        self.panels.append(_panel(plot, self.height))
        if _follows(plot) or _fits(plot):
            self.moved += [written for written in self.sheet.texts[plot.first_text :] if written.kind == "y tick"]
        super()._draw_panel(plot)

    def _draw_mark(self, plot: Plot, mark: Mark) -> None:
        waiting = len(self.sheet.pending)
        super()._draw_mark(plot, mark)
        labels = self.sheet.pending[waiting:]
        if isinstance(mark, LossCurve | EpochLoss) and self.scene.controls:
            self.moving += labels
        if plot.view and isinstance(mark, Marker | Label):
            self.aboard += [(label, plot, mark) for label in labels]

    def data(self) -> dict[str, Any]:
        """The sheet as plain data."""
        for label, plot, mark in self.aboard:
            panel = self.panels[self.scene.panels.index(plot.panel)]
            panel["view"]["words"][plot.panel.marks.index(mark)] = _beside(plot, mark, label.written.artist)
        moved = {id(label.written) for label in self.moving} | {id(label.written) for label, _, _ in self.aboard}
        moved |= {id(written) for written in self.moved}
        still = (written for written in self.sheet.texts if id(written) not in moved and written.kind not in MOVED)
        return {
            "width": self.width,
            "height": self.height,
            "size": self.layout.font_size,
            "small": self.layout.small_font_size,
            "texts": [_text(written, self.height) for written in still],
            "panels": self.panels,
        }


def _follows(plot: Plot) -> bool:
    """Whether the y axis is not the scene's own but follows the runs."""
    return plot.panel.y is None and any(isinstance(mark, LossCurve) for mark in plot.panel.marks)


def _fits(plot: Plot) -> bool:
    """Whether the y axis is to suit a function that the reader types."""
    typed = plot.state.scene.part(OwnFunction) is not None
    return typed and any(isinstance(mark, Curve) for mark in plot.panel.marks)


def _panel(plot: Plot, height: float) -> dict[str, Any]:
    frame = plot.frame
    left, bottom, box_width, box_height = frame.box
    panel = {
        "box": _rounded((left, height - bottom - box_height, box_width, box_height)),
        "cell": _rounded((frame.left, height - frame.top, frame.right - frame.left, frame.top - frame.bottom)),
        "x": _axis(frame.x),
        "y": _axis(frame.y),
        "x_ticks": [list(tick) for tick in frame.x_ticks],
        "y_ticks": [list(tick) for tick in frame.y_ticks],
        "follows": _follows(plot),
        "fits": _fits(plot),
        "readout": _readout(plot, height),
    }
    for mark in plot.panel.marks:
        if isinstance(mark, Cycle):
            panel["cycle"] = _cycle(plot, mark)
    if plot.view is not None:
        view = plot.view
        panel["view"] = {
            "axes": [_axis(axis) for axis in (view.x, view.y, view.z)],
            "ticks": [[list(tick) for tick in ticks] for ticks in view.ticks],
            "unit": float(view.unit),
            "rise": view.rise,
            "rooms": [view.side, view.below, view.above],
            "out": view.out,
            "turns": view.turns,
            "words": {},
        }
    return panel


def _beside(plot: Plot, mark: Marker | Label, text: Text) -> dict[str, Any]:
    """Where the words of a mark of a surface stand, from the point they name."""
    x, y = plot.place_given(mark.at)
    dx, dy = _rounded((text.get_position()[0] - plot.left - x, plot.bottom + y - text.get_position()[1]))
    return {"dx": dx, "dy": dy, "align": text.get_horizontalalignment()}


def _cycle(plot: Plot, mark: Cycle) -> dict[str, Any]:
    """The boxes as [x, y, width, height], the arrows as lines and heads; pixels from the panel's upper left corner."""
    layout = cycle_layout(plot, mark)
    flipped = [[left, plot.height - bottom - height, width, height] for left, bottom, width, height in layout.boxes]

    def down(points: Any) -> list[list[float]]:
        return [_rounded((x, plot.height - y)) for x, y in points]

    arrows = zip(layout.shafts, layout.heads, strict=True)
    return {
        "boxes": [_rounded(tuple(box)) for box in flipped],
        "routes": [{"line": down(shaft), "head": down(head)} for shaft, head in arrows],
    }


def _readout(plot: Plot, height: float) -> list[dict[str, Any]]:
    """Where each number stands, how it is written, and what it is called; the plot has just put them there."""
    return [
        {
            **{name: getattr(slot, name) for name in ("quantity", "name", "signed", "steps", "least")},
            "at": _rounded((readout.at[0], height - readout.at[1])),
        }
        for slot, readout in plot.readouts
    ]


def _text(written: Written, height: float) -> list[Any]:
    """[x, y, words, role, size, weight, align, halo, kind]."""
    text = written.artist
    x, y = text.get_position()
    font = text.get_fontproperties()
    style = [font.get_size(), font.get_weight(), text.get_horizontalalignment(), int(bool(text.get_path_effects()))]
    return [*_rounded((x, height - y)), text.get_text(), written.role, *style, written.kind]


def _axis(axis: Axis | None) -> dict[str, Any] | None:
    if axis is None:
        return None
    Scale(axis)  # raises where the axis is impossible
    return {"label": axis.label, "low": float(axis.low), "high": float(axis.high), "scale": axis.scale}


def _rounded(values: tuple[float, ...]) -> list[float]:
    return [round(float(value), 2) for value in values]
