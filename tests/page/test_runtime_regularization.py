"""Penalised fits in the browser are those of Python, to 1e-9."""

import json

import numpy as np
import pytest
import quickjs

from gdviz.objectives import regularized as r
from gdviz.page import runtime
from gdviz.scenes import overfitting, regularization

PENALTIES = (1e-6, 1e-3, 0.05, 0.5, 2.0, 10.0)


def _answer(expression, **given):
    context = quickjs.Context()
    context.eval(runtime.source_of("regularization/solve.js"))
    for name, value in given.items():
        context.eval(f"const {name} = {json.dumps(value)};")
    return json.loads(context.eval(f"JSON.stringify({expression})"))


def test_polynomials_of_every_degree_and_penalty():
    data = {"x": overfitting.TRAIN.x, "y": overfitting.TRAIN.y}
    degrees = list(range(overfitting.HIGHEST + 1))
    given = _answer(
        "penalties.map((penalty) => degrees.map((degree) => { const w = ridgeFit(data, degree, penalty);"
        " return [w, meanSquare(w, data), polynomial(w, 0.3)]; }))",
        data=data, degrees=degrees, penalties=PENALTIES,
    )  # fmt: skip
    for penalty, row in zip(PENALTIES, given, strict=True):
        for degree, (weights, error, value) in zip(degrees, row, strict=True):
            expected = r.ridge_fit(**data, degree=degree, penalty=penalty)
            assert weights == pytest.approx(expected, rel=1e-9, abs=1e-9)
            assert error == pytest.approx(r.mean_square(expected, **data), rel=1e-9, abs=1e-9)
            assert value == pytest.approx(float(r.polynomial(expected, 0.3)), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("name", ["ridge", "lasso"])
def test_paths_of_parameters(name):
    best, correlations = list(regularization.path_best), [0.0, 0.5, 0.8, 0.95]
    given = _answer(
        f"correlations.map((each) => penalties.map((penalty) => {name}(pairGram(best.length, each), best, penalty)))",
        best=best, correlations=correlations, penalties=PENALTIES,
    )  # fmt: skip
    for correlation, row in zip(correlations, given, strict=True):
        for penalty, found in zip(PENALTIES, row, strict=True):
            gram = r.pair_gram(len(best), correlation)
            expected = getattr(r, name)(gram, np.array(best), penalty)
            assert found == pytest.approx(expected, abs=1e-9)
            assert [part == 0 for part in found] == [part == 0 for part in expected]


@pytest.mark.parametrize("power", [1, 2])
def test_budgets_with_the_loss_anywhere(power):
    hessian = [[1.0, 0.5], [0.5, 1.0]]
    places = np.round(np.random.default_rng(2).uniform(-2.2, 2.2, (60, 2)), 2).tolist()
    given = _answer(
        f"places.map((place) => withinBudget(hessian, place, 0.9, {power}))", hessian=hessian, places=places
    )
    for place, found in zip(places, given, strict=True):
        expected = r.within_budget(np.array(hessian), np.array(place), 0.9, power)
        assert found == pytest.approx(expected, abs=1e-9)
        assert [part == 0 for part in found] == [part == 0 for part in expected]
    assert power == 2 or any(0 in found for found in given)  # corners are among them
