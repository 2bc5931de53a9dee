"""Reverse-mode automatic differentiation of plain numpy code.

`grad(f)` runs `f` once on `Variable`s, which remember how each value was computed, and then walks that record
backwards, applying the chain rule with one line of the table in `gdviz.autodiff.derivatives` an operation. The backward
pass is itself made of the same operations, so that `grad(grad(f))` works, and so that running it on symbols
(`gdviz.symbolic`) gives the formula of the gradient.

    >>> grad(lambda x: (2 * x + 3) ** 2)(1.0)
    20.0

Source: Griewank and Walther (2008), "Evaluating derivatives", 2nd edition, SIAM, chapter 3.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from numbers import Real
from typing import Any, NoReturn

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from gdviz.autodiff.derivatives import COMPOSED, CONSTANT, DERIVATIVES, getitem

_creation = itertools.count()

_LEAVING = (
    "autodiff cannot follow float(), int(), the functions of math, or a[i] = x: use numpy's functions, np.stack to "
    "fill an array, and value_of(x) where a constant is meant"
)

# The `order` of every leaf whose function is running: by it an inner `grad` knows what an outer one waits for.
_under_way: ContextVar[frozenset[int]] = ContextVar("_under_way", default=frozenset())


class Variable(NDArrayOperatorsMixin):
    """A value that remembers the operation and the inputs that made it.

    numpy's functions and operators work on it through numpy's own protocols. Comparisons give plain values, so that
    Python may branch on them.

    Attributes:
        value: a float array, or a symbol.
        operation: a key of `DERIVATIVES`; None for an argument of the function that is differentiated.
        inputs: what the operation was applied to, Variables or plain values.
        options: its keyword arguments.
        order: a number larger than that of every Variable among the inputs.

    Raises:
        TypeError: when an operation has no derivative in the tables, or would leave the record as `float(x)` does.
    """

    __slots__ = ("inputs", "operation", "options", "order", "value")

    def __init__(
        self,
        value: Any,
        operation: Any = None,
        inputs: tuple[Any, ...] = (),
        options: dict[str, Any] | None = None,
    ) -> None:
        self.value, self.operation, self.inputs, self.options = value, operation, inputs, options or {}
        self.order = next(_creation)  # inputs exist before what is made of them, so this is a topological order

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        if _is_step(self, ufunc, method, inputs, options):  # s += x, where s holds a number
            return apply(ufunc, inputs, {})
        if method == "__call__" and "out" in options:
            raise TypeError(
                f"autodiff cannot follow np.{ufunc.__name__} in place on an array: write s = "
                f"np.{ufunc.__name__}(s, x), as in s = s + x instead of s += x"
            )
        if method != "__call__" or options:
            raise TypeError(f"autodiff cannot follow np.{ufunc.__name__} used with options")
        return apply(ufunc, inputs, {})

    def __array_function__(self, function: Any, types: Any, inputs: tuple[Any, ...], options: dict[str, Any]) -> Any:
        return apply(function, inputs, options)

    def __setitem__(self, index: Any, value: Any) -> NoReturn:
        raise TypeError(_LEAVING)

    def __copy__(self) -> Variable:
        """Itself: nothing can change it, and a copy would be cut off from the record, with derivative 0."""
        return self

    def __deepcopy__(self, _: Any) -> Variable:
        return self

    def __reduce_ex__(self, _: Any) -> NoReturn:
        raise TypeError("autodiff cannot follow a variable through pickle: a copy of it has no record")

    def __array__(self, *_: Any, **__: Any) -> Any:
        raise TypeError("autodiff cannot follow np.array or np.asarray: join variables with np.stack")

    def __getitem__(self, index: Any) -> Any:
        return apply(getitem, (self, index), {})

    def __iter__(self) -> Iterator[Any]:
        return (self[position] for position in range(len(self)))

    def __len__(self) -> int:
        return len(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    def _leave(self) -> NoReturn:
        """Refuse to become a plain number, which would be taken for a constant, with derivative 0."""
        raise TypeError(_LEAVING)

    __float__ = __int__ = __index__ = __complex__ = _leave

    def __repr__(self) -> str:
        return f"Variable({self.value!r})"

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of the value."""
        return np.shape(self.value)

    @property
    def ndim(self) -> int:
        """Number of axes of the value."""
        return len(self.shape)

    @property
    def T(self) -> Any:
        """The transpose."""
        return np.transpose(self)

    def copy(self) -> Variable:
        """Itself, like a copy of an array that nobody changes."""
        return self

    def sum(self, axis: Any = None, keepdims: bool = False) -> Any:
        """Sum over `axis`, like the method of an array."""
        return np.sum(self, axis=axis, keepdims=keepdims)

    def mean(self, axis: Any = None, keepdims: bool = False) -> Any:
        """Mean over `axis`, like the method of an array."""
        return np.mean(self, axis=axis, keepdims=keepdims)

    def reshape(self, *shape: Any) -> Any:
        """The same entries in another shape, like the method of an array."""
        return np.reshape(self, shape[0] if len(shape) == 1 else shape)


def _is_step(self: Any, ufunc: Any, method: str, inputs: tuple[Any, ...], options: dict[str, Any]) -> bool:
    """Whether this is `s += x` and the like for a number: there the name `s` gets a new value, and no other name does.

    An array would change under its other names too, which a record of values cannot follow.
    """
    mine = method == "__call__" and options.keys() == {"out"} and options["out"][0] is self is inputs[0]
    return mine and all(np.shape(one) == () for one in inputs)


def apply(operation: Any, inputs: tuple[Any, ...], options: dict[str, Any]) -> Any:
    """Run `operation` on inputs of which some are Variables, and remember it.

    Raises:
        TypeError: when the operation is in no table.
    """
    if operation in COMPOSED:
        return COMPOSED[operation](*inputs, **options)
    if operation not in DERIVATIVES and operation not in CONSTANT:
        raise TypeError(f"autodiff knows no derivative of {operation.__name__}: add a line to DERIVATIVES")
    value = operation(*map(value_of, inputs), **options)
    return value if operation in CONSTANT else Variable(value, operation, inputs, options)


def value_of(array: Any) -> Any:
    """The plain value of a Variable, a constant to every derivative, or the argument itself."""
    return array.value if isinstance(array, Variable) else array


def _unbroadcast(g: Any, shape: tuple[int, ...]) -> Any:
    """Sum `g` over the axes along which numpy had copied an input of `shape`."""
    have = np.shape(g)
    if have == shape:
        return g
    extra = len(have) - len(shape)
    copied = tuple(range(extra)) + tuple(
        extra + axis for axis, size in enumerate(shape) if size == 1 and have[extra + axis] != 1
    )
    g = np.sum(g, axis=copied, keepdims=True) if copied else g
    return np.reshape(g, shape) if extra > 0 else np.broadcast_to(g, shape)


def _record(output: Variable, leaves: list[Variable], outer: frozenset[int]) -> tuple[list[Variable], bool]:
    """The Variables that made `output`, latest first, and whether any is a leaf in `outer` or may depend on one."""
    stops = {id(leaf) for leaf in leaves}
    seen, pending, outside = {id(output): output}, [output], False
    while pending:
        node = pending.pop()
        if id(node) in stops:
            outside = outside or bool(outer and node.inputs)
            continue
        outside = outside or node.order in outer
        for one in node.inputs:
            if isinstance(one, Variable) and id(one) not in seen:
                seen[id(one)] = one
                pending.append(one)
    return sorted(seen.values(), key=lambda node: -node.order), outside


def made_of(output: Variable) -> list[Variable]:
    """The Variables that an output was made of, itself among them, each after those it was made of."""
    return _record(output, [], frozenset())[0][::-1]


def _backward(nodes: list[Variable], leaves: list[Variable], outside: bool) -> list[Any]:
    """Gradients of the one number `nodes[0]` by each of `leaves`; Variables themselves where `outside` needs them."""
    see: Callable[[Any], Any] = (lambda x: x) if outside else value_of
    stops = {id(leaf) for leaf in leaves}
    gradients: dict[int, Any] = {id(nodes[0]): np.float64(1.0)}
    for node in nodes:
        if id(node) in stops or id(node) not in gradients:
            continue
        g, inputs = gradients.pop(id(node)), [see(one) for one in node.inputs]
        for one, derivative in zip(node.inputs, DERIVATIVES.get(node.operation, ()), strict=False):
            if isinstance(one, Variable) and derivative is not None:
                part = _unbroadcast(derivative(g, see(node), *inputs, **node.options), one.shape)
                gradients[id(one)] = gradients[id(one)] + part if id(one) in gradients else part
    return [gradients[id(leaf)] if id(leaf) in gradients else np.zeros(leaf.shape) for leaf in leaves]


def _is_foreign(array: Any) -> bool:
    """Whether this is a Variable or a symbol."""
    return hasattr(type(array), "__array_function__") and not isinstance(array, np.ndarray)


def _floats(array: Any) -> Any:
    """An array of floats; Variables and symbols stay what they are."""
    return array if _is_foreign(array) else np.asarray(array, dtype=float)


def _leaf(array: Any) -> Variable:
    """A fresh Variable for an argument; one that is already a Variable stays connected to its own record."""
    if isinstance(array, Variable):
        return Variable(array.value, np.positive, (array,))
    return Variable(_floats(array))


def _run(function: Callable[..., Any], leaves: list[Variable]) -> Any:
    """The one number that `function` returns, a Variable if it depends on any."""
    token = _under_way.set(_under_way.get() | {leaf.order for leaf in leaves})
    try:
        output = function(*leaves)
    except ValueError as error:
        # numpy hides the refusal of `a[0] = x` behind an error about sequences.
        hidden = error.__cause__
        if hidden is not None and hidden.args == (_LEAVING,):
            raise hidden from None
        raise
    finally:
        _under_way.reset(token)
    _check_number(value_of(output))
    return output


def _check_number(value: Any) -> None:
    """ValueError when `value` is not one real number (or the symbol of one)."""
    if isinstance(value, float):  # also np.float64: the common case, for speed
        return
    array = _is_foreign(value) or (isinstance(value, Real | np.ndarray) and np.asarray(value).dtype.kind in "fiu")
    if array and np.shape(value) == ():
        return
    what = f"an array of shape {np.shape(value)}" if array else f"a {type(value).__name__}"
    what = "None: its return is missing" if value is None else what
    raise ValueError(f"grad needs a function that returns one number; this one returned {what}")


def _handed_out(array: Any) -> Any:
    """The caller's own copy of an array, which may be read-only or another's memory until here."""
    return np.array(array) if isinstance(array, np.ndarray) else array


def value_and_grad(function: Callable[..., Any]) -> Callable[..., tuple[Any, Any]]:
    """A function that returns (`function(*arrays)`, its gradient), the gradient as `grad` gives it."""

    def run(*arrays: Any) -> tuple[Any, Any]:
        leaves = [_leaf(array) for array in arrays]
        value = _run(function, leaves)
        if isinstance(value, Variable):
            nodes, outside = _record(value, leaves, _under_way.get())
            gradients = [_handed_out(g) for g in _backward(nodes, leaves, outside)]
            value = value if outside else _handed_out(value.value)
        else:
            gradients = [np.zeros(leaf.shape) for leaf in leaves]
        return value, gradients[0] if len(arrays) == 1 else tuple(gradients)

    return run


def grad(function: Callable[..., Any]) -> Callable[..., Any]:
    """The gradient of a function of arrays that returns one number.

    Returns:
        A function of the same arrays. It returns an array shaped like the argument, or a tuple of them when there are
        several arguments. They are the caller's to change; inside the function of another `grad` they are Variables
        where that one needs them.

    Raises:
        ValueError: when the function does not return one number.
        TypeError: when it uses an unknown operation, or makes a plain number of a Variable.
    """

    def run(*arrays: Any) -> Any:
        return value_and_grad(function)(*arrays)[1]

    return run


def hessian(function: Callable[..., Any]) -> Callable[[Any], Any]:
    """All second derivatives of a function of one array that returns one number.

    Returns:
        A function of w. Its result has shape (dim, dim) for w of shape (dim,), and is a number for a number w.

    Raises:
        ValueError: when w has another shape, or the function does not return one number.
        TypeError: as for `grad`.
    """

    def run(w: Any) -> Any:
        w = _floats(w)
        if np.shape(w) == ():
            return grad(grad(function))(w)
        if np.ndim(w) != 1:
            raise ValueError(f"hessian takes a number or an array of shape (dim,); got shape {np.shape(w)}")
        rows = [grad(lambda v, row=row: grad(function)(v)[row])(w) for row in range(np.shape(w)[0])]
        return np.stack(rows)

    return run
