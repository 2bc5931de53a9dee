"""The noise of gradients: what it is added to, and that it is the same again."""

import numpy as np
import pytest

from gdviz.objectives import quadratic
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend
from gdviz.optimizers.noise import Noise


def test_the_same_seed_gives_the_same_numbers_and_a_longer_run_begins_with_them():
    short, long = Noise(2.0, seed=5).table(4, 2), Noise(1.0, seed=5).table(9, 2)
    assert np.array_equal(short, long[:4])
    assert not np.array_equal(short, Noise(2.0, seed=6).table(4, 2))
    assert np.array_equal(Noise(2.0, seed=5).at(4, 2), 2 * short)


def test_it_is_normal_with_the_size_and_the_scales_that_are_given():
    table = Noise(3.0, seed=1, scales=(1.0, 10.0)).at(4000, 2)
    assert table.std(axis=0) == pytest.approx([3.0, 30.0], rel=0.04)
    assert table.mean(axis=0) == pytest.approx([0.0, 0.0], abs=1.5)


def test_each_step_goes_against_gradient_and_noise_and_keeps_the_true_gradient():
    noise = Noise(0.5, seed=3)
    run = descend(quadratic((2.0, 1.0)), GradientDescent(0.1), (1.0, -1.0), 5, noise=noise)
    w = np.array([1.0, -1.0])
    for t, added in enumerate(0.5 * noise.table(5, 2)):
        assert run.iterates[t] == pytest.approx(w)
        assert run.gradients[t] == pytest.approx([2 * w[0], w[1]])
        w = w - 0.1 * (np.array([2 * w[0], w[1]]) + added)
    assert run.final == pytest.approx(w)


@pytest.mark.parametrize("size", [-0.1, float("nan"), float("inf")])
def test_a_size_that_is_none_is_refused(size):
    with pytest.raises(ValueError, match="noise must be a finite number, 0 or more"):
        Noise(size)
