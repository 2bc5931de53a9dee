"""Momentum at its best settings, against those settings worked out from the curvatures of a bowl."""

import math

import numpy as np
import pytest

from gdviz.optimizers import Momentum
from gdviz.optimizers.descent import descend
from gdviz.optimizers.polyak import BestMomentum
from gdviz.scenes.hessian import bowl


@pytest.mark.parametrize("condition", [4.0, 25.0, 100.0])
def test_it_is_momentum_with_the_settings_of_the_formulas(condition):
    long = bowl(condition, 90.0, 2.0, (0.0, 0.0), axis_names=("x", "y"))
    low, high = np.linalg.eigvalsh(long.hessian((0.0, 0.0)))
    assert high / low == pytest.approx(condition)
    rate = 4 / (math.sqrt(high) + math.sqrt(low)) ** 2
    share = ((math.sqrt(condition) - 1) / (math.sqrt(condition) + 1)) ** 2
    by_formula = descend(long, Momentum(rate, momentum=share), (4.0, 1.4), 60).iterates
    ours = descend(long, BestMomentum(condition=condition), (4.0, 1.4), 60).iterates
    assert ours == pytest.approx(by_formula, abs=1e-12)
