"""The browser trains and examines the same runs: every step of every fault, and every number of every test."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
import quickjs

from gdviz.drawing.marks.faults import FAULT_STRIDE
from gdviz.optimizers.examination import TESTS, examined
from gdviz.optimizers.faults import FAULTS, faulty_run
from gdviz.page.faults import faults_js
from gdviz.page.modules import in_order, modules


@pytest.fixture(scope="module")
def engine() -> quickjs.Context:
    context = quickjs.Context()
    context.eval("\n".join(module.body() for module in in_order(modules(), "faults/examination.js")))
    context.eval("const told = (value) => JSON.stringify(value, (_, v) => (ArrayBuffer.isView(v) ? [...v] : v));")
    return context


def asked(engine: quickjs.Context, call: str) -> Any:
    """What the call gives; NaN, which JSON does not know, comes as null."""
    return json.loads(engine.eval(f"told({call})"))


def ways(place: int) -> str:
    return json.dumps(FAULTS[place].settings)


CASES = [(place, 1 + place % 3, tiny) for place in range(len(FAULTS)) for tiny in (False, True)]


@pytest.mark.parametrize(("place", "seed", "tiny"), CASES)
def test_every_step_is_pythons(engine: quickjs.Context, place: int, seed: int, tiny: bool) -> None:
    """Also of runs that jump about: what differs in the last digit is the same once it is stored."""
    run = faulty_run(place, seed, tiny)
    call = f"((run) => (run.goTo(run.lastStep), [run.history, run.vector]))(new FaultyTrainer({ways(place)}, {seed}, "
    history, vector = asked(engine, call + f"{str(tiny).lower()}))")
    steps, losses, held = np.array(history, dtype=float).T
    assert steps.tolist() == list(range(0, len(run.losses), FAULT_STRIDE))
    np.testing.assert_allclose(losses, run.losses[::FAULT_STRIDE], rtol=1e-9)
    np.testing.assert_allclose(held, run.held_losses[::FAULT_STRIDE], rtol=1e-9)
    np.testing.assert_array_equal(np.array(vector, dtype=float), run.vectors[-1])


@pytest.mark.parametrize("place", range(len(FAULTS)))
def test_every_test_gives_pythons_numbers(engine: quickjs.Context, place: int) -> None:
    seed = 1 + place % 3
    for test in TESTS:
        found = np.array(asked(engine, f"examined({ways(place)}, {seed}, '{test}')"), dtype=float)
        np.testing.assert_allclose(found, examined(place, seed, test), rtol=1e-6, atol=1e-6, err_msg=test)


def test_a_run_can_be_gone_back_in_and_on_again(engine: quickjs.Context) -> None:
    """With what it carries from step to step."""
    place = next(place for place, fault in enumerate(FAULTS) if fault.settings["carried"])
    made = f"new FaultyTrainer({ways(place)}, 1)"
    there = asked(engine, f"((run) => (run.goTo(170), run.vector))({made})")
    again = asked(engine, f"((run) => (run.goTo(220), run.goTo(30), run.goTo(170), run.vector))({made})")
    assert there == again == faulty_run(place, 1).vectors[170].tolist()


def test_the_losses_up_to_a_step_end_there(engine: quickjs.Context) -> None:
    rows = asked(engine, f"lossesUpTo(faultyRun({ways(0)}, 1), 10)")
    assert [row[0] for row in rows] == [0, 4, 8, 10]
    assert rows[-1][1] == pytest.approx(faulty_run(0, 1).losses[10], rel=1e-9)


def test_what_is_printed_takes_the_logarithm_of_a_probability() -> None:
    printed = faults_js()
    assert "Math.log(" in printed and "log1p" not in printed and "STEPS: 400," in printed
