"""Errors of difference quotients and tolerances, against values worked by hand."""

from fractions import Fraction

import numpy as np
import pytest

from gdviz.drawing.marks.limit import draw_difference_errors, draw_tolerance, stretch
from gdviz.drawing.sheet import Layer
from gdviz.figure.controls import Slider
from gdviz.figure.marks import Curve, DifferenceErrors, Tolerance
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.quantities import secant_error
from gdviz.figure.style import LAYOUTS
from gdviz.objectives import from_formula, parabola
from tests.drawn import plot_of
from tests.samples import scene_of

LOG = {"x": Axis("h", 1e-16, 1.0, scale="log"), "y": Axis("error", 1e-16, 1.0, scale="log")}
FLAT = {"x": Axis("h", -1.0, 1.0), "y": Axis("q", 0.0, 6.0)}


@pytest.mark.parametrize(("h", "forward"), [(0.5, 0.5), (0.25, 0.25), (2.0**-20, 2.0**-20)])
def test_the_error_of_a_parabola_is_h_and_from_both_sides_none(h, forward):
    """((x + h - 3)² - (x - 3)²) / h - 2 (x - 3) = h, exact for powers of two."""
    assert secant_error(parabola(3.0), 1.0, h, central=False) == forward
    assert secant_error(parabola(3.0), 1.0, h, central=True) == 0.0


def test_there_is_a_point_for_each_distance_and_a_ring_at_the_current_one():
    mark = DifferenceErrors(1e-4, 1.0)
    controls = (Slider("h", 1e-16, 1.0, 0.01, log=True), Slider("x", 0.0, 5.0, 1.0))
    plot = plot_of(scene_of(Panel((mark,), **LOG), objective=parabola(3.0), controls=controls, point=("x",)))
    update = draw_difference_errors(plot, mark)
    dots, ring = plot.axes.get_lines()[-2:]
    for h in (0.01, 0.25):
        update(plot.state.scene.state(h=h))
        x, y = (np.array(part) for part in dots.get_data())
        np.testing.assert_allclose(x / plot.width, y / plot.height, atol=1e-9)  # the error is h
        assert np.log10(h) / 16 + 1 == pytest.approx(float(ring.get_xdata()[0]) / plot.width)


def test_the_stretch_leaves_its_place_out():
    quotient = from_formula("(x^2 + 3*x)/x")  # no value at 0, near it near 3
    x, away = stretch(quotient, Tolerance(at=0.0, limit=3.0), 0.5)
    assert (x[0], x[-1], away[len(x) // 2]) == (-0.5, 0.5, 0.0)
    np.testing.assert_allclose(away, np.abs(x), atol=1e-12)


def test_what_leaves_the_band_is_dark_and_the_farthest_is_told():
    mark = Tolerance(at=0.0, limit=3.0)
    controls = (Slider("epsilon", 0.01, 2.0, 0.2), Slider("delta", 0.01, 1.0, 0.5))
    panel = Panel((Curve(), mark), **FLAT)
    plot = plot_of(scene_of(panel, objective=from_formula("3 + x"), controls=controls))
    update = draw_tolerance(plot, mark)
    kept, beyond = (line for line in plot.axes.get_lines() if line.get_zorder() == Layer.TRACE)

    def across(line):
        x = np.array(line.get_xdata(), dtype=float)
        return x[~np.isnan(x)] / plot.width * 2 - 1

    update(plot.state.scene.state(epsilon=0.2, delta=0.5))
    assert np.max(np.abs(across(kept))) == pytest.approx(0.2, abs=0.01)
    assert np.max(np.abs(across(beyond))) == pytest.approx(0.5, abs=0.01)
    assert np.min(np.abs(across(beyond))) == pytest.approx(0.2, abs=0.01)
    assert [text.text for text in plot.sheet.readouts] == ["within 0.50:", "off by up to 0.50"]
    update(plot.state.scene.state(epsilon=0.2, delta=float(Fraction(1, 10))))
    assert across(beyond).size == 0


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_dashed_lines_end_below_the_words_wherever_they_stand(layout):
    mark = Tolerance(at=0.0, limit=3.0)
    controls = (Slider("epsilon", 0.01, 2.0, 0.2), Slider("delta", 0.01, 1.0, 0.5))
    plot = plot_of(scene_of(Panel((Curve(), mark), **FLAT), objective=from_formula("3 + x"), controls=controls), layout)
    draw_tolerance(plot, mark)(plot.state)
    (sides,) = (line for line in plot.axes.get_lines() if line.get_zorder() == Layer.LINE)
    words = min(text.at[1] for text in plot.sheet.readouts) - plot.bottom  # their baseline
    assert 0 < words - 0.3 * layout.small_font_size - np.nanmax(np.array(sides.get_ydata(), dtype=float)) < 8
