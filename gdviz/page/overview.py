"""The map of the chapters of Deeper, and the list of the labs: made from the front matter of their pages.

The map is a list in the order of the course, with a line to each chapter from those that it needs. The lines are beside
words that say the same, so they are hidden from whoever hears the page.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import yaml
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from gdviz.page.labs import front_matter, is_lab

CHAPTERS, GUIDE = "deeper/", "guide/"
REACH = 0.92  # of the width beside the list: how far out the longest line goes
_LINK = re.compile(r"\]\(([\w./-]+\.md)")


@dataclass(frozen=True)
class Chapter:
    """One chapter of the map.

    Attributes:
        source: its file, as `deeper/limits.md`.
        address: of its page.
        needs: the files of the pages that it needs, in its own order.
    """

    source: str
    title: str
    address: str
    minutes: int
    needs: tuple[str, ...]


def overview(source: str) -> bool:
    """Whether a page is about the others of its folder, and no chapter itself."""
    return source in (f"{CHAPTERS}index.md", "labs/index.md")


def chapters(pages: Iterable[Page], docs: Path) -> list[Chapter]:
    """The chapters of Deeper in the order of the course."""
    sources = [(page.file.src_uri, str(page.url)) for page in pages]
    return [
        _chapter(source, address, docs)
        for source, address in sources
        if source.startswith(CHAPTERS) and not overview(source)
    ]


def _chapter(source: str, address: str, docs: Path) -> Chapter:
    front = front_of(docs / source)
    folder = posixpath.dirname(source)
    needed = (posixpath.normpath(posixpath.join(folder, target)) for target in _LINK.findall(str(front["needs"])))
    return Chapter(source, front["title"], address, int(front["minutes"]), tuple(dict.fromkeys(needed)))


def front_of(file: Path) -> dict[str, Any]:
    """The front matter of a page or a lab; nothing where it has none."""
    text = file.read_text(encoding="utf-8-sig")
    if file.suffix == ".py":
        return front_matter(text)
    return dict(yaml.safe_load(text.split("---\n", 2)[1])) if text.startswith("---\n") else {}


def chapter_map(pages: Iterable[Page], here: str, docs: Path) -> str:
    """The map as HTML.

    Arguments:
        pages: all pages of the site, in their order.
        here: the address of the page that shows it.
    """
    pages = list(pages)
    known = chapters(pages, docs)
    others = {page.file.src_uri: (front_of(docs / page.file.src_uri)["title"], str(page.url)) for page in _guide(pages)}
    named = {each.source: (each.title, each.address) for each in known} | others
    rows = [_row(place, each, known, named, here) for place, each in enumerate(known)]
    return f'<ol class="gd-map">{"".join(rows)}</ol>'


def _guide(pages: Iterable[Page]) -> list[Page]:
    return [page for page in pages if page.file.src_uri.startswith(GUIDE)]


def _row(place: int, chapter: Chapter, known: Sequence[Chapter], named: dict[str, tuple[str, str]], here: str) -> str:
    """A chapter with its minutes, what it needs in words, and a line from each chapter above that it needs."""
    order = [each.source for each in known]
    above = [place - order.index(source) for source in chapter.needs if source in order]
    links = [
        f'<a href="{get_relative_url(named[source][1], here)}">{escape(named[source][0])}</a>'
        for source in chapter.needs
        if source in named
    ]
    return (
        f"<li>{_lines([rows for rows in above if rows > 0], len(known))}"
        f'<a class="gd-map__title" href="{get_relative_url(chapter.address, here)}">{escape(chapter.title)}</a> '
        f'<span class="gd-minutes">{chapter.minutes} min</span>'
        f'<span class="gd-map__needs">after {", ".join(links)}</span></li>'
    )


def _lines(above: Sequence[int], count: int) -> str:
    """A bow for each number of rows that a line comes from above; a row is 100 units high, the box 100 wide."""
    if not above:
        return ""
    rows = max(above)
    bows = []
    for up in above:
        left = 100 - 100 * REACH * (up / count) ** 0.5 * 4 / 3  # the bow reaches three quarters of the way there
        top, low = 100 * (rows - up), 100 * rows
        bows.append(f'<path d="M100 {low}C{left:.0f} {low} {left:.0f} {top} 100 {top}"/>')
    return (
        f'<svg class="gd-map__lines" style="--gd-rows: {rows}" viewBox="0 0 100 {100 * rows}" '
        f'preserveAspectRatio="none" aria-hidden="true">{"".join(bows)}</svg>'
    )


def lab_list(pages: Iterable[Page], docs: Path) -> str:
    """The labs as Markdown: what you build in each, how long it takes, and what you need."""
    return "\n".join(_lab(page.file.src_uri, docs) for page in pages if is_lab(page.file))


def _lab(source: str, docs: Path) -> str:
    front = front_of(docs / source)
    name = posixpath.basename(source)
    return (
        f"### [{front['title']}]({name}) {{ #{name.removesuffix('.py')} }}\n\n"
        f"{front['promise']}\n\n*{front['minutes']} minutes.* You need: {front['needs']}\n"
    )
