"""Live figures on the pages of the built site: changed without a reload, printed, without scripts, as files."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from gdviz.figure import style
from tests.site.conftest import Visit
from tests.site.live import context_of, open_menus
from tests.site.test_scene_access import GUIDE, come_alive, lesson

PATH = "gd-scene[data-scene='gradient_descent.path']"

ORBIT = "gd-scene[data-scene='loss_landscape.orbit']"

# ---- pages that change without a reload


ROUND = ("derivatives", "gradient-descent", "minimizing-functions")


def _turn_to(page: Page, stem: str) -> None:
    """Another page of the guide by its link, its figures live and one of them playing."""
    page.locator(f".gd-nav a[href$='{stem}/']").click()
    _arrived(page, stem)
    page.evaluate("document.querySelector('gd-scene[data-alive] [data-action=play]').click()")


def _arrived(page: Page, stem: str) -> None:
    """Wait until the page is that one, and its figures are live."""
    page.wait_for_function(
        "chapter => document.querySelector('gd-scene')?.dataset.scene.startsWith(`${chapter}.`)",
        arg=stem.replace("-", "_"),
    )
    come_alive(page)


def _counts(page: Page, tools: CDPSession) -> dict[str, float]:
    """What there is of everything, once what is not needed has been collected."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    for _ in range(2):
        tools.send("HeapProfiler.collectGarbage")
    told = {each["name"]: each["value"] for each in tools.send("Performance.getMetrics")["metrics"]}
    return {
        **{name: told[name] for name in ("Nodes", "JSEventListeners", "JSHeapUsedSize")},
        "elements": _alive(tools, "customElements.get('gd-scene').prototype"),
        "stores": _alive(tools, "gdviz.Store.prototype"),
    }


def _alive(tools: CDPSession, prototype: str) -> int:
    """How many objects of a class there are, whether on the page or forgotten somewhere."""
    kind = tools.send("Runtime.evaluate", {"expression": prototype, "objectGroup": "counted"})["result"]["objectId"]
    found = tools.send("Runtime.queryObjects", {"prototypeObjectId": kind, "objectGroup": "counted"})["objects"]
    counting = {"functionDeclaration": "function () { return this.length; }", "objectId": found["objectId"]}
    count = tools.send("Runtime.callFunctionOn", counting)["result"]["value"]
    tools.send("Runtime.releaseObjectGroup", {"objectGroup": "counted"})
    return count


def test_fifty_changes_of_page_leave_nothing_behind(visit: Visit, root: str) -> None:
    page = lesson(visit, root, ROUND[-1])
    page.evaluate("window.same = true")
    tools = page.context.new_cdp_session(page)
    tools.send("Performance.enable")
    for turn in range(24):  # so often until the engine has compiled and optimised all that it will
        _turn_to(page, ROUND[turn % 3])
    before = _counts(page, tools)
    for turn in range(24, 75):
        _turn_to(page, ROUND[turn % 3])
    after = _counts(page, tools)
    assert page.evaluate("same")
    assert after["stores"] == before["stores"] == page.locator("gd-scene[data-alive]").count()
    assert after["elements"] <= before["elements"]
    assert after["JSEventListeners"] <= before["JSEventListeners"] + 5
    assert after["Nodes"] <= 1.05 * before["Nodes"]
    assert after["JSHeapUsedSize"] <= 1.07 * before["JSHeapUsedSize"]  # the theme keeps some 2 KB of each page
    scripts = [url for url in visit.requests if url.endswith(".js") and "/assets/" in url]
    twice = {url for url in scripts if scripts.count(url) > 1}
    assert twice == set(), "a script was fetched twice"
    sources = page.evaluate("[...document.scripts].map((script) => script.src).filter(Boolean)")
    assert sorted(sources) == sorted(set(sources))
    assert visit.problems == []


def test_a_link_to_a_state_is_honoured_and_back_and_forward_come_to_it(visit: Visit, root: str) -> None:
    page = lesson(visit, root, "derivatives")
    page.evaluate("""() => {
        window.same = true;
        const link = Object.assign(document.createElement("a"), { textContent: "see" });
        link.href = "../gradient-descent/?learning_rate=0.3&step=4#gradient_descent.path";
        document.querySelector("main h1").after(link);
    }""")
    page.get_by_role("link", name="see", exact=True).click()
    _arrived(page, "gradient-descent")
    state = f'(({{ learning_rate, step }}) => [learning_rate, step])(document.querySelector("{PATH}").state)'
    assert page.evaluate(state) == [0.3, 4]
    page.locator(PATH).get_by_role("slider", name="learning rate").fill("0.5")
    page.wait_for_function("location.search.includes('learning_rate=0.5')")
    page.go_back()
    _arrived(page, "derivatives")
    assert page.locator("gd-scene[data-alive]").count() >= 2
    page.go_forward()
    _arrived(page, "gradient-descent")
    assert page.evaluate(state) == [0.5, 4]
    page.locator(PATH).get_by_role("button", name="+1 step", exact=True).click()
    assert page.evaluate(state) == [0.5, 5]
    assert page.evaluate("same") and visit.problems == []


# ---- with reduced motion


def test_with_reduced_motion_nothing_runs_by_itself(browser: Browser, root: str) -> None:
    context = context_of(browser, reduced_motion="reduce")
    visit = Visit(context.new_page())
    visit.page.add_init_script("""
        window.frames_ = [];
        const real = requestAnimationFrame;
        window.rested = () => new Promise((done) => real(() => real(() => setTimeout(done))));
        window.requestAnimationFrame = (work) => {
            if (new Error().stack.includes("runtime.js")) frames_.push(new Error().stack);
            return real(work);
        };
    """)
    page = lesson(visit, root, "gradient-descent")
    seen = []
    for figure in page.locator("gd-scene[data-alive]").all():
        button = figure.locator("[data-action=play]")
        assert button.text_content() == "Play next"
        figure.locator("[data-action=restart]").press("Enter")
        for _ in range(4):
            button.focus()
            page.keyboard.press("Enter")
            step = figure.evaluate("scene => scene.state.step")
            page.evaluate("rested()")
            assert figure.evaluate("scene => scene.state.step") == step and button.text_content() == "Play next"
            seen.append(step)
    assert seen[0] < seen[1] < seen[2] < seen[3] and seen[4] < seen[5] < seen[6] < seen[7]
    assert page.evaluate("frames_") == []
    assert page.evaluate("document.getAnimations().length") == 0
    lasting = (
        "({ transitionDuration: a, animationDuration: b }) => [a, b].some((each) => each.split(', ').some(parseFloat))"
    )
    assert (
        page.evaluate(f"[...document.querySelectorAll('gd-scene, gd-scene *')].map(getComputedStyle).some({lasting})")
        is False
    )
    assert visit.problems == []
    context.close()


# ---- paper, no scripts, files


@pytest.mark.parametrize(
    ("stem", "figure"), [("gradient-descent", PATH), ("loss-landscape", ORBIT)], ids=["flat", "surface"]
)
def test_what_is_printed_is_what_is_shown_on_light_paper(browser: Browser, root: str, stem: str, figure: str) -> None:
    context = context_of(browser, color_scheme="dark")
    visit = Visit(context.new_page())
    page = lesson(visit, root, stem)
    page.evaluate(
        "figure => { document.querySelector(figure).state = { learning_rate: 0.42, step: 3, m: 3, b: 1 }; }", figure
    )
    drawn = page.locator(f"{figure} svg.gd-stage > [aria-hidden]").evaluate_all(_MARKUP)
    dark = page.evaluate(_BRIGHTNESS, figure)
    page.emulate_media(media="print")
    assert (
        page.locator(f"{figure} svg.gd-stage").is_visible() and page.locator(f"{figure} picture:visible").count() == 0
    )
    assert page.locator(f"{figure} svg.gd-stage > [aria-hidden]").evaluate_all(_MARKUP) == drawn
    assert page.locator(".gd-figure :is(button, input, .gd-controls, .gd-tools, .gd-animation):visible").count() == 0
    assert page.locator("gd-scene :is(.gd-grip, .gd-ring):visible").count() == 0
    ink = page.locator(f"{figure} svg text").first.evaluate("text => getComputedStyle(text).fill")
    assert ink in (_rgb(style.LIGHT.ink), _rgb(style.LIGHT.muted))
    if dark:
        page.wait_for_function(f"figure => ({_BRIGHTNESS})(figure) > 150", arg=figure)
        assert dark < 120
    assert page.pdf()[:5] == b"%PDF-"
    assert visit.problems == []
    context.close()


_MARKUP = "parts => parts.map((part) => part.outerHTML)"

_BRIGHTNESS = """figure => {
    const canvas = document.querySelector(`${figure} canvas`);
    if (!canvas) return 0;
    const pen = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
    pen.drawImage(canvas, 0, 0);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    let [sum, count] = [0, 0];
    for (let place = 0; place < data.length; place += 4) {
        if (data[place + 3] > 200) [sum, count] = [sum + data[place + 1], count + 1];
    }
    return sum / count;
}"""


def _rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))})"


@pytest.mark.parametrize(("theme", "stems"), [("light", GUIDE), ("dark", ["gradient-descent"])], ids=["light", "dark"])
def test_without_scripts_there_is_a_still_and_a_link_to_the_animation(
    browser: Browser, root: str, theme: str, stems: list[str]
) -> None:
    context = context_of(browser, java_script_enabled=False, color_scheme=theme)
    page = context.new_page()
    for stem in stems:
        page.goto(f"{root}guide/" if stem == "index" else f"{root}guide/{stem}/")
        for figure in page.locator(".gd-figure").all():
            told = figure.get_attribute("id")
            assert figure.locator("img:visible").count() == 1, told
            assert figure.locator(":is(button, input, .gd-scrub, .gd-line, svg.gd-stage):visible").count() == 0, told
            links = figure.locator(".gd-without-script a:visible").all()
            assert len(links) == figure.locator(".gd-play").count(), told
            for link in links:
                address = link.get_attribute("href")
                assert address.endswith(f"{theme}.gif") and page.request.head(f"{page.url}{address}").ok, told
    context.close()


@pytest.mark.engines("chromium", "firefox")
def test_a_page_opened_as_a_file_comes_alive(visit: Visit, site: Path) -> None:
    page = visit.open(f"file://{site}/guide/gradient-descent/index.html")
    assert len(come_alive(page)) == page.locator("gd-scene[data-alive] svg.gd-stage").count() >= 2
    open_menus(page, "gradient_descent.path")
    page.locator(PATH).get_by_role("button", name="10 steps").click()
    page.locator(".md-footer a[rel=next]").click()
    page.wait_for_url("file://**/guide/two-parameters/index.html")
    assert len(come_alive(page)) == page.locator("gd-scene[data-alive] svg.gd-stage").count() >= 2
    page.go_back()
    page.wait_for_url("file://**/guide/gradient-descent/index.html")
    assert come_alive(page) and visit.problems == []
