"""Text and formulas are set in our own faces from the first moment, however slow the line, and nothing moves."""

from __future__ import annotations

import base64
import functools
import io
import re
import threading
import time
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from gdviz.builder.server import Handler, Server
from gdviz.page import fonts
from tests.site.conftest import SHIFTS, Visit

pytestmark = pytest.mark.cold

FORMULAS = "guide/learning-rates/"  # has fences and signs of several sizes
# Each line of the text, and each line of a formula, with the faces it asks for that are there.
FACES = """() => [...document.fonts].filter(({ status }) => status === "loaded")
    .map(({ family, weight, style }) => `${family.replaceAll('"', "")} ${weight} ${style}`)"""
LOST = """() => {
    const ours = new Set([...document.fonts].map(({ family }) => family.replaceAll('"', "")));
    const asked = [...document.querySelectorAll(".katex-html *, .md-typeset p, h1, h2")].map(
        (each) => getComputedStyle(each).fontFamily.split(",")[0].replaceAll('"', "").trim());
    return [...new Set(asked)].filter((family) => !ours.has(family));
}"""


class _Slow(Handler):
    """Waits before each answer, as a line does."""

    delay = 0.0

    def do_GET(self) -> None:
        """Answer late."""
        time.sleep(self.delay)
        super().do_GET()


@pytest.fixture(params=[0, 20, 40, None], ids=["at once", "20 ms", "40 ms", "from a file"])
def cold(request, site: Path, visit: Visit):
    """Opens a page with nothing kept, over such a line; the page and the widths of its words at the first look."""
    if request.param is None:
        yield lambda address: (site / address / "index.html").as_uri()
        return
    slow = type("_SlowBy", (_Slow,), {"delay": request.param / 1000})
    server = Server(("127.0.0.1", 0), functools.partial(slow, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield lambda address: f"http://127.0.0.1:{server.server_address[1]}/{address}"
    server.shutdown()


@pytest.mark.parametrize("page_of", ["", FORMULAS])
def test_the_faces_are_ours_and_nothing_moves(cold, visit, page_of):
    page = visit.page
    page.add_init_script(SHIFTS)
    page.goto(cold(page_of), wait_until="load")
    page.wait_for_function("!document.documentElement.classList.contains('gd-setting')")
    loaded = set(page.evaluate(FACES))
    wanted = {"IBM Plex Serif 400 normal", "IBM Plex Sans 400 normal", "IBM Plex Sans 600 normal"}
    if page_of == FORMULAS:
        wanted |= {"KaTeX_Main 400 normal", "KaTeX_Math 400 italic"}
    assert wanted <= loaded, loaded
    assert page.evaluate(LOST) == []
    page.wait_for_timeout(300)
    assert page.evaluate("shifts") == []


def test_signs_and_fences_of_every_size_are_there(visit, site):
    """A sum in another face than KaTeX's own is as small as a letter."""
    sizes = {".small-op": "Size1", ".large-op": "Size2", ".delimsizing.size1": "Size1", ".delimsizing.size3": "Size3"}
    seen = set()
    for page in ("loss-functions", "two-parameters", "putting-it-together"):
        visit.open((site / "guide" / page / "index.html").as_uri())
        visit.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        visit.page.wait_for_function("document.fonts.status === 'loaded'")
        here = {name for kind, name in sizes.items() if visit.page.locator(f".katex {kind}").count()}
        assert {f"KaTeX_{name} 400 normal" for name in here} <= set(visit.page.evaluate(FACES))
        seen |= here
    assert seen == {"Size1", "Size2", "Size3"}


def test_a_lesson_reached_from_a_page_without_formulas_has_them_set(visit, root):
    page = visit.open(root)
    page.locator(".gd-path a").nth(9).click()
    page.wait_for_url("**/guide/learning-rates/")
    page.wait_for_function("[...document.styleSheets].some(({ href }) => href?.endsWith('/formulas.css'))")
    page.wait_for_function("document.fonts.check('16px KaTeX_Math', 'η') && document.querySelector('.katex')")
    size = page.locator(".katex-mathml").first.bounding_box()
    assert size["width"] <= 1.5 and size["height"] <= 1.5  # what is read aloud is not seen
    assert visit.problems == []


def test_a_first_visit_brings_at_most_70_kb_of_fonts(visit, root, site):
    """What stands in the stylesheets, and what a lesson with code asks for beside them."""
    page = visit.open(root + FORMULAS)
    page.wait_for_timeout(300)
    beside = [url for url in visit.requests if url.endswith(".woff2")]
    files = sum((site / url.removeprefix(root)).stat().st_size for url in beside)
    sheets = "".join((site / f"assets/styles/{name}.css").read_text() for name in ("site", "formulas"))
    within = sum(len(part.split(")")[0]) * 3 / 4 for part in sheets.split("base64,")[1:])
    assert 40_000 < files + within <= 70_000


SET_IN = """() => {
    const found = {};
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const { fontFamily, fontWeight, fontStyle } = getComputedStyle(walker.currentNode.parentElement);
        const family = /^"IBM Plex (Serif|Sans)"/.exec(fontFamily)?.[1];
        const face = `${family} ${fontWeight} ${fontStyle}`;
        if (family) found[face] = (found[face] ?? "") + walker.currentNode.data;
    }
    return found;
}"""


def _faces(site, sheet):
    """What the faces in a stylesheet have."""
    found = {}
    rules = r'"IBM Plex (\w+)";font-weight:(\d+);font-style:(\w+);[^}]*?base64,([^)]*)\)'
    for family, weight, style, data in re.findall(rules, (site / sheet).read_text(encoding="utf-8")):
        cut = TTFont(io.BytesIO(base64.b64decode(data)))
        found[f"{family} {weight} {style}"] = set(map(chr, cut.getBestCmap())) | set("\n\t")
    return found


def test_the_faces_of_a_page_have_every_character_that_is_set_in_them(visit, root, site):
    sheets = {name: _faces(site, f"assets/styles/{name}.css") for name in ("site", "letters")}
    whole = {
        f"{face.family.rpartition(' ')[2]} {face.weight} {face.style}": set(map(chr, TTFont(face.file).getBestCmap()))
        for face in fonts.TEXT
    }  # what the face never had is set in another
    seen = 0
    for address in (
        "",
        FORMULAS,
        "guide/two-parameters/",
        "practice/mixed-review/",
        "labs/fit-a-line/",
        "deeper/optimizers/",
        "deeper/vanishing-and-exploding-gradients/",
        "reference/further-reading/",
    ):
        page = visit.open(root + address)
        linked = page.evaluate("[...document.querySelectorAll('link[rel=stylesheet]')].map(({ href }) => href)")
        loaded = [faces for name, faces in sheets.items() if any(href.endswith(f"/{name}.css") for href in linked)]
        for face, text in page.evaluate(SET_IN).items():
            if face in sheets["site"]:
                has = set().union(*(faces.get(face, set()) for faces in loaded))
                assert set(text) & whole[face] <= has, (address, face)
                seen += len(text)
    assert seen > 10_000
