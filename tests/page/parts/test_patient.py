"""The patient on a page: what there is to press, and the same words from the script at every diagnosis."""

from __future__ import annotations

import json

import pytest
import quickjs

from gdviz.figure.faults import TESTS_SAID, patients, result_words, verdict_words
from gdviz.figure.faulty import Patient
from gdviz.optimizers.faults import FAULTS
from gdviz.page.modules import in_order, modules
from gdviz.page.parts.patient import html
from tests.figure.test_faults import PATIENT
from tests.page.exported import part_of

COUNT = len(FAULTS)


@pytest.fixture(scope="module")
def engine() -> quickjs.Context:
    context = quickjs.Context()
    context.eval("\n".join(module.body() for module in in_order(modules(), "faults/patient.js")))
    context.eval(f"const part = {json.dumps(part_of(PATIENT, 'Patient'))};")
    context.eval("globalThis.performance = { now: () => 0 }; const frames = [];")
    context.eval("globalThis.requestAnimationFrame = (frame) => frames.push(frame);")
    context.eval("const store = { notify() {}, part: (kind) => (kind === 'Patient' ? part : undefined) };")
    return context


def said(engine: quickjs.Context, call: str, **values: float) -> str:
    return str(engine.eval(f"store.values = {json.dumps(values)}; {call}"))


def test_there_are_two_lists_and_a_button_for_each_thing_to_do() -> None:
    part = PATIENT.part(Patient)
    assert part is not None
    written = html(PATIENT, part)
    assert written.count("<option") == len(TESTS_SAID) + COUNT
    assert all(f'data-patient="{name}"' in written for name in ("test", "order", "fault", "name", "next"))
    assert "Patient 1 of 33" in written and written.count("<li></li>") == len(TESTS_SAID)


@pytest.mark.parametrize("number", range(0, patients(COUNT), 3))
def test_the_script_says_what_python_says_of_every_test(engine: quickjs.Context, number: int) -> None:
    state = PATIENT.state(patient=float(number), ordered=63.0)
    for test in TESTS_SAID:
        asked = {"patient": number, "ordered": 63, "named": 0}
        assert said(engine, f"resultWords(store, part, '{test}')", **asked) == ""  # it is being worked out
        engine.eval("while (frames.length) frames.shift()();")
        found = said(engine, f"resultWords(store, part, '{test}')", **asked)
        assert found == result_words(state, test), test
    assert said(engine, "resultWords(store, part, 'loss')", patient=number, ordered=62, named=0) == ""


@pytest.mark.parametrize("ordered", [0, 1, 22, 63])
def test_the_script_gives_pythons_verdict(engine: quickjs.Context, ordered: int) -> None:
    for number in range(COUNT):
        for named in range(COUNT + 1):
            values = {"patient": number, "ordered": ordered, "named": named}
            expected = verdict_words(PATIENT.state(**{name: float(value) for name, value in values.items()}))
            assert said(engine, "diagnosisWords(store, part)", **values) == expected
