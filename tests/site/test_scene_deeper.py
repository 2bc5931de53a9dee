"""The marks of limits and gradients on live figures: a control moves them, and their words are Python's."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page

from gdviz import scenes
from gdviz.drawing.marks.magnified import heights, net
from gdviz.figure.numbers import fixed, shortest
from tests.site.conftest import Visit
from tests.site.live import live_figure, set_state

SHAPES = """() => [...document.querySelectorAll("svg.gd-stage path")].map((path) => path.getAttribute("d"))"""


# From the zero line to the end of each bar, in pixels.
_BARS = """() => {
    const plot = document.querySelector("gd-scene").figure.sheet.plots[1];
    const bars = [...plot.layer("line").querySelectorAll("path")].map((path) => path.getAttribute("d"));
    return bars.map((d) => {
        const [, zero, , end] = d.match(/^M(\\S+) (\\S+)H(\\S+)$/);
        return end - zero;
    });
}"""


def _words(page: Page, piece: str) -> str:
    texts = page.locator("svg.gd-stage text").all_text_contents()
    (told,) = [text for text in texts if piece in text]
    return told


def test_a_tolerance_tells_how_far_its_stretch_leaves_the_limit(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "limits.tolerance")
    for delta, epsilon in ((0.5, 0.5), (0.2, 1.0), (0.1, 0.25)):
        before = page.evaluate(SHAPES)
        set_state(page, delta=delta, epsilon=epsilon)
        assert _words(page, "off by") == f"within {delta:.2f}: off by up to {fixed(3 * delta + delta**2, 2)}"
        assert delta == epsilon or page.evaluate(SHAPES) != before
    assert visit.problems == []


def test_errors_have_a_ring_that_follows_h_and_points_that_follow_x(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "limits.round_off")
    moved = []
    for values in ({"h": 1e-3}, {"h": 1e-13}, {"x": 1.7}):
        before = page.evaluate(SHAPES)
        set_state(page, **values)
        after = page.evaluate(SHAPES)
        moved.append(sum(len(old or "") for old, new in zip(before, after, strict=True) if old != new))
    assert moved[0] > 0 and moved[1] > 0
    assert moved[2] > 5 * moved[1]  # all points of both rows, not two rings
    assert visit.problems == []


@pytest.mark.parametrize(("direction", "slope"), [(0, -6.0), (90, 3.0), (180, 6.0), (153.4349488, 6.7082039)])
def test_the_dial_and_its_point_turn_together(visit: Visit, tmp_path: Path, direction: float, slope: float) -> None:
    page = live_figure(visit, tmp_path, "gradients.dial")
    before = page.evaluate(SHAPES)
    set_state(page, direction=direction)
    assert page.evaluate(SHAPES) != before
    told = page.evaluate("""() => {
        const { store, sheet } = document.querySelector("gd-scene").figure;
        return store.quantities(sheet.plots[0]).slope_along;
    }""")
    assert told == pytest.approx(slope, abs=1e-6)
    assert visit.problems == []


def test_a_bowl_turns_with_its_axes_and_the_numbers_of_its_table(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "hessian.turned")
    for angle, told in ((45, "in m 3.00, in b 3.00, mixed 1.00"), (90, "in m 2.00, in b 4.00, mixed 0.00")):
        before = page.evaluate(SHAPES)
        set_state(page, angle=angle)
        changed = [new for old, new in zip(before, page.evaluate(SHAPES), strict=False) if old != new]
        assert len(changed) > 3  # contours, and both axes
        words = " ".join((page.locator(".gd-equation").text_content() or "").split())
        assert told in words and "largest 4.00, smallest 2.00" in words
    names = page.locator("svg.gd-stage text", has_text=re.compile("steep|gentle"))
    assert names.all_text_contents() == ["steep", "gentle"]
    set_state(page, m=4.9, angle=0)  # the steep axis ends beyond the plot
    assert names.all_text_contents() == ["gentle"]
    assert visit.problems == []


def test_bars_follow_the_steps_as_the_error_does(visit: Visit, tmp_path: Path) -> None:
    """A step at 0.4 multiplies the steep part by -0.6 and the gentle one by 0.2."""
    page = live_figure(visit, tmp_path, "hessian.split")
    widths = []
    for step in (0, 1, 2):
        set_state(page, step=step)
        widths.append(page.evaluate(_BARS))
    (steep, gentle), *after = widths
    assert steep > 20 and gentle > 20
    for measured, (factor, other) in zip(after, ((-0.6, 0.2), (0.36, 0.04)), strict=True):
        assert measured == pytest.approx([steep * factor, gentle * other], abs=0.05)
    assert visit.problems == []


def test_the_close_up_tells_what_python_tells(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "gradients.zoom")
    scene = scenes.get("gradients.zoom")
    (mark,) = scene.panels[0].marks
    for zoom in (1.0, 3.0, 16.0, 64.0):
        set_state(page, zoom=zoom)
        surface, plane = heights(scene.objective, mark, zoom, net())
        apart = 0.5 * float(np.max(np.abs(surface - plane)))
        assert _words(page, "widths") == (f"{shortest(zoom, 3)} times: gap of {shortest(apart, 2)} widths")
    assert visit.problems == []
