"""Shapes and indices of symbols: numpy's rules, without arrays."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np

Axis = tuple[str, int]


class Length(int):
    """The length of an axis that runs over data, which may be replaced by more or fewer; its products are such too.

    In all other arithmetic it is a symbol, so that no formula is printed with the number that it has by chance.
    """

    __array_ufunc__ = None  # numpy's own numbers and functions leave it to the operators below, or refuse
    symbol: ClassVar[Callable[[int], Any]]  # see gdviz.symbolic.symbols

    def __mul__(self, other: Any) -> Any:
        return Length(int(self) * other) if isinstance(other, int) else Length.symbol(self) * other

    def __rmul__(self, other: Any) -> Any:
        return Length(other * int(self)) if isinstance(other, int) else other * Length.symbol(self)

    def __add__(self, other: Any) -> Any:
        return Length.symbol(self) + other

    def __radd__(self, other: Any) -> Any:
        return other + Length.symbol(self)

    def __sub__(self, other: Any) -> Any:
        return Length.symbol(self) - other

    def __rsub__(self, other: Any) -> Any:
        return other - Length.symbol(self)

    def __truediv__(self, other: Any) -> Any:
        return Length.symbol(self) / other

    def __rtruediv__(self, other: Any) -> Any:
        return other / Length.symbol(self)

    def __pow__(self, other: Any, _: Any = None) -> Any:
        return Length.symbol(self) ** other


MANY = 50
"""A sum of as many terms is a loop, whatever the length is one of."""


def is_looped(size: int) -> bool:
    """Whether an axis of this length is gone through by a loop, rather than entry by entry."""
    return isinstance(size, Length) or size >= MANY


def common_shape(shapes: list[tuple[int, ...]]) -> tuple[int, ...]:
    """`np.broadcast_shapes`, which would forget which lengths are those of data."""
    ndim = len(np.broadcast_shapes(*shapes))
    padded = [(1,) * (ndim - len(shape)) + shape for shape in shapes]
    return tuple(
        max(sizes, key=lambda size: (size != 1, isinstance(size, Length))) for sizes in zip(*padded, strict=True)
    )


def reshaped(shape: tuple[int, ...], wanted: Any) -> tuple[int, ...]:
    """The shape `wanted`, in which one length may be -1, for the entries of an array of `shape`.

    Raises:
        ValueError: when it has not as many.
    """
    sizes = [wanted] if isinstance(wanted, int | np.integer) else list(wanted)
    known = math.prod(size for size in sizes if size != -1)
    total = math.prod(shape)
    if -1 in sizes:
        sizes[sizes.index(-1)] = total // known if known else 0
    if math.prod(sizes) != total:
        raise ValueError(f"an array of shape {tuple(map(int, shape))} cannot take the shape {wanted}")
    return tuple(int(size) if size == 1 or not isinstance(total, Length) else Length(size) for size in sizes)


def parse_index(index: Any, shape: tuple[int, ...]) -> tuple[tuple[int | Axis, ...], tuple[int, ...]]:
    """For each axis of an array of `shape`, where `index` reads it; and the shape of what it reads."""
    entries = list(index) if isinstance(index, tuple) else [index]
    used = sum(entry is not None and entry is not Ellipsis for entry in entries)
    rest = [slice(None)] * (len(shape) - used)
    ellipsis = next((number for number, entry in enumerate(entries) if entry is Ellipsis), None)
    entries = entries + rest if ellipsis is None else entries[:ellipsis] + rest + entries[ellipsis + 1 :]
    source: list[int | Axis] = []
    result: list[int] = []
    for entry in entries:
        if entry is None:
            result.append(1)
        elif isinstance(entry, slice) and entry == slice(None):
            source.append(("axis", len(result)))
            result.append(shape[len(source) - 1])
        elif isinstance(entry, int | np.integer) and not isinstance(entry, bool):
            size = shape[len(source)] if len(source) < len(shape) else 0
            if not -size <= entry < size:
                raise IndexError(f"index {entry} is out of range for a symbol of shape {shape}")
            source.append(int(entry) % size)
        else:
            raise TypeError(f"a symbol can be indexed by whole numbers, None, ... and :, not by {entry!r}")
    return tuple(source), tuple(result)
