"""A figure whose script fails says so and is tried again: by its button, or when the reader comes back to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.site.conftest import Visit
from tests.site.live import PATH, live_page, open_menus

SCENE, RUNTIME = f"**/scenes/{PATH}.js", "**/generated/runtime.js"


def _opened(visit: Visit, folder: Path, script: str, broken: bool = False) -> Page:
    """A page whose figure did not come alive, since this script did not come the first time, or was broken."""
    failures = iter([True])

    def fetch(route: Route) -> None:
        if not next(failures, False):
            route.continue_()
        elif broken:
            route.fulfill(body="}", content_type="text/javascript")
        else:
            route.abort()

    visit.page.route(script, fetch)
    page = visit.page
    page.goto(f"file://{live_page(folder, PATH)}")
    page.locator(".gd-failed").wait_for()
    assert page.locator("gd-scene[data-alive]").count() == 0 and page.locator("picture img").is_visible()
    return page


@pytest.mark.parametrize(("script", "broken"), [(SCENE, False), (RUNTIME, False), (RUNTIME, True), (SCENE, True)])
def test_a_button_tries_again(visit: Visit, tmp_path: Path, script: str, broken: bool) -> None:
    page = _opened(visit, tmp_path, script, broken)
    message = page.get_by_role("status").filter(has_text="did not come alive")
    button = message.get_by_role("button", name="Try again")
    assert button.bounding_box()["height"] >= 44
    button.click()
    page.wait_for_selector("gd-scene[data-alive]")
    assert page.locator(".gd-failed").count() == 0
    open_menus(page)
    page.get_by_role("button", name="10 steps").click()
    assert page.evaluate("document.querySelector('gd-scene').state.step") == 10


def test_coming_back_to_it_tries_again(visit: Visit, tmp_path: Path) -> None:
    page = _opened(visit, tmp_path, SCENE)
    page.evaluate("document.body.style.paddingBottom = '5000px'")
    page.wait_for_timeout(300)
    assert page.locator("gd-scene[data-alive]").count() == 0  # not over and over while it is in view
    page.evaluate("scrollTo(0, 4000)")
    page.wait_for_timeout(300)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_selector("gd-scene[data-alive]")
    assert page.locator(".gd-failed").count() == 0


def test_who_waits_for_a_figure_hears_of_each_try(visit: Visit, tmp_path: Path) -> None:
    page = _opened(visit, tmp_path, SCENE)
    assert page.evaluate("document.querySelector('gd-scene').ready.then(() => 'live', () => 'failed')") == "live"
