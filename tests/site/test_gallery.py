"""Cards of the gallery: what moves is fetched and played when it is asked for, by pointer, keyboard or finger."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import Visit

MOVING = "gradient_descent.path"


def gifs(visit: Visit) -> list[str]:
    return [url for url in visit.requests if url.endswith(".gif")]


def opened(visit: Visit, root: str) -> Page:
    page = visit.open(root + "reference/gallery/")
    assert gifs(visit) == []
    page.locator(f"[id='{MOVING}']").scroll_into_view_if_needed()
    return page


def card_of(page: Page) -> tuple:
    card = page.locator(f"[id='{MOVING}']")
    return card, card.locator(".gd-animation"), card.get_by_role("button")


def test_a_card_plays_while_it_is_pointed_at(visit: Visit, root: str) -> None:
    page = opened(visit, root)
    card, animation, button = card_of(page)
    card.locator(".gd-card").hover()
    expect(animation).to_be_visible()
    assert len(gifs(visit)) == 1 and f"{MOVING.replace('.', '/')}.light.gif" in gifs(visit)[0]
    assert button.get_attribute("aria-pressed") == "true"
    box, still = animation.bounding_box(), card.locator("img.gd-light").bounding_box()
    assert box and still and (box["width"], box["height"]) == pytest.approx((still["width"], still["height"]), abs=1)
    page.mouse.move(2, 2)
    expect(animation).to_have_count(0)
    assert button.get_attribute("aria-pressed") == "false" and visit.problems == []


def test_a_card_plays_while_it_has_the_focus_and_escape_ends_it(visit: Visit, root: str) -> None:
    page = opened(visit, root)
    card, animation, _ = card_of(page)
    card.get_by_role("link").last.focus()
    page.keyboard.press("Shift+Tab")  # by keys, to what is in it too
    expect(animation).to_be_visible()
    page.keyboard.press("Escape")
    expect(animation).to_have_count(0)


def test_a_finger_presses_the_button(browser: Browser, root: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    visit = Visit(context.new_page())
    page = opened(visit, root)
    _, animation, button = card_of(page)
    box = button.bounding_box()
    assert box and box["width"] >= 44 and box["height"] >= 44
    button.tap()
    expect(animation).to_be_visible()
    button.tap()
    expect(animation).to_have_count(0)
    assert page.url.endswith("gallery/")
    context.close()


def test_without_motion_only_the_button_plays(browser: Browser, root: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    visit = Visit(context.new_page())
    page = opened(visit, root)
    card, animation, button = card_of(page)
    card.locator(".gd-card").hover()
    page.wait_for_timeout(400)
    expect(animation).to_have_count(0)
    assert gifs(visit) == []
    button.focus()
    page.keyboard.press("Enter")
    expect(animation).to_be_visible()
    context.close()


def test_a_pointer_on_its_way_fetches_nothing(visit: Visit, root: str) -> None:
    page = opened(visit, root)
    card, _, _ = card_of(page)
    card.locator(".gd-card").hover()
    page.mouse.move(2, 2)
    page.wait_for_timeout(400)
    assert gifs(visit) == []
