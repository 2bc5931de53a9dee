"""Loss functions: residuals and their squares, in exact fractions."""

from fractions import Fraction

import pytest

from gdviz.scenes import loss_functions
from tests.scenes.by_hand import AREAS, PRICES, best_line, close, mean_square


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


def test_the_live_line_ends_at_the_best_line_of_the_mistyped_houses():
    (run,) = loss_functions.outlier.trajectories()
    assert run.final == pytest.approx([loss_functions.mistaken_m, loss_functions.mistaken_b], abs=1e-4)
    m, b = best_line()
    worse = [(m * x + b - y) ** 2 > (x + 1 - y) ** 2 for x, y in zip(AREAS, PRICES, strict=True)]  # than m = 1, b = 1
    assert loss_functions.worse_count == sum(worse) == 3
