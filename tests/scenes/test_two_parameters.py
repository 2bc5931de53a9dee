"""Two parameters: the bowl, its cuts, its contours and the descent in it, in closed form."""

import math
from fractions import Fraction

import numpy as np
import pytest

from gdviz.scenes import two_parameters
from tests.scenes.by_hand import close, line_descent_by_hand, line_loss_by_hand


def test_the_bowl_of_the_five_points():
    loss = two_parameters.contour_descent.objective
    assert (two_parameters.best_m, two_parameters.best_b) == (1.5, 1.0)
    for m, b in ((0.0, 0.0), (-1.0, 3.0), (2.5, 1.0), (4.0, -2.0)):
        assert close(loss([m, b]), 2 * (m - 1.5) ** 2 + (b - 1) ** 2)
        assert loss.gradient([m, b]) == pytest.approx([4 * (m - 1.5), 2 * (b - 1)], abs=1e-12)


def test_the_descent_with_two_parameters_in_closed_form():
    chapter = two_parameters
    assert (chapter.start_loss, chapter.slope_m, chapter.slope_b) == (16.5, -10.0, 4.0)
    assert close(chapter.first_m, 0.0) and close(chapter.first_b, 2.6)
    assert close(chapter.first_loss, 4.5 + 2.56)  # 2 · 1.5² + 1.6²
    assert close(chapter.final_m, 1.5 - 2.5 * 0.6**30) and close(chapter.final_b, 1 + 2 * 0.8**30)
    assert close(chapter.final_loss, 2 * (2.5 * 0.6**30) ** 2 + (2 * 0.8**30) ** 2)
    # The angle between (10, -4) and (2.5, -2), by their dot product.
    assert close(chapter.missed_by, math.degrees(math.acos(33 / math.sqrt(116 * 10.25))))


def test_the_two_cuts_go_through_the_bowl():
    left, right = (panel.objective for panel in two_parameters.slices.panels)
    for v in (-1.0, 0.0, 3.0):
        assert close(left(v), 2 * (v - 1.5) ** 2 + 4)  # b = 3
        assert close(right(v), 12.5 + (v - 1) ** 2)  # m = -1


def test_the_arrows_stand_on_one_contour_at_right_angles():
    loss = two_parameters.contour_descent.objective
    contour, arrows = two_parameters.contour_descent.panels[0].marks[:2]
    level = loss(arrows.at[0])
    assert any(close(level, drawn) for drawn in contour.levels)
    for m, b in arrows.at:
        assert close(loss([m, b]), level)
        along = np.array([(b - 1), -2 * (m - 1.5)])  # tangent of the ellipse 2 (m - 1.5)² + (b - 1)² = level
        assert loss.gradient([m, b]) @ along == pytest.approx(0, abs=1e-12)


def test_the_gradient_of_three_houses_in_exact_fractions():
    page = two_parameters
    houses = [(Fraction(x, 100), Fraction(y, 100)) for x, y in ((50, 115), (110, 270), (240, 475))]
    assert [(float(x), float(y)) for x, y in houses] == list(zip(page.three_x, page.three_y, strict=True))
    errors = [x + 1 - y for x, y in houses]  # m = 1, b = 1
    assert errors == [Fraction("0.35"), Fraction("-0.6"), Fraction("-1.35")]
    terms = [error * x for error, (x, _) in zip(errors, houses, strict=True)]
    assert terms == [Fraction("0.175"), Fraction("-0.66"), Fraction("-3.24")]
    for found, exact in zip((*page.three_errors, *page.three_terms), (*errors, *terms), strict=True):
        assert close(found, exact)
    assert close(page.three_sum_m, Fraction("-3.725")) and close(page.three_sum_b, Fraction("-1.6"))
    assert close(page.three_slope_m, Fraction("-7.45") / 3) and close(page.three_slope_b, Fraction("-3.2") / 3)
    path = line_descent_by_hand(houses, Fraction(1), Fraction(1), Fraction(1, 10), 40)
    assert close(page.three_first_m, path[1][0]) and close(page.three_first_b, path[1][1])
    assert close(page.three_loss, line_loss_by_hand(houses, 1, 1))
    assert close(page.three_first_loss, line_loss_by_hand(houses, *path[1]))
    assert close(page.three_final_m, path[40][0]) and close(page.three_final_b, path[40][1])
    assert (page.three_below, page.three_above) == (1, 2)
