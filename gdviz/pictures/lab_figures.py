"""Any matplotlib figure of a lab in the colours of the site, light and dark: an extension of IPython.

The colours of the site are set as matplotlib's own defaults; the dark twin of a figure is drawn with each of them
changed for that of the dark theme, and every grey for one between dark paper and light ink. Other colours, colour maps
and images stay as they are: they carry data.
"""

from __future__ import annotations

import base64
import io
import logging
from collections.abc import Iterator
from typing import Any

from gdviz.figure.style import DARK, LIGHT

DARK_PNG = "application/vnd.gdviz.dark+png"
SCALE = 2  # pixels to a CSS pixel, as the inline backend's "retina" has it
_PROPERTIES = ("color", "facecolor", "edgecolor", "markerfacecolor", "markeredgecolor")
_CYCLE = ("function", "slope", "path", "muted")
_NAMES = ("paper", "raised", "ink", "muted", "rule", "function", "slope", "path", "data")


def load_ipython_extension(shell: Any) -> None:
    """Have figures drawn in both themes; IPython calls this before the first cell."""
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # that it makes its list of fonts
    import matplotlib

    matplotlib.rcParams.update(defaults())
    shell.config.InlineBackend.figure_formats = {"retina"}
    formatters = shell.display_formatter.formatters
    formatters[DARK_PNG] = _twin_formatter(type(formatters["image/png"]))(parent=shell.display_formatter)


def _twin_formatter(base: Any) -> Any:
    """A formatter of figures alone, whatever IPython registers and takes back as backends are chosen."""
    from matplotlib.figure import Figure

    class Twin(base):  # type: ignore[misc]
        def __call__(self, shown: Any) -> str | None:
            return dark_png(shown) if isinstance(shown, Figure) else None

    return Twin


def defaults() -> Any:
    """What matplotlib draws with where a lab does not say otherwise."""
    from cycler import cycler

    ink = ("text.color", "axes.labelcolor", "axes.edgecolor", "xtick.color", "ytick.color", "axes.titlecolor")
    paper = ("figure.facecolor", "axes.facecolor", "savefig.facecolor", "legend.facecolor")
    colours = [getattr(LIGHT, name) for name in _CYCLE]
    return {
        **dict.fromkeys(ink, LIGHT.ink),
        **dict.fromkeys(paper, LIGHT.paper),
        "axes.prop_cycle": cycler(color=colours),
        "grid.color": LIGHT.rule,
        "legend.edgecolor": LIGHT.rule,
    }


def dark_png(figure: Any) -> str:
    """The dark twin of a figure as PNG in base 64; the figure is left as it was."""
    figure.draw_without_rendering()  # only then are all the ticks there
    changed = [(artist, name, value) for artist, name, value in _colours(figure)]
    try:
        for artist, name, value in changed:
            getattr(artist, f"set_{name}")(_dark(value))
        buffer = io.BytesIO()
        figure.savefig(
            buffer, format="png", dpi=SCALE * figure.dpi, bbox_inches="tight", facecolor=figure.get_facecolor()
        )
    finally:
        for artist, name, value in reversed(changed):
            getattr(artist, f"set_{name}")(value)
    return base64.b64encode(buffer.getvalue()).decode("ascii")


def _colours(figure: Any) -> Iterator[tuple[Any, str, Any]]:
    """Every colour of every artist that is not computed from data: (artist, property, value)."""
    for artist in (part for found in figure.findobj() for part in (found, *_attached(found))):
        mapped = getattr(artist, "get_array", lambda: None)() is not None
        for name in () if mapped else _PROPERTIES:
            if hasattr(artist, f"set_{name}") and hasattr(artist, f"get_{name}"):
                yield artist, name, getattr(artist, f"get_{name}")()


def _attached(artist: Any) -> list[Any]:
    """What a text draws beside itself, its arrow and its box, which matplotlib does not count among its children."""
    parts = (getattr(artist, "arrow_patch", None), getattr(artist, "get_bbox_patch", lambda: None)())
    return [part for part in parts if part is not None]


def _dark(value: Any) -> Any:
    """A colour, or the colours of a collection, for the dark theme."""
    import numpy as np
    from matplotlib.colors import to_rgba_array

    if isinstance(value, str) and value in ("none", "auto", "inherit", "face"):
        return value
    colours = to_rgba_array(value)
    twins = np.array([_twin(colour) for colour in colours]).reshape(-1, 4)
    return tuple(twins[0]) if np.ndim(value) < 2 else twins


def _twin(colour: Any) -> tuple[float, ...]:
    import numpy as np
    from matplotlib.colors import to_rgb

    for name in _NAMES:
        if np.allclose(to_rgb(getattr(LIGHT, name)), colour[:3], atol=0.5 / 255):
            return (*to_rgb(getattr(DARK, name)), colour[3])
    if np.ptp(colour[:3]) > 0.06:
        return tuple(colour)
    paper, ink = np.array(to_rgb(DARK.paper)), np.array(to_rgb(DARK.ink))
    return (*(ink + (paper - ink) * np.mean(colour[:3])), colour[3])
