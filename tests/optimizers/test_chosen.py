"""Schedules that a reader sets: those of the package by number, and lines between points."""

import numpy as np
import pytest

from gdviz.optimizers.chosen import OFFERED, ChosenSchedule, DrawnSchedule
from gdviz.optimizers.schedules import ALL, CosineRestarts, StepDecay, WarmupLinearDecay


def test_every_schedule_of_the_package_can_be_chosen():
    assert OFFERED == ALL
    t = np.arange(60.0)
    chosen = [ChosenSchedule(60, schedule=number, every=20, warmup=5, period=30)(t) for number in range(len(OFFERED))]
    assert np.all(chosen[0] == 1.0)
    assert chosen[1] == pytest.approx(StepDecay(20, 0.3)(t))
    assert chosen[2][[0, 30]] == pytest.approx([1.0, 0.02**0.5])
    assert chosen[3][30] == pytest.approx(0.5)
    assert chosen[4] == pytest.approx(WarmupLinearDecay(5, 60)(t))
    assert chosen[5] == pytest.approx(CosineRestarts(30)(t))


def test_a_drawn_schedule_goes_straight_from_point_to_point():
    schedule = DrawnSchedule(20, (1.0, 0.0, 0.5))
    assert schedule(np.array([0, 5, 10, 15, 20, 30])) == pytest.approx([1.0, 0.5, 0.0, 0.25, 0.5, 0.5])
    with pytest.raises(ValueError, match="1 points: give at least two"):
        DrawnSchedule(20, (1.0,))
