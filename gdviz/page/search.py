"""MkDocs hook that says what of a page the search reads: text and captions, no controls, each formula as one line.

The theme's own indexer ends an exclusion at the first closing tag of the same name and reads MathML sign by sign. So it
is given another text of each page, and the page comes back when it has read. It makes an entry of each heading; what
stands in a box with a heading belongs to that, and so figures, exercises and terms of the glossary are given one each.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.pages import Page

from gdviz.files import write
from gdviz.page.figure import FOLDER, Figures
from gdviz.page.formula_text import formula_text

FIRST, BOOST = "guide/", 2  # for the same word the guide comes before labs and questions
_UNREAD = ", ".join(
    (
        "[data-search-exclude]",
        "[hidden]",
        "[aria-hidden=true]:not(.katex *)",
        *("fieldset", "button", "label", "input", "select", "textarea", "output", "svg", "style", "script"),
        ".gd-tools",
        ".gd-claims",  # sentences, which are read on their own pages
        ".gd-known",  # of exercises, which are read on their own pages
        ".gd-gallery",  # of figures, the same
        "h2:has(+ .gd-gallery)",
        ".gd-exercise details.answer",  # no search gives it away
        ".lab-output",
    )
)


def searchable(html: str, titles: Mapping[str, str] | None = None) -> str:
    """What the search reads of a page.

    Arguments:
        html: of the page.
        titles: of the figures, by id; one without is read as a part of its section.
    """
    page = BeautifulSoup(html, "html.parser")
    for unread in page.select(_UNREAD):
        unread.decompose()
    for formula in page.select(".katex"):
        formula.replace_with(formula_text(str(formula.find("math"))))
    for caption in page.find_all("figcaption"):
        caption.name = "p"  # a line of its own
    _head_figures(page, titles or {})
    _head_exercises(page)
    _head_terms(page)
    return str(page)


def _head_figures(page: BeautifulSoup, titles: Mapping[str, str]) -> None:
    for figure in page.select("figure.gd-figure[id]"):
        if title := titles.get(str(figure["id"])):
            _head(page, figure, title)


def _head_exercises(page: BeautifulSoup) -> None:
    """Those that are sections of their page have a heading."""
    for exercise in page.select(".gd-exercise[id]:not(.gd-question)"):
        title = exercise.select_one(".admonition-title")
        if title is None:
            continue
        for link in title.select(".headerlink"):
            link.decompose()
        _head(page, exercise, title.extract().get_text().strip())


def _head_terms(page: BeautifulSoup) -> None:
    for term in page.select("dt[id]"):
        box, means = page.new_tag("div", id=str(term["id"])), term.find_next_sibling("dd")
        term.insert_before(box)
        name = term.extract().get_text().strip()
        if means:
            means.name = "p"
            box.append(means.extract())
        _head(page, box, name)


def _head(page: BeautifulSoup, box: Tag, title: str) -> None:
    """Have a box begin with a heading, under the address of the box."""
    heading = page.new_tag("h6", id=str(box["id"]))
    heading.string = title
    del box["id"]
    box.insert(0, heading)


@cache
def _titles(figures: Path) -> dict[str, str]:
    return {id: entry["title"] for id, entry in Figures(figures).scenes.items()}


@event_priority(100)
def _give(context: Any, page: Page, config: Any, **_: Any) -> Any:
    if page.file.src_uri.startswith(FIRST):
        page.meta.setdefault("search", {}).setdefault("boost", BOOST)
    html = page.content or ""
    titles = _titles(Path(config["docs_dir"]) / FOLDER) if '"gd-figure"' in html else None
    page.shown, page.content = page.content, searchable(html, titles)  # type: ignore[attr-defined]
    return context


@event_priority(-100)
def _give_back(context: Any, page: Page, **_: Any) -> Any:
    page.content = page.shown.replace(" data-search-exclude", "")  # type: ignore[attr-defined]
    return context


on_page_context = CombinedEvent(_give, _give_back)  # type: ignore[arg-type]


def on_post_build(config: Any) -> None:
    """Repair the worker that searches."""
    for worker in Path(config.site_dir).glob("assets/javascripts/workers/search.*.js"):
        write(worker, with_words_apart(worker.read_text(encoding="utf-8")).encode())


# How the search's worker (lunr 2.3.9) names a node of its set of words, by which it finds those that can be shared.
_NAMED, _APART = "e=e+s+o.id", 'e=e+s+o.id+","'


def with_words_apart(worker: str) -> str:
    """The script of the worker, with nodes of its set of words that differ told apart.

    It writes letters and numbers one after the other: where letters are digits, as in CS231n, two nodes may look alike,
    and then a search for the beginning of such a word finds nothing at all.

    Raises:
        ValueError: when this is not the script that is known.
    """
    if worker.count(_NAMED) != 1:
        raise ValueError("the worker of the search is another than is known here: see whether it still needs a repair")
    return worker.replace(_NAMED, _APART)
