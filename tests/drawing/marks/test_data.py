"""Data: residuals as squares, and what lines predict."""

from dataclasses import replace

import numpy as np
import pytest

from gdviz.drawing.drawing import Drawing
from gdviz.drawing.marks.data import predictions, residual_squares
from gdviz.figure.controls import Animation, Drag, Step
from gdviz.figure.marks import Line
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.style import LIGHT, WIDE
from tests.samples import run_on_loss


def test_residual_squares_are_square_and_as_tall_as_the_residual():
    seen, said = np.array([[10.0, 50.0], [40.0, 20.0]]), np.array([[10.0, 30.0], [40.0, 45.0]])
    above, below = residual_squares(seen, said)
    assert np.ptp(above[:, 0]) == np.ptp(above[:, 1]) == 20 and np.ptp(below[:, 0]) == np.ptp(below[:, 1]) == 25
    assert above[:, 0].max() == 10 and above[:, 1].min() == 30  # to the left, down to the line
    assert below[:, 0].min() == 40 and below[:, 1].max() == 45  # to the right, up to the line


def test_predictions_of_lines_with_two_parameters_and_one():
    x = np.array([1.0, 2.0])
    np.testing.assert_allclose(predictions(np.array([2.0, 0.5]), x), [2.5, 4.5])
    np.testing.assert_allclose(predictions(np.array([3.0]), x), [3, 6])


@pytest.mark.parametrize(
    ("moved", "expected"),
    [({"start": ((0.0, 0.0), (1.0, 3.0))}, True), ({"step": (0.0, 5.0)}, False)],
    ids=["other runs", "other steps"],
)
def test_a_line_of_a_fixed_step_moves_with_the_start_of_its_run_and_not_with_the_step(moved, expected):
    panel = Panel((Line(step=0),), x=Axis("x", 0.0, 6.0), y=Axis("y", -1.0, 9.0))
    controls = (Step(), Drag("start", (-1.0, -1.0), (4.0, 4.0)))
    scene = replace(run_on_loss(panel), controls=controls, animation=Animation(moved))
    first, last = scene.frames()
    drawing = Drawing(scene, LIGHT, WIDE, 1.0, first)
    lines = [artist for artist in drawing.figure.axes[0].get_lines() if len(artist.get_xdata()) == 2]
    before = [line.get_ydata().tolist() for line in lines]
    drawing.update(last)
    assert ([line.get_ydata().tolist() for line in lines] != before) is expected
