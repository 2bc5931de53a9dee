"""The levels of contours."""

import numpy as np

from gdviz.drawing.marks.contour import contour_levels


def test_contour_levels_share_the_picture():
    values = np.linspace(0, 1, 10_001)
    levels = contour_levels(values, 12)
    assert len(levels) == 12 and np.all(np.diff(levels) > 0)
    assert 0 < levels[0] < 1 / 13  # the lowest bands are narrower than an equal share
