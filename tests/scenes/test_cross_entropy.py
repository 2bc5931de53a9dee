"""Cross-entropy: the two runs and the three classes, worked by hand with exponentials."""

import math

import numpy as np
import pytest

from gdviz.figure.parts import Predict
from gdviz.scenes import cross_entropy
from tests.scenes.by_hand import close


def _sigmoid(z):
    return 1 / (1 + math.exp(-z))


def _run(slope, steps, z=-6.0, rate=1.0):
    path = [z]
    for _ in range(steps):
        path.append(path[-1] - rate * slope(_sigmoid(path[-1])))
    return path


SLOPES = (lambda p: 2 * (p - 1) * p * (1 - p), lambda p: p - 1)


def test_the_first_slopes():
    p = 1 / (1 + math.exp(6))
    assert close(cross_entropy.start_p, p, 1e-12)
    assert close(cross_entropy.first_squared, 2 * (p - 1) * p * (1 - p), 1e-12)
    assert close(cross_entropy.first_cross, p - 1, 1e-12)
    assert close(cross_entropy.slope_ratio, 1 / (2 * p * (1 - p)), 1e-9)


def test_both_runs_step_by_step():
    for trajectory, slope in zip(cross_entropy.stall.trajectories(), SLOPES, strict=True):
        assert trajectory.iterates[:, 0] == pytest.approx(_run(slope, 60), abs=1e-9)
    for trajectory, slope in zip(cross_entropy.stall.trajectories(learning_rate=3.0), SLOPES, strict=True):
        assert trajectory.iterates[:, 0] == pytest.approx(_run(slope, 60, rate=3.0), abs=1e-9)
    squared, cross = (np.array(_run(slope, 1000)) for slope in SLOPES)
    assert cross_entropy.crossed_at == np.flatnonzero(cross > 0)[0] == 7
    assert cross_entropy.squared_crossed == np.flatnonzero(squared > 0)[0] == 214
    predict = cross_entropy.stall.part(Predict)
    assert predict.options[predict.answer] == "only cross-entropy" and cross[20] > 0 > squared[20]


def test_three_classes_by_hand():
    # e² = 7.389, e = 2.718, 1: their sum 11.107.
    powers = (7.389056, 2.718282, 1.0)
    found = (cross_entropy.power_a, cross_entropy.power_b, cross_entropy.power_c)
    assert found == pytest.approx(powers, abs=1e-6) and cross_entropy.power_sum == pytest.approx(11.107338, abs=1e-6)
    p = np.array(powers) / 11.107338
    assert (cross_entropy.p_a, cross_entropy.p_b, cross_entropy.p_c) == pytest.approx(p, abs=1e-6)
    assert cross_entropy.loss == pytest.approx(-math.log(2.718282 / 11.107338), abs=1e-6)
    slopes = (cross_entropy.slope_a, cross_entropy.slope_b, cross_entropy.slope_c)
    assert slopes == pytest.approx(p - (0, 1, 0), abs=1e-6) and close(sum(slopes), 0.0, 1e-12)


def test_the_graph_arrives_at_the_same_slopes():
    record = cross_entropy._RECORD
    found = [next(node.slope for node in record.nodes if node.name == name) for name in ("a", "b", "c")]
    assert found == pytest.approx((cross_entropy.slope_a, cross_entropy.slope_b, cross_entropy.slope_c), abs=1e-12)
    assert record.nodes[-1].value == pytest.approx(cross_entropy.loss, abs=1e-12)


def test_softmax_of_probabilities_is_never_sure():
    most = max(math.exp(p) / sum(math.exp(q) for q in (p, (1 - p) / 2, (1 - p) / 2)) for p in np.linspace(0, 1, 101))
    assert close(cross_entropy.twice_at_most, most, 1e-12)
