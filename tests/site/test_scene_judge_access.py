"""Saying "too high" and "too low" by keys and by touch, without motion, aloud, in print and in forced colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.site.axe import Axe
from tests.site.conftest import Visit
from tests.site.live import JUDGED, arrived, height_of_page, line, live_figure, say, w_of


def test_by_keyboard_alone(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, JUDGED)
    high = page.get_by_role("button", name="Too high")
    page.get_by_role("button", name="Skip").focus()
    for _ in ("Play", "w", "Too high"):
        page.keyboard.press("Tab")
    expect(high).to_be_focused()
    outline = "['outlineStyle', 'outlineWidth'].map((name) => getComputedStyle(document.activeElement)[name])"
    assert page.evaluate(outline) == ["solid", "2px"]
    page.keyboard.press("Enter")
    arrived(page, 2.5)
    page.keyboard.press("Space")
    arrived(page, 2.0)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    arrived(page, 2.25)
    expect(page.get_by_role("button", name="Too low")).to_be_focused()
    for _ in range(5):
        page.keyboard.press("Enter")
    assert line(page).startswith("Turn 8: ")
    expect(page.get_by_role("button", name="Too low")).to_be_focused()  # no focus is lost at the end


def test_by_touch_with_room_for_a_finger(browser: Browser, full_pages: Path) -> None:
    for width in (390, 320):
        context = browser.new_context(viewport={"width": width, "height": 800}, has_touch=True, is_mobile=True)
        visit = Visit(context.new_page())
        page = live_figure(visit, full_pages, JUDGED)
        place = height_of_page(page)
        for verdict in ("high", "low"):
            box = page.get_by_role("button", name=f"Too {verdict}").bounding_box()
            assert box["height"] >= 44 and box["width"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= width
        page.get_by_role("button", name="Too low").tap()
        arrived(page, 4.0)
        assert "The turns left" in line(page)  # the longest there is
        assert height_of_page(page) == place
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert visit.problems == []
        context.close()


def test_reduced_motion_goes_there_at_once(browser: Browser, full_pages: Path) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = live_figure(Visit(context.new_page()), full_pages, JUDGED)
    page.evaluate("document.querySelector('.gd-judge button').click()")
    assert w_of(page) == 2.5
    context.close()


def test_a_turn_is_announced_once_it_has_ended(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, JUDGED)
    page.evaluate("""() => { window.said = [];
        new MutationObserver(() => said.push(document.querySelector(".gd-live").textContent))
            .observe(document.querySelector(".gd-live"), { childList: true, characterData: true, subtree: true }); }""")
    say(page, "high")
    page.wait_for_function("said.length === 1")
    assert page.evaluate("said[0]").startswith(
        "w 2.50. Turn 1: you said too high, and on average it was too high by 1.5."
    )
    page.get_by_role("button", name="Reset").click()
    page.wait_for_function("said.length === 2")
    assert page.evaluate("said[1]") == "w 3.50"
    assert page.locator("[role=status], [aria-live=polite]:not(.gd-mistake)").count() == 1


@pytest.mark.parametrize("theme", ["default", "slate"])
def test_axe_finds_nothing_before_between_and_after(visit: Visit, full_pages: Path, theme: str) -> None:
    page = live_figure(visit, full_pages, JUDGED, theme)
    for turns in (0, 1, 7):
        for _ in range(turns):
            say(page, "high")
        found = Axe().run(page).response["violations"]
        assert [each["id"] for each in found if each["id"] not in ("region", "landmark-one-main")] == []


def test_print_and_forced_colours(browser: Browser, full_pages: Path) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 800, "height": 900})
    page = live_figure(Visit(context.new_page()), full_pages, JUDGED)
    say(page, "high")
    colour, canvas = page.evaluate(
        "['.gd-says p', 'body'].map((each) => getComputedStyle(document.querySelector(each)))"
        ".map((style, place) => place ? style.backgroundColor : style.color)"
    )
    assert colour != canvas
    page.emulate_media(media="print")
    assert not page.locator(".gd-judge").is_visible()
    context.close()
