"""MkDocs hook: what has another address now is found under the old one too. `docs/redirects.txt` says what leads where.

An anchor that has another name on its page becomes an empty element with the old name in the new place, which takes no
script. One that is on another page now becomes a line on the old page that shows while the address asks for it. A page
that has gone becomes a small real page, written when all others are done, as it is none of them: not in the menu, the
search or the site map. Where scripts run, `moved.js` goes on at once, with the query and the fragment.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from gdviz.files import write
from gdviz.page.policy import meta

FILE = "redirects.txt"  # in docs/
SCRIPT = "assets/javascripts/moved.js"
ACCEPTED = "write /old/#anchor -> /new/#anchor, or figure old.id -> figure new.id"

_LINE = re.compile(r"(?P<kind>figure )?(?P<old>\S+) -> (?(kind)figure )(?P<new>\S+)")
_PLACE = re.compile(r"/(?:[^\s/#?]+/)*(?:#[^\s#]+)?")
_FIGURE = re.compile(r"\w+\.\w+")
_EMBED = "/embed/{}/"

log = logging.getLogger("mkdocs.hooks.gdviz")  # what is below mkdocs counts in strict builds


@dataclass(frozen=True)
class Redirect:
    """One line of the file.

    Attributes:
        old: where it was: a place such as /guide/old/#anchor, or the id of a figure.
        new: where it is.
        line: the number of the line.
    """

    old: str
    new: str
    line: int = 0

    @property
    def of_figure(self) -> bool:
        """Whether a figure has another id."""
        return not self.old.startswith("/")


def read(text: str) -> Iterator[Redirect]:
    """What the text of the file says; lines that begin with # are remarks.

    Raises:
        ValueError: when a line says nothing of the kind, or one of what an earlier one is about, with its number.
    """
    known: set[str] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line.strip())
        kind = _FIGURE if match and match["kind"] else _PLACE
        if not match or not all(kind.fullmatch(match[each]) for each in ("old", "new")):
            raise ValueError(f"{number}: {line.strip()!r} leads nowhere: {ACCEPTED}")
        if match["old"] in known or match["old"] == match["new"]:
            raise ValueError(f"{number}: {match['old']} leads elsewhere already")
        known.add(match["old"])
        yield Redirect(match["old"], match["new"], number)


def all_of(docs: Path) -> list[Redirect]:
    """What the file in this folder says; nothing where there is none.

    Raises:
        ValueError: when a line of it is wrong.
    """
    file = docs / FILE
    return list(read(file.read_text(encoding="utf-8"))) if file.is_file() else []


def pages(redirects: list[Redirect]) -> dict[str, str]:
    """The old address of each page that has another now, with the new one; of each figure in a frame, too."""
    found = {each.old: each.new for each in redirects if not each.of_figure and "#" not in each.old}
    figures = (each for each in redirects if each.of_figure)
    return found | {_EMBED.format(each.old): _EMBED.format(each.new) for each in figures}


def with_old_names(html: str, here: str, redirects: list[Redirect]) -> str:
    """The text of a page, in which what had another name or place is found.

    Arguments:
        here: its address, /guide/derivatives/.

    Raises:
        ValueError: when an anchor is to lead to a place that this page has not.
    """
    gone = []
    for each in redirects:
        if each.of_figure:
            html = _named_too(html, each.new, each.old) or html
            continue
        (old_page, _, old), (new_page, _, new) = each.old.partition("#"), each.new.partition("#")
        if old and old_page == here == new_page:
            found = _named_too(html, new, old) if new else f'<span id="{escape(old)}"></span>{html}'
            if not found:
                raise ValueError(f"{each.line}: there is no #{new} on {here}")
            html = found
        elif old and old_page == here:
            words = f'What was here is <a href="{escape(_link(each.new, here))}">on another page</a> now.'
            gone.append(f'<p class="gd-elsewhere" id="{escape(old)}" data-gd-moved data-search-exclude>{words}</p>')
    head, title, rest = html.partition("</h1>")
    return f"{head}{title}{''.join(gone)}{rest}" if title else f"{''.join(gone)}{html}"


def _named_too(html: str, id: str, old: str) -> str:
    """With another name in the element of this id; "" where there is none."""
    name = f'<span id="{escape(old)}" data-gd-now="{escape(id)}"></span>'
    start = re.search(rf'<\w[^<>]*\sid="{re.escape(escape(id))}"[^<>]*>', html)
    return f"{html[: start.end()]}{name}{html[start.end() :]}" if start else ""


def relative(place: str, here: str) -> str:
    """A link from one page to another, by their addresses below the root of the site: both begin with a slash."""
    return get_relative_url(quote(place[1:]), here[1:]) if place != "/" else f"{get_relative_url('.', here[1:])}/"


def _link(place: str, here: str) -> str:
    page, hash, anchor = place.partition("#")
    return f"{relative(page, here)}{hash}{quote(anchor)}"


def moved(old: str, new: str, anchors: Mapping[str, str], site: str | None) -> str:
    """The page at an old address.

    Where no script runs it goes to a file, not to its folder: it may have been opened from a disk.

    Arguments:
        old: that address, /guide/old/.
        new: where the page is.
        anchors: by old anchor, where those are that have another name, too.
        site: the address of the site; None or "" where it is not known.
    """
    path, hash, anchor = new.partition("#")
    file = _link(f"{path}index.html{hash}{anchor}", old)
    canonical = f"{site.rstrip('/')}{quote(path)}" if site else relative(path, old)
    sections = "".join(
        f'<p id="{escape(name)}" data-gd-moved><a href="{escape(_link(place, old))}">#{escape(name)}</a></p>\n'
        for name, place in anchors.items()
    )
    title = "This page has moved"
    return (
        f'<!doctype html>\n<html lang="en">\n{meta()}\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<title>{title}</title>\n<link rel="icon" href="data:,">\n<link rel="canonical" href="{escape(canonical)}">\n'
        f'<noscript><meta http-equiv="refresh" content="0; url={escape(file)}"></noscript>\n<body>\n<main>\n'
        f'<h1>{title}</h1>\n<p data-gd-moved>It is <a href="{escape(_link(new, old))}">here</a> now.</p>\n'
        f'{sections}</main>\n<script src="{relative(f"/{SCRIPT}", old)}"></script>\n</body>\n</html>\n'
    )


def on_page_content(html: str, page: Page, config: Any, **_: Any) -> str:
    """Put old names into a page."""
    return _told(lambda: with_old_names(html, f"/{page.url.removeprefix('./')}", all_of(Path(config.docs_dir)))) or html


@event_priority(-100)  # what the pages have in common is made of all pages but these
def on_post_build(config: Any) -> None:
    """Write the pages at old addresses."""
    site, redirects = Path(config.site_dir), _told(lambda: all_of(Path(config.docs_dir))) or []
    lines = {each.old: each.line for each in redirects}
    for old, new in pages(redirects).items():
        file = site / old[1:] / "index.html"
        if old in lines and file.is_file():
            log.warning("docs/%s:%d: there is a page at %s", FILE, lines[old], old)
            continue
        parts = ((each.old.partition("#"), each.new) for each in redirects if each.old.startswith(f"{old}#"))
        anchors = {anchor: place for (_, _, anchor), place in parts}
        write(file, moved(old, new, anchors, config.site_url).encode())


def _told(work: Any) -> Any:
    """What comes of it; None after a warning where a line of the file is wrong."""
    try:
        return work()
    except ValueError as error:
        log.warning("docs/%s:%s", FILE, error)
        return None
