"""The kinds of exercises, as data: what is asked, what is right, and what is said of each answer.

Texts are Markdown with formulas. Feedback does not say "Yes" or "No": the page does. `see` is where to look, as an
address below docs/ with its anchor, such as `guide/derivatives.md#flat-is-not-lowest`. Answers count from 0 in the
order of the data, which the page shuffles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Option:
    """One of several things to choose.

    Attributes:
        text: what the reader chooses.
        feedback: why it is right, or which misconception it shows.
        see: where to look.
        right: whether it belongs to the answer.
    """

    text: str
    feedback: str
    see: str = ""
    right: bool = False


@dataclass(frozen=True)
class Step:
    """One step of several in order.

    Attributes:
        text: the step.
        early: what putting it before the step above it overlooks; the first has none above it.
        see: where to look.
    """

    text: str
    early: str = ""
    see: str = ""


@dataclass(frozen=True)
class Pair:
    """Two things that belong together.

    Attributes:
        left: shown in the order of the data.
        right: shown shuffled.
        feedback: what tells that they belong together, whatever else was chosen.
        see: where to look.
    """

    left: str
    right: str
    feedback: str
    see: str = ""


@dataclass(frozen=True)
class Mistake:
    """A wrong number that a known slip leads to.

    Attributes:
        value: a formula of the exercise's numbers, or a number.
        feedback: what the slip is.
        see: where to look.
    """

    value: str
    feedback: str
    see: str = ""


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """What all kinds have.

    Attributes:
        title: a few words, without a number.
        question: what is asked.
        id: `chapter.name`, for good; set by `gdviz.exercises`.
    """

    title: str
    question: str
    id: str = field(default="", compare=False)


@dataclass(frozen=True, kw_only=True)
class SingleChoice(Exercise):
    """One option is right; the answer is its place.

    Attributes:
        options: three or more, exactly one of them right.
    """

    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class MultipleAnswer(Exercise):
    """Some options are right; the answer is the list of their places.

    Attributes:
        options: at least one of them right and one not.
    """

    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class Ordering(Exercise):
    """Steps to put in order; the answer is the list of their places.

    Attributes:
        steps: in the right order.
        because: why this order, in a sentence.
        also: other orders that are right.
    """

    steps: tuple[Step, ...]
    because: str
    also: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Matching(Exercise):
    """What belongs together; the answer is, for each left side, the place of its right side.

    Attributes:
        pairs: each with its own right side.
    """

    pairs: tuple[Pair, ...]


@dataclass(frozen=True, kw_only=True)
class Numeric(Exercise):
    """A number to work out; the answer is what the reader types.

    In texts `{name}` is a number of the exercise, outside of formulas.

    Attributes:
        answer: a formula of the numbers.
        tolerance: how far from the answer is still right.
        working: how the answer is found, for these numbers.
        otherwise: what is said of a number that no slip we know leads to.
        mistakes: the slips we know; the first that fits is named.
        draws: for each number that can be fresh its values; the first of each are printed.
        quantities: formulas of what is named above them.
        units: what may follow the number.
        see: where to look, for a number that no slip we know leads to.
    """

    answer: str
    tolerance: float
    working: str
    otherwise: str
    mistakes: tuple[Mistake, ...]
    draws: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    quantities: Mapping[str, str] = field(default_factory=dict)
    units: tuple[str, ...] = ()
    see: str = ""
