"""Learning rates: limits, factors and valleys, by closed forms."""

import math
from fractions import Fraction

import numpy as np

from gdviz import scenes
from gdviz.scenes import learning_rates
from tests.scenes.by_hand import close, line_descent_by_hand


def test_the_parabola_by_its_factor():
    page = learning_rates
    assert page.bowl_limit == 1  # 2 / f'' with f'' = 2
    for number, factor in ((page.small_8, 0.8), (page.large_8, -0.8), (page.too_large_8, -1.1)):
        assert close(number, 3 - 3 * factor**8)
    assert close(page.factor_too_large, -1.1) and close(page.growth, 10)
    assert (page.one_step, page.bounce_1, page.bounce_2, page.bounce_3) == (3, 6, 0, 6)
    for number, factor in ((page.slow_20, 0.98), (page.quick_20, 0.8), (page.growing_20, -1.1)):
        assert close(number, 9 * factor**40)


def test_the_limit_of_the_worked_line():
    page = learning_rates
    # Trace 24 and determinant 8: λ = 12 ± √136, so 2/λmax = (12 - √136) / 4.
    assert close(page.steepest, 12 + math.sqrt(136)) and close(page.flattest, 12 - math.sqrt(136))
    assert close(page.limit, (12 - math.sqrt(136)) / 4)
    assert page.below < page.limit < page.above
    assert close(page.condition, (12 + math.sqrt(136)) ** 2 / 8)
    assert abs(page.factor_below) < 1 < abs(page.factor_above)


def final_loss(rate, steps=100):
    """½ Σ λ (1 - ηλ)²ᵗ c², with c the start's distance along each eigenvector."""
    total = 0.0
    for eigenvalue in (12 + math.sqrt(136), 12 - math.sqrt(136)):
        c = 12.0 / math.hypot(6.0, eigenvalue - 22.0)
        total += 0.5 * eigenvalue * (1 - rate * eigenvalue) ** (2 * steps) * c * c
    return total


def test_the_losses_after_a_hundred_steps():
    page = learning_rates
    assert close(page.below_100, final_loss(0.084), 1e-8) and close(page.above_100, final_loss(0.085), 1e-8)
    assert close(page.slow_loss, final_loss(0.01), 1e-8)
    rates = np.linspace(0.0, 0.0845, 84_501)
    losses = [final_loss(rate) for rate in rates]
    assert abs(page.best_rate - rates[int(np.argmin(losses))]) < 1e-4
    assert min(losses) <= page.best_loss < 1.01 * min(losses)


def test_the_flagship_shows_its_rates_and_tells_no_outcome():
    scene = scenes.get("learning_rates.stability_limit")
    assert [panel.title for panel in scene.panels] == ["η = 0.084 converges", "η = 0.085 diverges"]
    assert [panel.readout[0] for panel in scene.panels] == ["learning_rate", "learning_rate"]
    assert [run.optimizer.learning_rate for run in scene.state(learning_rate=0.08).runs] == [0.084, 0.08]
    assert "limit" not in scene.caption + scene.question  # to be asked, not to be told
    # Five steps from (0, 0) leave the two runs alike.
    for rate, m in ((0.084, learning_rates.m_below_5), (0.085, learning_rates.m_above_5)):
        path = line_descent_by_hand([(x, 2 * x) for x in range(1, 6)], 0.0, 0.0, rate, 5)
        assert close(m, path[5][0])
    assert abs(learning_rates.m_below_5 - learning_rates.m_above_5) < 0.25


def test_the_two_valleys():
    page = learning_rates
    # Viète: the roots of x³ - x + 0.075 are 2/√3 cos((φ - 2πk)/3) with cos φ = -0.075 (3/2) √3.
    angle = math.acos(-0.075 * 1.5 * math.sqrt(3))
    right, _, left = (2 / math.sqrt(3) * math.cos((angle + turn) / 3) for turn in (0, -2 * math.pi, 2 * math.pi))
    assert close(page.shallow, right) and close(page.deep, left)
    assert (page.deep**2 - 1) ** 2 + 0.3 * page.deep < (page.shallow**2 - 1) ** 2 + 0.3 * page.shallow
    ends = page.right_small, page.right_large, page.left_small, page.left_large
    assert np.allclose(ends, (right, left, left, right), rtol=0, atol=1e-9)


def test_the_escape_from_the_double_well():
    # f'(1.8) = 4 · 5.832 - 7.2 + 0.3 = 16.428; a quarter of it is 4.107.
    page = learning_rates
    assert close(page.escape_1, Fraction("-2.307"))
    second = Fraction("-2.307") - (4 * Fraction("-2.307") ** 3 - 4 * Fraction("-2.307") + Fraction("0.3")) / 4
    assert close(page.escape_2, second)
    assert close(page.escape_3, second - (4 * second**3 - 4 * second + Fraction("0.3")) / 4)
