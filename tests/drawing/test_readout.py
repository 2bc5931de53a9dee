"""Readouts: the place of a sign and of digits is kept."""

from gdviz.drawing.readout import Slot, write


def test_readouts_keep_the_place_of_a_sign_and_of_digits():
    slope, step = Slot("slope", "slope", True, 50), Slot("step", "step", False, 50)
    assert len(write(slope, -4.8)) == len(write(slope, 4.8)) == 5
    assert [write(step, value) for value in (3.0, 50.0)] == ["\N{FIGURE SPACE}3", "50"]
