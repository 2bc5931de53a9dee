"""What another engine might do otherwise, in Firefox: loading, faces, numbers, paper, colours that are forced, keys.

The tests of live figures that are marked `engines` run in it too.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from _browser import find_firefox, launch_firefox
from PIL import Image
from playwright.sync_api import Page, Playwright, expect

from gdviz.page import runtime
from tests import built
from tests.site.conftest import Visit, all_of_it
from tests.site.live import LIVE, open_figure

pytestmark = pytest.mark.engines("firefox")
LESSON = "guide/gradient-descent/"


@pytest.mark.parametrize("page", ["", "guide/learning-rates/", "labs/fit-a-line/", "reference/gallery/"])
def test_a_page_loads_whole_from_its_own_origin_and_as_wide_as_the_screen(visit: Visit, root: str, page: str) -> None:
    opened = visit.open(root + page)
    all_of_it(opened)
    assert visit.problems == []
    assert [url for url in visit.requests if not url.startswith((root, "data:", "blob:"))] == []
    shown = opened.evaluate("[...document.images].filter((i) => i.offsetParent).map((i) => [i.src, i.naturalWidth])")
    assert [src for src, width in shown if width == 0] == []
    opened.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    for width in (320, 390, 1280):
        opened.set_viewport_size({"width": width, "height": 700})
        assert opened.evaluate("document.documentElement.scrollWidth") <= width


# Every character of the drawings and formulas that some face of the machine would have to lend.
_LENT = """() => {
    const pen = document.createElement("canvas").getContext("2d"), lent = new Set();
    for (const each of document.querySelectorAll("gd-scene svg text, .katex-html span")) {
        const own = [...each.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
        const { fontStyle, fontWeight, fontFamily } = getComputedStyle(each), face = fontFamily.split(",")[0];
        const wide = (character, other) => {
            pen.font = `${fontStyle} ${fontWeight} 100px ${face}, ${other}`;
            return pen.measureText(character).width;
        };
        for (const character of new Set(own.map((node) => node.data.replace(/[\\s\\u200b]/gu, "")).join(""))) {
            if (wide(character, "serif") !== wide(character, "monospace")) lent.add(`${character} in ${face}`);
        }
    }
    return [...lent];
}"""


def test_formulas_and_drawings_are_set_in_the_faces_of_the_site(visit: Visit, root: str) -> None:
    page = visit.open(root + LESSON)
    _alive(page)
    faces = page.evaluate("[...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family)")
    assert {face.strip('"') for face in faces} >= {"IBM Plex Sans", "IBM Plex Serif", "KaTeX_Main", "KaTeX_Math"}
    assert page.locator("gd-scene svg text").count() > 20 and page.locator(".katex-html").count() > 5
    assert page.evaluate(_LENT) == []


def _alive(page: Page) -> None:
    """Bring every live figure of the page to life."""
    page.evaluate("""() => Promise.all([...document.querySelectorAll("gd-scene")]
        .filter((each) => each.querySelector(".gd-controls")).map((each) => each.ready)).then(() => true)""")


def test_every_run_is_pythons_to_the_twelfth_digit(visit: Visit) -> None:
    """Of every live figure, worked out by the scripts that pages load, and not drawn."""
    shared = [built.shared(name) for name in ("runtime", "formulas", *runtime.MORE)]
    visit.page.add_script_tag(content="\n".join([*shared, *(built.script(scene.id) for scene in LIVE)]))
    told = visit.page.evaluate(
        """ids => Object.fromEntries(ids.map((id) =>
        [id, new gdviz.Store(gdviz.definitions.get(id)).trajectories.map((run) => run.iterates)]))""",
        [scene.id for scene in LIVE],
    )
    assert visit.problems == []
    for scene in LIVE:
        state = scene.state(**scene.opening)
        for expected, iterates in zip(state.trajectories, told[scene.id], strict=True):
            np.testing.assert_allclose(iterates, expected.iterates, rtol=1e-12, atol=1e-12, err_msg=scene.id)


def test_search_finds_a_section(visit: Visit, root: str) -> None:
    page = visit.open(root)
    page.keyboard.press("/")
    page.locator("input.md-search__input").press_sequentially("curvature")
    expect(page.locator(".md-search-result__item a[href*='guide/learning-rates/']")).not_to_have_count(0)
    assert visit.problems == []


def test_the_theme_button_changes_page_figures_and_pictures(visit: Visit, root: str) -> None:
    page = visit.open(root + LESSON)
    _alive(page)
    seen = []
    for scheme, theme in (("default", "light"), ("slate", "dark")):
        while page.evaluate("document.body.dataset.mdColorScheme") != scheme:
            page.locator("form[data-md-component=palette] label:visible").click()
        pictures = "[...document.querySelectorAll('.gd-frame img')].filter((i) => i.offsetParent).map((i) => i.src)"
        assert all(f".{theme}." in name for name in page.evaluate(pictures))
        ink = "getComputedStyle(document.querySelector('gd-scene svg text')).fill"
        seen.append(page.evaluate(f"[getComputedStyle(document.body).backgroundColor, {ink}]"))
    assert seen[0][0] != seen[1][0] and seen[0][1] != seen[1][1]


def test_tab_reaches_everything_that_scrolls_sideways(visit: Visit, root: str) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 700})
    page = visit.open(root + "guide/derivatives/")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    wide = page.evaluate("""() => {
        const boxes = [...document.querySelectorAll("main *")].filter((each) => each.scrollWidth > each.clientWidth + 1
            && each.checkVisibility() && ["auto", "scroll"].includes(getComputedStyle(each).overflowX));
        for (const box of boxes) box.dataset.wide = "";
        return boxes.length;
    }""")
    assert wide > 0
    page.locator("h1").evaluate("title => { title.tabIndex = -1; title.focus(); }")
    for _ in range(150):
        page.keyboard.press("Tab")
        if not page.evaluate("""() => {
            delete document.activeElement.dataset.wide;
            return document.querySelectorAll("[data-wide]").length;
        }"""):
            break
    missed = page.locator("[data-wide]").evaluate_all("all => all.map((each) => each.outerHTML.slice(0, 200))")
    assert missed == []


def test_what_is_printed_has_its_stills_and_nothing_to_press(visit: Visit, root: str) -> None:
    page = visit.open(root + LESSON)
    page.evaluate("""() => {
        for (const sheet of document.styleSheets) {
            for (const { media } of [...sheet.cssRules].filter((rule) => rule.media)) { // as on paper
                if (media.mediaText === "print") media.mediaText = "all";
                if (media.mediaText.startsWith("screen")) media.mediaText = "not all";
            }
        }
    }""")
    assert page.locator(".gd-frame img:visible").count() >= 1
    assert page.locator(".gd-figure :is(button, input, .gd-controls, .gd-tools, .gd-animation):visible").count() == 0
    assert page.locator(".md-header:visible, .md-footer__inner:visible").count() == 0


# ---- colours chosen by the reader


@pytest.fixture(scope="module")
def forced(playwright: Playwright, bare_pages: Path) -> Iterator[Page]:
    """A figure where Firefox uses its reader's colours, which are black on white with blue links."""
    firefox = launch_firefox(playwright, find_firefox(), **{"browser.display.document_color_use": 2})
    visit = Visit(firefox.new_page(viewport={"width": 1280, "height": 900}))
    yield open_figure(visit, bare_pages, "gradient_descent.path")
    firefox.close()
    assert visit.problems == []


def _darkness(page: Page, selector: str) -> np.ndarray:
    """How dark each pixel of an element is, 0 to 255."""
    picture = Image.open(io.BytesIO(page.locator(selector).first.screenshot())).convert("L")
    return 255 - np.asarray(picture, dtype=float)


def test_forced_colours_leave_lines_and_words_visible(engine: str, forced: Page) -> None:
    assert forced.evaluate("matchMedia('(forced-colors: active)').matches")
    canvas, *strokes = forced.evaluate("""() => {
        const shown = [...document.querySelectorAll("svg path[stroke]:not([stroke*=paper]), .gd-grip")];
        return [getComputedStyle(document.body).backgroundColor,
            ...new Set(shown.map((each) => getComputedStyle(each).stroke))];
    }""")
    assert len(strokes) >= 4 and canvas not in strokes[:-1]


def test_forced_colours_leave_a_slider_its_track_and_thumb(engine: str, forced: Page) -> None:
    slider = forced.locator(".gd-slider input").first
    slider.evaluate("input => { input.value = (+input.min + +input.max) / 2; }")
    dark = _darkness(forced, ".gd-slider input")
    height, width = dark.shape
    track = dark[height // 2 - 4 : height // 2 + 5, width // 8 : width // 4]
    thumb = dark[height // 2 - 10 : height // 2 + 11, width // 2 - 10 : width // 2 + 11]
    assert track.max(axis=0).min() > 100, "no track"
    assert thumb.max(axis=0).mean() > 100 and (thumb > 100).sum() > 2 * 21 * (track > 100).sum(axis=0).max(), "no thumb"


def test_forced_colours_show_what_has_the_focus(engine: str, forced: Page) -> None:
    for selector in (".gd-slider input", "[data-action=play]", ".gd-own input", ".gd-handle"):
        element = forced.locator(selector).first
        forced.keyboard.press("Tab")  # the last that was used is the keyboard
        element.focus()
        ring = element.evaluate("""each => {
            const drawn = each.querySelector(".gd-ring"), style = getComputedStyle(drawn ?? each);
            const canvas = getComputedStyle(document.body).backgroundColor;
            return drawn ? [parseFloat(style.strokeWidth), style.stroke !== canvas]
                : [style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth), style.outlineColor !== canvas];
        }""")
        assert ring[0] >= 2 and ring[1], selector
