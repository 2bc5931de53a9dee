"""A page in a browser, with all that goes wrong on it, and what is done to it before it is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Page, Request

SHIFTS = """window.shifts = [];
    new PerformanceObserver((list) => {
        for (const { value, startTime, sources } of list.getEntries()) {
            const named = ({ node, previousRect: from, currentRect: to }) =>
                `${node?.nodeName}.${node?.className} ${JSON.stringify(from)} -> ${JSON.stringify(to)}`;
            window.shifts.push([value, startTime, ...sources.map(named)]);
        }
    }).observe({ type: "layout-shift", buffered: true });"""


@dataclass
class Visit:
    """A page and everything that went wrong on it."""

    page: Page
    problems: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen before anything loads."""
        self._heard = {
            "console": lambda m: self.problems.append(m.text) if m.type in ("error", "warning") else None,
            "pageerror": lambda error: self.problems.append(str(error)),
            "requestfailed": self._failed,
            "request": lambda request: self.requests.append(request.url),
            "response": lambda r: self.problems.append(f"{r.status} {r.url}") if r.status >= 400 else None,
        }
        for event, listener in self._heard.items():
            self.page.on(event, listener)

    def leave(self) -> None:
        """Listen no longer: what comes now is not of this visit."""
        for event, listener in self._heard.items():
            self.page.remove_listener(event, listener)

    def _failed(self, request: Request) -> None:
        if not (request.failure or "").endswith(
            ("ERR_ABORTED", "NS_BINDING_ABORTED")
        ):  # a lazy image given up because the test moved on
            self.problems.append(f"{request.failure}: {request.url}")

    def open(self, address: str) -> Page:
        """Go there and wait until it is quiet."""
        self.page.goto(address, wait_until="load")
        settled = "!document.querySelector('.gd-early, .gd-setting, .gd-later')"  # see early.js
        self.page.wait_for_function(f"document.fonts.status === 'loaded' && {settled}")
        return self.page


@contextmanager
def all_open(page: Page) -> Iterator[None]:
    """Open everything that can be opened, and close it again."""
    opened = page.evaluate_handle("""() => {
        const closed = [...document.querySelectorAll("details:not([open])")];
        for (const each of closed) each.open = true;
        return closed;
    }""")
    yield
    opened.evaluate("opened => { for (const each of opened) each.open = false; }")


def all_of_it(page: Page) -> None:
    """Scroll through the page, so that everything lazy loads, and back to the top."""
    page.evaluate(
        """async () => {
            for (let y = 0; y < document.documentElement.scrollHeight; y += 600) {
                scrollTo(0, y);
                await new Promise((done) => setTimeout(done, 30));
            }
            for (const image of document.images) {
                if (!image.offsetParent || image.complete) continue;
                image.scrollIntoView(); // a busy browser may have gone past it
                const told = new Promise((done) => { image.onload = image.onerror = done; });
                await Promise.race([told, new Promise((done) => setTimeout(done, 5000))]);
                if (!image.complete) throw new Error(`${image.currentSrc || image.src} does not load`);
            }
            scrollTo(0, 0);
        }"""
    )
