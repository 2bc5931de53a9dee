"""A page in a translator's hands: formulas and code are left alone, and stay left-to-right when the page is turned."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.addresses import soup
from tests.site.conftest import Visit

LESSON = "guide/gradient-descent/"
PLACES = """() => {
    const parts = ".katex-html .base, .katex-html .mrel, pre > code span, gd-scene svg text";
    return [...document.querySelectorAll(parts)].filter((each) => each.checkVisibility()).map((each) => {
        const home = each.closest(".katex, pre, gd-scene") ?? each;
        const left = each.getBoundingClientRect().left - home.getBoundingClientRect().left;
        return [each.textContent.slice(0, 20), Math.round(left)];
    });
}"""


def test_all_code_and_all_formulas_are_kept_from_translators(site: Path, address: str) -> None:
    kept = soup(site, address).select("code, .katex")
    assert [each for each in kept if each.get("translate") != "no"] == []


def _turned(page: Page, how: str) -> None:
    page.evaluate(how)
    page.wait_for_function(
        "document.body.dir === 'rtl' && getComputedStyle(document.querySelector('h1')).direction === 'rtl'"
    )
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.mark.parametrize(
    "how", ["document.documentElement.dir = 'rtl'", "document.documentElement.classList.add('translated-rtl')"]
)
def test_formulas_code_and_figures_stay_left_to_right(visit: Visit, root: str, how: str) -> None:
    page = visit.open(root + LESSON)
    page.wait_for_function("!document.querySelector('.gd-later, .gd-early')")
    page.evaluate("Promise.all([...document.querySelectorAll('gd-scene')].map((figure) => figure.ready))")
    before = page.evaluate(PLACES)
    _turned(page, how)
    after = page.evaluate(PLACES)
    moved = [(one, other) for one, other in zip(before, after, strict=True) if abs(one[1] - other[1]) > 2]
    assert moved == [] and len(before) > 40
    assert page.evaluate("getComputedStyle(document.querySelector('gd-scene input[type=range]')).direction") == "ltr"


def test_a_page_turned_back_is_as_it_was(visit: Visit, root: str) -> None:
    page = visit.open(root + LESSON)
    _turned(page, "document.documentElement.dir = 'rtl'")
    page.evaluate("document.documentElement.removeAttribute('dir')")
    page.wait_for_function("document.body.dir === 'ltr'")
