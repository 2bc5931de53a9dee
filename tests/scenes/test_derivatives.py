"""Derivatives: slopes of the parabola, secants and flat points, worked by hand."""

import numpy as np
import pytest

from gdviz.scenes import derivatives


def test_slopes_of_the_parabola():
    assert derivatives.slopes == (-4.0, -2.0, 0.0, 2.0, 4.0)
    assert derivatives.rise == -3.0  # from 4 at x = 1 to 1 at x = 2
    # from x = 0.5, at a height of 6.25: ((h - 2.5)² - 6.25) / h = h - 5
    secants = (derivatives.secant_2, derivatives.secant_1, derivatives.secant_01, derivatives.secant_001)
    assert secants == pytest.approx((-3.0, -4.0, -4.9, -4.99), rel=1e-12)
    assert derivatives.slope_at_secant == -5.0


def test_the_sliding_tangent_meets_a_maximum_an_inflection_and_a_minimum():
    upper, lower = derivatives.sliding_tangent.panels
    f, slope = derivatives.sliding_tangent.objective, lower.objective
    assert upper.objective is None
    for x in np.linspace(-2.5, 2.5, 11):
        assert slope(x) == pytest.approx((f(x + 1e-5) - f(x - 1e-5)) / 2e-5, abs=1e-8)
    assert (derivatives.inflection, derivatives.valley) == (0.0, 2.0)
    assert [np.sign(slope(x)) for x in (-2.1, -2, -1.9, -0.1, 0, 0.1, 1.9, 2, 2.1)] == [1, 0, -1, -1, 0, -1, -1, 0, 1]
    assert derivatives.slope_before == derivatives.slope_after == -45 / 32


def test_each_flat_point_is_flat():
    for panel in derivatives.flat_points.panels:
        assert np.all(panel.objective.gradient(np.zeros(panel.objective.dim)) == 0)
