"""The functions of the course and of the literature: known values, and wrong settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from gdviz.objectives import (
    beale,
    cubic,
    double_well,
    flat_spots,
    from_formula,
    himmelblau,
    parabola,
    quadratic,
    rosenbrock,
    saddle,
    stability_limit,
)


def test_the_parabola_step_by_step() -> None:
    """From 0 with η = 0.1 the distance to 3 shrinks to 0.8 of itself each step: x = 3 - 3 · 0.8ᵗ."""
    objective, x = parabola(), np.array([0.0])
    for _ in range(50):
        x = x - 0.1 * objective.gradient(x)
    assert x[0] == pytest.approx(3 - 3 * 0.8**50, rel=1e-14)
    assert objective.gradient(0) == -6.0
    assert objective(0) == 9.0


def test_the_double_well_of_the_guide() -> None:
    best, other = (point[0] for point in double_well().minimizers)
    assert (round(best, 4), round(other, 4)) == (-1.0356, 0.9601)
    assert len(double_well().flat_points) == 3
    assert len(double_well(2.0).minimizers) == 1  # the tilt has removed a valley
    np.testing.assert_allclose(sorted(double_well(0.0).minimizers), [[-1.0], [1.0]], rtol=1e-15)


def test_flat_spots_are_a_maximum_an_inflection_and_a_minimum() -> None:
    objective = flat_spots()
    assert [objective(x) for (x,) in objective.flat_points] == [2.0, 0.0, -2.0]
    x = np.linspace(-2.8, 2.8, 8)
    np.testing.assert_allclose(objective.gradient(x[None])[0], 15 * x**2 * (x**2 - 4) / 32, rtol=1e-12)
    signs = [np.sign(objective.gradient(place)[0]) for place in (-2.1, -1.9, -0.1, 0.1, 1.9, 2.1)]
    assert signs == [1, -1, -1, -1, -1, 1]


def test_values_from_the_literature() -> None:
    assert rosenbrock()([-1.2, 1.0]) == pytest.approx(24.2)
    assert beale()([0, 0]) == pytest.approx(1.5**2 + 2.25**2 + 2.625**2)
    assert beale()([3, 0.5]) == 0.0
    assert himmelblau()([0, 0]) == 170.0
    assert [round(c, 6) for c in himmelblau().minimizers[1]] == [-2.805118, 3.131313]
    assert len(himmelblau().flat_points) == 9
    assert saddle()([3, 2]) == 5.0
    assert cubic()(-2) == -8.0


def test_a_turned_quadratic_keeps_its_eigenvalues() -> None:
    turned = quadratic((2.0, 0.5), angle=30.0, center=(1.0, -2.0))
    np.testing.assert_allclose(np.linalg.eigvalsh(turned.hessian([0.0, 0.0])), [0.5, 2.0], rtol=1e-12)
    along = np.array([np.cos(np.pi / 6), np.sin(np.pi / 6)])
    assert turned(np.array([1.0, -2.0]) + along) == pytest.approx(0.5 * 2.0)
    assert stability_limit(turned) == pytest.approx(1.0)
    assert quadratic((1.0, -1.0)).minimizers == ()


def test_a_users_formula() -> None:
    objective = from_formula("x^4 - 3*x^2 + x")
    assert objective(2) == 6.0
    assert objective.gradient(2) == [21.0]
    assert (objective.dim, objective.domain) == (1, ((-3.0, 3.0),))
    assert from_formula("x*y", ((0, 1), (0, 2)))([2, 5]) == 10.0
    assert from_formula("y").axis_names == ("x", "y")
    assert from_formula("5")(np.ones((1, 4))).tolist() == [5.0] * 4


@pytest.mark.parametrize("b", [-1.0, 0.0])
def test_an_upturned_rosenbrock_has_a_flat_point_and_no_minimizer(b: float) -> None:
    """At (a, a²) the Hessian is [[2 + 8ba², -4ab], [-4ab, 2b]], with determinant 4b: no minimum for b <= 0."""
    objective = rosenbrock(2.0, b)
    assert objective.minimizers == () and objective.flat_points == ((2.0, 4.0),)
    np.testing.assert_array_equal(objective.gradient([2.0, 4.0]), [0.0, 0.0])
    assert np.linalg.det(objective.hessian([2.0, 4.0])) == pytest.approx(4 * b)
    assert objective([2.0, 5.0]) == objective([2.0, 4.0]) + b


def test_a_turned_quadratic_is_printed_without_rounding_errors() -> None:
    """By hand: sin²30° = 1/4 and sin 30° cos 30° = √3/4, so A is [[13/4, -9√3/4], [-9√3/4, 31/4]]."""
    assert quadratic(angle=30).latex == f"1.625 x^2 + 3.875 y^2 - {9 * np.sqrt(3) / 4:.12g} x y"
    assert quadratic((1.0, 1.0), angle=30).latex == "0.5 x^2 + 0.5 y^2"
    assert quadratic((1.0, 10.0), angle=90).latex == "5 x^2 + 0.5 y^2"
    assert quadratic(matrix=[[1.0, 0.0], [0.0, 1e-15]]).latex == r"0.5 x^2 + 5 \cdot 10^{-16} y^2"  # meant, and so kept


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: parabola(float("nan")),
        lambda: parabola(10**400),
        lambda: double_well(float("nan")),
        lambda: double_well(float("-inf")),
        lambda: double_well(1e300),
        lambda: double_well(10**400),
        lambda: rosenbrock(1e200),
        lambda: rosenbrock(b=float("nan")),
        lambda: quadratic((float("inf"), 1.0)),
        lambda: quadratic(angle=float("inf")),
        lambda: quadratic(matrix=[[1.0, 2.0], [0.0, 1.0]]),
        lambda: quadratic((1.0, 2.0, 3.0), angle=10.0),
        lambda: from_formula("x", ((1.0, -1.0),)),
        lambda: from_formula("x", ((0.0, 1.0), (0.0, 1.0))),
        lambda: from_formula("x", ((0.0, float("inf")),)),
        lambda: from_formula("z"),
    ],
)
def test_wrong_input_is_refused_in_one_line(wrong: Callable[[], Any]) -> None:
    with pytest.raises(ValueError) as caught:
        wrong()
    assert "\n" not in str(caught.value)
