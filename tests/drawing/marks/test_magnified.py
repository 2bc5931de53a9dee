"""A surface from close up and its tangent plane, against values worked by hand."""

import math

import numpy as np
import pytest

from gdviz.drawing.marks.magnified import GLASS, NET_LINES, NET_SAMPLES, draw_magnified, heights, net
from gdviz.drawing.sheet import Layer
from gdviz.figure.controls import Slider
from gdviz.figure.marks import Magnified
from gdviz.figure.panel import Panel
from gdviz.objectives import from_formula
from tests.drawn import plot_of
from tests.samples import scene_of

# x² + y² + x at (1, 0): height 2, slopes 3 and 0. With (1 + su, sv) it is 2 + 3su + s²(u² + v²).
BOWL = from_formula("x^2 + y^2 + x", domain=((-2.0, 2.0), (-2.0, 2.0)))
MARK = Magnified((1.0, 0.0), half_width=0.5)


def _plot(objective=BOWL, **values):
    scene = scene_of(Panel((MARK,)), objective=objective, controls=(Slider("zoom", 1.0, 64.0, 1.0, log=True),))
    plot = plot_of(scene)
    update = draw_magnified(plot, MARK)
    update(scene.state(**values))
    told = " ".join(readout.text for readout in plot.sheet.readouts)
    surface = next(line for line in plot.axes.get_lines() if line.get_zorder() == Layer.LINE)
    plane = next(line for line in plot.axes.get_lines() if line.get_zorder() == Layer.CURVE)
    return plot, told, np.array(surface.get_data()), np.array(plane.get_data())


def test_the_net_has_lines_both_ways_to_the_edges():
    lines = net()
    assert lines.shape == (2 * NET_LINES, NET_SAMPLES, 2)
    assert np.all(lines[:NET_LINES, :, 0] == lines[:NET_LINES, :1, 0])  # x stays
    assert np.all(lines[NET_LINES:, :, 1] == lines[NET_LINES:, :1, 1])  # y stays
    assert np.max(np.abs(lines)) == 1.0 and (lines[0, 0] == [-1, -1]).all() and (lines[-1, -1] == [1, 1]).all()


@pytest.mark.parametrize("zoom", [1.0, 4.0, 64.0])
def test_heights_are_in_half_widths_and_part_by_half_at_twice_as_close(zoom):
    """The surface is (3su + s²(u² + v²)) / s = 3u + s(u² + v²), the plane 3u, for s = 0.5 / zoom."""
    places = np.array([[0.0, 0.0], [1.0, 1.0], [-1.0, 0.5]])
    surface, plane = heights(BOWL, MARK, zoom, places)
    s = 0.5 / zoom
    assert plane == pytest.approx([0.0, 3.0, -3.0])
    assert surface == pytest.approx([0.0, 3.0 + 2 * s, -3.0 + 1.25 * s])


@pytest.mark.parametrize(("zoom", "told"), [(1.0, "0.5"), (2.0, "0.25"), (16.0, "0.031")])
def test_what_is_told_is_the_largest_gap_as_a_share_of_the_width(zoom, told):
    """At the corners, 2s of a half width, is s of a width."""
    assert _plot(zoom=zoom)[1] == f"{zoom:g} times: gap of {told} widths"


def test_the_nets_are_seen_by_the_camera():
    gentle = from_formula("x^2 + y^2 - 1.5*x", domain=BOWL.domain)  # its slopes at (1, 0) are 0.5 and 0
    plot, _, surface, plane = _plot(gentle, zoom=64.0)
    sin_a, cos_a, sin_e, cos_e = (part(math.radians(angle)) for angle in GLASS for part in (math.sin, math.cos))
    # A camera at azimuth a, elevation e has (-sin a, cos a, 0) on its right, (-cos a sin e, -sin a sin e, cos e) above.
    right, up = sin_a - cos_a, (cos_a + sin_a) * sin_e - 0.5 * cos_e  # of (-1, -1, -0.5)
    unit = min(plot.width / 3.0, plot.height / 2.7)
    assert plane[:, 0] == pytest.approx([plot.width / 2 + unit * right, plot.height / 2 + unit * up])
    assert np.nanmax(np.abs(surface - plane)) < 0.02 * unit  # 2s = 0.0156
