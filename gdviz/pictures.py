"""Any scene, in any state, as the bytes of any kind of picture: what `gdviz render` writes."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace

from gdviz.controls import Value
from gdviz.scene import Scene
from gdviz.style import LAYOUTS, STILL_SCALE, THEMES

STILLS = ("png", "svg", "pdf")
ANIMATIONS = ("gif", "webp", "mp4")
FORMATS = (*STILLS, *ANIMATIONS)


def picture(
    scene: Scene,
    format: str,
    theme: str = "light",
    layout: str = "wide",
    size: tuple[int, int] | None = None,
    settings: Mapping[str, Value] | None = None,
) -> bytes:
    """The content of a picture file.

    `size` is its width and height in pixels (in CSS pixels for svg and pdf); the figure is scaled, not rearranged.
    `settings` are values of the scene's controls. ValueError for a setting that is not accepted, for an animation of
    a scene that has none, and for mp4 where its encoder is not installed.
    """
    check_format(scene, format)
    page, palette, file = LAYOUTS[layout], THEMES[theme], io.BytesIO()
    scale: float = STILL_SCALE if format in STILLS else page.gif_scale
    if size is not None:
        scale = size[0] / page.width
        height = max(round(size[1] / scale), 1)
        scene = replace(scene, height=height, narrow_height=height)
    if format in STILLS:
        from gdviz.render import save_still

        state = scene.state(**{**scene.still, **(settings or {})})
        save_still(state, file, format=format, palette=palette, layout=page, scale=scale)
    else:
        render = _animation_writer(format)
        render(scene, file, palette=palette, layout=page, settings=dict(settings or {}), scale=scale)
    return file.getvalue()


def check_format(scene: Scene, format: str) -> None:
    """ValueError unless `format` exists and `scene` can be shown in it."""
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}: it is one of {', '.join(FORMATS)}")
    if format in ANIMATIONS and scene.animation is None:
        raise ValueError(f"{scene.id} does not move, so there is no {format} of it: give {', '.join(STILLS)}")


def _animation_writer(format: str):  # type: ignore[no-untyped-def]  # three functions with the same arguments
    if format == "gif":
        from gdviz.gif import render_gif

        return render_gif
    from gdviz import video

    return video.render_mp4 if format == "mp4" else video.render_webp
