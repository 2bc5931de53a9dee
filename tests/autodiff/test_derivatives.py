"""Every derivative in the tables against finite differences, and values worked by hand where there are corners."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays, broadcastable_shapes, mutually_broadcastable_shapes

from gdviz.autodiff import grad, hessian, relu, sigmoid, value_and_grad
from gdviz.autodiff.derivatives import COMPOSED, CONSTANT, DERIVATIVES, getitem, put_along, scatter


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
    np.broadcast_to, np.reshape, np.transpose, getitem, scatter, np.take_along_axis, put_along,
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
    lambda a: a[np.array([[2, 0], [2, 2]])] ** 2,
    lambda a: np.take_along_axis(a**2, np.array([[3, 0], [1, 1], [2, 0]]), axis=1),
    lambda a: put_along(a**2, np.array([[3, 0, 3, 5], [1, 1, 1, 2], [2, 0, 4, 0]]), (3, 6), axis=1),
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


def test_second_derivative_of_a_power_where_its_varying_exponent_is_0() -> None:
    """f = (2x)^(x-1): f'' = f ((ln 2x + (x-1)/x)^2 + 1/x + 1/x^2), which is ln(2)^2 + 2 at x = 1."""
    computed = hessian(lambda w: (2 * w[0]) ** (w[0] - 1))([1.0])
    np.testing.assert_allclose(computed, [[np.log(2) ** 2 + 2]], rtol=1e-14)


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
