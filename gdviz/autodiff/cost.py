"""What a gradient costs, counted while it is computed: multiplications of matrix products, and numbers kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from gdviz.autodiff.reverse import Variable, made_of, value_and_grad


class Counted(NDArrayOperatorsMixin):
    """An array that adds to a tally, shared with all that is made of it, what each matrix product costs.

    Attributes:
        array: the numbers.
        tally: a list of one whole number, the multiplications so far.
    """

    def __init__(self, array: Any, tally: list[int]) -> None:
        self.array, self.tally = np.asarray(array, dtype=float), tally

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        arrays = [_array(one) for one in inputs]
        result = getattr(ufunc, method)(*arrays, **options)
        if ufunc is np.matmul:  # every entry of the result is a sum of products over the axis that is shared
            self.tally[0] += np.size(result) * np.shape(arrays[0])[-1]
        return self._like(result)

    def __array_function__(self, function: Any, types: Any, inputs: Any, options: dict[str, Any]) -> Any:
        return self._like(function(*map(_array, inputs), **options))

    def __getitem__(self, index: Any) -> Any:
        return self._like(self.array[index])

    def _like(self, result: Any) -> Any:
        return Counted(result, self.tally) if isinstance(result, np.ndarray | np.floating) else result


def _array(one: Any) -> Any:
    return one.array if isinstance(one, Counted) else one


def multiplications(function: Callable[..., Any], *arrays: Any) -> tuple[int, int]:
    """How many multiplications the matrix products take in the forward and in the backward pass of `grad(function)`.

    What is done entry by entry (adding a bias, say) is not counted: of wide layers it is a small part.

    Arguments:
        function: of the arrays; returns one number. The data that it is no function of cost nothing backwards.
        arrays: where, as for `grad`.
    """
    tally = [0]
    counted = [Counted(array, tally) for array in arrays]
    function(*counted)
    forward = tally[0]
    value_and_grad(function)(*counted)  # forward once more, and backward
    return forward, tally[0] - 2 * forward


def kept(function: Callable[..., Any], *arrays: Any) -> int:
    """How many numbers the record keeps for the backward pass, the arguments themselves not among them.

    Arguments:
        function: of the arrays; returns one number.
        arrays: where, as for `grad`.
    """
    nodes = made_of(function(*map(Variable, arrays)))
    return sum(int(np.size(node.value)) for node in nodes if node.operation is not None)
