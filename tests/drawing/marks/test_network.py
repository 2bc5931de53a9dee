"""Regions, points of two classes, lines of hidden units and curves of a training, against values worked by hand."""

import numpy as np
import pytest

from gdviz.drawing.marks.network import (
    CURVE_STRIDE,
    draw_classes,
    draw_regions,
    draw_training_curves,
    draw_unit_lines,
    unit_line,
)
from gdviz.figure.controls import Animation, Step
from gdviz.figure.marks import Classes, Regions, TrainingCurves, UnitLines
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Training
from gdviz.figure.training import trained
from gdviz.objectives import from_formula
from gdviz.optimizers.training import RECORDED, training_with
from tests.drawn import plot_of
from tests.samples import scene_of

SQUARE = {"x": Axis("x", -2.0, 2.0), "y": Axis("y", -2.0, 2.0)}
SLOPE = from_formula("x + y", domain=((-2.0, 2.0), (-2.0, 2.0)))


def values(plot, pixels):
    return np.asarray(pixels) / (plot.width, plot.height) * 4.0 - 2.0


def learning(mark, **axes):
    part = Training(40, training_with, hidden_units=2, seed=2)
    panel = Panel((mark,), **(axes or SQUARE))
    return plot_of(scene_of(panel, parts=(part,), controls=(Step(),)))


def test_a_band_holds_all_that_is_above_its_level_and_the_line_is_at_zero():
    mark = Regions(levels=(-1.0, 1.0))
    plot = plot_of(scene_of(Panel((mark,), **SQUARE), objective=SLOPE))
    assert draw_regions(plot, mark) is None  # nothing moves it
    low, high = plot.axes.collections
    for band, level in ((low, -1.0), (high, 1.0)):
        (path,) = band.get_paths()
        assert values(plot, path.vertices).sum(axis=1).min() == pytest.approx(level, abs=1e-6)
    (line,) = plot.axes.get_lines()[-1:]
    ends = values(plot, np.array(line.get_data()).T[:-1])
    assert ends.sum(axis=1) == pytest.approx(np.zeros(len(ends)), abs=1e-6) and np.ptp(ends[:, 0]) > 3.9
    shades = [plot.sheet.blend("function", share) for share in (0.22, 0.44)]
    assert [band.get_facecolor()[0][:3].tolist() for band in (low, high)] == [
        pytest.approx([int(shade[k : k + 2], 16) / 255 for k in (1, 3, 5)], abs=0.01) for shade in shades
    ]


def test_without_a_boundary_there_is_no_line():
    mark = Regions(levels=(0.0,), boundary=False)
    plot = plot_of(scene_of(Panel((mark,), **SQUARE), objective=SLOPE))
    draw_regions(plot, mark)
    assert len(plot.axes.get_lines()[-1].get_data()[0]) == 0


def test_the_regions_of_a_training_are_those_of_its_step():
    plot = learning(Regions(levels=(0.0,)))
    scene = plot.state.scene
    moving = plot_of(
        scene_of(*scene.panels, parts=scene.parts, controls=scene.controls, animation=Animation({"step": (0.0, 40.0)}))
    )
    update = draw_regions(moving, Regions(levels=(0.0,)))
    run = trained(moving.state)
    for step in (0, 40):
        update(moving.state.scene.state(step=float(step)))
        for path in moving.axes.collections[0].get_paths():
            inner = path.vertices[(np.abs(values(moving, path.vertices)) < 1.99).all(axis=1)]
            assert np.abs(run.network.score(run.vectors[step], values(moving, inner))).max() < 0.02


def test_filled_points_are_of_class_one_and_hollow_ones_of_class_zero():
    mark = Classes(((0.0, 0.0), (1.0, 1.0), (-1.0, 0.5)), (1.0, 0.0, 0.0))
    plot = plot_of(scene_of(Panel((mark,), **SQUARE)))
    draw_classes(plot, mark)
    hollow, filled = plot.axes.get_lines()[-2:]
    assert values(plot, np.array(filled.get_data()).T).tolist() == [[0.0, 0.0]]
    assert values(plot, np.array(hollow.get_data()).T) == pytest.approx(np.array([[1.0, 1.0], [-1.0, 0.5]]))
    assert hollow.get_markerfacecolor() == plot.sheet.palette.paper != filled.get_markerfacecolor()


def test_the_points_of_a_training_are_its_data():
    plot = learning(Classes())
    draw_classes(plot, Classes())
    assert [len(line.get_data()[0]) for line in plot.axes.get_lines()[-2:]] == [100, 100]


def test_the_line_of_a_unit_is_where_its_sum_is_zero():
    ends = unit_line(np.array([3.0, 4.0]), 10.0)  # 3 x + 4 y + 10 = 0: its foot is (-1.2, -1.6)
    assert ends @ [3.0, 4.0] == pytest.approx([-10.0, -10.0])
    assert ends.mean(axis=0) == pytest.approx([-1.2, -1.6]) and np.ptp(ends[:, 0]) > 10
    plot = learning(UnitLines())
    draw_unit_lines(plot, UnitLines())(plot.state.scene.state(step=40.0))
    run = trained(plot.state)
    w1, b1, *_ = run.network.unpack(run.vectors[40]).values()
    drawn = values(plot, np.array(plot.axes.get_lines()[-1].get_data()).T)
    drawn = drawn[~np.isnan(drawn[:, 0])]
    assert len(drawn) >= 4
    assert np.abs(drawn @ w1 + b1).min(axis=1) == pytest.approx(np.zeros(len(drawn)), abs=1e-6)


def test_the_curves_go_as_far_as_the_step():
    assert CURVE_STRIDE == RECORDED  # as in the page
    mark = TrainingCurves()
    plot = learning(mark, x=Axis("t", 0.0, 40.0), y=Axis("loss", 0.0, 2.0))
    update = draw_training_curves(plot, mark)
    update(plot.state.scene.state(step=25.0))
    run = trained(plot.state)
    lines = [line for line in plot.axes.get_lines() if len(line.get_data()[0]) == 4]
    for line, losses in zip(lines, (run.losses, run.held_losses), strict=True):
        x, y = line.get_data()
        assert np.asarray(x) / plot.width * 40 == pytest.approx([0.0, 10.0, 20.0, 25.0])
        assert np.asarray(y) / plot.height * 2 == pytest.approx(losses[[0, 10, 20, 25]], abs=1e-6)
