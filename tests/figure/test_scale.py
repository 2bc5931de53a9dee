"""Amounts in words: sizes written by hand, and the same in the browser."""

import json

import pytest
import quickjs

from gdviz.figure.scale import UNITS, amount
from gdviz.page import runtime

WRITTEN = [
    (175e9, "", "175 billion"),
    (2.0, "", "2"),
    (999.0, "", "999"),
    (65_536.0, "", "65.5 thousand"),
    (999_949.0, "", "1 million"),  # rounded first, so never 1000 thousand
    (1.4e12, "", "1.4 trillion"),
    (3.15e23, "", "3.2×10²³"),
    (0.0, "", "0"),
    (0.35, "", "0.35"),
    (1.0, "bytes", "1 byte"),
    (0.5, "bytes", "0.5 bytes"),
    (80e9, "bytes", "80 GB"),
    (2.8e12, "bytes", "2.8 TB"),
    (1.0, "seconds", "1 second"),
    (90.0, "seconds", "1.5 minutes"),
    (86_400.0, "seconds", "1 day"),
    (31_557_600.0, "seconds", "1 year"),
    (175e9, "seconds", "5550 years"),
    (35.8, "%", "35.8%"),
    (0.31, "%", "0.31%"),
]


@pytest.mark.parametrize(("value", "unit", "words"), WRITTEN)
def test_an_amount_in_words_of_its_size(value, unit, words):
    assert amount(value, unit) == words


def test_the_browser_writes_the_same():
    context = quickjs.Context()
    context.eval(runtime.source_of("amounts.js"))
    values = [0.0, *(10 ** (place / 7) for place in range(-20, 180)), 999.5, 999_499.0, 59.96, 364.9 * 86_400]
    given = [(value, unit) for unit in UNITS for value in values]
    given += [(value, unit) for value, unit, _ in WRITTEN]
    said = json.loads(context.eval(f"JSON.stringify({json.dumps(given)}.map(([value, unit]) => amount(value, unit)))"))
    assert said == [amount(value, unit) for value, unit in given]
