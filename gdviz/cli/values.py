"""What the command line accepts: each function turns the text of an option into a value or says what it wanted."""

from __future__ import annotations

import math
import os
import shlex
from pathlib import Path

import click

from gdviz.cli.tell import shortened

SMALLEST, LARGEST = 200, 4000  # pixels of a side
MOST_STEPS = 10_000
FORMULAS = ("f", "f(x)", "f(x,y)", "formula", "function")  # what people call theirs when they mean --function

Value = float | tuple[float, ...]


def wrong(option: str, value: object, accepted: str) -> click.UsageError:
    """The error for an option: its name, the value given, what is accepted."""
    shown = str(value)
    shown = shown if len(shown) <= 80 else shown[:77] + "..."
    return click.UsageError(f"{shortened(option, 40)} {shown}: {shortened(accepted, 260)}")


def number(option: str, text: str) -> float:
    """A finite number."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise wrong(option, text, "give a finite number, such as 0.05")
    return value


def numbers(option: str, text: str) -> Value:
    """A finite number, or several separated by commas."""
    parts = tuple(number(option, part) for part in text.split(","))
    return parts if len(parts) > 1 else parts[0]


def learning_rate(text: str) -> float:
    """A finite number above 0."""
    value = number("--learning-rate", text)
    if value <= 0:
        raise wrong("--learning-rate", text, "give a number above 0")
    return value


def steps(text: str) -> int:
    """A whole number of steps."""
    if not text.isascii() or not text.isdigit() or len(text) > 9 or not 1 <= int(text) <= MOST_STEPS:
        raise wrong("--steps", text, f"give a whole number from 1 to {MOST_STEPS}")
    return int(text)


def size(text: str | None) -> tuple[int, int] | None:
    """WIDTHxHEIGHT in pixels."""
    if text is None:
        return None
    width, _, height = text.lower().partition("x")
    accepted = f"give WIDTHxHEIGHT in pixels, each from {SMALLEST} to {LARGEST}, such as 800x500"
    if not all(side.isascii() and side.isdigit() and len(side) <= 6 for side in (width, height)):
        raise wrong("--size", text, accepted)
    sides = int(width), int(height)
    if not all(SMALLEST <= side <= LARGEST for side in sides):
        raise wrong("--size", text, accepted)
    return sides


def settings(texts: tuple[str, ...]) -> dict[str, Value]:
    """name=value pairs."""
    found = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise wrong("--set", text, "give name=value, such as learning_rate=0.3 or start=1,2")
        if name.strip() in FORMULAS:
            accepted = f"a function is not set: give --function {shlex.quote(value.strip() or 'x^2')} --start 2"
            raise wrong("--set", text, f"{accepted} and no scene, or the address of a figure with it to --link")
        found[name.strip().replace("-", "_")] = numbers(f"--set {name.strip()}", value)
    return found


def domain(text: str | None) -> tuple[tuple[float, float], ...] | None:
    """LOW,HIGH for each variable."""
    if text is None:
        return None
    values = numbers("--domain", text)
    accepted = "give LOW,HIGH, or LOW,HIGH,LOW,HIGH for a formula in x and y, each LOW below its HIGH"
    if not isinstance(values, tuple) or len(values) not in (2, 4):
        raise wrong("--domain", text, accepted)
    pairs = tuple((values[at], values[at + 1]) for at in range(0, len(values), 2))
    if not all(low < high for low, high in pairs):
        raise wrong("--domain", text, accepted)
    return pairs


def folder(option: str, text: str) -> Path:
    """A folder that can be written to, there already or still to be made.

    One that is not there yet must not be called like a file: `-o out.png` does not mean a folder of that name.
    """
    path = Path(text)
    if path.suffix and not path.exists() and _is_file_name(path):
        raise wrong(option, text, "this is the name of a file: give a folder")
    there = next(part for part in (path, *path.absolute().parents) if part.exists())
    if not there.is_dir():
        raise wrong(option, text, f"{there} is a file: give a folder")
    if not os.access(there, os.W_OK | os.X_OK):
        raise wrong(option, text, f"{there} cannot be written to: give a folder that can")
    return path


def _is_file_name(path: Path) -> bool:
    """Whether it is called like what we write."""
    from gdviz.pictures.picture import FORMATS

    return path.suffix[1:].lower() in (*FORMATS, "html", "json", "csv")
