"""Every derivative in the tables against finite differences, and values worked by hand."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays, broadcastable_shapes, mutually_broadcastable_shapes

from gdviz.autodiff import grad, hessian, relu, sigmoid, value_and_grad, value_of
from gdviz.autodiff.derivatives import COMPOSED, CONSTANT, DERIVATIVES, getitem, scatter


def differences(function: Callable[[Any], float], at: Any, h: float = 1e-6) -> Any:
    """Central finite differences of `function` by each entry of `at`."""
    slopes = np.zeros(np.shape(at))
    for place in np.ndindex(*np.shape(at)):
        step = np.zeros(np.shape(at))
        step[place] = h
        slopes[place] = (function(at + step) - function(at - step)) / (2 * h)
    return slopes


def check(function: Callable[..., Any], *values: Any) -> None:
    """First derivatives of all entries of `function`'s result, and second ones along one direction."""
    size = np.size(function(*values))
    weights = np.cos(np.arange(size) + 1.0).reshape(np.shape(function(*values)))

    def total(*inputs: Any) -> Any:
        return np.sum(weights * function(*inputs))

    gradients = grad(total)(*values)
    gradients = gradients if len(values) > 1 else (gradients,)
    for place, (value, gradient) in enumerate(zip(values, gradients, strict=True)):

        def alone(x: Any, place: int = place) -> Any:
            return total(*values[:place], x, *values[place + 1 :])

        def slope(x: Any, alone: Any = alone) -> Any:
            return np.sum(np.sin(grad(alone)(x)))

        assert np.shape(gradient) == np.shape(value)
        np.testing.assert_allclose(gradient, differences(alone, value), rtol=1e-5, atol=1e-6)
        np.testing.assert_allclose(grad(slope)(value), differences(slope, value), rtol=1e-5, atol=1e-5)


# Where an operation is not smooth on all of -2 to 2, the interval from which its test draws.
INTERVALS = {
    np.log: (0.3, 2.0),
    np.sqrt: (0.3, 2.0),
    np.power: (0.3, 2.0),
    np.divide: (0.5, 2.0),
    np.reciprocal: (0.5, 2.0),
    np.log1p: (-0.5, 2.0),
    np.tan: (-1.0, 1.0),
    np.absolute: (0.1, 2.0),
}
WITH_TESTS_OF_THEIR_OWN = {
    np.matmul, np.maximum, np.minimum, np.where, np.sum, np.max, np.min,
    np.broadcast_to, np.reshape, np.transpose, getitem, scatter,
}  # fmt: skip
SMOOTH = [operation for operation in DERIVATIVES if operation not in WITH_TESTS_OF_THEIR_OWN]


def numbers(shape: Any, low: float = -2.0, high: float = 2.0) -> st.SearchStrategy[Any]:
    return arrays(float, shape, elements=st.floats(low, high))


@pytest.mark.parametrize("operation", SMOOTH, ids=lambda operation: operation.__name__)
@settings(max_examples=15, deadline=None)
@given(draw=st.data())
def test_smooth_operations_with_broadcasting(operation: Any, draw: st.DataObject) -> None:
    count = len(DERIVATIVES[operation])
    shapes = draw.draw(mutually_broadcastable_shapes(num_shapes=count, max_dims=2, max_side=3)).input_shapes
    low, high = INTERVALS.get(operation, (-2.0, 2.0))
    check(operation, *(draw.draw(numbers(shape, low, high)) for shape in shapes))


@pytest.mark.parametrize("operation", [np.maximum, np.minimum, lambda a, b: np.where(a > b, a * b, np.sin(b))])
@settings(max_examples=15, deadline=None)
@given(draw=st.data())
def test_operations_that_choose(operation: Any, draw: st.DataObject) -> None:
    shapes = draw.draw(mutually_broadcastable_shapes(num_shapes=2, max_dims=2, max_side=3)).input_shapes
    a, b = (draw.draw(numbers(shape)) for shape in shapes)
    b = b + 0.0137  # hypothesis likes equal numbers, and there the operations have corners
    assume(np.abs(a - b).min(initial=1.0) > 1e-3)
    check(operation, a, b)


@pytest.mark.parametrize("operation", [np.sum, np.mean])
@settings(max_examples=15, deadline=None)
@given(draw=st.data(), keepdims=st.booleans())
def test_sums_and_means_over_any_axis(operation: Any, draw: st.DataObject, keepdims: bool) -> None:
    value = draw.draw(numbers(draw.draw(st.sampled_from([(3,), (2, 3), (2, 1, 3)]))))
    axis = draw.draw(st.sampled_from([None, 0, -1, tuple(range(np.ndim(value)))]))
    check(lambda a: operation(a, axis=axis, keepdims=keepdims) ** 2, value)


@pytest.mark.parametrize("operation", [np.max, np.min])
@pytest.mark.parametrize("axis", [None, 0, 1])
def test_largest_and_smallest(operation: Any, axis: Any) -> None:
    value = np.array([[3.0, -1.0, 2.0], [0.5, 4.0, -2.5]])
    check(lambda a: np.sin(operation(a, axis=axis)), value)
    check(lambda a: a / operation(a, axis=axis, keepdims=True), value)


def test_a_tie_for_the_largest_is_shared() -> None:
    np.testing.assert_array_equal(grad(np.max)([1.0, 5.0, 5.0]), [0.0, 0.5, 0.5])


SHAPES_THAT_MULTIPLY = [
    ((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((2, 3), (3, 2)), ((4, 2, 3), (3,)), ((3,), (4, 3, 2)),
    ((4, 2, 3), (3, 2)), ((2, 3), (4, 3, 2)), ((4, 1, 2, 3), (2, 3, 2)),
]  # fmt: skip


@pytest.mark.parametrize("shapes", SHAPES_THAT_MULTIPLY, ids=str)
def test_matrix_products(shapes: Any) -> None:
    random = np.random.default_rng(0)
    check(np.matmul, *(random.normal(size=shape) for shape in shapes))


GRID = np.arange(12.0).reshape(3, 4) / 5
INDICES = [
    1, -1, (2, 3), slice(1, 3), (slice(None), 2), (..., None), (None, 1), np.array([0, 2, 2]), GRID > 0.7,
    (np.array([0, 1]), np.array([3, 3])), (slice(None, None, 2), slice(None, None, -1)),
]  # fmt: skip


@pytest.mark.parametrize("index", INDICES, ids=repr)
def test_indexing(index: Any) -> None:
    check(lambda a: a[index] ** 2, GRID)


def test_an_entry_read_twice_counts_twice() -> None:
    np.testing.assert_array_equal(grad(lambda a: np.sum(a[np.array([0, 2, 2])]))(np.zeros(3)), [1.0, 0.0, 2.0])


REARRANGEMENTS = [
    lambda a: np.reshape(a, (2, 6)),
    lambda a: a.reshape(-1),
    lambda a: a.reshape(4, 3),
    lambda a: a.T,
    np.transpose,
    lambda a: np.transpose(a[None], (2, 0, 1)),
    lambda a: np.swapaxes(a, 0, 1),
    np.ravel,
    lambda a: np.expand_dims(a, 1),
    lambda a: np.squeeze(a[None]),
    lambda a: np.broadcast_to(a, (2, 3, 4)),
    lambda a: np.stack([a, a * a, GRID], axis=1),
    lambda a: np.concatenate([a, GRID, a * a], axis=-1),
    lambda a: np.clip(a, 0.5, 1.5),
    lambda a: np.dot(a, a.T),
    lambda a: np.dot(3.0, a),
    lambda a: a.mean(axis=0),
    lambda a: a.sum(keepdims=True),
    lambda a: np.mean(a, 1),
    lambda a: scatter(a, (slice(None), 1), (3, 2, 4)),
    lambda a: a - np.ones_like(a) * np.size(a) + np.zeros_like(a),
    lambda a: sum(row * place for place, row in enumerate(a)),
    lambda a: a * len(a) + a.ndim * a.shape[0],
]


@pytest.mark.parametrize("rearrange", REARRANGEMENTS, ids=range(len(REARRANGEMENTS)))
def test_rearranging(rearrange: Any) -> None:
    value = GRID + 0.01
    check(lambda a: np.sin(rearrange(a) / 4.0), value)


SMALL_BOX = np.arange(24.0).reshape(2, 3, 4) / 7
ALL_AXES = [
    tuple(one - 3 * minus for one, minus in zip(order, signs, strict=True))
    for order in itertools.permutations(range(3))
    for signs in itertools.product((0, 1), repeat=3)
]


@pytest.mark.parametrize("axes", ALL_AXES, ids=str)
def test_transposing_with_axes_counted_from_either_end(axes: tuple[int, ...]) -> None:
    weights = np.cos(np.arange(24.0)).reshape(np.transpose(SMALL_BOX, axes).shape)
    back = grad(lambda a: np.sum(weights * np.transpose(a, axes)))(SMALL_BOX)
    for place in np.ndindex(SMALL_BOX.shape):
        assert back[place] == weights[tuple(place[axis] for axis in axes)]


@pytest.mark.parametrize("axes", [(-1, 0, 1), (-2, -1, -3)])
def test_second_derivatives_through_a_transpose(axes: tuple[int, ...]) -> None:
    check(lambda a: np.sin(np.transpose(a, axes)), SMALL_BOX)


SHAPES_THAT_DOT = [
    ((), (2, 3)), ((3,), ()), ((3,), (3,)), ((2, 3), (3,)), ((3,), (4, 3, 2)), ((4, 2, 3), (3, 2)),
    ((2, 2, 2), (2, 2, 2)), ((2, 3), (4, 3, 2)), ((2, 1, 3), (4, 2, 3, 1)),
]  # fmt: skip


@pytest.mark.parametrize("shapes", SHAPES_THAT_DOT, ids=str)
def test_dot_is_that_of_numpy_for_any_number_of_axes(shapes: Any) -> None:
    random = np.random.default_rng(0)
    a, b = (random.normal(size=shape) for shape in shapes)
    weights = random.normal(size=np.shape(np.dot(a, b)))
    value, _ = value_and_grad(lambda a, b: np.sum(weights * np.dot(a, b)))(a, b)
    assert value == pytest.approx(np.sum(weights * np.dot(a, b)), rel=1e-12)
    check(np.dot, a, b)


def test_dot_of_stacks_with_an_empty_axis() -> None:
    by_a, by_b = grad(lambda a, b: np.sum(np.dot(a, b)))(np.ones((2, 3)), np.ones((0, 3, 2)))
    assert by_a.tolist() == np.zeros((2, 3)).tolist() and by_b.shape == (0, 3, 2)


@given(st.data())
@settings(max_examples=15, deadline=None)
def test_broadcasting_to_a_shape(draw: st.DataObject) -> None:
    value = draw.draw(numbers(draw.draw(st.sampled_from([(), (1,), (2, 1), (2, 3)]))))
    shape = draw.draw(broadcastable_shapes(np.shape(value), min_dims=np.ndim(value), max_dims=3, max_side=3))
    if np.broadcast_shapes(shape, np.shape(value)) == shape:
        check(lambda a: np.broadcast_to(a, shape) ** 2, value)


def test_every_line_of_the_tables_is_a_function_of_numpys_or_ours() -> None:
    assert not set(DERIVATIVES) & (set(COMPOSED) | CONSTANT)
    assert set(INTERVALS) | WITH_TESTS_OF_THEIR_OWN <= set(DERIVATIVES)


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


def test_second_derivative_of_a_power_where_its_varying_exponent_is_0() -> None:
    """f = (2x)^(x-1): f'' = f ((ln 2x + (x-1)/x)^2 + 1/x + 1/x^2), which is ln(2)^2 + 2 at x = 1."""
    computed = hessian(lambda w: (2 * w[0]) ** (w[0] - 1))([1.0])
    np.testing.assert_allclose(computed, [[np.log(2) ** 2 + 2]], rtol=1e-14)


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


@pytest.mark.parametrize("rectifier", [relu, lambda x: np.maximum(x, 0), lambda x: np.maximum(0, x)])
def test_the_slope_of_the_rectifier_at_0_is_0(rectifier: Any) -> None:
    assert [grad(rectifier)(x) for x in (-1.0, 0.0, 1.0)] == [0.0, 0.0, 1.0]


def test_the_slope_of_the_absolute_value_at_0_is_0() -> None:
    assert grad(np.abs)(0.0) == 0.0


@pytest.mark.parametrize(("power", "slope"), [(0, 0.0), (1, 1.0), (2, 0.0), (3, 0.0)])
def test_powers_at_0(power: int, slope: float) -> None:
    assert grad(lambda x: x**power)(0.0) == slope


def test_sigmoid_far_from_0_overflows_nothing() -> None:
    with np.errstate(all="raise", under="ignore"):
        np.testing.assert_allclose(sigmoid([-1000.0, 0.0, 1000.0]), [0.0, 0.5, 1.0])
    assert sigmoid(-40.0) == pytest.approx(np.exp(-40.0), rel=1e-14)


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
