"""Spots, lines of equal products and bars, where they stand and what they say."""

import numpy as np
import pytest

from gdviz.drawing.marks.scale import draw_amounts, draw_equal_products, draw_spot
from gdviz.drawing.sheet import Layer
from gdviz.figure.panel import Axis
from gdviz.figure.scale import Amounts, EqualProducts, Spot
from tests.drawn import plot_of
from tests.samples import LINES, amounts

ACROSS = Axis("many", 1.0, 1e12, "log")


def _lines(plot, layer):
    return [line for line in plot.axes.get_lines() if line.get_zorder() == layer]


def _said(plot):
    return [words.text for words in plot.sheet.readouts]


def test_one_control_is_a_hairline_and_lines_of_words():
    plot = plot_of(amounts(Spot(("many",), LINES), x=ACROSS))
    update = draw_spot(plot, Spot(("many",), LINES))
    for many, words in ((1e6, ["all: 1 MB each, in all 500 kB", "half: 500 thousand!"]),
                        (1e12, ["all: 1 TB each, in all 500 GB", "half: 500 billion!"])):  # fmt: skip
        update(plot.state.scene.state(many=many))
        (line,) = _lines(plot, Layer.TRACE)
        assert np.array(line.get_xdata()) / plot.width == pytest.approx([np.log10(many) / 12] * 2)
        assert _said(plot) == words
    first, second = (words.at[1] for words in plot.sheet.readouts)
    assert first > second


def test_two_controls_are_a_point():
    mark = Spot(("many", "each"), told=False)
    plot = plot_of(amounts(mark, x=ACROSS, y=Axis("each", 1.0, 1e9, "log")))
    draw_spot(plot, mark)(plot.state.scene.state(many=1e3, each=1e6))
    (dot,) = _lines(plot, Layer.MARKER)
    assert np.array(dot.get_data()).ravel() == pytest.approx([plot.width / 4, plot.height * 2 / 3])
    assert not plot.sheet.readouts


def test_along_a_line_the_product_is_the_same():
    mark = EqualProducts((6e6,), ("6 million",), 6.0)
    plot = plot_of(amounts(mark, x=Axis("many", 1.0, 1e6, "log"), y=Axis("each", 1.0, 1e6, "log")))
    draw_equal_products(plot, mark)
    (line,) = _lines(plot, Layer.GRID)
    x, y = (np.array(part) for part in line.get_data())
    assert x / plot.width + y / plot.height == pytest.approx(1.0)  # 6 x y = 6 · 10⁶: the logarithms add up to 6
    plot.sheet.place_labels()
    assert [text.artist.get_text() for text in plot.sheet.texts][-1] == "6 million"


def test_bars_from_zero_with_their_amounts_and_lines_below():
    mark = Amounts(("many",), LINES, LINES[:1])
    plot = plot_of(amounts(mark, x=Axis("bytes", 0.0, 10.0)))
    draw_amounts(plot, mark)(plot.state.scene.state(many=8.0))
    bars = [np.array(line.get_data()) for line in _lines(plot, Layer.LINE)]
    assert [np.nanmax(x) / plot.width for x, _ in bars] == pytest.approx([0.8, 0.4])
    assert [np.nanmin(x) for x, _ in bars] == [0.0, 0.0]
    assert np.nanmax(bars[0][1]) > np.nanmax(bars[1][1]), "the first on top"
    assert _said(plot) == ["all: 8 bytes each, in all 4 bytes", "half: 4!", "all: 8 bytes each, in all 4 bytes"]
    heights = [words.at[1] for words in plot.sheet.readouts]
    assert heights == sorted(heights, reverse=True)
