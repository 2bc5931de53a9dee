"""A curve, its tangents and secants, and the probes of one that is hidden, against values worked by hand.

A curve is parted where it leaps, and nowhere else; a tangent is drawn where there is a slope.
"""

from dataclasses import replace

import numpy as np
import pytest

from gdviz.drawing.drawing import Drawing
from gdviz.drawing.lines import Polyline
from gdviz.drawing.marks.curve import draw_curve, draw_probes, draw_secant, draw_tangent
from gdviz.drawing.sheet import Layer
from gdviz.figure.controls import Reveal, Slider
from gdviz.figure.marks import Curve, Probes, Secant, Tangent
from gdviz.figure.own_function import own_function
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.style import LIGHT, WIDE
from gdviz.objectives import parabola
from tests.drawn import plot_of
from tests.samples import scene_of

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


def pieces_of(scene, layer, **settings):
    """The x and y pixels of the lines in a layer, piece by piece; and the box of the plot."""
    drawing = Drawing(scene, LIGHT, WIDE, 1.0)
    drawing.update(scene.state(**settings))
    axes = drawing.figure.axes[0]
    found = [line for line in axes.lines if type(line) is Polyline and line.get_zorder() == layer]
    pieces = []
    for line in found:
        places = np.array(line.get_data(), dtype=float).T
        gaps = np.flatnonzero(np.isnan(places[:, 0])) if len(places) else []
        pieces += [piece[~np.isnan(piece[:, 0])] for piece in np.split(places, gaps)]
    return [piece for piece in pieces if len(piece)], axes.bbox


@pytest.mark.parametrize(
    ("formula", "gaps"),
    [
        ("x/abs(x)", [0.0]),
        ("tan(x)", [-np.pi / 2, np.pi / 2]),
        ("1/(x - 0.01)", [0.01]),
        ("atan(1/(x + 1.234))", [-1.234]),
        ("x + 2*relu(x - 1)/abs(x - 1)", [1.0]),
        ("x^2", []),
        ("1e6*x^3", []),
        ("tanh(1000*x)", []),
        ("abs(x - 0.3)", []),
    ],
)
def test_a_curve_is_parted_at_poles_and_jumps_only(formula, gaps):
    scene = own_function(formula, 1.7, 1e-9, 1, domain=((-2.0, 3.1),))
    scene = replace(scene, panels=(replace(scene.panels[0], y=Axis("f(x)", -5.0, 15.0)),))
    pieces, box = pieces_of(scene, Layer.CURVE)
    inside = [piece for piece in pieces if np.any((piece[:, 1] > 0) & (piece[:, 1] < box.height))]
    ends = [(-2.0 + 5.1 * piece[[0, -1], 0] / box.width).tolist() for piece in inside]
    assert len(ends) == len(gaps) + 1
    for gap, (_, left), (right, _) in zip(gaps, ends, ends[1:], strict=False):
        assert left == pytest.approx(gap, abs=0.2) and right == pytest.approx(gap, abs=0.2)  # as far as it is in view


def test_there_is_no_tangent_where_there_is_no_slope():
    scene = own_function("abs(x)", 1.0, 0.5, 4)
    assert len(pieces_of(scene, Layer.LINE, step=1)[0]) == 1
    assert pieces_of(scene, Layer.LINE, step=2)[0] == []  # at 0
    state = scene.state(step=2)
    assert np.isnan(state.quantities(scene.panels[0])["slope"]) and state.quantities(scene.panels[0])["loss"] == 0.0
