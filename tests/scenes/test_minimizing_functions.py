"""Minimizing functions: its valleys and its searches, worked by hand."""

import math

import pytest

from gdviz.scenes import minimizing_functions
from tests.scenes.by_hand import close


def test_the_two_valleys_by_the_trigonometric_solution_of_the_cubic():
    # f'(x) = 4x³ - 4x - 1/2 = 0, so x³ - x - 1/8 = 0 (Viète).
    angle = math.acos(3 * math.sqrt(3) / 16) / 3
    roots = sorted(2 / math.sqrt(3) * math.cos(angle - 2 * math.pi * k / 3) for k in range(3))
    left, right = roots[0], roots[2]
    assert close(minimizing_functions.minimizer, right) and close(minimizing_functions.second_minimizer, left)
    assert close(minimizing_functions.minimum_value, (right**2 - 1) ** 2 - right / 2)
    assert close(minimizing_functions.second_value, (left**2 - 1) ** 2 - left / 2)


def test_the_blind_search():
    chapter = minimizing_functions
    assert (chapter.early_best, chapter.best_probe) == (-0.9, 1.1)
    assert close(chapter.early_value, 0.0361 + 0.45)  # (0.81 - 1)² + 0.45
    assert close(chapter.best_probe_value, 0.0441 - 0.55)  # (1.21 - 1)² - 0.55
    assert close(chapter.gap, -0.5059 - chapter.minimum_value) and chapter.gap > 0
    frames = chapter.blind_search.animation.values
    assert len(set(frames["x"])) == chapter.probe_count and frames["x"][-1] == chapter.best_probe
    assert set(frames["reveal"][:-1]) == {0.0} and frames["reveal"][-1] == 1.0


def test_trying_every_place():
    assert close(minimizing_functions.grid_minimizer, 1.06)
    assert close(minimizing_functions.grid_minimum, 0.1236**2 - 0.53)  # 1.06² - 1 = 0.1236
    assert minimizing_functions.per_parameter == 51 and minimizing_functions.probes_for_two == 2601
    assert 1.15e17 < minimizing_functions.probes_for_ten < 1.25e17  # 51² = 2601, 51⁴ = 6.8e6, 51⁸ = 4.6e13
    assert minimizing_functions.years_for_ten == pytest.approx(1.1904e11 / 31_557_600, rel=1e-3)  # seconds in a year
    assert close(
        minimizing_functions.valley_difference, 0.9990, 2e-3
    )  # about the tilt, 0.5, times the way between them
