"""A fair race: every rule at every rate, and the best of each; against runs one by one, and numbers worked by hand."""

import numpy as np
import pytest

from gdviz.objectives import quadratic, rosenbrock
from gdviz.optimizers import Adam, GradientDescent, Momentum
from gdviz.optimizers.descent import descend
from gdviz.optimizers.trials import STAY, losses_of, trials

RATES = (0.001, 0.1, 0.5, 3.0)


def test_all_runs_at_once_are_the_runs_one_by_one():
    rules = (GradientDescent(), Momentum(), Adam())
    losses = losses_of(rosenbrock(), rules, (-1.2, 1.0), (0.0005, 0.001), 60)
    assert losses.shape == (3, 2, 61)
    for place, kind in enumerate((GradientDescent, Momentum, Adam)):
        for other, rate in enumerate((0.0005, 0.001)):
            run = descend(rosenbrock(), kind(rate), (-1.2, 1.0), 60)
            assert losses[place, other] == pytest.approx(run.losses, rel=1e-9)


def test_the_fewest_steps_by_hand():
    # f = x²/2 + y²/2 from (1, 0): after t steps (1 - η)²ᵗ / 2. At 0.5 it is below 1e-3 when 4⁻ᵗ < 2e-3: t = 5.
    losses = losses_of(quadratic((1.0, 1.0)), (GradientDescent(),), (1.0, 0.0), RATES, 100)
    (trial,) = trials(losses, RATES, 100, 1e-3)
    assert (trial.learning_rate, trial.steps) == (0.5, 5)
    assert trial.last == pytest.approx(0.5 * 4.0 ** -(101 - STAY), rel=1e-9)
    (slow,) = trials(losses[:, :1], RATES[:1], 100, 1e-3)
    assert slow.steps is None and slow.last == pytest.approx(0.5 * 0.999 ** (2 * (101 - STAY)))


def test_to_pass_through_is_not_to_arrive():
    losses = np.ones((1, 2, 101))
    losses[0, 0, 30:40] = 0.0
    losses[0, 1, 70:] = 0.0  # too late to know
    assert trials(losses, (0.1, 0.2), 100, 0.5)[0].steps is None
    losses[0, 1, 50:] = 0.0
    (arrived,) = trials(losses, (0.1, 0.2), 100, 0.5)
    assert (arrived.learning_rate, arrived.steps) == (0.2, 50)


def test_a_run_without_a_value_is_never_the_best():
    losses = np.stack([np.full(101, np.nan), np.full(101, 2.0)])[None]
    (trial,) = trials(losses, (0.1, 0.2), 100, 0.5)
    assert (trial.learning_rate, trial.steps, trial.last) == (0.2, None, 2.0)
