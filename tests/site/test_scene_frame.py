"""The frame of a live figure: stage and controls together in the window, little beside the picture."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from gdviz import scenes
from gdviz.figure.scene import Scene
from gdviz.paths import ROOT
from tests import kinds
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


LESSONS = ["", *sorted({page_of(scene) for scene in LIVE if scene.id != "home.bowl"})]


@pytest.fixture(scope="module", params=SIZES)
def sized(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[str, Visit]]:
    """A window of that size, with touch on a phone."""
    width, height = SIZES[request.param]
    phone = request.param == "phone"
    context = context_of(browser, viewport={"width": width, "height": height}, has_touch=phone, is_mobile=phone)
    yield request.param, Visit(context.new_page())
    context.close()


def open_live(visit: Visit, address: str, id: str) -> Page:
    """The page once this figure on it is live."""
    visit.open(address)
    visit.page.evaluate(_READY, id)
    return visit.page


_READY = """id => { const scene = document.querySelector(`gd-scene[data-scene="${id}"]`);
    scene.scrollIntoView(); return scene.ready.then(() => true); }"""
_LAID_OUT = """async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    while (document.querySelector(".gd-later, .gd-early")) await frame();
    await document.fonts.ready;
    await frame();
    await frame();
}"""
_TOPS = """() => Object.fromEntries([...document.querySelectorAll("gd-scene")].map((each) =>
    [each.dataset.scene, each.closest("figure").querySelector("figcaption").getBoundingClientRect().top + scrollY]))"""
_ALL_ALIVE = """async () => {
    const scenes = [...document.querySelectorAll("gd-scene:has(.gd-controls)")];
    await Promise.all(scenes.map((scene) => scene.ready));
    return scenes.map((scene) => scene.dataset.scene);
}"""


def come_alive(visit: Visit, address: str) -> tuple[list[str], dict[str, float], dict[str, float]]:
    """Open a page whose figures come to life once all of it stands: their names, where captions were, and are."""
    held: list[Route] = []
    visit.page.route("**/generated/runtime.js", lambda route: held.append(route))
    visit.page.goto(address, wait_until="domcontentloaded")
    visit.page.evaluate(_LAID_OUT)
    before = visit.page.evaluate(_TOPS)
    assert visit.page.locator("[data-alive]").count() == 0
    for route in held:
        route.continue_()
    visit.page.unroute("**/generated/runtime.js")
    ids = visit.page.evaluate(_ALL_ALIVE)
    visit.page.evaluate(_LAID_OUT)
    return ids, before, visit.page.evaluate(_TOPS)


# Each control scrolled to as a reader would: as little as it takes. Then it and the stage are in the window, neither
# under the head of the page, and the control not under the stage.
_TOGETHER = """(id) => {
    const scene = document.querySelector(`gd-scene[data-scene="${id}"]`), faults = [];
    const menu = scene.querySelector(".gd-more"), view = scene.querySelector(".gd-view");
    menu.open = true;
    scene.figure.controls.fit();
    const head = document.querySelector(".md-header").offsetHeight;
    const held = ":is(.gd-controls, .gd-panels) :is(input, button):not(.gd-state *)";
    for (const control of [...scene.querySelectorAll(held), ...view.querySelectorAll("[tabindex]")]) {
        menu.open = true;
        if (!control.checkVisibility()) continue;
        scrollTo(0, 0);
        control.focus({ preventScroll: true });
        if (!control.closest(".gd-others")) menu.open = false;
        (view.contains(control) ? view : control).scrollIntoView({ block: "nearest" });
        const box = control.getBoundingClientRect(), stage = view.getBoundingClientRect();
        const inside = ({ top, bottom }) => top >= head - 1 && bottom <= innerHeight + 1;
        const under = !view.contains(control) && box.top < stage.bottom - 1;
        const name = control.dataset.control ?? control.ariaLabel ?? control.textContent;
        if (!inside(box) || !inside(stage) || under)
            faults.push([name, ...[box.top, box.bottom, stage.top, stage.bottom].map(Math.round)]);
    }
    menu.open = false;
    return faults;
}"""
# How far the stage lies over its strip, wherever the page is scrolled to, beyond what the window has no room for.
_COVERED = """(id) => {
    const scene = document.querySelector(`gd-scene[data-scene="${id}"]`);
    const [view, strip] = [".gd-view", ".gd-strip"].map((part) => scene.querySelector(part));
    const room = innerHeight - document.querySelector(".md-header").offsetHeight - view.offsetHeight;
    const over = [];
    scrollTo(0, 0);
    const { top, bottom } = scene.getBoundingClientRect();
    for (let y = Math.max(0, top - innerHeight); y < bottom; y += 20) {
        scrollTo(0, y);
        over.push(view.getBoundingClientRect().bottom - strip.getBoundingClientRect().top);
    }
    return Math.max(...over) - Math.max(0, strip.offsetHeight - room);
}"""
# The height of the stage (with a table that is part of what is to be seen), of all else in the figure, and how many
# controls are seen beside it: a switch is one.
_MEASURES = """id => {
    const scene = document.querySelector(`gd-scene[data-scene="${id}"]`), shown = { visibilityProperty: true };
    const switches = "[data-part=ChooseFunction], [data-part=ChooseValue] [role=group]";
    const parts = `button:not(:is(${switches}) *), input, summary, ${switches}`;
    const held = [...scene.querySelectorAll(`.gd-panels, .gd-strip :is(${parts})`)];
    const [view, all] = [scene.querySelector(".gd-view"), scene.closest("figure")].map((each) => each.offsetHeight);
    const table = scene.querySelector(".gd-terms")?.offsetHeight ?? 0;
    const stage = innerWidth > 960 ? view + table : view; // on a phone it is the view that stays in the window
    return [stage, all - stage, held.filter((each) => each.checkVisibility(shown)).length];
}"""


@pytest.mark.covering("lesson", kinds.of_scripts)
@pytest.mark.parametrize("lesson", LESSONS)
def test_every_figure_keeps_its_measures(sized: tuple[str, Visit], root: str, lesson: str) -> None:
    """The room beside a picture is that of its controls and parts, and pages of the same have the same."""
    size, visit = sized
    ids, before, after = come_alive(visit, root + lesson)
    assert after == pytest.approx(before, abs=0.5), "a figure that comes alive moves what is below"
    assert ids
    for id in ids:
        assert visit.page.evaluate(_TOGETHER, id) == [], f"{id}: what is changed is out of sight"
        assert visit.page.evaluate(_COVERED, id) <= 1, f"{id}: the stage lies over its controls"
        stage, rest, controls = visit.page.evaluate(_MEASURES, id)
        assert 1 <= controls <= 7, id
        if size == "laptop":
            assert stage / rest >= 1.5, f"{id}: {stage} px of picture, {rest} px beside it"
        else:
            assert stage <= 0.52 * PHONE[1] + 1, f"{id}: a stage of {stage} px"
        answer(visit.page, id)
        _press(visit.page, id, "summary")
        assert visit.page.evaluate(_TOPS) == pytest.approx(before, abs=0.5), f"{id} moves what is below"
        _press(visit.page, id, "summary")
    assert visit.problems == []


def answer(page: Page, id: str) -> None:
    """Answer its prediction, where it has one."""
    figure = figure_on(page, id)
    if figure.locator(".gd-answers").count():
        if (field := figure.locator(".gd-answers input")).count():
            field.fill(field.get_attribute("min") or "")
        _press(page, id, ":is([data-option='0'], [data-predict=say])")
        assert figure.locator(".gd-predict").get_attribute("data-state") != "asked"


def _press(page: Page, id: str, selector: str) -> None:
    """Press it wherever it is, and wait until that is laid out."""
    figure_on(page, id).locator(selector).first.evaluate("each => each.click()")
    page.evaluate(_LAID_OUT)


@pytest.mark.parametrize("id", ["learning_rates.diverging", "two_parameters.surface_descent"])
def test_the_menu_lies_over_what_is_below_and_escape_closes_it(visit: Visit, root: str, id: str) -> None:
    page = open_live(visit, f"{root}{page_of(scenes.get(id))}", id)
    figure_on(page, id).locator("summary").click()
    reset = figure_on(page, id).get_by_role("button", name="Reset")
    reset.click()  # fails where something lies over it
    page.keyboard.press("Escape")
    assert not reset.is_visible()
    assert page.evaluate("document.activeElement.localName") == "summary"


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
