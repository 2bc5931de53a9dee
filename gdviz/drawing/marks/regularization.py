"""Budgets for two parameters, and the paths of parameters against a penalty."""

from __future__ import annotations

import numpy as np

from gdviz.arrays import Array
from gdviz.drawing.limits import axis_points
from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer
from gdviz.figure.marks import Budget, CoefficientPaths
from gdviz.figure.numbers import fixed
from gdviz.figure.scene import State
from gdviz.figure.style import LINE_WIDTH, POINT_RADIUS, RUN_DASHES
from gdviz.objectives.regularized import lasso, pair_gram, ridge, within_budget

PATH_SAMPLES = 81  # values of the penalty along a path
BUDGET_SHADE = 0.14  # opacity of what is within a budget
CIRCLE_CORNERS = 72  # corners of what stands for a circle


def draw_budget(plot: Plot, mark: Budget) -> Update:
    """What is within the budget, shaded; the best point of it; a line from there to where the loss alone is least."""
    color, small = plot.sheet.color("slope"), plot.sheet.layout.small_font_size
    area = plot.polygons(color, color, Layer.AREA, alpha=BUDGET_SHADE, width=1.4)
    link = plot.line("ink", 1.1, Layer.TRACE)
    loss, best = (plot.dots(role, POINT_RADIUS["current"], Layer.POINT) for role in ("function", "path"))
    words = plot.sheet.readout("", 0, 0, size=small, halo=plot.sheet.palette.paper)

    def update(state: State) -> None:
        center, budget = state.point(), float(state.values[mark.budget])  # type: ignore[arg-type]
        point = within_budget(np.asarray(plot.objective.hessian(center)), center, budget, mark.power)
        area.set_verts([plot.at(outline(budget, mark.power))])
        link.set_data(plot.at([center, point]).T)
        plot.put_dots(loss, plot.at([center]))
        plot.put_dots(best, plot.at([point]))
        told = budget_words(plot.objective.axis_names, point) if mark.told else ""
        words.put(told, plot.left + plot.width - 6.0, plot.bottom + 8.0, "right")

    return update


def outline(budget: float, power: int) -> Array:
    """The corners of all that is within a budget, shape (n, 2)."""
    count = 4 if power == 1 else CIRCLE_CORNERS
    turn = 2 * np.pi * np.arange(count) / count
    return budget * np.column_stack([np.cos(turn), np.sin(turn)])


def budget_words(names: tuple[str, ...], point: Array) -> str:
    """Where the best point is, and which of its parameters are exactly 0."""
    zero = [name for name, part in zip(names, point, strict=True) if part == 0]
    told = ", ".join(f"{name} = {fixed(float(part), 2)}" for name, part in zip(names, point, strict=True))
    return told + (f": a corner, {' and '.join(zero)} is 0" if zero else "")


def draw_coefficient_paths(plot: Plot, mark: CoefficientPaths) -> Update:
    """A line a parameter over all penalties, and its point at the current one."""
    assert plot.frame.x is not None
    penalties = axis_points(plot.frame.x, PATH_SAMPLES)
    dashes = [RUN_DASHES[index % len(RUN_DASHES)] for index in range(len(mark.best))]
    lines = [plot.line("path", LINE_WIDTH["path"] + 0.2, Layer.PATH, dashes=each) for each in dashes]
    dots = plot.dots("path", POINT_RADIUS["current"] - 0.8, Layer.POINT)
    here = plot.line("ink", LINE_WIDTH["axis"], Layer.AREA)
    small = plot.sheet.layout.small_font_size
    for name, value in zip(mark.names or (), mark.best, strict=False):
        plot.words(plot.at([(penalties[0], value)])[0], name, offset=(6.0, 12.0), role="path", size=small)

    def update(state: State) -> None:
        penalty, correlation = (float(state.values[name]) for name in (mark.penalty, mark.correlation))  # type: ignore[arg-type]
        paths = np.array([penalised(mark, correlation, each) for each in penalties])
        for line, values in zip(lines, paths.T, strict=True):
            line.set_data(plot.pixels(penalties, values).T)
        now = penalised(mark, correlation, penalty)
        plot.put_dots(dots, plot.pixels(np.full(len(now), penalty), now))
        x = float(plot.x_at(penalty))
        here.set_data([x, x], [0.0, plot.height])

    return update


def penalised(mark: CoefficientPaths, correlation: float, penalty: float) -> Array:
    """The parameters at one penalty."""
    gram, best = pair_gram(len(mark.best), correlation), np.array(mark.best)
    return (lasso if mark.power == 1 else ridge)(gram, best, penalty)


DRAWERS: dict[type, Drawer] = {Budget: draw_budget, CoefficientPaths: draw_coefficient_paths}
