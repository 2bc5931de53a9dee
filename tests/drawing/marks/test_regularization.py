"""Budgets and paths of parameters, against values worked by hand."""

import numpy as np
import pytest

from gdviz.drawing.marks.regularization import (
    PATH_SAMPLES,
    budget_words,
    draw_budget,
    draw_coefficient_paths,
    outline,
    penalised,
)
from gdviz.drawing.sheet import Layer
from gdviz.figure.controls import Slider
from gdviz.figure.marks import Budget, CoefficientPaths, Contour
from gdviz.figure.panel import Axis, Panel
from gdviz.objectives import quadratic
from tests.drawn import plot_of
from tests.samples import scene_of

SQUARE = {"x": Axis("x", -2.0, 2.0), "y": Axis("y", -2.0, 2.0)}


def test_the_outline_of_a_diamond_and_of_a_circle():
    assert outline(2.0, 1) == pytest.approx(np.array([(2, 0), (0, 2), (-2, 0), (0, -2)]), abs=1e-12)
    assert np.hypot(*outline(0.7, 2).T) == pytest.approx(np.full(len(outline(0.7, 2)), 0.7))


def test_the_words_name_a_corner():
    assert budget_words(("u", "v"), np.array([0.0, 1.0])) == "u = 0.00, v = 1.00: a corner, u is 0"
    assert budget_words(("u", "v"), np.array([0.001, -1.0])) == "u = 0.00, v = −1.00"


@pytest.mark.parametrize(("power", "place"), [(1, (0.0, 1.0)), (2, (0.6, 0.8))])
def test_the_best_point_of_a_budget_and_a_line_to_where_the_loss_is_least(power, place):
    mark = Budget(power=power)
    controls = (Slider("budget", 0.1, 3.0, 1.0), Slider("x", -2.0, 2.0, 0.9), Slider("y", -2.0, 2.0, 1.2))
    if power == 1:
        controls = (controls[0], Slider("x", -2.0, 2.0, 0.1), Slider("y", -2.0, 2.0, 1.5))
    panel = Panel((Contour(), mark), **SQUARE)
    plot = plot_of(scene_of(panel, objective=quadratic((1.0, 1.0)), controls=controls, point=("x", "y")))
    update = draw_budget(plot, mark)
    update(plot.state)
    lines = [line for line in plot.axes.get_lines() if line.get_zorder() == Layer.TRACE]
    (link,) = lines
    ends = np.column_stack(link.get_data()) / (plot.width, plot.height) * 4 - 2
    assert ends[0] == pytest.approx([controls[1].value, controls[2].value])
    assert ends[1] == pytest.approx(place, abs=1e-9)
    update(plot.state.scene.state(budget=3.0))  # all of it is within
    ends = np.column_stack(link.get_data()) / (plot.width, plot.height) * 4 - 2
    assert ends[1] == pytest.approx(ends[0])


@pytest.mark.parametrize(("power", "value"), [(1, 0.5), (2, 0.5)])
def test_a_line_a_parameter_and_a_point_at_the_penalty(power, value):
    """Alone and with λ = 1, ridge halves 1.0 and the lasso leaves it 0: at 1.5 and at 3.0 that is 0.5 and 1.5."""
    best = (1.5, 1.0) if power == 1 else (1.0, 3.0)
    mark = CoefficientPaths(best, power)
    controls = (Slider("penalty", 0.1, 10.0, 1.0, log=True), Slider("correlation", 0.0, 0.9, 0.0))
    panel = Panel((mark,), x=Axis("λ", 0.1, 10.0, "log"), y=Axis("w", -1.0, 3.0))
    plot = plot_of(scene_of(panel, controls=controls))
    draw_coefficient_paths(plot, mark)(plot.state)
    lines = [line for line in plot.axes.get_lines() if line.get_zorder() == Layer.PATH]
    heights = [np.asarray(line.get_data()[1]) / plot.height * 4 - 1 for line in lines]
    assert len(lines) == 2 and len(heights[0]) == PATH_SAMPLES
    assert heights[0][PATH_SAMPLES // 2] == pytest.approx(value)
    assert penalised(mark, 0.0, 1.0) == pytest.approx([0.5, 0.0] if power == 1 else [0.5, 1.5])
