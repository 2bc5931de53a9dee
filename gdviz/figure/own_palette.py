"""Colours of somebody's own: a TOML file with a table a theme, whose keys are the names of `Palette`.

    [light]
    function = "#005b96"

What is not named stays as it is. What is written or drawn must stand out from the paper.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from gdviz.errors import nearest
from gdviz.figure.style import THEMES, Palette

LEAST = 4.5  # the contrast of text that WCAG 2.2 asks for
_GROUNDS = ("paper", "raised", "rule", "band_low", "band_high")  # what others stand on, or what may be faint
ROLES = tuple(field.name for field in fields(Palette) if field.name != "name")


def palettes_of(file: Path) -> dict[str, Palette]:
    """Both themes with the colours of a file.

    Raises:
        ValueError: when the file cannot be read, names what there is not, or a colour does not stand out; one line with
            file and line.
    """
    try:
        text = file.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{file}: {error}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{file}: {getattr(error, 'strerror', None) or 'this is no text in UTF-8'}") from None
    for theme, colours in tables.items():
        if theme not in THEMES or not isinstance(colours, dict):
            raise ValueError(f"{file}:{_line(text, theme)}: {theme}: colours stand in a table [light] or [dark]")
        for role, colour in colours.items():
            if problem := _problem(role, colour):
                raise ValueError(f"{file}:{_line(text, role, theme)}: {theme}.{role}{problem}")
    made = {theme: replace(palette, **tables.get(theme, {})) for theme, palette in THEMES.items()}
    for theme, colours in tables.items():
        _check_contrast(file, text, made[theme], colours)
    return made


def contrast(one: str, other: str) -> float:
    """The contrast of two colours `#rrggbb`, from 1 to 21.

    Source: WCAG 2.2, "contrast ratio".
    """
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [part / 255 for part in bytes.fromhex(colour[1:])]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _problem(role: str, colour: Any) -> str:
    if role not in ROLES:
        return f": there is no such colour: {nearest(role, ROLES)}"
    if not isinstance(colour, str) or not re.fullmatch("#[0-9a-fA-F]{6}", colour):
        return f" = {colour!r}: give a colour as '#rrggbb'"
    return ""


def _check_contrast(file: Path, text: str, palette: Palette, given: Mapping[str, str]) -> None:
    """ValueError for a colour that does not stand out, where it or its paper is of the file."""
    for role in ROLES:
        colour, ratio = getattr(palette, role), contrast(getattr(palette, role), palette.paper)
        if role not in _GROUNDS and ratio < LEAST and (role in given or "paper" in given):
            line = _line(text, role if role in given else "paper", palette.name)
            raise ValueError(
                f"{file}:{line}: {palette.name}.{role} = '{colour}': its contrast on the paper '{palette.paper}' is "
                f"{int(ratio * 10) / 10:.1f}:1: give one of at least {LEAST}:1"
            )


def _line(text: str, key: str, table: str = "") -> int:
    """The line on which a key of a table, or a table, stands."""
    inside = not table
    for number, line in enumerate(text.splitlines(), start=1):
        if heading := re.match(r"\s*\[\s*(\w+)\s*\]", line):
            inside = not table or heading[1] == table
            if not table and heading[1] == key:
                return number
        elif inside and re.match(rf"\s*['\"]?{re.escape(key)}['\"]?\s*=", line):
            return number
    return 1
