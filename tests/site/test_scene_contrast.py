"""Live figures in forced colours and at four times the size."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.site import test_scene_pages as base
from tests.site.conftest import Visit
from tests.site.test_scene_access import FOCUS, changes, lesson, stops
from tests.site.test_scene_pages import _UNSEEN, _columns, _context

contrast = base.contrast


@pytest.mark.parametrize("stem", ["gradient-descent", "loss-landscape", "putting-it-together"])
def test_everything_is_seen_in_forced_colours(contrast: Visit, root: str, stem: str) -> None:
    page = lesson(contrast, root, stem)
    assert page.evaluate(_UNSEEN) == []
    for button in page.locator("gd-scene :is([data-action=play], [data-action=restart])").all():
        columns = _columns(button)
        assert len(columns) >= 6 and max(columns) >= 3 * min(columns), "no triangle"
    id = page.locator("gd-scene[data-alive]").first.get_attribute("data-scene")
    for stop in stops(page, id):
        assert stop["ring"] >= 2 and stop["seen"], stop["name"]
    assert contrast.problems == []


@pytest.mark.parametrize("stem", ["gradient-descent", "loss-landscape", "putting-it-together"])
def test_at_four_times_the_size_everything_is_reached_and_used(browser: Browser, root: str, stem: str) -> None:
    context = _context(browser, viewport={"width": 320, "height": 225}, device_scale_factor=4)
    visit = Visit(context.new_page())
    page = lesson(visit, root, stem)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    header = page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom")
    used = 0
    for id in page.evaluate("[...document.querySelectorAll('gd-scene[data-alive]')].map((each) => each.dataset.scene)"):
        for stop in stops(page, id):
            tall = stop["bottom"] - stop["top"] > 225 - header
            assert tall or stop["top"] >= header - 1, f"the header covers {stop['name']}"
            assert tall or stop["bottom"] <= 226, f"{stop['name']} is out of sight"
            assert not stop["covered"], f"something covers {stop['name']}"
            if stop["slides"]:
                assert changes(page, "ArrowRight", "ArrowLeft"), stop["name"]
                used += 1
    assert used >= 3
    for mover in page.locator("[data-option='0'], [data-edit=add]").all():  # what it does moves the focus
        mover.focus()
        page.keyboard.press("Enter")
        stop = page.evaluate(FOCUS)
        assert header - 1 <= stop["top"] and stop["bottom"] <= 226 and not stop["covered"], stop["name"]
    page.locator("[data-action=reset]").first.click()  # fails where something lies over it
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert visit.problems == []
    context.close()
