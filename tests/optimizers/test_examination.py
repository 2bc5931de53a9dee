"""The tests of a run against what they must be: the measures by hand, and what tells each fault."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.optimizers.examination import TESTS, examined
from gdviz.optimizers.faults import FAULTS, FaultyTrainer, faulty_run
from tests.optimizers.test_faults import CARRIED, DEAD, HIGH, LOW, NAN, OVERFIT, SEEDS, SIGN, SOUND_RUN, by_hand

PLACES = range(len(FAULTS))


def test_every_fault_is_told_by_tests_that_there_are() -> None:
    assert all(fault.tests for fault in FAULTS)
    # a tiny batch says that something is wrong, and never alone what
    assert {test for fault in FAULTS for test in fault.tests} == set(TESTS) - {"tiny"}


def test_losses_and_where_the_one_held_out_is_lowest() -> None:
    run = faulty_run(OVERFIT, 1)
    assert examined(OVERFIT, 1, "loss") == (run.losses[0], run.losses[200], run.losses[400])
    lowest, step, last = examined(OVERFIT, 1, "held_out")
    assert lowest == min(run.held_losses) == run.held_losses[int(step)] and last == run.held_losses[400]
    assert np.isnan(examined(NAN, 1, "held_out")[2]) and examined(NAN, 1, "held_out")[0] < 0.1


def test_norms_and_updates_by_hand() -> None:
    trainer = faulty_run(SOUND_RUN, 1).trainer
    gradient = by_hand(trainer.vector, trainer.data.x, trainer.data.y)
    expected = (np.linalg.norm(gradient[:36]), np.linalg.norm(gradient[36:]))
    assert examined(SOUND_RUN, 1, "norms") == pytest.approx(expected, rel=1e-9)
    vectors = faulty_run(SOUND_RUN, 1).vectors[-41:, :36]
    shares = np.linalg.norm(np.diff(vectors, axis=0), axis=1) / np.linalg.norm(vectors[:-1], axis=1)
    assert examined(SOUND_RUN, 1, "updates")[0] == pytest.approx(np.mean(shares), rel=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_gradient_check_finds_two_faults_and_no_others(seed: int) -> None:
    checks = [examined(place, seed, "check") for place in PLACES]
    assert checks[SIGN] == (pytest.approx(2.0, abs=1e-6), pytest.approx(0.0, abs=1e-6))
    assert min(checks[CARRIED]) > 0.1
    assert max(max(checks[place]) for place in PLACES if place not in (SIGN, CARRIED)) < 1e-6


def test_the_gradient_of_the_second_step_is_checked() -> None:
    """Carried, it is the sum of the first two; measured, the second one alone."""
    trainer = FaultyTrainer(FAULTS[CARRIED], 1)
    w = trainer.vector
    trainer.step()
    order = FaultyTrainer(FAULTS[CARRIED], 1).generator.permutation(200)
    one, two = (by_hand(at, trainer.data.x[few], trainer.data.y[few]) for at, few in (
        (w, order[:10]), (trainer.vector, order[10:20])
    ))  # fmt: skip
    longest = max(np.linalg.norm((one + two)[:36]), np.linalg.norm(two[:36]))
    assert examined(CARRIED, 1, "check")[0] == pytest.approx(np.linalg.norm(one[:36]) / longest, rel=1e-5)


@pytest.mark.parametrize("seed", SEEDS)
def test_dead_units_have_no_gradient_and_a_low_rate_has_tiny_updates(seed: int) -> None:
    norms = [examined(place, seed, "norms")[0] for place in PLACES]
    assert [place for place in PLACES if norms[place] == 0.0] == ([NAN, DEAD] if norms[NAN] == 0.0 else [DEAD])
    updates = [max(examined(place, seed, "updates")) for place in PLACES]
    others = [updates[place] for place in PLACES if place not in (LOW, CARRIED, NAN)]
    assert updates[LOW] < 0.1 * min(others)
    assert updates[HIGH] > updates[SOUND_RUN]


def test_the_tiny_batch_before_and_after() -> None:
    run = faulty_run(SIGN, 1, True)
    assert examined(SIGN, 1, "tiny") == (run.losses[0], run.losses[200]) and len(run.losses) == 201
