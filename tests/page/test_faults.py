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

FINISH = """(work) => {
    for (;;) {
        const { done, value } = work.next();
        if (done) return value;
    }
}"""


@pytest.fixture(scope="module")
def engine() -> quickjs.Context:
    context = quickjs.Context()
    context.eval("\n".join(module.body() for module in in_order(modules(), "faults/examination.js")))
    context.eval(
        "let ticks = 0, tick = 0; const performance = { now: () => (ticks += tick) };"
    )  # without: all the time
    context.eval("const frames = [], requestAnimationFrame = (frame) => frames.push(frame);")
    context.eval(f"const finish = {FINISH};")
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
        found = np.array(asked(engine, f"finish(TESTS.{test}({ways(place)}, {seed})).numbers"), dtype=float)
        np.testing.assert_allclose(found, examined(place, seed, test), rtol=1e-6, atol=1e-6, err_msg=test)


def test_a_run_can_be_gone_back_in_and_on_again(engine: quickjs.Context) -> None:
    """With what it carries from step to step."""
    place = next(place for place, fault in enumerate(FAULTS) if fault.settings["carried"])
    made = f"new FaultyTrainer({ways(place)}, 1)"
    there = asked(engine, f"((run) => (run.goTo(170), run.vector))({made})")
    again = asked(engine, f"((run) => (run.goTo(220), run.goTo(30), run.goTo(170), run.vector))({made})")
    assert there == again == faulty_run(place, 1).vectors[170].tolist()


def test_the_losses_up_to_a_step_end_there(engine: quickjs.Context) -> None:
    rows = asked(engine, f"lossesUpTo(faultyRun({ways(0)}, 1), 10, null)")
    assert [row[0] for row in rows] == [0, 4, 8, 10]
    assert rows[-1][1] == pytest.approx(faulty_run(0, 1).losses[10], rel=1e-9)


LOSSES = "lossesUpTo(run, {}, store).map(([at, loss]) => [at, loss])"


def test_a_long_way_is_gone_in_pieces_and_the_figure_drawn_again_for_each(engine: quickjs.Context) -> None:
    """A clock that ticks at each look: five steps are four milliseconds."""
    engine.eval(
        "tick = 1; let notified = 0; const store = { notify: () => notified++ };"
        f"const run = new FaultyTrainer({ways(0)}, 2);"
    )
    steps = faulty_run(0, 2).losses
    assert asked(engine, LOSSES.format(2))[-1] == [2, pytest.approx(steps[2], rel=1e-9)]
    assert asked(engine, "frames.length") == 0  # near: at once
    rows = asked(engine, LOSSES.format(17))
    assert asked(engine, "[run.t, frames.length]") == [6, 1] and rows[-1] == [4, pytest.approx(steps[4], rel=1e-9)]
    asked(engine, LOSSES.format(17))
    assert asked(engine, "[run.t, frames.length]") == [10, 1]  # asked for twice, drawn again once
    engine.eval("frames.shift()()")
    assert asked(engine, "notified") == 1
    while asked(engine, f"{LOSSES.format(17)}.at(-1)[0]") < 17:
        pass
    assert asked(engine, LOSSES.format(17))[-1] == [17, pytest.approx(steps[17], rel=1e-9)]
    assert asked(engine, LOSSES.format(8))[-1] == [8, pytest.approx(steps[8], rel=1e-9)]  # recorded: nothing to train
    assert asked(engine, "run.t") == 17
    engine.eval("tick = frames.length = 0;")


def test_a_test_is_done_in_pieces_and_all_who_asked_are_told(engine: quickjs.Context) -> None:
    engine.eval(
        "tick = 1; const [one, other] = [0, 1].map(() => ({ told: 0, notify() { this.told++; } }));"
        f"const ask = (store) => examined({ways(0)}, 3, 'loss', store) ?? null;"
    )
    assert asked(engine, "[ask(one), ask(other), ask(other)]") == [None, None, None]
    pieces = 0
    while asked(engine, "frames.length"):
        engine.eval("frames.shift()()")
        pieces += 1
    assert pieces == pytest.approx(400 / 4, abs=25) and asked(engine, "[one.told, other.told]") == [1, 1]
    assert asked(engine, "ask(one).numbers") == pytest.approx(examined(0, 3, "loss"), rel=1e-6)
    assert asked(engine, "ask(one).history.length") == 101
    engine.eval("tick = 0;")


def test_what_is_printed_takes_the_logarithm_of_a_probability() -> None:
    printed = faults_js()
    assert "Math.log(" in printed and "log1p" not in printed and "STEPS: 400," in printed
