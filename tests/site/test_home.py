"""The home page: it invites, it answers a drag at once, its path has a picture a section, and it is light."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from gdviz.paths import DOCS
from tests.site.conftest import Visit
from tests.site.live import iterates_of, middle_of

HEAVIEST = 285_000  # bytes of a first visit, compressed on the way, all told; the goal is 200,000


def live(page: Page) -> None:
    page.wait_for_function("document.querySelector('gd-scene').hasAttribute('data-alive')")


def test_a_drag_of_the_start_shows_the_whole_run_and_its_lines_at_once(visit: Visit, root: str) -> None:
    page = visit.open(root)
    live(page)
    before, lines = (
        iterates_of(page),
        "[...document.querySelectorAll('.gd-stage path[stroke-linejoin]')].map(p => p.getAttribute('d'))",
    )
    drawn = page.evaluate(lines)
    x, y = middle_of(page.get_by_role("slider", name="start"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 70, y + 40, steps=4)
    after = iterates_of(page)  # the button is still down
    assert len(after) == len(before) == 21 and not np.allclose(after[0], before[0])
    assert sum(one != other for one, other in zip(drawn, page.evaluate(lines), strict=True)) >= 6
    page.mouse.up()
    assert visit.problems == []


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_start_breathes_and_says_what_to_do_until_it_has_been_dragged(
    browser: Browser, root: str, motion: str
) -> None:
    page = browser.new_page(reduced_motion=motion)
    page.goto(root)
    live(page)
    breath = "getComputedStyle(document.querySelector('.gd-home .gd-ring')).animationName"
    assert page.evaluate(breath) == ("gd-breath" if motion == "no-preference" else "none")
    page.get_by_text("drag the point", exact=True).wait_for()
    page.get_by_role("slider", name="start").press("ArrowRight")
    assert page.evaluate(breath) == "none"
    page.get_by_text("drag the point", exact=True).wait_for(state="hidden")
    page.close()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1440, 900)])
def test_figure_and_step_size_are_on_the_first_screen(browser: Browser, root: str, width: int, height: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(root)
    live(page)
    box = page.get_by_role("slider", name="step size").bounding_box()
    assert box and box["y"] + box["height"] / 2 < height
    page.close()


def test_each_section_has_a_picture_and_the_surprise_of_its_own_page_is_not_among_them(visit: Visit, root: str) -> None:
    page = visit.open(root)
    cards = page.locator(".gd-path li")
    assert cards.count() == 11
    pictures = [cards.nth(index).locator("img.gd-light").get_attribute("src") for index in range(11)]
    assert all(re.search(r"/[a-z_]+\.light\.thumbnail\.webp$", picture) for picture in pictures)
    assert len(set(pictures)) == 11
    assert "stability_limit" not in (DOCS / "index.md").read_text("utf-8") + "".join(pictures)


def test_a_first_visit_is_light(browser: Browser, root: str, site: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light")
    visit = Visit(context.new_page())
    page = visit.open(root)
    live(page)
    page.wait_for_load_state("networkidle")
    paths = {urlsplit(url).path.removeprefix("/repo/") for url in visit.requests if url.startswith("http")}
    files = [site / (path or "index.html") for path in paths]
    packed = (".html", ".css", ".js", ".json", ".svg")
    sizes = {
        file.name: len(gzip.compress(data) if file.suffix in packed else data)
        for file in files
        if (data := file.read_bytes())
    }
    assert not [name for name in sizes if name.endswith((".gif", ".png"))]
    assert sum(sizes.values()) < HEAVIEST, sorted(sizes.items(), key=lambda item: -item[1])
    context.close()
