"""What `gdviz render` calls a picture: the scene, all that was set, the theme. Two renders never share a name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from gdviz.paths import picture_name

Told = float | tuple[float, ...] | str
LONGEST_TEXT = 40  # signs of a formula that a name shows
LONGEST_NAME = 120  # signs of all settings; file systems take 255 bytes for the whole


def render_name(
    scene: str, settings: Mapping[str, Told], size: tuple[int, int] | None, layout: str, theme: str, format: str
) -> str:
    """The name of a picture, such as `gradient_descent.path.learning_rate=0.3.start=2.light.png`.

    Arguments:
        settings: by name, in the order in which they are to be read; a text is cut to letters, digits and a few signs,
            and then marked with a digest of all of it.
        size: in pixels, where one was asked for.
        theme: "" where the file has both.
    """
    parts = [_written(name, value) for name, value in settings.items()]
    parts += [] if size is None else [f"size={size[0]}x{size[1]}"]
    said = ".".join(parts)
    if len(said) > LONGEST_NAME:
        said = f"{said[:LONGEST_NAME]}.{_digest(said)}"
    name = f"{scene}.{said}" if said else scene
    return picture_name(name, layout, theme, format) if theme else f"{name}.{format}"


def _written(name: str, value: Told) -> str:
    if isinstance(value, str):
        text = re.sub(r"[^A-Za-z0-9.+-]+", "_", value.replace("**", "^").replace(" ", "")).strip("_.")
        return f"{name}={text}" if text == value else f"{name}={text[:LONGEST_TEXT]}.{_digest(value)}"
    return f"{name}={','.join(map(_number, value if isinstance(value, tuple) else (value,)))}"


def _number(value: float) -> str:
    """All digits that tell it from other numbers, and no more."""
    return repr(float(value)).removesuffix(".0")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
