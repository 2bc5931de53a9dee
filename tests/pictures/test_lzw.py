"""The compression of GIFs against a decoder written from the specification's appendix F (CompuServe 1990)."""

import os

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from gdviz.pictures.lzw import compress


def _unpacked(data):
    """The bytes of the blocks, each of which begins with its length."""
    content, place = b"", 0
    while place < len(data):
        content += data[place + 1 : place + 1 + data[place]]
        place += 1 + data[place]
    assert place == len(data)
    return content


def _decoded(data, bits):
    """The indices that a stream of codes stands for."""
    stream = int.from_bytes(_unpacked(data), "little")
    clear, end = 1 << bits, (1 << bits) + 1
    table, width, before, out = {}, bits + 1, None, []
    while True:
        code, stream = stream & ((1 << width) - 1), stream >> width
        if code == end:
            return out
        if code == clear:
            table = {index: (index,) for index in range(clear)}
            width, before, new = bits + 1, None, end + 1
            continue
        entry = table[code] if code in table else (*before, before[0])
        out.extend(entry)
        if before is not None and new < 4096:
            table[new] = (*before, entry[0])
            new += 1
            if new == 1 << width and width < 12:
                width += 1
        before = entry


pictures = st.integers(2, 8).flatmap(
    lambda bits: st.tuples(
        st.just(bits),
        st.lists(
            arrays.arrays(np.uint8, arrays.array_shapes(min_dims=2, max_dims=2, max_side=40),
                          elements=st.integers(0, 2**bits - 1)),
            max_size=7,
        ),
    )
)  # fmt: skip


@given(pictures)
def test_every_picture_is_decoded_in_its_place(given_pictures):
    bits, images = given_pictures
    streams = compress(images, bits)
    assert [_decoded(stream, bits) for stream in streams] == [image.ravel().tolist() for image in images]


@pytest.mark.parametrize("cores", [1, 2, 3, 16, None])
def test_the_number_of_cores_changes_nothing(cores, monkeypatch):
    random = np.random.default_rng(7)
    images = [random.integers(0, 16, size=(1 + 37 * k % 90, 1 + 53 * k % 110), dtype=np.uint8) for k in range(11)]
    expected = [image.ravel().tolist() for image in images]
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert [_decoded(stream, 4) for stream in compress(images, 4)] == expected


def test_a_picture_that_fills_the_table_of_codes_many_times_is_decoded():
    image = np.random.default_rng(1).integers(0, 256, size=(200, 300), dtype=np.uint8)
    (stream,) = compress([image], 8)
    assert _decoded(stream, 8) == image.ravel().tolist()
