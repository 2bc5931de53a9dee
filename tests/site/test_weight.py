"""What a first visit fetches: it keeps to the goals, and no still of a live figure comes unless the drawing is late."""

from __future__ import annotations

import functools
import json
import threading
import time
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from bench_pages import BYTES, PAGES, PHONE, SECOND, Packed, visited
from playwright.sync_api import Browser, Page, Route, expect

from gdviz.paths import GENERATED
from gdviz.pictures.picture import PAGE_STILL
from tests.site.conftest import Visit
from tests.site.live import PATH, context_of

pytestmark = pytest.mark.cold

MANIFEST = json.loads((GENERATED / "manifest.json").read_text(encoding="utf-8"))["scenes"]
REPLACED = {  # the stills that a drawing takes the place of
    files[PAGE_STILL]
    for entry in MANIFEST.values()
    if entry["controls"]
    for themes in entry["files"].values()
    for files in themes.values()
}
# However slow the machine, a figure is not late.
PATIENT = (
    "const real = setTimeout; window.setTimeout = (work, time, ...all) => time === 1000 ? 0 : real(work, time, ...all)"
)
LESSON = "guide/gradient-descent/"
FIGURE = f"gd-scene[data-scene='{PATH}']"
LATER = "gd-scene[data-scene='gradient_descent.dragged']"


@pytest.fixture(scope="module")
def packed(site: Path) -> Iterator[str]:
    """The address of the site on a server that sends text as gzip."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Packed, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def _stills(visit: Visit) -> list[str]:
    """The stills of live figures that have been asked for."""
    return [url for url in visit.requests if url.partition("generated/")[2] in REPLACED]


def test_a_first_visit_is_as_light_as_it_should_be_and_fetches_no_still_of_a_live_figure(
    browser: Browser, packed: str
) -> None:
    assert len(REPLACED) > 40
    found = {}
    for name, address in PAGES.items():
        context = context_of(browser, **PHONE)
        visit = Visit(context.new_page())
        visit.page.add_init_script(PATIENT)
        found[name] = visited(visit.page, packed + address)
        assert visit.page.locator("gd-scene[data-alive]").count() or name == "lab"
        if name == "lesson":
            found["second"] = visited(visit.page, packed + SECOND)
        assert (visit.problems, _stills(visit)) == ([], [])
        context.close()
    assert {name: size for name, size in found.items() if size > BYTES[name]} == {}
    assert min(found.values()) > 10_000  # all of them sent something


@pytest.mark.engines("chromium", "firefox")
def test_a_figure_far_below_fetches_its_still_neither_before_nor_after_it_is_live(visit: Visit, root: str) -> None:
    visit.page.add_init_script(PATIENT)
    page = visit.open(root + LESSON)
    scenes = page.locator("gd-scene:has(.gd-controls)")
    for scene in scenes.all():
        scene.scroll_into_view_if_needed()
        scene.evaluate("each => each.ready.then(() => true)")
    assert scenes.count() >= 2 and page.locator("gd-scene[data-alive]").count() == scenes.count()
    page.locator("label[for^=__palette]:visible").click()  # the other theme
    page.wait_for_load_state("networkidle")
    assert (visit.problems, _stills(visit)) == ([], [])


def _late(page: Page) -> list[Route]:
    """Have the runtime come when it is told to."""
    held: list[Route] = []
    page.route("**/generated/runtime.js", lambda route: held.append(route))
    return held


def _place(page: Page, selector: str) -> dict | None:
    return page.locator(selector).first.bounding_box()


@pytest.mark.engines("chromium", "firefox")
@pytest.mark.parametrize(("scheme", "value"), [("light", "default"), ("dark", "slate")])
def test_the_still_is_there_while_the_drawing_is_late_and_nothing_moves(
    visit: Visit, root: str, scheme: str, value: str
) -> None:
    page, held = visit.page, _late(visit.page)
    page.add_init_script(f"""addEventListener("DOMContentLoaded", () => {{
        document.body.setAttribute("data-md-color-scheme", "{value}"); }})""")
    page.goto(root + LESSON, wait_until="domcontentloaded")  # the page counts as loaded only when all scripts have come
    page.wait_for_function("!document.querySelector('.gd-early, .gd-setting, .gd-later')")
    page.locator(FIGURE).scroll_into_view_if_needed()
    places = [_place(page, f"{FIGURE} .gd-frame"), _place(page, f"{FIGURE} ~ figcaption")]
    still = page.locator(f"{FIGURE} picture.gd-{scheme} img")
    expect(still).to_be_visible()
    page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=still.element_handle())
    box = still.bounding_box()
    assert box and abs(box["height"] - places[0]["height"]) < 1  # it has the room that was kept
    assert all(PATH.split(".")[1] in url and f".{scheme}." in url for url in _stills(visit))
    held[0].continue_()
    page.locator(f"{FIGURE}[data-alive]").wait_for()
    assert not still.is_visible()
    assert [_place(page, f"{FIGURE} .gd-frame"), _place(page, f"{FIGURE} ~ figcaption")] == places
    assert visit.problems == []


@pytest.mark.parametrize("missing", ["**/generated/runtime.js", "**/scene-loader.js"])
def test_the_still_is_there_when_what_draws_does_not_come(visit: Visit, root: str, missing: str) -> None:
    page = visit.page
    page.route(missing, lambda route: route.abort())
    page.goto(root + LESSON)
    still = page.locator(f"{FIGURE} picture.gd-light img")
    page.locator(FIGURE).scroll_into_view_if_needed()
    expect(still).to_be_visible()
    page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=still.element_handle())
    if "runtime" in missing:
        page.unroute(missing)
        page.get_by_role("button", name="Try again").first.click()
        page.locator(f"{FIGURE}[data-alive]").wait_for()
        assert not still.is_visible()


# ---- on paper


@pytest.fixture(params=[{"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}}], ids=["dark", "phone"])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visit]:
    """A reader of the dark theme, and one with a phone."""
    context = context_of(browser, **request.param)
    yield Visit(context.new_page())
    context.close()


def _all_live(visit: Visit, root: str) -> int:
    visit.page.add_init_script(PATIENT)
    visit.open(root + LESSON)
    live = "Promise.all([...document.querySelectorAll('gd-scene')].map((each) => each.ready)).then((all) => all.length)"
    return visit.page.evaluate(live)


def test_stills_that_were_not_fetched_are_printed(reader: Visit, root: str) -> None:
    count, page = _all_live(reader, root), reader.page
    assert _stills(reader) == []
    page.route("**/*.webp", lambda route: (time.sleep(0.3), route.continue_()))  # a print does not wait
    assert page.pdf().count(b"/Subtype /Image") >= count > 1
    assert page.locator("img[src^='data:'], source[srcset^='data:']").count() == 0  # afterwards all is as it was
    assert page.locator(f"{FIGURE}[data-alive] img[loading=lazy]").count() == 2


def test_the_drawing_is_printed_where_the_still_cannot_be_fetched(visit: Visit, root: str) -> None:
    _all_live(visit, root)
    page = visit.page
    page.route("**/*.webp", lambda route: route.abort())
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(f"{FIGURE} svg.gd-stage").is_visible()
    assert not page.locator(f"{FIGURE} picture img").first.is_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("[data-unprinted]").count() == 0


def test_a_changed_figure_prints_its_drawing_and_fetches_nothing(visit: Visit, root: str) -> None:
    _all_live(visit, root)
    page = visit.page
    page.locator(FIGURE).evaluate("each => { each.state = { step: 2 }; }")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not [url for url in _stills(visit) if "/path." in url] and len(_stills(visit)) >= 1
