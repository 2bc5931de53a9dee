"""How a picture looks that is not to look as on the site: `--palette` and `--for`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from gdviz.cli.values import Value, wrong
from gdviz.figure.own_palette import palettes_of
from gdviz.figure.scene import Scene
from gdviz.figure.style import LAYOUTS, THEMES, WIDE, Layout, Palette
from gdviz.pictures.dressed import SLIDE, SLIDE_SIZE, check_room, dressed


@dataclass(frozen=True)
class Look:
    """Colours, and a layout.

    Attributes:
        palettes: by theme.
        told: what tells a picture from others of its scene, by name.
    """

    palettes: Mapping[str, Palette]
    layout: Layout = WIDE
    told: dict[str, Any] = field(default_factory=dict)

    def size(self, size: tuple[int, int] | None) -> tuple[int, int] | None:
        """The size of a picture: the one that was asked for, else that of a slide, where it is for one."""
        return size or (SLIDE_SIZE if self.layout == SLIDE else None)

    def check(self, scene: Scene, size: tuple[int, int] | None, formats: Iterable[str]) -> None:
        """Refuse a size in which the figure has no room.

        Raises:
            UsageError: when it has none.
        """
        wanted = self.size(size)
        if wanted is None or set(formats) == {"html"}:
            return
        try:
            check_room(scene, self.layout, wanted)
        except ValueError as error:
            option, given = ("--for", "slides") if size is None else ("--size", f"{size[0]}x{size[1]}")
            raise wrong(option, given, f"{error}{', by --size' if size is None else ''}") from None

    def picture(
        self, scene: Scene, format: str, theme: str, size: tuple[int, int] | None, settings: Mapping[str, Value]
    ) -> bytes:
        """The content of a picture file."""
        return dressed(scene, format, self.palettes[theme], self.layout, self.size(size), settings)


def look_of(options: Mapping[str, Any], given: set[str]) -> Look | None:
    """What the options say of it; None where they say nothing.

    Raises:
        UsageError: when they do not go together.
        ValueError: when the file of colours is not accepted.
    """
    file, slides = options["palette"], options["for_"] is not None
    if file is None and not slides:
        return None
    if slides and "layout" in given:
        raise click.UsageError("--layout: slides have a layout of their own: leave it out")
    told = {"palette": Path(file).stem} if file is not None else {}
    told |= {"for": "slides"} if slides else {}
    palettes = THEMES if file is None else palettes_of(Path(file))
    return Look(palettes, SLIDE if slides else LAYOUTS[options["layout"]], told)
