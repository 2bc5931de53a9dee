"""Surfaces are turned, and points on them picked and dragged, by mouse, touch and keyboard."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from gdviz import scenes
from tests.site.conftest import Visit
from tests.site.live import iterates_of, middle_of, open_figure, state_of

ORBIT, BOWL, DESCENT = "loss_landscape.orbit", "loss_landscape.surface_and_contour", "two_parameters.surface_descent"
FLAT, PANELS = "derivatives.flat_points", "putting_it_together.all_panels"
EVERY = (ORBIT, BOWL, DESCENT, FLAT, PANELS)
every = pytest.mark.parametrize("id", EVERY)
POINTS = pytest.mark.parametrize(("id", "point"), [(ORBIT, (2.0, 0.5)), (DESCENT, (0.5, 2.0)), (PANELS, (2.5, 0.0))])


def _surface(id: str) -> int:
    return next(index for index, panel in enumerate(scenes.get(id).panels) if panel.kind == "surface")


def _open(visit: Visit, bare_pages: Path, id: str) -> Page:
    page = open_figure(visit, bare_pages, id)
    page.add_style_tag(
        content="[data-md-color-scheme] picture.gd-light { display: block !important }"
    )  # the only still here
    page.wait_for_function(
        "document.querySelector('gd-scene').figure.sheet.plots.every("
        "(panel) => !panel.view || panel.updates.some((each) => each.sized))"
    )
    return page


def _picture(page: Page) -> str:
    return page.evaluate("document.querySelector('.gd-canvas').toDataURL()")


def _drawn(page: Page) -> float:
    """How many pixels of the screen a pixel of the drawing takes."""
    width = page.evaluate("document.querySelector('gd-scene').figure.sheet.layout.width")
    return page.locator(".gd-stage").bounding_box()["width"] / width


def _place(page: Page, id: str, point: tuple[float, float]) -> tuple[float, float]:
    """Where a point of the surface is on the screen."""
    x, y, left, top = page.evaluate(
        """([index, point]) => {
            const { sheet } = document.querySelector("gd-scene").figure;
            const panel = sheet.plots[index];
            return [...panel.place(point), panel.left, panel.top];
        }""",
        [_surface(id), list(point)],
    )
    box, unit = page.locator(".gd-stage").bounding_box(), _drawn(page)
    return box["x"] + unit * (left + x), box["y"] + unit * (top + y)


def _drag(page: Page, start: tuple[float, float], by: tuple[float, float]) -> None:
    """By mouse, in small moves: a few pixels go by before a drag is one."""
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + 5 * np.sign(by[0]), start[1] + 5 * np.sign(by[1]))
    page.mouse.move(start[0] + 5 * np.sign(by[0]) + by[0], start[1] + 5 * np.sign(by[1]) + by[1], steps=6)
    page.mouse.up()


def _angles(page: Page, id: str) -> list[float]:
    return page.evaluate(
        "(i) => { const { sheet, store } = document.querySelector('gd-scene').figure;"
        " return sheet.plots[i].view.angles(store); }",
        _surface(id),
    )


# ---- turning


def test_a_drag_turns_the_bowl_and_its_sliders(visit: Visit, bare_pages: Path) -> None:
    page = _open(visit, bare_pages, ORBIT)
    start = _place(page, ORBIT, (2.0, 0.5))
    unit = page.evaluate("document.querySelector('gd-scene').figure.sheet.plots[0].view.unit")
    _drag(page, start, (_drawn(page) * unit * np.pi / 6, 0))
    assert state_of(page)["azimuth"] == pytest.approx(-60 - 30, abs=0.5)  # an arc of 30 degrees, one unit from the axis
    assert state_of(page)["elevation"] == pytest.approx(55, abs=0.5)
    assert float(page.locator("input[data-control=azimuth]").input_value()) == pytest.approx(-90, abs=1)
    _drag(page, start, (0, 400))
    assert state_of(page)["elevation"] == 85
    _drag(page, start, (0, -700))
    assert state_of(page)["elevation"] == 5
    opening = scenes.get(ORBIT).opening
    assert (state_of(page)["m"], state_of(page)["b"]) == pytest.approx((opening["m"], opening["b"]))


def test_it_turns_round_and_round(visit: Visit, bare_pages: Path) -> None:
    page = _open(visit, bare_pages, ORBIT)
    page.evaluate("document.querySelector('gd-scene').state = { azimuth: -170 }")
    unit = page.evaluate("document.querySelector('gd-scene').figure.sheet.plots[0].view.unit")
    beside = _place(page, ORBIT, (3.5, -1.5))  # away from the point on the wall
    _drag(page, beside, (_drawn(page) * unit * np.pi / 9, 0))
    assert state_of(page)["azimuth"] == pytest.approx(170, abs=0.6)


@pytest.mark.parametrize("id", [BOWL, FLAT, PANELS])
def test_a_surface_without_sliders_turns_by_mouse_and_reset_turns_it_back(
    visit: Visit, bare_pages: Path, id: str
) -> None:
    page = _open(visit, bare_pages, id)
    before, camera, state = _picture(page), _angles(page, id), state_of(page)
    _drag(page, _place(page, id, (0.5, 0.5)), (50, 20))
    turned = _angles(page, id)
    assert turned[0] < camera[0] - 10 and turned[1] > camera[1] + 4
    assert _picture(page) != before and state_of(page) == state
    page.set_viewport_size({"width": 400, "height": 800})  # the narrow drawing keeps it
    assert _angles(page, id) == turned
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("button", name="Reset").click()
    page.evaluate("scrollTo(0, 0)")  # a canvas has whole pixels of the screen, wherever it is on it
    page.wait_for_function("before => document.querySelector('.gd-canvas').toDataURL() === before", arg=before)
    assert _angles(page, id) == camera
    assert visit.problems == []


@pytest.mark.parametrize("id", [BOWL, FLAT, PANELS])
def test_a_surface_without_sliders_turns_by_keys(visit: Visit, bare_pages: Path, id: str) -> None:
    page = _open(visit, bare_pages, id)
    azimuth, elevation = _angles(page, id)
    surface = page.get_by_role("slider", name="turn the surface")
    while not surface.evaluate("(each) => each === document.activeElement"):
        page.keyboard.press("Tab")
    assert surface.evaluate("(each) => getComputedStyle(each).strokeWidth") == "2px"  # focus can be seen
    for key in ("ArrowRight", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    assert _angles(page, id) == [azimuth + 10, elevation + 5]
    said = f"turned to {azimuth + 10:.0f} degrees, tilted to {elevation + 5:.0f} degrees"
    assert surface.get_attribute("aria-valuetext") == said
    for key in ("ArrowLeft", "ArrowDown"):
        page.keyboard.press(key)
    assert _angles(page, id) == [azimuth + 5, elevation]
    page.keyboard.press("Home")
    assert _angles(page, id) == [azimuth, elevation]


@pytest.mark.parametrize("id", [ORBIT, DESCENT])
def test_sliders_turn_it_by_keys(visit: Visit, bare_pages: Path, id: str) -> None:
    page = _open(visit, bare_pages, id)
    before = _picture(page)
    page.locator("input[data-control=azimuth]").focus()
    page.keyboard.press("ArrowRight")
    page.locator("input[data-control=elevation]").focus()
    page.keyboard.press("ArrowLeft")
    step = {control.name: control for control in scenes.get(id).controls}
    assert _angles(page, id) == [step["azimuth"].value + 1, pytest.approx(step["elevation"].value, abs=1.1)]
    assert _picture(page) != before
    assert page.get_by_role("slider", name="turn the surface").count() == 0


def test_turning_stops_the_playing(visit: Visit, bare_pages: Path) -> None:
    page = _open(visit, bare_pages, ORBIT)
    page.locator("[data-action=play]").click()
    _drag(page, _place(page, ORBIT, (2.0, 0.5)), (40, 0))
    assert not page.evaluate("document.querySelector('gd-scene').figure.player.playing")


# ---- by touch


@pytest.fixture
def phone(browser: Browser, bare_pages: Path):
    """Opens a scene on a phone: its page, and a function that sends touches."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)

    def start(id: str):
        page = _open(Visit(context.new_page()), bare_pages, id)
        if (surface := page.get_by_role("button", name=re.compile("Surface"))).count():
            surface.tap()  # of several panels a row is shown at a time
        page.evaluate("document.querySelector('p').style.marginTop = '2000px'")
        session = context.new_cdp_session(page)

        def swipe(at: tuple[float, float], by: tuple[float, float], parts: int = 12) -> None:
            def send(kind: str, *points: dict) -> None:
                session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

            send("touchStart", {"x": at[0], "y": at[1]})
            for part in range(1, parts + 1):
                send("touchMove", {"x": at[0] + by[0] * part / parts, "y": at[1] + by[1] * part / parts})
                page.wait_for_timeout(10)
            send("touchEnd")
            page.wait_for_timeout(100)

        return page, swipe

    yield start
    context.close()


@every
def test_a_finger_turns_it_sideways_and_scrolls_up_and_down(phone, id: str) -> None:
    page, swipe = phone(id)
    page.locator(".gd-turn").scroll_into_view_if_needed()
    at = page.evaluate("scrollY")
    area = page.locator(".gd-turn").bounding_box()
    beside = (area["x"] + 0.12 * area["width"], area["y"] + 0.2 * area["height"])
    azimuth, elevation = _angles(page, id)
    swipe(beside, (70, 20))
    turned = _angles(page, id)
    assert 15 < (azimuth - turned[0]) % 360 < 160 and turned[1] == elevation
    assert page.evaluate("scrollY") == at
    swipe(beside, (10, -120))
    assert _angles(page, id) == turned
    assert page.evaluate("scrollY") > at + 50


@POINTS
def test_a_tap_moves_the_point_there(phone, id: str, point: tuple[float, float]) -> None:
    page, _ = phone(id)
    page.locator(".gd-turn").scroll_into_view_if_needed()
    before = _angles(page, id)
    page.touchscreen.tap(*_place(page, id, point))
    state = state_of(page)
    found = state["start"] if "start" in state else (state["m"], state["b"])
    assert found == pytest.approx(point, abs=0.1)
    assert _angles(page, id) == before


# ---- picking and dragging a point


@POINTS
def test_a_click_on_the_surface_moves_the_point_there(
    visit: Visit, bare_pages: Path, id: str, point: tuple[float, float]
) -> None:
    page = _open(visit, bare_pages, id)
    page.mouse.click(*_place(page, id, point))
    state = state_of(page)
    found = state["start"] if "start" in state else (state["m"], state["b"])
    assert found == pytest.approx(point, abs=0.06)
    if "start" in state:
        assert iterates_of(page)[0].tolist() == state["start"]


def test_a_click_beside_the_surface_and_one_where_nothing_can_move_change_nothing(
    visit: Visit, bare_pages: Path
) -> None:
    for id in (ORBIT, BOWL):
        page = _open(visit, bare_pages, id)
        state, angles = state_of(page), _angles(page, id)
        area = page.locator(".gd-turn").bounding_box()
        page.mouse.click(area["x"] + 4, area["y"] + 4)
        page.mouse.click(*_place(page, id, (1.0, 1.0))) if id == BOWL else None
        assert state_of(page) == state and _angles(page, id) == angles
    assert visit.problems == []


@pytest.mark.parametrize(("id", "point"), [(ORBIT, (1.5, 1.5)), (DESCENT, (0.5, 2.0)), (PANELS, (2.5, 0.0))])
def test_the_point_is_dragged_over_the_surface(
    visit: Visit, bare_pages: Path, id: str, point: tuple[float, float]
) -> None:
    page = _open(visit, bare_pages, id)
    handle = page.locator(".gd-handle") if id == ORBIT else page.locator(".gd-handle[aria-hidden]")
    x, y = middle_of(handle)
    goal = _place(page, id, point)
    angles = _angles(page, id)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(*goal, steps=12)
    page.mouse.up()
    state = state_of(page)
    found = state["start"] if "start" in state else (state["m"], state["b"])
    assert found == pytest.approx(point, abs=0.08)
    assert middle_of(handle) == pytest.approx(goal, abs=2)
    assert _angles(page, id) == angles


def test_the_point_is_moved_by_keys(visit: Visit, bare_pages: Path) -> None:
    page = _open(visit, bare_pages, ORBIT)
    handle = page.get_by_role("slider", name="slope m and intercept b")
    handle.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    opening = scenes.get(ORBIT).opening
    m, b = opening["m"] + 0.1, opening["b"] + 0.05
    assert (state_of(page)["m"], state_of(page)["b"]) == pytest.approx((m, b))
    loss = scenes.get(ORBIT).objective([m, b])
    assert handle.get_attribute("aria-valuetext") == f"m {m:.2f}, b {b:.2f}, loss {loss:.3f}".replace(
        "-", "\N{MINUS SIGN}"
    )
    assert page.locator("svg text", has_text=f"{loss:.3f}").count() == 1


def test_a_path_behind_the_surface_is_dashed(visit: Visit, bare_pages: Path) -> None:
    page = _open(visit, bare_pages, DESCENT)
    page.evaluate("document.querySelector('gd-scene').state = { azimuth: 35, elevation: 25, step: 3 }")
    covered, seen = (
        page.locator(f'svg path[stroke="var(--gd-path)"]{kind}').first.get_attribute("d")
        for kind in ('[stroke-dasharray][opacity="0.35"]', ":not([opacity])")
    )
    assert len(covered) > 20 and len(seen) > 20
    page.evaluate("document.querySelector('gd-scene').state = { elevation: 85 }")
    assert not page.locator('svg path[stroke-dasharray][opacity="0.35"]').first.get_attribute("d")
