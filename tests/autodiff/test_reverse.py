"""Derivatives of whole formulas: by hand, inside each other, and what is refused."""

from __future__ import annotations

import copy
import math
import pickle
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz.autodiff import grad, hessian, sigmoid, value_and_grad, value_of


def test_one_neuron_by_hand() -> None:
    """x = 2, w = 0.5, b = 0.1, target 3: prediction 1.1, loss 3.61, and the slopes by the chain rule."""
    x, target = 2.0, 3.0
    loss, (by_w, by_b) = value_and_grad(lambda w, b: (w * x + b - target) ** 2)(0.5, 0.1)
    assert loss == pytest.approx(3.61, rel=1e-14)
    assert by_w == pytest.approx(-7.6, rel=1e-14)
    assert by_b == pytest.approx(-3.8, rel=1e-14)
    assert grad(lambda y: (y - target) ** 2)(1.1) == pytest.approx(-3.8, rel=1e-14)
    w, b = 0.5 - 0.01 * by_w, 0.1 - 0.01 * by_b
    assert (w, b) == pytest.approx((0.576, 0.138), rel=1e-14)
    assert (w * x + b - target) ** 2 == pytest.approx(2.9241, rel=1e-13)


def test_a_composition_by_hand() -> None:
    assert grad(lambda x: (2 * x + 3) ** 2)(1) == 20.0
    assert grad(grad(lambda x: (2 * x + 3) ** 2))(1) == 8.0
    assert grad(grad(grad(lambda x: x**4)))(2) == 48.0


@given(st.floats(-3, 3))
def test_second_derivatives_against_closed_forms(x: float) -> None:
    s = 1 / (1 + np.exp(-x))
    closed_forms = (
        (np.sin, -np.sin(x)),
        (np.exp, np.exp(x)),
        (np.tanh, -2 * np.tanh(x) / np.cosh(x) ** 2),
        (sigmoid, s * (1 - s) * (1 - 2 * s)),
        (lambda v: v**3 - v, 6 * x),
        (lambda v: np.log(1 + v * v), 2 * (1 - x * x) / (1 + x * x) ** 2),
    )
    for function, expected in closed_forms:
        assert grad(grad(function))(x) == pytest.approx(expected, rel=1e-12, abs=1e-12)


def test_hessians_against_closed_forms() -> None:
    matrix = np.array([[3.0, 1.0], [1.0, 2.0]])
    np.testing.assert_allclose(hessian(lambda w: 0.5 * w @ matrix @ w)([0.3, -4.0]), matrix, rtol=1e-14)
    x, y = -1.2, 1.0
    expected = [[1200 * x**2 - 400 * y + 2, -400 * x], [-400 * x, 200]]
    computed = hessian(lambda w: (1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2)([x, y])
    np.testing.assert_allclose(computed, expected, rtol=1e-14)
    np.testing.assert_array_equal(hessian(lambda w: w[0] + 2 * w[1])([1.0, 1.0]), np.zeros((2, 2)))


def test_derivatives_inside_derivatives_do_not_get_confused() -> None:
    assert grad(lambda x: x * grad(lambda y: x * y)(x))(2.0) == 4.0  # (x · x)' = 2x
    assert grad(lambda x: grad(lambda y: x * x * y)(3.0))(2.0) == 4.0  # (x²)' = 2x
    value, slope = value_and_grad(lambda x: value_and_grad(lambda y: y**3)(x)[1])(2.0)
    assert (value, slope) == (12.0, 12.0)  # 3x², and its slope 6x


def test_the_value_inside_a_derivative_depends_on_what_is_outside() -> None:
    def inner_value(x: Any) -> Any:
        return value_and_grad(lambda y: x * x + y)(1.0)[0]

    assert grad(inner_value)(3.0) == 6.0  # x² + 1, although the slope by y, 1, knows no x
    assert grad(lambda x: value_and_grad(lambda y: x**3)(1.0)[0])(2.0) == 12.0  # x³, without y at all
    assert grad(lambda x: value_and_grad(lambda y: y**3)(x)[0])(2.0) == 12.0
    assert grad(grad(lambda x: x * inner_value(x)))(2.0) == 12.0  # (x³ + x)'' = 6x


def test_derivatives_come_out_as_plain_numbers() -> None:
    nested = grad(lambda x: grad(lambda y: x * y**2)(3.0))(2.0)
    assert type(nested) is np.float64 and nested == 6.0
    value, slope = value_and_grad(lambda x: x * value_and_grad(lambda y: x * y * y)(3.0)[1])(2.0)
    assert (type(value), type(slope)) == (np.float64, np.float64)
    assert (value, slope) == (24.0, 24.0)  # x · 6x, and its slope 12x
    kept: list[Any] = []
    grad(lambda x: kept.append(x) or x * x)(2.0)
    value, slope = value_and_grad(lambda y: y * kept[0])(3.0)  # what is left of a run that has ended is constant
    assert (type(value), type(slope), value, slope) == (np.float64, np.float64, 6.0, 2.0)


def test_an_inner_derivative_without_the_outer_variable_is_a_plain_number() -> None:
    assert grad(lambda x: x * math.sqrt(grad(lambda y: y**2)(8.0)))(3.0) == 4.0
    second = grad(lambda x: x * math.sqrt(grad(lambda y: grad(lambda z: y * z**2)(1.0) * y)(4.0)))
    assert second(3.0) == 4.0  # (2y · y)' = 4y, 16 at 4


def test_a_failed_run_leaves_nothing_behind() -> None:
    with pytest.raises(ZeroDivisionError):
        grad(lambda x: x * (1 / 0))(1.0)
    assert type(grad(lambda x: grad(lambda y: x * y**2)(3.0))(2.0)) is np.float64


def test_each_gradient_is_the_callers_own() -> None:
    start = np.ones(2)
    by_a, by_b = grad(lambda a, b: np.sum((a + b) ** 2))(start, start)
    by_a += 100.0
    assert by_b.tolist() == [4.0, 4.0] and start.tolist() == [1.0, 1.0]
    for function in (np.sum, np.mean, lambda a: np.sum(a.T), lambda a: 5.0):
        gradient = grad(function)(np.ones((2, 3)))
        gradient += 1.0
        assert gradient.shape == (2, 3)
    zero_axes = np.array(3.0)
    value, _ = value_and_grad(lambda x: x)(zero_axes)
    assert value == 3.0 and value is not zero_axes


def test_a_function_that_ignores_its_argument_has_gradient_0() -> None:
    np.testing.assert_array_equal(grad(lambda w: 7.0)([1.0, 2.0]), [0.0, 0.0])
    by_a, by_b = grad(lambda a, b: np.sum(a))([1.0, 2.0], 3.0)
    np.testing.assert_array_equal(by_a, [1.0, 1.0])
    assert by_b == 0.0


def test_python_may_branch_on_a_value() -> None:
    assert grad(lambda x: x**2 if x > 0 else -x)(3.0) == 6.0
    assert grad(lambda x: max(x, 1.0) * x if x == 3.0 and x else x)(3.0) == 6.0
    assert grad(lambda x: x * math.exp(value_of(x)))(2.0) == math.exp(2.0)  # the exponential held constant


def test_a_deep_record_needs_no_deep_recursion() -> None:
    def repeated(x: Any) -> Any:
        for _ in range(5000):
            x = x + 1.0
        return x

    assert grad(repeated)(0.0) == 1.0


def test_a_function_of_many_results_is_refused_in_one_line() -> None:
    with pytest.raises(ValueError, match="one number") as caught:
        grad(lambda w: w * 2)([1.0, 2.0])
    assert "(2,)" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("result", "named"),
    [(None, "None: its return is missing"), ("7", "a str"), ([1.0], "a list"), (True, "a bool"), (1j, "a complex")],
)
def test_what_is_no_number_is_refused_in_one_line(result: Any, named: str) -> None:
    for run in (grad, value_and_grad):
        with pytest.raises(ValueError, match=f"^grad needs a function that returns one number.* {named}$"):
            run(lambda w: result)([1.0, 2.0])
    with pytest.raises(ValueError, match=r"returned a tuple$"):
        grad(lambda x: (x, x))(1.0)


def test_hessians_of_numbers_and_of_what_is_neither_number_nor_vector() -> None:
    assert hessian(lambda x: x**3)(2.0) == 12.0
    with pytest.raises(ValueError, match=r"^hessian takes a number or an array of shape \(dim,\); got shape \(2, 2\)$"):
        hessian(np.sum)(np.ones((2, 2)))


def filled_in_place(w: Any) -> Any:
    out = np.zeros(2)
    out[0], out[1] = w**2, w
    return np.sum(out)


LEAVING = [
    math.exp, float, int, complex, lambda x: math.sin(x) * x, lambda x: [1.0, 2.0][x], lambda x: np.float64(x) * x,
    lambda x: math.floor(x) + x, filled_in_place, lambda x: grad(lambda y: math.cos(x) * y)(1.0),
]  # fmt: skip


@pytest.mark.parametrize("leave", LEAVING, ids=range(len(LEAVING)))
def test_a_variable_does_not_turn_into_a_constant_unasked(leave: Any) -> None:
    with pytest.raises(TypeError, match="autodiff cannot follow") as caught:
        grad(leave)(1.0)
    assert "\n" not in str(caught.value) and "np." in str(caught.value)


def test_other_errors_of_the_function_stay_what_they_are() -> None:
    def fail(x: Any) -> Any:
        raise ValueError("mine") from TypeError("reason")

    with pytest.raises(ValueError, match=r"^mine$"):
        grad(fail)(1.0)


def test_without_a_derivative_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match="cumsum"):
        grad(lambda w: np.sum(np.cumsum(w)))([1.0, 2.0])
    with pytest.raises(TypeError, match=r"np\.stack"):
        grad(lambda w: np.sum(np.asarray(w)))([1.0, 2.0])
    with pytest.raises(TypeError, match="in place"):
        grad(lambda w: np.sum(np.add(w, 1.0, out=np.zeros(2))))([1.0, 2.0])


def _summed(x: Any) -> Any:
    """The loop that everybody writes first."""
    s = 0.0
    for i in range(len(x)):
        s += x[i] ** 2
    return s


def _changed(x: Any) -> Any:
    s = np.float64(0.0)
    for each in x:
        s += each
        s *= each
        s -= 1.0
        s /= 2.0
    return s


def test_a_sum_kept_in_one_name_is_followed() -> None:
    assert grad(_summed)([1.0, -2.0, 3.0]).tolist() == [2.0, -4.0, 6.0]
    np.testing.assert_array_equal(hessian(_summed)([1.0, -2.0]), [[2.0, 0.0], [0.0, 2.0]])
    # s = (a² - 1)/2, then ((s + b) b - 1)/2 = (a² b/2 - b/2 + b² - 1)/2: by a it is a b/2, by b it is a²/4 - 1/4 + b
    assert grad(_changed)([3.0, 4.0]).tolist() == [6.0, 6.0]
    assert grad(grad(lambda x: _summed([x, 3.0 * x])))(5.0) == 20.0


def _shifted(x: Any) -> Any:
    other = x
    other += 1.0  # changes x too, in numpy
    return np.sum(x)


def _into_zeros(x: Any) -> Any:
    total = np.zeros(2)
    total += x
    return np.sum(total)


@pytest.mark.parametrize("function", [_shifted, _into_zeros])
def test_an_array_changed_in_place_is_refused_with_the_line_to_write(function: Any) -> None:
    with pytest.raises(TypeError, match=r"write .*s = s \+ x instead of s \+= x"):
        grad(function)([1.0, 2.0])


def _entry_set(x: Any) -> Any:
    x[0] = 1.0
    return np.sum(x)


def test_an_entry_that_is_set_is_refused_with_what_to_use() -> None:
    with pytest.raises(TypeError, match=r"a\[i\] = x: use .* np\.stack"):
        grad(_entry_set)([1.0, 2.0])


@pytest.mark.parametrize(
    "copied", [copy.copy, copy.deepcopy, np.copy, lambda x: x.copy(), lambda x: copy.deepcopy({"x": [x]})["x"][0]]
)
def test_a_copy_has_the_gradient_of_what_it_is_a_copy_of(copied: Any) -> None:
    assert grad(lambda x: np.sum(copied(x) ** 2))([1.0, 2.0]).tolist() == [2.0, 4.0]
    assert grad(lambda x: np.sum(copied(x * x)))([1.0, 2.0]).tolist() == [2.0, 4.0]


def test_a_copy_through_pickle_is_refused() -> None:
    with pytest.raises(TypeError, match="pickle"):
        grad(lambda x: np.sum(pickle.loads(pickle.dumps(x))))([1.0])
