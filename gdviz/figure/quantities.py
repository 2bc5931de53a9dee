"""What a readout or an equation may name of one point of an objective."""

from __future__ import annotations

import math

from gdviz.arrays import Array
from gdviz.objectives import Objective

CLOSEST = 1e-9  # of two points: nearer ones no longer tell the direction of the line through them


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
        several `slope_m` and `next_m` for each.
    """
    values = {name: float(part) for name, part in zip(objective.axis_names, w, strict=True)}
    values["loss"] = loss
    values["slope"] = float(gradient[0]) if w.size == 1 else math.nan
    values["gradient_norm"] = math.hypot(*gradient.tolist())  # does not overflow on the way
    if w.size == 1:
        return values | {"next": float(w[0] - rate * gradient[0])}
    named = list(zip(objective.axis_names, w, gradient, strict=True))
    values |= {f"slope_{name}": float(slope) for name, _, slope in named}
    return values | {f"next_{name}": float(part - rate * slope) for name, part, slope in named}


def secant_slope(objective: Objective, w: Array, h: float, loss: float, slope: float) -> float:
    """The slope of the line through the curve at w and w + h; the curve's own `slope` where h is as good as 0.

    There the secant becomes the tangent, whose direction the two points no longer tell.

    Arguments:
        w: shape (1,).
        h: in units of w.
        loss: the value at w.
        slope: the derivative there.
    """
    return (float(objective(w + h)) - loss) / h if abs(h) >= CLOSEST else slope
