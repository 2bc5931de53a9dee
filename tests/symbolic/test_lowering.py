"""Sums over data become loops, and equal parts are computed once."""

from __future__ import annotations

import numpy as np

from gdviz import optimizers
from gdviz.objectives import line_loss
from gdviz.symbolic.javascript import objective_to_javascript, optimizer_to_javascript, to_javascript
from tests.symbolic.engine import run


def test_reductions_over_data_are_loops_and_equal_parts_are_computed_once() -> None:
    source = objective_to_javascript(line_loss(np.arange(40.0), np.arange(40.0) ** 2))
    gradient = source[source.index("function gradient") : source.index("function hessian")]
    assert gradient.count("for (") == 1
    assert gradient.count("w[0] * x[i]") == 1


def test_sums_stand_one_inside_the_other_or_one_after_the_other() -> None:
    table = np.arange(4.0).reshape(2, 2)
    both = to_javascript(lambda x: np.sum(x * table), {"x": None})
    assert run(both, "made(3)") == 18.0
    assert both.index("let i") < both.index("let j")
    spread = to_javascript(lambda x: np.mean((x * table[0] - np.mean(x * table[0])) ** 2), {"x": None})
    assert run(spread, "made(2)") == 1.0  # of 0 and 2: one after the other is fine


def test_work_that_is_the_same_for_all_components_is_done_once() -> None:
    source = optimizer_to_javascript(optimizers.Adam)
    assert source.index("beta1 **") < source.index("for (") < source.index("Math.sqrt")
