"""Numbers as figures and pages write them."""

import math
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz.figure.numbers import (
    DIGIT_SPACE,
    GROUP,
    MINUS,
    decimals,
    fixed,
    in_words,
    listed,
    power_of_ten,
    shortest,
    signed,
    superscript,
)
from tests.drawn import read_number


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (1.25, 1, "1.3"),  # half-way ones away from zero, as browsers round
        (-2.625, 2, "−2.63"),
        (12500.0, 2, "1.3×10⁴"),
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
    [(0.1, "0.1"), (1.05, "1.05"), (0.08452, "0.08452"), (2e-6, "2×10⁻⁶"), (1e-5, "10⁻⁵"), (0, "0"), (2.0625, "2.063")],
)
def test_shortest(value, expected):
    assert shortest(value) == expected


def test_power_of_ten():
    assert [power_of_ten(value) for value in (1e-3, -1e6, 2.5e4)] == ["10⁻³", "−10⁶", "2.5×10⁴"]


def test_a_power_of_ten_keeps_as_many_decimals_as_are_asked_for_and_need_be():
    assert [power_of_ten(1.05e5, digits) for digits in (0, 1, 2, 3)] == ["10⁵", "1.1×10⁵", "1.05×10⁵", "1.05×10⁵"]
    assert [power_of_ten(value) for value in (0.0, math.inf, -math.inf)] == ["0", "∞", "−∞"]


def test_what_is_no_number_is_a_dash():
    assert fixed(math.nan, 2) == "–"


@pytest.mark.parametrize(
    ("digits", "expected"),
    [("-0.00", "0.00"), ("-0", "0"), ("0.0", "0.0"), ("-0.01", "−0.01"), ("-1,234.5", "−1,234.5"), ("10", "10")],
)
def test_a_sign_is_a_true_minus_and_stands_before_no_zero(digits, expected):
    assert signed(digits) == expected


def test_exponents_are_written_above_the_line():
    assert [superscript(exponent) for exponent in (0, 7, -12, 345)] == ["⁰", "⁷", "⁻¹²", "³⁴⁵"]


@pytest.mark.parametrize(
    ("step", "expected"),
    [(1000.0, 0), (1.0, 0), (0.5, 1), (0.1, 1), (0.3 - 0.2, 1), (0.05, 2), (0.001, 3), (1e-9, 9)],
)
def test_decimals_tell_values_a_step_apart(step, expected):
    assert decimals(step) == expected
    assert float(f"{7 * step:.{expected}f}") != float(f"{8 * step:.{expected}f}")


def test_the_three_characters_are_the_ones_they_are_called_and_differ():
    assert [unicodedata.name(character) for character in (MINUS, DIGIT_SPACE)] == ["MINUS SIGN", "FIGURE SPACE"]
    assert GROUP.isspace() and GROUP != DIGIT_SPACE


@given(st.floats(-1e12, 1e12), st.integers(0, 6))
def test_a_number_of_so_many_decimals_says_the_value(value, places):
    text = fixed(value, places)
    large = abs(value) >= 9999.5
    off = 0.0501 * 10 ** math.floor(math.log10(abs(value))) if large else 0.5001 * 10.0**-places
    assert read_number(text) == pytest.approx(value, rel=0, abs=off + 1e-12)
    assert ("×10" in text) == large and "-" not in text and not re.fullmatch("−[0.]+", text)
    assert large or len(text.partition(".")[2]) == places


@given(st.floats(-999, 999), st.integers(3, 6))
def test_the_shortest_says_the_value_to_so_many_digits_and_no_more(value, digits):
    text = shortest(value, digits)
    small = 0 < abs(value) < 1e-4
    assert read_number(text) == pytest.approx(value, rel=0.0501 if small else 0.501 * 10.0 ** (1 - digits))
    assert ("10" in text and text[-1] in "⁰¹²³⁴⁵⁶⁷⁸⁹") == small and not {"-", "e"} & {*text}
    if not small:
        assert len(text.replace(".", "").lstrip("−0")) <= digits and not re.search(r"\.\d*0$|\.$", text)


@given(st.floats(1e-300, 1e300), st.booleans(), st.integers(0, 5))
def test_a_power_of_ten_says_the_value(size, below, digits):
    value = -size if below else size
    text = power_of_ten(value, digits)
    assert read_number(text) == pytest.approx(value, rel=0.501 * 10.0**-digits)
    assert text.startswith(MINUS) == below and "10" in text and not re.match("−?1×", text)


@pytest.mark.parametrize(
    ("value", "digits", "text"), [(9999.7, 4, "10000"), (1234.5, 3, "1230"), (-999.96, 4, "−1000")]
)
def test_no_number_is_written_as_programs_write_powers(value, digits, text):
    assert shortest(value, digits) == text


def test_counts_in_words_and_lists() -> None:
    assert [in_words(count) for count in (0, 1, 12, 13, 15, 18, 20)] == [
        *("no", "one", "twelve", "thirteen", "fifteen", "eighteen", "twenty")
    ]
    assert in_words(21) == "21" and in_words(-1) == "−1"
    assert listed(["1", "2", "3"]) == "1, 2 and 3" and listed(["a", "b"], "or") == "a or b" and listed(["a"]) == "a"
