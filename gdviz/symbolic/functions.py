"""numpy's functions that are no elementwise ufunc: what they do to symbols. To import it is to make them known."""

from __future__ import annotations

import itertools
import math
import operator
from collections.abc import Callable, Iterator
from functools import partial, reduce
from typing import Any

import numpy as np

from gdviz.autodiff.derivatives import count, getitem, put_along, scatter, sigmoid
from gdviz.symbolic.shapes import Length, is_looped, parse_index, reshaped
from gdviz.symbolic.symbols import FUNCTIONS, Symbol, broadcast, constant, elementwise, lift, view


def _reshape(array: Any, shape: Any) -> Symbol:
    """`np.reshape`. Arrays without a length of their own can only get and lose axes of length 1."""
    symbol = lift(array)
    wanted = reshaped(symbol.shape, shape)
    sizes = [size for size in symbol.shape if size != 1]
    if [size for size in wanted if size != 1] != sizes:
        if symbol.operation == "constant":
            return constant(symbol.detail, wanted)
        if any(is_looped(size) for size in sizes):
            return Symbol("reshape", (symbol,), wanted)
        raise TypeError(f"a symbol of shape {symbol.shape} cannot take the shape {wanted}")
    kept, follow = iter(sizes), (axis for axis, size in enumerate(wanted) if size != 1)
    source = tuple(0 if size == 1 else ("axis", next(follow)) for size in symbol.shape)
    return view(symbol, source, tuple(1 if size == 1 else next(kept) for size in wanted))


def _transpose(symbol: Symbol, axes: Any = None) -> Symbol:
    order = [axis % symbol.ndim for axis in axes] if axes is not None else list(range(symbol.ndim))[::-1]
    source = tuple(("axis", order.index(axis)) for axis in range(symbol.ndim))
    return view(symbol, source, tuple(symbol.shape[axis] for axis in order))


def _scatter(array: Any, index: Any, shape: tuple[int, ...]) -> Symbol:
    if isinstance(index, Symbol):
        return Symbol("scatter_add", (lift(array), index), tuple(shape))
    target, _ = parse_index(index, shape)
    return Symbol("scatter", (lift(array),), tuple(shape), target)


def _reduction(kind: str, array: Any, axis: Any = None, keepdims: bool = False) -> Symbol:
    """A sum, a largest or a smallest entry over axes."""
    symbol = lift(array)
    axes = range(symbol.ndim) if axis is None else [int(one) % symbol.ndim for one in np.atleast_1d(axis)]
    result = symbol
    for one in sorted(axes, reverse=True):
        result = _reduce_axis(kind, result, one)
    kept = tuple(1 if index in set(axes) else size for index, size in enumerate(symbol.shape))
    return _reshape(result, kept) if keepdims else result


def _reduce_axis(kind: str, symbol: Symbol, axis: int) -> Symbol:
    """A loop where the axis runs over data; otherwise the terms one by one."""
    shape = symbol.shape[:axis] + symbol.shape[axis + 1 :]
    if is_looped(symbol.shape[axis]):
        return Symbol(kind, (symbol,), shape, axis)
    terms = [symbol[(slice(None),) * axis + (index,)] for index in range(symbol.shape[axis])]
    return lift(reduce(_JOINING[kind], terms)) if terms else constant(0.0, shape)


_JOINING: dict[str, Callable[[Any, Any], Any]] = {"sum": operator.add, "max": np.maximum, "min": np.minimum}


def matmul(left: Any, right: Any) -> Symbol:
    """`left @ right`: a sum of products along the axis they share."""
    a, b = lift(left), lift(right)
    if not a.ndim or not b.ndim:
        raise TypeError("a matrix product needs two arrays, of one axis or more; for a number write *")
    if a.shape[-1] != b.shape[max(b.ndim - 2, 0)]:
        raise ValueError(f"matrix product: shapes {a.shape} and {b.shape} do not fit")
    products = a * b if b.ndim == 1 else a[..., None] * (b if a.ndim == 1 else b[..., None, :, :])
    return _reduction("sum", products, axis=-1 if b.ndim == 1 else -2)


def position(shape: tuple[int, ...], axis: int) -> Symbol:
    """The number of each entry along one axis."""
    return Symbol("position", (), tuple(shape), axis)


def _put_along(array: Any, index: Any, shape: tuple[int, ...], axis: int) -> Symbol:
    """Zeros of `shape` with one entry along an axis, at the whole number that `index` has there."""
    chosen = lift(index)
    if chosen.shape[axis] != 1:
        raise TypeError("of each row one entry can be taken along an axis, not several")
    return elementwise(np.where, elementwise(np.equal, position(shape, axis % len(shape)), chosen), array, 0.0)


def _take_along(array: Any, index: Any, axis: int) -> Symbol:
    """One entry along an axis, at the whole number that `index` has there."""
    symbol = lift(array)
    return _reduction("sum", _put_along(symbol, index, symbol.shape, axis), axis, keepdims=True)


def _count(array: Any, axis: Any = None) -> Any:
    """The length of data is a symbol too, since the data may be replaced by more."""
    symbol = lift(array)
    axes = range(symbol.ndim) if axis is None else np.atleast_1d(axis)
    sizes = [symbol.shape[one] for one in axes]
    lengths = [lift(size) if isinstance(size, Length) else size for size in sizes]
    return math.prod(lengths[1:], start=lengths[0]) if lengths else 1


TABLE: dict[Any, Any] = {
    sigmoid: lambda x: elementwise(sigmoid, x),
    np.where: lambda condition, a, b: elementwise(np.where, condition, a, b),
    np.matmul: matmul,
    np.sum: partial(_reduction, "sum"),
    np.max: partial(_reduction, "max"),
    np.min: partial(_reduction, "min"),
    np.take_along_axis: _take_along,
    put_along: _put_along,
    np.broadcast_to: broadcast,
    np.reshape: _reshape,
    np.transpose: _transpose,
    np.shape: lambda symbol: symbol.shape,
    np.ndim: lambda symbol: symbol.ndim,
    np.size: lambda symbol: math.prod(symbol.shape),
    np.zeros_like: lambda symbol, dtype=float: constant(0.0, symbol.shape),
    np.ones_like: lambda symbol, dtype=float: constant(1.0, symbol.shape),
    getitem: lambda symbol, index: symbol[index],
    scatter: _scatter,
    count: _count,
}
FUNCTIONS.update(TABLE)


def array(name: str, shape: tuple[int, ...]) -> Symbol:
    """A symbol for a flat array, row after row, each of whose axes is gone through by loops."""
    return Symbol("array", shape=tuple(size if size == 1 else Length(size) for size in shape), detail=name)


def entries(symbol: Symbol) -> Iterator[tuple[int, ...]]:
    """The index of every entry, the last axis running fastest."""
    return itertools.product(*(range(size) for size in symbol.shape))
