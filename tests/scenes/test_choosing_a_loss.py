"""Choosing a loss: slopes of losses, and the four fits, by hand and by other formulas."""

import numpy as np
import pytest

from gdviz.figure.parts import ChooseFunction, Predict
from gdviz.objectives import from_formula
from gdviz.scenes import choosing_a_loss
from tests.scenes.by_hand import AREAS, PRICES, close

# Each loss and its slope at a few errors, by hand.
BY_HAND = {
    "squared": {-3.0: (9.0, -6.0), 0.5: (0.25, 1.0), 2.0: (4.0, 4.0)},
    "absolute": {-3.0: (3.0, -1.0), 0.5: (0.5, 1.0), 2.0: (2.0, 1.0)},
    "Huber": {-3.0: (2.5, -1.0), 0.5: (0.125, 0.5), 2.0: (1.5, 1.0)},
    "logistic": {0.0: (np.log(2), -0.5), np.log(3): (np.log(4 / 3), -0.25), -np.log(3): (np.log(4), -0.75)},
}


@pytest.mark.parametrize("loss", choosing_a_loss.LOSSES, ids=lambda loss: loss.name)
def test_losses_and_their_slopes(loss):
    objective = from_formula(loss.formula)
    for x, (value, slope) in BY_HAND[loss.name].items():
        assert close(float(objective([x])), value, 1e-12) and close(float(objective.gradient([x])[0]), slope, 1e-12)
        assert close(float(loss.slope(np.array(x))), slope, 1e-12)


def test_the_slope_below_is_that_of_the_loss_above():
    above, below = choosing_a_loss.loss_and_slope.panels
    objective = above.objective or choosing_a_loss.loss_and_slope.objective
    for x in (-3.5, -1.0, -0.4, 0.0, 0.7, 1.0, 2.0):
        assert close(float(below.objective([x])), float(np.clip(x, -1, 1)), 1e-12)
        assert close(float(objective.gradient([x])[0]), float(np.clip(x, -1, 1)), 1e-12)
    options = choosing_a_loss.loss_and_slope.part(ChooseFunction).options
    assert options[0][1] == choosing_a_loss.LOSSES[2].formula  # what the figure opens with


def test_the_slopes_that_the_page_names():
    assert choosing_a_loss.asked_error == 3.0
    found = (choosing_a_loss.slope_squared, choosing_a_loss.slope_absolute, choosing_a_loss.slope_huber)
    assert found == pytest.approx((6.0, 1.0, 1.0))
    predict = choosing_a_loss.loss_and_slope.part(Predict)
    assert predict.options == ("2", "3", "6") and predict.answer == 2  # 6 to 1


def _squared_slope(x, y):
    """By the covariance."""
    return np.cov(x, y)[0, 1] / np.var(x, ddof=1)


def test_the_four_slopes_before_and_after_the_slip():
    x, right = np.array([float(a) for a in AREAS]), np.array([float(p) for p in PRICES])
    wrong = right.copy()
    assert right[10] == 4.6
    wrong[10] = 0.46
    assert close(choosing_a_loss.squared_right, _squared_slope(x, right))
    assert close(choosing_a_loss.squared_wrong, _squared_slope(x, wrong))
    few = np.delete(x, 10), np.delete(wrong, 10)
    assert close(choosing_a_loss.trimmed_wrong, _squared_slope(*few)) and close(
        choosing_a_loss.without_m, _squared_slope(*few)
    )
    # Through which two of the houses the absolute line goes, before and after: (3.40 - 1.55...)
    for slope, y in ((choosing_a_loss.absolute_right, right), (choosing_a_loss.absolute_wrong, wrong)):
        lines = [(m, np.median(y - m * x)) for m in np.linspace(0.5, 2.5, 20001)]
        best = min(lines, key=lambda line: np.sum(np.abs(line[0] * x + line[1] - y)))
        assert slope == pytest.approx(best[0], abs=2e-4)


def test_an_outlier_to_the_side_turns_all_lines_but_one():
    far = choosing_a_loss
    assert far.far_area == 8.0 and far.far_price == 0.0
    assert max(far.squared_far, far.absolute_far, far.huber_far) < 0 < 1.7 < far.trimmed_far
    x = np.append(np.delete([float(a) for a in AREAS], 10), 8.0)
    y = np.append(np.delete([float(p) for p in PRICES], 10), 0.0)
    assert close(far.squared_far, _squared_slope(x, y))


def test_how_far_off_the_dragged_house_is_announced_as_it_is():
    m, b = choosing_a_loss.without_m, choosing_a_loss.without_b
    assert close(float(choosing_a_loss.outlier.objective([2.0, 1.0])), abs(1.0 - 2 * m - b), 1e-12)
