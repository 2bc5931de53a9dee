"""Three plans for a course: what happens before, in and after each meeting, as data.

An item is a place of the course. Its minutes are those of the page; in class a section or a figure counts twice, to
show it and to hear what people say, and `talk` is what is done beyond that. What a plan promises is kept by a test.
"""

from __future__ import annotations

from dataclasses import dataclass

from gdviz.teach import meetings as on
from gdviz.teach.meetings import Item, home

IN_CLASS = 2  # times as long as reading it alone takes


@dataclass(frozen=True)
class Meeting:
    """One meeting of a class, and what is done at home before and after it."""

    title: str
    before: tuple[Item, ...]
    during: tuple[Item, ...]
    after: tuple[Item, ...]


@dataclass(frozen=True)
class Plan:
    """A whole plan.

    Attributes:
        id: its anchor.
        unit: what a meeting is called.
        minutes: of a meeting, which what is done in it fills to at least three quarters.
        at_home: minutes before and after a meeting, at most.
        meetings: in their order.
    """

    id: str
    unit: str
    minutes: int
    at_home: int
    meetings: tuple[Meeting, ...]


ONE_LECTURE = Plan(
    "one-lecture",
    "Lecture",
    75,
    25,
    (
        Meeting(
            "How a model learns from its mistakes",
            home("guide/index.md"),
            (
                Item("guide/linear-regression.md#the-model-is-a-line", 1, "A house of 120 m²: what would you pay?"),
                on.LOSS,
                on.TURNED,
                on.BLIND,
                on.SLOPE,
                on.FLAT,
                on.ONE_STEP,
                on.GRADIENT,
                on.BOTH,
                on.THREE_RATES,
                Item("guide/putting-it-together.md#judge-on-unseen-houses", 2, "What is a low loss worth?"),
            ),
            home("guide/gradient-descent.md#check-yourself", "guide/learning-rates.md#check-yourself"),
        ),
    ),
)

TWO_WEEKS = Plan(
    "two-weeks",
    "Meeting",
    50,
    60,
    (
        Meeting(
            "A model and its mistakes",
            (),
            (*on.MODEL_AND_LOSS, on.OUTLIER),
            home("guide/index.md", "guide/linear-regression.md", "guide/loss-functions.md"),
        ),
        Meeting(
            "A landscape, searched blind",
            on.REVIEW,
            (*on.LANDSCAPE, *on.SEARCH),
            home("guide/loss-landscape.md", "guide/minimizing-functions.md"),
        ),
        Meeting("Slopes", on.REVIEW, (*on.SLOPES, on.ALOUD), home("guide/derivatives.md", "labs/loss-landscape.py")),
        Meeting(
            "Gradient descent, with one parameter and with two",
            on.REVIEW,
            (*on.DESCENT, *on.TWO),
            home("guide/gradient-descent.md", "guide/two-parameters.md", "labs/fit-a-line.py"),
        ),
        Meeting(
            "Learning rates",
            on.REVIEW,
            (*on.PREDICTIONS, *on.RATES, on.VALLEYS),
            home(
                "guide/parameters-to-predictions.md", "guide/learning-rates.md", "labs/parabola-and-learning-rates.py"
            ),
        ),
        Meeting(
            "New data, and what has stayed",
            on.REVIEW,
            (*on.UNSEEN, on.ASSESSMENT),
            home("guide/putting-it-together.md"),
        ),
    ),
)

TERM = Plan(
    "full-term",
    "Week",
    75,
    75,
    (
        Meeting(
            "A model and its mistakes",
            (),
            (*on.MODEL_AND_LOSS, on.OUTLIER, *on.BEGIN),
            home("guide/index.md", "guide/linear-regression.md", "guide/loss-functions.md"),
        ),
        Meeting(
            "A landscape, searched blind",
            on.REVIEW,
            (*on.LANDSCAPE, *on.SEARCH, *on.GRID),
            home("guide/loss-landscape.md", "guide/minimizing-functions.md"),
        ),
        Meeting(
            "Slopes and limits",
            on.REVIEW,
            (*on.SLOPES, on.ALOUD, *on.LIMITS),
            home("guide/derivatives.md", "deeper/limits.md", "labs/loss-landscape.py"),
        ),
        Meeting(
            "Gradient descent",
            on.REVIEW,
            (*on.DESCENT, *on.TWO, on.FIT),
            home("guide/gradient-descent.md", "guide/two-parameters.md", "labs/finite-differences.py"),
        ),
        Meeting(
            "Learning rates",
            on.REVIEW,
            (*on.PREDICTIONS, *on.RATES, on.VALLEYS, on.TRY),
            home("guide/parameters-to-predictions.md", "guide/learning-rates.md"),
        ),
        Meeting(
            "New data, and an assessment",
            on.REVIEW,
            (*on.UNSEEN, on.LARGE, on.ASSESSMENT, *on.AFTERWARDS),
            home("guide/putting-it-together.md", "deeper/gradients.md"),
        ),
        Meeting(
            "Gradients and curvature",
            on.REVIEW,
            (*on.DIRECTIONS, *on.BOWLS),
            home("deeper/curvature.md", "labs/shape-of-a-bowl.py"),
        ),
        Meeting(
            "The chain rule, backwards",
            home("deeper/derivative-rules.md"),
            on.CHAIN,
            home("deeper/chain-rule.md", "deeper/backpropagation.md", "labs/reverse-mode.py"),
        ),
        Meeting(
            "Losses, and a network",
            on.REVIEW,
            (*on.LOSSES, *on.NETWORK),
            home("deeper/choosing-a-loss.md", "deeper/neural-network.md", "labs/two-moons.py"),
        ),
        Meeting(
            "Batches, rules and schedules",
            home("deeper/batches.md"),
            (*on.NOISE, *on.RULES),
            home("deeper/optimizers.md", "deeper/schedules.md", "labs/adam.py"),
        ),
        Meeting(
            "When training fails",
            home("deeper/regularization.md"),
            (*on.FREEDOM, *on.FAULTS),
            home("deeper/vanishing-and-exploding-gradients.md", "deeper/debugging-training.md", "labs/debugging.py"),
        ),
        Meeting(
            "Language models, and scale",
            on.REVIEW,
            (*on.LANGUAGE, *on.SCALE),
            home("deeper/language-model.md", "deeper/at-scale.md", "labs/language-model.py"),
        ),
    ),
)

PLANS = (ONE_LECTURE, TWO_WEEKS, TERM)
