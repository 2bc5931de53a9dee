"""A language model in a figure: what it says comes next, the text it writes, its loss, and what the reader may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gdviz.figure.marks import Mark
from gdviz.figure.parts import Part

LONGEST_BEGINNING = 40  # characters of a text that a reader may begin


@dataclass(frozen=True)
class Writing(Part):
    """A language model writes: it goes on from a beginning, one character at a time. Says how well it does.

    A control that is called like one of the settings sets it.

    Attributes:
        begin: the text it goes on from, in the characters of `gdviz.objectives.language.ALPHABET`.
        typed: whether the reader may type another, and add characters by a button.
        model: its place in `gdviz.figure.language.MODELS`.
        updates: how far it has been trained.
        temperature: that its scores are divided by.
        seed: of the numbers that choose among the characters.
        written: how many characters are added.

    Raises:
        ValueError: when the temperature is not above 0.
    """

    begin: str = ""
    typed: bool = False
    model: float = 0
    updates: float = 0
    temperature: float = 1.0
    seed: float = 1
    written: float = 0
    place: ClassVar[str] = "before"
    aside: ClassVar[str] = "Your own beginning is put aside."

    def __post_init__(self) -> None:
        if not self.temperature > 0:
            raise ValueError(f"Writing: temperature = {self.temperature}: give a number above 0")


@dataclass(frozen=True)
class NextCharacters(Mark):
    """A bar for each character: the probability that a language model gives it to come next; see `Writing`.

    Attributes:
        told: whether the characters stand under their bars.
    """

    told: bool = True


@dataclass(frozen=True)
class WrittenText(Mark):
    """The beginning, and in colour what a language model has added to it, at the top of the panel.

    Attributes:
        lines: how many lines there is room for; the last ones are shown.
        told: whether it is written at all.
    """

    lines: int = 3
    told: bool = True


@dataclass(frozen=True)
class TextLoss(Mark):
    """The loss of a language model against its updates, so far: on what is learnt, and dashed on what is held out.

    Attributes:
        below: whether the name of the latter stands under its end, and not over it.
        under: how many lines of a text at the top of the panel that name stays under.
        told: whether it stands there at all.
    """

    below: bool = False
    under: int = 0
    told: bool = True
