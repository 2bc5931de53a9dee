"""Polynomials through data, how wrong they are, and the step of a run to keep."""

from __future__ import annotations

import numpy as np

from gdviz.arrays import Array
from gdviz.drawing.limits import axis_points
from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer
from gdviz.figure.marks import FitErrors, KeptStep, Polynomial
from gdviz.figure.scene import State
from gdviz.figure.style import DASHES, LINE_WIDTH, POINT_RADIUS
from gdviz.objectives.regularized import mean_square, polynomial, ridge_fit

FIT_SAMPLES = 161  # places along a polynomial


def draw_polynomial(plot: Plot, mark: Polynomial) -> Update:
    """The curve over the whole panel; that of the step to keep dashed."""
    assert plot.frame.x is not None
    x = axis_points(plot.frame.x, FIT_SAMPLES)
    dashes = DASHES["held_out"] if mark.kept else ()
    line = plot.line("function", LINE_WIDTH["function"], Layer.LINE, dashes=dashes)

    def update(state: State) -> None:
        line.set_data(plot.clipped(plot.pixels(x, polynomial(_weights(mark, state), x))).T)

    return update


def _weights(mark: Polynomial, state: State) -> Array:
    if mark.run is None:
        return ridge_fit(mark.dataset.x, mark.dataset.y, *_chosen(mark, state))
    if not mark.kept:
        return state.point(mark.run)
    points = state.iterates(mark.run)
    return np.asarray(points[int(np.argmin([mean_square(w, mark.dataset.x, mark.dataset.y) for w in points]))])


def _chosen(mark: Polynomial | FitErrors, state: State) -> tuple[int, float]:
    """Degree and penalty."""
    degree, penalty = (float(state.values[name]) for name in (mark.degree, mark.penalty))  # type: ignore[arg-type]
    return round(degree), penalty


def draw_fit_errors(plot: Plot, mark: FitErrors) -> Update:
    """A line for the data that are fitted, a dashed one for the others, a point on each at the current degree."""
    degrees = np.arange(mark.highest + 1)
    lines = [plot.line("path", LINE_WIDTH["path"] + 0.2, Layer.PATH, dashes=each) for each in ((), DASHES["held_out"])]
    dots = [plot.dots("path", POINT_RADIUS["current"] - 0.8, Layer.POINT, hollow=hollow) for hollow in (False, True)]

    def update(state: State) -> None:
        degree, penalty = _chosen(mark, state)
        for line, dot, errors in zip(lines, dots, fit_errors(mark, penalty).T, strict=True):
            places = plot.pixels(degrees.astype(float), errors)
            line.set_data(plot.clipped(places).T)
            plot.put_dots(dot, places[degree : degree + 1])

    return update


def fit_errors(mark: FitErrors, penalty: float) -> Array:
    """The errors on both data sets, for every degree from 0, shape (highest + 1, 2)."""
    fits = [ridge_fit(mark.dataset.x, mark.dataset.y, degree, penalty) for degree in range(mark.highest + 1)]
    return np.array([[mean_square(w, data.x, data.y) for data in (mark.dataset, mark.held_out)] for w in fits])


def draw_kept_step(plot: Plot, mark: KeptStep) -> Update:
    """From the bottom of the plot to its top."""
    line = plot.line("ink", 1.2, Layer.AREA, dashes=DASHES["reference"])

    def update(state: State) -> None:
        losses = np.asarray(mark.objective(state.iterates(mark.run).T), dtype=float)
        x = float(plot.x_at(float(np.argmin(losses))))
        line.set_data([x, x], [0.0, plot.height])

    return update


DRAWERS: dict[type, Drawer] = {Polynomial: draw_polynomial, FitErrors: draw_fit_errors, KeptStep: draw_kept_step}
