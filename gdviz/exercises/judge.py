"""Judging an answer: any value at all gets a verdict or a sentence, never an exception; see exercise-judge.js."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from gdviz.exercises.fresh import evaluate, numbers, tree
from gdviz.exercises.kinds import (
    DiagnoseCurve,
    Exercise,
    FillBlank,
    FreeResponse,
    Matching,
    MultipleAnswer,
    Numeric,
    Ordering,
    PredictRun,
    SingleChoice,
)
from gdviz.exercises.runs import case_of

LONGEST = 60  # characters of what is typed, other than an answer in words
MESSAGES: Mapping[str, str] = {
    "choose": "Choose an answer first.",
    "match": "Choose a partner for each, none of them twice.",
    "missing": "What you chose is right, but something is missing.",
    "empty": "Write a number first.",
    "long": "That is too long for a number.",
    "digits": "Write the number with the digits 0 to 9.",
    "thousands": "A comma before three digits can be read in two ways: write a point for decimals, and nothing "
    "between thousands.",
    "zero": "A fraction with 0 below the line has no value.",
    "size": "That number is too large to compare.",
    "number": "That is no number. Write it as 4.6, −0.5, 3/4 or 1e-3.",
    "blank": "Write what is missing first.",
    "wordy": "That is too long for this blank.",
    "write": "Write a sentence first. Press again to compare without one.",
}
"""What is said of an answer that cannot be judged, and of one that is right so far."""

_BLANK = " \t\r\n\u00a0\u2009\u202f"
_SPACE = f"[{_BLANK}]*"
_DECIMAL = "[+\\-\u2212]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+\\-\u2212]?[0-9]+)?"
_NUMBER = re.compile(f"({_DECIMAL})(?:{_SPACE}/{_SPACE}({_DECIMAL}))?")
_THOUSANDS = re.compile("(?:^|[^0-9.,])[1-9][0-9]{0,2},[0-9]{3}(?:$|[^0-9.,])")
_OUTER = re.compile(f"^{_SPACE}|{_SPACE}$")
_BETWEEN = re.compile(f"{_SPACE}([^A-Za-z0-9_{_BLANK}]){_SPACE}")
_SPACES = re.compile(f"[{_BLANK}]+")
_SIGN = re.compile(f"[^{_BLANK}]")


@dataclass(frozen=True)
class Verdict:
    """What is said of an answer.

    Attributes:
        right: None where the answer cannot be judged: then it is no try.
        says: places in the list of the exercise's feedback; none where `message` says it all.
        message: a sentence for answers that have no feedback of their own.
    """

    right: bool | None
    says: tuple[int, ...] = ()
    message: str = ""


def judge(exercise: Exercise, answer: Any, seed: int = 0) -> Verdict:
    """The verdict on an answer of any kind and size; `seed` is that of the numbers asked with."""
    if type(exercise) not in _JUDGES:
        raise TypeError(f"{type(exercise).__name__} is no kind of exercise")
    return _JUDGES[type(exercise)](exercise, answer, seed)


def _places(answer: Any, count: int) -> tuple[int, ...] | None:
    """A list of different places below `count`, or None."""
    if not isinstance(answer, (list, tuple)) or len(answer) > count:
        return None
    for each in answer:
        if isinstance(each, bool) or not isinstance(each, (int, float)) or each not in range(count):
            return None
    places = tuple(int(each) for each in answer)
    return places if len(set(places)) == len(places) else None


def _single(exercise: SingleChoice, answer: Any, _: int) -> Verdict:
    places = _places([answer], len(exercise.options))
    return Verdict(exercise.options[places[0]].right, places) if places else Verdict(None, (), MESSAGES["choose"])


def _multiple(exercise: MultipleAnswer, answer: Any, _: int) -> Verdict:
    """Of several slips the first is named; what is missing is not told."""
    places = _places(answer, len(exercise.options))
    if not places:
        return Verdict(None, (), MESSAGES["choose"])
    right = {place for place, option in enumerate(exercise.options) if option.right}
    wrong = sorted(set(places) - right)
    if wrong:
        return Verdict(False, (wrong[0],))
    return Verdict(True, tuple(sorted(right))) if right == set(places) else Verdict(False, (), MESSAGES["missing"])


def _ordering(exercise: Ordering, answer: Any, _: int) -> Verdict:
    """In a wrong order some step comes before the one that the data has above it."""
    count = len(exercise.steps)
    places = _places(answer, count)
    if places is None or len(places) < count:
        return Verdict(None, (), MESSAGES["choose"])
    if places in (tuple(range(count)), *exercise.also):
        return Verdict(True, (0,))
    return Verdict(False, (next(at for at in range(1, count) if places.index(at) < places.index(at - 1)),))


def _matching(exercise: Matching, answer: Any, _: int) -> Verdict:
    count = len(exercise.pairs)
    places = _places(answer, count)
    if places is None or len(places) < count:
        return Verdict(None, (), MESSAGES["match"])
    wrong = [place for place, chosen in enumerate(places) if place != chosen]
    return Verdict(False, (wrong[0],)) if wrong else Verdict(True, tuple(range(count)))


def _numeric(exercise: Numeric, answer: Any, seed: int) -> Verdict:
    """Feedback 0 is the working, then the mistakes, then what is said otherwise."""
    read = read_number(answer, exercise.units)
    if isinstance(read, str):
        return Verdict(None, (), read)
    known = numbers(exercise, seed)
    values = (known["answer"], *(evaluate(tree(mistake.value), known) for mistake in exercise.mistakes))
    found = (place for place, value in enumerate(values) if abs(read - value) <= exercise.tolerance)
    place = next(found, len(values))
    return Verdict(place == 0, (place,))


def _run(exercise: PredictRun | DiagnoseCurve, answer: Any, seed: int) -> Verdict:
    """Each outcome has two lines of feedback: what is said where it is right, and where it is not."""
    places = _places([answer], len(exercise.outcomes))
    if not places:
        return Verdict(None, (), MESSAGES["choose"])
    right = places[0] == case_of(exercise, seed).right
    return Verdict(right, (2 * places[0] + (0 if right else 1),))


def _blank(exercise: FillBlank, answer: Any, _: int) -> Verdict:
    """Feedback 0 is that of the right reply, then the slips, then what is said otherwise."""
    if not isinstance(answer, str) or not _SIGN.search(answer):
        return Verdict(None, (), MESSAGES["blank"])
    if len(answer) > LONGEST:
        return Verdict(None, (), MESSAGES["wordy"])
    written, replies = spelled(answer), (exercise.right, *exercise.slips)
    known = [[spelled(each) for each in reply.spellings] for reply in replies]
    place = next((place for place, spellings in enumerate(known) if written in spellings), len(replies))
    return Verdict(place == 0, (place,))


def _free(exercise: FreeResponse, answer: Any, _: int) -> Verdict:
    """Words are judged by their writer, who compares them with the model answer, feedback 0."""
    if not isinstance(answer, str) or not _SIGN.search(answer):
        return Verdict(None, (), MESSAGES["write"])
    return Verdict(None, (0,))


_JUDGES: Mapping[type[Exercise], Callable[[Any, Any, int], Verdict]] = {
    SingleChoice: _single,
    MultipleAnswer: _multiple,
    Ordering: _ordering,
    Matching: _matching,
    Numeric: _numeric,
    PredictRun: _run,
    DiagnoseCurve: _run,
    FillBlank: _blank,
    FreeResponse: _free,
}


def spelled(text: str) -> str:
    """Code as it is compared: without spaces around signs and at the ends, and with a hyphen for a minus sign."""
    text = _SPACES.sub(" ", _OUTER.sub("", text)).replace("\u2212", "-")
    return _BETWEEN.sub(r"\1", text)


def read_number(answer: Any, units: tuple[str, ...] = ()) -> float | str:
    """The number that a reader has written, or the sentence that says why it is none.

    A decimal point or comma, the minus signs - and −, 1e-3, a fraction of two such numbers, and one of the units.
    """
    if not isinstance(answer, str):
        return MESSAGES["empty"]
    if len(answer) > LONGEST:
        return MESSAGES["long"]
    text = _OUTER.sub("", answer)
    if not text:
        return MESSAGES["empty"]
    unit = next((unit for unit in units if text.endswith(unit)), "")
    text = _OUTER.sub("", text[: len(text) - len(unit)])
    if _THOUSANDS.search(text):
        return MESSAGES["thousands"]
    match = _NUMBER.fullmatch(text)
    if not match:
        foreign = any(each.isdecimal() and each not in "0123456789" for each in text)
        return MESSAGES["digits" if foreign else "number"]
    above, below = (_decimal(part) for part in (match[1], match[2] or "1"))
    if below == 0:
        return MESSAGES["zero"]
    value = above / below
    return value if math.isfinite(value) else MESSAGES["size"]


def _decimal(text: str) -> float:
    return float(text.replace(",", ".").replace("\u2212", "-"))
