"""The words of an exercise on a page: numbers filled in where the script finds them, links with their heading."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gdviz.exercises.judge import MESSAGES
from gdviz.figure.numbers import MINUS, significant

LETTERS = "ABCDEFGHIJ"
See = Callable[[str], str]
"""Gives the words that send the reader to an address, with a space before them; nothing for no address."""


@dataclass(frozen=True)
class Parts:
    """What a kind of exercise puts on a page.

    Attributes:
        feedback: the lines of what is said.
        data: what the script is told.
        offered: lists of what can be chosen or moved.
        shown: what stands below the question: code, a curve.
        lines: of paper to write on; none where letters are marked.
    """

    feedback: list[str]
    data: dict[str, Any]
    offered: tuple[list[str], ...] = ()
    shown: str = ""
    lines: int = 0


def filled(text: str, known: Mapping[str, float]) -> str:
    """A text with its numbers filled in, each where the script finds it."""
    pattern = rf"\{{({'|'.join(known)})\}}" if known else r"(?!)"
    return re.sub(pattern, lambda match: number(match[1], known[match[1]]), text)


def number(name: str, value: float) -> str:
    """A number that the script can find by its name."""
    return f'<span data-number="{name}">{written(value)}</span>'


def written(value: float) -> str:
    """A number of six digits at most, as the script writes it."""
    return f"{round(float(significant(value, 6)), 12):g}".replace("-", MINUS)


def messages(*keys: str) -> dict[str, str]:
    """Some of what is said of any answer."""
    return {key: MESSAGES[key] for key in keys}


def section_of(address: str, docs: Path) -> tuple[str, str]:
    """The heading that an address below docs/ leads to, and the text below it, up to the next one.

    Raises:
        ValueError: when there is none.
    """
    file, _, anchor = address.partition("#")
    text = (docs / file).read_text(encoding="utf-8") if (docs / file).is_file() else ""
    found = re.search(
        rf"^#+ ([^\n]*?) \{{ #{re.escape(anchor)} \}}$(.*?)(?=^#+ [^\n]*? \{{ #[\w-]+ \}}$|\Z)", text, re.M | re.S
    )
    if not found:
        raise ValueError(f"no heading with #{anchor} in docs/{file}")
    return found[1], found[2]


def link(address: str, page: str, docs: Path) -> str:
    """A link from a page, with the heading it leads to as its words."""
    file, _, anchor = address.partition("#")
    target = "" if file == page else posixpath.relpath(file, posixpath.dirname(page) or ".")
    return f"[{section_of(address, docs)[0]}]({target}#{anchor})"
