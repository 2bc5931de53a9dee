"""A scene drawn with matplotlib: what moves apart from what stands still, ready to go from state to state.

No pyplot, no global setting: a Drawing owns its figure. `gdviz.drawing.marks` knows how each mark looks.
"""

from __future__ import annotations

from matplotlib.artist import Artist
from matplotlib.text import Text

from gdviz.drawing import marks
from gdviz.drawing.panels import frames, sheet_size
from gdviz.drawing.plot import Drawer, Plot
from gdviz.drawing.sheet import Layer, Readout, Sheet
from gdviz.drawing.text import drawing_settings, font, lifted
from gdviz.figure.marks import Mark
from gdviz.figure.scene import Scene, State
from gdviz.figure.style import Layout, Palette
from gdviz.paths import modules_in

DRAWERS: dict[type, Drawer] = {mark: drawer for family in modules_in(marks) for mark, drawer in family.DRAWERS.items()}


class Drawing:
    """One scene in one palette, layout and scale, ready to be moved from state to state.

    Nothing of the axes ever moves: `moving_axes` is False.

    Attributes:
        width: in CSS pixels.
        height: in CSS pixels.
        scale: pixels of the canvas to a CSS pixel.
        dynamic: the artists that `update` moves. They and `above` are animated (a draw of the canvas leaves them out)
            and in drawing order.
        above: the artists that stand still but must be drawn over those.
        readouts: the text that changes, which nothing draws unless `write_readouts` is called.

    Raises:
        ValueError: when a mark has no drawer.
    """

    moving_axes = False

    def __init__(
        self,
        scene: Scene,
        palette: Palette,
        layout: Layout,
        scale: float,
        state: State | None = None,
    ) -> None:
        state = state or scene.still_state()
        self.scene, self.palette, self.layout, self.scale = scene, palette, layout, scale
        self.width, self.height = sheet_size(scene, layout)
        with drawing_settings():
            self.sheet = Sheet(self.width, self.height, scale, palette, layout)
            self.figure, self.canvas = self.sheet.figure, self.sheet.canvas
            still = _without_animation(state)
            for frame in frames(still, layout, (self.width, self.height)):
                self._draw_panel(Plot(self.sheet, frame, still))
            self._written: list[Text] = []
            self.update(still)
            self.sheet.place_labels()
            self.above = self._above()
            self.update(state)

    def _draw_panel(self, plot: Plot) -> None:
        for mark in plot.panel.marks:
            self._draw_mark(plot, mark)

    def _draw_mark(self, plot: Plot, mark: Mark) -> None:
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
                still += sorted((child for child in children if id(child) not in moving), key=Artist.get_zorder)
        if self.sheet.moving:
            still += self.sheet.above
        for artist in still:
            artist.set_animated(True)
        return still

    def update(self, state: State) -> None:
        """Move everything that moves to this state."""
        for move in self.sheet.updates:
            move(state)
        for text, readout in zip(self._written, self.readouts, strict=False):
            text.set(text=readout.text, x=readout.at[0], y=readout.at[1], fontsize=readout.size, color=readout.color)

    def write_readouts(self) -> None:
        """Put the readouts on the figure as ordinary text, for a still."""
        for readout in self.readouts[len(self._written) :]:
            text = self.figure.text(*readout.at, readout.text, color=readout.color, zorder=Layer.TEXT + 1,
                                    fontproperties=font(readout.size, readout.weight), va="baseline", ha="left",
                                    transform=self.sheet.pixels)  # fmt: skip
            if readout.halo:
                text.set_path_effects(lifted(readout.halo))
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
