"""Known minima and flat points are true, printed formulas match the code, wrong input is refused."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from gdviz import objectives
from gdviz.autodiff import grad
from gdviz.objectives import (
    Objective,
    beale,
    catalogue,
    cubic,
    datasets,
    double_well,
    flat_spots,
    from_formula,
    himmelblau,
    line_loss,
    logistic_loss,
    parabola,
    proportional_loss,
    quadratic,
    rosenbrock,
    saddle,
    stability_limit,
)
from gdviz.objectives.formula import parse_formula

HOUSES = datasets.houses()
VARIANTS = (
    parabola(-1.5),
    quadratic((2.0, 0.5), angle=30.0, center=(1.0, -2.0)),
    quadratic(matrix=[[2.0, 1.0, 0.0], [1.0, 3.0, 0.0], [0.0, 0.0, 0.5]]),
    quadratic((4.0,)),
    quadratic((1.0, -1.0)),
    double_well(0.0),
    double_well(2.0),
    rosenbrock(2.0, 1.0),
    line_loss(HOUSES.x, HOUSES.y),
    proportional_loss(HOUSES.x, HOUSES.y),
)
EVERY = [pytest.param(make(), id=name) for name, make in catalogue().items()]
EVERY += [pytest.param(variant, id=f"{variant.name}-{place}") for place, variant in enumerate(VARIANTS)]
every = pytest.mark.parametrize("objective", EVERY)


def points(objective: Objective, count: int = 12) -> Any:
    low, high = np.transpose(objective.domain)
    return np.random.default_rng(7).uniform(low, high, (count, objective.dim))


def test_the_catalogue_has_every_public_maker() -> None:
    assert set(catalogue()) == set(objectives.__all__) - {
        "Objective",
        "catalogue",
        "from_formula",
        "stability_limit",
    }
    assert all(make().name == name for name, make in catalogue().items())


@every
def test_gradient_and_hessian_agree_with_finite_differences(objective: Objective) -> None:
    h = 1e-5
    steps = h * np.eye(objective.dim)
    for w in points(objective):
        slopes = [(objective(w + step) - objective(w - step)) / (2 * h) for step in steps]
        curvatures = [(objective.gradient(w + step) - objective.gradient(w - step)) / (2 * h) for step in steps]
        scale = 1.0 + abs(objective(w))
        np.testing.assert_allclose(objective.gradient(w), slopes, rtol=1e-6, atol=1e-7 * scale)
        np.testing.assert_allclose(objective.hessian(w), curvatures, rtol=1e-6, atol=1e-7 * scale)


@every
def test_known_points_are_flat_and_minimizers_are_lowest_nearby(objective: Objective) -> None:
    assert set(objective.minimizers) <= set(objective.flat_points)
    for point in objective.flat_points:
        curvature = np.abs(objective.hessian(point)).max()
        reach = np.finfo(float).eps * max(1.0, curvature) * max(1.0, *map(abs, point))
        assert np.abs(objective.gradient(point)).max() <= 8 * reach
    for point in objective.minimizers:
        assert np.linalg.eigvalsh(objective.hessian(point))[0] > 0
        assert all(low < one < high for one, (low, high) in zip(point, objective.domain, strict=True))
    values = [objective(point) for point in objective.minimizers]
    assert values == sorted(values) or np.ptp(values) < 1e-12


@every
def test_a_grid_gives_the_values_of_its_points(objective: Objective) -> None:
    w = points(objective)
    grid = w.T.reshape(objective.dim, 3, 4)
    np.testing.assert_allclose(objective(grid).ravel(), [objective(one) for one in w], rtol=1e-13, atol=1e-13)
    one_by_one = np.transpose([objective.gradient(one) for one in w]).reshape(grid.shape)
    np.testing.assert_allclose(objective.gradient(grid), one_by_one, rtol=1e-12, atol=1e-12)
    assert isinstance(objective(w[0]), float)
    assert objective.gradient(w[0]).shape == (objective.dim,)
    assert objective.hessian(w[0]).shape == (objective.dim, objective.dim)


@every
def test_objectives_pickle_compare_and_hash_by_what_they_say(objective: Objective) -> None:
    copy = pickle.loads(pickle.dumps(objective))
    assert copy == objective and hash(copy) == hash(objective) and copy.payload() == objective.payload()
    assert copy(points(objective)[0]) == objective(points(objective)[0])
    assert objective != cubic() or objective.name == "cubic"


def test_other_settings_make_other_objectives() -> None:
    assert parabola(1.0) != parabola(2.0)
    assert line_loss() != line_loss(HOUSES.x, HOUSES.y)
    assert rosenbrock() == rosenbrock(1, 100)


def formula_of_latex(latex: str) -> str:
    """The TeX of an objective, as text that `parse_formula` reads."""
    text = re.sub(r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r"((\1)/(\2))", latex)
    text = re.sub(r"\^\{([^{}]*)\}", r"^(\1)", text).replace("x_i", "u").replace("y_i", "v").replace("\\ln", "log")
    text = re.sub(r"_\{(\d)\}", r"", re.sub(r"x_\{(\d)\}", lambda found: "pqr"[int(found[1]) - 1], text))
    text = re.sub(r"(?<=[\w)]) (?=[\w(])", "*", text)
    return text.replace("log*(", "log(")


@every
def test_the_printed_formula_is_the_formula(objective: Objective) -> None:
    latex, mean = objective.latex, r"\frac{1}{n}\sum_{i=1}^{n} "
    names = objective.axis_names if objective.dim < 3 else ("p", "q", "r")
    if objective.data is None:
        formula: Callable[..., Any] = parse_formula(formula_of_latex(latex), names)
        printed = [formula(*w) for w in points(objective)]
    else:
        assert latex.startswith(mean)
        term = parse_formula(formula_of_latex(latex.removeprefix(mean)), (*names, "u", "v"))
        printed = [np.mean(term(*w, *objective.data)) for w in points(objective)]
    np.testing.assert_allclose(printed, [objective(w) for w in points(objective)], rtol=1e-11, atol=1e-11)
    assert objective.equation == f"{objective.value_name} = {latex}"


def test_the_parabola_step_by_step() -> None:
    """From 0 with η = 0.1 the distance to 3 shrinks to 0.8 of itself each step: x = 3 - 3 · 0.8ᵗ."""
    objective, x = parabola(), np.array([0.0])
    for _ in range(50):
        x = x - 0.1 * objective.gradient(x)
    assert x[0] == pytest.approx(3 - 3 * 0.8**50, rel=1e-14)
    assert objective.gradient(0) == -6.0
    assert objective(0) == 9.0


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


def test_the_stability_limit_elsewhere() -> None:
    assert stability_limit(parabola()) == 1.0
    assert stability_limit(cubic(), 2.0) == pytest.approx(1 / 6)  # f'' = 6x = 12
    assert stability_limit(cubic(), -1.0) == float("inf")
    with pytest.raises(ValueError, match="saddle"):
        stability_limit(saddle())


def test_logistic_loss_by_hand() -> None:
    loss = logistic_loss([1.0, 2.0], [0.0, 1.0])
    assert loss([0, 0]) == pytest.approx(np.log(2))
    np.testing.assert_allclose(loss.gradient([0, 0]), [-0.25, 0.0], atol=1e-15)  # mean of (½ - y) x
    assert loss.minimizers == ()  # x > 1.5 tells the labels apart
    assert len(logistic_loss().minimizers) == 1


def test_a_users_formula() -> None:
    objective = from_formula("x^4 - 3*x^2 + x")
    assert objective(2) == 6.0
    assert objective.gradient(2) == [21.0]
    assert (objective.dim, objective.domain) == (1, ((-3.0, 3.0),))
    assert from_formula("x*y", ((0, 1), (0, 2)))([2, 5]) == 10.0
    assert from_formula("y").axis_names == ("x", "y")
    assert from_formula("5")(np.ones((1, 4))).tolist() == [5.0] * 4


def test_overflow_is_quiet() -> None:
    with np.errstate(all="raise"):
        assert rosenbrock()([1e200, 0]) == float("inf")
        assert not np.isfinite(rosenbrock().gradient([1e200, 0])).all()


def test_equal_x_leave_no_single_best_line() -> None:
    assert line_loss([2.0, 2.0], [1.0, 3.0]).minimizers == ()
    for x in ([0.1] * 3, [0.7] * 3, [1.1] * 6, [0.35] * 7):  # whose means are off by rounding
        assert line_loss(x, range(len(x))).minimizers == ()


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
    assert quadratic(matrix=[[1.0, 0.0], [0.0, 1e-15]]).latex == "0.5 x^2 + 5e-16 y^2"  # meant, and so kept


def test_an_objective_inside_a_derivative_stays_part_of_it() -> None:
    """d/dc of the value, (2 - c)², and of the slope, 2 (2 - c), at c = 0.5."""
    inner = Objective("inner", lambda w: w[0], ((0.0, 1.0),), (), "x")

    def shifted(c: Any) -> Objective:
        return replace(inner, formula=lambda w: (w[0] - c) ** 2)

    assert grad(lambda c: shifted(c)(2.0))(0.5) == -3.0
    assert grad(lambda c: shifted(c).value_and_gradient(2.0)[0])(0.5) == -3.0
    assert grad(lambda c: shifted(c).value_and_gradient(2.0)[1][0])(0.5) == -2.0


def test_check_point() -> None:
    np.testing.assert_array_equal(saddle().check_point([1, 2]), [1.0, 2.0])
    np.testing.assert_array_equal(parabola().check_point(3), [3.0])


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: saddle().check_point([1.0]),
        lambda: saddle().check_point(1.0),
        lambda: saddle().check_point([1.0, float("nan")]),
        lambda: parabola().check_point(float("inf")),
        lambda: parabola().check_point("here"),
        lambda: parabola().check_point([[1.0]]),
        lambda: parabola().check_point(10**400),
        lambda: parabola().check_point(np.ones((2, 2))),
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
        lambda: saddle()([1.0, 2.0, 3.0]),
        lambda: saddle().gradient(1.0),
        lambda: line_loss([1.0, 2.0], [1.0]),
        lambda: line_loss([], []),
        lambda: line_loss([1.0, float("nan")], [1.0, 2.0]),
        lambda: proportional_loss([0.0, 0.0], [1.0, 2.0]),
        lambda: logistic_loss([1.0, 2.0], [0.0, 2.0]),
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
