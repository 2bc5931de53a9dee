"""What training has left: two digits for each parameter at each stage, two losses at each so manyth update."""

from gdviz.objectives.language_stored import DIGITS_64, STORED
from gdviz.objectives.language_weights import LOSS_EVERY, LOSSES, WEIGHTS


def test_it_is_whole():
    assert {len(text) for text in WEIGHTS.values()} == {2 * STORED.dim}
    assert set("".join(WEIGHTS.values())) <= set(DIGITS_64) and len(set(DIGITS_64)) == 64
    assert len(LOSSES) == 1 + max(WEIGHTS) // LOSS_EVERY and {len(both) for both in LOSSES} == {2}
