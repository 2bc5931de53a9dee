"""Data of the reader's own by touch: points added, dragged and deleted with one finger, whatever a second does."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.conftest import Visit
from tests.site.live import DATA, RUN, come_alive, data_of, place_of


def test_houses_are_added_and_dragged_by_touch(browser: Browser, pages: dict[str, Path]) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 900}, has_touch=True, is_mobile=True)
    visit = Visit(context.new_page())
    page = come_alive(visit, pages[RUN])
    page.touchscreen.tap(*place_of(page, 0.5, 6.5))
    assert data_of(page)[-1] == pytest.approx((0.5, 6.5), abs=0.05)
    touch = context.new_cdp_session(page)
    x, y = place_of(page, *data_of(page)[-1])

    def send(kind: str, *points: tuple[float, float]) -> None:
        each = [{"x": x, "y": y} for x, y in points]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": each})

    send("touchStart", (x + 12, y + 12))  # beside it, within the 44 pixels a finger needs
    for part in range(1, 9):
        send("touchMove", (x + 12 + 6 * part, y + 12 + 3 * part))
    send("touchEnd")
    moved = place_of(page, *data_of(page)[-1])
    assert moved == (pytest.approx(x + 48, abs=2), pytest.approx(y + 24, abs=2))
    assert len(data_of(page)) == len(DATA) + 1 and page.evaluate("scrollY") == 0
    page.get_by_role("button", name="Delete house").tap()
    assert len(data_of(page)) == len(DATA)
    for button in page.locator(".gd-data button").all():
        box = button.bounding_box()
        assert box is not None and min(box["width"], box["height"]) >= 44
    assert visit.problems == []
    context.close()


def test_a_second_finger_does_not_take_the_house_from_the_first(browser: Browser, pages: dict[str, Path]) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 900}, has_touch=True, is_mobile=True)
    page = come_alive(Visit(context.new_page()), pages[RUN])
    touch = context.new_cdp_session(page)
    first, last = (place_of(page, *data_of(page)[place]) for place in (0, -1))
    original = data_of(page)

    def send(kind: str, *points: tuple[float, float]) -> None:
        each = [{"x": x, "y": y, "id": id} for id, (x, y) in enumerate(points)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": each})
        page.wait_for_timeout(100)  # events of a touch come late

    send("touchStart", first)
    send("touchStart", first, last)
    for part in range(1, 6):
        send("touchMove", (first[0] + 4 * part, first[1]), (last[0], last[1] - 9 * part))
    assert data_of(page)[1:] == original[1:]
    assert place_of(page, *data_of(page)[0]) == (pytest.approx(first[0] + 20, abs=2), pytest.approx(first[1], abs=2))
    send("touchMove", (first[0] + 20, first[1]))  # the second goes, the first goes on
    send("touchMove", (first[0] + 30, first[1]))
    assert place_of(page, *data_of(page)[0])[0] == pytest.approx(first[0] + 30, abs=2)
    send("touchEnd")
    assert data_of(page)[1:] == original[1:]
    context.close()
