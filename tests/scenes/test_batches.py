"""Batches: the town, the runs and the scatter, by formulas and loops of their own."""

import itertools
import math

import numpy as np
import pytest

from gdviz.figure.parts import Predict
from gdviz.objectives.random_numbers import Generator
from gdviz.scenes import batches
from tests.scenes.by_hand import close

X, Y = batches.AREA, batches.PRICE


def height(w):
    return np.mean((w[0] * X + w[1] - Y) ** 2) - batches.lowest


def gradient(w, places=slice(None)):
    errors = w[0] * X[places] + w[1] - Y[places]
    return 2 * np.array([np.mean(errors * X[places]), np.mean(errors)])


def by_hand(size, rate, steps, seed=1, start=(-1.0, 0.5)):
    """Iterates of a run on batches of a size."""
    generator, w, queue = Generator(seed), np.array(start), []
    found = [w]
    for _ in range(steps):
        if not queue:
            order = generator.permutation(64)
            queue = [order[first : first + size] for first in range(0, 64, size)]
        w = w - rate * gradient(w, queue.pop(0))
        found.append(w)
    return np.array(found)


def test_the_town_is_listed_by_price_and_its_best_line_is_flat_bottomed():
    assert len(X) == len(Y) == batches.town == 64 and list(Y) == sorted(Y)
    assert np.abs(X).max() <= 1 and gradient(batches.best) == pytest.approx([0, 0], abs=1e-12)
    assert close(batches.lowest, np.mean((batches.best_m * X + batches.best_b - Y) ** 2), 1e-12)
    assert batches.ABOVE(batches.best) == pytest.approx(0, abs=1e-12)
    slope, level = np.polyfit(X, Y, 1)
    assert (batches.best_m, batches.best_b) == pytest.approx((slope, level))


def test_the_three_paths():
    found = batches.paths.trajectories()
    for trajectory, size in zip(found, (64, 8, 1), strict=True):
        assert trajectory.iterates == pytest.approx(by_hand(size, 0.2, 60), abs=1e-9)
    ends = [height(run.final) for run in found]
    predict = batches.paths.part(Predict)
    assert predict.answer == int(np.argmin(ends)) == 0


def test_the_first_epoch():
    ends = [height(by_hand(size, 0.1, 64 // size)[-1]) for size in (64, 8, 1)]
    assert (batches.first_all, batches.first_mini, batches.first_one) == pytest.approx(ends, abs=1e-9)
    predict = batches.cost.part(Predict)
    assert predict.answer == int(np.argmin(ends)) == 2


def test_the_scatter_of_batches_by_all_pairs_and_by_draws():
    w = np.array(batches.START)
    whole = gradient(w)
    for size in (1, 2):  # all 64 batches, all 2016
        every = [gradient(w, list(places)) for places in itertools.combinations(range(64), size)]
        assert close(batches.spread(size), math.sqrt(np.mean(np.sum((every - whole) ** 2, axis=1))), 1e-9)
    draw = np.random.default_rng(0)
    for size, said in ((4, batches.spread_few), (16, batches.spread_more)):
        some = [gradient(w, draw.permutation(64)[:size]) for _ in range(6000)]
        assert said == pytest.approx(math.sqrt(np.mean(np.sum((some - whole) ** 2, axis=1))), rel=0.03)
    assert 2.0 < batches.times_closer < 2.4  # "about half is left"
    assert batches.spread(64) == 0


def test_the_ring_of_the_first_figure_is_the_gradient_of_all():
    (panel,) = batches.gradients.panels
    assert panel.marks[1].rate == 0.3
    assert batches.gradients.part(Predict).options[1] == "about half is left"
