"""A rule of one's own in the race: what the given one does."""

import numpy as np
import pytest

from gdviz.figure.parts import Predict
from gdviz.scenes import own_rule


def test_the_rule_given_steps_by_its_rate_and_comes_not_to_rest():
    run = own_rule.race.trajectories()[8]
    moved = np.abs(np.diff(run.iterates, axis=0))
    assert moved == pytest.approx(0.05 * np.ones_like(moved))
    apart = np.hypot(*(run.iterates[100:] - (1.0, 0.0)).T)
    assert 0.05 < apart.max() < 0.5  # near, and never there
    assert own_rule.race.part(Predict).answer == 1


def test_the_own_run_is_shown_beside_the_plain_one_alone():
    assert [own_rule.race.opening[racer.show] for racer in own_rule.RACERS[1:]] == [0.0] * 7
    assert own_rule.race.runs[8].label == "yours"
