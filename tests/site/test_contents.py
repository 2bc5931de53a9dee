"""The contents of a page stand beside its text, give way to what is wide, and say what is read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import Visit

# What is seen of the contents, and of all that is drawn on the page, where both overlap.
OVERLAPS = """() => {
    const list = document.querySelector(".gd-contents__list");
    if (getComputedStyle(list).visibility === "hidden") return [];
    const mine = list.getBoundingClientRect();
    const drawn = "figure, .gd-stage, pre, table, img, .katex-display, .gd-controls, p, h2, summary";
    return [...document.querySelectorAll(drawn)]
        .filter((box) => !list.contains(box) && box.checkVisibility())
        .filter((box) => {
            const { left, right, top, bottom, width } = box.getBoundingClientRect();
            return width && right > mine.left && left < mine.right && bottom > mine.top && top < mine.bottom;
        })
        .map((box) => box.outerHTML.slice(0, 90));
}"""


def settled(page: Page) -> None:
    """After the observers have told, and what fades has faded."""
    page.evaluate(
        """async () => {
            const frame = () => new Promise((done) => requestAnimationFrame(done));
            for (let count = 0; count < 3; count += 1) await frame();
            const fading = document.getAnimations().filter((each) => each instanceof CSSTransition);
            const late = new Promise((done) => setTimeout(done, 1000)); // what is not seen may never end
            await Promise.race([Promise.allSettled(fading.map(({ finished }) => finished)), late]);
        }"""
    )


@pytest.mark.parametrize("where", ["guide/learning-rates/", "reference/hosting/", "labs/fit-a-line/"])
def test_contents_and_figures_never_overlap_and_both_are_seen(again: Visit, root: str, where: str) -> None:
    page = again.open(root + where)  # as tall as it will be
    for width in (1440, 1920, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        shown = 0
        for y in range(0, page.evaluate("document.documentElement.scrollHeight") - 900, 450):
            page.evaluate(f"scrollTo(0, {y})")
            settled(page)
            assert page.evaluate(OVERLAPS) == [], f"{width} wide, at {y}"
            shown += page.locator(".gd-contents__list[data-free]").count()
            box = page.locator(".gd-contents__list").bounding_box()
            assert box and box["x"] + box["width"] <= width
        assert shown, width


def test_the_section_that_is_read_is_marked(visit: Visit, root: str) -> None:
    page = visit.open(root + "guide/derivatives/")
    links = page.locator(".gd-contents__list a")
    headings = page.locator("h2[id]")
    assert links.count() == headings.count() >= 5
    settled(page)
    for index in (0, 2, 4, 1):
        headings.nth(index).evaluate("heading => scrollTo(0, heading.getBoundingClientRect().top + scrollY - 100)")
        expect(page.locator(".gd-contents__list [aria-current]")).to_have_count(1)
        expect(links.nth(index)).to_have_attribute("aria-current", "true")
    assert visit.problems == []


def test_contents_come_with_the_next_page_too(visit: Visit, root: str) -> None:
    page = visit.open(root + "guide/derivatives/")
    page.locator(".gd-turn__link--next").click()
    page.wait_for_url("**/gradient-descent/")
    expect(page.locator(".gd-contents__list[data-free]")).to_be_visible()
    page.locator(".gd-contents__list a").nth(1).click()
    assert "#" in page.url


@pytest.mark.parametrize(("where", "width"), [("", 1440), ("guide/derivatives/", 1000), ("guide/derivatives/", 390)])
def test_there_are_none_on_the_home_page_and_where_there_is_no_room(
    browser: Browser, root: str, where: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(root + where)
    expect(page.locator("main")).to_be_visible()
    expect(page.locator(".gd-contents__list").filter(visible=True)).to_have_count(0)
    page.close()


def test_the_sign_beside_a_heading_copies_the_address_of_its_section(browser: Browser, root: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(root + "guide/derivatives/")
    page.locator("h2 .headerlink").first.click()
    page.get_by_text("The link to this section is copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == root + "guide/derivatives/#slope-at-a-point"
    context.close()
