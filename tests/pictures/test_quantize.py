"""Colour tables, against distances worked out one by one and against hand-made clusters."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdviz.pictures.quantize import color_table, histogram, nearest, unpack


def packed(rows):
    red, green, blue = np.array(rows, dtype=np.uint32).T
    return red | green << 8 | blue << 16


def test_colours_come_apart_as_they_lie_in_memory():
    memory = np.array([[1, 2, 3, 0], [250, 0, 7, 0]], dtype=np.uint8)
    np.testing.assert_array_equal(unpack(memory.view("<u4")[:, 0]), memory[:, :3])


def test_histogram_adds_up_what_is_listed_twice():
    colors, counts = histogram(packed([(1, 0, 0), (0, 9, 0), (1, 0, 0)]), np.array([5, 2, 10]))
    assert dict(zip(colors.tolist(), counts.tolist(), strict=True)) == {1: 15, 9 << 8: 2}


def test_colours_that_fit_are_kept():
    colors = packed([(3, 1, 4), (15, 9, 26), (53, 58, 97)])
    np.testing.assert_array_equal(color_table(colors, np.array([1, 1, 1]), 3, 100.0), unpack(colors))


def test_clusters_become_their_weighted_means():
    colors = np.sort(packed([(10, 10, 10), (14, 10, 10), (200, 90, 0), (200, 94, 0), (0, 0, 240)]))
    weights = {(10, 10, 10): 3, (14, 10, 10): 1, (200, 90, 0): 1, (200, 94, 0): 1, (0, 0, 240): 7}
    counts = np.array([weights[tuple(int(part) for part in rgb)] for rgb in unpack(colors)])
    table = color_table(colors, counts, 3, 0.0)
    assert sorted(map(tuple, table.tolist())) == [(0, 0, 240), (11, 10, 10), (200, 92, 0)]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 700), st.integers(1, 256))
def test_nearest_is_nearest(seed, count, size):
    generator = np.random.default_rng(seed)
    colors = np.unique(generator.integers(0, 1 << 24, count, dtype=np.uint32))
    table = np.unique(generator.integers(0, 256, (size, 3), dtype=np.uint8), axis=0)
    apart = ((unpack(colors)[:, None].astype(int) - table.astype(int)) ** 2).sum(axis=-1)
    np.testing.assert_array_equal(apart[np.arange(len(colors)), nearest(colors, table)], apart.min(axis=1))


@pytest.mark.parametrize("error", [0.2, 1.0, 5.0])
def test_as_few_colours_as_the_error_allows(error):
    generator = np.random.default_rng(2)
    grey = np.unique(packed(np.clip(generator.normal(128, 40, (4000, 1)) + np.array([0, 2, 5]), 0, 255).astype(int)))
    counts = generator.integers(1, 50, grey.size)
    table = color_table(grey, counts, 100, error)
    chosen = unpack(grey).astype(float) - table[nearest(grey, table)]
    achieved = (chosen**2).mean(axis=1) @ counts / counts.sum()
    # q colours along a line of span s: steps of s / q, whose error is (s / q)² / 12 on each of the three channels
    span = 240
    assert achieved <= 1.2 * error + 0.35  # rounded to whole numbers
    assert len(table) <= 1.1 * span / np.sqrt(12 * error) + 4


def test_a_rare_colour_far_from_the_rest_is_not_lost():
    shades = packed([(100 + k % 40, 120 + k // 40, 140) for k in range(1600)])
    colors = np.sort(np.append(shades, packed([(240, 20, 110)])))
    counts = np.where(colors == packed([(240, 20, 110)])[0], 30, 1000)
    table = color_table(colors, counts, 60, 0.0)
    assert [240, 20, 110] in table.tolist()


def test_very_many_colours_are_pooled_and_still_close():
    generator = np.random.default_rng(3)
    colors = np.unique(packed(generator.integers(0, 64, (60000, 3))))
    assert len(colors) > 1 << 15
    table = color_table(colors, np.ones(len(colors), dtype=np.int64), 255, 0.0)
    apart = ((unpack(colors).astype(float) - table[nearest(colors, table)]) ** 2).mean()
    # 255 cubes that fill 64 x 64 x 64 have a side of about 10: a mean squared error of 10² / 12
    assert len(table) == 255 and apart < 1.25 * 10**2 / 12
