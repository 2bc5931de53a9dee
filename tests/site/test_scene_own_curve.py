"""The curve of a function of the reader's own: its axis, its strokes, its minimum."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser

from tests.site import test_scene_own_function as base
from tests.site.conftest import Visit
from tests.site.test_scene_own_function import (
    PATH,
    SEARCH,
    TANGENT,
    _area,
    _curve,
    _diamond,
    _state,
    _strokes,
    _ticks,
    _use,
    come_alive,
)

pages = base.pages


def test_the_axis_fits_the_function_and_the_curve_is_drawn_on_it(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[PATH])
    before = _ticks(page)
    assert before == [0, 3, 6, 9, 12]
    _use(page, "100 + 50*sin(x)")
    ticks = _ticks(page)
    assert 45 <= ticks[0] < ticks[-1] <= 155 and 3 <= len(ticks) <= 8
    box = page.evaluate("(({ width, height, range }) => ({ width, height, range }))"
                        "(document.querySelector('gd-scene').figure.sheet.plots[0])")  # fmt: skip
    low, high = box["range"]
    assert low < 50 and high > 150
    curve = _curve(page)
    x = -0.8 + 7.6 * curve[:, 0] / box["width"]
    y = low + (high - low) * (1 - curve[:, 1] / box["height"])
    np.testing.assert_allclose(y, 100 + 50 * np.sin(x), atol=0.2)
    page.get_by_role("button", name="Reset").click()
    assert _ticks(page) == before and page.get_by_label("Your own f(x) =").input_value() == ""
    assert "f" not in _state(page) and visit.problems == []


def test_a_pole_does_not_flatten_the_rest(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[SEARCH])
    _use(page, "1/x")
    assert max(map(abs, _ticks(page))) < 50
    _use(page, "3")
    assert 3 in _ticks(page)
    assert "NaN" not in page.locator("svg.gd-stage").inner_html() and visit.problems == []


def test_the_panel_below_shows_its_slope(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[TANGENT])
    page.evaluate("document.querySelector('gd-scene').state = { f: 'sin(3*x)', x: 0, reveal: 1 }")
    assert page.locator("svg text", has_text="3.00").count() == 1  # the slope, 3 cos 0
    panel = page.evaluate("(({ width, height, range }) => ({ width, height, range }))"
                          "(document.querySelector('gd-scene').figure.sheet.plots[1])")  # fmt: skip
    curve = _curve(page, 1)
    x = -2.6 + 5.2 * curve[:, 0] / panel["width"]
    low, high = panel["range"]
    np.testing.assert_allclose(low + (high - low) * (1 - curve[:, 1] / panel["height"]), 3 * np.cos(3 * x), atol=0.05)
    label = page.locator(".gd-handle").get_attribute("aria-valuetext")
    assert label == "x 0.00, slope 3.00, f(x) 0.000"


@pytest.mark.parametrize(
    ("formula", "gaps"),
    [
        ("tan(x)", [-np.pi / 2, np.pi / 2]),
        ("1/x", [0.0]),
        ("atan(1/x)", [0.0]),
        ("x/abs(x)", [0.0]),
        ("1/(x - 0.01)", [0.01]),
        ("atan(1/(x + 1.234))", [-1.234]),
        ("x^2", []),
        ("atan(1e6*(x - 0.3))", []),
        ("1e6*x^3", []),
        ("sin(200*x)", []),
        ("tanh(1000*x)", []),
    ],
)
def test_a_curve_is_parted_at_poles_and_jumps_only(
    visit: Visit, pages: dict[str, Path], formula: str, gaps: list[float]
) -> None:
    page = come_alive(visit, pages[TANGENT])
    _use(page, formula)
    page.evaluate("document.querySelector('gd-scene').state = { reveal: 1 }")
    strokes = _strokes(page)
    assert len(strokes) == len(gaps) + 1
    for gap, left, right in zip(gaps, strokes, strokes[1:], strict=False):
        assert left[-1, 0] == pytest.approx(gap, abs=0.05) and right[0, 0] == pytest.approx(gap, abs=0.05)
    assert visit.problems == []


def test_a_jump_of_the_slope_is_no_stroke(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[TANGENT])
    _use(page, "abs(x - 0.3)")
    page.evaluate("document.querySelector('gd-scene').state = { reveal: 1 }")
    assert len(_strokes(page)) == 1
    left, right = _strokes(page, 1)
    assert np.ptp(left[:, 1]) == np.ptp(right[:, 1]) == 0
    assert left[-1, 0] == pytest.approx(0.3, abs=0.001) == right[0, 0]  # both sides reach the jump


@pytest.mark.parametrize(
    ("formula", "minimum"),
    [
        ("abs(x - 2)", 2.0),
        ("sqrt(abs(x - 2))", 2.0),
        ("1e6 + (x - 2)^2", 2.0),
        ("(x - 2)^100", 2.0),
        ("atan(1/(x - 2))", None),
        ("-exp(1/x^2)", None),
        ("-1/(x - 2)^2", None),
        ("log(abs(x - 2.001))", None),
        ("tan(x)", None),
        ("x^2/100 - 1000*exp(-1e4*(x - 3)^2)", 3.0),
    ],
)
def test_a_minimum_is_marked_only_where_there_is_one(
    visit: Visit, pages: dict[str, Path], formula: str, minimum: float | None
) -> None:
    page = come_alive(visit, pages[PATH])
    _use(page, formula)
    found = page.evaluate("document.querySelector('gd-scene').figure.store.own.minimum")
    assert found == (None if minimum is None else [pytest.approx(minimum, abs=0.05)])
    assert bool(_diamond(page)) == (minimum is not None and "exp" not in formula)  # one is far below the panel
    assert "NaN" not in page.locator("svg.gd-stage").inner_html()
    assert visit.problems == []


def test_a_mark_that_is_infinitely_far_off_is_not_drawn(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[PATH])
    page.evaluate("""() => {
        const { store } = document.querySelector("gd-scene").figure;
        const objective = { dim: 1, value: () => -Infinity, gradient: () => [0], hessian: () => [0] };
        store.setOwn({ objectives: store.objectives.map(() => objective), ranges: [[0, 1]], minimum: [1] });
    }""")
    assert _diamond(page) == ""
    assert visit.problems == []


def test_probing_blind_tells_the_height_alone(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[SEARCH])
    _use(page, "x^2")
    page.evaluate("document.querySelector('gd-scene').state = { x: 1.5 }")
    assert page.locator(".gd-handle").get_attribute("aria-valuetext") == "x 1.50, f(x) 2.250"


@pytest.mark.parametrize(("slip", "moves"), [(0, True), (2, True), (6, False), (80, False)])
def test_only_a_click_that_ends_where_it_began_moves_the_start(
    visit: Visit, pages: dict[str, Path], slip: float, moves: bool
) -> None:
    page = come_alive(visit, pages[PATH])
    before, area = _state(page)["start"], _area(page)
    page.mouse.move(area["x"] + 0.7 * area["width"], area["y"] + 20)
    page.mouse.down()
    page.mouse.move(area["x"] + 0.7 * area["width"] - slip, area["y"] + 20, steps=3)
    page.mouse.up()
    assert (_state(page)["start"] != before) == moves


def test_a_second_finger_does_not_take_the_point_from_the_first(browser: Browser, pages: dict[str, Path]) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = come_alive(Visit(context.new_page()), pages[PATH])
    touch = context.new_cdp_session(page)

    def grip() -> tuple[float, float]:
        box = page.locator(".gd-handle .gd-grip").bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def send(kind: str, *points: tuple[float, float]) -> float:
        each = [{"x": x, "y": y, "id": id} for id, (x, y) in enumerate(points)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": each})
        page.wait_for_timeout(100)  # events of a touch come late
        return _state(page)["start"]

    x, y = grip()
    start = send("touchStart", (x, y))
    unit = 7.6 / _area(page)["width"]
    assert send("touchMove", (x + 40, y)) == pytest.approx(start + 40 * unit, abs=0.02)
    other = grip()
    send("touchStart", (x + 40, y), other)
    assert send("touchMove", (x + 40, y), (other[0] + 50, other[1])) == pytest.approx(start + 40 * unit, abs=0.02)
    assert send("touchMove", (x + 50, y), (other[0] + 50, other[1])) == pytest.approx(start + 50 * unit, abs=0.02)
    send("touchMove", (x + 50, y))  # the second goes, the first goes on
    assert send("touchMove", (x + 60, y)) == pytest.approx(start + 60 * unit, abs=0.02)
    assert send("touchEnd") == pytest.approx(start + 60 * unit, abs=0.02)
    context.close()
