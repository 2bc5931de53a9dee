"""A weight used ten times over: its cliff, the run that it throws off, and the clipped one, step by step by hand."""

import numpy as np
import pytest

from gdviz.figure.parts import Predict
from gdviz.scenes import clipping
from tests.scenes.by_hand import close


def slope(w):
    return 20 * (w**10 - 1) * w**9


def test_the_objective_and_its_slopes():
    for w in (-1.3, 0.4, 1.0, 1.2):
        assert close(float(clipping.REPEATED([w])), (w**10 - 1) ** 2)
        assert close(float(clipping.REPEATED.gradient(w)[0]), slope(w))
    assert close(clipping.start_slope, slope(1.2)) and close(clipping.start_loss, (1.2**10 - 1) ** 2)
    assert close(clipping.plain_slope, slope(0.4)) and abs(clipping.plain_slope) < 0.01
    assert clipping.bottom == 1.0 and close(clipping.bottom_limit, 2 / 200)  # L'' = 2 (10 w⁹)² there


def test_without_clipping_two_steps_are_enough_to_leave_the_numbers():
    first = 1.2 - 0.005 * slope(1.2)
    second = first - 0.005 * slope(first)
    assert close(clipping.thrown_to, first) and first < -1.4 and close(clipping.thrown_slope, slope(first))
    assert clipping.thrown_steps == 2 and close(clipping.thrown_last, second)
    plain, _ = clipping.cliff.trajectories()
    assert plain.diverged and abs(second - 0.005 * slope(second)) > 1e30


def test_clipped_it_goes_down_in_steps_of_one_length_and_arrives():
    _, clipped = clipping.cliff.trajectories()
    w, way = 1.2, [1.2]
    for _ in range(30):
        g = slope(w)
        w -= 0.005 * np.clip(g, -5.0, 5.0)  # of one number the norm is its size
        way.append(w)
    assert clipped.iterates[:, 0] == pytest.approx(way, abs=1e-12)
    assert np.diff(way[:5]) == pytest.approx([-0.025] * 4) and clipping.clipped_length == 0.025
    assert abs(way[clipping.arrives] - 1) < 1e-3 < abs(way[clipping.arrives - 1] - 1)


def test_on_the_level_stretch_nothing_is_longer_for_being_clipped():
    for run in clipping.cliff.trajectories(start=0.4):
        assert 0 < run.final[0] - 0.4 < 0.001
    assert close(clipping.crawled, float(clipping.cliff.trajectories(start=0.4)[1].final[0]) - 0.4)


def test_a_tight_clip_reaches_the_bottom_from_anywhere_on_the_cliff():
    for start in (1.05, 1.15, 1.3, -1.3):
        final = clipping.cliff.trajectories(start=start, max_norm=3.0)[1].final[0]
        assert abs(final) == pytest.approx(1.0, abs=0.05)


def test_the_prediction_is_what_happens():
    predict = clipping.cliff.part(Predict)
    assert predict.options[predict.answer] == "beyond the other cliff"
