"""Gradients: the dial's numbers, the gap between surface and plane, and what a step promises, by closed forms."""

import itertools
import math

import numpy as np
import pytest

from gdviz.figure.marks import Magnified
from gdviz.figure.parts import Predict
from gdviz.scenes import gradients


def test_the_slopes_of_the_bowl_at_the_point():
    # 4 (0 - 1.5) = -6 and 2 (2.5 - 1) = 3; the length is √45.
    assert (gradients.slope_m, gradients.slope_b) == pytest.approx((-6.0, 3.0))
    assert gradients.length == pytest.approx(math.sqrt(45))
    assert gradients.asked_slope == pytest.approx(-3 / math.sqrt(2))


@pytest.mark.parametrize("direction", [0.0, 45.0, 90.0, 153.4349488, 200.0, 333.4349488])
def test_the_slope_along_a_direction_is_what_a_short_step_that_way_gains(direction):
    scene = gradients.dial
    told = scene.state(direction=direction).quantities(scene.panels[0])["slope_along"]
    turn, h = math.radians(direction), 1e-6
    step = h * np.array([math.cos(turn), math.sin(turn)])
    point = np.array([gradients.point_m, gradients.point_b])
    central = (scene.objective(point + step) - scene.objective(point - step)) / (2 * h)
    assert told == pytest.approx(float(central), abs=1e-7)
    assert told <= gradients.length + 1e-12


def test_the_slope_is_largest_uphill_and_none_along_the_contour():
    scene = gradients.dial
    read = [
        scene.state(direction=turn % 360).quantities(scene.panels[0])["slope_along"]
        for turn in (gradients.uphill, gradients.uphill + 180, gradients.along_contour)
    ]
    assert read == pytest.approx([math.sqrt(45), -math.sqrt(45), 0.0], abs=1e-9)
    assert scene.part(Predict).options[1] == "along the contour" and scene.part(Predict).answer == 1


def test_the_gap_halves_in_widths_each_time_one_looks_twice_as_close():
    gaps = [gradients.apart(zoom) for zoom in (8.0, 16.0, 32.0, 64.0)]
    assert [later / earlier for earlier, later in itertools.pairwise(gaps)] == pytest.approx([0.5] * 3, rel=0.04)
    assert (gradients.apart_4, gradients.apart_8) == (gradients.apart(4.0), gradients.apart(8.0))


@pytest.mark.parametrize("zoom", [4.0, 8.0])
def test_the_page_says_of_the_gap_what_the_figure_says(zoom):
    """Of the same surface, worked out anew: its slopes at (x, y) by hand."""
    (mark,) = gradients.zoom.panels[0].marks
    assert isinstance(mark, Magnified) and mark.half_width == 1.0
    x, y = mark.at

    def f(x, y):
        return 0.4 * np.sin(2 * x) * np.cos(1.6 * y) + 0.14 * x * y

    along_x = 0.8 * math.cos(2 * x) * math.cos(1.6 * y) + 0.14 * y
    along_y = -0.64 * math.sin(2 * x) * math.sin(1.6 * y) + 0.14 * x
    u, v = np.meshgrid(*[np.linspace(-1, 1, 9) / zoom] * 2)
    gap = np.max(np.abs(f(x + u, y + v) - f(x, y) - along_x * u - along_y * v)) * zoom / 2
    assert gradients.apart(zoom) == pytest.approx(gap, rel=1e-9)


def test_a_promise_is_kept_by_a_small_step_and_broken_by_a_large_one():
    # (x - 3)² at 0: 9, with the slope -6.
    assert (gradients.promised_near, gradients.promised_far) == pytest.approx((8.4, -39.0))
    assert (gradients.really_near, gradients.really_far) == pytest.approx((8.41, 25.0))
    assert gradients.really_far > 9 > gradients.really_near
