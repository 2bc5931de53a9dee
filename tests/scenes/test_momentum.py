"""Momentum at its best settings against the theory of Polyak, worked by hand."""

import math

import numpy as np
import pytest

from gdviz.optimizers.descent import descend
from gdviz.optimizers.polyak import BestMomentum
from gdviz.scenes import momentum
from gdviz.scenes.hessian import bowl


@pytest.mark.parametrize(("condition", "plain", "heavy"), [(25.0, 24 / 26, 4 / 6), (100.0, 99 / 101, 9 / 11)])
def test_what_a_step_leaves_in_the_long_run(condition, plain, heavy):
    measured_plain, measured_heavy = momentum.measured(condition)
    assert measured_plain == pytest.approx(plain, rel=1e-9)
    assert heavy < measured_heavy < heavy * 2 ** (1 / 200) * 1.001  # t ρᵗ: from 200 to 400 the factor t doubles


def test_the_numbers_of_the_page():
    # (24/26)ᵗ = 0.01 at t = 57.5; (99/101)ᵗ at t = 230.2
    assert (momentum.plain_few, momentum.plain_many) == (58, 231)
    assert (momentum.momentum_few, momentum.momentum_many) == (18, 39)
    assert momentum.best_share == pytest.approx(16 / 36)
    for condition, found in ((25.0, 18), (100.0, 39)):
        rule = BestMomentum(condition=condition)
        run = descend(bowl(condition, 90.0, 2.0, (0.0, 0.0), axis_names=("x", "y")), rule, (4.0, 1.4), 300).iterates
        share = np.hypot(*run.T) / math.hypot(4.0, 1.4)
        assert share[found - 1] > 0.01 and (share[found:] <= 0.01).all()
