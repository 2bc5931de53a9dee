"""Reference lines, named points and words stand where the scene says."""

import numpy as np
import pytest

from gdviz.drawing.marks.note import KINDS, draw_label, draw_marker, draw_reference
from gdviz.drawing.sheet import Layer
from gdviz.figure.marks import Curve, Label, Marker, Reference
from gdviz.figure.panel import Axis, Panel
from gdviz.objectives import parabola
from tests.drawn import plot_of
from tests.samples import scene_of


@pytest.fixture
def plot():
    panel = Panel((Curve(),), x=Axis("x", 0, 10), y=Axis("y", 0, 100))
    return plot_of(scene_of(panel, objective=parabola(3.0)))


def drawn(plot, layer):
    return [line for line in plot.axes.get_lines() if line.get_zorder() == layer]


@pytest.mark.parametrize(("axis", "value"), [("x", 2.5), ("y", 75.0)])
def test_a_reference_crosses_the_panel_at_its_value(plot, axis, value):
    draw_reference(plot, Reference(value, axis, label="here"))
    (line,) = drawn(plot, Layer.GRID)
    x, y = np.asarray(line.get_xdata()), np.asarray(line.get_ydata())
    if axis == "x":
        np.testing.assert_allclose(x, plot.width / 4)
        assert (y.min(), y.max()) == (0, plot.height)
    else:
        np.testing.assert_allclose(y, plot.height * 3 / 4)
        assert (x.min(), x.max()) == (0, plot.width)
    assert [waiting.text for waiting in plot.sheet.pending] == ["here"]


def test_a_marker_of_one_number_is_on_the_curve_and_of_two_where_they_say(plot):
    draw_marker(plot, Marker((5.0,), "point"))
    draw_marker(plot, Marker((5.0, 50.0), "point"))
    found = [np.column_stack(dots.get_data())[0] for dots in drawn(plot, Layer.MARKER)]
    np.testing.assert_allclose(found, plot.at([(5, 4), (5, 50)]))


def test_a_path_that_arrives_covers_the_minimum(plot):
    draw_marker(plot, Marker((3.0,), "minimum"))
    assert drawn(plot, Layer.CURVE + 0.5) and Layer.CURVE + 0.5 < Layer.PATH


def test_words_stand_at_their_place(plot):
    draw_label(plot, Label("steep", (2.0, 50.0)))
    (waiting,) = plot.sheet.pending
    x, y, align = waiting.candidates[0]
    assert waiting.text == "steep" and align == "left"
    assert x == pytest.approx(plot.left + plot.width / 5) and abs(y - plot.bottom - plot.height / 2) < 6


@pytest.mark.parametrize(
    ("draw", "mark", "said"),
    [
        (draw_reference, Reference(1.0, "z"), "Reference: axis = 'z': it is 'x' or 'y'"),
        (draw_marker, Marker((1.0,), "star"), f"Marker: kind = 'star': it is one of {', '.join(KINDS)}"),
    ],
)
def test_what_is_unknown_is_named(plot, draw, mark, said):
    with pytest.raises(ValueError) as refused:
        draw(plot, mark)
    assert str(refused.value) == said
