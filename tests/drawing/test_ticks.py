"""Ticks: round, few, and each says where it stands."""

import math
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gdviz.drawing.ticks import Scale, decades, nice_values, tick_labels
from gdviz.figure.panel import Axis
from tests.drawn import read_number


def test_ticks_are_round_and_few():
    assert nice_values(0, 10, 6) == [0, 2, 4, 6, 8, 10]
    assert nice_values(-2, 8, 6) == [-2, 0, 2, 4, 6, 8]
    assert nice_values(0.0, 0.1, 5) == pytest.approx([0, 0.025, 0.05, 0.075, 0.1])
    for low, high, count in ((-1.3, 7.7, 4), (1e-3, 2e-3, 5), (-1e6, 1e6, 3)):
        values = nice_values(low, high, count)
        assert 2 <= len(values) <= count
        assert low <= values[0] and values[-1] <= high


def test_tick_labels_share_their_decimals():
    assert tick_labels([0.0, 0.5, 1.0]) == ["0.0", "0.5", "1.0"]
    assert tick_labels([-20.0, 0.0, 20.0]) == ["−20", "0", "20"]
    assert tick_labels([0.025, 0.05]) == ["0.025", "0.050"]
    assert tick_labels([0.0, 2e5]) == ["0", "2×10⁵"]
    assert tick_labels([100000.0, 105000.0, 110000.0]) == ["10⁵", "1.05×10⁵", "1.1×10⁵"]
    assert tick_labels([1e6, 1e6 + 1]) == ["1 000 000", "1 000 001"]
    assert tick_labels([0.000995, 0.001]) == ["0.000995", "0.001000"]
    assert tick_labels([12000.5, 12001.0]) == ["12 000.5", "12 001.0"]
    assert tick_labels([-0.0, 2000.0]) == ["0", "2 000"]


@given(st.floats(-1e9, 1e9), st.floats(1e-7, 1e9), st.integers(3, 7))
def test_every_tick_says_where_it_stands(low, width, count):
    assume(low + width > low and width > 1e-9 * abs(low))
    values = nice_values(low, low + width, count)
    gap = min(b - a for a, b in pairwise(values)) if len(values) > 1 else width
    told = [read_number(label) for label in tick_labels(values)]
    assert told == pytest.approx(values, rel=0, abs=1e-3 * gap)


def test_decades_thin_out_evenly_and_keep_one():
    assert decades(1e-2, 1e2, 5) == pytest.approx([0.01, 0.1, 1, 10, 100])
    assert decades(1e-6, 1e4, 4) == pytest.approx([1e-6, 1e-3, 1, 1e3])


def test_scales_map_ends_to_0_and_1():
    assert Scale(Axis("x", -2, 8)).fraction([-2, 3, 8]) == pytest.approx([0, 0.5, 1])
    log = Scale(Axis("x", 0.01, 100, scale="log"))
    assert log.fraction([0.01, 1, 100]) == pytest.approx([0, 0.5, 1])
    assert -0.1 < float(log.fraction(0.0)) < 0  # nothing is positive enough: just below the axis


@pytest.mark.parametrize("axis", [Axis("x", 1, 1), Axis("x", 0, math.inf), Axis("x", 0, 1, scale="log")])
def test_impossible_axes_are_refused(axis):
    with pytest.raises(ValueError, match="axis 'x'"):
        Scale(axis)
