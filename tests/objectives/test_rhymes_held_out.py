"""The rhymes that are held out: none of them is learnt."""

from gdviz.objectives.rhymes import RHYMES
from gdviz.objectives.rhymes_held_out import HELD_OUT


def test_no_line_of_them_is_learnt():
    learnt, lines = set(RHYMES.splitlines()), [line for line in HELD_OUT.splitlines() if line]
    assert len(lines) == 32 and [line for line in lines if line in learnt] == []
