"""The frame of a live figure: stage and controls together in the window, little beside the picture."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from gdviz import scenes
from gdviz.figure.scene import Scene
from gdviz.paths import ROOT
from tests.site.conftest import Visit
from tests.site.live import LIVE, context_of, figure_on, slide, state_of

LAPTOP, PHONE = (1280, 800), (390, 844)
SIZES = {"laptop": LAPTOP, "phone": PHONE}


def page_of(scene: Scene) -> str:
    """The address of the page that shows a scene, below the site's root."""
    shows = f'scene("{scene.id}"'
    pages = (page for page in (ROOT / "docs").rglob("*.md") if page.name != "index.md" or page.parent.name == "guide")
    page = next(page for page in pages if shows in page.read_text(encoding="utf-8"))
    return f"{page.relative_to(ROOT / 'docs').with_suffix('').as_posix().removesuffix('index').rstrip('/')}/"


@pytest.fixture(scope="module", params=SIZES)
def sized(request: pytest.FixtureRequest, browser: Browser, root: str) -> Iterator[tuple[str, Visit]]:
    """A window of that size, with touch on a phone."""
    width, height = SIZES[request.param]
    phone = request.param == "phone"
    context = context_of(browser, viewport={"width": width, "height": height}, has_touch=phone, is_mobile=phone)
    yield request.param, Visit(context.new_page())
    context.close()


def open_live(visit: Visit, address: str, id: str) -> Page:
    """The page once this figure on it is live."""
    if visit.page.url != address:
        visit.open(address)
    visit.page.evaluate(_READY, id)
    visit.page.wait_for_timeout(50)
    return visit.page


_READY = """id => { const scene = document.querySelector(`gd-scene[data-scene="${id}"]`);
    scene.scrollIntoView(); return scene.ready.then(() => true); }"""

# Each control scrolled to as a reader would: as little as it takes. Then it and the stage are in the window, neither
# under the head of the page, and the control not under the stage.
_TOGETHER = """(id) => {
    const scene = document.querySelector(`gd-scene[data-scene="${id}"]`), faults = [];
    scene.querySelector(".gd-more").open = true;
    scene.figure.controls.fit();
    const view = scene.querySelector(".gd-view"), head = document.querySelector(".md-header").offsetHeight;
    const held = ":is(.gd-controls, .gd-panels) :is(input, button):not(.gd-state *)";
    const controls = [...scene.querySelectorAll(held), ...view.querySelectorAll("[tabindex]")];
    for (const control of controls) {
        if (!control.checkVisibility()) continue;
        scrollTo(0, 0);
        control.focus({ preventScroll: true });
        const menu = control.closest(".gd-others");
        if (!menu) scene.querySelector(".gd-more").open = false;
        (view.contains(control) ? view : control).scrollIntoView({ block: "nearest" });
        const box = control.getBoundingClientRect(), stage = view.getBoundingClientRect();
        const inside = ({ top, bottom }) => top >= head - 1 && bottom <= innerHeight + 1;
        const under = !view.contains(control) && box.top < stage.bottom - 1;
        const name = control.dataset.control ?? control.ariaLabel ?? control.textContent;
        if (!inside(box) || !inside(stage) || under)
            faults.push([name, ...[box.top, box.bottom, stage.top, stage.bottom].map(Math.round)]);
        scene.querySelector(".gd-more").open = true;
    }
    scene.querySelector(".gd-more").open = false;
    return [controls.length, faults];
}"""


@pytest.mark.parametrize("id", [scene.id for scene in LIVE])
def test_each_control_fits_the_window_with_the_stage(sized: tuple[str, Visit], root: str, id: str) -> None:
    _, visit = sized
    page = open_live(visit, f"{root}{page_of(scenes.get(id))}", id)
    count, faults = page.evaluate(_TOGETHER, id)
    assert count > 0 and faults == []


_SHARE = """id => { const scene = document.querySelector(`gd-scene[data-scene="${id}"]`);
    const figure = scene.closest("figure");
    const stage = scene.querySelector(".gd-view").getBoundingClientRect().height;
    return stage / (figure.getBoundingClientRect().height - stage); }"""
_SHOWN = """id => { const scene = document.querySelector(`gd-scene[data-scene="${id}"]`);
    const held = [...scene.querySelectorAll(":is(.gd-strip, .gd-more) :is(button, input, summary)")];
    return held.filter((each) => each.checkVisibility({ visibilityProperty: true })).length; }"""


@pytest.mark.parametrize("id", [scene.id for scene in LIVE])
def test_controls_do_not_outweigh_the_picture(sized: tuple[str, Visit], root: str, id: str) -> None:
    size, visit = sized
    page = open_live(visit, f"{root}{page_of(scenes.get(id))}", id)
    assert 1 <= page.evaluate(_SHOWN, id) <= 7
    if size == "laptop":
        assert page.evaluate(_SHARE, id) >= 1.5


@pytest.mark.parametrize("id", ["learning_rates.diverging", "two_parameters.surface_descent"])
def test_the_menu_lies_over_what_is_below(sized: tuple[str, Visit], root: str, id: str) -> None:
    _, visit = sized
    page = open_live(visit, f"{root}{page_of(scenes.get(id))}", id)
    where = f"document.getElementById('{id}').querySelector('figcaption').getBoundingClientRect().top + scrollY"
    before = page.evaluate(where)
    menu = figure_on(page, id).locator("summary")
    menu.click()
    page.wait_for_timeout(100)
    assert figure_on(page, id).get_by_role("button", name="Reset").is_visible()
    assert page.evaluate(where) == pytest.approx(before, abs=0.5)
    page.keyboard.press("Escape")
    assert not figure_on(page, id).get_by_role("button", name="Reset").is_visible()


def test_the_prediction_stands_before_the_picture_and_what_follows_right_under_it(visit: Visit, root: str) -> None:
    page = open_live(visit, f"{root}guide/gradient-descent/", "gradient_descent.path")
    figure = figure_on(page, "gradient_descent.path")
    kinds = [".gd-asked", ".gd-view", ".gd-scrub", ".gd-main", ".gd-line"]
    tops = [figure.locator(kind).evaluate("each => each.getBoundingClientRect().top") for kind in kinds]
    assert tops == sorted(tops)
    figure.locator("summary").click()
    for name, held in (("This state", "Copy link"), ("As drawn", "SVG")):
        group = figure.get_by_role("group", name=name)
        assert group.get_by_text(held, exact=True).locator("visible=true").count() == 1


def test_what_has_been_run_is_filled_and_keys_go_ten_steps(visit: Visit, root: str) -> None:
    id = "gradient_descent.path"
    page = open_live(visit, f"{root}guide/gradient-descent/", id)
    steps = figure_on(page, id).get_by_role("slider", name="step")
    slide(page, "step", "0", id)
    steps.press("PageUp")
    assert state_of(page, id)["step"] == 10
    assert steps.evaluate("each => each.style.getPropertyValue('--gd-run')") == "0.2"
    steps.press("Shift+ArrowRight")
    assert state_of(page, id)["step"] == 20
    steps.press("Shift+PageUp")
    assert state_of(page, id)["step"] == 50
    steps.press("PageDown")
    steps.press("ArrowLeft")
    assert state_of(page, id)["step"] == 39


def test_on_a_phone_a_row_of_panels_at_a_time(browser: Browser, root: str) -> None:
    id = "parameters_to_predictions.both_views"
    context = context_of(browser, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    visit = Visit(context.new_page())
    page = open_live(visit, f"{root}guide/parameters-to-predictions/", id)
    figure = figure_on(page, id)
    buttons = figure.locator(".gd-panels button")
    stage = figure.locator(".gd-view").bounding_box()
    assert buttons.count() == 3 and stage and stage["height"] <= 0.52 * 844
    shown = (
        "scene => { const view = scene.querySelector('.gd-view').getBoundingClientRect(); return scene.figure.sheet."
    )
    shown += "plots.map(({ top, height }, place) => { const { y } = scene.querySelector('svg.gd-stage')"
    shown += ".getBoundingClientRect(), { scale } = scene.figure.sheet; return y + top * scale >= view.top - 1 &&"
    shown += " y + (top + height) * scale <= view.bottom + 1; }); }"
    for place, button in enumerate(buttons.all()):
        button.click()
        assert figure.evaluate(shown) == [row == place for row in range(3)]
        assert button.get_attribute("aria-pressed") == "true"
    after = figure.locator(".gd-view").bounding_box()
    assert after and (after["width"], after["height"]) == (stage["width"], stage["height"])
    figure.locator("[role=slider]").first.focus()  # on the map
    assert figure.evaluate(shown) == [False, True, False]
    assert visit.problems == []
    context.close()
