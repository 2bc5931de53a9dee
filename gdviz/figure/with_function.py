"""A scene with a reader's own function in place of its f(x): the same picture as parts/own-function.js makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np

from gdviz.arrays import Array
from gdviz.figure.marks import Curve, Mark, Marker
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.ranges import ROOM, VIEW_SAMPLES, value_range
from gdviz.figure.scene import Scene
from gdviz.objectives import Objective, from_formula


def slope_orders(scene: Scene, objectives: Iterable[Objective]) -> list[int]:
    """For each objective whether it is the scene's own (0) or the slope of that (1): so a reader's own follows.

    Raises:
        ValueError: when one is neither, or the scene's is no function of one parameter.
    """
    own = scene.objective
    if own is None or own.dim != 1:
        raise ValueError(f"{scene.id}: OwnFunction needs an objective of one parameter")
    x = np.linspace(*own.domain[0], 9)[None]
    shapes = (own(x), own.gradient(x)[0])
    orders = [[order for order in (0, 1) if np.allclose(each(x), shapes[order])] for each in objectives]
    if not all(orders):
        raise ValueError(f"{scene.id}: OwnFunction needs objectives that are f(x) or its slope")
    return [order[0] for order in orders]


def with_function(scene: Scene, formula: str) -> Scene:
    """A scene that shows a formula in x.

    Raises:
        ValueError: when the formula is none, is not of x alone, or has no values where the scene looks.
    """
    if scene.objective is None:
        raise ValueError(f"{scene.id} shows no function that another could take the place of")
    slope_orders(scene, [])
    if from_formula(formula).dim != 1:
        raise ValueError(f"{scene.id} shows functions of x alone")
    own = from_formula(formula, scene.objective.domain)
    return replace(scene, objective=own, panels=tuple(_panel(scene, panel, own) for panel in scene.panels))


def _panel(scene: Scene, panel: Panel, own: Objective) -> Panel:
    shown = own
    if panel.objective is not None and slope_orders(scene, [panel.objective]) == [1]:
        shown = replace(panel.objective, formula=_slope_of(own), domain=own.domain, minimizers=(), flat_points=())
    if not any(isinstance(mark, Curve) for mark in panel.marks):
        return replace(panel, objective=panel.objective and shown)
    low, high = (panel.x.low, panel.x.high) if panel.x else own.domain[0]
    x = np.linspace(low, high, VIEW_SAMPLES)
    with np.errstate(all="ignore"):  # what is no number is left out
        values = np.asarray(shown(x[None]), dtype=float)
    ends = value_range(values)
    if ends is None:
        raise ValueError(f"it has no values to draw for x from {low:g} to {high:g}")
    y = Axis(panel.y.label if panel.y else shown.value_name, *_with_room(*ends, with_zero=shown is not own))
    marks = _moved(panel.marks, lowest_point(own, x, values) if shown is own else None)
    return replace(panel, objective=panel.objective and shown, y=y, marks=marks)


def _slope_of(own: Objective) -> Callable[[Array], Array]:
    """The slope as a function, which has no value where the function itself has none: that of log ends at 0."""
    return lambda w: np.where(np.isfinite(own(w)), own.gradient(w)[0], np.nan)


def _with_room(low: float, high: float, with_zero: bool) -> tuple[float, float]:
    """The ends of an axis for these values."""
    low, high = (min(low, 0.0), max(high, 0.0)) if with_zero else (low, high)
    span = high - low
    if not span > 1e-9 * max(1.0, abs(low), abs(high)):
        return low - 1.0, high + 1.0
    return low - ROOM * span, high + ROOM * span


def _moved(marks: tuple[Mark, ...], minimum: tuple[float, float] | None) -> tuple[Mark, ...]:
    """The marks, without markers that speak of the function before; of a reader's own only a minimum is known."""
    known = [mark for mark in marks if not isinstance(mark, Marker) or (mark.kind == "minimum" and minimum)]
    return tuple(replace(mark, at=minimum) if isinstance(mark, Marker) and minimum else mark for mark in known)


def lowest_point(objective: Objective, x: Array, values: Array) -> tuple[float, float] | None:
    """Where a curve is lowest, by golden section about the lowest sample.

    None where that is at an end of the view, or at a pole or a jump: there the curve does not come down to it from both
    sides.
    """
    if not np.isfinite(values).any():
        return None
    at = int(np.nanargmin(values))
    if not 0 < at < len(x) - 1 or not (values[at - 1] > values[at] and values[at + 1] >= values[at]):
        return None
    golden = (np.sqrt(5.0) - 1.0) / 2.0
    low, high = float(x[at - 1]), float(x[at + 1])
    for _ in range(40):
        left, right = high - golden * (high - low), low + golden * (high - low)
        low, high = (low, right) if objective(left) < objective(right) else (left, high)
    middle = (low + high) / 2
    near = [objective(each) for each in (low, middle, high)]
    rise = max(values[at - 1], values[at + 1]) - values[at]
    return (middle, objective(middle)) if max(near) - min(near) < 0.05 * rise else None
