"""The range of values that shows a function."""

import numpy as np

from gdviz.figure.ranges import value_range


def test_all_values_that_are_near_each_other_are_shown():
    assert value_range(np.linspace(-3.0, 5.0, 100)) == (-3.0, 5.0)
    assert value_range(np.array([2.0, 2.0])) == (2.0, 2.0)


def test_a_few_far_off_ones_are_left_out():
    """Of 0, 1, ..., 100 the middle nine tenths are 5 to 95: far is 135 beyond them."""
    values = np.arange(101.0)
    values[[3, 97]] = -1e6, 1e9
    assert value_range(values) == (5.0 - 135.0, 95.0 + 135.0)


def test_without_two_numbers_there_is_no_range():
    assert value_range(np.array([np.nan, np.inf, 3.0, 1e300])) is None
