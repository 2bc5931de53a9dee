"""The site under its policy, as a header of the server, too, and as little as it says of itself."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from gdviz.builder.server import Handler, Server
from gdviz.page import policy
from gdviz.paths import DOCS
from tests import kinds
from tests.site.addresses import soup
from tests.site.conftest import Visit, all_of_it
from tests.site.live import context_of


class _Strict(Handler):
    """Serves pages with the policy."""

    def end_headers(self) -> None:
        """The one header."""
        self.send_header("Content-Security-Policy", policy.SITE)
        super().end_headers()


@pytest.fixture(scope="session")
def strict(site: Path) -> Iterator[str]:
    """The address of the site, served under the policy."""
    server: ThreadingHTTPServer = Server(("127.0.0.1", 0), functools.partial(_Strict, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


def test_every_page_says_its_policy_before_anything_else(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    first = {page: BeautifulSoup(page.read_text(encoding="utf-8")[:2000], "html.parser").find("meta") for page in pages}
    said = {page: tag.get("content") for page, tag in first.items() if tag.get("http-equiv") == policy.NAME}
    assert said == dict.fromkeys(pages, policy.SITE) and len(pages) > 100
    before = {page: page.read_text(encoding="utf-8").split(policy.SITE)[0] for page in pages}
    assert [page for page, text in before.items() if re.search(r"<(?:script|link|style)", text)] == []


def _open(visit: Visit, address: str) -> Page:
    """Go there."""
    visit.page.goto(address, wait_until="load")
    expect(visit.page.locator("main")).to_be_visible()
    visit.page.evaluate("document.fonts.ready.then(() => true)")
    return visit.page


@pytest.fixture(scope="session")
def watched(browser: Browser) -> Iterator[Visit]:
    """For one page after another: what the policy forbids is a problem of any visit."""
    context = context_of(browser)
    visit = Visit(context.new_page())
    yield visit
    context.close()


@pytest.mark.covering("address", kinds.of_scripts)
def test_a_page_is_whole_under_the_policy(watched: Visit, strict: str, address: str) -> None:
    """What a policy forbids is done by a script or a stylesheet, which do the same wherever they are loaded."""
    watched.problems.clear()
    page = _open(watched, strict + address)
    all_of_it(page)
    page.evaluate("Promise.all([...document.querySelectorAll('gd-scene')].map((figure) => figure.ready))")
    assert watched.problems == []
    assert page.evaluate("getComputedStyle(document.body).visibility") == "visible"


def test_theme_search_and_formulas_work_under_the_policy(
    browser: Browser, visit: Visit, strict: str, root: str
) -> None:
    lesson = "guide/learning-rates/"
    measure = """[...document.querySelectorAll('.katex-html')].slice(0, 12).map((each) => {
        const { width, height } = each.getBoundingClientRect();
        return [Math.round(width), Math.round(height)];
    })"""
    free = context_of(browser, bypass_csp=True)
    loose = Visit(free.new_page()).open(root + lesson).evaluate(measure)
    free.close()
    page = _open(visit, strict + lesson)
    assert page.evaluate(measure) == loose and loose
    page.locator("form[data-md-component=palette] label:visible").click()
    page.locator("form[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.keyboard.press("/")
    page.locator("input.md-search__input").press_sequentially("curvature")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert visit.problems == []


def test_no_page_holds_a_script_a_style_or_a_handler(site: Path, address: str) -> None:
    page = soup(site, address)
    written = [script for script in page.find_all("script") if not script.get("src")]
    data = ("application/json", "application/ld+json")  # which nothing runs
    assert [script for script in written if script.get("type") not in data] == []
    assert page.find_all("style") == []
    assert [tag.name for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)] == []


def test_what_is_stored_is_what_the_page_says(visit: Visit, root: str) -> None:
    page = visit.open(root + "guide/gradient-descent/")
    all_of_it(page)
    page.wait_for_function("Object.keys(localStorage).length === 2")  # told of the exercises that came into view
    kept = sorted(key.split(".")[-1] for key in page.evaluate("Object.keys(localStorage)"))
    assert kept == ["__exercises", "__palette"]
    page.locator("form[data-md-component=palette] label:visible").click()
    page.get_by_role("checkbox", name="Single keys").uncheck()
    stored = page.evaluate("Object.keys(localStorage).map((key) => key.split('.').pop())")
    told = (DOCS / "reference/hosting.md").read_text(encoding="utf-8").split("{ #kept }")[1]
    assert sorted(stored) == sorted(re.findall(r"`(__\w+)`", told)) == ["__exercises", "__keys", "__palette"]
    assert page.context.cookies() == []
