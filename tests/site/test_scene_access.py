"""Live figures on the pages of the guide: for fingers, for keys, for axe-core in the states readers bring about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

from gdviz import scenes
from gdviz.paths import ROOT
from tests import kinds
from tests.site.axe import Axe
from tests.site.conftest import Visit
from tests.site.live import open_menus

GUIDE = sorted(path.stem for path in (ROOT / "docs" / "guide").glob("*.md"))
FINGER = 44  # CSS pixels


def come_alive(page: Page) -> list[str]:
    """Bring every figure of a page to life that has something to change; their names."""
    return page.evaluate("""async () => {
        await customElements.whenDefined("gd-scene");
        const figures = [...document.querySelectorAll("gd-scene")].filter((each) => each.querySelector(".gd-controls"));
        await Promise.all(figures.map((each) => each.ready));
        return figures.map((each) => each.dataset.scene);
    }""")


def lesson(visit: Visit, root: str, stem: str) -> Page:
    """A page of the guide with all its figures live."""
    page = visit.open(f"{root}guide/" if stem == "index" else f"{root}guide/{stem}/")
    ids = come_alive(page)
    assert page.locator("gd-scene[data-alive] svg.gd-stage").count() == len(ids)
    page.evaluate("document.fonts.ready.then(() => true)")
    return page


@pytest.fixture(scope="module", params=GUIDE)
def guide(browser: Browser, root: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Each page of the guide in turn, its figures live; nothing may go wrong on it while it is used."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    context.set_default_timeout(10_000)
    visit = Visit(context.new_page())
    yield lesson(visit, root, request.param)
    context.close()
    assert visit.problems == []


def _kinds(stem: str) -> frozenset[str]:
    """What a lesson has to hold: a kind of control or part takes fingers and keys alike wherever it stands."""
    held = (kinds.of_use(scene) for scene in scenes.all() if scene.id.partition(".")[0] == stem.replace("-", "_"))
    return kinds.of_scripts("guide/" if stem == "index" else f"guide/{stem}/").union(*held)


# ---- fingers

_TOO_SMALL = """async (finger) => {
    const found = [];
    const isShown = (each) => { // on a phone a row of panels at a time
        const view = each.closest(".gd-view")?.getBoundingClientRect(), { top, bottom } = each.getBoundingClientRect();
        return !view || ((top + bottom) / 2 > view.top && (top + bottom) / 2 < view.bottom);
    };
    for (const each of document.querySelectorAll("gd-scene[data-alive] :is(button, input, .gd-handle, .gd-turn)")) {
        if (!each.checkVisibility()) continue; // what waits its turn in the same place counts
        const target = each.querySelector(".gd-touch") ?? each;
        if (!isShown(each)) continue;
        target.scrollIntoView({ block: "center", behavior: "instant" });
        const { left, top, right, bottom, width, height } = target.getBoundingClientRect();
        const said = each.ariaLabel ?? each.dataset.control ?? each.textContent.trim();
        const name = `${each.closest("gd-scene").dataset.scene}: ${each.localName} ${said}`;
        if (Math.min(width, height) < finger - 0.1) found.push(`${name} is ${width} x ${height}`);
        if (!each.checkVisibility({ visibilityProperty: true })) continue;
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        for (const at of [[left + 1.5, y], [right - 1.5, y], [x, top + 1.5], [x, bottom - 1.5], [x, y]]) {
            const hit = document.elementFromPoint(...at); // null outside of the window
            const another = each.matches(".gd-handle") && hit?.closest(".gd-handle"); // points may stand together
            const mine = each.contains(hit) || another || (each.matches(".gd-turn") && hit?.closest("gd-scene svg"));
            if (hit && !mine) found.push(`${name} is covered by ${hit.outerHTML.slice(0, 80)}`);
        }
    }
    return found;
}"""


# A figure has the height of its still, and that of another layout is fetched as the figure comes into view.
_IN_ITS_LAYOUT = """async () => {
    for (const { figure: { box, sheet } } of document.querySelectorAll("gd-scene[data-alive]")) {
        const { width, height } = sheet.layout;
        box.scrollIntoView({ block: "center", behavior: "instant" });
        const fits = () => Math.abs(box.clientHeight / box.clientWidth - height / width) < 0.01;
        for (let tries = 0; tries < 200 && !fits(); tries++) await new Promise((done) => setTimeout(done, 25));
    }
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done))); // observers of sizes have run
}"""


def resize(guide: Page, width: int) -> None:
    """Another width, and every figure drawn for it."""
    guide.set_viewport_size({"width": width, "height": 900})
    guide.wait_for_function(
        "layout => [...document.querySelectorAll('gd-scene[data-alive]')].every(({ figure: { sheet } }) =>"
        " sheet.layout === sheet.store.scene.layouts[layout])",
        arg="narrow" if width < 480 else "wide",
    )
    guide.evaluate(_IN_ITS_LAYOUT)


@pytest.mark.covering("guide", _kinds)
@pytest.mark.parametrize("width", [1280, 390])
def test_everything_takes_a_finger(guide: Page, width: int) -> None:
    resize(guide, width)
    assert guide.evaluate(_TOO_SMALL, FINGER) == []
    resize(guide, 1280)


# ---- keys

FOCUS = """() => {
    const each = document.activeElement, scene = each.closest("gd-scene"), drawn = each instanceof SVGElement;
    if (!scene || each === scene) return null;
    const part = each.querySelector(".gd-ring") ?? each, style = getComputedStyle(part);
    const { left, top, bottom, right } = part.getBoundingClientRect();
    const [width, color] = drawn ? [style.strokeWidth, style.stroke]
        : [style.outlineStyle === "none" ? 0 : style.outlineWidth, style.outlineColor];
    const able = [...scene.querySelectorAll(
        "button, input, summary, a, [role=slider], .gd-handle:not([aria-hidden])")]
        .filter((one) => !one.matches(":disabled") && one.checkVisibility({ visibilityProperty: true }));
    const middle = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
    const hit = document.elementFromPoint(...middle);
    return {
        scene: scene.dataset.scene, name: each.outerHTML.slice(0, 90),
        place: able.indexOf(each), count: able.length, ...each.dataset,
        drawn, left, top, bottom, scroll: scrollY, text: each.getAttribute("aria-valuetext"),
        slides: each.role === "slider" || each.type === "range",
        axes: each.matches(".gd-handle") && each.getAttribute("aria-valuetext").split(", ").length,
        ring: parseFloat(width), seen: color !== getComputedStyle(document.body).backgroundColor,
        covered: !hit || !(each.contains(hit) || hit.contains(each) || hit.closest(".gd-handle")),
    };
}"""
SHOWN = """() => {
    const { state, figure: { store } } = document.activeElement.closest("gd-scene");
    return JSON.stringify([state, store.turned, store.datasets]);
}"""


def stops(page: Page, id: str) -> Iterator[dict]:
    """Tab through a figure: what has the focus at each stop."""
    scene = page.locator(f"gd-scene[data-scene='{id}']")
    scene.evaluate("scene => { scene.tabIndex = -1; scene.focus(); }")  # not a stop, but where the next Tab begins
    while True:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None or stop["scene"] != id:
            break
        yield stop
    scene.evaluate("scene => scene.removeAttribute('tabindex')")


def changes(page: Page, *keys: str) -> bool:
    """Whether one of these keys changes what the figure shows."""
    before = page.evaluate(SHOWN)
    return any(page.keyboard.press(key) or page.evaluate(SHOWN) != before for key in keys)


@pytest.mark.covering("guide", _kinds)
def test_every_figure_is_changed_by_keys_alone(guide: Page) -> None:
    open_menus(guide)
    for id in guide.evaluate(
        "[...document.querySelectorAll('gd-scene[data-alive]')].map((each) => each.dataset.scene)"
    ):
        opened = guide.evaluate("id => document.querySelector(`gd-scene[data-scene='${id}']`).state", id)
        before = None
        for number, stop in enumerate(stops(guide, id)):
            told = f"{id}: {stop['name']}"
            assert stop["place"] == number, f"{told} comes out of order"
            assert stop["ring"] >= 2 and stop["seen"], f"{told} does not show that it has the focus"
            if before and not stop["drawn"] and not before["drawn"]:  # down, each row from the left
                down = stop["top"] + stop["scroll"] - before["top"] - before["scroll"]
                assert down > 20 or (down > -20 and stop["left"] > before["left"]), (
                    f"{told} is not where it is looked for"
                )
            if stop["slides"]:
                _slides(guide, stop, told)
            elif "action" in stop:
                _acts(guide, stop["action"], opened, told)
            before = stop
        assert before and before["place"] == before["count"] - 1, f"{id}: Tab does not reach the last of its controls"


def _slides(page: Page, stop: dict, told: str) -> None:
    """The arrow keys change it, and what it says."""
    assert changes(page, "ArrowRight", "ArrowLeft"), told
    if stop["axes"] == 3:  # two numbers and their loss
        assert changes(page, "ArrowUp", "ArrowDown"), told
    assert page.evaluate(FOCUS)["text"] not in (stop["text"], "", None), f"{told} says the same as before"


def _acts(page: Page, action: str, opened: dict, told: str) -> None:
    """Enter does what the button says."""
    if action == "play":
        before = page.evaluate(SHOWN)
        page.keyboard.press("Enter")
        page.wait_for_function(f"before => ({SHOWN})() !== before", arg=before)
        page.keyboard.press("Enter")
        assert not page.evaluate("document.activeElement.closest('gd-scene').figure.player.playing"), told
    elif action in ("restart", "reset"):
        page.keyboard.press("Enter")
        state = page.evaluate("document.activeElement.closest('gd-scene').state")
        if action == "restart":
            assert state["step"] == 0, told
        else:
            assert {**state, "step": 0} == {**opened, "step": 0}, told
    else:
        assert changes(page, "Enter"), told


# ---- axe-core


def _complaints(page: Page) -> list[str]:
    found = Axe().run(page, context=".gd-figure:has(gd-scene[data-tried])").response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


_DRESS = """async (theme) => {
    document.body.setAttribute("data-md-color-scheme", theme);
    const shown = document.getAnimations().filter(({ effect }) => effect.target.checkVisibility());
    await Promise.all(shown.map((each) => each.finished)); // colours on their way
}"""


def _in_both_themes(page: Page) -> list[str]:
    told = []
    for theme in ("slate", "default"):
        page.evaluate(_DRESS, theme)
        told += [f"{theme}: {each}" for each in _complaints(page)]
    return told


def _figure(page: Page, id: str) -> Locator:
    """A figure to be tried; axe-core looks at those."""
    figure = page.locator(f"gd-scene[data-scene='{id}']")
    figure.evaluate("scene => scene.toggleAttribute('data-tried', true)")
    return figure


def test_axe_finds_nothing_once_a_prediction_is_given_and_the_run_played(visit: Visit, root: str) -> None:
    page = lesson(visit, root, "gradient-descent")
    figure = _figure(page, "gradient_descent.path")
    box = figure.locator(".gd-predict")
    figure.locator("[data-option='0']").click()
    assert box.get_attribute("data-state") == "waiting"
    assert _in_both_themes(page) == []
    figure.evaluate("scene => { scene.figure.player.seconds = 0.2; }")
    figure.locator("[data-action=play]").click()
    page.wait_for_selector("[data-scene='gradient_descent.path'] .gd-predict[data-state=told]")
    page.wait_for_function("!document.querySelector('[data-playing]')")
    figure.locator("summary").click()
    field = figure.get_by_label("Your own f(x) =")
    field.fill("x^2 + lo(x)")
    field.press("Enter")
    assert field.get_attribute("aria-invalid") == "true" and figure.locator(".gd-mistake mark").is_visible()
    assert _in_both_themes(page) == []
    assert visit.problems == []


def test_axe_finds_nothing_on_a_curve_revealed(visit: Visit, root: str) -> None:
    page = lesson(visit, root, "minimizing-functions")
    figure = _figure(page, "minimizing_functions.blind_search")
    figure.locator("[data-predict=skip]").click()
    figure.locator("[data-action=reveal]").click()
    assert figure.locator("[data-action=reveal]").get_attribute("aria-pressed") == "true"
    assert _in_both_themes(page) == []


def test_axe_finds_nothing_on_a_run_that_diverged(visit: Visit, root: str) -> None:
    page = lesson(visit, root, "learning-rates")
    page.evaluate("""() => {
        const figure = (name) => document.querySelector(`[data-scene='learning_rates.${name}']`);
        figure("two_valleys").state = { learning_rate: 0.25, start: 2, step: 999 };
        figure("diverging").state = { learning_rate: 99, step: 999 };
    }""")
    assert _figure(page, "learning_rates.diverging").locator(".gd-verdict strong").text_content() == "diverges"
    left = _figure(page, "learning_rates.two_valleys").evaluate("({ figure }) => figure.store.left(3)")
    assert left == "range of numbers"
    assert _in_both_themes(page) == []


def test_axe_finds_nothing_on_data_of_the_readers_own(visit: Visit, root: str) -> None:
    page = lesson(visit, root, "putting-it-together")
    figure = _figure(page, "putting_it_together.full_run")
    points = figure.locator(".gd-datum").count()
    figure.locator("summary").click()
    figure.locator("[data-edit=add]").click()
    page.keyboard.press("ArrowUp")
    assert figure.locator(".gd-datum").count() == points + 1 and figure.locator(".gd-datum[data-selected]").count() == 1
    assert _in_both_themes(page) == []
