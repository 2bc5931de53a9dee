"""Pieces of printed formulas."""

import pytest

from gdviz.objectives.tex import minus, plus, tex_number


@pytest.mark.parametrize(("value", "tex"), [(3.0, "3"), (-2, "-2"), (0.5, "0.5"), (1e6, "1000000")])
def test_a_number(value, tex):
    assert tex_number(value) == tex


@pytest.mark.parametrize(("value", "tex"), [(3.0, "x - 3"), (-3.0, "x + 3"), (0.0, "x"), (-0.5, "x + 0.5")])
def test_what_is_taken_away_after_a_name(value, tex):
    assert "x" + minus(value) == tex


@pytest.mark.parametrize(
    ("factor", "tex"), [(3.0, "1 + 3 x"), (-1.0, "1 - x"), (1.0, "1 + x"), (0, "1"), (-0.5, "1 - 0.5 x")]
)
def test_a_term_after_a_sum(factor, tex):
    assert "1" + plus(factor, "x") == tex
