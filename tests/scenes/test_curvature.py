"""Curvature: two parts of one error, and valleys with limits of their own, by closed forms."""

import math

import numpy as np
import pytest

from gdviz.figure.parts import Predict
from gdviz.scenes import curvature
from tests.scenes.by_hand import close


def test_the_limit_of_an_aligned_bowl_by_its_slopes():
    # 2 (m - 1.5)² + (b - 1)² has the slopes 4 (m - 1.5) and 2 (b - 1).
    assert (curvature.steep, curvature.gentle) == (4.0, 2.0)
    assert curvature.aligned_limit == 0.5 and close(curvature.aligned_balance, 1 / 3)
    assert close(curvature.steep_factor, -0.8) and close(curvature.gentle_factor, 0.1)
    assert close(curvature.aligned_balance_factor, 1 / 3) and close(1 - 4 / 3, -1 / 3)


def test_each_part_of_the_error_is_multiplied_at_every_step():
    scene = curvature.two_errors
    (run,) = scene.trajectories(learning_rate=0.3)
    left, right = (mark.objective for mark in scene.panels[1].marks)
    for step, point in enumerate(run.iterates):
        assert close(float(left(point)), 2.5 * 0.2**step, 1e-9) and close(float(right(point)), 2 * 0.4**step, 1e-9)


def test_the_balance_of_the_worked_line():
    # λ = 12 ± √136: their sum is 24.
    assert close(curvature.line_balance, 1 / 12)
    assert close(curvature.line_balance_factor, 1 - (12 - math.sqrt(136)) / 12)
    assert close(curvature.gentle_below, 1 - 0.084 * (12 - math.sqrt(136)))


def test_a_rate_above_the_limit_of_a_narrow_valley_does_not_settle_there():
    # f = 0.1 x² + 0.4 (1 - cos x²), f' = 0.2 x + 0.8 x sin x², f'' = 0.2 + 0.8 sin x² + 1.6 x² cos x².
    x = curvature.trapped
    assert 0.2 * x + 0.8 * x * math.sin(x * x) == pytest.approx(0, abs=1e-6)
    assert close(curvature.trapped_limit, 2 / (0.2 + 0.8 * math.sin(x * x) + 1.6 * x * x * math.cos(x * x)))
    assert abs(curvature.freed) < 0.01 and curvature.many_rates[0] < curvature.trapped_limit < curvature.many_rates[1]
    for rate, settles in ((0.1, True), (0.11, False)):  # on either side of the limit, 0.1048
        x = curvature.trapped + 1e-3
        for _ in range(400):
            x -= rate * (0.2 * x + 0.8 * x * math.sin(x * x))
        assert (abs(x - curvature.trapped) < 1e-5) == settles


def test_the_words_of_the_valleys():
    heights = [0.1 * x * x + 0.4 * (1 - np.cos(x * x)) for x in (curvature.trapped, curvature.freed)]
    predict = curvature.many_valleys.part(Predict)
    assert predict.options[predict.answer] == ("the large rate" if heights[1] < heights[0] else "the small rate")
