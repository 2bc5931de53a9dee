"""Numbers of the chapters as the pages say them: `{{ value("learning_rates.limit", ".3f") }}`; see macros.py."""

from __future__ import annotations

import importlib
import inspect
import math
import re
from types import ModuleType
from typing import Any

import numpy as np

from gdviz.errors import nearest
from gdviz.figure.numbers import MINUS, rounded, superscript
from gdviz.page.mathematics import THIN_SPACE
from gdviz.paths import module_names


def value(name: str, format: str = ".6g") -> str:
    """A number of a chapter, set for reading.

    A function without arguments is called. The minus sign is U+2212, thousands from 10,000 on are set apart by thin
    spaces, an exponent is written as a power of ten.

    Arguments:
        name: `learning_rates.limit`, or `learning_rates.limits[2]` for one of several.
        format: as Python's, such as .4f.

    Raises:
        ValueError: when a name is unknown or what it names is not a finite number.
    """
    match = re.fullmatch(r"(\w+)\.(\w+)((?:\[-?\d+\])*)", name)
    if not match:
        raise ValueError(f"value {name!r}: write chapter.name or chapter.name[index]")
    found = getattr(_chapter(name, match[1]), match[2], None)
    if found is None or match[2].startswith("_"):
        numbers = _numbers(_chapter(name, match[1]))
        raise ValueError(f"value {name!r}: no {match[2]!r} in {match[1]}: {nearest(match[2], numbers)}")
    found = found() if inspect.isfunction(found) else found
    for index in re.findall(r"-?\d+", match[3]):
        try:
            found = found[int(index)]
        except (IndexError, TypeError) as error:
            raise ValueError(f"value {name!r}: [{index}]: {error}") from None
    return _readable(name, found, format)


def _numbers(chapter: ModuleType) -> list[str]:
    """The public names of a chapter that stand for numbers: its own values, and its own functions without arguments."""

    def counts(found: Any) -> bool:
        if inspect.isfunction(found):
            return found.__module__ == chapter.__name__ and not inspect.signature(found).parameters
        return isinstance(found, (int, float, np.number, np.ndarray, tuple, list)) and not isinstance(found, bool)

    return [name for name, found in vars(chapter).items() if not name.startswith("_") and counts(found)]


def _chapter(name: str, chapter: str) -> ModuleType:
    package = importlib.import_module("gdviz.scenes")
    chapters = list(module_names(package))
    if chapter not in chapters:
        raise ValueError(f"value {name!r}: no chapter {chapter!r}: {nearest(chapter, chapters)}")
    return importlib.import_module(f"gdviz.scenes.{chapter}")


def _readable(name: str, number: Any, format: str) -> str:
    if not np.isscalar(number) and np.ndim(number) == 0:
        number = np.asarray(number).item()
    if isinstance(number, (str, bool, np.bool_)) or not isinstance(number, (int, float, np.number)):
        raise ValueError(f"value {name!r} is {type(number).__name__}, not a number")
    if not math.isfinite(number):
        raise ValueError(f"value {name!r} is {number}, not a finite number")
    try:
        text = f"{number:{format}}" if format != ".6g" or not isinstance(number, int) else str(number)
        if decimals := re.fullmatch(r"\.(\d+)f", format):  # half-way numbers as in the figures
            text = f"{rounded(float(number), int(decimals[1])):f}"
    except ValueError as error:
        raise ValueError(f"value {name!r}: format {format!r}: {error}") from None
    return _typeset(text)


def _typeset(text: str) -> str:
    """A number as Python prints it, as a printer sets it."""
    match = re.fullmatch(r"(-?)([\d,]+)(\.\d+)?(?:e([+-]\d+))?(.*)", text)
    if not match:
        return text
    sign, whole, decimals, exponent, rest = match.groups(default="")
    whole = whole.replace(",", "")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", THIN_SPACE)
    power = f" × 10{superscript(int(exponent))}" if exponent else ""
    return f"{MINUS if sign else ''}{whole}{decimals}{power}{rest}"
