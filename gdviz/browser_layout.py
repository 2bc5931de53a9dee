"""Where everything that stands still is, for the browser: laid out by the drawing of the stills, given as data."""

from __future__ import annotations

from typing import Any

from matplotlib.text import Text

from gdviz.drawing import diagram
from gdviz.drawing.frame import TICK_GAP, frames
from gdviz.drawing.plot import Plot
from gdviz.drawing.relief import tick_count
from gdviz.drawing.ticks import Scale
from gdviz.marks import Curve, Cycle, Label, LossCurve, Marker, Surface
from gdviz.render import DRAWERS, Drawing
from gdviz.scene import Axis, Scene, State
from gdviz.style import LAYOUTS, LIGHT

_ROLES = {colour: role for role, colour in vars(LIGHT).items() if role != "name"}


def layouts(scene: Scene, state: State) -> dict[str, Any]:
    """The scene's sheet in each layout: size, texts, panels. Places are CSS pixels from the upper left corner."""
    return {layout.name: _Laid(scene, LIGHT, layout, 1.0, state).data() for layout in LAYOUTS.values()}


class _Laid(Drawing):
    """A drawing that remembers its panels, and which of its words the browser moves itself."""

    def _draw_panels(self, state: State) -> None:
        self.panels: list[dict[str, Any]] = []
        self.ticks: list[Text] = []  # of axes that change
        aboard: list[tuple[Plot, int, int, int]] = []  # words on a surface: places of panel, mark and label
        moving: list[int] = []  # labels of curves that change, by their place among those that wait for one
        for frame in frames(state, self.layout, (self.width, self.height)):
            plot = Plot(self.sheet, frame, state)
            self.panels.append(_panel(plot, self.height))
            self.ticks += _y_labels(plot) if _follows(plot) or _fits(plot) else []
            for place, mark in enumerate(frame.panel.marks):
                before, written = len(self.sheet.pending), len(self.sheet.texts)
                self.sheet.updates.append(DRAWERS[type(mark)](plot, mark) or _stay)
                self.ticks += self.sheet.texts[written:] if isinstance(mark, Surface) else []
                labels = range(before, len(self.sheet.pending))
                if isinstance(mark, LossCurve) and self.scene.controls:
                    moving += labels
                if plot.view and isinstance(mark, Marker | Label):
                    aboard += [(plot, len(self.panels) - 1, place, label) for label in labels]
        first = len(self.sheet.texts)  # where labels will be, once they have been given a place
        self.aboard = {first + label: (plot, panel, mark) for plot, panel, mark, label in aboard}
        self.moving = {first + label for label in moving} | set(self.aboard)

    def data(self) -> dict[str, Any]:
        """The sheet as plain data."""
        texts = [text for place, text in enumerate(self.sheet.texts) if place not in self.moving]
        for label, (plot, panel, place) in self.aboard.items():
            self.panels[panel]["view"]["words"][place] = _beside(plot, place, self.sheet.texts[label])
        return {
            "width": self.width,
            "height": self.height,
            "size": self.layout.font_size,
            "small": self.layout.small_font_size,
            "texts": [_text(text, self.height) for text in texts if text not in self.ticks],
            "panels": self.panels,
        }


def _stay(state: State) -> None:
    """What a mark does that never moves."""


def _follows(plot: Plot) -> bool:
    """Whether the y axis is not the scene's own but follows the runs."""
    return plot.panel.y is None and any(isinstance(mark, LossCurve) for mark in plot.panel.marks)


def _fits(plot: Plot) -> bool:
    """Whether the y axis is to suit a function that the reader types."""
    return plot.state.scene.own_function and any(isinstance(mark, Curve) for mark in plot.panel.marks)


def _y_labels(plot: Plot) -> list[Text]:
    """The texts at the ticks of a y axis: right-aligned, one gap left of the box."""
    edge = plot.left - TICK_GAP
    ends_there = (text for text in plot.sheet.texts if text.get_horizontalalignment() == "right")
    return [text for text in ends_there if text.get_position()[0] == edge]


def _panel(plot: Plot, height: int) -> dict[str, Any]:
    frame = plot.frame
    left, bottom, box_width, box_height = frame.box
    made = {
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
            made["cycle"] = _cycle(plot, mark)
    if plot.view is not None:
        view = plot.view
        made["view"] = {
            "axes": [_axis(axis) for axis in (view.x, view.y, view.z)],
            "ticks": [[list(tick) for tick in scale.ticks(tick_count(plot))] for scale in view.scales],
            "unit": float(view.unit),
            "turns": view.turns,
            "words": {},
        }
    return made


def _beside(plot: Plot, place: int, text: Text) -> dict[str, Any]:
    """Where the words of a mark of a surface stand, from the place they name."""
    mark = plot.panel.marks[place]
    assert isinstance(mark, Marker | Label)
    x, y = plot.place_given(mark.at)
    dx, dy = _rounded((text.get_position()[0] - plot.left - x, plot.bottom + y - text.get_position()[1]))
    return {"dx": dx, "dy": dy, "align": text.get_horizontalalignment()}


def _cycle(plot: Plot, mark: Cycle) -> dict[str, Any]:
    """The boxes as [x, y, width, height], the arrows as lines and heads; pixels from the panel's upper left corner."""
    narrow = plot.sheet.layout.name == "narrow"
    boxes = diagram._list(plot, len(mark.boxes)) if narrow else diagram._ring(plot, len(mark.boxes))
    routes = diagram._list_routes(plot, boxes) if narrow else diagram._ring_routes(plot, boxes)
    flipped = [[left, plot.height - bottom - height, width, height] for left, bottom, width, height in boxes]

    def down(points: Any) -> list[list[float]]:
        return [_rounded((x, plot.height - y)) for x, y in points]

    arrows = [{"line": down(route[:-1]), "head": down(diagram._head(route))} for route in routes]
    return {"boxes": [_rounded(tuple(box)) for box in flipped], "routes": arrows}


def _readout(plot: Plot, height: int) -> list[dict[str, Any]]:
    """Where each number stands, how it is written, and what it is called; the plot has just put them there."""
    slots = [slot for row in plot.frame.readout for slot in row]
    made = []
    for slot, readout in zip(slots, plot.sheet.readouts[len(plot.sheet.readouts) - len(slots) :], strict=True):
        at = _rounded((readout.at[0], height - readout.at[1]))
        made.append({**{name: getattr(slot, name) for name in ("quantity", "name", "signed", "steps")}, "at": at})
    return made


def _text(text: Text, height: int) -> list[Any]:
    """[x, y, words, role, size, weight, align, halo]."""
    x, y = text.get_position()
    role = _ROLES.get(str(text.get_color()), "ink")
    font = text.get_fontproperties()
    place = _rounded((x, height - y))
    halo = int(bool(text.get_path_effects()))
    return [*place, text.get_text(), role, font.get_size(), font.get_weight(), text.get_horizontalalignment(), halo]


def _axis(axis: Axis | None) -> dict[str, Any] | None:
    if axis is None:
        return None
    Scale(axis)  # raises where the axis is impossible
    return {"label": axis.label, "low": float(axis.low), "high": float(axis.high), "scale": axis.scale}


def _rounded(values: tuple[float, ...]) -> list[float]:
    return [round(float(value), 2) for value in values]
