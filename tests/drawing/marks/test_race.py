"""A race as it is drawn: who is shown, where names stand."""

import itertools

import numpy as np
import pytest

from gdviz import scenes
from gdviz.drawing.marks.race import RACE_LETTER, RACE_LINE, apart, draw_race_losses, draw_race_paths, shown
from gdviz.figure.race import RaceLosses, RacePaths
from tests.drawn import plot_of

RACE = scenes.get("optimizers.race")


def test_who_is_shown():
    racers = RACE.panels[0].marks[1].racers
    state = RACE.state(show_momentum=0.0, show_lion=0.0)
    assert [place for place, _ in shown(racers, state)] == [0, 2, 3, 4, 5, 6]


def test_names_in_their_order_and_never_closer_than_a_line():
    places = apart({0: 50.0, 1: 52.0, 2: 200.0, 3: 51.0}, 15.0, 210.0)
    assert [run for run, _ in sorted(places.items(), key=lambda each: each[1])] == [0, 3, 1, 2]
    assert sorted(places.values()) == pytest.approx([50.0, 65.0, 80.0, 200.0])
    full = apart({run: 0.0 for run in range(9)}, 20.0, 180.0)
    assert sorted(full.values()) == pytest.approx([10.0 + 20 * run for run in range(9)])
    high = apart({run: 500.0 for run in range(3)}, 20.0, 180.0)
    assert sorted(high.values()) == pytest.approx([130.0, 150.0, 170.0])


@pytest.mark.parametrize("step", [0, 5, 30, 77, 200])
def test_no_name_on_the_map_covers_another_or_leaves_it(step):
    plot = plot_of(RACE)
    mark = next(mark for mark in RACE.panels[0].marks if isinstance(mark, RacePaths))
    before = len(plot.sheet.readouts)
    draw_race_paths(plot, mark)(RACE.state(step=step))
    names = [readout for readout in plot.sheet.readouts[before:] if readout.text]
    assert len(names) >= (1 if step in (0, 200) else 5)
    for name in names:
        left, _, right, _ = name.box
        assert plot.left - 2 <= left and right <= plot.left + plot.width + 8
    for one, other in itertools.combinations(names, 2):
        (a, _, c, _), (e, _, g, _) = one.box, other.box
        tall = RACE_LINE * one.size
        assert abs(one.at[1] - other.at[1]) >= tall - 1e-9 or c <= e + RACE_LETTER * one.size or g <= a + 8


def test_what_is_not_shown_is_not_drawn():
    plot = plot_of(RACE)
    mark = next(mark for mark in RACE.panels[1].marks if isinstance(mark, RaceLosses))
    update = draw_race_losses(plot, mark)
    update(RACE.state())
    drawn = [np.isfinite(np.asarray(line.get_xdata(), dtype=float)).any() for line in plot.sheet.moving]
    update(RACE.state(**{racer.show: 0.0 for racer in mark.racers[1:]}))
    fewer = [np.isfinite(np.asarray(line.get_xdata(), dtype=float)).any() for line in plot.sheet.moving]
    assert sum(drawn) == 24 and sum(fewer) == 3  # a ghost, a line and a piece beside the name for each
