"""The network as it is kept: two characters a parameter, and what they were measured at."""

import numpy as np
import pytest

from gdviz.objectives.language import held_codes, learnt_codes
from gdviz.objectives.language_stored import STORED, packed, stage_at, stored_vector, unpacked
from gdviz.objectives.language_weights import LOSS_EVERY, LOSSES, WEIGHTS


def test_a_parameter_is_two_digits_of_base_64():
    assert packed(np.array([0.0, 1 / 128, -1 / 128, 1.0, -16.0])) == "gA" + "gB" + "f-" + "iA" + "AA"
    assert unpacked("gAgBf-iAAA").tolist() == [0.0, 1 / 128, -1 / 128, 1.0, -16.0]
    numbers = np.random.default_rng(1).normal(size=200)
    assert unpacked(packed(numbers)) == pytest.approx(numbers, abs=0.5 / 128)


def test_a_parameter_too_large_for_that_is_refused():
    for wrong in (16.0, -16.1):
        with pytest.raises(ValueError, match="within ±16"):
            packed(np.array([0.0, wrong]))


def test_what_is_kept_has_the_losses_that_were_measured_before_rounding():
    assert list(WEIGHTS) == sorted(WEIGHTS) and set(WEIGHTS) <= {LOSS_EVERY * place for place in range(len(LOSSES))}
    for stage in WEIGHTS:
        vector = stored_vector(stage)
        assert vector.shape == (STORED.dim,) and not vector.flags.writeable
        told = [STORED.loss(vector, text) for text in (learnt_codes(), held_codes())]
        assert told == pytest.approx(LOSSES[stage // LOSS_EVERY], abs=2e-3)


def test_the_last_stage_so_far():
    stages = list(WEIGHTS)
    assert [stage_at(updates) for updates in (0, stages[1] - 1, stages[1], 1e9)] == [0, 0, stages[1], stages[-1]]
