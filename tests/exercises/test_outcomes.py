"""What a run did, on runs whose course is known from their factor."""

import numpy as np
import pytest

from gdviz.exercises import outcomes
from gdviz.objectives import double_well, parabola
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import Trajectory, descend

STEPS = ("stays_on_one_side", "swings_closer", "swings_for_ever", "swings_farther")
CURVES = ("is_slow", "comes_down", "grows", "begins_flat")


def fitting(names, run):
    return [name for name in names if getattr(outcomes, name)(run)]


@pytest.mark.parametrize(
    ("rate", "name"),
    [(0.1, "stays_on_one_side"), (0.9, "swings_closer"), (1.0, "swings_for_ever"), (1.1, "swings_farther")],
)
def test_steps_on_a_parabola(rate, name):
    assert fitting(STEPS, descend(parabola(), GradientDescent(rate), 0.0, 8)) == [name]


@pytest.mark.parametrize(
    ("losses", "name"),
    [
        ([10, 9, 8.2, 7.6, 7.1, 6.8], "is_slow"),
        ([10, 4, 1, 0.3, 0.12, 0.1], "comes_down"),
        ([10, 1, 2, 4, 8, 16, 32], "grows"),
        ([10, 9.9, 9.6, 8.5, 4, 1, 0.9], "begins_flat"),
        ([10, 4, 5, 4, 3, 2], None),
    ],
)
def test_curves(losses, name):
    values = np.array(losses, dtype=float)
    run = Trajectory(values[:, None], values, values[:, None], values[1:], diverged=False)
    assert fitting(CURVES, run) == ([name] if name else [])


def test_a_start_near_a_hilltop_begins_flat():
    assert fitting(CURVES, descend(double_well(), GradientDescent(0.05), 0.1, 40)) == ["begins_flat"]
