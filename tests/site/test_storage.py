"""Where nothing may be stored: theme, search and buttons work, and what is set lasts as long as the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

LESSON = "guide/learning-rates/"
REFUSED = """for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, {
    configurable: true, get() { throw new DOMException("The operation is insecure.", "SecurityError"); } });"""
MISSING = """for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, {
    configurable: true, value: null });"""


@pytest.fixture(params=["refused", "missing", "sandboxed"])
def stored_nowhere(request: pytest.FixtureRequest, browser: Browser, root: str, site: Path) -> Iterator[Page | Frame]:
    """A lesson in a dark system, where storage throws, is null, or in a frame that has no origin."""
    context = browser.new_context(color_scheme="dark", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    if request.param == "sandboxed":
        frame = f'<iframe sandbox="allow-scripts" style="width: 1200px; height: 800px" src="{root}{LESSON}"></iframe>'
        page.route("**/around.html", lambda route: route.fulfill(body=frame, content_type="text/html"))
        page.goto(root + "around.html")
        shown = page.frames[1]
        shown.wait_for_load_state()
        shown.evaluate("window.gdTheme.then(() => true)")
    else:
        page.add_init_script(REFUSED if request.param == "refused" else MISSING)
        page.goto(root + LESSON)
        shown = page.main_frame
    yield shown
    context.close()
    assert problems == []


def test_a_page_works_where_nothing_may_be_stored(stored_nowhere: Frame) -> None:
    frame = stored_nowhere
    assert frame.evaluate("document.body.dataset.mdColorScheme") == "slate"
    expect(frame.locator(".md-code__button").first).to_be_attached()
    frame.locator("form[data-md-component=palette] label:visible").click()
    frame.wait_for_function("document.body.dataset.mdColorScheme === 'default'")
    switch = frame.get_by_role("checkbox", name="Single keys")
    switch.uncheck()
    assert frame.evaluate("__md_get('__keys')") is False
    frame.locator("input.md-search__input").press_sequentially("curvature")
    expect(frame.locator(".md-search-result__item a[href*='learning-rates']").first).to_be_visible()


def test_a_copy_button_copies_where_nothing_may_be_stored(browser: Browser, root: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script(REFUSED)
    page.goto(root + LESSON)
    page.locator(".md-code__button").first.click()
    expect(page.locator(".md-dialog")).to_contain_text("Copied")
    code = page.locator("pre > code").first.inner_text()
    assert page.evaluate("navigator.clipboard.readText()").strip() == code.strip() != ""
    context.close()


def test_the_colours_a_reader_chose_are_there_before_the_page_is_seen(browser: Browser, root: str) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(root + LESSON)
    while page.evaluate("document.body.dataset.mdColorScheme") != "slate":
        page.locator("form[data-md-component=palette] label:visible").click()
    page.route("**/bundle.*.js", lambda route: route.abort())  # the theme, which would set them too
    page.reload()
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    context.close()


def test_what_is_not_ours_in_storage_harms_nothing(browser: Browser, root: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.add_init_script("localStorage.setItem('/repo/.__palette', '{not JSON')")
    page.goto(root + LESSON)
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    assert problems == []
    context.close()
