"""What every objective can do: compare, take points, be differentiated, refuse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pytest

from gdviz.autodiff import grad
from gdviz.objectives import Objective, cubic, datasets, line_loss, parabola, rosenbrock, saddle, stability_limit

HOUSES = datasets.houses()


def test_other_settings_make_other_objectives() -> None:
    assert parabola(1.0) != parabola(2.0)
    assert line_loss() != line_loss(HOUSES.x, HOUSES.y)
    assert rosenbrock() == rosenbrock(1, 100)


def test_the_stability_limit_elsewhere() -> None:
    assert stability_limit(parabola()) == 1.0
    assert stability_limit(cubic(), 2.0) == pytest.approx(1 / 6)  # f'' = 6x = 12
    assert stability_limit(cubic(), -1.0) == float("inf")
    with pytest.raises(ValueError, match="saddle"):
        stability_limit(saddle())


def test_settings_are_set_by_name() -> None:
    made = Objective("s", partial(_stretched, a=2.0, b=3.0), ((0, 1),), ((0.0,),), "", settings=("a",))
    other = made.given({"a": 5, "b": 7.0, "step": 1.0})  # b is no setting, and step is nothing of its
    assert (made(2.0), other(2.0)) == (11.0, 23.0)
    assert made.given({}) is made and made.given({"b": 1.0}) is made
    assert other != made and other == made.given({"a": 5.0}) and other.given({"a": 2.0}) == made
    assert replace(made, settings=()).given({"a": 5.0})(2.0) == 11.0


def _stretched(w: Any, a: float, b: float) -> Any:
    return a * w[0] ** 2 + b


def test_overflow_is_quiet() -> None:
    with np.errstate(all="raise"):
        assert rosenbrock()([1e200, 0]) == float("inf")
        assert not np.isfinite(rosenbrock().gradient([1e200, 0])).all()


def test_an_objective_inside_a_derivative_stays_part_of_it() -> None:
    """d/dc of the value, (2 - c)², and of the slope, 2 (2 - c), at c = 0.5."""
    inner = Objective("inner", lambda w: w[0], ((0.0, 1.0),), (), "x")

    def shifted(c: Any) -> Objective:
        return replace(inner, formula=lambda w: (w[0] - c) ** 2)

    assert grad(lambda c: shifted(c)(2.0))(0.5) == -3.0
    assert grad(lambda c: shifted(c).value_and_gradient(2.0)[0])(0.5) == -3.0
    assert grad(lambda c: shifted(c).value_and_gradient(2.0)[1][0])(0.5) == -2.0


def test_check_point() -> None:
    np.testing.assert_array_equal(saddle().check_point([1, 2]), [1.0, 2.0])
    np.testing.assert_array_equal(parabola().check_point(3), [3.0])


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: saddle().check_point([1.0]),
        lambda: saddle().check_point(1.0),
        lambda: saddle().check_point([1.0, float("nan")]),
        lambda: parabola().check_point(float("inf")),
        lambda: parabola().check_point("here"),
        lambda: parabola().check_point([[1.0]]),
        lambda: parabola().check_point(10**400),
        lambda: parabola().check_point(np.ones((2, 2))),
        lambda: saddle()([1.0, 2.0, 3.0]),
        lambda: saddle().gradient(1.0),
    ],
)
def test_wrong_input_is_refused_in_one_line(wrong: Callable[[], Any]) -> None:
    with pytest.raises(ValueError) as caught:
        wrong()
    assert "\n" not in str(caught.value)
