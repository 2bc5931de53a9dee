"""The loss landscape: lines as points of it, in exact fractions."""

from fractions import Fraction

import numpy as np
import pytest

from gdviz.figure.parts import Predict
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


def test_the_walk_starts_on_the_steep_wall_and_goes_along_the_floor():
    page = loss_landscape
    square, mean = float(sum(x * x for x in AREAS)) / 12, float(sum(AREAS)) / 12
    # The eigenvectors of [[2 mean x², 2 mean x], [2 mean x, 2]], by the tangent of twice their angle.
    turn = np.arctan2(2 * mean, square - 1) / 2
    steep = np.array([np.cos(turn), np.sin(turn)])
    assert (page.wall_m, page.wall_b) == pytest.approx(tuple(np.array([page.best_m, page.best_b]) - 1.5 * steep))
    curvature = square + 1 + np.hypot(square - 1, 2 * mean)
    assert page.wall_loss - page.best_loss == pytest.approx(curvature * 1.5**2 / 2)
    assert all(page.wall_m * float(x) + page.wall_b < y for x, y in zip(AREAS, PRICES, strict=True))
    assert page.too_low_on_the_wall == 12

    frames = page.orbit.frames()
    path = [(float(frame.values["m"]), float(frame.values["b"])) for frame in frames]
    assert path[0] == (page.wall_m, page.wall_b) and path[-1] == (page.floor_m, page.floor_b)
    bottom = path.index((page.best_m, page.best_b))
    down, floor = np.array(path[: bottom + 1]), np.array(path[bottom:])
    away = down - down[-1]
    assert np.allclose(away @ np.array([-steep[1], steep[0]]), 0, atol=1e-12), "straight down the steep wall"
    # Along the floor every line goes through the middle of the dots.
    assert np.allclose(floor[:, 0] * mean + floor[:, 1], float(sum(PRICES)) / 12, atol=1e-12)
    assert np.ptp(floor[:, 0]) == pytest.approx(1.2)
    assert np.ptp(down @ [mean, 1]) > 1  # down the wall they do not


def test_the_outcome_shows_only_on_the_motion_asked_about():
    when = loss_landscape.orbit.part(Predict).when
    moved = [float(frame.values[when[0]]) for frame in loss_landscape.orbit.frames()]
    told = [when[1] <= value <= when[2] for value in moved]
    assert not any(told[:13]) and all(told[-12:])  # not on the way down the wall, but along the floor
