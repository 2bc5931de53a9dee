"""The loss landscape: lines as points of it, in exact fractions."""

from fractions import Fraction

from gdviz.scenes import loss_landscape
from tests.scenes.by_hand import AREAS, PRICES, close, mean_square


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
