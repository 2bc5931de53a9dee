"""Polynomials through data, their errors, and the step to keep, by hand."""

import numpy as np
import pytest

from gdviz.drawing.marks.polynomial import draw_fit_errors, draw_kept_step, draw_polynomial, fit_errors
from gdviz.drawing.sheet import Layer
from gdviz.figure.controls import Slider, Step
from gdviz.figure.marks import FitErrors, KeptStep, Polynomial
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.scene import Run
from gdviz.objectives import parabola
from gdviz.objectives.datasets import Dataset
from gdviz.optimizers import GradientDescent
from tests.drawn import plot_of
from tests.samples import scene_of

THREE = Dataset("three", (-1.0, 0.0, 1.0), (1.0, 0.0, 1.0), "x", "y", "made up")
OTHERS = Dataset("others", (0.5,), (1.0,), "x", "y", "made up")
CONTROLS = (Slider("degree", 0.0, 2.0, 2.0, whole=True), Slider("penalty", 1e-9, 10.0, 1e-9, log=True))


def _heights(plot, line, low, size):
    return np.asarray(line.get_data()[1]) / plot.height * size + low


def test_a_parabola_through_three_points():
    mark = Polynomial(THREE)
    panel = Panel((mark,), x=Axis("x", -1.0, 1.0), y=Axis("y", -1.0, 2.0))
    plot = plot_of(scene_of(panel, controls=CONTROLS))
    update = draw_polynomial(plot, mark)
    update(plot.state)
    (line,) = [each for each in plot.axes.get_lines() if each.get_zorder() == Layer.LINE]
    x = np.linspace(-1, 1, len(line.get_data()[0]))
    assert _heights(plot, line, -1.0, 3.0) == pytest.approx(x**2, abs=1e-6)
    update(plot.state.scene.state(degree=0.0))
    assert _heights(plot, line, -1.0, 3.0) == pytest.approx(np.full(len(x), 2 / 3))  # their mean


def test_the_errors_of_every_degree_on_both_data():
    """Degrees 0 and 1 say 2/3 everywhere, degree 2 says x²: 0.25 at 0.5, where 1 was measured."""
    mark = FitErrors(THREE, OTHERS, highest=2)
    assert fit_errors(mark, 0.0) == pytest.approx(np.array([(2 / 9, 1 / 9), (2 / 9, 1 / 9), (0.0, 0.5625)]), abs=1e-12)
    panel = Panel((mark,), x=Axis("degree", 0.0, 2.0), y=Axis("error", 0.0, 1.0))
    plot = plot_of(scene_of(panel, controls=CONTROLS))
    draw_fit_errors(plot, mark)(plot.state)
    train, others = (line for line in plot.axes.get_lines() if line.get_zorder() == Layer.PATH)
    assert _heights(plot, train, 0.0, 1.0) == pytest.approx([2 / 9, 2 / 9, 0.0], abs=1e-6)
    assert _heights(plot, others, 0.0, 1.0) == pytest.approx([1 / 9, 1 / 9, 0.5625], abs=1e-6)


def test_the_step_to_keep_is_the_lowest_so_far():
    """From 0 a quarter of the way to 4 at each step; another parabola has its bottom at 2: 0, 1, 1.75, 2.31."""
    mark = KeptStep(parabola(center=2.0))
    run = Run(GradientDescent(0.125), 0.0, 5)
    panel = Panel((mark,), x=Axis("t", 0.0, 5.0), y=Axis("loss", 0.0, 1.0))
    plot = plot_of(scene_of(panel, objective=parabola(center=4.0), runs=(run,), controls=(Step(),)))
    update = draw_kept_step(plot, mark)
    (line,) = [each for each in plot.axes.get_lines() if each.get_zorder() == Layer.AREA]
    for step, kept in ((1, 1), (2, 2), (5, 2)):
        update(plot.state.scene.state(step=step))
        assert np.asarray(line.get_data()[0]) / plot.width * 5 == pytest.approx([kept, kept])
