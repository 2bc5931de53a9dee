"""By keyboard: what scrolls sideways can be reached and scrolled, and single letters do only what was asked for."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import kinds
from tests.site.axe import Axe
from tests.site.conftest import Visit
from tests.site.live import open_menus

LESSON = "guide/gradient-descent/"
# Every box that scrolls sideways now, and whether the keyboard gets there: found by its style, not by its name.
SIDEWAYS = """() => [...document.querySelectorAll("body *")]
    .filter((box) => box.clientWidth && box.scrollWidth > box.clientWidth + 1 && box.tagName !== "BODY")
    .filter((box) => box.checkVisibility()) // what is folded up cannot be reached, nor need it
    .filter((box) => /auto|scroll/.test(getComputedStyle(box).overflowX))
    .map((box) => ({
        what: box.outerHTML.slice(0, 80), focus: box.tabIndex, role: box.getAttribute("role"),
        name: box.getAttribute("aria-label"),
    }))"""
STALE = """() => [...document.querySelectorAll("main [role=group][tabindex][aria-label$='wider than the page']")]
    .filter((box) => box.scrollWidth <= box.clientWidth + 1).map((box) => box.outerHTML.slice(0, 80))"""


def _settled(page: Page) -> None:
    """Every block has its place, and what watches sizes has been told."""
    frames = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    page.wait_for_function("!document.querySelector('.gd-later, .gd-early')")
    page.evaluate(frames)  # laid out: now the face of code is asked for
    page.evaluate("document.fonts.ready.then(() => true)")
    page.evaluate(frames)


# Those that the keyboard does not reach: the theme readies a listing some time after it is seen, and so do we after it.
UNREACHABLE = f"""async () => {{
    const lost = () => ({SIDEWAYS})().filter(({{ focus, role, name }}) => focus !== 0 || role !== "group" || !name);
    for (const end = performance.now() + 5000; lost().length && performance.now() < end;) {{
        await new Promise((done) => requestAnimationFrame(done));
    }}
    return lost().map(({{ what }}) => what);
}}"""


def _unreachable(page: Page) -> list[str]:
    _settled(page)
    return page.evaluate(UNREACHABLE)


@pytest.mark.covering("address", kinds.of_overflow)
@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_what_scrolls_sideways_can_be_reached_as_the_page_loads(
    request: pytest.FixtureRequest, address: str, width: str
) -> None:
    """Which boxes scroll hangs on their classes; of every page axe is asked in test_pages.py, with all of it open."""
    page = request.getfixturevalue(width).page
    assert _unreachable(page) == []
    found = Axe().run(page, options={"runOnly": ["scrollable-region-focusable", "aria-allowed-role", "region"]})
    assert [node["html"][:120] for each in found.response["violations"] for node in each["nodes"]] == []


def test_there_is_something_that_scrolls_sideways(visit: Visit, root: str) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 800})
    page = visit.open(root + "guide/parameters-to-predictions/")
    _settled(page)
    kinds = {box["name"].split(",")[0] for box in page.evaluate(SIDEWAYS)}
    assert kinds == {"Formula", "Table", "Code"}


def test_it_follows_the_window_and_what_is_opened(visit: Visit, root: str) -> None:
    page = visit.open(root + LESSON)
    _settled(page)
    wide = len(page.evaluate(SIDEWAYS))
    page.set_viewport_size({"width": 320, "height": 800})
    assert _unreachable(page) == []
    narrow = len(page.evaluate(SIDEWAYS))
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert _unreachable(page) == []
    page.set_viewport_size({"width": 1280, "height": 800})
    _settled(page)
    assert page.evaluate(STALE) == []
    assert wide < narrow and len(page.evaluate(SIDEWAYS)) >= wide


def test_it_follows_a_page_that_came_without_a_reload(visit: Visit, root: str) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 800})
    page = visit.open(root + "guide/derivatives/")
    page.locator("a.gd-turn__link--next").click()
    page.wait_for_url("**/" + LESSON)
    assert _unreachable(page) == [] and page.evaluate(SIDEWAYS) != []


def test_letters_set_wider_by_the_reader_count_at_the_next_tab(visit: Visit, root: str) -> None:
    page = visit.open(root + LESSON)
    page.add_style_tag(content="main * { letter-spacing: 0.4em !important }")
    page.keyboard.press("Tab")
    assert _unreachable(page) == [] and page.evaluate(SIDEWAYS) != []


def test_the_arrow_keys_scroll_a_listing(browser: Browser, root: str) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 800}, has_touch=True
    )  # the theme thinks of mice only
    page = context.new_page()
    page.goto(root + LESSON)
    _settled(page)
    page.keyboard.press("Tab")  # the theme, which thinks of a finger here, may have let go of it: it is looked at again
    code = page.locator("pre > code[tabindex]").first
    code.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.matches('pre > code') && document.activeElement.scrollLeft > 0")
    context.close()


# ---- single letters (WCAG 2.1.4)

PLACES = [
    "gd-scene [role=slider]",
    "gd-scene input[type=range]",
    "gd-scene [data-action=play]",
    ".gd-figure .gd-links a:visible",
    ".check summary",
    "pre > code[tabindex]",
]


@pytest.mark.parametrize("place", PLACES)
def test_a_letter_does_nothing_from_within_what_takes_keys_itself(visit: Visit, root: str, place: str) -> None:
    visit.page.set_viewport_size({"width": 320 if "code" in place else 1280, "height": 800})  # where code overflows
    page = visit.open(root + LESSON)
    page.evaluate(
        """Promise.all([...document.querySelectorAll("gd-scene")].map((each) => {
            each.begin();
            return each.ready.then(() => true);
        }))"""
    )
    open_menus(page)
    _settled(page)
    for letter in ["n", "p", ".", ",", "s", "f", "/"]:
        page.locator(place).first.focus()
        page.keyboard.press(letter)
        page.wait_for_timeout(150)
        assert (letter, page.url) == (letter, root + LESSON)
        assert not page.locator("#__search").is_checked(), letter


def test_a_letter_does_nothing_from_a_field_of_an_exercise(visit: Visit, root: str) -> None:
    page = visit.open(root + "practice/check-your-understanding/")
    page.locator("textarea").first.press_sequentially("nps/")
    assert page.locator("textarea").first.input_value() == "nps/"
    assert page.url.endswith("/check-your-understanding/") and not page.locator("#__search").is_checked()


def test_letters_turn_pages_and_search_where_nothing_else_has_the_focus(visit: Visit, root: str) -> None:
    page = visit.open(root + LESSON)
    page.keyboard.press("n")
    page.wait_for_url("**/guide/two-parameters/")
    expect(page.locator("h1")).to_have_text(re.compile("Two parameters"))  # the address comes before the page
    page.keyboard.press("/")
    expect(page.locator("input.md-search__input")).to_be_focused()


def test_letters_can_be_switched_off_for_good_by_keyboard(visit: Visit, root: str) -> None:
    page = visit.open(root + LESSON)
    switch = page.get_by_role("checkbox", name="Single keys")
    assert switch.is_checked()
    switch.focus()
    page.keyboard.press("Space")
    assert not switch.is_checked()
    page.reload()
    expect(switch).not_to_be_checked()
    for letter in "nps/":
        page.keyboard.press(letter)
    page.wait_for_timeout(200)
    assert page.url == root + LESSON and not page.locator("#__search").is_checked()
    page.locator("a.gd-turn__link--next").click()
    page.wait_for_url("**/guide/two-parameters/")
    expect(switch).not_to_be_checked()
    page.keyboard.press("n")
    page.wait_for_timeout(200)
    assert page.url.endswith("/two-parameters/")
    switch.check()
    page.locator("body").evaluate("document.activeElement.blur()")
    page.keyboard.press("p")
    page.wait_for_url("**/" + LESSON)
