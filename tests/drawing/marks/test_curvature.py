"""Curvatures in every direction, the axes of a bowl and the parts of an error, against values worked by hand."""

import numpy as np
import pytest

from gdviz.drawing.marks.curvature import (
    AXIS_NAME_GAP,
    BAR_PLACES,
    draw_direction_curvatures,
    draw_error_bars,
    draw_error_legs,
    draw_principal_axes,
)
from gdviz.drawing.sheet import Layer
from gdviz.figure.controls import Slider, Step
from gdviz.figure.marks import Contour, DirectionCurvatures, ErrorBars, ErrorLegs, PrincipalAxes
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.scene import Run
from gdviz.objectives import quadratic
from gdviz.optimizers import GradientDescent
from tests.drawn import plot_of
from tests.samples import scene_of

# Curvature 5 along the diagonal, 1 across it: H = ((3, 2), (2, 3)), by hand.
BOWL = quadratic((5.0, 1.0), angle=45.0)
SQUARE = {"x": Axis("x", -2.0, 2.0), "y": Axis("y", -2.0, 2.0)}
CONTROLS = (Slider("direction", 0.0, 180.0, 45.0), Slider("x", -2.0, 2.0, 0.5), Slider("y", -2.0, 2.0, -0.5))


def _plot(mark, *others, **axes):
    panel = Panel((*others, mark), **axes)
    return plot_of(scene_of(panel, objective=BOWL, controls=CONTROLS, point=("x", "y")))


def _descending(mark, **axes):
    """Gradient descent at 0.3 from (2, 0): the error √2 along each axis, times 1 - 1.5 and 1 - 0.3 a step."""
    run = Run(GradientDescent(0.3), (2.0, 0.0), 4)
    return plot_of(scene_of(Panel((mark,), **axes), objective=BOWL, runs=(run,), controls=(Step(),)))


def _places(plot, pixels, low=-2.0, size=4.0):
    return np.array(pixels) / (plot.width, plot.height) * size + low


def test_the_wave_has_its_top_along_the_steep_axis_and_its_bottom_across():
    mark = DirectionCurvatures()
    plot = _plot(mark, x=Axis("degrees", 0.0, 180.0), y=Axis("curvature", 0.0, 10.0))
    update = draw_direction_curvatures(plot, mark)
    lines = {line.get_zorder(): line for line in plot.axes.get_lines()}
    for direction, curvature in ((0.0, 3.0), (45.0, 5.0), (90.0, 3.0), (135.0, 1.0)):
        update(plot.state.scene.state(direction=direction))
        (x,), (y,) = lines[Layer.POINT].get_data()
        assert (x / plot.width * 180, y / plot.height * 10) == pytest.approx((direction, curvature), abs=1e-9)
    heights = np.array(lines[Layer.LINE].get_data()[1]) / plot.height * 10
    assert (np.min(heights), np.max(heights)) == pytest.approx((1.0, 5.0), abs=1e-9)
    assert lines[Layer.AREA].get_xdata() == pytest.approx([plot.width / 4] * 2)


def test_the_axes_cross_at_the_point_at_a_right_angle_and_have_their_names_at_their_ends():
    mark = PrincipalAxes(length=1.0)
    plot = _plot(mark, Contour(), **SQUARE)
    update = draw_principal_axes(plot, mark)
    update(plot.state.scene.state(x=0.5, y=-0.5))
    steep, gentle = (_places(plot, np.column_stack(line.get_data())) for line in plot.axes.get_lines()[-2:])
    a = np.sqrt(0.5)
    assert steep == pytest.approx(np.array([[0.5 - a, -0.5 - a], [0.5 + a, -0.5 + a]]))
    assert gentle == pytest.approx(np.array([[0.5 + a, -0.5 - a], [0.5 - a, -0.5 + a]]))
    names = plot.sheet.readouts
    assert [name.text for name in names] == ["steep", "gentle"]
    for name, end in zip(names, (steep[1], gentle[1]), strict=True):
        left, right = name.at[0] - plot.left, name.at[0] + name.width - plot.left
        x = (end[0] + 2) / 4 * plot.width
        assert abs((left + right) / 2 - x) < AXIS_NAME_GAP
    update(plot.state.scene.state(x=1.9, y=0.0))
    assert [name.text for name in names] == ["", "gentle"]  # the end of the steep one is off the plot


def test_the_legs_lead_from_the_lowest_point_along_the_steep_axis_to_the_point():
    mark = ErrorLegs()
    plot = _descending(mark, **SQUARE)
    update = draw_error_legs(plot, mark)
    for step, corner, end in ((0, (1.0, 1.0), (2.0, 0.0)), (1, (-0.5, -0.5), (0.2, -1.2))):
        update(plot.state.scene.state(step=step))
        steep, gentle = (_places(plot, np.column_stack(line.get_data())) for line in plot.axes.get_lines()[-2:])
        assert steep == pytest.approx(np.array([(0.0, 0.0), corner]), abs=1e-9)
        assert gentle == pytest.approx(np.array([corner, end]), abs=1e-9)
    assert [line.is_dashed() for line in plot.axes.get_lines()[-2:]] == [False, True]


@pytest.mark.parametrize("start", [(2.0, 0.0), (-2.0, 0.0), (0.0, 2.0)])
def test_the_bars_begin_to_the_right_and_are_multiplied_step_by_step(start):
    mark = ErrorBars()
    run = Run(GradientDescent(0.3), start, 4)
    panel = Panel((mark,), x=Axis("error", -2.0, 2.0), y=Axis("part", 0.0, 2.0))
    plot = plot_of(scene_of(panel, objective=BOWL, runs=(run,), controls=(Step(),)))
    update = draw_error_bars(plot, mark)
    for step, factors in enumerate([(1.0, 1.0), (-0.5, 0.7), (0.25, 0.49)]):
        update(plot.state.scene.state(step=step))
        bars = [line for line in plot.axes.get_lines() if line.get_zorder() == Layer.LINE]
        for bar, middle, factor in zip(bars, BAR_PLACES, factors, strict=True):
            x, y = np.array(bar.get_data(orig=True), dtype=float)[:, :2]
            assert x / plot.width * 4 - 2 == pytest.approx([0.0, np.sqrt(2) * factor], abs=1e-9)
            assert y / plot.height * 2 == pytest.approx([middle, middle])
