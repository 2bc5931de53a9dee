"""Nothing published is lost, and an old address leads on: below a sub-path, from a disk, without scripts."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from gdviz.builder import permanent
from gdviz.page.redirects import Redirect, all_of, moved, with_old_names
from gdviz.page.scripts import FOLDER
from gdviz.paths import DOCS
from tests.site.live import context_of
from tests.site.test_hosting import _Strict

OLD, NEW = "/guide/old/", "/guide/new/"
LINES = [
    Redirect("/guide/new/#before", "/guide/new/#after"),
    Redirect("/guide/new/#elsewhere", "/other/#there"),
    Redirect("a.old", "a.new"),
]
TEXT = (
    '<h1>New</h1><div style="height: 300vh"></div><h2 id="same">S</h2><h2 id="after">A</h2><figure id="a.new"></figure>'
    '<div style="height: 300vh"></div>'
)


def test_nothing_published_is_lost(site: Path) -> None:
    """What is found here stands in docs/permanent.txt: it keeps its name, or docs/redirects.txt says where it is."""
    assert permanent.lost([*permanent.places(site), *permanent.ids()], all_of(DOCS)) == []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in a folder with spaces, in which a page, a section and a figure have moved."""
    folder = tmp_path_factory.mktemp("moved") / "a site #1"
    script = (DOCS / FOLDER / "moved.js").read_text(encoding="utf-8")
    pages = {
        f"course{OLD}index.html": moved(OLD, NEW, {"renamed": f"{NEW}#after"}, None),
        "course/other/index.html": '<title>Other</title><h2 id="there">T</h2>',
        f"course/{FOLDER}/moved.js": script,
        f"course{NEW}index.html": "<!doctype html><title>New</title>"
        '<link rel="stylesheet" href="../../assets/moved.css">'
        f'{with_old_names(TEXT, NEW, LINES)}<script src="../../{FOLDER}/moved.js"></script>',
        "course/assets/moved.css": (DOCS / "assets/stylesheets/lesson.css").read_text(encoding="utf-8"),
    }
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def bases(folder: Path) -> Iterator[dict[str, str]]:
    """The addresses of the site: below a sub-path of a server with a strict policy, and on a disk."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Strict, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield {"server": f"http://127.0.0.1:{server.server_address[1]}/course", "disk": f"{folder.as_uri()}/course"}
    server.shutdown()


@pytest.fixture(scope="module", params=[True, False], ids=["scripts", "no scripts"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[tuple[Page, bool]]:
    context = context_of(browser, java_script_enabled=request.param)
    yield context.new_page(), request.param
    context.close()


def _followed(page: Page, address: str, wanted: str) -> None:
    """Go there; where it leads on, that is where the reader ends."""
    page.goto("about:blank")
    page.goto(address, wait_until="commit")
    page.wait_for_url(wanted)


@pytest.mark.parametrize("where", ["server", "disk"])
def test_an_old_page_leads_to_the_new_one_with_query_and_fragment(page, bases: dict[str, str], where: str) -> None:
    shown, scripts = page
    base, file = bases[where], "index.html" if where == "disk" else ""
    asked = f"{base}{OLD}{file}?learning_rate=0.3&x=%C3%B6#same"
    if scripts:
        _followed(shown, asked, f"{base}{NEW}{file}?learning_rate=0.3&x=%C3%B6#same")
        expect(shown.locator("#same")).to_be_in_viewport()
        _followed(shown, f"{base}{OLD}{file}#renamed", f"{base}{NEW}{file}#after")
        expect(shown).to_have_title("New")
        shown.go_back()
        assert shown.url == "about:blank"  # the old page is no step on the way back
    else:  # a refresh can keep neither; the page is shown, and not a list of files
        _followed(shown, asked, f"{base}{NEW}index.html")
        expect(shown).to_have_title("New")


def test_a_renamed_heading_is_found_under_its_old_name_and_what_is_elsewhere_says_so(page, bases) -> None:
    shown, scripts = page
    base = bases["server"]
    _followed(shown, f"{base}{NEW}#before", f"{base}{NEW}#{'after' if scripts else 'before'}")
    expect(shown.locator("#after")).to_be_in_viewport()
    _followed(shown, f"{base}{NEW}?start=2#a.old", f"{base}{NEW}?start=2#{'a.new' if scripts else 'a.old'}")
    expect(shown.locator(".gd-elsewhere")).to_be_hidden()
    if scripts:
        _followed(shown, f"{base}{NEW}?start=2#elsewhere", f"{base}/other/?start=2#there")
    else:
        _followed(shown, f"{base}{NEW}#elsewhere", f"{base}{NEW}#elsewhere")
        expect(shown.locator(".gd-elsewhere")).to_be_visible()
        shown.locator(".gd-elsewhere a").click()
        shown.wait_for_url(f"{base}/other/#there")
