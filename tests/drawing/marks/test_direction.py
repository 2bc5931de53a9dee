"""A dial round a point and the slope in every direction, against values worked by hand."""

import numpy as np
import pytest

from gdviz.drawing.marks.direction import DIRECTIONS, draw_direction, draw_direction_slopes, uphill
from gdviz.drawing.sheet import Layer
from gdviz.figure.controls import Slider
from gdviz.figure.marks import Contour, Direction, DirectionSlopes
from gdviz.figure.panel import Axis, Panel
from gdviz.objectives import from_formula
from tests.drawn import plot_of
from tests.samples import scene_of

# 3x + 4y: a plane whose slopes are 3 and 4 everywhere, so the steepest slope is 5, at atan(4/3) = 53.13 degrees.
PLANE = from_formula("3*x + 4*y", domain=((-2.0, 2.0), (-2.0, 2.0)))
CONTROLS = (Slider("direction", 0.0, 360.0, 90.0), Slider("x", -2.0, 2.0, 0.5), Slider("y", -2.0, 2.0, -0.5))


def _plot(mark, *others, **axes):
    panel = Panel((*others, mark), **axes)
    return plot_of(scene_of(panel, objective=PLANE, controls=CONTROLS, point=("x", "y")))


@pytest.mark.parametrize(
    ("slopes", "degrees"), [((1, 0), 0), ((1, 1), 45), ((0, 2), 90), ((-6, 3), 153.4349488), ((0, -1), 270)]
)
def test_the_direction_of_a_gradient(slopes, degrees):
    assert uphill(np.array(slopes, dtype=float)) == pytest.approx(degrees)


def test_the_curve_is_the_directional_derivative_and_highest_along_the_gradient():
    mark = DirectionSlopes()
    plot = _plot(mark, x=Axis("degrees", 0.0, 360.0), y=Axis("slope", -10.0, 10.0))
    update = draw_direction_slopes(plot, mark)
    lines = {line.get_zorder(): line for line in plot.axes.get_lines()}
    curve, highest, dot = lines[Layer.LINE], lines[Layer.AREA], lines[Layer.POINT]
    for direction, slope in ((0.0, 3.0), (90.0, 4.0), (180.0, -3.0), (270.0, -4.0)):
        update(plot.state.scene.state(direction=direction))
        (x,), (y,) = dot.get_data()
        assert (x / plot.width * 360, y / plot.height * 20 - 10) == pytest.approx((direction, slope), abs=1e-9)
    x, y = (np.array(part) for part in curve.get_data())
    assert len(x) == DIRECTIONS
    assert np.max(y) / plot.height * 20 - 10 == pytest.approx(5.0, abs=1e-3)  # a sample lies within 1.5 degrees
    assert np.min(y) / plot.height * 20 - 10 == pytest.approx(-5.0, abs=1e-3)
    assert highest.get_xdata() == pytest.approx([53.13010235 / 360 * plot.width] * 2)


def test_the_arrow_points_where_the_reader_says_and_ends_on_the_dial():
    mark = Direction(length=1.0)
    plot = _plot(mark, Contour(), x=Axis("x", -2.0, 2.0), y=Axis("y", -2.0, 2.0))
    update = draw_direction(plot, mark)
    (arrow,) = [each for each in plot.axes.collections if each.get_zorder() == Layer.TRACE]
    (ring,) = [line for line in plot.axes.get_lines() if line.get_zorder() == Layer.LINE]

    def places(pixels):
        return np.array(pixels) / (plot.width, plot.height) * 4 - 2

    for direction, head in ((0.0, (1.5, -0.5)), (90.0, (0.5, 0.5)), (180.0, (-0.5, -0.5))):
        update(plot.state.scene.state(direction=direction))
        outline = places(arrow.get_paths()[0].vertices)
        assert np.min(np.linalg.norm(outline - head, axis=1)) == pytest.approx(0.0, abs=1e-6)
    around = places(np.column_stack(ring.get_data()))
    assert np.linalg.norm(around - (0.5, -0.5), axis=1) == pytest.approx(np.ones(DIRECTIONS), abs=1e-6)


def test_a_line_has_an_arrow_both_ways():
    mark = Direction(length=1.0, both=True)
    plot = _plot(mark, Contour(), x=Axis("x", -2.0, 2.0), y=Axis("y", -2.0, 2.0))
    draw_direction(plot, mark)(plot.state.scene.state(direction=90.0))
    (arrows,) = [each for each in plot.axes.collections if each.get_zorder() == Layer.TRACE]
    for path, head in zip(arrows.get_paths(), ((0.5, 0.5), (0.5, -1.5)), strict=True):
        outline = path.vertices / (plot.width, plot.height) * 4 - 2
        assert np.min(np.linalg.norm(outline - head, axis=1)) == pytest.approx(0.0, abs=1e-6)


def test_a_point_off_the_panel_has_no_arrow():
    mark = Direction()
    plot = _plot(mark, Contour(), x=Axis("x", -2.0, 0.0), y=Axis("y", -2.0, 2.0))
    draw_direction(plot, mark)(plot.state.scene.state(x=1.5))
    (arrow,) = [each for each in plot.axes.collections if each.get_zorder() == Layer.TRACE]
    assert arrow.get_paths() == []
