"""Words and numbers: the fonts, how wide a text is, how a number is written."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.textpath import text_to_path

from gdviz.style import FONT_FAMILY

FONT_FOLDER = Path(__file__).resolve().parent.parent / "fonts"
MINUS = "\N{MINUS SIGN}"
DIGIT_SPACE = "\N{FIGURE SPACE}"  # as wide as a digit, and as a minus sign, in the fonts we ship
SEMI_BOLD = 600

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
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

    Cheap enough for every frame: only what differs is set and put back (``matplotlib.rc_context`` takes 3 ms).
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
    for file in sorted(FONT_FOLDER.glob("*.ttf")):
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


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, weight: int = 400) -> float:
    """Width of one line of text in CSS pixels."""
    width, _, _ = text_to_path.get_text_width_height_descent(text, font(size, weight), False)
    return float(width)


def wrap(text: str, width: float, size: float, weight: int = 400) -> list[str]:
    """The text in lines that are at most ``width`` CSS pixels wide (a longer word keeps a line of its own)."""
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


def decimals(step: float) -> int:
    """The decimals that tell values a step apart."""
    return max(0, -math.floor(math.log10(step) + 1e-9))


def fixed(value: float, decimals: int) -> str:
    """The number with that many decimals and a true minus sign; never minus zero; powers of ten beyond 10 000."""
    if not math.isfinite(value):
        return "∞" if value > 0 else f"{MINUS}∞" if value < 0 else "–"
    if abs(value) >= 9999.5:
        exponent = math.floor(math.log10(abs(value)))
        mantissa = round(value / 10.0**exponent, 1)
        if abs(mantissa) >= 10:
            mantissa, exponent = mantissa / 10, exponent + 1
        return f"{mantissa:.1f}×10{superscript(exponent)}".replace("-", MINUS, 1)
    return signed(f"{value:.{decimals}f}")


def signed(digits: str) -> str:
    """A number as Python writes it, with a true minus sign, but none before a zero."""
    return (digits if digits.strip("-0.") else digits.lstrip("-")).replace("-", MINUS)


def shortest(value: float, digits: int = 4) -> str:
    """The number with at most that many significant digits and no trailing zeros: 0.1, 1.05, 0.0845."""
    if value != 0 and not 1e-4 <= abs(value) < 1e4:
        return power_of_ten(value)
    text = f"{value:.{digits}g}"
    return text.replace("-", MINUS)


def power_of_ten(value: float, digits: int = 1) -> str:
    """A number as power of ten with at most that many decimals before it: 2×10⁻⁶, 10⁻³, 1.05×10⁵."""
    if value == 0 or not math.isfinite(value):
        return fixed(value, 0)
    mantissa, exponent = f"{value:.{digits}e}".split("e")
    power = f"10{superscript(int(exponent))}"
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    mantissa = mantissa.replace("-", MINUS)
    return {"1": power, f"{MINUS}1": MINUS + power}.get(mantissa, f"{mantissa}×{power}")


def superscript(exponent: int) -> str:
    """An integer in superscript digits."""
    return str(exponent).translate(_SUPERSCRIPTS)
