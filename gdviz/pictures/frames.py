"""Frames of an animation as arrays, with as little drawing as the moving parts need.

The figure is drawn once. For each frame that picture is put back and only the moving marks are drawn over it, then what
stands above them, then the readouts from ready-made glyphs. Where axes move, every frame is drawn in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import matplotlib
import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import RendererAgg
from numpy.typing import NDArray

from gdviz.drawing.drawing import Drawing
from gdviz.drawing.text import drawing_settings, settings_in_place
from gdviz.figure.controls import Animation
from gdviz.figure.scene import Scene, State
from gdviz.figure.style import Layout, Palette
from gdviz.pictures.sprites import blend, write

Frame = NDArray[np.uint8]
SHORTEST = 2  # hundredths of a second; browsers show anything shorter at a tenth of a second


def play(
    scene: Scene, palette: Palette, layout: Layout, settings: Mapping[str, object] | None, scale: float | None
) -> tuple[Iterator[Frame], list[float]]:
    """The frames of a scene's animation, drawn one at a time as they are asked for, and their durations in ms.

    Arguments:
        settings: values of the controls that the animation does not move.
        scale: pixels to a CSS pixel, by default the layout's.

    Raises:
        ValueError: when the scene has no animation or does not accept a setting.
    """
    if scene.animation is None:
        raise ValueError(f"{scene.id or scene.title}: it has no animation: give a scene that has one")
    states = scene.frames(**(settings or {}))
    drawing = Drawing(scene, palette, layout, scale or layout.gif_scale, states[0])
    return frames(drawing, states), durations(scene.animation)


def durations(animation: Animation) -> list[float]:
    """Milliseconds each frame stands, whole hundredths of a second in every format.

    An equal share of the moving time, and the last one `hold` longer.
    """
    count = animation.frame_count
    times = [1000.0 * animation.seconds / count] * count
    times[-1] += 1000.0 * animation.hold
    clock = Clock()
    return [10.0 * clock.hundredths(time) for time in times]


class Clock:
    """Milliseconds to the hundredths of a second that a GIF knows, and so every format has.

    What rounding loses is made up by the next frame.
    """

    def __init__(self) -> None:
        self.owed = 0.0

    def hundredths(self, milliseconds: float) -> int:
        """How long a frame stands."""
        self.owed += milliseconds / 10
        whole = min(max(round(self.owed), SHORTEST), 0xFFFF)
        self.owed -= whole
        return whole


def _layers(drawing: Drawing) -> tuple[list[Artist], list[Artist]]:
    """What to draw in every frame, in drawing order, and what stands still above all of it.

    A mark that stands still between two that move is among the former.
    """
    order: dict[int, tuple[int, float, int]] = {}  # matplotlib's: by panel, then by layer
    for panel, axes in enumerate(drawing.figure.axes):
        children = enumerate(axes.get_children())
        order.update({id(artist): (panel, artist.get_zorder(), index) for index, artist in children})
    dynamic = drawing.dynamic
    last = {panel: (panel, layer, index) for panel, layer, index in sorted(order[id(artist)] for artist in dynamic)}
    between: list[Artist] = []
    above: list[Artist] = []
    for artist in drawing.above:
        rank = order.get(id(artist))  # None for what is not in a panel: text, which is above them all
        (between if rank and rank < last.get(rank[0], rank) else above).append(artist)
    return sorted([*dynamic, *between], key=lambda artist: order[id(artist)]), above


class _Above:
    """What stands still above the moving marks: its pixels, colours and how much of the pixel each covers."""

    def __init__(self, drawing: Drawing, artists: list[Artist]) -> None:
        width, height = drawing.canvas.get_width_height(physical=True)
        renderer: Any = RendererAgg(width, height, drawing.figure.dpi)  # type: ignore[no-untyped-call]
        for artist in artists:
            artist.draw(renderer)
        layer = np.asarray(renderer.buffer_rgba()).reshape(-1, 4)
        self.positions = np.flatnonzero(layer[:, 3])
        self.colors = layer[self.positions, :3].astype(np.int32)
        self.cover = layer[self.positions, 3:].astype(np.int32)

    def draw(self, image: Frame) -> None:
        """Blend everything into an opaque picture, shape (height, width, 4), in place."""
        pixels = image.reshape(-1, 4)
        pixels[self.positions, :3] = blend(pixels[self.positions, :3], self.colors, self.cover)


def frames(drawing: Drawing, states: Iterable[State]) -> Iterator[Frame]:
    """The drawing in each state as red, green, blue, shape (height, width, 3); the memory is reused.

    A frame is what a full draw of the figure gives, to within the rounding of what stands above the moving marks.
    """
    canvas: Any = drawing.canvas
    background = None
    moving, still = _layers(drawing)
    for state in states:
        drawing.update(state)
        if background is None or drawing.moving_axes:
            with drawing_settings():
                canvas.draw()  # leaves out what moves and what is above it
                background, above = canvas.copy_from_bbox(drawing.figure.bbox), _Above(drawing, still)
        canvas.restore_region(background)
        with settings_in_place(_used_while_moving()):
            for artist in moving:
                artist.draw(canvas.renderer)
            image = np.asarray(canvas.buffer_rgba())
            above.draw(image)
            for readout in drawing.readouts:
                write(image, readout)
        yield image[..., :3]


@cache
def _used_while_moving() -> dict[str, Any]:
    """The settings that matter to what moves; to look at all of them would take longer than to draw a mark."""
    with drawing_settings():
        settings: dict[str, Any] = matplotlib.rcParams  # type: ignore[assignment]
        return {key: settings[key] for key in ("agg.path.chunksize", "path.simplify", "text.hinting")}
