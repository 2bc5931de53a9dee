"""A picture in colours and a layout that are not those of the site: a teacher's own colours, or large for a slide."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module

from gdviz.drawing.panels import sheet_size
from gdviz.figure.controls import Value
from gdviz.figure.scene import Scene
from gdviz.figure.style import STILL_SCALE, WIDE, Layout, Palette
from gdviz.pictures.picture import LEAST_HEIGHT, MOST_HEIGHT, STILLS, check_format, writer

# On a slide of 13.33 x 7.5 inches its labels are 24 points high, and its ticks 21.
SLIDE = replace(WIDE, width=560, panel_height=340)
SLIDE_SIZE = (1920, 1080)


def dressed(
    scene: Scene,
    format: str,
    palette: Palette,
    layout: Layout = WIDE,
    size: tuple[int, int] | None = None,
    settings: Mapping[str, Value] | None = None,
) -> bytes:
    """The content of a picture file; the arguments are those of `gdviz.pictures.picture`, but for what these are.

    Arguments:
        palette: its colours.
        layout: how large its letters are, against its width.

    Raises:
        ValueError: when a setting or format is not accepted.
    """
    check_format(scene, format)
    scale, file = STILL_SCALE if format in STILLS else layout.gif_scale, io.BytesIO()
    if size is not None:
        factor = size[0] / layout.width
        height, scale = size[1] / factor, factor * (1 + 1e-12)  # see picture.py
        if format in ("svg", "pdf"):  # in CSS pixels; one for a slide scales to any
            layout, height = (layout, round(height)) if layout == SLIDE else (replace(layout, width=size[0]), size[1])
            scale = 1.0
        scene = replace(scene, height=height, narrow_height=height)
    write = import_module(writer(format))
    if format in STILLS:
        state = scene.state(**{**scene.still, **(settings or {})})
        write.save_still(state, file, format=format, palette=palette, layout=layout, scale=scale)
    else:
        render = getattr(write, f"render_{format}")
        render(scene, file, palette=palette, layout=layout, settings=dict(settings or {}), scale=scale)
    return file.getvalue()


def check_room(scene: Scene, layout: Layout, size: tuple[int, int]) -> None:
    """Refuse a size, in pixels, at which the figure would be squeezed beyond recognition.

    Raises:
        ValueError: when it is to be refused, with the heights that are accepted at that width.
    """
    width, natural = sheet_size(scene, layout)
    lowest, highest = (int(size[0] * natural * factor / width) for factor in (LEAST_HEIGHT, MOST_HEIGHT))
    if not lowest <= size[1] <= highest:
        accepted = f"give it a height from {lowest} to {highest} at that width"
        raise ValueError(f"{scene.id} has no room in {size[0]}x{size[1]}: {accepted}")
