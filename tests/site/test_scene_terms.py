"""A gradient term by term, live: of each house its error and that times x, their means, twice those, and a bar each."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.axe import Axe
from tests.site.conftest import Visit
from tests.site.live import data_of, open_figure, set_state

HOUSES = "two_parameters.three_houses"


def _table(page: Page) -> list[list[str]]:
    return page.locator(".gd-term-rows tr").evaluate_all(
        "rows => rows.slice(1).map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent))"
    )


def _bars(page: Page) -> list[tuple[float, float]]:
    """Where each begins and how long it is, as shares of its track from the middle on."""
    return page.locator(".gd-track").evaluate_all("""tracks => tracks.map((track) => {
        const [all, bar] = [track, track.firstChild].map((each) => each.getBoundingClientRect());
        return [(bar.left - all.left) / all.width - 0.5, bar.width / all.width];
    })""")


def test_the_terms_are_those_worked_by_hand(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, HOUSES)
    opened = [
        ["0.50", "1.15", "0.35", "0.175"],
        ["1.10", "2.70", "−0.60", "−0.660"],
        ["2.40", "4.75", "−1.35", "−3.240"],
    ]
    assert _table(page) == [*opened, ["−0.533", "−1.242"], ["∂L/∂b = −1.07", "∂L/∂m = −2.48"]]
    set_state(page, m=2, b=0)
    assert [row[2:] for row in _table(page)[:3]] == [["−0.15", "−0.075"], ["−0.50", "−0.550"], ["0.05", "0.120"]]
    assert _table(page)[3:] == [["−0.200", "−0.168"], ["∂L/∂b = −0.40", "∂L/∂m = −0.34"]]
    assert page.locator("[data-moved]").count() == 0 and visit.problems == []


def test_a_house_that_is_moved_shows_its_term_and_is_said(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, HOUSES)
    page.get_by_role("slider", name="house 3", exact=True).press("ArrowUp")
    x, y = data_of(page)[2]
    assert x == 2.4 and y > 4.75
    rows = page.locator(".gd-term-rows tbody tr")
    moved = page.locator("tr[data-moved]")
    expect(moved).to_have_count(1)
    assert moved.evaluate("row => row.sectionRowIndex") == 2
    error = x + 1 - y
    wanted = [f"{x:.2f}", f"{y:.2f}", f"−{-error:.2f}", f"−{-error * x:.3f}"]
    assert _table(page)[2] == wanted
    page.wait_for_function("words => document.querySelector('.gd-live').textContent.includes(words)",
                           arg=f"error {wanted[2]}, times x {wanted[3]}")  # fmt: skip
    for edit, count in (("add", 4), ("delete", 3), ("original", 3)):
        page.locator(f"[data-edit={edit}]").evaluate("button => button.click()")
        expect(rows).to_have_count(count)
    assert _table(page)[2] == ["2.40", "4.75", "−1.35", "−3.240"] and visit.problems == []


@pytest.mark.engines("chromium", "firefox")
def test_a_bar_says_which_way_and_how_much_once_it_has_been_predicted(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, HOUSES)
    bars = page.locator(".gd-bars")
    expect(bars).to_be_hidden()
    page.get_by_role("button", name="Skip").click()
    expect(bars).to_be_visible()
    assert [text.strip() for text in bars.locator("p").all_text_contents()] == ["−2.48: raise m", "−1.07: raise b"]
    for found, slope in zip(_bars(page), (-7.45 / 3, -3.2 / 3), strict=True):  # half the track is a slope of 6
        assert found == pytest.approx([slope / 12, -slope / 12], abs=0.01)
    set_state(page, m=3.5, b=3)
    assert "raise" not in (bars.text_content() or "")
    for start, length in _bars(page):
        assert start == pytest.approx(0, abs=0.01) and length > 0.3
    assert Axe().run(page).response["violations"] == [] and visit.problems == []


@pytest.mark.parametrize("width", [320, 390])
def test_the_terms_fit_a_phone(visit: Visit, full_pages: Path, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 844})
    page = open_figure(visit, full_pages, HOUSES)
    page.get_by_role("button", name="Skip").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for part in (".gd-term-rows", ".gd-bars"):
        box = page.locator(part).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
