"""The learning rate against the step, and the hairline at the current one, by hand."""

import numpy as np
import pytest

from gdviz.drawing.marks.schedule import draw_rate_curve, draw_step_cursor
from gdviz.drawing.sheet import Layer
from gdviz.figure.controls import Control, Slider, Step
from gdviz.figure.marks import RateCurve, StepCursor
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.scene import Run
from gdviz.objectives import parabola
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.chosen import DrawnSchedule
from tests.drawn import plot_of
from tests.samples import scene_of

CONTROLS = (Slider("learning_rate", 0.1, 1.0), Control("points", (0.0,) * 3, (2.0,) * 3), Step())


def _plot(mark):
    run = Run(GradientDescent(0.2), 0.0, 4, DrawnSchedule(4, (1.0, 0.5, 0.0)))
    panel = Panel((mark,), x=Axis("t", 0.0, 4.0), y=Axis("rate", 0.0, 1.0))
    return plot_of(scene_of(panel, objective=parabola(), runs=(run,), controls=CONTROLS))


def _of(plot, line):
    return np.column_stack(line.get_data()) / (plot.width, plot.height) * (4.0, 1.0)


def test_the_rates_of_the_steps_with_the_rest_faint_and_rings_at_the_points():
    mark = RateCurve(points=True)
    plot = _plot(mark)
    update = draw_rate_curve(plot, mark)
    lines = {line.get_zorder(): line for line in plot.axes.get_lines()}
    update(plot.state.scene.state(step=1))
    assert _of(plot, lines[Layer.AREA]) == pytest.approx(np.array([(0, 0.2), (1, 0.15), (2, 0.1), (3, 0.05)]))
    assert _of(plot, lines[Layer.PATH]) == pytest.approx(np.array([(0, 0.2), (1, 0.15)]))
    assert _of(plot, lines[Layer.POINT]) == pytest.approx(np.array([(1, 0.15)]))
    assert _of(plot, lines[Layer.DATA]) == pytest.approx(np.array([(0, 0.2), (2, 0.1), (4, 0.0)]))
    update(plot.state.scene.state(step=4, points=(2.0, 1.0, 1.0), learning_rate=0.4))
    assert _of(plot, lines[Layer.POINT]) == pytest.approx(np.array([(3, 0.4)]))  # that of the last step
    assert _of(plot, lines[Layer.DATA]) == pytest.approx(np.array([(0, 0.8), (2, 0.4), (4, 0.4)]))


def test_the_hairline_goes_from_the_bottom_to_the_top_at_the_step():
    mark = StepCursor()
    plot = _plot(mark)
    update = draw_step_cursor(plot, mark)
    update(plot.state.scene.state(step=3))
    (line,) = [each for each in plot.axes.get_lines() if each.get_zorder() == Layer.AREA]
    assert _of(plot, line) == pytest.approx(np.array([(3, 0), (3, 1)]))
