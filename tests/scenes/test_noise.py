"""What the noise of batches does: sorted data, the floor, batch size and rate together, by loops of their own."""

import math

import numpy as np
import pytest

from gdviz.figure.parts import Predict
from gdviz.objectives.batches import Batches
from gdviz.scenes import noise
from tests.scenes.test_batches import X, by_hand, gradient, height

NEAR = (1.4, 2.4)


def in_order(size, rate, steps):
    w, found = np.array(NEAR), [np.array(NEAR)]
    for step in range(steps):
        first = step * size % 64
        w = w - rate * gradient(w, slice(first, first + size))
        found.append(w)
    return np.array(found)


def test_sorted_and_shuffled_step_by_step():
    runs = noise.order.trajectories()
    by_price, shuffled = in_order(4, 0.2, 128), by_hand(4, 0.2, 128, start=NEAR)
    assert runs[0].iterates == pytest.approx(by_price, abs=1e-9)
    assert runs[1].iterates == pytest.approx(shuffled, abs=1e-9)
    for path, mean, end in (
        (by_price, noise.sorted_mean, noise.sorted_end),
        (shuffled, noise.shuffled_mean, noise.shuffled_end),
    ):
        heights = np.array([height(w) for w in path])
        assert mean == pytest.approx(heights[64:].mean()) and end == pytest.approx(heights[64::16].mean())
    assert np.linalg.norm(by_price[-1] - by_price[-17]) < 1e-4  # an epoch later it is where it was
    assert np.linalg.norm(by_price[-1] - by_price[-9]) > 0.5  # and half a loop away between
    predict = noise.order.part(Predict)
    assert noise.sorted_end > 10 * noise.shuffled_end and predict.options[predict.answer] == "shuffled"


def test_the_floor_of_a_fixed_and_of_a_falling_rate():
    fixed = np.array([height(w) for w in by_hand(4, 0.3, 160, start=NEAR)])
    assert noise.fixed_floor == pytest.approx(fixed[-16:].mean(), abs=1e-9)
    w, path = np.array(NEAR), []
    places = Batches(4, 1).places(64)
    for t in range(160):
        w = w - 0.3 * (1 + math.cos(math.pi * t / 160)) / 2 * gradient(w, next(places))
        path.append(height(w))
    assert noise.falling_floor == pytest.approx(np.mean(path[-16:]), abs=1e-9)
    assert noise.fixed_floor > 100 * noise.falling_floor


def test_twice_the_rate_raises_the_floor_and_twice_the_batch_lowers_it():
    assert (noise.batch, noise.twice_batch, noise.slow_rate, noise.twice_rate) == (4, 8, 0.1, 0.2)
    assert noise.floor_fast > 2 * noise.floor_slow
    assert noise.floor_slow < noise.floor_both < 1.3 * noise.floor_slow
    # One of them by a loop of its own: four seeds, forty epochs, of which the first ten do not count.
    heights = []
    for seed in range(4):
        path = by_hand(8, 0.2, 320, seed=seed, start=tuple(noise.best))
        heights += [height(w) for w in path[81:]]
    assert noise.floor_both == pytest.approx(np.mean(heights), rel=1e-9)


def test_the_gradient_of_a_batch_is_not_zero_at_the_lowest_point():
    assert gradient(np.array(noise.best)) == pytest.approx([0, 0], abs=1e-12)
    assert np.abs(gradient(np.array(noise.best), slice(0, 4))).max() > 0.5
    assert len(X) // noise.size == noise.per_epoch == 16 and noise.eights == 8
