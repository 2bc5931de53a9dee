"""What holds for every page: it loads whole, from its own origin, at every width, in both themes, without scripts."""

from __future__ import annotations

import copy
import functools
import html
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from gdviz.page.embed import FORMULAS, STYLE  # which dress a figure alone, on no page of the course
from gdviz.page.stylesheets import SHEETS
from gdviz.page.theme_styles import BOXED_TABLE, OWN_TABLE
from tests import kinds
from tests.site.addresses import soup
from tests.site.axe import COLOURS, Axe
from tests.site.conftest import Visit, addresses, all_of_it, all_open
from tests.site.live import context_of

STICKS_OUT = """(() => {
    const page = document.documentElement;
    if (page.scrollWidth <= innerWidth) return [];
    const edge = (each) => Math.round(each.getBoundingClientRect().right);
    const wide = [...document.querySelectorAll("*")].filter((each) => edge(each) > innerWidth);
    return wide.map((each) => `${each.tagName}.${each.getAttribute("class")} ends at ${edge(each)} of ${innerWidth}`);
})()"""


@functools.cache
def _anchors(file: Path) -> set[str]:
    return {html.unescape(found) for found in re.findall(r'<[^>]*\sid="?([^\s">]+)', file.read_text(encoding="utf-8"))}


@pytest.fixture(scope="session")
def seen(wide: Visit) -> Visit:
    """A page on a desktop of which all has been seen, so that what comes late has come."""
    all_of_it(wide.page)
    return wide


def test_a_page_loads_whole_from_its_own_origin_and_nothing_jumps(seen: Visit, root: str) -> None:
    page = seen.page
    assert seen.problems == []
    assert [url for url in seen.requests if not url.startswith((root, "data:", "blob:"))] == []
    shown = page.evaluate("[...document.images].filter((i) => i.offsetParent).map((i) => [i.src, i.naturalWidth])")
    assert [src for src, width in shown if width == 0] == []
    shifts = page.evaluate("window.shifts")
    assert sum(shift[0] for shift in shifts) < 0.02, shifts


def test_every_link_and_anchor_leads_somewhere(site: Path, address: str) -> None:
    base = f"http://site/{address}"
    for tag, attribute in (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("source", "srcset")):
        for element in soup(site, address).find_all(tag, attrs={attribute: True}):
            target, anchor = urldefrag(urljoin(base, element[attribute]))
            parts = urlsplit(target)
            if parts.hostname != "site" or parts.scheme != "http":
                continue
            file = site / unquote(parts.path).lstrip("/")
            file = file / "index.html" if file.is_dir() else file
            assert file.is_file(), f"{element[attribute]} leads nowhere"
            if anchor and file.suffix == ".html":
                assert unquote(anchor) in _anchors(file), f"{element[attribute]}: no such anchor"


def test_every_image_has_words_and_a_size(site: Path, address: str) -> None:
    for image in soup(site, address).find_all("img"):
        assert image.get("alt") is not None, image
        assert image["alt"].strip() or image.find_parent("a"), f"{image['src']} says nothing"
        assert int(image["width"]) > 0 and int(image["height"]) > 0


def test_a_page_has_one_title_and_its_headings_go_down_one_level_at_a_time(site: Path, address: str) -> None:
    levels = [int(heading.name[1]) for heading in soup(site, address).find("main").find_all(re.compile("^h[1-6]$"))]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), levels


def test_nothing_scrolls_sideways(seen: Visit) -> None:
    page = seen.page
    with all_open(page):
        for width in (390, 320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(STICKS_OUT) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.covering("address", kinds.of_page)
def test_nothing_scrolls_sideways_on_a_page_that_opens_narrow(narrow: Visit) -> None:
    """What differs from one that has become narrow are the layouts that scripts and stylesheets choose as they load."""
    with all_open(narrow.page):
        assert narrow.page.evaluate(STICKS_OUT) == []


@pytest.fixture(scope="session")
def plain(browser: Browser) -> Iterator[Page]:
    """Where fonts do not come: for one page after another, since nothing is to be kept."""
    context = context_of(browser, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.route("**/*.woff2", lambda route: route.abort())
    yield page
    context.close()


@pytest.mark.covering("address", kinds.of_page)
def test_nothing_scrolls_sideways_where_the_fonts_do_not_come(plain: Page, root: str, address: str) -> None:
    """In another face a line is longer, which boxes of the same class bear alike."""
    page = plain
    page.goto(root + address, wait_until="load")
    page.wait_for_function("getComputedStyle(document.body).visibility === 'visible'")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert page.evaluate(STICKS_OUT) == []


# Colours have come to where they go; what never ends, as the breath of a start, is none of them.
_FADED = """document.getAnimations().every(({ playState, effect }) =>
    playState !== "running" || effect.getTiming().iterations === Infinity)"""


def _dressed(page: Page, scheme: str, value: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(f"document.body.dataset.mdColorScheme === '{value}'")
    _faded(page)


def _faded(page: Page) -> None:
    """Observers have told what is in view now, and what they fade has faded."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.wait_for_function(_FADED)


def test_axe_finds_nothing_to_complain_about(seen: Visit) -> None:
    """With every rule in the light theme."""
    with all_open(seen.page):
        _faded(seen.page)
        assert _complaints(seen.page) == []


@pytest.mark.covering("address", kinds.of_page)
def test_axe_finds_nothing_to_complain_about_in_the_dark_theme(seen: Visit) -> None:
    """It differs in its colours, and these hang on classes: with the rules about colours."""
    page = seen.page
    with all_open(page):
        _dressed(page, "dark", "slate")
        found = _complaints(page, COLOURS)
    _dressed(page, "light", "default")
    assert found == []


def _complaints(page: Page, options: dict | None = None) -> list[str]:
    found = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


def test_a_page_shows_its_text_when_its_fonts_do_not_come(visit: Visit, root: str) -> None:
    visit.page.route("**/*.woff2", lambda route: None)  # asked for, and never answered
    visit.page.goto(root + "guide/derivatives/", wait_until="domcontentloaded")
    visit.page.wait_for_function("getComputedStyle(document.body).visibility === 'visible'", timeout=3000)


@pytest.fixture(scope="session")
def scriptless(browser: Browser) -> Iterator[Page]:
    """Where no script runs: for one page after another."""
    context = context_of(browser, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.covering("address", kinds.of_page)
def test_a_page_is_whole_without_scripts(scriptless: Page, root: str, address: str) -> None:
    """What a script would show, or a style hides until one has run, is of a class."""
    scriptless.goto(root + address)
    assert len(scriptless.locator("main").inner_text()) > 200


def test_no_formula_stays_raw_tex_and_each_has_its_mathml(site: Path, address: str) -> None:
    raw = copy.copy(soup(site, address).find("main"))
    for hidden in raw.find_all(["annotation", "code", "pre"]):
        hidden.decompose()  # TeX belongs to the hidden annotation of a formula, and a dollar to code
    assert not re.search(r"\$[^$]*\\[a-z]+|\\\(|\\\[", raw.get_text()), "raw TeX on the page"
    for formula in raw.select(".katex"):
        assert formula.find("math"), "a formula without MathML"


def test_the_sitemap_names_every_page(site: Path, root: str) -> None:
    told = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert sorted(told) == sorted(root + address for address in addresses())


def test_a_page_loads_the_styles_of_all_that_it_shows(site: Path, address: str) -> None:
    """What one of our stylesheets says of a class is there on each page that has the class."""
    page = soup(site, address)
    loaded = {Path(urlsplit(link["href"]).path).name for link in page.select("link[rel=stylesheet]")}
    shown = {name for part in page.select("[class]") for name in part["class"]}
    sheets = (site / "assets/styles").glob("*.css")
    styled = {sheet.name: _classes(sheet) for sheet in sheets if sheet.name not in (STYLE, FORMULAS)}
    there = set().union(*(classes for name, classes in styled.items() if name in loaded))
    elsewhere = set().union(*(classes for name, classes in styled.items() if name not in loaded))
    assert set(styled) == {f"{name}.css" for name in SHEETS} and shown & there
    assert shown & elsewhere - there == set()


def test_no_rule_is_about_the_classes_of_everything(site: Path) -> None:
    """Where one is, a browser goes through the whole page whenever a class changes: so tables of ours are named."""
    sheets = (site / "assets/styles").glob("*.css")
    assert [sheet.name for sheet in sheets if "[class" in sheet.read_text(encoding="utf-8")] == []
    tables = [table for address in addresses() for table in soup(site, address).find_all("table", class_=True)]
    assert {name for table in tables for name in table["class"]} == {OWN_TABLE, BOXED_TABLE}


@functools.cache
def _classes(sheet: Path) -> set[str]:
    return set(re.findall(r"\.([a-zA-Z][\w-]*)", re.sub(r"url\([^)]*\)", "", sheet.read_text(encoding="utf-8"))))
