"""Where panels stand: rows and columns, heights, one scale, axes as the scene gives them."""

import pytest

from gdviz.drawing.panels import sheet_size
from gdviz.figure.marks import Contour, Curve
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.style import LIGHT, NARROW, WIDE
from gdviz.objectives import parabola, saddle
from gdviz.pictures.still import draw
from tests.samples import scene_of


def test_axes_given_by_the_scene_are_kept():
    scene = scene_of(
        Panel((Curve(),), x=Axis("x", 1.0, 1000.0, scale="log"), y=Axis("f", 0.0, 2.0, ticks=(0.0, 0.5, 2.0))),
        objective=parabola(3.0),
    )
    shown = [text.get_text() for text in draw(scene, LIGHT, WIDE, 1.0).figure.texts]
    assert [text for text in shown if text in ("1", "10", "100", "1000")] == ["1", "10", "100", "1000"]
    assert [text for text in shown if text in ("0.0", "0.5", "2.0")] == ["0.0", "0.5", "2.0"]


def test_panels_share_a_row_when_wide_and_stack_when_narrow():
    panel = Panel((Curve(),))
    scene = scene_of(panel, panel, objective=parabola(3.0))
    wide = [axes.get_position() for axes in draw(scene, LIGHT, WIDE, 1.0).figure.axes]
    narrow = [axes.get_position() for axes in draw(scene, LIGHT, NARROW, 1.0).figure.axes]
    assert wide[0].y0 == pytest.approx(wide[1].y0) and wide[0].x1 < wide[1].x0
    assert narrow[0].x0 == pytest.approx(narrow[1].x0) and narrow[1].y1 < narrow[0].y0


def test_equal_panels_have_one_scale():
    panel = Panel((Contour(),), x=Axis("x", 0, 4), y=Axis("y", 0, 1), equal=True)
    box = draw(scene_of(panel, objective=saddle()), LIGHT, WIDE, 1.0).figure.axes[0].bbox
    assert box.width / 4 == pytest.approx(box.height / 1)


def test_heights_add_up_and_a_given_height_wins():
    panel = Panel((Curve(),))
    two = scene_of(panel, panel, objective=parabola(3.0), columns=1, narrow_height=500)
    assert sheet_size(two, WIDE) == (720, 800)
    assert sheet_size(two, NARROW) == (400, 500)
