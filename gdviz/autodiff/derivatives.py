"""The derivatives that `gdviz.autodiff` knows: forward formula and local derivative side by side.

Each key of `DERIVATIVES` is the operation; its value has one function an input, which turns the gradient `g` of the
output `y` into the gradient of that input, ignoring broadcasting (autodiff sums it out). They are ordinary numpy code,
and so can be differentiated again, or run on symbols.

Where a function has a corner a convention is needed, the one that frameworks use for ReLU: the derivatives of
`maximum`, `minimum` and `abs` at the corner itself are 0. So ReLU'(0) = 0, however it is written.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np


def overridable(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let a function of ours be taken over by Variables and symbols exactly as numpy's own functions are."""

    def dispatch(array: Any, *inputs: Any, **options: Any) -> Any:
        takeover = getattr(type(array), "__array_function__", None)
        if takeover is None or isinstance(array, np.ndarray):
            return function(array, *inputs, **options)
        return takeover(array, dispatch, (type(array),), (array, *inputs), options)

    dispatch.__name__, dispatch.__doc__ = function.__name__, function.__doc__
    return dispatch


@overridable
def sigmoid(x: Any) -> Any:
    """1 / (1 + exp(-x)), elementwise; accurate for every x."""
    with np.errstate(over="ignore"):  # exp(-x) = inf gives the right answer, 0
        return 1.0 / (1.0 + np.exp(-np.asarray(x, dtype=float)))


@overridable
def getitem(array: Any, index: Any) -> Any:
    """`array[index]` as a function."""
    return array[index]


@overridable
def scatter(array: Any, index: Any, shape: tuple[int, ...]) -> Any:
    """Zeros of `shape` with `array` added at `index`: what `getitem` does, backwards."""
    result = np.zeros(shape)
    np.add.at(result, index, array)
    return result


@overridable
def put_along(array: Any, index: Any, shape: tuple[int, ...], axis: int) -> Any:
    """Zeros of `shape` with `array` added at `index` along an axis: what `np.take_along_axis` does, backwards."""
    result = np.zeros(shape)
    places = list(np.indices(np.shape(index), sparse=True))
    places[axis] = index
    np.add.at(result, tuple(places), array)
    return result


@overridable
def count(array: Any, axis: Any = None) -> Any:
    """How many numbers a sum over `axis` adds up."""
    shape = np.shape(array)
    axes = range(len(shape)) if axis is None else np.atleast_1d(axis)
    return int(np.prod([shape[one] for one in axes]))


def relu(x: Any) -> Any:
    """The rectifier max(x, 0), elementwise; its derivative at 0 is taken to be 0."""
    return np.maximum(x, 0.0)


def _spread(g: Any, array: Any, axis: Any, keepdims: bool) -> Any:
    """Copy the result of a reduction back over the axes that it removed from `array`."""
    shape = np.shape(array)
    if not keepdims and axis is not None:
        removed = {one % len(shape) for one in np.atleast_1d(axis)}
        g = np.reshape(g, tuple(1 if one in removed else size for one, size in enumerate(shape)))
    return np.broadcast_to(g, shape)


def _share(g: Any, y: Any, a: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """Derivative of a largest or smallest entry: all to that entry, in equal parts where several tie."""
    winners = np.where(a == _spread(y, a, axis, keepdims), 1.0, 0.0)
    return (
        _spread(g, a, axis, keepdims) * winners / _spread(np.sum(winners, axis, keepdims=keepdims), a, axis, keepdims)
    )


def _swap(matrix: Any) -> Any:
    return np.swapaxes(matrix, -1, -2)


def _matmul_left(g: Any, a: Any, b: Any) -> Any:
    """Derivative of `a @ b` by `a`: g bᵀ, with a vector seen as a matrix of one row (a) or one column (b)."""
    g = g[..., None, :] if np.ndim(a) == 1 and np.ndim(b) > 1 else g
    g, b = (g[..., None], b[:, None]) if np.ndim(b) == 1 else (g, b)
    g = g[..., None, :] if np.ndim(a) == 1 and np.ndim(g) == 1 else g
    left = g @ _swap(b)
    return left[..., 0, :] if np.ndim(a) == 1 else left


def _matmul_right(g: Any, a: Any, b: Any) -> Any:
    """Derivative of `a @ b` by `b`: aᵀ g. It is the other one for the transposed product bᵀ aᵀ."""
    if np.ndim(b) == 1:
        g = g[..., None]
        a = a[None, :] if np.ndim(a) == 1 else a
        g = g[None, :] if np.ndim(g) == 1 else g
        return (_swap(a) @ g)[..., 0]
    a, g = (a[None, :], g[..., None, :]) if np.ndim(a) == 1 else (a, g)
    return _swap(a) @ g


def _power_base(g: Any, a: Any, b: Any) -> Any:
    """b aᵇ⁻¹, and 0 (not 0 times infinity) where b = 0.

    A varying b is differentiated again: there the exception is for a = b = 0 alone, where the power has no derivative.
    """
    exponent = np.where(b == 0, 1.0, b - 1.0)
    if not isinstance(b, int | float | np.ndarray | np.generic):
        exponent = np.where(a == 0, exponent, b - 1.0)
    return g * (b * a**exponent)


def _reorder(g: Any, axes: Any) -> Any:
    """Undo `np.transpose(a, axes)`; `axes` may count from the end."""
    if axes is None:
        return np.transpose(g)
    inverse = np.argsort([one % len(axes) for one in axes])
    return np.transpose(g, tuple(int(one) for one in inverse))


# One line an operation: what it computes, and how the gradient `g` of its output `y` reaches each of its
# inputs.
DERIVATIVES: dict[Any, tuple[Callable[..., Any] | None, ...]] = {
    np.add: (lambda g, y, a, b: g, lambda g, y, a, b: g),
    np.subtract: (lambda g, y, a, b: g, lambda g, y, a, b: -g),
    np.multiply: (lambda g, y, a, b: g * b, lambda g, y, a, b: g * a),
    np.divide: (lambda g, y, a, b: g / b, lambda g, y, a, b: -g * y / b),
    np.power: (
        lambda g, y, a, b: _power_base(g, a, b),
        lambda g, y, a, b: g * y * np.log(np.where(a > 0, a, 1.0)),
    ),
    np.matmul: (lambda g, y, a, b: _matmul_left(g, a, b), lambda g, y, a, b: _matmul_right(g, a, b)),
    np.maximum: (lambda g, y, a, b: np.where(a > b, g, 0.0), lambda g, y, a, b: np.where(b > a, g, 0.0)),
    np.minimum: (lambda g, y, a, b: np.where(a < b, g, 0.0), lambda g, y, a, b: np.where(b < a, g, 0.0)),
    np.logaddexp: (lambda g, y, a, b: g * sigmoid(a - b), lambda g, y, a, b: g * sigmoid(b - a)),
    np.negative: (lambda g, y, a: -g,),
    np.positive: (lambda g, y, a: g,),
    np.absolute: (lambda g, y, a: g * np.sign(a),),
    np.square: (lambda g, y, a: g * (2.0 * a),),
    np.sqrt: (lambda g, y, a: g / (2.0 * y),),
    np.reciprocal: (lambda g, y, a: -g * y * y,),
    np.exp: (lambda g, y, a: g * y,),
    np.log: (lambda g, y, a: g / a,),
    np.log1p: (lambda g, y, a: g / (1.0 + a),),
    np.sin: (lambda g, y, a: g * np.cos(a),),
    np.cos: (lambda g, y, a: -g * np.sin(a),),
    np.tan: (lambda g, y, a: g * (1.0 + y * y),),
    np.sinh: (lambda g, y, a: g * np.cosh(a),),
    np.cosh: (lambda g, y, a: g * np.sinh(a),),
    np.tanh: (lambda g, y, a: g * (1.0 - y * y),),
    np.arctan: (lambda g, y, a: g / (1.0 + a * a),),
    sigmoid: (lambda g, y, a: g * (y * (1.0 - y)),),
    np.where: (None, lambda g, y, c, a, b: np.where(c, g, 0.0), lambda g, y, c, a, b: np.where(c, 0.0, g)),
    np.sum: (lambda g, y, a, axis=None, keepdims=False: _spread(g, a, axis, keepdims),),
    np.max: (_share,),
    np.min: (_share,),
    np.broadcast_to: (lambda g, y, a, shape: g,),
    np.reshape: (lambda g, y, a, shape: np.reshape(g, np.shape(a)),),
    np.transpose: (lambda g, y, a, axes=None: _reorder(g, axes),),
    getitem: (lambda g, y, a, index: scatter(g, index, np.shape(a)),),
    scatter: (lambda g, y, a, index, shape: getitem(g, index),),
    np.take_along_axis: (lambda g, y, a, index, axis: put_along(g, index, np.shape(a), axis),),
    put_along: (lambda g, y, a, index, shape, axis: np.take_along_axis(g, index, axis),),
}


def _mean(a: Any, axis: Any = None, keepdims: bool = False) -> Any:
    return np.sum(a, axis=axis, keepdims=keepdims) / count(a, axis)


def _stack(arrays: Any, axis: int = 0) -> Any:
    shape = list(np.shape(arrays[0]))
    axis = axis % (len(shape) + 1)
    shape.insert(axis, len(arrays))
    return sum(scatter(a, (slice(None),) * axis + (index,), tuple(shape)) for index, a in enumerate(arrays))


def _concatenate(arrays: Any, axis: int = 0) -> Any:
    shape = list(np.shape(arrays[0]))
    axis = axis % len(shape)
    ends = np.cumsum([np.shape(a)[axis] for a in arrays]).tolist()
    shape[axis] = ends[-1]
    indices = [(slice(None),) * axis + (slice(begin, end),) for begin, end in zip([0, *ends], ends, strict=False)]
    return sum(scatter(a, index, tuple(shape)) for a, index in zip(arrays, indices, strict=True))


def _swapaxes(a: Any, one: int, other: int) -> Any:
    axes = list(range(np.ndim(a)))
    axes[one], axes[other] = axes[other], axes[one]
    return np.transpose(a, tuple(axes))


def _dot(a: Any, b: Any) -> Any:
    """`np.dot`. It is `a @ b`, but for stacks of matrices b: there every row of `a` meets every column of `b`."""
    if not np.ndim(a) or not np.ndim(b):
        return a * b
    if np.ndim(a) == 1 or np.ndim(b) < 3:
        return a @ b
    *stack, rows, columns = np.shape(b)
    side_by_side = np.transpose(b, (np.ndim(b) - 2, *range(np.ndim(b) - 2), np.ndim(b) - 1))
    # The number of columns is written out because -1 is ambiguous when an axis is empty.
    product = a @ np.reshape(side_by_side, (rows, math.prod(stack) * columns))
    return np.reshape(product, (*np.shape(a)[:-1], *stack, columns))


# One line a function that is made of the operations above and needs no derivative of its own.
COMPOSED: dict[Any, Callable[..., Any]] = {
    np.mean: _mean,
    np.stack: _stack,
    np.concatenate: _concatenate,
    np.swapaxes: _swapaxes,
    np.copy: lambda a: a,
    np.ravel: lambda a: np.reshape(a, (-1,)),
    np.expand_dims: lambda a, axis: np.reshape(a, np.shape(np.expand_dims(np.empty(np.shape(a)), axis))),
    np.squeeze: lambda a, axis=None: np.reshape(a, np.shape(np.squeeze(np.empty(np.shape(a)), axis))),
    np.dot: _dot,
    np.clip: lambda a, low, high: np.minimum(np.maximum(a, low), high),
}

# Functions whose derivative is 0 wherever they have one: their results are plain values.
CONSTANT: set[Any] = {
    np.sign, np.floor, np.ceil, np.greater, np.greater_equal, np.less, np.less_equal, np.equal, np.not_equal,
    np.logical_and, np.logical_or, np.logical_not, np.isfinite, np.isnan, np.argmax, np.argmin, np.shape,
    np.ndim, np.size, np.zeros_like, np.ones_like, count,
}  # fmt: skip
