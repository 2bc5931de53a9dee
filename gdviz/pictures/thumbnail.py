"""A still drawn for a card about 320 CSS pixels wide: lines as strong as on a page, hardly a word, few bytes."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np
from PIL import Image

from gdviz.drawing.text import drawing_settings
from gdviz.figure.marks import Contour, Cycle, Label, Mark, Surface
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.scene import Scene
from gdviz.figure.style import CARD, Palette
from gdviz.pictures.quantize import Packed, color_table, histogram, nearest
from gdviz.pictures.still import draw, lossless

GRID = 17  # points along each side of a surface
MOST_BYTES = 8000
COLORS = (64, 48, 32, 24, 16, 12, 8, 6)  # of a picture: the first number that makes it light enough
_ERROR = 0.5  # mean squared error of a channel, of 255, that nobody sees


def thumbnail(scene: Scene, palette: Palette) -> bytes:
    """The still of a scene on a card, as lossless WebP of at most MOST_BYTES."""
    drawing = draw(bare(scene).still_state(), palette, CARD)
    canvas: Any = drawing.canvas
    with drawing_settings():
        canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())[..., :3].astype(np.uint32)
    packed: Packed = (pixels[..., 0] | pixels[..., 1] << 8 | pixels[..., 2] << 16).astype(np.uint32)
    colors, counts = histogram(packed.reshape(-1), np.ones(packed.size, dtype=np.int64))
    places = np.searchsorted(colors, packed)
    contents = b""
    for limit in COLORS:
        table = color_table(colors, counts, limit, _ERROR)
        contents = lossless(Image.fromarray(table[nearest(colors, table)][places]))
        if len(contents) <= MOST_BYTES:
            break
    return contents


def bare(scene: Scene) -> Scene:
    """The scene without its words: no titles, readouts, ticks, names of axes or labels of marks."""
    return replace(scene, panels=tuple(_bare_panel(panel) for panel in scene.panels), height=float(CARD.panel_height))


def _bare_panel(panel: Panel) -> Panel:
    marks = tuple(_wordless(mark) for mark in panel.marks if not isinstance(mark, Label))
    axes: Any = {name: _unnamed(getattr(panel, name)) for name in ("x", "y", "z")}
    return replace(panel, marks=marks, title="", readout=(), **axes)


def _unnamed(axis: Axis | None) -> Axis | None:
    return axis and replace(axis, label="", ticks=())


def _wordless(mark: Mark) -> Mark:
    silent: dict[str, Any] = {"label": "", "labels": (), "names": (), "told": False}
    changes: Any = {field.name: silent[field.name] for field in fields(mark) if field.name in silent}
    if isinstance(mark, Cycle):
        changes["boxes"] = tuple((name, "") for name, _ in mark.boxes)
    elif isinstance(mark, Contour):  # every second line is enough, and so is a coarser grid
        changes |= {"levels": mark.levels[::2], "count": mark.count // 2}
    elif isinstance(mark, Surface):
        changes["resolution"] = GRID
    elif isinstance(getattr(mark, "labels", None), bool):  # of tangents: whether there are any
        changes["labels"] = False
    return replace(mark, **changes)
