"""How the loss falls, against values worked by hand: on (x - 3)² from 0, 9 (1 - 2η)²ᵗ after t steps."""

import numpy as np
import pytest

from gdviz.drawing.marks.loss import _along, draw_final_loss, draw_loss_curve
from gdviz.drawing.sheet import Layer
from gdviz.figure.controls import Slider, Step
from gdviz.figure.marks import FinalLoss, LossCurve
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.scene import Run
from gdviz.objectives import parabola
from gdviz.optimizers import GradientDescent
from tests.drawn import plot_of
from tests.samples import scene_of

RUN = Run(GradientDescent(0.25), 0.0, 6)


def on(mark, x, *controls):
    panel = Panel((mark,), x=x, y=Axis("loss", 0, 10))
    return plot_of(scene_of(panel, objective=parabola(3.0), runs=(RUN,), controls=controls))


def data_of(plot, layer, x):
    """Of the lines of a layer, in data units."""
    lines = [line for line in plot.axes.get_lines() if line.get_zorder() == layer]
    width = x.high - x.low
    return [
        np.array([line.get_xdata() / plot.width * width + x.low, line.get_ydata() / plot.height * 10]).T
        for line in lines
    ]


def test_the_loss_so_far_is_drawn_and_all_of_it_faintly():
    x = Axis("step t", 0, 6)
    plot = on(LossCurve(ghost=True), x, Step())
    draw_loss_curve(plot, plot.panel.marks[0])(plot.state.scene.state(step=2))
    (line,), (ghost,), (now,) = (data_of(plot, layer, x) for layer in (Layer.PATH, Layer.AREA, Layer.POINT))
    np.testing.assert_allclose(line, [(0, 9), (1, 2.25), (2, 0.5625)])
    np.testing.assert_allclose(ghost, [(t, 9 / 4**t) for t in range(7)], atol=1e-9)
    np.testing.assert_allclose(now, [(2, 0.5625)])


def test_the_final_loss_of_every_rate_and_a_point_at_the_current_one():
    x = Axis("learning rate η", 0.05, 0.95)
    plot = on(FinalLoss(0.05, 0.95, 3, count=19), x, Slider("learning_rate", 0.05, 0.95))
    update = draw_final_loss(plot, plot.panel.marks[0])
    (curve,) = data_of(plot, Layer.CURVE, x)
    rates = np.linspace(0.05, 0.95, 19)
    np.testing.assert_allclose(curve, np.column_stack([rates, 9 * (1 - 2 * rates) ** 6]), atol=1e-9)
    for rate in (0.25, 0.75):
        update(plot.state.scene.state(learning_rate=rate))
        (point,) = data_of(plot, Layer.POINT, x)
        np.testing.assert_allclose(point, [(rate, 9 / 64)], atol=1e-9)


def test_places_along_a_polyline_are_shares_of_its_length():
    corner = np.array([(0.0, 0.0), (3.0, 0.0), (3.0, 1.0)])
    assert np.array(_along(corner, (0.0, 0.5, 0.75, 1.0))).tolist() == [[0, 0], [2, 0], [3, 0], [3, 1]]


def test_a_label_stands_by_the_step_that_is_named():
    plot = on(LossCurve(labels=("training",), label_steps=(1,)), Axis("step t", 0, 6), Step())
    draw_loss_curve(plot, plot.panel.marks[0])
    (waiting,) = plot.sheet.pending
    assert waiting.text == "training"
    x, y, _ = waiting.candidates[0]
    assert abs(x - plot.left - plot.width / 6) < 20 and abs(y - plot.bottom - plot.height * 0.225) < 20


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_rates_are_tried_evenly_along_the_axis(scale):
    x = Axis("learning rate η", 0.01, 1.0, scale=scale)
    plot = on(FinalLoss(0.01, 1.0, 3, count=3), x)
    draw_final_loss(plot, plot.panel.marks[0])
    (line,) = [line for line in plot.axes.get_lines() if line.get_zorder() == Layer.CURVE]
    np.testing.assert_allclose(np.asarray(line.get_xdata()) / plot.width, [0, 0.5, 1], atol=1e-9)
