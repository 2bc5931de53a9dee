"""Runs with a fault on a live figure: which one is shown, and the patient whose fault the reader is to find, in words.

`faults/patient.js` says the same in the page. The faults themselves are in `gdviz.optimizers.faults`, which a scene
names in its parts: what draws figures depends on no optimiser.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

from gdviz.figure.faulty import Faulty, Patient
from gdviz.figure.numbers import listed, shortest
from gdviz.figure.scene import State
from gdviz.objectives.random_numbers import Generator

PATIENT_SEEDS = (1, 2, 3)
"""Those of the runs of the patients, one a round; a round has each fault once."""

TESTS_SAID: dict[str, tuple[str, str]] = {
    "loss": ("training loss", "{0} at first, {1} half way, {2} at the end"),
    "held_out": ("held-out loss", "lowest {0}, at step {1}; {2} at the end"),
    "norms": ("gradient norms", "first layer {0}, second {1}"),
    "updates": ("size of updates", "of the weights: first layer {0}, second {1}"),
    "check": ("gradient check", "off by: first layer {0}, second {1}"),
    "tiny": ("tiny batch", "{0} at first, {1} after training on it"),
}
"""The name of each test, and what it says of its numbers."""

CHECK_NEGLIGIBLE, CHECK_BELOW = 1e-6, "< 10⁻⁶"
"""What is nothing to a gradient check, and how it is said: its digits are those of rounding."""

PATIENT_SAYS = {
    "told": "Right: “{0}”. {1} told you. {2} {3}",
    "guess": "Right: “{0}”. A guess, though: {1} would have told you. {2} {3}",
    "again": "Not so. “{0}” would look like this: {1} Look again at {2}.",
    "order": "Not so. “{0}” would look like this: {1} Order {2}.",
}
"""What is said of a diagnosis."""


def faulty(state: State) -> Faulty:
    """The part of the scene that has its faults.

    Raises:
        ValueError: when there is none.
    """
    part = next((part for part in state.scene.parts if isinstance(part, Faulty)), None)
    if part is None:
        raise ValueError(f"{state.scene.id}: no faults among its parts")
    return part


def shown_fault(state: State, fault: int | None = None) -> tuple[int, int]:
    """The place of the fault that a state shows, and the seed of its run.

    Arguments:
        fault: the place, where it is not what the controls say.
    """
    part = faulty(state)
    if isinstance(part, Patient):
        return fault_of(round(_number(state, "patient")), len(part.faults))
    place = round(_number(state, "fault")) if fault is None else fault
    return place, round(float(state.values.get("seed", part.seed)))  # type: ignore[arg-type]


@lru_cache(maxsize=128)
def fault_of(number: int, count: int) -> tuple[int, int]:
    """The fault of a patient among so many, and the seed of its run. A round has each fault once, in its own order."""
    turn, place = divmod(number, count)
    return Generator(turn).permutation(count)[place], PATIENT_SEEDS[turn % len(PATIENT_SEEDS)]


def patients(count: int) -> int:
    """How many patients there are, for so many faults."""
    return count * len(PATIENT_SEEDS)


def _number(state: State, name: str) -> float:
    return float(state.values[name])  # type: ignore[arg-type]


def is_ordered(state: State, test: str) -> bool:
    """Whether the reader has ordered this test."""
    return bool(round(_number(state, "ordered")) >> list(TESTS_SAID).index(test) & 1)


def result_words(state: State, test: str) -> str:
    """What a test says of the patient; nothing where it was not ordered."""
    part = faulty(state)
    assert isinstance(part, Patient) and part.examine is not None
    if not is_ordered(state, test):
        return ""
    numbers = part.examine(*shown_fault(state), test)
    return TESTS_SAID[test][1].format(*(_written(number, test) for number in numbers))


def _written(number: float, test: str) -> str:
    if math.isnan(number):
        return "NaN"
    return CHECK_BELOW if test == "check" and number < CHECK_NEGLIGIBLE else shortest(number, 3 if number >= 100 else 2)


def patient_name(state: State) -> str:
    """Which of the patients it is."""
    part = faulty(state)
    return f"Patient {round(_number(state, 'patient')) + 1} of {patients(len(part.faults))}"


def verdict_words(state: State) -> str:
    """What is said of the reader's diagnosis; nothing before there is one."""
    named = round(_number(state, "named"))
    if not named:
        return ""
    return said_of(
        faulty(state).faults, shown_fault(state)[0], named - 1, [t for t in TESTS_SAID if is_ordered(state, t)]
    )


def said_of(faults: tuple[Any, ...], true: int, named: int, ordered: list[str]) -> str:
    """What is said of a diagnosis.

    Arguments:
        true: the place of the fault there is.
        named: the place of the one that the reader names.
        ordered: the names of the tests that the reader has seen.
    """
    fault, other = faults[true], faults[named]
    missing = [test for test in fault.tests if test not in ordered]  # only all together tell it from the others
    names = listed([f"the {TESTS_SAID[test][0]}" for test in missing or fault.tests])
    if true == named:
        kind = "guess" if missing else "told"
        shown = names if missing else names[0].upper() + names[1:]
        return PATIENT_SAYS[kind].format(fault.name, shown, fault.cause, fault.remedy)
    return PATIENT_SAYS["order" if missing else "again"].format(other.name, _inner(other.sign), names)


def _inner(sentence: str) -> str:
    """A sentence as it stands behind a colon."""
    return sentence[:1].lower() + sentence[1:]


def fault_words(state: State) -> str:
    """What the fault that is shown comes from, and what helps."""
    fault = faulty(state).faults[shown_fault(state)[0]]
    return f"{fault.cause} {fault.remedy}"
