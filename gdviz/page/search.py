"""MkDocs hook that says what of a page the search reads: text and captions, no controls, each formula as one line.

The theme's own indexer ends an exclusion at the first closing tag of the same name and reads MathML sign by sign. So it
is given another text of each page, and the page comes back when it has read.
"""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.pages import Page

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
    )
)


def searchable(html: str) -> str:
    """What the search reads of a page."""
    page = BeautifulSoup(html, "html.parser")
    for unread in page.select(_UNREAD):
        unread.decompose()
    for formula in page.select(".katex"):
        formula.replace_with(formula_text(str(formula.find("math"))))
    for caption in page.find_all("figcaption"):
        caption.name = "p"  # a line of its own
    return str(page)


@event_priority(100)
def _give(context: Any, page: Page, **_: Any) -> Any:
    if page.file.src_uri.startswith(FIRST):
        page.meta.setdefault("search", {}).setdefault("boost", BOOST)
    page.shown, page.content = page.content, searchable(page.content or "")  # type: ignore[attr-defined]
    return context


@event_priority(-100)
def _give_back(context: Any, page: Page, **_: Any) -> Any:
    page.content = page.shown.replace(" data-search-exclude", "")  # type: ignore[attr-defined]
    return context


on_page_context = CombinedEvent(_give, _give_back)  # type: ignore[arg-type]
