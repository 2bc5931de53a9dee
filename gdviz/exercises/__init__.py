"""Every exercise of the site: one module a chapter, found by walking this package.

An exercise's id is `module.variable` (`derivatives.slope_and_direction`), the address of its place on the site for
good; `ids.txt` lists those that have been released, in the order they came (see `gdviz.builder.permanent`).
"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import cache
from zlib import crc32

from gdviz.errors import nearest
from gdviz.exercises.fresh import shuffled
from gdviz.exercises.judge import Verdict, judge
from gdviz.exercises.kinds import DiagnoseCurve, Exercise, Matching, Ordering, PredictRun, SingleChoice
from gdviz.paths import PACKAGE, modules_in

__all__ = ["Verdict", "all", "get", "judge", "listed", "released", "shown_order"]

IDS = PACKAGE / "exercises" / "ids.txt"
_FOUR = 4  # options, A to D


@cache
def all() -> tuple[Exercise, ...]:
    """Every exercise with its id set, chapters in alphabetical order, exercises in the order they are defined."""
    return tuple(
        replace(value, id=f"{module.__name__.rpartition('.')[2]}.{name}")
        for module in modules_in(sys.modules[__name__])
        for name, value in vars(module).items()
        if isinstance(value, Exercise) and not name.startswith("_")
    )


def get(id: str) -> Exercise:
    """The exercise of this id.

    Raises:
        ValueError: when there is none, with the nearest ids.
    """
    known = {exercise.id: exercise for exercise in all()}
    if id not in known:
        raise ValueError(f"unknown exercise {id!r}: {nearest(id, known)}")
    return known[id]


def released() -> tuple[str, ...]:
    """The ids that have been released, in the order they came."""
    return tuple(IDS.read_text(encoding="utf-8").split())


@cache
def listed() -> tuple[str, ...]:
    """The ids in the order they came: those that have been released, then all others."""
    first = released()
    return (*first, *(exercise.id for exercise in all() if exercise.id not in first))


def shown_order(exercise: Exercise, seed: int = 0) -> tuple[int, ...]:
    """The places of what is shown shuffled, in the order shown, the same at every build; a seed decides another order.

    Where nobody gives a seed, the right one of four options goes through A to D in blocks of four exercises, each
    block shuffled.
    """
    is_printed = not seed
    seed = seed or crc32(exercise.id.encode())
    if isinstance(exercise, Ordering):
        return _not_sorted(len(exercise.steps), seed)
    if isinstance(exercise, Matching):
        return _not_sorted(len(exercise.pairs), seed)
    outcomes = exercise.outcomes if isinstance(exercise, (PredictRun, DiagnoseCurve)) else ()
    count = len(getattr(exercise, "options", outcomes))
    order = shuffled(range(count), seed)
    if is_printed and isinstance(exercise, SingleChoice) and count == _FOUR and exercise.id in _of_four():
        right = next(place for place, option in enumerate(exercise.options) if option.right)
        turn = _of_four().index(exercise.id)
        order.remove(right)
        order.insert(shuffled(range(_FOUR), turn // _FOUR)[turn % _FOUR], right)
    return tuple(order)


def _not_sorted(count: int, seed: int) -> tuple[int, ...]:
    """An order that is not the answer already."""
    while (order := shuffled(range(count), seed)) == sorted(order):
        seed += 1
    return tuple(order)


@cache
def _of_four() -> tuple[str, ...]:
    """The single choices among four options, in the order they came."""
    known = {exercise.id: exercise for exercise in all()}
    found = (known.get(id) for id in listed())
    return tuple(each.id for each in found if isinstance(each, SingleChoice) and len(each.options) == _FOUR)
