"""The arrows of a path."""

import numpy as np

from gdviz.drawing.marks.path import arrow_shape, draw_path
from gdviz.drawing.sheet import Layer
from gdviz.figure.marks import Contour, Path
from gdviz.figure.panel import Panel
from tests.drawn import plot_of
from tests.samples import run_on_loss


def test_arrows_point_at_their_head_and_are_symmetric():
    shape = arrow_shape(np.array([0.0, 0.0]), np.array([30.0, 0.0]))
    np.testing.assert_allclose(shape[3], [30, 0])
    assert shape[:, 0].min() == 0 and shape[:, 0].max() == 30
    np.testing.assert_allclose(shape[::-1] * [1, -1], shape, atol=1e-12)


def test_a_path_is_dashed_where_it_is_to_be():
    for dashed in (False, True):
        mark = Path(dashed=dashed)
        plot = plot_of(run_on_loss(Panel((Contour(), mark))))
        draw_path(plot, mark)
        line = next(each for each in plot.axes.get_lines() if each.get_zorder() == Layer.PATH)
        assert line.is_dashed() == dashed
