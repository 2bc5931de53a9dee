"""The last three pages of the guide: their numbers by closed forms and by hand."""

import itertools
import math
from fractions import Fraction

import numpy as np
import pytest

from gdviz import scenes
from gdviz.scenes import learning_rates, parameters_to_predictions, putting_it_together


def line_loss_by_hand(points, m, b):
    return sum((m * x + b - y) ** 2 for x, y in points) / len(points)


def line_descent_by_hand(points, m, b, rate, steps):
    """Every (m, b) of a run, with the derivatives worked out: 2 mean(error x) and 2 mean(error)."""
    path = [(m, b)]
    for _ in range(steps):
        errors = [(m * x + b - y, x) for x, y in points]
        m, b = (
            m - rate * 2 * sum(e * x for e, x in errors) / len(points),
            b - rate * 2 * sum(e for e, _ in errors) / len(points),
        )
        path.append((m, b))
    return path


WORKED = [(Fraction(x), Fraction(2 * x)) for x in range(1, 6)]


def close(number, expected, tolerance=1e-9):
    return number == pytest.approx(float(expected), rel=tolerance, abs=1e-12)


# From parameters to predictions


def test_the_first_step_on_the_worked_line():
    # At (0, 0) the errors are -2, -4, ..., -10: 2 mean(-2x²) = -4 · 11 and 2 mean(-2x) = -4 · 3.
    page = parameters_to_predictions
    assert close(page.slope_m, -44) and close(page.slope_b, -12)
    assert close(page.m_1, Fraction(44, 100)) and close(page.b_1, Fraction(12, 100))
    assert close(page.said_1, Fraction(144, 100))
    assert close(page.loss_0, 44) and close(page.loss_1, line_loss_by_hand(WORKED, Fraction(11, 25), Fraction(3, 25)))


def test_the_steps_in_exact_fractions():
    page = parameters_to_predictions
    path = line_descent_by_hand(WORKED, Fraction(0), Fraction(0), Fraction(1, 100), 50)
    for step, m, b, loss in (
        (5, page.m_5, page.b_5, page.loss_5),
        (15, page.m_15, page.b_15, page.loss_15),
        (50, page.m_50, page.b_50, page.loss_50),
    ):
        assert close(m, path[step][0]) and close(b, path[step][1])
        assert close(loss, line_loss_by_hand(WORKED, *path[step]))
    assert close(page.said_50, 3 * path[50][0] + path[50][1])
    assert close(page.far_said, 10 * path[50][0] + path[50][1]) and page.far_y == 20
    assert close(page.worst_miss_50, path[50][0] + path[50][1] - 2)  # at x = 1
    assert close(page.first_miss_5, 2 - sum(path[5])) and close(page.first_miss_15, sum(path[15]) - 2)
    assert page.first_miss_15 > page.first_miss_5 and page.loss_15 < page.loss_5


def test_two_thousand_steps_by_the_closed_form():
    # The Hessian [[22, 6], [6, 2]] has eigenvalues 12 ± √136; the error along each shrinks by 1 - ηλ a step.
    for steps, m, b in ((200, "m_200", "b_200"), (2000, "m_2000", "b_2000")):
        error = np.zeros(2)
        for eigenvalue in (12 + math.sqrt(136), 12 - math.sqrt(136)):
            axis = np.array([6.0, eigenvalue - 22.0])
            axis /= np.linalg.norm(axis)
            error += (1 - 0.01 * eigenvalue) ** steps * (axis @ np.array([-2.0, 0.0])) * axis
        assert close(getattr(parameters_to_predictions, m), 2 + error[0], 1e-8)
        assert close(getattr(parameters_to_predictions, b), error[1], 1e-8)
    assert math.hypot(parameters_to_predictions.m_2000 - 2, parameters_to_predictions.b_2000) < 1e-3


# Learning rates


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


def test_the_flagship_shows_its_rates_and_names_the_limit():
    scene = scenes.get("learning_rates.stability_limit")
    assert [panel.title for panel in scene.panels] == ["η = 0.084 converges", "η = 0.085 diverges"]
    assert [panel.readout[0] for panel in scene.panels] == ["learning_rate", "learning_rate"]
    assert [run.optimizer.learning_rate for run in scene.state(learning_rate=0.08).runs] == [0.084, 0.08]
    assert "0.08452" in scene.caption and "0.08452" not in scene.question  # to be asked, not to be told


def test_the_two_valleys():
    page = learning_rates
    # Viète: the roots of x³ - x + 0.075 are 2/√3 cos((φ - 2πk)/3) with cos φ = -0.075 (3/2) √3.
    angle = math.acos(-0.075 * 1.5 * math.sqrt(3))
    right, _, left = (2 / math.sqrt(3) * math.cos((angle + turn) / 3) for turn in (0, -2 * math.pi, 2 * math.pi))
    assert close(page.shallow, right) and close(page.deep, left)
    assert page.deep_value < page.shallow_value
    ends = page.right_small, page.right_large, page.left_small, page.left_large
    assert np.allclose(ends, (right, left, left, right), rtol=0, atol=1e-9)


def test_the_escape_from_the_double_well():
    # f'(1.8) = 4 · 5.832 - 7.2 + 0.3 = 16.428; a quarter of it is 4.107.
    page = learning_rates
    assert close(page.escape_1, Fraction("-2.307"))
    second = Fraction("-2.307") - (4 * Fraction("-2.307") ** 3 - 4 * Fraction("-2.307") + Fraction("0.3")) / 4
    assert close(page.escape_2, second)
    assert close(page.escape_3, second - (4 * second**3 - 4 * second + Fraction("0.3")) / 4)


# Putting it together

TRAIN = [(Fraction(x, 100), Fraction(y, 100)) for x, y in (
    (35, 120), (50, 115), (62, 175), (75, 165), (84, 225), (95, 200),
    (110, 270), (125, 255), (145, 345), (170, 340), (205, 460), (240, 475),
)]  # fmt: skip
HELD_OUT = [(Fraction(x, 100), Fraction(y, 100)) for x, y in (
    (45, 105), (70, 195), (90, 190), (120, 290), (155, 315), (220, 470),
)]  # fmt: skip


def test_the_full_run_by_hand():
    page = putting_it_together
    assert (page.train_count, page.held_out_count) == (12, 6)
    points = [(float(x), float(y)) for x, y in TRAIN]
    path = line_descent_by_hand(points, 4.0, -1.0, 0.2, 100)
    train = [line_loss_by_hand(points, m, b) for m, b in path]
    held_out = [line_loss_by_hand([(float(x), float(y)) for x, y in HELD_OUT], m, b) for m, b in path]
    assert close(page.final_m, path[-1][0]) and close(page.final_b, path[-1][1])
    assert close(page.train_start, line_loss_by_hand(TRAIN, 4, -1)) and close(page.train_final, train[-1])
    assert close(page.held_out_start, line_loss_by_hand(HELD_OUT, 4, -1)) and close(page.held_out_final, held_out[-1])
    assert page.lowest_step == held_out.index(min(held_out)) and close(page.held_out_lowest, min(held_out))
    # What the page says in words.
    assert all(after < before for before, after in itertools.pairwise(train))
    late = held_out[page.lowest_step :]
    assert all(after > before for before, after in itertools.pairwise(late))
    assert train[0] / train[-1] > 50 and held_out[0] / held_out[-1] > 50 and held_out[-1] < train[-1]


def test_two_houses_only():
    page = putting_it_together
    # Through (0.35, 1.20) and (0.50, 1.15): slope -0.05/0.15, intercept 1.20 + 0.35/3.
    m, b = Fraction(-1, 3), Fraction(12, 10) + Fraction(35, 300)
    assert close(page.two_m, m) and close(page.two_b, b) and page.two_train < 1e-12
    assert close(page.two_held_out, line_loss_by_hand(HELD_OUT, m, b))
    assert page.two_ratio > 100
