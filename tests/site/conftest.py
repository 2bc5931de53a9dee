"""The built site in a real browser, served under a sub-path as GitHub Pages serves a project's site."""

from __future__ import annotations

import contextlib
import functools
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from _browser import find_browser, find_firefox, launch, launch_firefox
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, sync_playwright

from gdviz import scenes
from gdviz.builder.site import surroundings
from gdviz.paths import ROOT
from tests.served import Served, served_site
from tests.site.addresses import addresses as addresses  # for the tests
from tests.site.desk import Desk
from tests.site.live import ADDRESSED, BARE, LIVE, OWN, RUN, SQUARES, TEXT, context_of, figure, live_page, write_page
from tests.site.refusals import nothing_is_refused as nothing_is_refused  # in every test
from tests.site.refusals import refused as refused
from tests.site.visit import SHIFTS, Visit
from tests.site.visit import all_of_it as all_of_it  # for the tests
from tests.site.visit import all_open as all_open

# What tests emulate in Chromium is a setting of Firefox's; and a page that is gone back to is loaded, which Playwright
# waits for, rather than kept.
SETTINGS = {"ui.systemUsesDarkTheme": 0, "ui.prefersReducedMotion": 0, "browser.sessionhistory.max_total_viewers": 0}
PROJECT = "https://github.com/people/course"  # where the pages are told that they come from
# How a test runs in each engine: those in Firefox in one process, so that it starts once.
_together = pytest.mark.xdist_group
ENGINES = {"chromium": "chromium", "firefox": pytest.param("firefox", marks=_together("firefox"))}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes `address` once a page, and one marked `engines` once in each of these.

    What is asked of a page is asked in one process, one question after another, so that `wide` and `narrow` open once.
    """
    if "address" in metafunc.fixturenames:
        asked = addresses() or ["the site is not built"]
        each = [pytest.param(one, marks=_together(f"page {one}")) for one in asked]
        metafunc.parametrize("address", each, ids=lambda one: one, scope="session")
    if marker := metafunc.definition.get_closest_marker("engines"):
        metafunc.parametrize("engine", [ENGINES[name] for name in marker.args], indirect=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what runs in Firefox where there is none; the head of the report says so."""
    if not find_firefox():
        left = [item for item in items if _in_firefox(item)]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]


def _in_firefox(item: pytest.Item) -> bool:
    called = getattr(item, "callspec", None)
    return called is not None and called.params.get("engine") == "firefox"


@pytest.fixture(scope="session")
def _place(request: pytest.FixtureRequest) -> Iterator[Served]:
    """Where the site is served: by the process that has started this one, if one has."""
    with contextlib.ExitStack() as stack:
        told = getattr(request.config, "workerinput", {}).get("served")
        yield Served(*told) if told else stack.enter_context(served_site())


@pytest.fixture(scope="session")
def site(_place: Served) -> Path:
    """The folder of the site, built as for GitHub Pages: its address is told, and is not the root of the server."""

    def build(folder: Path, address: str) -> None:
        build_pages(ROOT, folder, SITE_URL=address, REPOSITORY_URL=PROJECT, PYTHONHASHSEED="0")

    return _place.site(build)


@pytest.fixture(scope="session")
def root(site: Path, _place: Served) -> str:
    """The address of the built site, ending in /repo/."""
    return _place.address


def build_pages(checkout: Path, folder: Path, **settings: str) -> None:
    """Build the pages of a checkout, in which the figures are drawn, as scripts/build.py does: without a warning."""
    known = {**surroundings(), "PYTHONPATH": str(checkout), "SOURCE_DATE_EPOCH": "1735689600"}
    known |= {
        "GUIDE_PDF": "no",
        **settings,
    }  # to print takes a while: test_guide_pdf.py asks the site of scripts/build.py
    command = [sys.executable, "-m", "gdviz.builder.pages", str(folder)]
    done = subprocess.run(command, cwd=checkout, env=known, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, ""), "the pages do not build cleanly"


@pytest.fixture(scope="session")
def chromium() -> str | None:
    """Where the browser is; scripts/test.py says it. To look for it takes a Playwright of its own."""
    return find_browser()


@pytest.fixture(scope="session")
def playwright(chromium: str | None) -> Iterator[Playwright]:
    """What drives the browsers of a process."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str | None) -> Iterator[Browser]:
    """One browser for all tests of a process."""
    assert chromium, "no browser: python3 scripts/test.py installs one"
    browser = launch(playwright, chromium)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    """One Firefox for all tests in it."""
    found = find_firefox()
    assert found, "no Firefox, and its tests were not left out"
    firefox = launch_firefox(playwright, found, **SETTINGS)
    yield firefox
    firefox.close()


@pytest.fixture(scope="session", autouse=True)
def _there_means_with_its_theme() -> Iterator[None]:
    """Let a page count as loaded when the scripts that early.js runs have run; `wait_until` may ask for less."""

    def waiting(method: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(method)
        def go(page: Page, *arguments: Any, **options: Any) -> Any:
            answer = method(page, *arguments, **options)
            if options.get("wait_until", "load") in ("load", "networkidle"):
                with contextlib.suppress(Error):  # a page may be left, or without scripts
                    page.evaluate("() => window.gdTheme?.then(() => true)")
            return answer

        return go

    with pytest.MonkeyPatch.context() as patch:
        for name in ("goto", "reload", "go_back", "go_forward"):
            patch.setattr(Page, name, waiting(getattr(Page, name)))
        yield


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """The engine a test runs in; the mark `engines` names others than Chromium."""
    return getattr(request, "param", "chromium")


@pytest.fixture
def context(request: pytest.FixtureRequest, engine: str) -> Iterator[BrowserContext]:
    """A fresh profile of a desktop reader with the light theme."""
    browser: Browser = request.getfixturevalue({"chromium": "browser"}.get(engine, engine))
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture(scope="session")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The tab of a process that tests use one after another."""
    blank = tmp_path_factory.mktemp("desk") / "blank.txt"
    blank.write_text("", encoding="utf-8")
    desk = Desk(browser, blank)
    with desk.watched():
        yield desk
    desk.close()


@pytest.fixture
def visit(request: pytest.FixtureRequest, engine: str) -> Iterator[Visit]:
    """An empty page that notes what goes wrong: in a fresh profile, where a test asks for its `context`, or is `cold`.

    Else in a tab that has what others have fetched, and nothing that they have stored or set.
    """
    cold = request.node.get_closest_marker("cold") or "context" in request.fixturenames
    if cold or engine != "chromium":
        yield Visit(request.getfixturevalue("context").new_page())
        return
    with request.getfixturevalue("desk").visit() as visit:
        yield visit


@pytest.fixture(scope="session")
def _kept(browser: Browser) -> Iterator[Visit]:
    context = context_of(browser)
    yield Visit(context.new_page())
    context.close()


@pytest.fixture
def again(_kept: Visit) -> Visit:
    """A page that was used before and keeps what it has fetched: for a test that opens one and sets nothing of it."""
    _kept.page.goto("about:blank")  # an address that differs in its hash alone would load nothing
    _kept.page.set_viewport_size({"width": 1280, "height": 900})
    _kept.problems.clear()
    _kept.requests.clear()
    return _kept


# ---- pages that are opened once for all that is asked of them: each test leaves them as it found them


def _visited(browser: Browser, address: str, **size: int) -> Iterator[Visit]:
    context = browser.new_context(viewport=size, color_scheme="light")
    context.set_default_timeout(10_000)
    visit = Visit(context.new_page())
    visit.page.add_init_script(SHIFTS)
    visit.open(address)
    yield visit
    context.close()


@pytest.fixture(scope="session")
def wide(browser: Browser, root: str, address: str) -> Iterator[Visit]:
    """A page on a desktop, that counts what jumps on it as it loads."""
    yield from _visited(browser, root + address, width=1280, height=800)


@pytest.fixture(scope="session")
def narrow(browser: Browser, root: str, address: str) -> Iterator[Visit]:
    """A page in a window of 320 pixels."""
    yield from _visited(browser, root + address, width=320, height=800)


# ---- pages with live figures on them


@pytest.fixture(scope="session")
def bare_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page a scene in the styles of a figure alone, and all.html with all that are live."""
    folder = tmp_path_factory.mktemp("bare")
    for scene in scenes.all():
        live_page(folder, scene.id, look=BARE)
    figures = "".join(figure(scene) + '<p style="height: 40vh">text</p>' for scene in LIVE)
    write_page(folder / "all.html", figures, BARE)
    return folder


@pytest.fixture(scope="session")
def full_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page in the styles of the site for every figure that can be changed."""
    folder = tmp_path_factory.mktemp("full")
    for scene in LIVE:
        live_page(folder, scene.id)
    return folder


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of each figure that takes a function or data of the reader's own, or has a target."""
    folder = tmp_path_factory.mktemp("own")
    return {id: live_page(folder, id, look=TEXT) for id in (*OWN, RUN, SQUARES)}


def _stage(browser: Browser, page: Path) -> Iterator[Visit]:
    context = context_of(browser)
    visit = Visit(context.new_page())
    visit.open(page.as_uri())
    yield visit
    context.close()


@pytest.fixture(scope="session")
def bare_stage(browser: Browser, bare_pages: Path) -> Iterator[Visit]:
    """A page that stays open, for `put`: one figure after another in the styles of a figure alone."""
    yield from _stage(browser, bare_pages / f"{LIVE[0].id}.html")


@pytest.fixture(scope="session")
def stage(browser: Browser, full_pages: Path) -> Iterator[Visit]:
    """A page that stays open, for `put`: one figure after another in the styles of the site."""
    yield from _stage(browser, full_pages / f"{LIVE[0].id}.html")


@pytest.fixture(scope="session")
def own_stage(browser: Browser, pages: dict[str, Path]) -> Iterator[Visit]:
    """A page that stays open, for `put`: those that take a function or data of the reader's own."""
    yield from _stage(browser, pages[OWN[0]])


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing."""

    def handle(self) -> None:
        """Serve, and do not mind a browser that goes away."""
        try:
            super().handle()
        except ConnectionError:
            return


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page with four figures, without its query."""
    page = live_page(tmp_path_factory.mktemp("address"), *ADDRESSED)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(page.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/{page.name}"
    server.shutdown()
