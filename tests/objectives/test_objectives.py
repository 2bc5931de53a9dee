"""Every objective of the catalogue: known points are true, printed formulas match the code."""

from __future__ import annotations

import inspect
import pickle
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from gdviz import objectives
from gdviz.objectives import (
    Objective,
    catalogue,
    cubic,
    datasets,
    double_well,
    functions,
    line_loss,
    losses,
    parabola,
    proportional_loss,
    quadratic,
    rosenbrock,
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


def test_every_maker_of_an_objective_is_named_on_the_face() -> None:
    for module in (functions, losses):
        made_here = {
            name
            for name, make in vars(module).items()
            if inspect.isfunction(make) and make.__module__ == module.__name__ and not name.startswith("_")
            if make.__annotations__.get("return") == "Objective"
        }
        assert made_here and made_here <= set(objectives.__all__)
