"""Every question as one or more choices, for what knows no others: Common Cartridge has no pairs, orders and numbers.

The wrong options are the misconceptions that the exercise knows, so that each has its feedback.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from gdviz.page.exercise_text import LETTERS, written
from gdviz.teach.question import FEWEST, Arrange, Choice, Choose, Match, Number, Question, Write, numbered
from gdviz.teach.questions import mixed
from gdviz.teach.wording import ascii_only, blocks


def as_choices(question: Question) -> tuple[Choose | Write, ...]:
    """The question itself where it is a choice or asks for words; else what is asked in its place.

    Raises:
        ValueError: when it would have too few options.
    """
    if isinstance(question, Choose | Write):
        return (question,)
    made = tuple(_MAKERS[type(question)](question))
    for each in made:
        if len(each.choices) < FEWEST:
            raise ValueError(f"{each.id}: {len(each.choices)} options: give {FEWEST} or more")
    return made


def _pairs(question: Match) -> Iterator[Choose]:
    """A question for each left side, with all right sides to choose from."""
    for place, (left, _, _) in enumerate(question.pairs):
        shown = tuple(_partner(question, place, other) for other in question.order)
        stem = f"{blocks(question.stem)}<p>What belongs to this?</p><p><strong>{left}</strong></p>"
        yield Choose(**numbered(question, place + 1, stem=stem, choices=shown))  # type: ignore[arg-type]


def _partner(question: Match, asked: int, other: int) -> Choice:
    left, right, feedback = question.pairs[other]
    said = feedback if asked == other else f"That belongs to: {left}. {feedback}"
    return Choice(right, said, asked == other)


def _orders(question: Arrange) -> Iterator[Choose]:
    """The right order, and those in which one step comes before the one above it."""
    letters = {place: letter for letter, place in zip(LETTERS, question.order, strict=False)}
    steps = "".join(f"<p>{letters[place]}. {question.steps[place][0]}</p>" for place in question.order)
    right = tuple(range(len(question.steps)))
    made = [Choice(_lettered(right, letters), question.because, True)]
    for place in right[1:]:
        swapped = (*right[: place - 1], place, place - 1, *right[place + 1 :])
        if swapped not in question.also:
            made.append(Choice(_lettered(swapped, letters), question.steps[place][1]))
    common = {name: getattr(question, name) for name in ("id", "title", "address", "pictures")}
    yield Choose(**common, stem=blocks(question.stem) + steps, choices=mixed(made, question.id))


def _lettered(order: tuple[int, ...], letters: dict[int, str]) -> str:
    return ", ".join(letters[place] for place in order)


def _values(question: Number) -> Iterator[Choose]:
    """The answer and what known slips lead to, by size; of two that are written alike the first."""
    made = {written(question.answer): (question.answer, Choice(_value(question.answer), question.working, True))}
    for value, feedback in question.slips:
        if abs(value - question.answer) > question.tolerance:
            made.setdefault(written(value), (value, Choice(_value(value), feedback)))
    choices = tuple(choice for _, choice in sorted(made.values(), key=lambda each: each[0]))
    common = {name: getattr(question, name) for name in ("id", "title", "stem", "address", "pictures")}
    yield Choose(**common, choices=choices)


def _value(number: float) -> str:
    return ascii_only(written(number))


_MAKERS: Mapping[type[Question], Callable[[Any], Iterator[Choose]]] = {Match: _pairs, Arrange: _orders, Number: _values}
