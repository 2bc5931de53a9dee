"""MkDocs hook: where a page first uses a term that another page explains, the word leads there.

The terms are those of the glossary (gdviz.page.glossary). A word is left alone in headings, formulas, code, links,
figures and exercises, and where the page leads to the explanation by a link of its own.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mkdocs.structure.pages import Page

from gdviz.page import glossary
from gdviz.page.glossary import Term, address_of, names_of

MOST = 8  # links on a page: more would be read as emphasis
READ = re.compile(r"(?:guide|deeper|labs)/|reference/questions")

_TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][\w-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.S)
_EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_TEXT = frozenset(("p", "li", "td", "dd"))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CLOSED = frozenset(
    (*_HEADINGS, "a", "code", "pre", "figure", "math", "svg", "button", "summary", "script", "style", "strong")
)
_CLOSED_CLASS = re.compile(r'\bclass="[^"]*\b(?:check|gd-exercise|gd-math|gd-formula|admonition-title|katex)\b')

log = logging.getLogger("mkdocs.hooks.gdviz")  # what is below mkdocs counts in strict builds


def linked(html: str, source: str, here: str, terms: Sequence[Term]) -> str:
    """The text of a page with a link from the first use of each term that it does not explain, `MOST` of them.

    Arguments:
        source: its file, guide/derivatives.md.
        here: its address, guide/derivatives/.
    """
    names = names_of(terms)
    if not names:
        return html
    pattern, folded = _pattern(names), {name.lower(): term for name, term in names.items()}
    done = {term.name for term in terms if term.common or term.page == source or _leads(html, term, here)}
    left = MOST

    def link(match: re.Match[str]) -> str:
        nonlocal left
        term = folded[_plain(match[1])]
        if term.name in done or not left:
            return match[0]
        done.add(term.name)
        left -= 1
        return f'<a class="gd-term" href="{address_of(term.at, here)}">{match[0]}</a>'

    return "".join(pattern.sub(link, text) if plain else text for text, plain in _pieces(html))


def _leads(html: str, term: Term, here: str) -> bool:
    return f'href="{address_of(term.at, here)}"' in html


def _pattern(names: dict[str, Term]) -> re.Pattern[str]:
    """Any of the words, the longest first, in the singular or plural; capitals count in words that have some."""
    words = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])({'|'.join(map(_word, words))})(?:e?s)?(?![\w-])")


def _word(name: str) -> str:
    """A word as it may stand in a page: with a curly apostrophe, over two lines, at the beginning of a sentence."""
    parts = (re.escape(part).replace("'", "(?:'|’|&rsquo;|&#8217;)") for part in name.split())
    word = r"\s+".join(parts)
    return word if name != name.lower() else f"(?i:{word[0]}){word[1:]}"


def _plain(found: str) -> str:
    return re.sub(r"’|&rsquo;|&#8217;", "'", " ".join(found.split())).lower()


def _pieces(html: str) -> list[tuple[str, bool]]:
    """The page cut at its tags, each part with whether it is text in which a word may lead elsewhere."""
    found: list[tuple[str, bool]] = []
    opened: list[tuple[str, bool]] = []  # what is open around here, and whether it is closed to links
    at = 0
    for tag in _TAG.finditer(html):
        found += [(html[at : tag.start()], _open_to_links(opened)), (tag[0], False)]
        at = tag.end()
        closes, name, given = tag[1], (tag[2] or "").lower(), tag[3] or ""
        if closes:
            while opened and opened.pop()[0] != name:
                pass
        elif name and name not in _EMPTY and not given.endswith("/"):
            opened.append((name, name in _CLOSED or name.startswith("gd-") or bool(_CLOSED_CLASS.search(given))))
    return [*found, (html[at:], False)]


def _open_to_links(opened: Sequence[tuple[str, bool]]) -> bool:
    return any(name in _TEXT for name, _ in opened) and not any(closed for _, closed in opened)


def on_page_content(html: str, page: Page, config: Any, **_: Any) -> str:
    """Link the terms of a page that is read in order."""
    if not READ.match(page.file.src_uri):
        return html
    try:
        return linked(html, page.file.src_uri, page.url, glossary.all_of(Path(config.docs_dir)))
    except ValueError as error:
        log.warning("docs/%s: %s", glossary.FILE, error)
        return html
