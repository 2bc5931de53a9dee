"""Losses: how badly a model with parameters w predicts given data, as a function of w.

The data are fixed, named arrays of the formula; its last axis runs over them, so that w may itself be a grid.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

from gdviz.objectives import datasets
from gdviz.objectives.objective import Objective, Point, newton_polish

_WORKED = datasets.worked_line()


def line_loss(x: Any = _WORKED.x, y: Any = _WORKED.y, domain: Any = None) -> Objective:
    """Mean squared error of the line ŷ = m x + b on the points (x, y), as a function of (m, b).

    Its Hessian, 2 [[mean x², mean x], [mean x, 1]], is the same everywhere; the minimizer solves the normal equations
    (there is none when all x are equal: a whole line of them fits as well).

    Raises:
        ValueError: when x and y are not as many finite numbers each, at least one.
    """
    x, y = _data("line_loss", x, y)
    dx, dy = x - np.mean(x), y - np.mean(y)
    slope = np.sum(dx * dy) / np.sum(dx * dx) if np.ptp(x) > 0 else None
    best: tuple[Point, ...] = ()
    if slope is not None:
        best = ((float(slope), float(np.mean(y) - slope * np.mean(x))),)
    return Objective(
        name="line_loss",
        formula=partial(_line_loss, x=x, y=y),
        domain=domain or _around(best or ((0.0, 0.0),), (2 * float(np.mean(x * x)), 2.0)),
        minimizers=best,
        latex=r"\frac{1}{n}\sum_{i=1}^{n} (m x_i + b - y_i)^2",
        axis_names=("m", "b"),
        value_name="L(m, b)",
        data=(x, y),
    )


def proportional_loss(x: Any = _WORKED.x, y: Any = _WORKED.y, domain: Any = None) -> Objective:
    """Mean squared error of ŷ = w x, a line through the origin, as a function of the one parameter w.

    Raises:
        ValueError: when x and y are not as many finite numbers each, at least one, or all x are 0.
    """
    x, y = _data("proportional_loss", x, y)
    if not np.any(x):
        raise ValueError("proportional_loss needs at least one x that is not 0")
    best = ((float(np.sum(x * y) / np.sum(x * x)),),)
    return Objective(
        name="proportional_loss",
        formula=partial(_proportional_loss, x=x, y=y),
        domain=domain or _around(best, (2 * float(np.mean(x * x)),)),
        minimizers=best,
        latex=r"\frac{1}{n}\sum_{i=1}^{n} (w x_i - y_i)^2",
        axis_names=("w",),
        value_name="L(w)",
        data=(x, y),
    )


def logistic_loss(
    x: Any = (0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0),
    y: Any = (0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 1.0, 1.0),
    domain: Any = None,
) -> Objective:
    """Mean cross-entropy of the prediction sigmoid(w x + b) for labels y, each 0 or 1, as a function of (w, b).

    When a threshold on x separates the labels there is no minimizer: the loss falls for ever as w grows.

    Raises:
        ValueError: when x and y are not as many finite numbers each, at least one, or a label is neither 0 nor 1.
    """
    x, y = _data("logistic_loss", x, y)
    if not set(y.tolist()) <= {0.0, 1.0}:
        raise ValueError(f"logistic_loss needs labels y that are 0 or 1; got {sorted(set(y.tolist()))}")
    formula = partial(_logistic_loss, x=x, y=y)
    zeros, ones = x[y == 0], x[y == 1]
    mixed = len(zeros) and len(ones) and zeros.max() > ones.min() and ones.max() > zeros.min()
    best = newton_polish(formula, [(0.0, 0.0)]) if mixed else ()
    return Objective(
        name="logistic_loss",
        formula=formula,
        domain=domain or ((-4.0, 8.0), (-14.0, 6.0)),
        minimizers=best,
        latex=r"\frac{1}{n}\sum_{i=1}^{n} (\ln(1 + e^{w x_i + b}) - y_i (w x_i + b))",
        axis_names=("w", "b"),
        value_name="L(w, b)",
        data=(x, y),
    )


def _line_loss(w: Any, x: Any, y: Any) -> Any:
    m, b = w[0][..., None], w[1][..., None]
    return np.mean((m * x + b - y) ** 2, axis=-1)


def _proportional_loss(w: Any, x: Any, y: Any) -> Any:
    return np.mean((w[0][..., None] * x - y) ** 2, axis=-1)


def _logistic_loss(w: Any, x: Any, y: Any) -> Any:
    score = w[0][..., None] * x + w[1][..., None]
    return np.mean(np.logaddexp(0.0, score) - y * score, axis=-1)


def _data(name: str, x: Any, y: Any) -> tuple[Any, Any]:
    """The data as frozen arrays. ValueError when they are not as many finite numbers each."""
    arrays = np.array(x, dtype=float), np.array(y, dtype=float)
    if any(a.ndim != 1 for a in arrays) or len(arrays[0]) != len(arrays[1]) or not len(arrays[0]):
        raise ValueError(
            f"{name} needs as many x as y, at least one; got shapes {arrays[0].shape} and {arrays[1].shape}"
        )
    if not all(np.isfinite(a).all() for a in arrays):
        raise ValueError(f"{name} needs finite data; x or y holds NaN or infinity")
    for a in arrays:
        a.setflags(write=False)
    return arrays


def _around(best: tuple[Point, ...], curvatures: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """A view centred on the minimizer, scaled by the curvature along each axis, with the origin inside."""
    reach = 1.4 * max(max(abs(p) * np.sqrt(c) for p, c in zip(best[0], curvatures, strict=True)), 1.0)
    halves = [float(reach / np.sqrt(max(c, 1e-12))) for c in curvatures]
    return tuple((float(f"{p - h:.2g}"), float(f"{p + h:.2g}")) for p, h in zip(best[0], halves, strict=True))
