"""A tab that one test after another uses, emptied in between, for as long as none sets anything that stays with it.

To start a profile with its processes, and to fetch and compile what it has not met yet, takes longer than most tests.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page

from tests.site.visit import Visit

WINDOW = {"width": 1280, "height": 900}
USES = 50  # of a tab: what pages leave in memory
_STAYS = {
    Page: "add_init_script close emulate_media expose_binding expose_function on once set_default_timeout",
    BrowserContext: "add_cookies add_init_script expose_function grant_permissions new_cdp_session new_page on once"
    " route set_default_timeout set_offline",
}


class Desk:
    """A profile of a desktop reader with the light theme, and a tab in it that is as new for each test."""

    def __init__(self, browser: Browser, blank: Path) -> None:
        """The profile comes with the first tab; `blank` is a file in which a page from file:// can be opened."""
        self._browser, self._blank = browser, blank
        self._context: BrowserContext | None = None
        self._begin()

    def _begin(self) -> None:
        self._set, self._places = False, set[str]()

    @contextmanager
    def visit(self) -> Iterator[Visit]:
        """The tab, in which nothing is open, stored or set."""
        visit = Visit(self._as_new())
        self._begin()
        yield visit
        visit.leave()

    def _as_new(self) -> Page:
        if self._context is None or self._uses == USES or not self._emptied():
            self.close()
            self._context = self._browser.new_context(viewport=WINDOW, color_scheme="light")
            self._context.set_default_timeout(10_000)
            self._page, self._uses = self._context.new_page(), 0
        self._uses += 1
        return self._page

    def _emptied(self) -> bool:
        """Whether it could be; it is not tried where what a test has set would stay."""
        assert self._context is not None
        if self._set or self._page.is_closed() or len(self._context.pages) > 1 or len(self._places) > 1:
            return False
        try:
            self._page.unroute_all(behavior="ignoreErrors")
            for place in self._places:
                self._page.goto(place, wait_until="commit")
                self._page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
            self._page.set_viewport_size(WINDOW)
            self._page.mouse.move(WINDOW["width"] - 1, WINDOW["height"] - 1)
            self._page.goto("about:blank")
        except Error:
            return False
        return True

    def close(self) -> None:
        """Leave the profile."""
        if self._context is not None:
            self._context.close()
        self._context = None

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Notice what tests set in the tab and its profile, and where they go."""
        with pytest.MonkeyPatch.context() as patch:
            for kind, names in _STAYS.items():
                for name in names.split():
                    patch.setattr(kind, name, self._noting(getattr(kind, name)))
            patch.setattr(Page, "goto", self._going(Page.goto))
            yield

    def _noting(self, method: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(method)
        def set_it(owner: Page | BrowserContext, *arguments: Any, **options: Any) -> Any:
            self._set |= self._context in (owner, getattr(owner, "context", None))
            return method(owner, *arguments, **options)

        return set_it

    def _going(self, method: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(method)
        def goto(page: Page, address: str, **options: Any) -> Any:
            if page.context == self._context:
                self._places.add(self._place(address))
            return method(page, address, **options)

        return goto

    def _place(self, address: str) -> str:
        """A page of the same origin that has nothing on it."""
        parts = urlsplit(address)
        return self._blank.as_uri() if parts.scheme == "file" else f"{parts.scheme}://{parts.netloc}/emptied"
