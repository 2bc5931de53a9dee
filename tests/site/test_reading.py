"""What a reader does: play an animation, search, change the theme, lose the way, read from a folder, print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import Visit, all_of_it

ANIMATED = "guide/gradient-descent/"


def _without_live_figures(page: Page) -> None:
    """The runtime does not arrive: the still stays, and its animation is played as a GIF."""
    page.route(
        "**/runtime.js",
        lambda route: route.fulfill(body="gdviz.attach = () => undefined;", content_type="text/javascript"),
    )  # what stands beside it does nothing without it


def _playable(page: Page):
    """The first figure of a page that can be played, in view."""
    figure = page.locator("figure.gd-figure", has=page.locator("button.gd-play")).first
    figure.scroll_into_view_if_needed()
    return figure


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_play_fetches_and_shows_the_gif_and_stop_stops_it(browser: Browser, root: str, scheme: str, width: int) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    visit = Visit(context.new_page())
    _without_live_figures(visit.page)
    page = visit.open(root + ANIMATED)
    all_of_it(page)
    figure = _playable(page)
    assert not [url for url in visit.requests if url.endswith(".gif")], "a GIF was fetched before Play"
    still, button = figure.locator("img:visible").first, figure.locator("button.gd-play")
    before = figure.bounding_box()
    with page.expect_response(re.compile(rf"\.{scheme}\.gif$")) as response:
        button.click()
    assert response.value.status == 200
    assert (".narrow." in response.value.url) == (width == 390)
    image = figure.locator("img.gd-animation")
    expect(image).to_be_visible()
    page.wait_for_function("document.querySelector('img.gd-animation').naturalWidth >= 800")
    expect(button).to_have_text("Stop")
    shown, laid_over = still.bounding_box(), image.bounding_box()
    assert all(abs(shown[side] - laid_over[side]) < 1 for side in shown), "the animation does not cover its poster"
    after = figure.bounding_box()
    assert (before["width"], before["height"]) == (after["width"], after["height"]), "Play moved the page"
    button.click()
    expect(image).to_have_count(0)
    expect(button).to_have_text("Play")
    context.close()
    assert visit.problems == []


def test_play_works_by_keyboard(visit: Visit, root: str) -> None:
    _without_live_figures(visit.page)
    page = visit.open(root + ANIMATED)
    figure = _playable(page)
    figure.locator("button.gd-play").focus()
    page.keyboard.press("Enter")
    expect(figure.locator("img.gd-animation")).to_be_visible()
    page.keyboard.press("Space")
    expect(figure.locator("img.gd-animation")).to_have_count(0)


def test_an_animation_is_a_link_without_scripts(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root + ANIMATED)
    assert page.locator("button.gd-play:visible").count() == 0
    link = page.locator("figure.gd-figure a[href$='.gif']:visible").first
    assert page.request.get(root + ANIMATED + link.get_attribute("href")).ok
    context.close()


def test_the_theme_button_changes_page_and_pictures(visit: Visit, root: str) -> None:
    _without_live_figures(visit.page)
    page = visit.open(root + ANIMATED)
    page.locator("gd-scene[data-still]").first.wait_for()
    for scheme, theme in (("default", "light"), ("slate", "dark")):
        while page.evaluate("document.body.dataset.mdColorScheme") != scheme:
            page.locator("form[data-md-component=palette] label:visible").click()
        names = page.evaluate(
            "[...document.querySelectorAll('.gd-frame img')].filter((i) => i.offsetParent).map((i) => i.src)"
        )
        assert names and all(f".{theme}." in name for name in names)


def test_pages_change_without_a_reload_and_still_play(visit: Visit, root: str) -> None:
    _without_live_figures(visit.page)
    page = visit.open(root + "guide/derivatives/")
    page.evaluate("window.same = true")
    page.locator("a.gd-turn__link--next").click()
    page.wait_for_url("**/" + ANIMATED)
    expect(page.locator("h1")).to_contain_text("Gradient descent")
    assert page.evaluate("window.same"), "the page was loaded anew"
    figure = _playable(page)
    figure.locator("button.gd-play").click()
    expect(figure.locator("img.gd-animation")).to_be_visible()
    assert visit.problems == []


def _finds(page: Page, words: str, address: str) -> None:
    """A search for these words comes to a result at this address; on the way others show, of the first letters."""
    page.keyboard.press("/")
    page.locator("input.md-search__input").press_sequentially(words)
    expect(page.locator(f".md-search-result__item a[href*='{address}']")).not_to_have_count(0)


def test_search_finds_a_section(visit: Visit, root: str) -> None:
    page = visit.open(root)
    _finds(page, "curvature", "guide/learning-rates/")
    assert visit.problems == []


def test_the_site_reads_from_a_folder(context, site: Path) -> None:
    visit = Visit(context.new_page())
    _without_live_figures(visit.page)
    page = visit.open((site / "index.html").as_uri())
    _finds(page, "curvature", "learning-rates")
    page.keyboard.press("Escape")
    page.goto((site / "guide/derivatives/index.html").as_uri())
    page.locator("a.gd-turn__link--next").click()
    page.wait_for_url(re.compile("gradient-descent/index.html"))
    figure = _playable(page)
    figure.locator("button.gd-play").click()
    expect(figure.locator("img.gd-animation")).to_be_visible()
    page.wait_for_function("document.querySelector('img.gd-animation').naturalWidth >= 800")
    assert visit.problems == []
    assert [url for url in visit.requests if not url.startswith(("file:", "data:", "blob:"))] == []


@pytest.mark.parametrize("lost", ["nowhere", "guide/nowhere/", "guide/derivatives/much/too/deep/"])
def test_a_wrong_address_gets_a_whole_page_that_leads_back(visit: Visit, root: str, lost: str) -> None:
    page = visit.page
    response = page.goto(root + lost)
    assert response.status == 404
    page.locator("h1").wait_for()
    assert page.locator("h1").inner_text()
    sheets = page.evaluate("[...document.styleSheets].filter((s) => s.href && s.cssRules.length === 0).length")
    assert sheets == 0
    assert [each for each in visit.problems if lost not in each and "404" not in each] == []
    assert [url for url in visit.requests if not url.startswith(root)] == []
    page.locator("article a").first.click()
    page.wait_for_load_state()
    assert page.url.startswith(root) and lost not in page.url


def test_print_shows_the_still_and_no_controls(visit: Visit, root: str) -> None:
    page = visit.open(root + ANIMATED)
    page.emulate_media(media="print")
    assert page.locator("button.gd-play:visible").count() == 0
    assert page.locator(".gd-frame img:visible").count() >= 1
    assert page.locator(".md-header:visible, .md-footer__inner:visible").count() == 0


def test_the_answers_of_the_practice_page_are_closed_and_open_by_keyboard(visit: Visit, root: str) -> None:
    page = visit.open(root + "practice/check-your-understanding/")
    answers = page.locator("main details")
    assert answers.count() >= 6
    assert page.locator("main details[open]").count() == 0
    answers.first.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("main details[open]").count() == 1


# ---- the first moment of a page


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("section", ["the-exact-limit", "learning_rates.two_valleys", "check-yourself"])
def test_a_link_to_a_section_or_figure_leads_to_it(browser: Browser, root: str, section: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{root}guide/learning-rates/#{section}")
    page.locator(f"[id='{section}']").wait_for()
    _all_alive(page)
    top = page.evaluate("(id) => document.getElementById(id).getBoundingClientRect().top", section)
    assert 58 < top < 100  # just below the header
    page.mouse.wheel(0, -500)
    page.wait_for_function("(top) => document.querySelector('h2').getBoundingClientRect().top !== top", arg=top)
    place = page.evaluate(_AT_REST)
    page.reload()
    _all_alive(page)
    assert abs(page.evaluate("scrollY") - place) < 2  # where the reader was, not where the link led
    page.goto(root + "guide/derivatives/")
    page.go_back()
    _all_alive(page)
    assert abs(page.evaluate("scrollY") - place) < 2
    context.close()


# Where the page is once it has stood still for a dozen frames.
_AT_REST = """async () => {
    for (let [still, at] = [0, -1]; still < 12; still = scrollY === at ? still + 1 : 0, at = scrollY) {
        await new Promise((done) => requestAnimationFrame(done));
    }
    return scrollY;
}"""


def _all_alive(page: Page) -> None:
    """Figures above what is looked at have come to life, and what they move has moved."""
    page.wait_for_function("!document.querySelector('.gd-early, .gd-setting, .gd-later')")
    page.evaluate("Promise.all([...document.querySelectorAll('gd-scene')].map((each) => each.ready)).then(() => true)")
    page.evaluate(_AT_REST)


@pytest.mark.parametrize("what", ["bundle.*.js", "*.woff2", "early.js", "site.js", "paper.js"])
def test_a_page_shows_whatever_does_not_arrive(visit: Visit, root: str, what: str) -> None:
    page = visit.page
    page.route(f"**/{what}", lambda route: route.abort())
    page.goto(root + "guide/learning-rates/", wait_until="domcontentloaded")
    page.locator("#check-yourself").wait_for(timeout=2000)  # its last section, visible
    expect(page.locator(".gd-later")).to_have_count(0, timeout=2000)  # what stands after it is laid out in later frames


def test_a_page_shows_before_a_script_that_is_late(visit: Visit, root: str) -> None:
    page = visit.page
    held = []
    page.route("**/bundle.*.js", lambda route: held.append(route))
    page.goto(root + "guide/learning-rates/", wait_until="commit")
    page.locator("#check-yourself").wait_for(timeout=2000)
    assert len(held) == 1
    held[0].continue_()
    page.wait_for_function("window.document$")
    expect(page.locator(".gd-later")).to_have_count(0, timeout=2000)
    assert visit.problems == []


def test_nothing_jumps_on_a_slow_network(visit: Visit, root: str) -> None:
    page = visit.page
    page.add_init_script("""
        window.shifts = [];
        new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value)))
            .observe({ type: "layout-shift", buffered: true });""")
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    speed = {"downloadThroughput": 200_000, "uploadThroughput": 90_000}  # bytes a second
    slow = {"offline": False, "latency": 150, **speed}
    tools.send("Network.emulateNetworkConditions", slow)
    page.goto(root + "guide/two-parameters/", wait_until="load")
    page.wait_for_timeout(2000)
    assert page.evaluate("shifts") == []
    assert visit.problems == []


def test_on_a_slow_machine_no_block_that_was_shown_goes_again(visit: Visit, root: str) -> None:
    """Frames come late: all of a page is shown after a second. Its figures would else all be where the reader is."""
    page = visit.page
    page.add_init_script("""
        const frame = requestAnimationFrame;
        window.requestAnimationFrame = (work) => setTimeout(frame, 700, work);
        addEventListener("DOMContentLoaded", () => gdLaidOut.then(() => {
            window.gone = 0;
            const count = () => (window.gone += document.querySelectorAll(".gd-later").length);
            new MutationObserver(count).observe(document.body, { attributes: true, subtree: true });
            count();
        }));""")
    page.goto(root + "guide/gradient-descent/", wait_until="load")
    page.wait_for_timeout(3000)
    assert page.evaluate("gone") == 0
    assert 0 < page.locator("gd-scene[data-alive]").count() < page.locator("gd-scene:has(.gd-controls)").count()
