"""The kinds of exercises, as data: what is asked, what is right, and what is said of each answer.

Texts are Markdown with formulas. Feedback does not say "Yes" or "No": the page does. `see` is where to look, as an
address below docs/ with its anchor, such as `guide/derivatives.md#flat-is-not-lowest`. Answers count from 0 in the
order of the data, which the page shuffles.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from gdviz.figure.scene import Run
from gdviz.optimizers.descent import Trajectory


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


@dataclass(frozen=True)
class Outcome:
    """What a run may do, to choose from; the run itself decides whether it is so.

    Attributes:
        text: what the reader chooses.
        when: whether a run does it; of all outcomes of an exercise one fits each run.
        because: what is said where it is right.
        feedback: which misconception it shows where it is not.
        see: where to look.
    """

    text: str
    when: Callable[[Trajectory], bool]
    because: str
    feedback: str
    see: str = ""


@dataclass(frozen=True)
class Reply:
    """Something to write into a blank.

    Attributes:
        spellings: how it may be written; the first is printed. Spaces around signs and the kind of minus sign make no
            difference.
        feedback: why it is right, or which misconception it shows.
        see: where to look.
        run: what the line does with it, to be drawn; None where it does not run.
        settings: the settings of the exercise's figure in which it does this.
    """

    spellings: tuple[str, ...]
    feedback: str
    see: str = ""
    run: Run | None = None
    settings: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Point:
    """One point of a rubric: what a good answer says.

    Attributes:
        text: the point, as a part of "Does your answer say ...".
        see: where it is taught.
        taught: words of that section that teach it.
    """

    text: str
    see: str
    taught: str


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


@dataclass(frozen=True, kw_only=True)
class PredictRun(Exercise):
    """What a run of a figure will do, judged by running it; the answer is the place of an outcome.

    In texts `{name}` is a number of the exercise, outside of formulas; `{end}` is where the run ends.

    Attributes:
        scene: the figure, which stands on the same page.
        run: which of its runs, from 0.
        draws: the settings of the figure that are made, each with its values; the first of each are printed.
        quantities: formulas of what is named above them.
        outcomes: of which exactly one fits, whatever is drawn.
    """

    scene: str
    draws: Mapping[str, tuple[float, ...]]
    outcomes: tuple[Outcome, ...]
    run: int = 0
    quantities: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DiagnoseCurve(Exercise):
    """A loss curve to read, drawn from one of several real runs; the answer is the place of an outcome.

    In texts `{first}` and `{end}` are the losses at both ends.

    Attributes:
        runs: each with its objective; the first is printed, others are drawn by a seed.
        outcomes: of which exactly one fits each run.
    """

    runs: tuple[Run, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, kw_only=True)
class FillBlank(Exercise):
    """A line of code with something missing; the answer is what the reader types.

    Attributes:
        code: one or more lines of Python, with the blank written as `____`.
        right: what belongs there.
        slips: the wrong replies we know.
        otherwise: what is said of any other.
        see: where to look, for any other.
        scene: a figure on the same page, for the settings of replies.
    """

    code: str
    right: Reply
    slips: tuple[Reply, ...]
    otherwise: str
    see: str
    scene: str = ""


@dataclass(frozen=True, kw_only=True)
class FreeResponse(Exercise):
    """A question to be answered in writing, then compared with a model answer; nobody judges it but its writer.

    Attributes:
        model: the model answer, in Markdown.
        points: the rubric.
        note: what else a careful answer may say, or what it must not.
    """

    model: str
    points: tuple[Point, ...]
    note: str = ""
