"""Linear regression: the numbers of its lines, in exact fractions."""

from fractions import Fraction

import pytest

from gdviz.scenes import linear_regression
from tests.scenes.by_hand import AREAS, PRICES, close


def test_the_numbers_of_line_c():
    page = linear_regression
    assert (page.first_square_metres, page.first_thousands) == (35, 120)
    assert (page.smallest_square_metres, page.largest_square_metres) == (35, 240)
    assert close(page.predicted, Fraction("2.74"))  # 1.7 * 1.2 = 2.04, and 0.7 more
    misses = [Fraction("1.7") * x + Fraction("0.7") - y for x, y in zip(AREAS, PRICES, strict=True)]
    assert close(page.worst_miss, max(abs(miss) for miss in misses))
    assert close(page.worst_miss_thousands, Fraction("41.5"))  # area 2.05: 4.185 against 4.60


def test_line_b_misses_as_the_exercise_says():
    m, b = linear_regression.CANDIDATES["B"]
    misses = [Fraction(str(m)) * x + Fraction(str(b)) - y for x, y in zip(AREAS, PRICES, strict=True)]
    assert all(miss > 0 for miss in misses[:4]) and all(miss < 0 for miss in misses[-2:])


def test_how_far_the_lines_miss_the_largest_house():
    # 2.4 and 4.75: 3 · 2.4 - 1 = 6.2, 0.6 · 2.4 + 2.4 = 3.84 and 1.7 · 2.4 + 0.7 = 4.78.
    assert linear_regression.misses_of_largest == pytest.approx((1.45, -0.91, 0.03))
    assert linear_regression.miss_of_b == pytest.approx(0.91)
