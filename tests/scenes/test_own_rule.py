"""A rule of one's own in the race: what the given one does."""

import numpy as np
import pytest

from gdviz.figure.parts import Predict
from gdviz.optimizers.descent import descend
from gdviz.optimizers.written import WrittenRule
from gdviz.scenes import own_rule


def test_the_rule_given_steps_by_its_rate_and_comes_not_to_rest():
    run = own_rule.race.trajectories()[8]
    moved = np.abs(np.diff(run.iterates, axis=0))
    assert moved == pytest.approx(0.05 * np.ones_like(moved))
    apart = np.hypot(*(run.iterates[100:] - (1.0, 0.0)).T)
    assert 0.05 < apart.max() < 0.5  # near, and never there
    assert own_rule.race.part(Predict).answer == 1
    # It ends between (0.75, 0.05) and (0.8, 0.1), across the valley: both are short of (1, 0).
    assert sorted(map(tuple, run.iterates[-2:].round(6))) == [(0.75, 0.05), (0.8, 0.1)]
    assert own_rule.given_nearest == pytest.approx(np.hypot(0.2, 0.1))


@pytest.mark.parametrize(("rate", "arrives"), [(own_rule.rest_rate, True), (own_rule.rule_rate, False)])
def test_with_steps_that_shrink_it_comes_to_rest_in_the_lowest_point_or_too_soon(rate, arrives):
    run = own_rule.race.trajectories(rate_yours=rate)[8]
    shrinking = descend(own_rule.BOWL, WrittenRule(rate, "x = x - eta*0.98**t*sign(g)"), run.iterates[0], 200).iterates
    assert np.hypot(*(shrinking[-1] - shrinking[-20])) < 0.05 * 2**0.5 / 2
    assert (np.hypot(*(shrinking[-1] - (1.0, 0.0))) < 0.01) == arrives


def test_the_own_run_is_shown_beside_the_plain_one_alone():
    assert [own_rule.race.opening[racer.show] for racer in own_rule.RACERS[1:]] == [0.0] * 7
    assert own_rule.race.runs[8].label == "yours"
