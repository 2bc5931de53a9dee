"""Shapes and indices of symbols follow numpy's rules, and lengths of data stay known as such."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis.extra.numpy import BroadcastableShapes, mutually_broadcastable_shapes

from gdviz.symbolic.shapes import Length, common_shape, parse_index, reshaped


@given(mutually_broadcastable_shapes(num_shapes=3, max_dims=3, max_side=4))
def test_a_common_shape_is_numpys(shapes: BroadcastableShapes) -> None:
    assert common_shape(list(shapes.input_shapes)) == shapes.result_shape


@pytest.mark.parametrize(
    "shapes", [[(Length(5),), (5,)], [(5,), (Length(5),)], [(1,), (2, Length(5))], [(Length(5),), ()]]
)
def test_a_length_of_data_is_kept(shapes: list[tuple[int, ...]]) -> None:
    assert isinstance(common_shape(shapes)[-1], Length)
    assert not isinstance(common_shape([(5,), (1,)])[-1], Length)


BOX = np.arange(24.0).reshape(2, 3, 4)
INDICES = [
    0, -1, (1, 2), (1, 2, 3), ..., (..., 1), (1, ...), (0, ..., -1), (slice(None), 1), None, (None, 1), (..., None),
    (slice(None), None, 2), (np.int64(1),),
]  # fmt: skip


@pytest.mark.parametrize("index", INDICES, ids=repr)
def test_an_index_reads_what_numpy_reads(index: Any) -> None:
    source, shape = parse_index(index, BOX.shape)
    assert shape == BOX[index].shape
    for place in np.ndindex(*shape):
        read = tuple(place[entry[1]] if isinstance(entry, tuple) else entry for entry in source)
        assert BOX[read] == BOX[index][place]


@pytest.mark.parametrize("index", [2, -3, (0, 3), (0, 0, 0, 0)], ids=repr)
def test_an_index_out_of_range_is_refused_in_one_line(index: Any) -> None:
    with pytest.raises(IndexError, match=r"is out of range for a symbol of shape \(2, 3, 4\)$"):
        parse_index(index, BOX.shape)


@pytest.mark.parametrize("index", [slice(0, 1), True, 1.0, "x", [0, 1]], ids=repr)
def test_other_indices_are_refused_in_one_line(index: Any) -> None:
    with pytest.raises(TypeError, match=r"^a symbol can be indexed by whole numbers, None, \.\.\. and :, not by "):
        parse_index(index, BOX.shape)


def test_a_shape_with_one_length_left_open_is_numpys() -> None:
    for shape, wanted in (((2, 3, 4), (6, -1)), ((2, 6), -1), ((4,), (2, 2))):
        assert reshaped(shape, wanted) == np.empty(shape).reshape(wanted).shape
    with pytest.raises(ValueError, match=r"^an array of shape \(2, 3\) cannot take the shape \(4, -1\)$"):
        reshaped((2, 3), (4, -1))
    assert all(isinstance(size, Length) for size in reshaped((Length(5), 3), (3, 5)))
