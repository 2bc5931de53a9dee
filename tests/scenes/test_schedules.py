"""Schedules under noise and on a steep start, by closed forms and by many runs."""

import numpy as np
import pytest

from gdviz.figure.parts import Predict
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.chosen import DrawnSchedule
from gdviz.optimizers.descent import descend
from gdviz.optimizers.noise import Noise
from gdviz.optimizers.schedules import Constant, CosineDecay
from gdviz.scenes import schedules


def test_without_noise_the_expected_loss_is_that_of_the_run():
    for shape in schedules.shapes:
        run = descend(schedules.BOWL, GradientDescent(0.1), schedules.start, schedules.STEPS, shape)
        assert schedules.expected_loss(shape, 0.1, 0.0) == pytest.approx(run.losses[-1], rel=1e-9)


def test_at_a_constant_rate_the_noise_leaves_what_the_closed_form_says():
    """Along curvature λ the mean square settles at η / (λ (2 - ηλ)); of the start 0.94^240 = 4e-7 is left."""
    rate = 0.06
    left = sum(curvature / 2 * rate / (curvature * (2 - rate * curvature)) for curvature in (10.0, 1.0))
    assert schedules.expected_loss(Constant(), rate, 1.0) == pytest.approx(left, rel=1e-3)


def test_the_expected_loss_is_the_mean_over_many_runs():
    for shape in (Constant(), CosineDecay(schedules.STEPS)):
        ends = [
            descend(
                schedules.BOWL, GradientDescent(0.05), schedules.start, schedules.STEPS, shape, Noise(1.0, seed)
            ).losses[-1]
            for seed in range(300)
        ]
        assert np.mean(ends) == pytest.approx(schedules.expected_loss(shape, 0.05, 1.0), rel=0.2)


def test_what_the_page_says_of_the_six():
    clean = (schedules.clean_step, schedules.clean_exponential, schedules.clean_cosine)
    assert all(
        1e4 * schedules.clean_constant < left for left in (*clean, schedules.clean_warm, schedules.clean_restarts)
    )
    assert schedules.clean_rate == pytest.approx(2 / 11, rel=0.02)
    assert schedules.TRIED[-1] == schedules.limit == 0.2  # 2/10: above it the steep part grows
    falling = (schedules.step_left, schedules.exponential_left, schedules.cosine_left, schedules.warm_left)
    assert all(left < schedules.constant_left / 2 for left in falling)
    assert schedules.restarts_left < schedules.constant_left
    assert schedules.times_lower == pytest.approx(schedules.constant_left / schedules.cosine_left)
    assert schedules.raises == ("warm-up, then decay", "cosine with restarts")
    assert all(
        schedules.TRIED[0] < schedules.best(shape, schedules.noise)[0] < schedules.TRIED[-1]
        for shape in schedules.shapes
    )


def test_far_above_the_limit_the_loss_climbs_out_of_sight_and_comes_back():
    """e ← (1 - 10 η) e and (1 - η) e, with η = 0.75 · 0.02^(t/120): the products, worked out factor by factor."""
    rates = 0.75 * 0.02 ** (np.arange(120) / 120)
    steep, gentle = (start * np.cumprod(1 - rates * curvature) for start, curvature in ((1.5, 10.0), (3.0, 1.0)))
    losses = 5 * steep**2 + gentle**2 / 2
    assert schedules.wild_peak == pytest.approx(losses.max(), rel=1e-9) and schedules.wild_peak > 1e37
    assert schedules.wild_left == pytest.approx(losses[-1], rel=1e-6)
    assert schedules.wild_left < schedules.clean_constant / 1000


def test_two_rates_made_for_the_bowl_land_in_two_steps():
    def made(t):
        return (0.1, 1.0)[int(t)]

    assert descend(schedules.BOWL, GradientDescent(1.0), schedules.start, 2, made).losses[-1] == pytest.approx(
        0, abs=1e-30
    )


def test_a_live_schedule_is_the_one_of_the_package():
    for number, shape in enumerate(schedules.shapes):
        state = schedules.chosen.state(schedule=float(number), learning_rate=0.1)
        assert state.trajectories[0].learning_rates == pytest.approx(
            0.1 * np.asarray(shape(np.arange(120.0))), abs=1e-15
        )
        assert state.trajectories[1].learning_rates == pytest.approx(np.full(120, 0.03))
    answer = schedules.chosen.part(Predict).answer
    assert answer == int(schedules.chosen_ends < schedules.level_ends) == 1


def test_the_reader_can_end_below_the_cosine_by_drawing():
    mine = schedules.drawn.state(points=(1.0, 1.0, 0.8, 0.5, 0.2, 0.05, 0.0)).trajectories[0]
    assert mine.learning_rates[[0, 20, 60]] == pytest.approx([0.08, 0.08, 0.04])
    assert mine.losses[-1] < schedules.chosen_ends
    assert schedules.drawn.state().trajectories[0].losses[-1] > schedules.chosen_ends


def test_rates_of_0_at_the_end_stop_a_run_that_has_not_arrived():
    level = 0.375  # of 0.08
    lowered = DrawnSchedule(120, (*[level] * 5, 0.0, 0.0))
    ends = schedules.drawn.state(points=(*[level] * 5, 0.0, 0.0)).trajectories[0].losses[-1]
    assert (schedules.drawn_ends, schedules.lowered_ends) == pytest.approx((schedules.level_ends, ends))
    assert ends > schedules.level_ends
    assert schedules.expected_loss(lowered, 0.08, 1.0) > schedules.expected_loss(
        Constant(), 0.03, 1.0
    )  # on average, too
    assert schedules.drawn.part(Predict).answer == 1


def test_both_rates_of_the_chosen_can_be_set_so_that_without_noise_the_constant_one_wins():
    same = {"learning_rate": 0.18, "constant_rate": 0.18, "noise": 0.0}
    cosine, level = (run.losses[-1] for run in schedules.chosen.state(**same).trajectories)
    assert level == pytest.approx(5 * (1.5 * 0.8**120) ** 2 + (3 * 0.82**120) ** 2 / 2)  # 1 - 1.8 and 1 - 0.18
    assert level < cosine / 1e6
