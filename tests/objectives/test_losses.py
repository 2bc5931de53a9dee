"""Losses of a line on data: the worked line by hand, the houses by least squares."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from gdviz.objectives import datasets, line_loss, logistic_loss, proportional_loss, stability_limit

HOUSES = datasets.houses()


def test_the_worked_line() -> None:
    loss = line_loss()
    root = np.sqrt(136)
    np.testing.assert_allclose(loss.minimizers[0], (2, 0), atol=1e-15)
    assert loss([0, 0]) == 44.0  # the mean of 4, 16, 36, 64, 100
    np.testing.assert_allclose(loss.gradient([0, 0]), [-44, -12], rtol=1e-14)
    for w in ([0, 0], [5, -3]):
        np.testing.assert_allclose(loss.hessian(w), [[22, 6], [6, 2]], rtol=1e-14)
    np.testing.assert_allclose(np.linalg.eigvalsh(loss.hessian([0, 0])), [12 - root, 12 + root], rtol=1e-12)
    assert stability_limit(loss) == pytest.approx(2 / (12 + root), rel=1e-12)
    assert round(stability_limit(loss), 5) == 0.08452


def test_the_line_through_the_houses_is_that_of_least_squares() -> None:
    loss = line_loss(HOUSES.x, HOUSES.y)
    np.testing.assert_allclose(loss.minimizers[0], np.polyfit(HOUSES.x, HOUSES.y, 1), rtol=1e-12)
    through_origin = proportional_loss(HOUSES.x, HOUSES.y).minimizers[0]
    solved, *_ = np.linalg.lstsq(np.transpose([HOUSES.x]), np.array(HOUSES.y), rcond=None)
    np.testing.assert_allclose(through_origin, solved, rtol=1e-12)


def test_logistic_loss_by_hand() -> None:
    loss = logistic_loss([1.0, 2.0], [0.0, 1.0])
    assert loss([0, 0]) == pytest.approx(np.log(2))
    np.testing.assert_allclose(loss.gradient([0, 0]), [-0.25, 0.0], atol=1e-15)  # mean of (½ - y) x
    assert loss.minimizers == ()  # x > 1.5 tells the labels apart
    assert len(logistic_loss().minimizers) == 1


def test_equal_x_leave_no_single_best_line() -> None:
    assert line_loss([2.0, 2.0], [1.0, 3.0]).minimizers == ()
    for x in ([0.1] * 3, [0.7] * 3, [1.1] * 6, [0.35] * 7):  # whose means are off by rounding
        assert line_loss(x, range(len(x))).minimizers == ()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: line_loss([1.0, 2.0], [1.0]),
        lambda: line_loss([], []),
        lambda: line_loss([1.0, float("nan")], [1.0, 2.0]),
        lambda: proportional_loss([0.0, 0.0], [1.0, 2.0]),
        lambda: logistic_loss([1.0, 2.0], [0.0, 2.0]),
    ],
)
def test_wrong_input_is_refused_in_one_line(wrong: Callable[[], Any]) -> None:
    with pytest.raises(ValueError) as caught:
        wrong()
    assert "\n" not in str(caught.value)
