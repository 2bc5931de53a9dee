"""A curve, its tangents and secants, and the probes of one that is hidden, against values worked by hand."""

import numpy as np
import pytest

from gdviz.drawing.marks.curve import draw_curve, draw_probes, draw_secant, draw_tangent
from gdviz.drawing.sheet import Layer
from gdviz.figure.controls import Reveal, Slider
from gdviz.figure.marks import Curve, Probes, Secant, Tangent
from gdviz.figure.panel import Axis, Panel
from gdviz.objectives import parabola
from tests.samples import plot_of, scene_of

AXES = {"x": Axis("x", -2, 8), "y": Axis("y", -10, 30)}


def on(mark, *controls, **more):
    """A plot of (x - 3)² that shows nothing yet."""
    return plot_of(scene_of(Panel((mark,), **AXES), objective=parabola(3.0), controls=controls, **more))


def lines(plot, layer):
    """The lines of a layer, in data units."""
    found = [line for line in plot.axes.get_lines() if line.get_zorder() == layer]
    return [
        np.array([line.get_xdata() / plot.width * 10 - 2, line.get_ydata() / plot.height * 40 - 10]).T for line in found
    ]


def slope_of(line):
    (x0, y0), (x1, y1) = line[~np.isnan(line[:, 0])][[0, -1]]
    return (y1 - y0) / (x1 - x0)


def test_a_curve_goes_through_the_values_of_the_objective():
    plot = on(Curve())
    assert draw_curve(plot, plot.panel.marks[0]) is None
    (curve,) = lines(plot, Layer.CURVE)
    shown = curve[~np.isnan(curve[:, 0]) & (curve[:, 1] < 30)]
    np.testing.assert_allclose(shown[:, 1], (shown[:, 0] - 3) ** 2, atol=1e-9)


def test_a_hidden_curve_shows_when_it_is_revealed():
    plot = on(Curve(hidden=True), Reveal())
    update = draw_curve(plot, plot.panel.marks[0])
    (line,) = [line for line in plot.axes.get_lines() if line.get_zorder() == Layer.CURVE]
    for reveal in (0.0, 1.0):
        update(plot.state.scene.state(reveal=reveal))
        assert line.get_visible() == bool(reveal)


def test_fixed_tangents_have_the_slope_of_the_curve_and_say_so():
    plot = on(Tangent(at=(1.0, 3.0, 5.0), labels=True))
    draw_tangent(plot, plot.panel.marks[0])
    assert [slope_of(line) for line in lines(plot, Layer.LINE)] == pytest.approx([-4, 0, 4], abs=1e-9)
    assert {waiting.text for waiting in plot.sheet.pending} == {
        "slope −4.0", "slope 0.0", "slope 4.0",
    }  # fmt: skip


def test_the_moving_tangent_follows_the_point():
    mark = Tangent(half_width=1.0)
    plot = on(mark, Slider("x", -2, 8, 1.0), point=("x",))
    update = draw_tangent(plot, mark)
    for x in (1.0, 4.0):
        update(plot.state.scene.state(x=x))
        (line,) = lines(plot, Layer.LINE)
        np.testing.assert_allclose(line.mean(axis=0), [x, (x - 3) ** 2], atol=1e-9)
        assert slope_of(line) == pytest.approx(2 * (x - 3))


def test_the_legs_of_a_tangent_are_one_across_and_the_slope_up():
    mark = Tangent(triangle=True)
    plot = on(mark, Slider("x", -2, 8, 5.0), point=("x",))
    draw_tangent(plot, mark)(plot.state.scene.state(x=5.0))
    (legs,) = lines(plot, Layer.LINE - 0.1)
    np.testing.assert_allclose(legs, [(5, 4), (6, 4), (6, 8)], atol=1e-9)


@pytest.mark.parametrize(("x", "h", "slope"), [(1.0, 2.0, -2.0), (4.0, 1.0, 3.0), (4.0, 0.0, 2.0)])
def test_a_secant_has_the_slope_between_its_points_and_in_the_limit_that_of_the_curve(x, h, slope):
    plot = on(Secant(), Slider("x", -2, 8, 1.0), Slider("h", 0, 3, 2.0))  # slope: 2(x - 3) + h
    draw_secant(plot, plot.panel.marks[0])(plot.state.scene.state(x=x, h=h))
    assert slope_of(lines(plot, Layer.LINE)[0]) == pytest.approx(slope)


def test_the_lowest_probe_has_a_ring():
    mark = Probes("x")
    plot = on(mark, Slider("x", -2, 8, 1.0), point=("x",))
    draw_probes(plot, mark)(plot.state.scene.state(x=2.0))
    (ring,) = lines(plot, Layer.PATH - 0.1)
    (dots,) = lines(plot, Layer.PATH)
    np.testing.assert_allclose(ring, dots[[np.argmin(dots[:, 1])]])
    np.testing.assert_allclose(dots[:, 1], (dots[:, 0] - 3) ** 2, atol=1e-9)
