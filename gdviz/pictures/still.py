"""Stills as png, svg and pdf; the same state gives the same bytes."""

from __future__ import annotations

import io
from typing import BinaryIO

from PIL import Image

from gdviz.drawing.drawing import Drawing
from gdviz.drawing.text import drawing_settings
from gdviz.figure.scene import Scene, State
from gdviz.figure.style import STILL_SCALE, WIDE, Layout, Palette

# What would tell the date or the version of a library, and so differ from build to build.
_UNSTATED = {"png": ("Software",), "svg": ("Date", "Creator"), "pdf": ("CreationDate", "Creator", "Producer")}
FORMATS = tuple(_UNSTATED)
_WEBP_EFFORT = {"quality": 100, "method": 4}  # method 6 makes files 7 % smaller and takes ten times as long


def draw(
    scene: Scene | State,
    palette: Palette,
    layout: Layout,
    scale: float = STILL_SCALE,
) -> Drawing:
    """The whole still: the scene in its still state, or in the state given."""
    state = scene if isinstance(scene, State) else scene.still_state()
    drawing = Drawing(state.scene, palette, layout, scale, state)
    with drawing_settings():
        drawing.settle()
    return drawing


def save_still(
    state: Scene | State,
    file: BinaryIO,
    *,
    format: str,
    palette: Palette,
    layout: Layout = WIDE,
    scale: float = STILL_SCALE,
) -> None:
    """Write a still to an open binary file.

    Arguments:
        state: a scene stands for its still state.
        format: one of FORMATS.
        scale: pixels of a png to a CSS pixel.

    Raises:
        ValueError: when the format is another, or a mark cannot be drawn.
    """
    if format not in FORMATS:
        raise ValueError(f"format = {format!r} is not known: give {', '.join(FORMATS)}")
    file.write(_encoded(draw(state, palette, layout, scale if format == "png" else 1.0), format))


def as_webp(png: bytes) -> bytes:
    """The picture of a png file as lossless WebP."""
    with Image.open(io.BytesIO(png)) as picture:
        return lossless(picture.convert("RGB"))


def lossless(picture: Image.Image) -> bytes:
    """A picture as lossless WebP."""
    out = io.BytesIO()
    picture.save(out, "WEBP", lossless=True, **_WEBP_EFFORT)
    return out.getvalue()


def _encoded(drawing: Drawing, format: str) -> bytes:
    buffer = io.BytesIO()
    with drawing_settings():
        drawing.canvas.print_figure(buffer, format=format, dpi=drawing.figure.dpi, facecolor=drawing.palette.paper,
                                    metadata={key: None for key in _UNSTATED[format]})  # fmt: skip
    contents = buffer.getvalue()
    if format == "svg":  # the unit is the CSS pixel, which matplotlib calls a point
        for name, value in (("width", drawing.width), ("height", drawing.height)):
            contents = contents.replace(f'{name}="{value}pt"'.encode(), f'{name}="{value}"'.encode(), 1)
    return contents
