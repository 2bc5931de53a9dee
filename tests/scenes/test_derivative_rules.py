"""Derivative rules: every slope against a central difference, and what the page says of the sigmoid."""

import numpy as np
import pytest

from gdviz.objectives import from_formula
from gdviz.scenes import derivative_rules

X = np.array([-2.3, -1.1, -0.4, 0.3, 0.9, 2.6])


@pytest.mark.parametrize("rule", derivative_rules.RULES, ids=lambda rule: rule.name)
def test_a_slope_is_that_of_its_function(rule):
    f = from_formula(rule.formula)
    x = X[X > 0] if rule.name == "ln x" else X
    central = (f((x + 1e-6)[None]) - f((x - 1e-6)[None])) / 2e-6
    np.testing.assert_allclose(rule.slope(x), central, rtol=1e-7, atol=1e-9)
    np.testing.assert_allclose([float(f.gradient(each)[0]) for each in x], central, rtol=1e-7, atol=1e-9)


def test_at_a_corner_the_slope_is_zero():
    for formula in ("relu(x)", "abs(x)"):
        assert float(from_formula(formula).gradient(0.0)[0]) == 0.0


def test_the_sigmoid_is_never_steeper_than_a_quarter():
    s = np.linspace(0.0, 1.0, 100_001)
    assert np.max(s * (1 - s)) == derivative_rules.highest_slope == derivative_rules.slope_of_sigmoid_at_0 == 0.25
    assert derivative_rules.slope_of_tanh_at_0 == 1.0
    assert derivative_rules.slope_of_sigmoid_at_4 == pytest.approx(np.exp(-4) / (1 + np.exp(-4)) ** 2)
    assert derivative_rules.through_layers == 1 / 1024


def test_the_lower_panel_shows_the_slope_of_the_upper():
    scene = derivative_rules.function_and_slope
    f, slope = scene.objective, scene.panels[1].objective
    for x in X:
        assert float(slope(x)) == pytest.approx(float(f.gradient(x)[0]), rel=1e-12)
