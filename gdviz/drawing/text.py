"""Words: the fonts, and how wide a text is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any

import matplotlib
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.patheffects import AbstractPathEffect, Normal, Stroke
from matplotlib.textpath import text_to_path

from gdviz.figure.style import FONT_FAMILY
from gdviz.paths import FONTS

SEMI_BOLD = 600
HALO_WIDTH = 3.5  # CSS pixels

_LEFT_ALONE = ("backend", "interactive", "toolbar", "webagg", "tk.", "date.", "timezone", "savefig.directory")


@cache
def _settings() -> dict[str, Any]:
    """matplotlib's own defaults and what we change: a reader's matplotlibrc must not change our figures."""
    defaults: dict[str, Any] = {
        key: value for key, value in matplotlib.rcParamsDefault.items() if not key.startswith(_LEFT_ALONE)
    }
    ours = {
        "svg.hashsalt": "gdviz",
        "svg.fonttype": "path",  # a picture in <img> cannot use the page's fonts
        "pdf.fonttype": 42,
        "text.hinting": "none",
        "text.parse_math": False,
        "path.simplify": True,
    }
    return {**defaults, **ours}


@contextmanager
def drawing_settings() -> Iterator[None]:
    """All drawing happens within this: our fonts are known, and matplotlib's settings are ours for the while."""
    register_fonts()
    with settings_in_place(_settings()):
        yield


@contextmanager
def settings_in_place(wanted: Mapping[str, Any]) -> Iterator[None]:
    """Some of matplotlib's settings as they are wanted, for the while.

    Cheap enough for every frame: only what differs is set and put back (`matplotlib.rc_context` takes 3 ms).
    """
    settings: Any = matplotlib.rcParams
    before = {key: settings[key] for key, value in wanted.items() if settings[key] != value}
    settings.update({key: wanted[key] for key in before})
    try:
        yield
    finally:
        settings.update(before)


@cache
def register_fonts() -> tuple[str, ...]:
    """Make the fonts shipped with the package known to matplotlib; the families that can be used, best first."""
    for file in sorted(FONTS.glob("*.ttf")):
        fontManager.addfont(file)
    known = {entry.name for entry in fontManager.ttflist}
    return tuple(name for name in FONT_FAMILY if name in known)


@lru_cache(maxsize=256)
def font(size: float, weight: int = 400) -> FontProperties:
    """The figure font; its size is in CSS pixels, because figures have 72 CSS pixels to the inch.

    The fallback for rare symbols has no semi-bold, so that only regular text may contain them.
    """
    families = register_fonts() if weight == 400 else register_fonts()[:1]
    return FontProperties(family=list(families), size=size, weight=weight)


class _Halo(Stroke):
    """A text with a wide outline, both in the colour of the outline.

    That of matplotlib has the colour of the text inside, which shows where the outline leaves a gap: at round dots.
    """

    def draw_path(self, renderer: Any, gc: Any, tpath: Any, affine: Any, rgbFace: Any = None) -> None:
        """As matplotlib calls it."""
        super().draw_path(renderer, gc, tpath, affine, to_rgb(self._gc["foreground"]))  # type: ignore[attr-defined]


def lifted(color: str) -> list[AbstractPathEffect]:
    """What lifts a text off what is below, in the order in which it is drawn."""
    return [_Halo(linewidth=HALO_WIDTH, foreground=color), Normal()]


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, weight: int = 400) -> float:
    """Width of one line of text in CSS pixels."""
    width, _, _ = text_to_path.get_text_width_height_descent(text, font(size, weight), False)
    return float(width)


def wrap(text: str, width: float, size: float, weight: int = 400) -> list[str]:
    """The text in lines that are at most `width` CSS pixels wide.

    A longer word keeps a line of its own; a line break stays one.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and text_width(longer, size, weight) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines
