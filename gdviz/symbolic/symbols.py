"""Symbols: stand-ins for numbers and arrays that remember the numpy formula they are put through.

A `Symbol` takes part in numpy's operators and functions through numpy's own protocols, knows its shape, and records
what was done to it. `gdviz.symbolic.printer` prints the record. Formulas must be straight-line: a symbol has no value
to branch on.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from gdviz.autodiff.derivatives import COMPOSED, count, getitem, scatter, sigmoid
from gdviz.symbolic.shapes import Axis, Length, common_shape, parse_index


class Symbol(NDArrayOperatorsMixin):
    """A node of a formula.

    Attributes:
        operation: the numpy function itself where it is elementwise, else one of the words in quotes under `detail`.
        inputs: the symbols it is applied to.
        shape: of the array it stands for.
        detail: for a "constant" its value, for an "input" its name, for a "component" (one value a component)
            JavaScript text, for "data" name and array, for a "count" a length, for a "sum" the axis; for a "view" each
            axis of the input, for a "scatter" each axis of the result: a fixed index, or the axis of the other that it
            follows.
    """

    __slots__ = ("detail", "inputs", "operation", "shape")

    def __init__(
        self, operation: Any, inputs: tuple[Symbol, ...] = (), shape: tuple[int, ...] = (), detail: Any = None
    ) -> None:
        self.operation, self.inputs, self.shape, self.detail = operation, inputs, shape, detail

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        if any(_is_foreign(type(one)) for one in inputs):
            return NotImplemented
        if options.get("out", (None,))[0] is self is inputs[0] and all(np.shape(one) == () for one in inputs):
            options = {}  # s += x for a number: the name s gets a new value, and no other name does
        if method != "__call__" or options:
            raise TypeError(f"a symbol cannot go through np.{ufunc.__name__} in place or with options")
        return elementwise(ufunc, *inputs)

    def __array_function__(self, function: Any, types: Any, inputs: Any, options: dict[str, Any]) -> Any:
        if any(_is_foreign(kind) for kind in types):
            return NotImplemented
        if function in COMPOSED:
            return COMPOSED[function](*inputs, **options)
        if function not in FUNCTIONS:
            raise TypeError(f"a symbol cannot go through {function.__name__}: it has no line in the tables")
        return FUNCTIONS[function](*inputs, **options)

    def __array__(self, *_: Any, **__: Any) -> Any:
        raise TypeError("a symbol has no value: np.array and np.asarray cannot be used on it")

    def __getitem__(self, index: Any) -> Symbol:
        source, shape = parse_index(index, self.shape)
        return view(self, source, shape)

    def __iter__(self) -> Iterator[Symbol]:
        return (self[position] for position in range(len(self)))

    def __len__(self) -> int:
        if not self.shape:
            raise TypeError("a symbol for a single number has no length")
        return self.shape[0]

    def __bool__(self) -> bool:
        raise TypeError("a formula must not branch on a value: write np.where instead of if, and, or, max or min")

    def __float__(self) -> float:
        raise TypeError("a symbol has no value: use numpy's functions, not those of math")

    def __repr__(self) -> str:
        return f"<Symbol {getattr(self.operation, '__name__', self.operation)} {self.shape}>"

    @property
    def ndim(self) -> int:
        """Number of axes."""
        return len(self.shape)

    @property
    def value(self) -> float | None:
        """The number that a constant symbol stands for, or None."""
        return self.detail if self.operation == "constant" else None


def _is_foreign(kind: type) -> bool:
    """Whether another library's (or autodiff's) class should take the operation over."""
    known = (Symbol, np.ndarray, np.generic)
    return hasattr(kind, "__array_ufunc__") and not issubclass(kind, known)


def number(name: str) -> Symbol:
    """A symbol for one number, printed as `name`."""
    return Symbol("input", detail=name)


def vector(name: str, dim: int) -> Symbol:
    """A symbol for an array of shape (dim,), printed as name[0], name[1], ..."""
    return Symbol("input", shape=(dim,), detail=name)


def component(text: str) -> Symbol:
    """A symbol for each component of a vector in turn, printed as `text`; its shape is (1,)."""
    return Symbol("component", shape=(1,), detail=text)


def data(array: Any, name: str = "") -> Symbol:
    """A symbol for data that may be replaced later: printed by name, with loops over all of it."""
    array = np.asarray(array, dtype=float)
    return Symbol("data", shape=tuple(map(Length, array.shape)), detail=(name, array))


def lift(value: Any) -> Symbol:
    """The symbol for a plain number or array; one number repeated is a constant. Symbols pass."""
    if isinstance(value, Symbol):
        return value
    array = np.asarray(value, dtype=float)
    if array.size and np.all(array == array.flat[0]):
        return _constant(float(array.flat[0]), array.shape)
    return data(array)


def _constant(value: float, shape: tuple[int, ...] = ()) -> Symbol:
    return Symbol("constant", shape=shape, detail=value)


def elementwise(operation: Any, *inputs: Any) -> Symbol:
    """An operation on each element of broadcast inputs, simplified where that changes no digit."""
    symbols = [lift(one) for one in inputs]
    shape = common_shape([one.shape for one in symbols])
    values = [one.value for one in symbols]
    if all(value is not None for value in values):
        with np.errstate(all="ignore"):
            return _constant(float(operation(*values)), shape)
    simpler = _simplify(operation, symbols, values)
    if simpler is not None:
        return broadcast(simpler, shape)
    return Symbol(operation, tuple(symbols), shape)


def _simplify(operation: Any, symbols: list[Symbol], values: list[float | None]) -> Symbol | None:
    """x + 0, 1 x, x¹, x² and their like, written shorter; 0 x counts as 0. None when nothing is to do."""
    first = symbols[0]
    if operation is np.negative and first.operation is np.negative:
        return first.inputs[0]
    if operation is np.positive:
        return first
    if operation is np.where and values[0] is not None:
        return symbols[1] if values[0] else symbols[2]
    if len(symbols) != 2:
        return None
    (a, b), second = values, symbols[1]
    if operation is np.add:
        return _simplify_sum(first, second, a, b)
    if operation is np.subtract and (a == 0 or b == 0):
        return first if b == 0 else elementwise(np.negative, second)
    if operation is np.multiply and (0 in (a, b) or 1 in (a, b) or -1 in (a, b)):
        known, other = (a, second) if a in (0, 1, -1) else (b, first)
        return _constant(0.0) if known == 0 else other if known == 1 else elementwise(np.negative, other)
    if operation is np.divide and (a == 0 or b == 1):
        return first
    if operation is np.power and b in (0, 1, 2):
        return (_constant(1.0), first, elementwise(np.square, first))[int(b)]
    return None


def _simplify_sum(first: Symbol, second: Symbol, a: float | None, b: float | None) -> Symbol | None:
    if a == 0 or b == 0:
        return second if a == 0 else first
    if b is not None and b < 0:
        return elementwise(np.subtract, first, -b)
    return elementwise(np.subtract, first, second.inputs[0]) if second.operation is np.negative else None


def view(symbol: Symbol, source: tuple[int | Axis, ...], shape: tuple[int, ...]) -> Symbol:
    """The entries of `symbol` seen in another shape: `source` tells where each of its axes is read."""
    if symbol.operation == "constant":
        return _constant(symbol.detail, shape)
    return Symbol("view", (symbol,), shape, source)


def broadcast(array: Any, shape: tuple[int, ...]) -> Symbol:
    """`np.broadcast_to` for symbols."""
    symbol = lift(array)
    extra = len(shape) - symbol.ndim
    source = tuple(0 if size == 1 else ("axis", extra + axis) for axis, size in enumerate(symbol.shape))
    return symbol if symbol.shape == tuple(shape) else view(symbol, source, tuple(shape))


def _reshape(array: Any, shape: Any) -> Symbol:
    """`np.reshape`, as far as it adds and drops axes of length 1."""
    symbol = lift(array)
    wanted = np.empty(symbol.shape).reshape(shape).shape
    sizes = [size for size in symbol.shape if size != 1]
    if [size for size in wanted if size != 1] != sizes:
        raise TypeError(f"a symbol of shape {symbol.shape} cannot take the shape {wanted}")
    kept, follow = iter(sizes), (axis for axis, size in enumerate(wanted) if size != 1)
    source = tuple(0 if size == 1 else ("axis", next(follow)) for size in symbol.shape)
    return view(symbol, source, tuple(1 if size == 1 else next(kept) for size in wanted))


def _transpose(symbol: Symbol, axes: Any = None) -> Symbol:
    order = [axis % symbol.ndim for axis in axes] if axes is not None else list(range(symbol.ndim))[::-1]
    source = tuple(("axis", order.index(axis)) for axis in range(symbol.ndim))
    return view(symbol, source, tuple(symbol.shape[axis] for axis in order))


def _scatter(array: Any, index: Any, shape: tuple[int, ...]) -> Symbol:
    target, _ = parse_index(index, shape)
    return Symbol("scatter", (lift(array),), tuple(shape), target)


def _sum(array: Any, axis: Any = None, keepdims: bool = False) -> Symbol:
    symbol = lift(array)
    axes = range(symbol.ndim) if axis is None else [int(one) % symbol.ndim for one in np.atleast_1d(axis)]
    result = symbol
    for one in sorted(axes, reverse=True):
        result = _sum_axis(result, one)
    kept = tuple(1 if index in set(axes) else size for index, size in enumerate(symbol.shape))
    return _reshape(result, kept) if keepdims else result


def _sum_axis(symbol: Symbol, axis: int) -> Symbol:
    """A loop where the axis runs over data; otherwise the terms one by one."""
    shape = symbol.shape[:axis] + symbol.shape[axis + 1 :]
    if isinstance(symbol.shape[axis], Length):
        return Symbol("sum", (symbol,), shape, axis)
    terms = [symbol[(slice(None),) * axis + (index,)] for index in range(symbol.shape[axis])]
    return lift(sum(terms[1:], terms[0])) if terms else _constant(0.0, shape)


def _count(array: Any, axis: Any = None) -> Any:
    """The length of data is a symbol too, since the data may be replaced by more."""
    symbol = lift(array)
    axes = range(symbol.ndim) if axis is None else np.atleast_1d(axis)
    sizes = [symbol.shape[one] for one in axes]
    lengths = [Symbol("count", detail=size) if isinstance(size, Length) else size for size in sizes]
    return math.prod(lengths[1:], start=lengths[0]) if lengths else 1


# numpy's functions that are no elementwise ufunc: what they do to symbols.
FUNCTIONS: dict[Any, Any] = {
    sigmoid: lambda x: elementwise(sigmoid, x),
    np.where: lambda condition, a, b: elementwise(np.where, condition, a, b),
    np.sum: _sum,
    np.broadcast_to: broadcast,
    np.reshape: _reshape,
    np.transpose: _transpose,
    np.shape: lambda symbol: symbol.shape,
    np.ndim: lambda symbol: symbol.ndim,
    np.zeros_like: lambda symbol, dtype=float: np.zeros(symbol.shape),
    np.ones_like: lambda symbol, dtype=float: np.ones(symbol.shape),
    getitem: lambda symbol, index: symbol[index],
    scatter: _scatter,
    count: _count,
}


def entries(symbol: Symbol) -> Iterator[tuple[int, ...]]:
    """The index of every entry, the last axis running fastest."""
    return itertools.product(*(range(size) for size in symbol.shape))
