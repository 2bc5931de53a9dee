"""A live figure as one HTML file, opened from a disk, with spaces and umlauts in its path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from gdviz import scenes
from gdviz.cli.formats import live_file
from gdviz.cli.link import linked
from gdviz.figure.style import DARK, LIGHT
from gdviz.page.notebook import bundle
from tests.site.conftest import Visit
from tests.site.live import context_of

PATH, SURFACE = "gradient_descent.path", "two_parameters.surface_descent"
STATE = "document.querySelector('gd-scene').ready.then(() => document.querySelector('gd-scene').state)"
PAPER = "getComputedStyle(document.documentElement).backgroundColor"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files as `gdviz render --format html` writes them."""
    made = tmp_path_factory.mktemp("stick") / "Über uns #1"
    made.mkdir()
    for id in (PATH, SURFACE):
        (made / f"{id}.html").write_bytes(live_file(scenes.get(id), None, {}, ""))
    (made / "set.html").write_bytes(live_file(scenes.get(PATH), None, {"learning_rate": 0.3, "step": 4.0}, "dark"))
    link = linked(f"https://e.org/?f=sin(x)&start=1#{PATH}", ())
    (made / "typed.html").write_bytes(live_file(scenes.get(PATH), link, {}, ""))
    return made


def _alive(visit: Visit, file: Path) -> dict:
    page = visit.page
    page.goto(file.as_uri())
    return page.evaluate(
        "document.querySelector('gd-scene').ready.then(() => document.querySelector('gd-scene').state)"
    )


@pytest.mark.parametrize("id", [PATH, SURFACE])
def test_it_comes_alive_plays_and_asks_for_nothing(visit: Visit, folder: Path, id: str) -> None:
    page, file = visit.page, folder / f"{id}.html"
    assert _alive(visit, file)["step"] == 0
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("document.querySelector('gd-scene').state.step >= 3")
    expect(page.locator("figcaption")).to_be_visible()
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(PAPER) == "rgb({}, {}, {})".format(*bytes.fromhex(DARK.paper[1:]))
    assert [each for each in visit.requests if not each.startswith("data:")] == [file.as_uri()]
    assert visit.problems == []


def test_it_opens_as_it_was_set_and_keeps_a_copied_link(visit: Visit, folder: Path) -> None:
    assert _alive(visit, folder / "set.html") == {"learning_rate": 0.3, "start": 0, "step": 4}
    assert visit.page.evaluate(PAPER) == "rgb({}, {}, {})".format(*bytes.fromhex(DARK.paper[1:]))
    visit.page.goto(f"{(folder / 'set.html').as_uri()}?learning_rate=0.5#{PATH}")
    assert visit.page.evaluate(STATE)["learning_rate"] == 0.5
    typed = _alive(visit, folder / "typed.html")
    assert (typed["f"], typed["start"]) == ("sin(x)", 1)
    assert visit.problems == []


@pytest.fixture
def unscripted(browser: Browser) -> Iterator[Visit]:
    """A reader in the dark theme whose browser runs no scripts."""
    context = context_of(browser, java_script_enabled=False, color_scheme="dark")
    yield Visit(context.new_page())
    context.close()


def test_without_scripts_and_on_paper_the_still_is_there(unscripted: Visit, visit: Visit, folder: Path) -> None:
    page = unscripted.page
    page.goto((folder / f"{PATH}.html").as_uri())
    expect(page.locator(".gd-dark img")).to_be_visible()
    for hidden in (".gd-light img", ".gd-asked", ".gd-scrub", ".gd-more"):
        expect(page.locator(hidden).first).to_be_hidden()
    _alive(visit, folder / f"{PATH}.html")
    visit.page.emulate_media(media="print", color_scheme="dark")
    expect(visit.page.locator(".gd-light img")).to_be_visible()
    expect(visit.page.locator("svg.gd-stage")).to_be_hidden()
    assert visit.page.evaluate(PAPER) == "rgb({}, {}, {})".format(*bytes.fromhex(LIGHT.paper[1:]))


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_fits_the_window(visit: Visit, folder: Path, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    _alive(visit, folder / f"{SURFACE}.html")
    visit.page.locator("summary").click()
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def test_in_a_notebook_it_is_alive_in_its_frame_and_as_high_as_it_is(visit: Visit, folder: Path) -> None:
    file = folder / "notebook.html"
    file.write_text(f"<!doctype html><body>{bundle(scenes.get(PATH))[0]['text/html']}", encoding="utf-8")
    page = visit.page
    page.goto(file.as_uri())
    frame = page.frames[1]
    frame.wait_for_selector("gd-scene[data-alive]")
    fits = "document.documentElement.scrollHeight === innerHeight"
    frame.wait_for_function(fits)
    frame.get_by_role("button", name="Play").click()
    frame.wait_for_function("document.querySelector('gd-scene').state.step >= 2")
    frame.locator("summary").click()
    expect(frame.get_by_role("button", name="Save PNG")).to_be_visible()
    expect(frame.locator("[data-share=link]")).to_be_hidden()
    frame.wait_for_function(fits)
    assert visit.problems == []
