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


def test_the_search_by_the_slope_ends_at_the_bottom():
    # (x - 0.9)² (x² + 8) / 12 - 2: its slope is (x - 0.9) ((x² + 8) + x (x - 0.9)) / 6.
    places = derivatives.tangent_search.animation.values["x"]
    slopes = [(x - 0.9) * (x * x + 8 + x * (x - 0.9)) / 6 for x in places]
    assert [float(derivatives.tangent_search.objective.gradient(x)[0]) for x in places] == pytest.approx(slopes)
    assert places[-1] == 0.9 and derivatives.search_count == 7
    for (here, slope), after in zip(zip(places, slopes, strict=True), places[1:], strict=False):
        assert after == here or (after > here) == (slope < 0)  # each move is against the slope
    assert derivatives.asked_slope == 6.0
