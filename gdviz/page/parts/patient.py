"""The patient: tests to order, a fault to name, and what is said of that; parts/patient.js does the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from itertools import product
from typing import Any

from gdviz.figure.faults import (
    PATIENT_SAYS,
    PATIENT_SEEDS,
    TESTS_SAID,
    patient_name,
    patients,
    result_words,
    said_of,
    verdict_words,
)
from gdviz.figure.faulty import Patient
from gdviz.figure.scene import Scene, State
from gdviz.page.parts import fault_words
from gdviz.page.parts.predict import room_for

PATIENT_WAITS = "The network is being trained for this test."
"""What is said where that takes long."""


def html(scene: Scene, part: Patient) -> str:
    """Two lists with a button each, the next patient, the results for those who do not see the chart, the verdict."""
    state = scene.state(**scene.opening)
    tests = _options(name for name, _ in TESTS_SAID.values())
    faults = _options(fault.name for fault in part.faults)
    results = "".join(f"<li>{escape(_told(state, test))}</li>" for test in TESTS_SAID)
    return (
        '<div class="gd-patient" data-part="Patient" data-search-exclude><div class="gd-buttons">'
        f"{_list('test', 'Test', tests)}{_button('order', 'Order')}"
        f"{_list('fault', 'Diagnosis', faults)}{_button('name', 'Name it')}"
        f"{_button('next', 'Next patient')}</div>"
        f'<ul class="gd-unseen" aria-label="Results">{results}</ul>'
        f'<div class="gd-says">{room_for(_longest(part))}'
        f"<p>{escape(verdict_words(state) or patient_name(state))}</p></div></div>"
    )


def _told(state: State, test: str) -> str:
    words = result_words(state, test)
    return f"{TESTS_SAID[test][0]}: {words}" if words else ""


def data(scene: Scene, part: Patient, plain: Callable[[Any], Any], objectives: Any) -> dict[str, Any]:
    """The faults, the tests and all that is said."""
    told = fault_words.data(scene, part, plain, objectives)
    return {
        **told, "seeds": PATIENT_SEEDS, "patients": patients(len(part.faults)),
        "tests": {name: list(said) for name, said in TESTS_SAID.items()}, "says": PATIENT_SAYS, "waits": PATIENT_WAITS,
    }  # fmt: skip


def _list(name: str, label: str, options: str) -> str:
    return (
        f'<label class="gd-choose"><span class="gd-name">{label}</span> '
        f'<select autocomplete="off" data-patient="{name}">{options}</select></label>'
    )


def _options(names: Iterable[str]) -> str:
    return "".join(f'<option value="{place}">{escape(name)}</option>' for place, name in enumerate(names))


def _button(name: str, text: str) -> str:
    return f'<button type="button" data-patient="{name}">{text}</button>'


def _longest(part: Patient) -> list[str]:
    """The longest things that will be said of a diagnosis."""
    count, all_tests = range(len(part.faults)), list(TESTS_SAID)
    said = [
        said_of(part.faults, true, named, seen) for true, named in product(count, count) for seen in ([], all_tests)
    ]
    return sorted(set(said), key=len)[-3:]
