"""Points are dragged, clicked to and moved by keys, by mouse and by touch."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gdviz import scenes
from gdviz.drawing.panels import sheet_size
from gdviz.figure.style import LAYOUTS
from tests.site.conftest import Visit
from tests.site.live import iterates_of, middle_of, open_figure, state_of


@pytest.mark.engines("chromium", "firefox")
def test_the_start_is_dragged_by_mouse(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, "gradient_descent.path")
    handle = page.get_by_role("slider", name="start x")
    x, y = middle_of(handle)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 30, steps=5)
    page.mouse.up()
    moved = state_of(page)["start"]
    axis = scenes.get("gradient_descent.path").panels[0].x
    box = page.evaluate("gdviz.definitions.get('gradient_descent.path').scene.layouts.wide.panels[0].box")
    drawn = (
        page.locator(".gd-stage").bounding_box()["width"]
        / sheet_size(scenes.get("gradient_descent.path"), LAYOUTS["wide"])[0]
    )
    assert moved == pytest.approx(60 / drawn / box[2] * (axis.high - axis.low), abs=0.02)  # it began at 0
    assert iterates_of(page)[0, 0] == moved
    assert middle_of(handle)[0] == pytest.approx(x + 60, abs=1.5)


def test_the_start_is_dragged_by_touch(browser: Browser, bare_pages: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    visit = Visit(context.new_page())
    page = open_figure(visit, bare_pages, "two_parameters.contour_descent")
    before = state_of(page)["start"]
    x, y = middle_of(page.get_by_role("slider", name="start"))
    touch = context.new_cdp_session(page)

    def send(kind: str, *points: tuple[float, float]) -> None:
        each = [{"x": x, "y": y} for x, y in points]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": each})

    send("touchStart", (x + 15, y + 15))  # beside the point, within the 44 pixels a finger needs
    for part in range(1, 9):
        send("touchMove", (x + 15 + 5 * part, y + 15 + 10 * part))
    send("touchEnd")
    m, b = state_of(page)["start"]
    assert m > before[0] + 0.3 and b < before[1] - 0.5
    assert page.evaluate("scrollY") == 0
    assert visit.problems == []
    context.close()


@pytest.mark.parametrize("begins_on", ["slider", "handle"])
def test_a_finger_that_scrolls_the_page_sets_nothing(browser: Browser, bare_pages: Path, begins_on: str) -> None:
    """What it set as it touched is taken back: a slider jumps to a finger, and the browser then takes it to scroll."""
    context = browser.new_context(viewport={"width": 390, "height": 500}, has_touch=True, is_mobile=True)
    visit = Visit(context.new_page())
    page = open_figure(visit, bare_pages, "gradient_descent.path")
    page.evaluate("document.body.style.paddingBottom = '1500px'")
    page.get_by_role("button", name="10 steps").tap()
    before = page.evaluate("document.querySelector('gd-scene').figure.store.snapshot")
    seen = page.evaluate_handle("""() => {
        const seen = new Set();
        const note = () => seen.add(document.querySelector("gd-scene").figure.store.snapshot);
        document.querySelector("gd-scene").figure.store.subscribe(note);
        return seen;
    }""")
    slider = page.get_by_role("slider", name="learning rate")
    page.evaluate("scrollTo(0, 0)")
    if begins_on == "slider":
        slider.scroll_into_view_if_needed()
    box, touch = slider.bounding_box(), context.new_cdp_session(page)
    if begins_on == "slider":
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [
            {"x": box["x"] + 0.8 * box["width"], "y": box["y"] + 22}]})  # fmt: skip
        for part in range(1, 12):
            touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [
                {"x": box["x"] + 0.8 * box["width"], "y": box["y"] + 22 - 12 * part}]})  # fmt: skip
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        page.wait_for_function("scrollY > 50")
    else:
        x, y = middle_of(page.get_by_role("slider", name="start x"))
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x + 50, "y": y}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchCancel", "touchPoints": []})
    page.wait_for_timeout(200)
    assert page.evaluate("seen => seen.size", seen) > 1, "nothing was set that could be taken back"
    assert page.evaluate("document.querySelector('gd-scene').figure.store.snapshot") == before
    assert slider.input_value() == "0.1" and state_of(page)["step"] == 10
    assert visit.problems == []
    context.close()


@pytest.mark.parametrize(("id", "part"), [
    ("gradient_descent.path", ".gd-handle"), ("loss_landscape.orbit", ".gd-turn"),
])  # fmt: skip
def test_a_touch_that_cannot_be_stopped_is_not(visit: Visit, bare_pages: Path, id: str, part: str) -> None:
    """Browsers complain of it in the console."""
    page = open_figure(visit, bare_pages, id)
    assert page.locator(part).first.evaluate("""part => {
        let tried = 0;
        Event.prototype.preventDefault = function () { tried += this.type.startsWith("touch"); };
        const { x, y } = part.getBoundingClientRect();
        const at = (far) => ({ isPrimary: true, bubbles: true, pointerId: 1, clientX: x + 50 + far, clientY: y + 50 });
        part.setPointerCapture = () => {};
        part.dispatchEvent(new PointerEvent("pointerdown", at(0)));
        part.dispatchEvent(new PointerEvent("pointermove", at(40)));
        const touch = (type, cancelable) =>
            part.dispatchEvent(new Event(type, { bubbles: true, cancelable }));
        for (const type of ["touchstart", "touchmove"]) touch(type, false);
        const uncancelable = tried;
        for (const type of ["touchstart", "touchmove"]) touch(type, true);
        return [uncancelable, tried];
    }""") == [0, 1]
    assert visit.problems == []


@pytest.mark.engines("chromium", "firefox")
def test_the_start_is_moved_by_keys_and_says_where_it_is(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, "two_parameters.contour_descent")
    handle = page.get_by_role("slider", name="start")
    handle.focus()
    for key in ("ArrowRight", "Shift+ArrowRight", "ArrowDown", "PageDown"):
        page.keyboard.press(key)
    assert state_of(page)["start"] == pytest.approx([-1.0 + 0.05 * 11, 3.0 - 0.05 * 11])
    loss = scenes.get("two_parameters.contour_descent").objective([-0.45, 2.45])
    assert handle.get_attribute("aria-valuetext") == f"m −0.45, b 2.45, loss {loss:.3f}"
    page.keyboard.press("Home")
    low = scenes.get("two_parameters.contour_descent").controls[1].low
    assert state_of(page)["start"][0] == low[0]


def test_a_click_on_the_contours_puts_the_start_there(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, "two_parameters.contour_descent")
    area = page.locator(".gd-area").bounding_box()
    page.mouse.click(area["x"] + area["width"] / 2, area["y"] + area["height"] / 4)
    panel = scenes.get("two_parameters.contour_descent").panels[0]
    x, y = panel.x, panel.y
    middle, upper = (x.low + x.high) / 2, y.low + (y.high - y.low) * 0.75
    assert state_of(page)["start"] == pytest.approx([middle, upper], abs=0.02)


def test_a_point_cannot_be_dragged_out_of_its_range(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, "gradient_descent.path")
    x, y = middle_of(page.get_by_role("slider", name="start x"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(-4000, y)
    page.mouse.up()
    assert state_of(page)["start"] == scenes.get("gradient_descent.path").controls[1].low


@pytest.mark.parametrize("width", [360, 1280])
def test_what_takes_a_finger_is_44_pixels(context, bare_pages: Path, width: int) -> None:
    visit = Visit(context.new_page())
    visit.page.set_viewport_size({"width": width, "height": 800})
    page = open_figure(visit, bare_pages, "gradient_descent.path")
    touch = page.locator(".gd-touch").bounding_box()
    assert min(touch["width"], touch["height"]) >= 43.9
    for control in page.locator(".gd-controls :is(button, input):not([hidden])").all():
        box = control.bounding_box()
        assert box["height"] >= 44 and box["width"] >= 44
