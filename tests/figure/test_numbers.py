"""Numbers as figures and pages write them."""

import math

import pytest

from gdviz.figure.numbers import fixed, power_of_ten, shortest


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (1.25, 1, "1.2"),  # to even, as Python rounds
        (-4.8, 2, "−4.80"),
        (-0.0004, 2, "0.00"),
        (0.0, 3, "0.000"),
        (9999.0, 0, "9999"),
        (12345.0, 3, "1.2×10⁴"),
        (-9.99e7, 2, "−1.0×10⁸"),
        (math.inf, 2, "∞"),
        (-math.inf, 2, "−∞"),
    ],
)
def test_fixed(value, decimals, expected):
    assert fixed(value, decimals) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.1, "0.1"), (1.05, "1.05"), (0.08452, "0.08452"), (2e-6, "2×10⁻⁶"), (1e-5, "10⁻⁵"), (0, "0")],
)
def test_shortest(value, expected):
    assert shortest(value) == expected


def test_power_of_ten():
    assert [power_of_ten(value) for value in (1e-3, -1e6, 2.5e4)] == ["10⁻³", "−10⁶", "2.5×10⁴"]
