"""A figure alone in a frame of another page: sandboxed, with storage refused, under the policy of the hosting page."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Frame, Page, expect

from gdviz import scenes
from gdviz.figure.style import DARK, LIGHT
from gdviz.page.controls import controls_html
from gdviz.page.embed import FOLDER
from tests.site.conftest import Visit
from tests.site.live import context_of
from tests.site.test_hosting import strict as strict  # the site under the policy

SHOWN = [scene.id for scene in scenes.all() if controls_html(scene)]
LARGEST = 80_000  # bytes of a first load, compressed
PATH = "gradient_descent.path"
STATE = "document.querySelector('gd-scene').ready.then(() => document.querySelector('gd-scene').state)"
PAPER = "getComputedStyle(document.documentElement).backgroundColor"
AROUND = """<!doctype html><title>around</title><style>iframe { width: %dpx; border: 0; display: block }</style>
<script>
    heard = [];
    addEventListener("message", ({ data, source }) => {
        const frame = document.querySelector("iframe");
        if (source !== frame.contentWindow || data.type !== "gdviz:height") return;
        heard.push(data);
        frame.style.height = `${data.height}px`;
    });
</script>
<iframe sandbox="allow-scripts" src="%s"></iframe>"""


def _needed(site: Path, id: str) -> list[Path]:
    """Every file that a first visit to the page of a figure loads."""
    html = site / FOLDER / id / "index.html"
    page = BeautifulSoup(html.read_text(encoding="utf-8"), "html.parser")
    named = [script["src"] for script in page("script")]
    named += [link["href"] for link in page("link") if link["rel"] == ["stylesheet"]]
    more = (page.find(attrs={"data-more": True}) or {"data-more": ""})["data-more"].split()
    more += ["formulas"] if page.select('[data-part^="Own"]') else []
    generated = site / "assets/generated"
    loaded = [generated / f"{name}.js" for name in ("runtime", *more, f"scenes/{id}")]
    return [html, *((html.parent / name).resolve() for name in named), *loaded]


def test_a_first_load_of_any_figure_is_small(site: Path) -> None:
    sizes = {id: sum(len(gzip.compress(file.read_bytes(), 9)) for file in _needed(site, id)) for id in SHOWN}
    assert min(sizes.values()) > 50_000 and {id: size for id, size in sizes.items() if size > LARGEST} == {}


def test_it_is_in_no_list_of_pages(site: Path) -> None:
    assert sorted(path.name for path in (site / FOLDER).iterdir()) == sorted(SHOWN)
    for name in ("sitemap.xml", "search/search_index.json", "index.html", "reference/gallery/index.html"):
        text = (site / name).read_text(encoding="utf-8")
        assert not re.search(rf'(?:href="|location":"|<loc>[^<]*/)(?:\.\./)*{FOLDER}/', text), name


@pytest.fixture
def framed(browser: Browser, strict: str) -> Iterator[tuple[Visit, str]]:
    """A page whose frame has no origin and so no storage, and the address of the figures on the strict site."""
    context = context_of(browser, color_scheme="dark")
    visit = Visit(context.new_page())
    yield visit, strict + FOLDER
    context.close()


def _show(visit: Visit, address: str, width: int = 800) -> tuple[Page, Frame]:
    page, outside = visit.page, address.partition(FOLDER)[0] + "around.html"
    page.route(outside, lambda route: route.fulfill(body=AROUND % (width, address), content_type="text/html"))
    page.goto(outside)
    frame = page.frames[1]
    frame.wait_for_selector("gd-scene[data-alive]")
    return page, frame


def test_it_lives_in_a_sandbox_under_the_policy_and_takes_its_state_from_the_address(framed: tuple[Visit, str]) -> None:
    visit, root = framed
    _, frame = _show(visit, f"{root}/{PATH}/?learning_rate=0.3&step=4")
    assert frame.evaluate(STATE) == {"learning_rate": 0.3, "start": 0, "step": 4}
    refused = "(() => { try { return localStorage && false; } catch { return true; } })()"
    assert frame.evaluate(refused) and frame.evaluate("origin") == "null"
    frame.get_by_role("button", name="Play").click()
    expect(frame.locator(".gd-timeline .gd-value")).not_to_have_text("4 of 50")
    assert frame.evaluate(PAPER) == "rgb({}, {}, {})".format(*bytes.fromhex(DARK.paper[1:]))
    assert frame.evaluate("document.fonts.size") >= 2 and visit.problems == []


def test_it_says_its_height_again_when_that_changes_and_settles(framed: tuple[Visit, str]) -> None:
    visit, root = framed
    page, frame = _show(visit, f"{root}/{PATH}/?theme=light")
    page.wait_for_function("heard.length > 0")
    assert page.evaluate("heard[0].id") == PATH
    fits = "new Promise(requestAnimationFrame).then(() => document.documentElement.scrollHeight <= innerHeight)"
    assert frame.evaluate(fits)
    closed = page.evaluate("heard.at(-1).height")
    frame.locator("summary").click()
    page.wait_for_function("closed => heard.at(-1).height > closed + 100", arg=closed)
    assert frame.evaluate(fits)
    expect(frame.get_by_role("button", name="Copy link")).to_be_visible()
    frame.locator("summary").click()
    page.wait_for_function("closed => heard.at(-1).height === closed", arg=closed)
    assert page.evaluate("heard.length") < 12  # no height leads to another
    assert frame.evaluate(PAPER) == "rgb({}, {}, {})".format(*bytes.fromhex(LIGHT.paper[1:]))
    assert visit.problems == []


@pytest.mark.parametrize(
    "id", [scene.id for scene in scenes.all() if scene.id in (PATH, "two_parameters.surface_descent")]
)
def test_it_fits_a_narrow_frame(framed: tuple[Visit, str], id: str) -> None:
    visit, root = framed
    _, frame = _show(visit, f"{root}/{id}/", width=320)
    assert frame.evaluate("document.documentElement.scrollWidth") <= 320
    assert visit.problems == []


def test_alone_on_a_page_of_the_site_it_follows_its_address(visit: Visit, root: str) -> None:
    page = visit.page
    page.goto(f"{root}{FOLDER}/{PATH}/?learning_rate=0.5")
    assert page.evaluate(STATE)["learning_rate"] == 0.5
    page.get_by_role("slider", name="learning rate").fill("0.2")
    page.wait_for_function("location.search.includes('learning_rate=0.2')")
    assert re.search(rf"#{PATH}$", page.url) and visit.problems == []
    assert not [url for url in visit.requests if ".webp" in url]  # no still of a figure that lives
