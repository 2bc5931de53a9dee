"""The facets of a surface."""

import numpy as np
import pytest

from gdviz.drawing.marks.surface import _facets
from gdviz.objectives import from_formula
from tests.drawn import view_of


def test_a_surface_is_cut_off_level_at_its_top():
    whole, _ = view_of(from_formula("x + y"), resolution=21)
    cut, _ = view_of(from_formula("x + y"), resolution=21, top=0.0)
    assert _facets(whole)[..., 2].max() == pytest.approx(whole.rise)
    facets = _facets(cut)
    assert facets[..., 2].max() == pytest.approx(cut.rise)
    # Over the base the plane lies below its middle height on half of the square of 2 by 2.
    x, y = facets[..., 0], facets[..., 1]
    area = 0.5 * np.abs((x * np.roll(y, -1, axis=1) - np.roll(x, -1, axis=1) * y).sum(axis=1)).sum()
    assert area == pytest.approx(2.0, rel=1e-6)
