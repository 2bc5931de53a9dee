"""Four pages on slopes and descent: the numbers they quote, worked by hand."""

import math

import numpy as np
import pytest

from gdviz.scenes import derivatives, gradient_descent, minimizing_functions, two_parameters


def near(value, by_hand):
    return value == pytest.approx(by_hand, rel=1e-12, abs=1e-12)


def test_the_two_valleys_by_the_trigonometric_solution_of_the_cubic():
    # f'(x) = 4x³ - 4x - 1/2 = 0, so x³ - x - 1/8 = 0 (Viète).
    angle = math.acos(3 * math.sqrt(3) / 16) / 3
    roots = sorted(2 / math.sqrt(3) * math.cos(angle - 2 * math.pi * k / 3) for k in range(3))
    left, right = roots[0], roots[2]
    assert near(minimizing_functions.minimizer, right) and near(minimizing_functions.second_minimizer, left)
    assert near(minimizing_functions.minimum_value, (right**2 - 1) ** 2 - right / 2)
    assert near(minimizing_functions.second_value, (left**2 - 1) ** 2 - left / 2)


def test_the_blind_search():
    chapter = minimizing_functions
    assert (chapter.early_best, chapter.best_probe) == (-0.9, 1.1)
    assert near(chapter.early_value, 0.0361 + 0.45)  # (0.81 - 1)² + 0.45
    assert near(chapter.best_probe_value, 0.0441 - 0.55)  # (1.21 - 1)² - 0.55
    assert near(chapter.gap, -0.5059 - chapter.minimum_value) and chapter.gap > 0
    frames = chapter.blind_search.animation.values
    assert len(set(frames["x"])) == chapter.probe_count and frames["x"][-1] == chapter.best_probe
    assert set(frames["reveal"][:-1]) == {0.0} and frames["reveal"][-1] == 1.0


def test_trying_every_place():
    assert near(minimizing_functions.grid_minimizer, 1.06)
    assert near(minimizing_functions.grid_minimum, 0.1236**2 - 0.53)  # 1.06² - 1 = 0.1236
    assert minimizing_functions.probes_for_two == 100
    assert minimizing_functions.probes_for_ten == 10_000_000_000
    assert near(minimizing_functions.days_for_ten, 10_000_000 / 86_400)


def test_slopes_of_the_parabola():
    assert derivatives.slopes == (-4.0, -2.0, 0.0, 2.0, 4.0)
    assert derivatives.rise == -3.0  # from 4 at x = 1 to 1 at x = 2
    # from x = 0.5, at a height of 6.25: ((h - 2.5)² - 6.25) / h = h - 5
    secants = (derivatives.secant_2, derivatives.secant_1, derivatives.secant_01, derivatives.secant_001)
    assert secants == pytest.approx((-3.0, -4.0, -4.9, -4.99), rel=1e-12)
    assert derivatives.slope_at_secant == -5.0


def test_the_sliding_tangent_meets_a_maximum_an_inflection_and_a_minimum():
    upper, lower = derivatives.sliding_tangent.panels
    f, slope = derivatives.sliding_tangent.objective, lower.objective
    assert upper.objective is None
    for x in np.linspace(-2.5, 2.5, 11):
        assert slope(x) == pytest.approx((f(x + 1e-5) - f(x - 1e-5)) / 2e-5, abs=1e-8)
    assert (derivatives.inflection, derivatives.valley) == (0.0, 2.0)
    assert [np.sign(slope(x)) for x in (-2.1, -2, -1.9, -0.1, 0, 0.1, 1.9, 2, 2.1)] == [1, 0, -1, -1, 0, -1, -1, 0, 1]
    assert derivatives.slope_before == derivatives.slope_after == -45 / 32


def test_each_flat_point_is_flat():
    for panel in derivatives.flat_points.panels:
        assert np.all(panel.objective.gradient(np.zeros(panel.objective.dim)) == 0)


def test_the_descent_on_the_parabola_in_closed_form():
    chapter = gradient_descent
    assert near(chapter.first_slope, -6) and near(chapter.second_slope, -4.8)
    assert near(chapter.first, 0.6) and near(chapter.second, 1.08)
    assert near(chapter.first_step, 0.6) and near(chapter.second_step, 0.48) and near(chapter.ratio, 0.8)
    assert near(chapter.after_10, 3 - 3 * 0.8**10) and near(chapter.final, 3 - 3 * 0.8**50)
    assert chapter.final_slope == pytest.approx(-6 * 0.8**50, rel=1e-9)
    steps = chapter.path.animation.values["step"]
    assert steps[0] == 0 and steps[-1] == 50 and list(steps) == sorted(steps)


def test_from_the_hilltop_the_steps_grow_before_they_shrink():
    x, lengths = 0.1, []
    for _ in range(16):
        step = 0.1 * (4 * x**3 - 4 * x + 0.3)
        x -= step
        lengths.append(abs(step))
    assert near(gradient_descent.hump_first, 0.0096)  # 0.1 times |0.004 - 0.4 + 0.3|
    assert gradient_descent.hump_longest == pytest.approx(max(lengths), rel=1e-9)
    top = gradient_descent.hump_longest_step
    assert lengths[:top] == sorted(lengths[:top]) and lengths[top - 1 :] == sorted(lengths[top - 1 :], reverse=True)
    assert gradient_descent.hump_growth == pytest.approx(max(lengths) / 0.0096, rel=1e-9)


def test_the_bowl_of_the_five_points():
    loss = two_parameters.contour_descent.objective
    assert (two_parameters.best_m, two_parameters.best_b) == (1.5, 1.0)
    for m, b in ((0.0, 0.0), (-1.0, 3.0), (2.5, 1.0), (4.0, -2.0)):
        assert near(loss([m, b]), 2 * (m - 1.5) ** 2 + (b - 1) ** 2)
        assert loss.gradient([m, b]) == pytest.approx([4 * (m - 1.5), 2 * (b - 1)], abs=1e-12)


def test_the_descent_with_two_parameters_in_closed_form():
    chapter = two_parameters
    assert (chapter.start_loss, chapter.slope_m, chapter.slope_b) == (16.5, -10.0, 4.0)
    assert near(chapter.first_m, 0.0) and near(chapter.first_b, 2.6)
    assert near(chapter.first_loss, 4.5 + 2.56)  # 2 · 1.5² + 1.6²
    assert near(chapter.final_m, 1.5 - 2.5 * 0.6**30) and near(chapter.final_b, 1 + 2 * 0.8**30)
    assert near(chapter.final_loss, 2 * (2.5 * 0.6**30) ** 2 + (2 * 0.8**30) ** 2)
    # The angle between (10, -4) and (2.5, -2), by their dot product.
    assert near(chapter.missed_by, math.degrees(math.acos(33 / math.sqrt(116 * 10.25))))


def test_the_two_cuts_go_through_the_bowl():
    left, right = (panel.objective for panel in two_parameters.slices.panels)
    for v in (-1.0, 0.0, 3.0):
        assert near(left(v), 2 * (v - 1.5) ** 2 + 4)  # b = 3
        assert near(right(v), 12.5 + (v - 1) ** 2)  # m = -1


def test_the_arrows_stand_on_one_contour_at_right_angles():
    loss = two_parameters.contour_descent.objective
    contour, arrows = two_parameters.contour_descent.panels[0].marks[:2]
    level = loss(arrows.at[0])
    assert any(near(level, drawn) for drawn in contour.levels)
    for m, b in arrows.at:
        assert near(loss([m, b]), level)
        along = np.array([(b - 1), -2 * (m - 1.5)])  # tangent of the ellipse 2 (m - 1.5)² + (b - 1)² = level
        assert loss.gradient([m, b]) @ along == pytest.approx(0, abs=1e-12)
