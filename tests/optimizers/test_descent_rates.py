"""Many learning rates: runs side by side, what a rate does in the end, and the loss after so many steps."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from gdviz.objectives import line_loss
from gdviz.optimizers import Adam, GradientDescent
from gdviz.optimizers.descent import behaviour, descend, final_losses, sweep
from gdviz.optimizers.schedules import CosineDecay, StepDecay
from tests.optimizers.by_hand import PARABOLA, Objective

pytestmark = pytest.mark.filterwarnings("error")


def test_sweep_takes_optimizers_and_plain_rates_and_keeps_their_order():
    runs = sweep(PARABOLA, [0.5, GradientDescent(0.25), 1], 0.0, 2)
    assert [run.iterates[:, 0].tolist() for run in runs] == [[0, 3, 3], [0, 1.5, 2.25], [0, 6, 0]]
    halved = sweep(PARABOLA, [1.0], 0.0, 1, schedule=lambda t: 0.5)
    assert halved[0].final.tolist() == [3.0]
    assert sweep(PARABOLA, [], 0.0, 2) == []


@pytest.mark.parametrize("rate", [0, -0.1, math.nan, "0.1"])
def test_sweep_refuses_a_bad_rate(rate):
    with pytest.raises(ValueError, match=r"^GradientDescent: learning_rate must be a finite number above 0, got "):
        sweep(PARABOLA, [0.1, rate], 0.0, 2)


@pytest.mark.parametrize("curvature", [0.02, 1.0, 2.0, 23.6619, 49.0, 3e5])
@pytest.mark.parametrize(
    ("product", "word"),
    [
        (0.1, "converges"),
        (1, "converges"),
        (1.99, "converges"),
        (2, "oscillates"),
        (2.01, "diverges"),
        (30, "diverges"),
    ],
)
def test_behaviour_is_what_the_run_does(curvature, product, word):
    rate = product / curvature  # 2 / 49 * 49 is not 2
    assert behaviour(rate, curvature) == word
    bowl = Objective(1, lambda w: curvature * w[0] ** 2 / 2, lambda w: curvature * w)
    run = descend(bowl, GradientDescent(rate), 1.0, 20)
    growth = abs(run.final[0])
    assert {"converges": growth < 0.9, "oscillates": abs(growth - 1) < 1e-12, "diverges": growth > 1.1}[word]


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ((0, 1), "learning_rate"),
        ((-1, 1), "learning_rate"),
        ((math.nan, 1), "learning_rate"),
        ((0.1, 0), "curvature"),
        ((0.1, -2), "curvature"),
        ((0.1, math.inf), "curvature"),
    ],
)
def test_behaviour_refuses_what_has_no_limit(settings, name):
    with pytest.raises(ValueError, match=f"^{name} must be a finite number above 0, got "):
        behaviour(*settings)


@pytest.mark.parametrize("schedule", [None, CosineDecay(25)], ids=["constant", "cosine"])
@pytest.mark.parametrize("optimizer", [GradientDescent(), Adam()], ids=["gradient descent", "Adam"])
def test_final_losses_are_those_of_each_run(optimizer, schedule):
    objective = line_loss()
    rates = (0.01, 0.05, 0.084)
    together = final_losses(objective, optimizer, (0.0, 0.0), 25, rates, schedule)
    runs = [descend(objective, replace(optimizer, learning_rate=rate), (0.0, 0.0), 25, schedule) for rate in rates]
    np.testing.assert_allclose(together, [run.losses[-1] for run in runs], rtol=1e-9)


def test_the_loss_of_a_run_that_leaves_the_numbers_is_infinite():
    settled, lost = final_losses(line_loss(), GradientDescent(), (0.0, 0.0), 400, (0.05, 5.0))
    assert 0 < settled < 0.01 and lost == math.inf
    assert descend(line_loss(), GradientDescent(5.0), (0.0, 0.0), 400).diverged


@pytest.mark.parametrize("schedule", [None, StepDecay(2, 0.5)], ids=["constant", "stairs"])
def test_the_losses_of_a_parabola_after_three_steps_by_hand(schedule):
    """A step at the rate η leaves 1 - 2η of the distance; the stairs halve η for the third step."""
    rates = np.array([[0.0, 0.25, 0.5], [0.75, 1.0, 1.5]])
    left = (1 - 2 * rates) ** 2 * (1 - 2 * rates * (1.0 if schedule is None else 0.5))
    losses = final_losses(PARABOLA, GradientDescent(), 0.0, 3, rates.ravel(), schedule)
    assert losses.shape == (6,)
    assert losses == pytest.approx((9 * left**2).ravel(), rel=1e-13)
    assert final_losses(PARABOLA, GradientDescent(), 0.0, 0, [0.1, 5.0]).tolist() == [9.0, 9.0]
