"""The search: how text comes into its field, what it reads of the pages, what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import Visit
from tests.site.live import context_of

FIELD = "input.md-search__input"
# As a paste by mouse or a dictation leaves it: the text is there, one event tells of it, and no key was pressed.
PUT_IN = """(field, text) => {
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
}"""


def _look_for(page: Page, text: str) -> None:
    page.locator(FIELD).focus()
    page.locator(FIELD).evaluate(PUT_IN, text)


@pytest.fixture(scope="module")
def searched(browser: Browser, root: str) -> Iterator[Visit]:
    """The home page, for one search after another; all that the console tells is a problem."""
    context = context_of(browser)
    visit = Visit(context.new_page())
    visit.page.on("console", lambda message: visit.problems.append(message.text))
    visit.open(root)
    yield visit
    context.close()


@pytest.fixture
def search(searched: Visit) -> Visit:
    """The same once nothing is looked for."""
    _look_for(searched.page, "")
    expect(searched.page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    expect(searched.page.locator(".md-search-result__item")).to_have_count(0)
    searched.problems.clear()
    return searched


def _answer(page: Page) -> str:
    """What stands over the results once the search has answered."""
    meta = page.locator(".md-search-result__meta")
    expect(meta).to_contain_text("matching")
    page.wait_for_timeout(300)
    return meta.inner_text()


def test_text_that_comes_without_a_key_is_searched(visit: Visit, root: str) -> None:
    page = visit.open(root)
    _look_for(page, "curvature")
    expect(page.locator(".md-search-result__item a[href*='learning-rates']").first).to_be_visible()
    page.locator(".md-search__form button[type=reset]").click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    assert visit.problems == []


def test_a_formula_in_a_result_says_what_it_says_on_the_page(visit: Visit, root: str) -> None:
    page = visit.open(root)
    _look_for(page, "2/λmax")
    result = page.locator(".md-search-result__item", has_text="The exact limit").first
    expect(result).to_contain_text("0 < η < 2/λmax")


@pytest.mark.parametrize("query", ["(", "[", "]", "{", "^", "~", "*", '"', "\\", "()"])
def test_a_sign_alone_finds_nothing_and_says_so(search: Visit, query: str) -> None:
    page = search.page
    _look_for(page, "curvature")
    assert "matching documents" in _answer(page)
    _look_for(page, query)
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")
    assert search.problems == []


@pytest.mark.parametrize("query", ["(loss)", "[loss", "f(x)", "e^x", "loss^", "loss~", "x:y", "2*(x - 3)"])
def test_words_beside_signs_are_found(search: Visit, query: str) -> None:
    page = search.page
    _look_for(page, query)
    assert re.fullmatch(r"\d+ matching documents?", _answer(page))
    assert search.problems == []


def test_nothing_of_the_search_is_loaded_before_the_reader_goes_to_its_field(visit: Visit, root: str) -> None:
    page = visit.open(root)
    page.wait_for_timeout(500)
    asked = [url for url in visit.requests if "/search" in url]
    assert asked == []
    page.keyboard.press("/")  # the theme's own key for it
    page.keyboard.type("curvature")
    expect(page.locator(".md-search-result__item a[href*='learning-rates']").first).to_be_visible()
    asked = [url.removeprefix(root) for url in visit.requests if "/search" in url]
    assert sorted(each.split("/")[-1].split(".")[0] for each in asked) == ["search", "search_index"]
    assert visit.problems == []


@pytest.mark.parametrize("word", ["learning rate", "gradient", "loss landscape"])
def test_the_guide_comes_first_for_a_word_that_labs_have_too(search: Visit, word: str) -> None:
    page = search.page
    page.locator(FIELD).fill(word)
    first = page.locator(".md-search-result__item a.md-search-result__link").first
    expect(first).to_have_attribute("href", re.compile(r"/(guide|deeper)/"))


@pytest.mark.parametrize(
    ("query", "name", "leads_to"),
    [
        ("Why the steps shrink", "Why the steps shrink", "guide/gradient-descent/#why-the-steps-shrink"),
        ("AdaGrad", "AdaGrad", "reference/glossary/#adagrad"),
        ("Flip the minus sign", "Flip the minus sign", "guide/gradient-descent/#gradient_descent.minus_sign"),
        ("one step by hand", "Exercise 1: one step by hand", "guide/gradient-descent/#gradient_descent.one_step"),
    ],
    ids=["section", "term", "figure", "exercise"],
)
def test_one_of_each_kind_is_found_by_its_name_and_leads_to_its_place(
    visit: Visit, root: str, query: str, name: str, leads_to: str
) -> None:
    page = visit.open(root)
    _look_for(page, query)
    _answer(page)
    place, _, anchor = leads_to.partition("#")
    found = page.locator(f".md-search-result__link[href*='{place}'][href$='#{anchor}']")
    expect(found).to_have_count(1)
    expect(found.locator("h1, h2")).to_have_text(name)
    found.evaluate("(link) => link.click()")
    page.wait_for_url(f"**/{place}**")
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    assert visit.problems == []


def test_every_word_of_the_index_can_be_looked_up(visit: Visit, site: Path) -> None:
    """Those with digits, too: lunr alone takes some of them for others, and a search for a "c" then found nothing."""
    page = visit.open((site / "reference/glossary/index.html").as_uri())
    _look_for(page, "cs231n")
    _answer(page)
    assert page.locator(".md-search-result__link[href*='backpropagation']").count() > 0
    page.evaluate("""() => {
        const { lunr } = [...document.querySelectorAll("iframe")].map((each) => each.contentWindow).find((w) => w.lunr);
        const { query } = lunr.Index.prototype;
        lunr.Index.prototype.query = function (...asked) {
            const words = this.tokenSet.toArray();
            window.words = [words.length, words.filter((word) => !this.invertedIndex[word])];
            return query.apply(this, asked);
        };
    }""")
    page.locator("input.md-search__input").fill("c")
    page.wait_for_function("window.words")
    count, lost = page.evaluate("words")
    assert count > 3000 and lost == []
    assert visit.problems == []
