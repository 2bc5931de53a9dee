"""The numbers of the chapters as the pages say them."""

import re
import sys
import types

import numpy as np
import pytest

from gdviz.page import values
from gdviz.page.values import value

CHAPTER = "gdviz.scenes.sample"


@pytest.fixture
def chapter(monkeypatch):
    module = types.ModuleType(CHAPTER)
    module.limit = 2 / 23.661909
    module.count = 1234567
    module.negative = np.float64(-0.5)
    module.half_way = 2.625
    module.rates = np.array([[0.1, -0.2], [1e-7, 4.0]])
    module.computed = lambda: 3.0
    module.name = "a name"
    module.infinite = float("inf")
    module._hidden = 1.0
    monkeypatch.setitem(sys.modules, CHAPTER, module)
    monkeypatch.setattr(values, "module_names", lambda folder: ("other", "sample"))


@pytest.mark.parametrize(
    ("name", "format", "text"),
    [
        ("sample.limit", ".4f", "0.0845"),  # 2/23.661909 = 0.084524…
        ("sample.count", ",", "1\u202f234\u202f567"),
        ("sample.count", ".6g", "1\u202f234\u202f567"),  # an integer is never rounded
        ("sample.negative", ".2f", "−0.50"),
        ("sample.rates[0][1]", ".1f", "−0.2"),
        ("sample.rates[-1][0]", ".0e", "1 × 10⁻⁷"),
        ("sample.rates[1][1]", "g", "4"),
        ("sample.computed", ".0f", "3"),
        ("sample.limit", ".1%", "8.5%"),
        ("sample.half_way", ".2f", "2.63"),  # 2.625, as in the figures
    ],
)
def test_values_are_set_as_a_printer_sets_them(chapter, name, format, text):
    assert value(name, format) == text


@pytest.mark.parametrize(
    ("name", "format", "hint"),
    [
        ("sampel.limit", "g", "did you mean sample?"),
        ("sample.limits", "g", "did you mean limit?"),
        ("sample._hidden", "g", "_hidden"),
        ("sample.rates[7]", "g", "[7]"),
        ("sample.limit[0]", "g", "[0]"),
        ("sample.name", "g", "not a number"),
        ("sample.rates", "g", "not a number"),
        ("sample.infinite", "g", "finite"),
        ("sample.limit", "nonsense", "'nonsense'"),
        ("limit", "g", "chapter.name"),
        ("sample.limit.real", "g", "chapter.name"),
    ],
)
def test_a_value_that_is_none_is_refused_in_one_line(chapter, name, format, hint):
    with pytest.raises(ValueError) as caught:
        value(name, format)
    assert hint in str(caught.value) and repr(name) in str(caught.value) and "\n" not in str(caught.value)


def test_an_unknown_number_is_told_the_numbers_of_the_chapter_and_no_other_names():
    with pytest.raises(ValueError, match=r"no 'zzzz' in learning_rates: ") as told:
        value("learning_rates.zzzz")
    known = re.search(r"learning_rates: (.*)", str(told.value))[1]
    assert "limit" in known
    imported = ("Scene", "Panel", "GradientDescent", "np", "descend", "parabola", "Axis")
    assert [name for name in (*imported, "diverging") if re.search(rf"\b{name}\b", known)] == []
