"""Draws scenes with matplotlib: the still figure, and for an animation what moves apart from what stands still.

No pyplot, no global setting: a Drawing owns its figure. ``gdviz.drawing`` knows how each mark looks.
"""

from __future__ import annotations

import io
import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from matplotlib.artist import Artist
from matplotlib.patheffects import withStroke
from matplotlib.text import Text

from gdviz.drawing import data, diagram, function, notes, relief, trail
from gdviz.drawing.frame import frames, sheet_size
from gdviz.drawing.plot import Drawer, Plot
from gdviz.drawing.sheet import Layer, Readout, Sheet
from gdviz.drawing.text import drawing_settings, font
from gdviz.scene import Scene, State
from gdviz.style import LAYOUTS, STILL_SCALE, Layout, Palette

__all__ = ["DRAWERS", "Drawing", "Readout", "draw", "drawing_settings", "figure_size", "layout_for", "save_still"]

DRAWERS: dict[type, Drawer] = {
    **function.DRAWERS, **trail.DRAWERS, **data.DRAWERS, **notes.DRAWERS, **relief.DRAWERS, **diagram.DRAWERS,
}  # fmt: skip
FORMATS = ("png", "svg", "pdf")
LARGEST, SMALLEST = 4000, 200  # CSS pixels of a side


class Drawing:
    """One scene in one palette, layout and scale, ready to be moved from state to state.

    ``dynamic`` are the artists that ``update`` moves, ``above`` those that stand still but must be drawn over them,
    both animated (a draw of the canvas leaves them out) and in drawing order; ``readouts`` is the text that changes,
    which nothing draws unless ``write_readouts`` is called. ``width`` and ``height`` are CSS pixels, each ``scale``
    pixels of the canvas. Nothing of the axes ever moves: ``moving_axes`` is False.
    """

    moving_axes = False

    def __init__(
        self,
        scene: Scene,
        palette: Palette,
        layout: Layout,
        scale: float,
        state: State | None = None,
        height: int | None = None,
    ) -> None:
        state = state or scene.still_state()
        self.scene, self.palette, self.layout, self.scale = scene, palette, layout, scale
        self.width, natural = sheet_size(scene, layout)
        self.height = height or natural
        with drawing_settings():
            self.sheet = Sheet(self.width, self.height, scale, palette, layout)
            self.figure, self.canvas = self.sheet.figure, self.sheet.canvas
            still = _without_animation(state)
            self._draw_panels(still)
            self._written: list[Text] = []
            self.update(still)
            self.sheet.place_labels()
            self.above = self._above()
            self.update(state)

    def _draw_panels(self, state: State) -> None:
        for frame in frames(state, self.layout, (self.width, self.height)):
            plot = Plot(self.sheet, frame, state)
            for mark in frame.panel.marks:
                if type(mark) not in DRAWERS:
                    raise ValueError(f"{self.scene.id}: no drawer for the mark {type(mark).__name__}")
                update = DRAWERS[type(mark)](plot, mark)
                if update is not None:
                    self.sheet.updates.append(update)

    @property
    def dynamic(self) -> list[Artist]:
        """The moving artists in drawing order."""
        order = {id(axes): index for index, axes in enumerate(self.figure.axes)}
        return sorted(self.sheet.moving, key=lambda artist: (order[id(artist.axes)], artist.get_zorder()))

    @property
    def readouts(self) -> list[Readout]:
        """The text that changes from state to state."""
        return self.sheet.readouts

    def _above(self) -> list[Artist]:
        moving = {id(artist) for artist in self.sheet.moving}
        still: list[Artist] = []
        for axes in self.figure.axes:
            children = [child for child in axes.get_children() if child.get_zorder() >= Layer.SURFACE]
            if any(id(child) in moving for child in axes.get_children()):
                still += sorted((each for each in children if id(each) not in moving), key=Artist.get_zorder)
        if self.sheet.moving:
            still += self.sheet.above
        for artist in still:
            artist.set_animated(True)
        return still

    def update(self, state: State) -> None:
        """Move everything that moves to this state."""
        for each in self.sheet.updates:
            each(state)
        for text, readout in zip(self._written, self.readouts, strict=False):
            text.set(text=readout.text, x=readout.at[0], y=readout.at[1])

    def write_readouts(self) -> None:
        """Put the readouts on the figure as ordinary text, for a still."""
        for readout in self.readouts[len(self._written) :]:
            text = self.figure.text(*readout.at, readout.text, color=readout.color, zorder=Layer.TEXT + 1,
                                    fontproperties=font(readout.size, readout.weight), va="baseline", ha="left",
                                    transform=self.sheet.pixels)  # fmt: skip
            if readout.halo:
                text.set_path_effects([withStroke(linewidth=3.5, foreground=readout.halo)])
            self._written.append(text)

    def settle(self) -> None:
        """Let an ordinary draw of the figure show everything: what moves, what is above it, and the readouts."""
        for artist in (*self.sheet.moving, *self.above):
            artist.set_animated(False)
        self.write_readouts()


def _without_animation(state: State) -> State:
    """The state with what the animation moves as in the still: labels and ranges then are the same in every frame."""
    if state.scene.animation is None:
        return state
    still = state.scene.still_state().values
    moved = {name: still[name] for name in state.scene.animation.values}
    return State(state.scene, {**state.values, **moved})


def figure_size(scene: Scene, layout: Layout) -> tuple[int, int]:
    """Width and height of a scene's figure in CSS pixels."""
    return sheet_size(scene, layout)


def layout_for(width: int) -> Layout:
    """The layout that suits a width in CSS pixels, at that width."""
    base = LAYOUTS["narrow" if width < 560 else "wide"]
    return base if width == base.width else replace(base, width=width)


def draw(
    scene: Scene | State,
    palette: Palette,
    layout: Layout,
    scale: float = STILL_SCALE,
    height: int | None = None,
) -> Drawing:
    """The whole still: the scene in its still state, or in the state given."""
    state = scene if isinstance(scene, State) else scene.still_state()
    drawing = Drawing(state.scene, palette, layout, scale, state, height)
    with drawing_settings():
        drawing.settle()
    return drawing


def save_still(
    state: Scene | State,
    target: str | os.PathLike[str] | BinaryIO,
    *,
    format: str,
    palette: Palette,
    layout: Layout | None = None,
    scale: float = STILL_SCALE,
    size: tuple[int, int] | None = None,
) -> None:
    """Write a still as png, svg or pdf; the same scene gives the same bytes.

    ``target`` is a path, written atomically, or a binary file. ``size`` in CSS pixels overrides that of the layout;
    without a layout its width chooses one. ValueError for an unknown format or a size beyond reason.
    """
    if format not in FORMATS:
        raise ValueError(f"format = {format!r} is not known: give {', '.join(FORMATS)}")
    if size is not None:
        if not all(SMALLEST <= side <= LARGEST for side in size):
            raise ValueError(f"size = {size[0]}x{size[1]} is not accepted: give {SMALLEST} to {LARGEST} for each side")
        layout = replace(layout, width=size[0]) if layout else layout_for(size[0])
    drawing = draw(state, palette, layout or LAYOUTS["wide"], scale if format == "png" else 1.0,
                   height=size[1] if size else None)  # fmt: skip
    contents = _encoded(drawing, format)
    if isinstance(target, (str, os.PathLike)):
        _write_atomically(Path(target), contents)
    else:
        target.write(contents)


def _encoded(drawing: Drawing, format: str) -> bytes:
    # What would tell the date or the version of a library, and so differ from build to build
    unstated = {"png": ("Software",), "svg": ("Date", "Creator"), "pdf": ("CreationDate", "Creator", "Producer")}
    buffer = io.BytesIO()
    with drawing_settings():
        drawing.canvas.print_figure(buffer, format=format, dpi=drawing.figure.dpi, facecolor=drawing.palette.paper,
                                    metadata={key: None for key in unstated[format]})  # fmt: skip
    contents = buffer.getvalue()
    if format == "svg":  # the unit is the CSS pixel, which matplotlib calls a point
        for name, value in (("width", drawing.width), ("height", drawing.height)):
            contents = contents.replace(f'{name}="{value}pt"'.encode(), f'{name}="{value}"'.encode(), 1)
    return contents


def _write_atomically(path: Path, contents: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(contents)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
