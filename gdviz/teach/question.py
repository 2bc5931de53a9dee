"""A question as other programs know it: a choice, pairs, steps in order, a number, an answer in words.

Texts are HTML (`gdviz.teach.wording`). A picture in them is an `<img>` below `PICTURES`, which each format replaces by
its own way of saying where its files are (`placed`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

PICTURES = "@pictures@/"
SMALLEST = 1e-4  # of a number that is asked for, and of its tolerance: Canvas makes 0 of what is smaller
FEWEST = 3  # options


@dataclass(frozen=True)
class Choice:
    """One of several to choose from: what it says, and what is said of it."""

    text: str
    feedback: str
    right: bool = False


@dataclass(frozen=True, kw_only=True)
class Question:
    """What all have.

    Attributes:
        id: of the exercise, for good.
        title: the page and a few words.
        stem: what is asked.
        address: of the exercise on the site.
        pictures: the files that its texts show, by name.
    """

    id: str
    title: str
    stem: str
    address: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Choose(Question):
    """One option is right, or with `several` any number of them."""

    choices: tuple[Choice, ...]
    several: bool = False


@dataclass(frozen=True, kw_only=True)
class Match(Question):
    """Pairs of what belongs together, each with why; the right sides in the order to show."""

    pairs: tuple[tuple[str, str, str], ...]
    order: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Arrange(Question):
    """Steps in the right order, each with what putting it before the one above overlooks; the order to show."""

    steps: tuple[tuple[str, str], ...]
    order: tuple[int, ...]
    because: str
    also: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Number(Question):
    """A number to work out; the values of known slips, each with what it is; what is said of any other."""

    answer: float
    tolerance: float
    working: str
    slips: tuple[tuple[float, str], ...]
    otherwise: str


@dataclass(frozen=True, kw_only=True)
class Write(Question):
    """An answer in words, with a model to compare with and what a good one says."""

    model: str
    points: tuple[str, ...]
    note: str = ""


def placed(made: str, folder: str) -> str:
    """A text with its pictures in a folder."""
    return made.replace(PICTURES, folder)


def numbered(question: Question, place: int, **changes: object) -> dict[str, object]:
    """What the part of a question has that becomes a question of its own, numbered from 1."""
    common = {name: getattr(question, name) for name in ("address", "pictures")}
    return {**common, "id": f"{question.id}.{place}", "title": f"{question.title} ({place})", **changes}


def check(question: Question) -> None:
    """Refuse what would not survive in another program.

    Raises:
        ValueError: when it would not; it names the exercise and the reason.
    """
    if isinstance(question, Number) and (0 < abs(question.answer) < SMALLEST or question.tolerance < SMALLEST):
        raise ValueError(
            f"{question.id}: the answer {question.answer:g} ± {question.tolerance:g} is too small for "
            f"Canvas, which makes 0 of it: ask for one of at least {SMALLEST:g}, in a smaller unit"
        )
    if isinstance(question, Choose) and len(question.choices) < FEWEST:
        raise ValueError(f"{question.id}: {len(question.choices)} options: give {FEWEST} or more")
    if isinstance(question, Choose) and not any(choice.right for choice in question.choices):
        raise ValueError(f"{question.id}: none of its options is right")
