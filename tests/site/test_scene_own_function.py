"""A function of the reader's own on a live figure: typed, descended, moved on, put aside."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from gdviz import scenes
from gdviz.objectives import from_formula
from gdviz.optimizers.descent import descend
from gdviz.optimizers.rules import GradientDescent
from tests.site.axe import Axe
from tests.site.conftest import Visit
from tests.site.live import OWN, PATH, come_alive, enter, iterates_of, put, state_of, ticks_of

TANGENT, SEARCH = "derivatives.sliding_tangent", "minimizing_functions.blind_search"


def test_the_chapters_that_offer_it() -> None:
    assert sorted(OWN) == [
        "choosing_a_loss.loss_and_slope",
        "derivative_rules.function_and_slope",
        TANGENT,
        PATH,
        SEARCH,
    ]


@pytest.mark.engines("chromium", "firefox")
def test_it_is_used_after_a_pause_in_typing(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[PATH])
    field = page.get_by_label("Your own f(x) =")
    field.press_sequentially("(x - 2)^2/2", delay=20)
    assert "f" not in state_of(page)
    page.wait_for_function("document.querySelector('gd-scene').state.f === '(x - 2)^2/2'")
    expected = 2 - 2 * 0.9 ** np.arange(51)  # each step leaves 1 - η of the distance to 2
    np.testing.assert_allclose(iterates_of(page)[:, 0], expected, rtol=1e-12)
    assert visit.problems == []


def test_a_prediction_says_that_it_puts_the_function_aside(own_stage: Visit) -> None:
    page = put(own_stage, PATH)
    told = page.locator(".gd-told p")
    page.get_by_role("button", name="0.08").click()
    assert "aside" not in told.inner_text()
    enter(page, "(x - 2)^2/2")
    page.get_by_role("button", name="Predict again").click()
    page.get_by_role("button", name="0.08").click()
    assert "f" not in state_of(page)
    assert told.inner_text().endswith("Your own function is put aside.")
    page.get_by_role("button", name="Predict again").click()
    page.get_by_role("button", name="0.08").click()
    assert "aside" not in told.inner_text()


@pytest.mark.parametrize(
    "formula", ["(x-2)^4/4 - (x-2)^2 + 0.3*x", "(x - 3)^2 + 3*sin(2*x)", "exp(x/3) - x", "log(x + 1)"]
)
def test_descent_on_it_is_pythons(own_stage: Visit, formula: str) -> None:
    page = put(own_stage, PATH)
    enter(page, formula)
    run = scenes.get(PATH).runs[0]
    expected = descend(from_formula(formula, ((-1.0, 7.0),)), run.optimizer, run.start, run.steps)
    np.testing.assert_allclose(iterates_of(page), expected.iterates, rtol=1e-9, atol=1e-12)


def test_probing_blind_tells_the_height_alone(own_stage: Visit) -> None:
    page = put(own_stage, SEARCH)
    enter(page, "x^2")
    page.evaluate("document.querySelector('gd-scene').state = { x: 1.5 }")
    assert page.locator(".gd-handle").get_attribute("aria-valuetext") == "x 1.50, f(x) 2.250"


def _area(page: Page) -> dict:
    area = page.locator(".gd-area").first.bounding_box()
    assert area is not None
    return dict(area)


@pytest.mark.parametrize(("slip", "moves"), [(0, True), (2, True), (6, False), (80, False)])
def test_only_a_click_that_ends_where_it_began_moves_the_start(own_stage: Visit, slip: float, moves: bool) -> None:
    page = put(own_stage, PATH)
    before, area = state_of(page)["start"], _area(page)
    page.mouse.move(area["x"] + 0.7 * area["width"], area["y"] + 20)
    page.mouse.down()
    page.mouse.move(area["x"] + 0.7 * area["width"] - slip, area["y"] + 20, steps=3)
    page.mouse.up()
    assert (state_of(page)["start"] != before) == moves


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
        return state_of(page)["start"]

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


@pytest.mark.parametrize("formula", ["log(x)", "1/x", "sqrt(x)", "(x - 3)^100"])
def test_a_run_that_cannot_move_is_explained(own_stage: Visit, formula: str) -> None:
    page = put(own_stage, PATH)
    message, field = page.locator(".gd-mistake"), page.get_by_label("Your own f(x) =")
    enter(page, formula)
    assert "no step can be taken" in (message.text_content() or "")
    assert message.is_visible() and field.get_attribute("aria-invalid") == "false"
    assert state_of(page)["f"] == formula
    enter(page, f"{formula} +")  # a mistake goes first
    assert "missing at the end" in (message.text_content() or "")
    page.evaluate("document.querySelector('gd-scene').state = { start: 0 }")
    assert "missing at the end" in (message.text_content() or "")
    enter(page, formula)
    assert "no step can be taken" in (message.text_content() or "")
    page.evaluate("document.querySelector('gd-scene').state = { start: 2.5 }")
    run = descend(from_formula(formula), GradientDescent(0.1), 2.5, 50)
    assert run.left_domain == (formula == "log(x)")
    left = f"At step {run.steps + 1} the run leaves the domain of the function." if run.left_domain else ""
    assert message.text_content() == left
    page.evaluate("document.querySelector('gd-scene').state = { start: 0 }")
    assert "no step can be taken" in (message.text_content() or "")
    page.get_by_role("button", name="Reset").click()
    assert message.text_content() == "" and own_stage.problems == []


def test_probes_of_another_function_begin_anew(own_stage: Visit) -> None:
    page = put(own_stage, SEARCH)
    handle = page.locator(".gd-handle")
    for _ in range(3):
        handle.press("ArrowRight")
        page.keyboard.up("ArrowRight")
    assert "4 probes" in page.locator("svg").text_content()
    enter(page, "x^2")
    assert "1 probe" in page.locator("svg").text_content() and "4 probes" not in page.locator("svg").text_content()


def test_it_stays_when_the_drawing_changes_its_layout_or_its_place(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[PATH])
    enter(page, "100 + 50*sin(x)")
    page.set_viewport_size({"width": 320, "height": 700})
    page.wait_for_function("!document.querySelector('svg').getAttribute('viewBox').startsWith('0 0 720')")
    assert (
        min(ticks_of(page)) >= 45
        and max(ticks_of(page)) <= 155
        and page.evaluate("document.documentElement.scrollWidth") <= 320
    )
    page.evaluate("""() => {
        const scene = document.querySelector("gd-scene");
        const parent = scene.parentNode;
        scene.remove();
        parent.prepend(scene);
        return scene.ready;
    }""")
    page.wait_for_function("document.querySelector('gd-scene').figure")
    assert state_of(page)["f"] == "100 + 50*sin(x)"
    assert page.get_by_label("Your own f(x) =").input_value() == "100 + 50*sin(x)"
    assert visit.problems == []


def test_it_is_typed_and_its_point_dragged_by_touch(browser: Browser, pages: dict[str, Path]) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    visit = Visit(context.new_page())
    page = come_alive(visit, pages[SEARCH])
    field = page.get_by_label("Your own f(x) =")
    field.tap()
    page.keyboard.type("x^2")
    page.get_by_role("button", name="Reveal").tap()
    assert state_of(page)["f"] == "x^2" and state_of(page)["reveal"] == 1
    area = page.locator(".gd-area").first.bounding_box()
    assert area is not None
    page.touchscreen.tap(area["x"] + area["width"] / 2, area["y"] + area["height"] / 2)
    assert state_of(page)["x"] == pytest.approx(0.0, abs=0.02)
    box = field.bounding_box()
    assert box is not None and box["height"] >= 44
    assert visit.problems == []
    context.close()


def test_an_update_is_quick(own_stage: Visit) -> None:
    page = put(own_stage, PATH)
    enter(page, "(x-2)^4/4 - (x-2)^2 + 0.3*x + sin(exp(cos(x)))*tanh(x)^3")
    times = page.evaluate("""() => Array.from({ length: 60 }, (_, index) => {
        const began = performance.now();
        document.querySelector("gd-scene").state = { start: index / 10 };
        return performance.now() - began;
    }).sort((one, other) => one - other)""")
    assert times[30] < 8  # twice the budget: other work may be going on


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("formula", ["", "x^2", "x^2 +", "log(x)"])
def test_nothing_for_axe_to_complain_of(own_stage: Visit, formula: str, scheme: str) -> None:
    page = put(own_stage, PATH)
    page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
    enter(page, formula)
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
