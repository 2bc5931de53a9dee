"""Schedules against values worked by hand, and restarts against a count by loop."""

from __future__ import annotations

import math
from dataclasses import fields

import numpy as np
import pytest

from gdviz.optimizers import schedules
from gdviz.optimizers.schedules import (
    ALL,
    Constant,
    CosineDecay,
    CosineRestarts,
    ExponentialDecay,
    StepDecay,
    WarmupLinearDecay,
)

pytestmark = pytest.mark.filterwarnings("error")
HALF_ROOT = (2 + math.sqrt(2)) / 4  # (1 + cos 45°) / 2

# For each kind: schedules with factors at some steps, worked by hand.
BY_HAND = {
    Constant: [(Constant(), {0: 1, 1: 1, 999: 1})],
    StepDecay: [
        (StepDecay(every=10, factor=0.5), {0: 1, 9: 1, 10: 0.5, 19: 0.5, 20: 0.25, 35: 0.125}),
        (StepDecay(every=30), {29: 1, 30: 0.1, 60: 0.01}),
        (StepDecay(every=1, factor=1), {0: 1, 7: 1}),
    ],
    ExponentialDecay: [(ExponentialDecay(0.5), {0: 1, 1: 0.5, 2: 0.25, 10: 1 / 1024})],
    CosineDecay: [
        (CosineDecay(steps=100), {0: 1, 25: HALF_ROOT, 50: 0.5, 75: 1 - HALF_ROOT, 100: 0, 150: 0}),
        (CosineDecay(steps=4, floor=0.2), {0: 1, 2: 0.6, 4: 0.2, 9: 0.2}),
    ],
    WarmupLinearDecay: [
        (
            WarmupLinearDecay(warmup=4, steps=12),
            {0: 0.25, 1: 0.5, 2: 0.75, 3: 1, 4: 1, 5: 7 / 8, 8: 0.5, 11: 1 / 8, 12: 0, 20: 0},
        ),
        (WarmupLinearDecay(warmup=1, steps=3), {0: 1, 1: 1, 2: 0.5, 3: 0}),
    ],
    CosineRestarts: [
        (CosineRestarts(period=4), {0: 1, 1: HALF_ROOT, 2: 0.5, 3: 1 - HALF_ROOT, 4: 1, 6: 0.5, 8: 1}),
        (
            CosineRestarts(period=2, growth=2, floor=0.5),
            {0: 1, 1: 0.75, 2: 1, 4: 0.75, 6: 1, 10: 0.75, 14: 1, 22: 0.75, 30: 1},
        ),
    ],
}
EXAMPLES = [schedule for rows in BY_HAND.values() for schedule, _ in rows]


def test_all_schedules_are_found_and_have_a_row_in_the_table():
    assert set(ALL) == set(BY_HAND)
    assert len({kind.label for kind in ALL}) == len(ALL)
    assert all(getattr(schedules, kind.__name__) is kind for kind in ALL)


@pytest.mark.parametrize(("schedule", "factors"), [row for rows in BY_HAND.values() for row in rows], ids=repr)
def test_factors_by_hand(schedule, factors):
    assert [float(schedule(t)) for t in factors] == pytest.approx(list(factors.values()), abs=1e-15)


@pytest.mark.parametrize("schedule", EXAMPLES, ids=repr)
def test_an_array_of_steps_gives_what_single_steps_give(schedule):
    steps = np.arange(40)
    factors = schedule(steps)
    assert factors.shape == steps.shape
    assert np.array_equal(factors, [schedule(int(t)) for t in steps])


@pytest.mark.parametrize("schedule", EXAMPLES, ids=repr)
def test_factors_stay_between_zero_and_one(schedule):
    factors = schedule(np.arange(5000))
    assert np.all(factors >= 0) and np.all(factors <= 1)


@pytest.mark.parametrize(("period", "growth"), [(1, 1), (7, 1), (1, 2), (10, 2), (3, 3), (49, 3), (5, 7), (11, 10)])
def test_restarts_fall_where_counting_puts_them(period, growth):
    schedule = CosineRestarts(period, growth)
    length, since = period, 0
    for t in range(20_000):
        expected = (1 + math.cos(math.pi * since / length)) / 2
        assert float(schedule(t)) == pytest.approx(expected, abs=1e-9), t
        since += 1
        if since == length:
            length, since = length * growth, 0


def test_cosine_runs_level_with_its_first_cycle_and_restarts_after_it():
    t = np.arange(50)
    assert CosineRestarts(50, floor=0.1)(t) == pytest.approx(CosineDecay(50, floor=0.1)(t), abs=1e-15)
    assert CosineRestarts(50)(50) == 1 and CosineDecay(50)(50) == pytest.approx(0, abs=1e-15)


def test_warm_up_wastes_no_step_on_a_rate_of_zero():
    assert np.all(WarmupLinearDecay(warmup=10, steps=100)(np.arange(100)) > 0)


BAD_COUNTS = [0, -1, 2.5, math.nan, "3", None, True]
GOOD = {"every": 5, "factor": 0.5, "steps": 9, "floor": 0.0, "warmup": 2, "period": 5, "growth": 2}
BAD = {
    "factor": [0, -0.5, 1.01, math.nan, "0.5", None, True],
    "floor": [-0.1, 1.1, math.nan, "0", None, False],
}


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        pytest.param(kind, field.name, value, id=f"{kind.__name__}-{field.name}-{value!r}")
        for kind in ALL
        for field in fields(kind)
        for value in BAD.get(field.name, BAD_COUNTS)
    ],
)
def test_bad_settings_are_refused_in_one_line(kind, name, value):
    settings = {field.name: GOOD[field.name] for field in fields(kind)}
    kind(**settings)
    with pytest.raises(ValueError, match=f"^{kind.__name__}: {name} must be a .*number.*, got ") as error:
        kind(**settings | {name: value})
    assert "\n" not in str(error.value) and repr(value) in str(error.value)


@pytest.mark.parametrize("warmup", [9, 10])
def test_warm_up_must_end_before_the_run(warmup):
    with pytest.raises(ValueError, match=rf"^WarmupLinearDecay: warmup must be below steps \(9\), got {warmup}$"):
        WarmupLinearDecay(warmup=warmup, steps=9)


def test_settings_are_frozen_and_hashable():
    assert len({StepDecay(3), StepDecay(3), StepDecay(4)}) == 2
    with pytest.raises(AttributeError):
        StepDecay(3).every = 4
