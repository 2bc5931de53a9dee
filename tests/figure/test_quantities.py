"""What may be named of a point, against numbers worked by hand."""

import math

import numpy as np
import pytest

from gdviz.figure.quantities import (
    central_slope,
    curvature_along,
    curvatures,
    error_parts,
    quantities,
    secant_slope,
    second_order,
    steep_axis,
)
from gdviz.objectives import line_loss, parabola, quadratic


def at(objective, *w, rate=math.nan):
    w = np.array(w)
    return quantities(objective, w, *objective.value_and_gradient(w), rate)


def test_a_point_of_a_function_of_one_parameter():
    # (1 - 3)² = 4 with the slope 2 (1 - 3) = -4; a quarter of it further lies 2.
    expected = {"x": 1.0, "loss": 4.0, "slope": -4.0, "gradient_norm": 4.0, "next": 2.0}
    assert at(parabola(3.0), 1.0, rate=0.25) == pytest.approx(expected, rel=1e-14)


def test_a_point_of_a_loss_of_two_parameters():
    # ŷ = x against y = 2x on 1..5: errors -x, so L = 11, ∂L/∂m = -2 · 11 = -22, ∂L/∂b = -2 · 3 = -6.
    told = at(line_loss(), 1.0, 0.0, rate=0.01)
    expected = {"m": 1.0, "b": 0.0, "loss": 11.0, "slope": math.nan, "gradient_norm": math.sqrt(520)}
    expected |= {"slope_m": -22.0, "slope_b": -6.0, "next_m": 1.22, "next_b": 0.06}
    assert told == pytest.approx(expected, rel=1e-12, abs=1e-14, nan_ok=True)


def test_each_of_three_parameters_has_its_slope_and_its_next():
    bowl = quadratic(matrix=np.diag([1.0, 2.0, 3.0]))
    told, names = at(bowl, 2.0, 2.0, 1.0, rate=0.5), bowl.axis_names
    # ½ (4 + 2 · 4 + 3) = 7.5; the gradient is (2, 4, 3).
    assert told["loss"] == pytest.approx(7.5) and told["gradient_norm"] == pytest.approx(math.sqrt(29))
    assert [told[f"slope_{name}"] for name in names] == pytest.approx([2.0, 4.0, 3.0])
    assert [told[f"next_{name}"] for name in names] == pytest.approx([1.0, 0.0, -0.5])


def test_without_a_rate_there_is_no_next_step():
    assert math.isnan(at(parabola(), 1.0)["next"])
    assert math.isnan(at(line_loss(), 1.0, 0.0)["next_m"])


def test_the_length_of_a_gradient_does_not_overflow_on_the_way():
    told = quantities(line_loss(), np.zeros(2), 1.0, np.array([3e200, -4e200]), 0.1)
    assert told["gradient_norm"] == pytest.approx(5e200)


@pytest.mark.parametrize("h", [2.0, 1.0, 0.1, 1e-4, -1.0])
def test_the_slope_of_a_secant_by_hand(h):
    # From x = 0.5, at a height of 6.25: ((h - 2.5)² - 6.25) / h = h - 5.
    assert secant_slope(parabola(3.0), np.array([0.5]), h, 6.25, -5.0) == pytest.approx(h - 5, abs=1e-10)


@pytest.mark.parametrize("h", [2.0, 0.1, 1e-4, -1.0])
def test_the_slope_from_both_sides_by_hand(h):
    # ((h - 2.5)² - (h + 2.5)²) / 2h = -5, whatever h.
    assert central_slope(parabola(3.0), np.array([0.5]), h, -5.0) == pytest.approx(-5, abs=1e-10)


def test_one_point_has_the_slope_of_the_curve():
    assert secant_slope(parabola(3.0), np.array([0.5]), 0.0, 6.25, -5.0) == -5.0
    assert central_slope(parabola(3.0), np.array([0.5]), 0.0, -5.0) == -5.0


def test_points_too_close_have_the_slope_that_rounding_leaves_them():
    # 0.5 + 1e-17 is 0.5.
    assert secant_slope(parabola(3.0), np.array([0.5]), 1e-17, 6.25, -5.0) == 0.0


# Curvature 5 along the diagonal, 1 across it.
DIAGONAL = np.array([[3.0, 2.0], [2.0, 3.0]])


@pytest.mark.parametrize(
    ("hessian", "expected", "axis"),
    [
        (DIAGONAL, (1.0, 5.0), (math.sqrt(0.5), math.sqrt(0.5))),
        (np.diag([1.0, 4.0]), (1.0, 4.0), (0.0, 1.0)),
        (np.diag([-1.0, -3.0]), (-3.0, -1.0), (1.0, 0.0)),
        (np.array([[0.0, -2.0], [-2.0, 0.0]]), (-2.0, 2.0), (math.sqrt(0.5), -math.sqrt(0.5))),
    ],
)
def test_the_curvatures_and_the_steep_axis(hessian, expected, axis):
    assert curvatures(hessian) == pytest.approx(expected)
    assert steep_axis(hessian) == pytest.approx(np.array(axis), abs=1e-12)


@pytest.mark.parametrize(("degrees", "expected"), [(0, 3.0), (45, 5.0), (90, 3.0), (135, 1.0), (225, 5.0)])
def test_the_curvature_along_a_line(degrees, expected):
    assert curvature_along(DIAGONAL, degrees) == pytest.approx(expected)


def test_what_the_hessian_tells_of_a_point():
    told = second_order(quadratic(matrix=DIAGONAL), np.array([7.0, -2.0]), 0.3, 135.0)
    expected = {"hessian_xx": 3.0, "hessian_xy": 2.0, "hessian_yy": 3.0, "curvature_max": 5.0, "curvature_min": 1.0}
    assert told == pytest.approx(expected | {"steep_factor": -0.5, "gentle_factor": 0.7, "curvature_along": 1.0})


def test_the_parts_of_an_error():
    bowl = quadratic(matrix=DIAGONAL, center=(1.0, 1.0))
    places = np.array([[2.0, 2.0], [1.0, 3.0], [1.0, 1.0]])
    a = math.sqrt(2)
    assert error_parts(bowl, places) == pytest.approx(np.array([[a, 0.0], [a, a], [0.0, 0.0]]))
