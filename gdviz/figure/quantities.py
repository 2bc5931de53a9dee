"""What a readout or an equation may name of one point of an objective."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from gdviz.arrays import Array
from gdviz.figure.numbers import fixed
from gdviz.objectives import Objective

MISSING = {"slope": ("none", "no slope here"), "loss": ("undefined", "not defined here")}
"""What stands for a number that there is not, short and at length."""


def quantities(objective: Objective, w: Array, loss: float, gradient: Array, rate: float) -> dict[str, float]:
    """The numbers of a point by name: what `State.quantities` knows of the objective.

    Arguments:
        w: the point, shape (dim,).
        loss: the value of the objective there.
        gradient: its gradient there, shape (dim,).
        rate: the learning rate; NaN where there is none.

    Returns:
        The coordinates by their axis names, `loss`, `slope` (the derivative; NaN with several parameters),
        `gradient_norm`, and where the next step of gradient descent at the rate leads: `next` with one parameter; with
        several `slope_m` and `next_m` for each. Where the objective has no slope, or no value, that is NaN.
    """
    values = {name: float(part) for name, part in zip(objective.axis_names, w, strict=True)}
    loss, slopes = objective.known(w, loss, gradient)
    values["loss"] = loss
    values["slope"] = float(slopes[0]) if w.size == 1 else math.nan
    values["gradient_norm"] = math.hypot(*slopes.tolist())  # does not overflow on the way
    if w.size == 1:
        return values | {"next": float(w[0] - rate * gradient[0])}
    named = list(zip(objective.axis_names, w, gradient, strict=True))
    values |= {f"slope_{name}": float(slope) for name, slope in zip(objective.axis_names, slopes, strict=True)}
    return values | {f"next_{name}": float(part - rate * slope) for name, part, slope in named}


def written(name: str, values: Mapping[str, float], decimals: int, length: int = 1) -> str:
    """A quantity with that many decimals, or the words of `MISSING` for one that there is not.

    Arguments:
        length: 0 for the short words, 1 for the long ones.
    """
    kind = "loss" if math.isnan(values.get("loss", 0.0)) else "slope"
    told = name.startswith(("loss", "slope", "gradient_norm"))
    return MISSING[kind][length] if told and math.isnan(values[name]) else fixed(values[name], decimals)


def secant_slope(objective: Objective, w: Array, h: float, loss: float, slope: float) -> float:
    """The slope of the line through the curve at w and w + h; the curve's own `slope` where h is 0.

    For h below about 1e-8 it is what the computer's numbers make of it, which is the less the smaller h is.

    Arguments:
        w: shape (1,).
        h: in units of w.
        loss: the value at w.
        slope: the derivative there.
    """
    return (float(objective(w + h)) - loss) / h if h else slope


def secant_error(objective: Objective, x: float, h: float, central: bool) -> float:
    """How far the slope of a secant with the distance h is from that of the curve at x.

    Arguments:
        central: of the secant through x - h and x + h, instead of the one through x and x + h.
    """
    w = np.array([x])
    value, slope = float(objective(w)), float(objective.gradient(w)[0])
    found = central_slope(objective, w, h, slope) if central else secant_slope(objective, w, h, value, slope)
    return abs(found - slope)


def uphill(slopes: Array) -> float:
    """The direction of the gradient of two parameters, in degrees from 0 to 360."""
    return float(np.degrees(np.arctan2(slopes[1], slopes[0])) % 360.0)


def close_up(objective: Objective, middle: Array, size: float, places: Array) -> tuple[Array, Array]:
    """A surface and its tangent plane over a patch, as heights above its middle in half widths of the patch.

    Arguments:
        middle: shape (2,).
        size: half the width of the patch.
        places: where, shape (..., 2), from -1 to 1.
    """
    points = np.moveaxis(middle + size * places, -1, 0)
    surface = (np.asarray(objective(points), dtype=float) - float(objective(middle))) / size
    return surface, places @ objective.gradient(middle)


def slope_along(slopes: Array, degrees: Any) -> Any:
    """The directional derivative: the slope in a direction, where `slopes` are those along both axes.

    Arguments:
        slopes: shape (2,).
        degrees: the direction, from the first axis towards the second; a number or an array.
    """
    turn = np.radians(degrees)
    return slopes[0] * np.cos(turn) + slopes[1] * np.sin(turn)


def second_order(objective: Objective, w: Array, rate: float, direction: float) -> dict[str, float]:
    """What the Hessian of two parameters tells at a point.

    Arguments:
        w: the point, shape (2,).
        rate: the learning rate; NaN where there is none.
        direction: in degrees; NaN where there is none.

    Returns:
        Its entries, as `hessian_mm`, `hessian_mb`, `hessian_bb`; its eigenvalues `curvature_max` and `curvature_min`,
        with what a step of gradient descent multiplies the error along them by, `steep_factor` and `gentle_factor`; and
        `curvature_along`, the second derivative in the direction.
    """
    hessian = np.asarray(objective.hessian(w))
    gentle, steep = curvatures(hessian)
    first, second = objective.axis_names
    return {
        f"hessian_{first}{first}": float(hessian[0, 0]),
        f"hessian_{first}{second}": float(hessian[0, 1]),
        f"hessian_{second}{second}": float(hessian[1, 1]),
        "curvature_max": steep,
        "curvature_min": gentle,
        "steep_factor": 1 - rate * steep,
        "gentle_factor": 1 - rate * gentle,
        "curvature_along": float(curvature_along(hessian, direction)),
    }


def curvatures(hessian: Array) -> tuple[float, float]:
    """The smallest and the largest curvature of two parameters: the eigenvalues of the Hessian, shape (2, 2)."""
    middle = (hessian[0, 0] + hessian[1, 1]) / 2
    reach = math.hypot((hessian[0, 0] - hessian[1, 1]) / 2, hessian[0, 1])
    return float(middle - reach), float(middle + reach)


def curvature_along(hessian: Array, degrees: Any) -> Any:
    """The second derivative along a straight line of two parameters.

    Arguments:
        hessian: shape (2, 2).
        degrees: the direction of the line, from the first axis towards the second; a number or an array.
    """
    across, up = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return hessian[0, 0] * across**2 + 2 * hessian[0, 1] * across * up + hessian[1, 1] * up**2


def steep_axis(hessian: Array) -> Array:
    """The direction of the largest curvature of two parameters, a unit vector to the right or straight up.

    The other eigenvector of the Hessian, shape (2, 2), is at a right angle to it.
    """
    turn = math.atan2(2 * hessian[0, 1], hessian[0, 0] - hessian[1, 1]) / 2
    return np.array([math.cos(turn), math.sin(turn)])


def error_parts(objective: Objective, w: Array) -> Array:
    """How far points are from the first minimizer, along its steep axis and along its gentle one; shape of w.

    Arguments:
        w: two parameters, shape (..., 2).
    """
    lowest = np.array(objective.minimizers[0])
    steep = steep_axis(np.asarray(objective.hessian(lowest)))
    return (w - lowest) @ np.array([steep, [-steep[1], steep[0]]]).T


def central_slope(objective: Objective, w: Array, h: float, slope: float) -> float:
    """The slope of the line through the curve at w - h and w + h; the curve's own `slope` where h is 0.

    Arguments:
        w: shape (1,).
        h: in units of w.
        slope: the derivative there.
    """
    return (float(objective(w + h)) - float(objective(w - h))) / (2 * h) if h else slope
