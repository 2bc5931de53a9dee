"""What is printed of a figure: its still as long as it is as it opened, else what it shows."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.site.conftest import Visit
from tests.site.live import PATH, context_of, open_menus
from tests.site.test_scene_access import lesson

FIGURE = f"gd-scene[data-scene='{PATH}']"


def _printed(page: Page) -> str:
    """Whether the still or the drawing of the figure is to be seen."""
    still, drawing = (
        page.locator(f"{FIGURE} {part}").evaluate_all(
            "all => all.some((each) => each.checkVisibility({ visibilityProperty: true }))"
        )
        for part in ("picture img", "svg.gd-stage")
    )
    assert still != drawing
    return "still" if still else "drawing"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_figure_that_was_not_touched_prints_its_still(browser: Browser, root: str, theme: str) -> None:
    context = context_of(browser, color_scheme=theme)
    visit = Visit(context.new_page())
    page = lesson(visit, root, "gradient-descent")
    assert _printed(page) == "drawing"
    page.emulate_media(media="print")
    assert _printed(page) == "still"
    still = page.locator(f"{FIGURE} picture img:visible")
    assert still.count() == 1 and ".light." in still.evaluate("image => image.currentSrc")
    page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=still.element_handle())
    page.emulate_media(media="screen")
    assert _printed(page) == "drawing"
    assert visit.problems == []
    context.close()


@pytest.mark.parametrize(
    "touch",
    [
        lambda figure: figure.get_by_role("button", name="+1 step", exact=True).click(),
        lambda figure: figure.get_by_role("slider", name="learning rate").fill("0.3"),
        lambda figure: figure.get_by_role("slider", name="start x").press("ArrowRight"),
    ],
    ids=["step", "rate", "start"],
)
def test_a_figure_that_was_changed_prints_what_it_shows(visit: Visit, root: str, touch) -> None:
    page = lesson(visit, root, "gradient-descent")
    open_menus(page, PATH)
    figure = page.locator(FIGURE)
    touch(figure)
    page.emulate_media(media="print")
    assert _printed(page) == "drawing"
    page.emulate_media(media="screen")
    figure.get_by_role("button", name="Reset").click()
    page.emulate_media(media="print")
    assert _printed(page) == "still"
    assert visit.problems == []
