"""Parts of a scene, as data: what they are called, and what is refused."""

import math

import pytest

from gdviz.figure.parts import Judge


def miss(w):
    return w - 2.0


def test_each_turn_is_half_the_one_before():
    assert Judge("w", miss, first_turn=0.8, count=4).turns == (0.8, 0.4, 0.2, 0.1)
    assert Judge("w", miss, count=1).turns == (1.0,)
    assert len(Judge("w", miss).turns) == 8


@pytest.mark.parametrize("turn", [0.0, -1.0, math.inf, math.nan])
def test_a_turn_that_leads_nowhere_is_refused_in_one_line(turn):
    with pytest.raises(ValueError, match=r"^Judge: first_turn = .*: give a number above 0$"):
        Judge("w", miss, first_turn=turn)


def test_no_turn_is_refused_in_one_line():
    with pytest.raises(ValueError, match=r"^Judge: count = 0: give at least 1 turn$"):
        Judge("w", miss, count=0)
