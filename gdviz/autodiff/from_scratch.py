"""Reverse mode from scratch: numbers that know what made them."""

from __future__ import annotations

import math


class Value:
    """A number, what it was made of, and the local slope by each part.

    Attributes:
        data: the number.
        inputs: the values it was made of; none for a given number.
        slopes: how fast it grows with each of them, if only that moves.
        grad: the slope of the last result by this value, added up by
            `backward`; nothing sets it back to 0 but you.
    """

    def __init__(
        self,
        data: float,
        inputs: tuple[Value, ...] = (),
        slopes: tuple[float, ...] = (),
    ) -> None:
        self.data = data
        self.inputs = inputs  # what it was made of
        self.slopes = slopes  # how fast it grows with each of these
        self.grad = 0.0  # how fast the result grows with it

    def __add__(self, other: Value | float) -> Value:
        b = value(other)
        return Value(self.data + b.data, (self, b), (1.0, 1.0))

    def __mul__(self, other: Value | float) -> Value:
        b = value(other)
        return Value(self.data * b.data, (self, b), (b.data, self.data))

    def __pow__(self, n: float) -> Value:
        slope = n * self.data ** (n - 1)
        return Value(self.data**n, (self,), (slope,))

    def __sub__(self, other: Value | float) -> Value:
        return self + value(other) * -1.0

    def __truediv__(self, other: Value | float) -> Value:
        return self * value(other) ** -1.0

    def backward(self) -> None:
        """Add the slope of this number by each value that made it."""
        self.grad = 1.0
        for node in reversed(in_order(self)):
            parts = zip(node.inputs, node.slopes, strict=True)
            for part, slope in parts:
                part.grad += node.grad * slope


def value(number: Value | float) -> Value:
    """A plain number as a `Value`."""
    return number if isinstance(number, Value) else Value(number)


def exp(x: Value) -> Value:
    """The exponential function, which is its own slope."""
    y = math.exp(x.data)
    return Value(y, (x,), (y,))


def relu(x: Value) -> Value:
    """The larger of x and 0; its slope at 0 is taken to be 0."""
    return Value(max(x.data, 0.0), (x,), (float(x.data > 0),))


def in_order(result: Value) -> list[Value]:
    """All that made a result, each behind what it was made of."""
    order: dict[Value, None] = {}  # quick to look up, and in order

    def visit(node: Value) -> None:
        if node not in order:
            for part in node.inputs:
                visit(part)
            order[node] = None

    visit(result)
    return list(order)
