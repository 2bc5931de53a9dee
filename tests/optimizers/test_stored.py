"""The stored gradient: zeroed it is gradient descent; where that is forgotten it does what a closed form says."""

import math

import numpy as np
import pytest

from gdviz.objectives import from_formula, parabola
from gdviz.optimizers import ALL, GradientDescent
from gdviz.optimizers.descent import descend
from gdviz.optimizers.stored import StoredGradient

BOWL = parabola(3.0)


def test_zeroed_it_is_gradient_descent():
    surface = from_formula("2*(x - 1)^2 + x*y + y^2")
    ours = descend(surface, StoredGradient(0.1), (3.0, -2.0), 50).iterates
    assert np.array_equal(ours, descend(surface, GradientDescent(0.1), (3.0, -2.0), 50).iterates)


def test_three_steps_by_hand_where_the_zeroing_is_forgotten():
    # (x - 3)² from 0 at 0.1. Stored -6: x = 0.6; stored -6 - 4.8: x = 1.68; stored -10.8 - 2.64: x = 3.024.
    run = descend(BOWL, StoredGradient(0.1, zero_grad=0), 0.0, 3)
    assert run.iterates[:, 0] == pytest.approx([0.0, 0.6, 1.68, 3.024], abs=1e-14)


@pytest.mark.parametrize("rate", [0.01, 0.1, 0.4])
def test_forgotten_it_swings_for_ever_and_as_far_as_a_cosine_says(rate):
    """The error e obeys e(t+1) - 2 e(t) + e(t-1) = -2η e(t), which cosines of an angle with cosine 1 - η solve."""
    angle = math.acos(1 - rate)
    run = descend(BOWL, StoredGradient(rate, zero_grad=0), 0.0, 400)
    expected = 3 - 3 * np.cos((np.arange(401) + 0.5) * angle) / math.cos(angle / 2)
    assert run.iterates[:, 0] == pytest.approx(expected, abs=1e-9)
    late = run.iterates[-100:, 0]
    assert late.max() > 5.9 and late.min() < 0.1


@pytest.mark.parametrize("value", [-1, 0.5, 2, math.nan, "1", None, True])
def test_zeroed_or_not_and_nothing_between(value):
    with pytest.raises(ValueError, match=r"^StoredGradient: zero_grad must be a number, 0 or 1, got "):
        StoredGradient(zero_grad=value)


def test_a_mistake_is_no_optimiser_to_choose():
    assert StoredGradient not in ALL
