"""Any scene, in any state, as the bytes of any kind of picture: what `gdviz render` writes."""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping
from dataclasses import replace
from importlib import import_module

from gdviz.figure.controls import Value
from gdviz.figure.scene import Scene
from gdviz.figure.style import LAYOUTS, STILL_SCALE, THEMES, WIDE, Layout
from gdviz.pictures.encoder import ffmpeg

# The module that writes each kind of file, imported when one is asked for: an edit of one says nothing of the others.
WRITERS = {"png": "still", "svg": "still", "pdf": "still", "gif": "gif", "webp": "video", "mp4": "video"}
FORMATS = tuple(WRITERS)
STILLS = tuple(format for format, writer in WRITERS.items() if writer == "still")
ANIMATIONS = tuple(format for format in FORMATS if format not in STILLS)
PAGE_STILL = "still.webp"  # the pixels of the png in a third of its bytes, for pages to show
THUMBNAIL = "thumbnail.webp"  # drawn for a card of a gallery, the same in every layout
FOR_PAGES = {PAGE_STILL: "still", THUMBNAIL: "thumbnail"}  # what no reader downloads, and the module that writes it
ON_THE_SITE = ("png", "svg", "gif", *FOR_PAGES)
LEAST_HEIGHT, MOST_HEIGHT = 0.6, 2.5  # of the figure's own proportions


def writer(format: str) -> str:
    """The name of the module that writes files of a format."""
    return f"{__package__}.{(WRITERS | FOR_PAGES)[format]}"


def site_formats(scene: Scene, layout: str) -> tuple[str, ...]:
    """The kinds of file the site has of a scene in a layout; a thumbnail counts among those of the wide one."""
    unmade = {*(ANIMATIONS if scene.animation is None else ()), *((THUMBNAIL,) if layout != WIDE.name else ())}
    return tuple(format for format in ON_THE_SITE if format not in unmade)


def site_pictures(scene: Scene, formats: Collection[str], theme: str, layout: str) -> dict[str, bytes]:
    """These of the kinds of file that the site has of a scene."""
    files = {format: picture(scene, format, theme, layout) for format in formats if format not in FOR_PAGES}
    if PAGE_STILL in formats:
        png = files.get("png") or picture(scene, "png", theme, layout)
        files[PAGE_STILL] = import_module(writer(PAGE_STILL)).as_webp(png)
    if THUMBNAIL in formats:
        files[THUMBNAIL] = import_module(writer(THUMBNAIL)).thumbnail(scene, THEMES[theme])
    return files


def picture(
    scene: Scene,
    format: str,
    theme: str = "light",
    layout: str = "wide",
    size: tuple[int, int] | None = None,
    settings: Mapping[str, Value] | None = None,
) -> bytes:
    """The content of a picture file.

    Arguments:
        format: one of FORMATS.
        theme: one of THEMES.
        layout: one of LAYOUTS.
        size: width and height to which the figure is scaled, in pixels; for svg and pdf in CSS pixels.
        settings: values of the scene's controls.

    Raises:
        ValueError: when a setting or size is not accepted, the scene of an animation has none, or the encoder of mp4 is
            not installed.
    """
    check_format(scene, format)
    write = import_module(writer(format))
    page, palette, file = LAYOUTS[layout], THEMES[theme], io.BytesIO()
    scale = STILL_SCALE if format in STILLS else page.gif_scale
    if size is not None:
        page, height, scale = _fitted(size, page, vector=format in ("svg", "pdf"))
        scene = replace(scene, height=height, narrow_height=height)
    if format in STILLS:
        state = scene.state(**{**scene.still, **(settings or {})})
        write.save_still(state, file, format=format, palette=palette, layout=page, scale=scale)
    else:
        render = getattr(write, f"render_{format}")
        render(scene, file, palette=palette, layout=page, settings=dict(settings or {}), scale=scale)
    return file.getvalue()


def _fitted(size: tuple[int, int], page: Layout, vector: bool) -> tuple[Layout, float, float]:
    """The layout, height and scale that make exactly this many pixels: of the same width, unless it is a vector's."""
    width, height = size
    if vector:
        return replace(page, width=width), height, 1.0
    scale = width / page.width * (1 + 1e-12)  # a hair more: the whole pixels of a canvas are counted by truncation
    return page, height * page.width / width, scale


def check_format(scene: Scene, format: str) -> None:
    """Refuse a format that does not exist, cannot be written here, or in which `scene` cannot be shown.

    Raises:
        ValueError: when it is to be refused, with the reason.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}: it is one of {', '.join(FORMATS)}")
    if format in ANIMATIONS and scene.animation is None:
        raise ValueError(f"{scene.id} does not move, so there is no {format} of it: give {', '.join(STILLS)}")
    if format == "mp4":
        ffmpeg()


def check_size(scene: Scene, layout: str, size: tuple[int, int]) -> None:
    """Refuse a size, in pixels, at which the figure would be squeezed beyond recognition.

    Raises:
        ValueError: when it is to be refused, with the heights that are accepted at that width.
    """
    from gdviz.drawing.panels import sheet_size  # takes a while

    width, natural = sheet_size(scene, LAYOUTS[layout])
    lowest, highest = (int(size[0] * natural * factor / width) for factor in (LEAST_HEIGHT, MOST_HEIGHT))
    if not lowest <= size[1] <= highest:
        accepted = f"give it a height from {lowest} to {highest} at that width"
        raise ValueError(f"{scene.id} has no room in {size[0]}x{size[1]}, {layout}: {accepted}")
