"""What stands in boxes: listings and the buttons that copy them, tables, exercises; and formulas in a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.addresses import soup
from tests.site.conftest import Visit

APART = """() => { const seen = (each) => each.checkVisibility({ contentVisibilityAuto: true });
return [...document.querySelectorAll('.md-code__button')].filter(seen).filter((button) => {
  const box = button.getBoundingClientRect();
  const beside = (other) => other.right <= box.left || other.left >= box.right;
  const covers = (other) => !beside(other) && other.bottom > box.top + 1 && other.top < box.bottom - 1;
  return [...document.querySelectorAll('pre > code, p, h2, h3, .filename')].filter(seen).some((each) => {
    const range = document.createRange();
    range.selectNodeContents(each);
    return [...range.getClientRects()].some(covers);
  });
}).map((button) => button.outerHTML) }"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("place", ["guide/learning-rates/", "labs/fit-a-line/"])
def test_copy_buttons_have_names_and_cover_nothing(visit: Visit, root: str, place: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    page = visit.open(f"{root}{place}")
    page.locator(".md-code__button").first.wait_for(state="attached")
    page.locator("details").evaluate_all("all => all.forEach((details) => (details.open = true))")
    for button in page.locator(".md-code__button:visible").all():
        assert button.evaluate("button => button.ariaLabel") == "Copy this code"
    assert page.evaluate(APART) == []
    assert visit.problems == []


def test_a_listing_of_72_signs_fits_at_1280_pixels(visit: Visit, root: str) -> None:
    visit.page.set_viewport_size({"width": 1280, "height": 800})
    page = visit.open(f"{root}guide/gradient-descent/")
    fits = "code => { code.textContent = '0'.repeat(72); return code.scrollWidth <= code.clientWidth }"
    assert page.locator("pre > code").first.evaluate(fits)


def test_no_listing_of_a_page_has_longer_lines(site: Path, address: str) -> None:
    """Of code, and of what it prints; the header for a server has to stand on one line."""
    listings = [code.get_text() for code in soup(site, address).select("pre > code")]
    lines = [line.rstrip() for listing in listings for line in listing.splitlines()]
    assert [line for line in lines if len(line) > 72 and not line.startswith("Content-Security-Policy: ")] == []


def test_options_of_an_exercise_have_letters_alone_and_one_frame(visit: Visit, root: str) -> None:
    page = visit.open(f"{root}guide/gradient-descent/")
    exercise = page.locator(".check").first
    exercise.locator("summary").click()
    styles = exercise.locator("li").evaluate_all("items => items.map((item) => getComputedStyle(item).listStyleType)")
    assert len(styles) >= 6 and set(styles) == {"none"}
    frames = exercise.evaluate(
        "box => [box, ...box.querySelectorAll('*')].filter((e) => parseFloat(getComputedStyle(e).borderLeftWidth) > 0 "
        "&& getComputedStyle(e).display !== 'inline' && !e.closest('.katex, input, select, button')).length"
    )
    assert frames == 1


def test_a_table_scrolls_in_its_box_on_a_page_opened_as_a_file(visit: Visit, site) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 700})
    page = visit.open((site / "guide/parameters-to-predictions/index.html").as_uri())
    page.wait_for_timeout(500)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    boxes = page.locator(".md-typeset__scrollwrap:visible")
    assert boxes.count() == 1 and boxes.first.evaluate("box => box.scrollWidth > box.clientWidth")


def test_no_formula_in_a_line_is_broken_after_a_relation(visit: Visit, root: str) -> None:
    """Whatever the width: what follows "=" has the same top as it, to within the height of a line."""
    page = visit.open(f"{root}guide/gradient-descent/")
    for width in range(320, 640, 20):
        page.set_viewport_size({"width": width, "height": 700})
        broken = page.evaluate("""() => [...document.querySelectorAll('.gd-formula .mrel')].filter((sign) => {
          const next = sign.closest('.katex-base').nextElementSibling;
          return next && next.getBoundingClientRect().left < sign.getBoundingClientRect().left;
        }).map((sign) => sign.closest('.gd-formula').textContent)""")
        assert broken == [], width
