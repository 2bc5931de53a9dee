"""Models that are kept simple on purpose: by a penalty on their parameters, or by a budget for them.

The browser has the same in `regularization/solve.js`; `tests/page/test_runtime_regularization.py` compares the two.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gdviz.arrays import Array

LASSO_SWEEPS, SETTLED, BUDGET_HALVINGS = 2000, 1e-13, 60
"""The most sweeps of coordinate descent, the change at which it has settled, and how often an interval is halved."""


def legendre(x: Any, degree: int) -> Any:
    """The Legendre polynomials 0 to `degree` at x, a row each; straight-line numpy.

    They span the same polynomials as powers of x, but each says something of its own on -1 ... 1.
    """
    rows = [1.0 + 0.0 * x, 1.0 * x]
    for k in range(1, degree):
        rows.append(((2 * k + 1) * x * rows[k] - k * rows[k - 1]) / (k + 1))
    return rows[: degree + 1]


def polynomial(weights: Any, x: Any) -> Array:
    """The polynomial with these weights of the Legendre polynomials, at x."""
    return np.asarray(
        sum(w * row for w, row in zip(weights, legendre(np.asarray(x, dtype=float), len(weights) - 1), strict=True))
    )


def mean_square(weights: Any, x: Any, y: Any) -> float:
    """The mean squared error of a polynomial on the points (x, y)."""
    return float(np.mean((polynomial(weights, x) - np.asarray(y)) ** 2))


def ridge_fit(x: Any, y: Any, degree: int, penalty: float) -> Array:
    """The weights of the polynomial with the least mean squared error plus ½ λ times the sum of their squares.

    The weight of the constant is free of the penalty. They solve (2 FᵀF / n + λ D) w = 2 Fᵀy / n, a system of equations
    that Gauss' elimination solves, with F the Legendre polynomials at x and D the identity without its first entry.

    Arguments:
        x: n numbers from -1 to 1.
        y: as many.
        degree: at most n - 1 where there is no penalty.
        penalty: λ, 0 or more.

    Source: Hoerl and Kennard (1970), "Ridge regression: biased estimation for nonorthogonal problems".
    """
    features = np.stack(legendre(np.asarray(x, dtype=float), degree))
    kept = np.eye(degree + 1)
    kept[0, 0] = 0.0
    count = features.shape[1]
    return np.asarray(
        np.linalg.solve(2 * features @ features.T / count + penalty * kept, 2 * features @ np.asarray(y) / count)
    )


def pair_gram(size: int, correlation: float) -> Array:
    """How the features of a model go together: each with itself 1, the first two with each other as given, others 0."""
    gram = np.eye(size)
    gram[0, 1] = gram[1, 0] = correlation
    return gram


def ridge(gram: Array, best: Array, penalty: float) -> Array:
    """The point where ½ (w - c)ᵀ G (w - c) + ½ λ |w|² is least: (G + λI)⁻¹ G c.

    Arguments:
        gram: G, shape (n, n).
        best: c, the point where the loss alone is least.
        penalty: λ, 0 or more.

    Source: Hoerl and Kennard (1970), "Ridge regression: biased estimation for nonorthogonal problems".
    """
    return np.asarray(np.linalg.solve(gram + penalty * np.eye(len(best)), gram @ best))


def soft_threshold(value: float, by: float) -> float:
    """The value, moved towards 0 by so much; 0 where that would lead past it."""
    return float(np.sign(value) * max(abs(value) - by, 0.0))


def lasso(gram: Array, best: Array, penalty: float) -> Array:
    """The point where ½ (w - c)ᵀ G (w - c) + λ Σ|wᵢ| is least, by coordinate descent: one parameter at a time.

    Arguments:
        gram: G, shape (n, n), with ones on its diagonal.
        best: c, the point where the loss alone is least.
        penalty: λ, 0 or more.

    Source: Tibshirani (1996), "Regression shrinkage and selection via the lasso"; coordinate descent as in Friedman,
    Hastie and Tibshirani (2010), "Regularization paths for generalized linear models via coordinate descent".
    """
    pull, w = gram @ best, np.array(best, dtype=float)
    for _ in range(LASSO_SWEEPS):
        before = w.copy()
        for i in range(len(w)):
            w[i] = soft_threshold(float(pull[i] - gram[i] @ w + gram[i, i] * w[i]), penalty)
        if np.max(np.abs(w - before)) <= SETTLED:
            break
    return w


def within_budget(hessian: Array, best: Array, budget: float, power: int) -> Array:
    """The point where the bowl ½ (w - c)ᵀ H (w - c) of two parameters is least with a norm of at most the budget.

    Arguments:
        hessian: H, shape (2, 2).
        best: c, shape (2,).
        budget: above 0.
        power: 1 for |w₁| + |w₂|, whose shape is a diamond; 2 for the root of the sum of squares, a circle.
    """
    if np.sum(np.abs(best) ** power) <= budget**power:
        return np.array(best, dtype=float)
    return _on_diamond(hessian, best, budget) if power == 1 else _on_circle(hessian, best, budget)


def _on_diamond(hessian: Array, best: Array, budget: float) -> Array:
    """The best of the best points of its four sides; a corner has one parameter at exactly 0."""
    corners = budget * np.array([(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)])
    found = []
    for corner, following in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = following - corner
        share = -(corner - best) @ hessian @ along / (along @ hessian @ along)
        point = following if share >= 1 else corner + max(share, 0.0) * along
        found.append(((point - best) @ hessian @ (point - best), point))
    return np.asarray(min(found, key=lambda pair: pair[0])[1])


def _on_circle(hessian: Array, best: Array, budget: float) -> Array:
    """Where (H + λI)⁻¹ H c has the length of the budget; it shrinks as λ grows."""
    low, high = 0.0, float(np.hypot(*(hessian @ best))) / budget
    for _ in range(BUDGET_HALVINGS):
        middle = (low + high) / 2
        long = np.hypot(*ridge(hessian, best, middle)) > budget
        low, high = (middle, high) if long else (low, middle)
    return ridge(hessian, best, high)
