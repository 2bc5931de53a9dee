"""From parameters to predictions: steps on the worked line in exact fractions, and by their closed form."""

import math
from fractions import Fraction

import numpy as np

from gdviz.scenes import parameters_to_predictions
from tests.scenes.by_hand import close, line_descent_by_hand, line_loss_by_hand

WORKED = [(Fraction(x), Fraction(2 * x)) for x in range(1, 6)]


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
