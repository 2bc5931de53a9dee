"""A panel on the sheet: where values go, what is left out, and the words around it."""

from dataclasses import replace

import numpy as np
import pytest

from gdviz.drawing.plot import all_of
from gdviz.figure.marks import Curve, Path
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.scene import Run
from gdviz.objectives import parabola
from gdviz.optimizers import GradientDescent
from tests.drawn import plot_of
from tests.samples import scene_of

PANEL = Panel((Curve(), Path()), x=Axis("x", 0, 10), y=Axis("loss", 0, 100))


def plot(panel=PANEL, runs=2):
    run = Run(GradientDescent(0.1), 0.0, 4)
    return plot_of(scene_of(panel, objective=parabola(3.0), runs=(run,) * runs))


def test_values_are_shares_of_the_box():
    on = plot()
    assert on.x_at(5) == pytest.approx(on.width / 2) and on.y_at(25) == pytest.approx(on.height / 4)
    np.testing.assert_allclose(on.at([(0, 0), (10, 100)]), [(0, 0), (on.width, on.height)])


def test_a_logarithmic_axis_places_equal_factors_at_equal_distances():
    on = plot(replace(PANEL, y=Axis("loss", 0.01, 100, scale="log")))
    assert [on.y_at(value) / on.height for value in (0.01, 0.1, 1, 10, 100)] == pytest.approx([0, 0.25, 0.5, 0.75, 1])


def test_a_point_of_one_parameter_is_on_the_curve():
    on = plot()
    np.testing.assert_allclose(on.place([[1.0], [5.0]]), on.at([(1, 4), (5, 4)]))  # (x - 3)²
    np.testing.assert_allclose(on.place_given((1.0,)), on.at([(1, 4)])[0])
    np.testing.assert_allclose(on.place_given((1.0, 50.0)), on.at([(1, 50)])[0])


def test_what_is_no_number_is_far_off_and_never_inside():
    positions = plot().pixels(np.array([1.0, np.nan, np.inf]), np.array([4.0, 4.0, np.nan]))
    assert np.isfinite(positions).all()
    assert [plot().inside(position) for position in positions] == [True, False, False]


def test_points_outside_the_box_are_left_out():
    on = plot()
    dots = on.dots("path", 4.0, 5.0)
    on.put_dots(dots, on.at([(5, 50), (-1, 50), (5, 101), (10, 100)]))
    np.testing.assert_allclose(np.column_stack(dots.get_data()), on.at([(5, 50), (10, 100)]))


def test_a_polyline_that_leaves_and_comes_back_is_parted():
    on = plot()
    shown = on.clipped(on.at([(2, 50), (5, 5000), (8, 50)]))
    assert np.isnan(shown).any() and np.nanmax(shown[:, 1]) < on.height + 31


def test_a_run_alone_is_a_whole_line_and_two_differ():
    on = plot()
    assert on.dashes(1, several=False) == ()
    assert on.dashes(0, several=True) != on.dashes(1, several=True)


def test_a_mark_follows_the_run_it_names_else_that_of_its_panel_else_all():
    assert plot().runs(None) == (0, 1) and plot().runs(1) == (1,)
    assert plot(replace(PANEL, run=1)).runs(None) == (1,)


def test_updates_are_done_in_order():
    done = []
    all_of([lambda state, name=name: done.append((name, state)) for name in "ab"])("now")
    assert done == [("a", "now"), ("b", "now")]


def test_an_unknown_readout_is_refused_with_those_there_are():
    on = plot(replace(PANEL, readout=("step",)))
    slot, readout = on.readouts[0]
    elsewhere = replace(on.state, scene=replace(on.state.scene, id="made.up"))
    with pytest.raises(ValueError, match=r"^made\.up: unknown readout 'pace': it can show .*loss"):
        on._writer(readout, replace(slot, quantity="pace"))(elsewhere)


def test_the_sheet_says_what_its_words_are():
    words = {(written.kind, written.artist.get_text()) for written in plot().sheet.texts}
    assert {("axis", "x"), ("axis", "loss"), ("x tick", "0"), ("x tick", "10"), ("y tick", "100")} <= words
