"""One scene in one layout and theme, as the bytes of its picture files: what a worker of the build is given to do."""

from __future__ import annotations

import io

from gdviz import scenes
from gdviz.gif import render_gif
from gdviz.render import figure_size, save_still
from gdviz.scene import Scene
from gdviz.style import LAYOUTS, STILL_SCALE, THEMES

STILLS = ("png", "svg")


def formats(scene: Scene) -> tuple[str, ...]:
    """The kinds of file the site shows of a scene."""
    return (*STILLS, "gif") if scene.animation else STILLS


def draw(scene_id: str, layout: str, theme: str, wanted: tuple[str, ...]) -> dict[str, bytes]:
    """The content of each wanted file, by format. ValueError for an unknown scene."""
    scene = scenes.get(scene_id)
    content = {}
    for kind in wanted:
        file = io.BytesIO()
        if kind == "gif":
            render_gif(scene, file, palette=THEMES[theme], layout=LAYOUTS[layout])
        else:
            save_still(
                scene.still_state(), file, format=kind, palette=THEMES[theme], layout=LAYOUTS[layout], scale=STILL_SCALE
            )
        content[kind] = file.getvalue()
    return content


def size(scene: Scene, layout: str) -> tuple[int, int]:
    """Width and height of its figure in CSS pixels."""
    width, height = figure_size(scene, LAYOUTS[layout])
    return int(width), int(height)
