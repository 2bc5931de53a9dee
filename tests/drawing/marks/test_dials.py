"""Dials: where they stand, how far each hand turns, what is said under it."""

import numpy as np
import pytest

from gdviz.drawing.drawing import Drawing
from gdviz.drawing.marks.dials import HAND, changed, dial_places, rates_between
from gdviz.figure.marks import Dials
from gdviz.figure.style import LAYOUTS, LIGHT, WIDE
from tests.samples import SAMPLES

SCENE = SAMPLES[Dials]
(MARK,) = SCENE.panels[0].marks


@pytest.mark.parametrize(("width", "height"), [(704.0, 280.0), (384.0, 210.0), (304.0, 180.0)])
def test_dials_are_inside_and_apart_in_a_row(width, height):
    radius, centres = dial_places(width, height, 3)
    assert radius > 20 and {y for _, y in centres} == {centres[0][1]}
    assert centres[1][0] == width / 2 and centres[0][0] - radius > 0 and centres[2][0] + radius < width
    assert centres[1][0] - centres[0][0] > 2 * radius + 20
    assert centres[0][1] - radius > 14 and centres[0][1] + radius < height - 40


def test_each_machine_moves_so_many_times_as_fast_as_the_one_before():
    # 2x has the rate 2; (2x)² moves 2 · 2x = 4 times as fast as 2x at x = 1.
    assert rates_between(MARK) == pytest.approx([2.0, 4.0])
    drawing = Drawing(SCENE, LIGHT, WIDE, 1.0)
    texts = [written.artist.get_text() for written in drawing.sheet.texts]
    assert texts == ["× 2", "× 4", "x", "2x", "4x²"]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_hand_turns_by_the_change_of_its_number(layout):
    # At x = 1.25: 0.25 more, 0.5 more, and 6.25 - 4 = 2.25 more; a quarter of a turn for each 1.
    drawing = Drawing(SCENE, LIGHT, layout, 1.0)
    (hands,) = [line for line in drawing.sheet.moving if hasattr(line, "put_segments")]
    ends = np.array(hands.get_data()).T.reshape(-1, 3, 2)
    arms = ends[:, 1] - ends[:, 0]
    turns = np.degrees(np.arctan2(arms[:, 0], arms[:, 1])) % 360
    assert turns == pytest.approx([22.5, 45.0, 202.5])
    assert np.hypot(*arms.T) == pytest.approx([np.hypot(*arms[0])] * 3) and 0.5 < HAND < 1


def test_under_a_dial_stand_its_number_and_how_far_it_has_come():
    drawing = Drawing(SCENE, LIGHT, WIDE, 1.0)
    assert [readout.text for readout in drawing.readouts] == ["1.25", "2.50", "6.25", "+0.25", "+0.50", "+2.25"]
    drawing.update(SCENE.state(x=0.5))
    assert [readout.text for readout in drawing.readouts] == ["0.50", "1.00", "1.00", "−0.50", "−1.00", "−3.00"]
    assert (changed(0.0), changed(-0.001)) == ("+0.00", "+0.00")
