"""Penalised fits against closed forms, and points that are known to be least."""

import numpy as np
import pytest
from numpy.polynomial import legendre as reference

from gdviz.objectives import regularized as r


def test_the_polynomials_are_those_of_legendre():
    x = np.linspace(-1, 1, 7)
    assert np.stack(r.legendre(x, 5)) == pytest.approx(reference.legvander(x, 5).T)
    assert np.stack(r.legendre(x, 0)) == pytest.approx(np.ones((1, 7)))
    assert r.polynomial([1.0, 0.0, 2.0], 0.5) == pytest.approx(1 + 2 * (3 * 0.25 - 1) / 2)


def test_without_a_penalty_a_fit_is_least_squares_and_goes_through_as_many_points():
    x, y = np.array([-0.9, -0.2, 0.3, 0.8]), np.array([1.0, -1.0, 0.5, 2.0])
    weights = r.ridge_fit(x, y, 3, 0.0)
    assert r.polynomial(weights, x) == pytest.approx(y)
    assert r.mean_square(weights, x, y) == pytest.approx(0.0, abs=1e-20)
    assert r.ridge_fit(x, y, 1, 0.0) == pytest.approx(np.polyfit(x, y, 1)[::-1])


def test_at_a_large_penalty_the_mean_is_left():
    assert r.ridge_fit([-1.0, 0.0, 0.4], [1.0, 2.0, 6.0], 2, 1e9) == pytest.approx([3.0, 0.0, 0.0], abs=1e-6)


def test_features_that_do_not_go_together_are_shrunk_each_alone():
    best = np.array([2.0, -0.3, 0.5])
    assert r.ridge(np.eye(3), best, 1.0) == pytest.approx([1.0, -0.15, 0.25])
    assert r.lasso(np.eye(3), best, 0.4).tolist() == pytest.approx([1.6, 0.0, 0.1])
    assert r.lasso(np.eye(3), best, 0.4)[1] == 0.0


@pytest.mark.parametrize("penalty", [0.05, 0.5, 2.0])
def test_a_lasso_fulfils_the_conditions_of_a_minimum(penalty):
    """The slope of the loss is -λ sign(w) where w is not 0, and at most λ in size where it is."""
    gram, best = r.pair_gram(4, 0.8), np.array([2.0, 1.6, -0.8, 0.3])
    w = r.lasso(gram, best, penalty)
    slope = gram @ (w - best)
    assert slope[w != 0] == pytest.approx(-penalty * np.sign(w[w != 0]), abs=1e-10)
    assert np.all(np.abs(slope[w == 0]) <= penalty + 1e-10)


def test_budgets_by_hand():
    round_bowl = np.eye(2)
    assert r.within_budget(round_bowl, np.array([3.0, 4.0]), 1.0, 2) == pytest.approx([0.6, 0.8])
    assert r.within_budget(round_bowl, np.array([1.0, 1.0]), 1.0, 1) == pytest.approx([0.5, 0.5])
    assert r.within_budget(round_bowl, np.array([0.2, 3.0]), 1.0, 1).tolist() == [0.0, 1.0]  # a corner, exactly
    assert r.within_budget(round_bowl, np.array([-0.2, -0.3]), 1.0, 1).tolist() == [-0.2, -0.3]  # within it anyway


@pytest.mark.parametrize("power", [1, 2])
def test_no_other_point_within_a_budget_is_lower(power):
    hessian, random = np.array([(1.0, 0.5), (0.5, 1.0)]), np.random.default_rng(3)
    for _ in range(20):
        best = random.uniform(-2, 2, 2)
        found = r.within_budget(hessian, best, 0.9, power)
        assert np.sum(np.abs(found) ** power) <= 0.9**power + 1e-9
        others = random.uniform(-0.9, 0.9, (400, 2))
        others = others[np.sum(np.abs(others) ** power, axis=1) <= 0.9**power] - best
        lowest = np.min(np.einsum("ni,ij,nj->n", others, hessian, others))
        assert (found - best) @ hessian @ (found - best) <= lowest + 1e-9
