"""Lines cut where they leave the plot."""

import math

import numpy as np
import pytest

from gdviz.drawing.clip import clip_polyline


def test_clipping_by_hand():
    line = np.array([[-5.0, 5.0], [15.0, 5.0]])
    np.testing.assert_allclose(clip_polyline(line, 10, 10), [[0, 5], [10, 5]])
    corner = np.array([[5.0, 5.0], [5.0, 20.0], [8.0, 20.0], [8.0, 5.0]])
    cut = clip_polyline(corner, 10, 10)
    np.testing.assert_allclose(cut[[0, 1, 3, 4]], [[5, 5], [5, 10], [8, 10], [8, 5]])
    assert np.isnan(cut[2]).all()  # the two pieces are apart
    outside = np.array([[-5.0, -5.0], [-1.0, 20.0]])
    assert np.isnan(clip_polyline(outside, 10, 10)).all()


def test_clipping_keeps_what_is_inside():
    points = np.random.default_rng(0).uniform(0, 10, (20, 2))
    np.testing.assert_array_equal(clip_polyline(points, 10, 10), points)


@pytest.mark.parametrize("far", [1e3, 1e15, 1e150])
def test_clipping_points_the_right_way_however_far(far):
    angle = math.radians(30)
    line = np.array([[5.0, 5.0], [5.0 + far * math.cos(angle), 5.0 + far * math.sin(angle)]])
    there, back = clip_polyline(line, 10, 10), clip_polyline(line[::-1], 10, 10)
    np.testing.assert_allclose(there[-1], [10, 5 + 5 * math.tan(angle)], rtol=1e-9)
    np.testing.assert_allclose(back[-1], [5, 5])
