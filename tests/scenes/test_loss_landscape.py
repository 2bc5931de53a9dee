"""The first four pages of the guide: the numbers they quote, worked with exact fractions."""

from fractions import Fraction

import numpy as np
import pytest

from gdviz.scenes import guide, linear_regression, loss_functions, loss_landscape

# The houses again, in hundredths, so that every sum below is exact.
AREAS = [Fraction(a, 100) for a in (35, 50, 62, 75, 84, 95, 110, 125, 145, 170, 205, 240)]
PRICES = [Fraction(p, 100) for p in (120, 115, 175, 165, 225, 200, 270, 255, 345, 340, 460, 475)]


def mean_square(m, b, prices=PRICES):
    m, b = Fraction(m), Fraction(b)
    return sum((m * x + b - y) ** 2 for x, y in zip(AREAS, prices, strict=True)) / len(AREAS)


def best_line(prices=PRICES):
    """Cramer's rule on the normal equations (not the centred sums the package uses)."""
    n, sx, sy = len(AREAS), sum(AREAS), sum(prices)
    sxx, sxy = sum(x * x for x in AREAS), sum(x * y for x, y in zip(AREAS, prices, strict=True))
    determinant = n * sxx - sx * sx
    return (n * sxy - sx * sy) / determinant, (sxx * sy - sx * sxy) / determinant


def close(value, exact):
    return value == pytest.approx(float(exact), rel=1e-12, abs=1e-12)


def test_tuning_halves_its_turns():
    # By hand: 3.5 high, 2.5 high, 2 low, 2.25 low (mean area 13.96/12, mean price 31.45/12), 2.375 high, ...
    by_hand = [3.5, 2.5, 2.0, 2.25, 2.375, 2.3125, 2.28125, 2.265625, 2.2578125]
    assert guide.tuned == by_hand
    assert close(guide.balanced_w, Fraction(3145, 1396))
    assert abs(guide.final_w - guide.balanced_w) < 2 * guide.first_turn / 2**guide.turns
    assert all(guide.start_w * float(x) > y for x, y in zip(AREAS, PRICES, strict=True))
    misses = [Fraction(guide.final_w) * x - y for x, y in zip(AREAS, PRICES, strict=True)]
    assert guide.too_high_count == sum(miss > 0 for miss in misses) == 6
    assert guide.too_low_count == sum(miss < 0 for miss in misses) == 6
    assert close(guide.sample_prediction, Fraction(5075, 1000))  # 3.5 times 1.45


def test_the_tuning_animation_passes_through_every_turn():
    frames = guide.tuning.animation.values["w"]
    assert frames[::8] == pytest.approx(guide.tuned, abs=1e-12)


def test_the_numbers_of_line_c():
    page = linear_regression
    assert (page.first_square_metres, page.first_thousands) == (35, 120)
    assert (page.smallest_square_metres, page.largest_square_metres) == (35, 240)
    assert close(page.predicted, Fraction("2.74"))  # 1.7 * 1.2 = 2.04, and 0.7 more
    assert close(page.extra_thousands, 85) and close(page.extra_with_b_thousands, 155)
    misses = [Fraction("1.7") * x + Fraction("0.7") - y for x, y in zip(AREAS, PRICES, strict=True)]
    assert close(page.worst_miss, max(abs(miss) for miss in misses))
    assert close(page.worst_miss_thousands, Fraction("41.5"))  # area 2.05: 4.185 against 4.60


def test_line_b_misses_as_the_exercise_says():
    m, b = linear_regression.CANDIDATES["B"]
    misses = [Fraction(str(m)) * x + Fraction(str(b)) - y for x, y in zip(AREAS, PRICES, strict=True)]
    assert all(miss > 0 for miss in misses[:4]) and all(miss < 0 for miss in misses[-2:])


def test_the_losses_of_the_poor_and_the_best_line():
    m, b = best_line()
    assert close(loss_functions.poor_loss, mean_square(1, 1))
    assert close(loss_functions.start_loss, mean_square("0.5", 1))
    assert close(loss_functions.best_m, m) and close(loss_functions.best_b, b)
    assert close(loss_functions.best_loss, mean_square(m, b))
    assert loss_functions.typical_thousands == pytest.approx(22.2, abs=0.05)  # 0.222² = 0.0493
    assert close(loss_functions.shown_residual, Fraction("1.55"))  # 4.60 - 3.05
    assert close(loss_functions.shown_square, Fraction("2.4025"))
    assert loss_functions.shown_square == pytest.approx(loss_functions.poor_squares.max())
    assert close(loss_functions.largest_share, 100 * Fraction("1.55") ** 2 / (12 * mean_square(1, 1)))


def test_one_mistyped_price():
    prices = [*PRICES[:10], Fraction("0.46"), PRICES[11]]
    m, b = best_line(prices)
    assert close(loss_functions.mistaken_m, m) and close(loss_functions.mistaken_b, b)
    worst = (m * AREAS[10] + b - prices[10]) ** 2
    assert close(loss_functions.mistaken_share, 100 * worst / (12 * mean_square(m, b, prices)))


def test_the_losses_of_the_exercise():
    assert loss_functions.example_loss == 2  # (1 + 1 + 4) / 3
    assert loss_functions.example_sum == 6
    assert close(loss_functions.example_mean, Fraction(2, 3))
    assert close(loss_functions.example_absolute, Fraction(4, 3))


def test_candidates_as_points_of_the_landscape():
    assert close(loss_landscape.loss_a, mean_square(3, -1))
    assert close(loss_landscape.loss_b, mean_square("0.6", "2.4"))
    assert close(loss_landscape.loss_c, mean_square("1.7", "0.7"))
    mean = sum(PRICES) / 12
    assert close(loss_landscape.horizontal_loss, sum((y - mean) ** 2 for y in PRICES) / 12)  # the variance


def test_turning_about_the_middle_costs_less():
    # A quadratic bowl: turning adds 0.5² times the mean square of x; about the middle, times its variance.
    square, mean = sum(x * x for x in AREAS) / 12, sum(AREAS) / 12
    assert close(loss_landscape.turned_loss - loss_landscape.best_loss, square / 4)
    assert close(loss_landscape.pivoted_loss - loss_landscape.best_loss, (square - mean**2) / 4)


def test_the_grid_search():
    steps = [
        (mean_square(m, b), m, b)
        for m in (Fraction(-1, 2) + Fraction(k, 10) for k in range(51))
        for b in (-3 + Fraction(7 * k, 50) for k in range(51))
    ]
    loss, m, b = min(steps)
    assert close(loss_landscape.found_loss, loss)
    assert close(loss_landscape.found_m, m) and close(loss_landscape.found_b, b)
    assert loss_landscape.grid_count == len(steps) == 2601
    assert 1.15e17 < loss_landscape.ten_parameters < 1.25e17  # 51² = 2601, 51⁴ = 6.8e6, 51⁸ = 4.6e13


def test_eased_stops_at_every_stop_and_never_overshoots():
    values = np.array(linear_regression.eased((0.0, 2.0, 1.0), 41))
    assert values[[0, 20, 40]] == pytest.approx([0.0, 2.0, 1.0], abs=1e-12)
    assert np.all(np.diff(values[:21]) >= -1e-12) and np.all(np.diff(values[20:]) <= 1e-12)
