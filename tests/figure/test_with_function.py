"""A scene with a reader's own function in place of its f(x), against values worked by hand."""

import numpy as np
import pytest

from gdviz import scenes
from gdviz.figure.marks import Curve, Marker
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.with_function import lowest_point, slope_orders, with_function
from gdviz.objectives import from_formula, line_loss, parabola
from tests.samples import scene_of

PLAIN = scene_of(
    Panel((Curve(), Marker((3.0,), "minimum", "lowest"), Marker((0.0,), "flat", "flat")), x=Axis("x", -2, 4)),
    objective=parabola(3.0),
    id="made.up",
)


def test_the_curve_is_that_of_the_function_and_so_is_its_axis():
    shown = with_function(PLAIN, "x^2 + 1")
    assert shown.objective([2.0]) == 5.0
    axis = shown.panels[0].y
    assert axis.low < 1 and axis.high > 17  # 1 at 0, 17 at 4
    assert axis.high - axis.low < 1.5 * 16


def test_the_mark_of_the_minimum_moves_and_what_spoke_of_the_other_function_goes():
    (minimum,) = [mark for mark in with_function(PLAIN, "(x - 1)^2 + 2").panels[0].marks if isinstance(mark, Marker)]
    assert minimum.kind == "minimum" and minimum.at == pytest.approx((1.0, 2.0), abs=1e-6)
    assert not [mark for mark in with_function(PLAIN, "x").panels[0].marks if isinstance(mark, Marker)]


def test_a_panel_of_the_slope_shows_the_slope_of_the_own_function():
    both = scenes.get("derivatives.sliding_tangent")
    own = with_function(both, "x^3")
    slopes = [panel.objective([2.0]) for panel in own.panels if panel.objective is not None]
    assert slopes == pytest.approx([12.0])


def test_where_a_function_has_no_value_it_has_no_slope_to_show():
    """That of log is not the left branch of 1/x."""
    own = with_function(scenes.get("derivatives.sliding_tangent"), "log(x)")
    (slope,) = [panel.objective for panel in own.panels if panel.objective is not None]
    with np.errstate(all="ignore"):
        assert np.isnan(slope(np.array([[-2.0, -0.5, 0.0]]))).all()
    assert slope(np.array([[0.5, 2.0]])) == pytest.approx([2.0, 0.5])


def test_orders_tell_a_function_from_its_slope():
    slope = from_formula("2*(x - 3)")
    assert slope_orders(PLAIN, [parabola(3.0), slope]) == [0, 1]
    with pytest.raises(ValueError, match=r"^made\.up: OwnFunction needs objectives that are f\(x\) or its slope$"):
        slope_orders(PLAIN, [parabola(1.0)])


@pytest.mark.parametrize(
    ("formula", "lowest"),
    [
        ("(x - 1)^2", (1.0, 0.0)),
        ("cos(x)", (np.pi, -1.0)),
        ("x", None),
        ("1/(x - 1)^2", None),
        ("-1/(x - 1.01)^2", None),
    ],
)
def test_the_lowest_point_is_one_that_the_curve_comes_down_to_from_both_sides(formula, lowest):
    objective, x = from_formula(formula), np.linspace(-2.0, 6.0, 241)
    with np.errstate(all="ignore"):
        found = lowest_point(objective, x, np.asarray(objective(x[None])))
    assert found == (lowest and pytest.approx(lowest, abs=1e-6))


@pytest.mark.parametrize(
    ("scene", "formula", "said"),
    [
        (PLAIN, "x*y", "made.up shows functions of x alone"),
        (PLAIN, "log(-x - 10)", "it has no values to draw for x from -2 to 4"),
        (scene_of(Panel((Curve(),)), id="made.up"), "x", "made.up shows no function"),
        (
            scene_of(Panel(()), objective=line_loss(), id="made.up"),
            "x",
            "made.up: OwnFunction needs an objective of one",
        ),
    ],
)
def test_what_cannot_be_shown_is_said(scene, formula, said):
    with pytest.raises(ValueError) as refused:
        with_function(scene, formula)
    assert str(refused.value).startswith(said)
