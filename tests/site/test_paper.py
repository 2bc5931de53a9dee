"""What leaves the page: formulas copied once, as TeX; a print with its pictures, and the answers apart."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import kinds
from tests.site.conftest import Visit

LESSON = "guide/learning-rates/"
SELECT = """([from, to]) => {
    const range = document.createRange();
    const [first, last] = [from, to].map((css) => document.querySelector(css));
    range.setStartBefore(first);
    range.setEndAfter(last);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


@pytest.fixture
def reader(browser: Browser):
    """A profile that may read what has been copied."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


def _copied(page: Page) -> dict[str, str]:
    """What a press of Ctrl-C leaves on the clipboard, by kind."""
    page.keyboard.press("Control+c")
    return page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            const read = async (type) => [type, await (await item.getType(type)).text()];
            return Object.fromEntries(await Promise.all(item.types.map(read)));
        }"""
    )


def _opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    page.wait_for_function("!document.querySelector('.gd-later, .gd-early')")
    return page


def test_a_paragraph_with_formulas_is_copied_as_text_with_tex(reader: BrowserContext, root: str) -> None:
    page = _opened(reader, root + LESSON)
    page.evaluate(
        """() => {
            const exact = document.querySelector("#the-exact-limit");
            const text = [...document.querySelectorAll("h2, p")].find((p) => p.matches("#the-exact-limit ~ p")
                && p.querySelector(".katex"));
            text.id = "chosen";
        }"""
    )
    page.evaluate(SELECT, ["#chosen", "#chosen"])
    copied = _copied(page)
    tex = page.evaluate("[...document.querySelectorAll('#chosen annotation')].map((each) => each.textContent)")
    for kind in ("text/plain", "text/html"):
        assert all(copied[kind].count(f"${each}$".replace("<", "&lt;" if "html" in kind else "<")) >= 1 for each in tex)
        assert "katex" not in copied[kind]
    assert "\n" not in copied["text/plain"].strip()
    assert page.locator(".gd-copied").count() == 0


def test_a_displayed_formula_is_copied_once(reader: BrowserContext, root: str) -> None:
    page = _opened(reader, root + LESSON)
    wanted = r"0 < \eta < \frac{2}{\lambda_{\max}}"
    found = page.evaluate(
        """(tex) => {
            const all = [...document.querySelectorAll(".gd-math")];
            const box = all.find((each) => each.querySelector("annotation").textContent.replace(/\\s/g, "")
                .startsWith(tex.replace(/\\s/g, "")));
            box.id = "chosen";
            return box.querySelector("annotation").textContent;
        }""",
        wanted,
    )
    page.evaluate(SELECT, ["#chosen", "#chosen"])
    assert _copied(page)["text/plain"].strip() == f"$${found}$$"


def test_a_part_of_a_formula_is_copied_as_the_whole(reader: BrowserContext, root: str) -> None:
    page = _opened(reader, root + LESSON)
    page.locator(".gd-math .katex-html .mord").nth(1).dblclick()
    tex = page.locator(".gd-math annotation").first.text_content()
    assert _copied(page)["text/plain"].strip() == f"$${tex}$$"


def test_lines_of_what_is_copied_stay_lines(reader: BrowserContext, root: str) -> None:
    page = _opened(reader, root + "guide/gradient-descent/")
    page.evaluate(SELECT, ["h1", "main article > :last-child"])
    text = _copied(page)["text/plain"]
    assert text.splitlines()[0].startswith("Gradient descent")
    code = page.locator("pre > code").first.inner_text().strip().splitlines()
    assert len(code) > 1 and "\n".join(code) in text
    formulas = page.locator("main annotation")
    assert all(text.count(tex) for tex in formulas.all_text_contents()[:5])
    assert "\n" in text and len(text.splitlines()) > 40


def test_text_without_formulas_and_fields_are_copied_as_ever(reader: BrowserContext, root: str) -> None:
    page = _opened(reader, root + "practice/check-your-understanding/")
    page.locator("textarea").first.fill("my $x$ answer")
    page.locator("textarea").first.press("Control+a")
    assert _copied(page)["text/plain"] == "my $x$ answer"
    page.evaluate(SELECT, ["h1", "h1"])
    assert _copied(page)["text/plain"].strip().startswith("Check your understanding")


# ---- print


def _printed(page: Page) -> None:
    """As the browser prints: the event, then the styles of paper."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


def _screen(page: Page) -> None:
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")


@pytest.mark.parametrize("place", [LESSON, "practice/check-your-understanding/"])
def test_answers_are_printed_apart_from_their_exercises(visit: Visit, root: str, place: str) -> None:
    page = visit.open(root + place)
    answers = page.locator("details.answer")
    count = answers.count()
    assert count >= 2
    text = answers.first.evaluate("(each) => each.textContent").split("\n")[-2].strip()
    _printed(page)
    assert page.locator("details.answer:visible").count() == 0
    key = page.locator(".gd-key")
    expect(key).to_be_visible()
    assert key.evaluate("(each) => getComputedStyle(each).breakBefore") == "page"
    titles = key.locator("h3").all_inner_texts()
    assert len(titles) == count == len(set(titles)) and "" not in titles
    assert text in key.inner_text() or text in key.evaluate("(each) => each.textContent")
    assert page.evaluate("document.querySelector('main article').lastElementChild.className") == "gd-key"
    assert key.locator("[id]").count() == 0  # an anchor leads to one place
    _screen(page)
    assert page.locator(".gd-key").count() == 0 and page.locator("details[open]").count() == 0
    assert answers.first.is_visible()


def test_answers_are_printed_open_where_no_script_runs(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root + LESSON)
    answer = page.locator("details.answer li").first
    assert not answer.is_visible()
    page.emulate_media(media="print")
    assert answer.bounding_box()["height"] > 10
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_nobody_scrolled_to_are_printed(browser: Browser, root: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 700}, color_scheme=scheme)
    page = context.new_page()
    page.route("**/generated/**/*.webp", lambda route: (time.sleep(0.02), route.continue_()))
    page.goto(root + "reference/gallery/")
    page.wait_for_function("!document.querySelector('.gd-later, .gd-early')")
    pictures = page.locator("img.gd-light").count()
    there = "(image) => image.complete && image.naturalWidth > 0"
    before = page.locator("img.gd-light").evaluate_all(f"(all) => all.filter({there}).length")
    assert before < pictures
    pdf = page.pdf()
    assert pdf.count(b"/Subtype /Image") >= pictures > 20
    assert page.locator("img[src^='data:']").count() == 0  # afterwards all is as it was
    context.close()


@pytest.mark.covering("address", kinds.of_page)
def test_nothing_on_paper_would_have_to_scroll(narrow: Visit) -> None:
    """What is too wide is so by its class: a formula, a listing, a table, a form."""
    page = narrow.page
    page.set_viewport_size({"width": 700, "height": 1000})  # A4 between its margins
    _printed(page)
    cut = """() => [...document.querySelectorAll("main *")].filter((box) => box.clientWidth
        && box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== "visible"
        && !box.closest(".katex, gd-scene") || box.getBoundingClientRect().right > innerWidth + 1
        && !box.closest(".katex-mathml, .hide-tail, gd-scene") && box.checkVisibility())
        .map((box) => box.outerHTML.slice(0, 80))"""
    found = page.evaluate(cut)
    _screen(page)
    page.set_viewport_size({"width": 320, "height": 800})
    assert found == []
