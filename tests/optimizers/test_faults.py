"""Each fault is really in its run, and shows what is said of it: against plain numpy and by what it must do."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.objectives.class_data import class_data
from gdviz.optimizers.faults import FAULT_STEPS, FAULTS, SOUND, FaultyTrainer, NaiveNetwork, faulty_run, spoiled, stored

(SOUND_RUN, HIGH, LOW, NAN, SMALL, OVERFIT, LABELS, SORTED, CARRIED, DEAD, SIGN) = range(len(FAULTS))
SEEDS = (1, 2, 3)
MOONS = class_data("moons")
GUESS = float(np.log(2))


def by_hand(w: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The gradient of the mean cross-entropy of a tanh network, by the chain rule."""
    units = (len(w) - 1) // 4
    w1, b1, w2, b2 = w[: 2 * units].reshape(2, units), w[2 * units : 3 * units], w[3 * units : -1], w[-1]
    h = np.tanh(x @ w1 + b1)
    error = (1 / (1 + np.exp(-(h @ w2 + b2))) - y) / len(y)
    back = np.outer(error, w2) * (1 - h * h)
    return np.concatenate([(x.T @ back).ravel(), back.sum(0), h.T @ error, [error.sum()]])


@pytest.mark.parametrize("place", [SOUND_RUN, HIGH, LOW, LABELS, SORTED, CARRIED, SIGN])
def test_six_steps_by_hand(place: int) -> None:
    ways, trainer = FAULTS[place].settings, FaultyTrainer(FAULTS[place], seed=2)
    x, y = MOONS.x, MOONS.y.copy()
    if place == LABELS:
        y[::5] = 1 - y[::5]
    w, total, first = trainer.vector, 0.0, 36
    for step in range(6):
        order = trainer.waiting or (FaultyTrainer(FAULTS[place], 2).generator.permutation(200))
        chosen = order[:10] if trainer.waiting or place != SORTED else list(range(0, 20, 2))
        gradient = by_hand(w, x[chosen], y[chosen])
        gradient[:first] *= -1 if place == SIGN else 1
        total = total + gradient if place == CARRIED else gradient
        w = np.float32(w - ways["learning_rate"] * total).astype(float)
        trainer.step()
        np.testing.assert_allclose(trainer.vector, w, rtol=2e-6, atol=1e-7, err_msg=f"step {step}")


def test_only_what_a_fault_changes_is_changed() -> None:
    assert FAULTS[0].settings == dict(SOUND)
    for fault in FAULTS[1:]:
        assert fault.changes and set(fault.changes) <= set(SOUND), fault.name
        assert fault.tests and fault.sign.endswith(".") and fault.cause.endswith(".") and fault.remedy.endswith(".")
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 11


def test_a_fifth_of_the_labels_is_wrong_in_both_sets_and_few_examples_are_the_first() -> None:
    made = spoiled(MOONS, FAULTS[OVERFIT].settings)
    assert len(made.y) == 30 and np.array_equal(made.x, MOONS.x[:30])
    assert np.flatnonzero(made.y != MOONS.y[:30]).tolist() == [0, 5, 10, 15, 20, 25]
    assert np.mean(made.held_y != MOONS.held_y) == 0.2
    assert len(spoiled(MOONS, SOUND, count=8).y) == 8


def test_the_logarithm_of_a_probability_that_is_rounded_is_no_number() -> None:
    network = NaiveNetwork(hidden=(1,))
    one = np.array([[0.0, 0.0]]), np.array([1.0])
    for score in (2.0, 30.0):
        assert network.loss(np.array([0, 0, 0, 0, score]), *one) == pytest.approx(np.log1p(np.exp(-score)), rel=1e-2)
    with np.errstate(all="ignore"):
        assert np.isnan(network.loss(np.array([0.0, 0, 0, 0, 40]), *one))  # e⁻⁴⁰ is less than the gap below 1


def test_parameters_are_kept_in_single_precision() -> None:
    assert stored(np.array([1 + 2.0**-30, 0.1])).tolist() == [1.0, 0.10000000149011612]
    assert np.array_equal(faulty_run(HIGH, 1).vectors, np.float32(faulty_run(HIGH, 1).vectors))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_run_shows_the_sign_of_its_fault(seed: int) -> None:
    runs = [faulty_run(place, seed) for place in range(len(FAULTS))]
    losses, held = ([getattr(run, name) for run in runs] for name in ("losses", "held_losses"))
    assert losses[SOUND_RUN][-1] < 0.1 and abs(held[SOUND_RUN][-1] - losses[SOUND_RUN][-1]) < 0.06
    assert losses[HIGH].max() > 4 * losses[HIGH][0] and np.sum(np.diff(losses[HIGH]) > 0.1) > 40  # jumps
    assert 0.8 * losses[LOW][0] > losses[LOW][-1] > 0.5 or losses[LOW][-1] > 0.55
    assert np.all(np.diff(losses[LOW][::20]) < 0)  # smooth
    ended = int(np.argmax(np.isnan(losses[NAN])))
    assert 100 < ended < FAULT_STEPS and losses[NAN][:ended].min() < 0.1 and np.isnan(losses[NAN][-40:]).all()
    assert losses[SMALL][:60].min() > 0.6 and losses[SMALL][-1] < 0.4  # a level stretch, then a fall
    lowest = int(np.argmin(held[OVERFIT]))
    assert lowest < 100 and held[OVERFIT][-1] > 1.4 * held[OVERFIT][lowest] and losses[OVERFIT][-1] < 0.35
    assert abs(losses[LABELS][-40:].mean() - held[LABELS][-40:].mean()) < 0.05 < 0.5 < losses[LABELS][-40:].min()
    saw = losses[SORTED][100:200].reshape(5, 20)
    assert np.all(saw.max(axis=1) > 1.3 * saw.min(axis=1))  # up and down in every epoch
    assert losses[CARRIED].min() < 0.5 and losses[CARRIED][200:].min() > 1.5 and losses[CARRIED][200:].max() > 20
    assert losses[DEAD].min() > GUESS - 1e-3 and np.all(runs[DEAD].updates[:, 0] == 0.0)
    assert losses[SIGN].min() < 0.6 and losses[SIGN][-100:].max() > 0.7


@pytest.mark.parametrize("seed", SEEDS)
def test_the_tiny_batch_is_learnt_but_for_what_cannot_learn(seed: int) -> None:
    ends = [faulty_run(place, seed, True).losses[-1] for place in range(len(FAULTS))]
    assert [place for place, loss in enumerate(ends) if loss > 0.1] == [LOW, DEAD, SIGN]
    assert ends[DEAD] == pytest.approx(GUESS)
