"""The training of the small network: what is kept is what it gives."""

import itertools

import numpy as np
import pytest

from gdviz.objectives.language_stored import STORED, stored_vector
from gdviz.objectives.language_weights import LOSSES, WEIGHTS
from gdviz.optimizers import language_training
from gdviz.optimizers.language_training import STAGES, network_vectors


def test_what_is_kept_of_the_beginning_is_what_training_gives():
    """Rounded to 1/128: half of that away, and a little for another order of sums."""
    vectors = list(itertools.islice(network_vectors(STORED, STAGES[-1]), STAGES[2] + 1))
    for stage in STAGES[:3]:
        np.testing.assert_allclose(stored_vector(stage), vectors[stage], atol=0.5 / 128 + 1e-6)
    assert STORED.loss(vectors[100], language_training.learnt_codes()) == pytest.approx(LOSSES[5][0], abs=6e-4)


def test_the_stages_are_those_that_are_kept():
    assert tuple(WEIGHTS) == STAGES


def test_it_learns_and_at_last_learns_by_heart():
    learnt, held = np.array(LOSSES).T
    assert learnt[-1] == min(learnt) and min(held) < held[-1] - 0.03 and 10 < np.argmin(held) < 40


def test_another_seed_begins_elsewhere():
    first, second = (next(network_vectors(STORED, 1, seed)) for seed in (1, 2))
    assert not np.array_equal(first, second) and first.shape == second.shape


def test_the_module_that_is_printed_can_be_read(monkeypatch):
    monkeypatch.setattr(language_training, "STAGES", (0, 20))
    scope = {}
    exec(language_training.stored_module(STORED), scope)
    assert list(scope["WEIGHTS"]) == [0, 20] and len(scope["LOSSES"]) == 2 and scope["LOSS_EVERY"] == 20
    assert scope["WEIGHTS"][0] == WEIGHTS[0] and scope["LOSSES"][0] == LOSSES[0]
