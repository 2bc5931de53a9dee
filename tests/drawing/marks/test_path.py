"""The arrows of a path."""

import numpy as np

from gdviz.drawing.marks.path import arrow_shape


def test_arrows_point_at_their_head_and_are_symmetric():
    shape = arrow_shape(np.array([0.0, 0.0]), np.array([30.0, 0.0]))
    np.testing.assert_allclose(shape[3], [30, 0])
    assert shape[:, 0].min() == 0 and shape[:, 0].max() == 30
    np.testing.assert_allclose(shape[::-1] * [1, -1], shape, atol=1e-12)
