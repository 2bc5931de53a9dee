"""Symbols: stand-ins for numbers and arrays that remember the numpy formula they are put through.

A `Symbol` takes part in numpy's operators and functions through numpy's own protocols, knows its shape, and records
what was done to it. `gdviz.symbolic.printer` prints the record. Formulas must be straight-line: a symbol has no value
to branch on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from gdviz.autodiff.derivatives import COMPOSED
from gdviz.symbolic.shapes import Axis, Length, common_shape, parse_index

FUNCTIONS: dict[Any, Any] = {}
"""What numpy's functions that are no elementwise ufunc do to symbols: `gdviz.symbolic.functions` fills it."""


class Symbol(NDArrayOperatorsMixin):
    """A node of a formula.

    Attributes:
        operation: the numpy function itself where it is elementwise, else one of the words in quotes under `detail`.
        inputs: the symbols it is applied to.
        shape: of the array it stands for.
        detail: for a "constant" its value, for an "input" its name, for a "component" (one value a component)
            JavaScript text, for "data" name and array, for an "array" its name, for a "count" a length, for a "sum",
            "max" or "min" the axis, for a "position" the axis along which its entries are 0, 1, 2, ...; for a "view"
            each axis of the input, for a "scatter" each axis of the result: a fixed index, or the axis of the other
            that it follows. A "gather" reads its first input at the whole numbers of the second, a "scatter_add" adds
            the first up at those of the second; a "reshape" has the same entries in the same order.
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
        if ufunc is np.matmul:
            return self.__array_function__(ufunc, (), inputs, {})
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
        if isinstance(index, Symbol):
            return Symbol("gather", (self, index), (*index.shape, *self.shape[1:]))
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
    def T(self) -> Symbol:
        """The transpose."""
        return self.__array_function__(np.transpose, (), (self,), {})

    @property
    def value(self) -> float | None:
        """The number that a constant symbol stands for, or None."""
        return self.detail if self.operation == "constant" else None


def _counted(size: int) -> Symbol:
    """The number that a length of data is."""
    return Symbol("count", detail=size)


Length.symbol = _counted


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
    if isinstance(value, Length):
        return Length.symbol(value)
    array = np.asarray(value, dtype=float)
    if array.size and np.all(array == array.flat[0]):
        return constant(float(array.flat[0]), array.shape)
    return data(array)


def constant(value: float, shape: tuple[int, ...] = ()) -> Symbol:
    """One number in every place of an array."""
    return Symbol("constant", shape=shape, detail=value)


def elementwise(operation: Any, *inputs: Any) -> Symbol:
    """An operation on each element of broadcast inputs, simplified where that changes no digit."""
    symbols = [lift(one) for one in inputs]
    shape = common_shape([one.shape for one in symbols])
    values = [one.value for one in symbols]
    if all(value is not None for value in values):
        with np.errstate(all="ignore"):
            return constant(float(operation(*values)), shape)
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
        return constant(0.0) if known == 0 else other if known == 1 else elementwise(np.negative, other)
    if operation is np.divide and (a == 0 or b == 1):
        return first
    if operation is np.power and b in (0, 1, 2):
        return (constant(1.0), first, elementwise(np.square, first))[int(b)]
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
        return constant(symbol.detail, shape)
    return Symbol("view", (symbol,), shape, source)


def broadcast(array: Any, shape: tuple[int, ...]) -> Symbol:
    """`np.broadcast_to` for symbols."""
    symbol = lift(array)
    extra = len(shape) - symbol.ndim
    source = tuple(0 if size == 1 else ("axis", extra + axis) for axis, size in enumerate(symbol.shape))
    return symbol if symbol.shape == tuple(shape) else view(symbol, source, tuple(shape))
