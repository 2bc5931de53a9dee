"""One unit, and the units of the trained network added up, by plain numpy."""

import math

import numpy as np
import pytest

from gdviz.scenes import hidden_units as chapter
from gdviz.scenes.neural_network import RUN


def test_a_unit_is_a_fold_of_the_distance_to_its_line():
    unit = chapter.unit.objective.given({"steepness": 3.0, "angle": 90.0, "shift": 0.5})
    assert unit((7.0, 0.5)) == pytest.approx(0.0, abs=1e-12)
    assert unit((-2.0, 0.7)) == pytest.approx(math.tanh(0.6))
    sharper = chapter.unit.objective.given({"steepness": 9.0, "angle": 90.0, "shift": 0.5})
    assert sharper((7.0, 0.5)) == pytest.approx(0.0, abs=1e-12) and sharper((0.0, 0.7)) > unit((0.0, 0.7))


def test_the_parts_add_up_to_the_score():
    points = np.array([[0.3, -1.2, 1.8], [0.9, -0.4, 0.1]])
    score = RUN.network.score(RUN.vectors[-1], points.T)
    *parts, last = [panel.objective for panel in chapter.seen.panels]
    assert sum(part(points) for part in parts) + chapter.BIAS == pytest.approx(score, abs=1e-12)
    assert last(points) == pytest.approx(score, abs=1e-12)


def test_units_are_added_one_after_another():
    at = np.array([0.3, -0.4])
    *parts, last = [panel.objective for panel in chapter.seen.panels]
    assert last.given({"added": 0.0})(at) == pytest.approx(chapter.BIAS)
    assert last.given({"added": 1.5})(at) == pytest.approx(chapter.BIAS + parts[0](at) + 0.5 * parts[1](at))


def test_what_is_right_with_some_of_them():
    y = RUN.data.y == 1
    (a, b, c, v), (d, e, f, w), _ = chapter.UNITS
    x1, x2 = RUN.data.x.T
    two = chapter.BIAS + v * np.tanh(a * x1 + b * x2 + c) + w * np.tanh(d * x1 + e * x2 + f)
    assert chapter.right_with(2) == np.mean((two > 0) == y) < 0.9
    assert chapter.right_with(3) == RUN.network.accuracy(RUN.vectors[-1], RUN.data.x, RUN.data.y) > 0.97
