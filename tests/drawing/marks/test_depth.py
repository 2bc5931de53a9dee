"""Layers as points on a logarithmic axis, against products worked by hand."""

import numpy as np
import pytest

from gdviz.drawing.marks.depth import draw_layer_sizes, draw_row_factors, draw_scale_sweep
from gdviz.drawing.sheet import Layer
from gdviz.figure.depth import passage
from gdviz.figure.marks import LayerSizes, RowFactors, ScaleSweep
from gdviz.figure.panel import Axis
from gdviz.figure.style import LIGHT
from tests.drawn import plot_of
from tests.samples import deep


def _points(plot, layer=Layer.POINT):
    """Where the points are, in data units: layers from 0 to 11, sizes from 10⁻⁸ to 10²."""
    (line,) = [line for line in plot.axes.get_lines() if line.get_zorder() == layer][-1:]
    x, y = (np.array(part) for part in line.get_data())
    return x / plot.width * 11, 10 ** (y / plot.height * 10 - 8)


@pytest.mark.parametrize("product", [False, True])
def test_a_point_for_each_unit_and_in_words_what_all_leave(product):
    mark = RowFactors(5, product)
    plot = plot_of(deep(mark, weight=2.0, bias=-1.0, x=0.5))  # every sigmoid at its steepest: a half each
    draw_row_factors(plot, mark)(plot.state)
    units, values = _points(plot)
    assert units == pytest.approx([1, 2, 3, 4, 5])
    assert values == pytest.approx([0.5, 0.25, 0.125, 0.0625, 0.03125] if product else [0.5] * 5)
    assert [words.text for words in plot.sheet.readouts] == (["all together: × 0.031"] if product else [])


def test_a_product_of_zero_is_off_the_axis_and_said():
    mark = RowFactors(5, product=True)
    plot = plot_of(deep(mark, activation=1, weight=1.0, bias=-0.3, x=0.5))  # ReLU: 0.2, then nothing
    draw_row_factors(plot, mark)(plot.state)
    assert _points(plot)[0] == pytest.approx([1])
    assert plot.sheet.readouts[0].text == "all together: × 0"


@pytest.mark.parametrize(("backward", "role"), [(False, "function"), (True, "slope")])
def test_a_point_for_each_layer_as_the_controls_say(backward, role):
    mark = LayerSizes(backward)
    plot = plot_of(deep(mark, activation=1, depth=8))
    update = draw_layer_sizes(plot, mark)
    for values, kept in (({}, {}), ({"variant": 3.0, "seed": 2.0}, {"normed": True, "skip": True})):
        update(plot.state.scene.state(**values))
        found = passage(1, 1.0, 8, int(values.get("seed", 1)), **kept)
        expected = found.slopes if backward else found.sizes
        layers, sizes = _points(plot)
        assert layers == pytest.approx(range(1, 9)) and sizes == pytest.approx(expected)
    (words,) = plot.sheet.readouts
    assert words.text.startswith("at the first layer: " if backward else "after the last layer: ")
    assert words.color == plot.sheet.color(role)


def test_the_plain_network_stays_plain_faint_and_without_words():
    mark = LayerSizes(plain=True)
    plot = plot_of(deep(mark, activation=0, variant=3))
    draw_layer_sizes(plot, mark)(plot.state)
    assert _points(plot, Layer.LINE)[1] == pytest.approx(passage(0, 1.0, 5, 1).sizes)
    assert not plot.sheet.readouts
    (line,) = [line for line in plot.axes.get_lines() if line.get_zorder() == Layer.LINE]
    assert line.get_color() not in (LIGHT.function, LIGHT.slope, LIGHT.muted)


def test_a_sweep_goes_through_the_slopes_of_its_scales():
    mark = ScaleSweep(activation=1, depth=6, seed=1)
    plot = plot_of(deep(mark, across=Axis("scale", 0.5, 2.0, "log")))
    draw_scale_sweep(plot, mark)
    (line,) = [line for line in plot.axes.get_lines() if line.get_zorder() == Layer.CURVE]
    x, y = (np.array(part) for part in line.get_data())
    # ReLU: a straight line on two logarithmic axes; five layers behind the first, so 4⁵ from end to end.
    assert 0.5 * 4 ** (x[[0, -1]] / plot.width) == pytest.approx([0.5, 2.0])
    rises = np.diff(y / plot.height * 10) / np.diff(x / plot.width)
    assert rises == pytest.approx([np.log10(4.0**5)] * len(rises))
