"""The glossary: every term of the course once, from `docs/reference/glossary.yml`, where each is explained on a page.

A file beside the pages, so that whoever writes a page can say there what its new word means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import yaml
from mkdocs.utils import get_relative_url

from gdviz.errors import nearest
from gdviz.page.overview import front_of

FILE = "reference/glossary.yml"  # in docs/
PAGE = "reference/glossary.md"

_HEADING = re.compile(r"^##+ (.*?) \{ #([\w-]+) \}$", re.M)
_FIELDS = {"means", "at", "also", "said", "common"}


@dataclass(frozen=True)
class Term:
    """One entry.

    Attributes:
        name: the term.
        means: one or two sentences of Markdown.
        at: where it is explained: guide/derivatives.md, or one of its sections behind a #.
        also: other words for it.
        said: words by which it is explained there, if not by its name.
        common: whether it stands on nearly every page, so that to link it would say nothing.
    """

    name: str
    means: str
    at: str
    also: tuple[str, ...] = ()
    said: str = ""
    common: bool = False

    @property
    def anchor(self) -> str:
        """Its id on the page of the glossary."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower().replace("'", "")).strip("-")

    @property
    def page(self) -> str:
        """The source of the page that explains it."""
        return self.at.partition("#")[0]


def read(text: str) -> list[Term]:
    """The terms that the text of the file has, in its order.

    Raises:
        ValueError: when an entry lacks something, has something else, or has a name that another one has.
    """
    found = [_term(str(name), given) for name, given in (yaml.safe_load(text) or {}).items()]
    known: dict[str, str] = {}
    for term in found:
        for name in (term.name, *term.also):
            if known.setdefault(name.lower(), term.name) != term.name:
                raise ValueError(f"{term.name}: {name!r} is said of {known[name.lower()]}, too")
    return found


_read = lru_cache(maxsize=1)(read)  # every page asks


def _term(name: str, given: object) -> Term:
    if not isinstance(given, dict):
        raise ValueError(f"{name}: write means: and at: below it")
    for field in given.keys() - _FIELDS:
        raise ValueError(f"{name}: unknown {field!r}: {nearest(field, sorted(_FIELDS))}")
    for field in ("means", "at"):
        if not given.get(field):
            raise ValueError(f"{name}: {field} is missing")
    return Term(name=name, **{**given, "also": tuple(given.get("also", ()))})


def all_of(docs: Path) -> list[Term]:
    """The terms that the file in this folder has; none where there is no file.

    Raises:
        ValueError: when the file is wrong.
    """
    file = docs / FILE
    return [*_read(file.read_text(encoding="utf-8"))] if file.is_file() else []


def glossary(docs: Path) -> str:
    """All terms as a list in Markdown, for a page in the folder of the file, each with an anchor of its own."""
    terms = sorted(all_of(docs), key=lambda term: (term.name.lower(), term.name))
    letters = [(letter, list(group)) for letter, group in groupby(terms, lambda term: term.name[0].upper())]
    row = " ".join(f'<a href="#{group[0].anchor}">{letter}</a>' for letter, group in letters)
    entries = "\n\n".join(_entry(term, docs) for term in terms)
    return f'<p class="gd-letters" data-search-exclude>{row}</p>\n\n{entries}'


def _entry(term: Term, docs: Path) -> str:
    also = f" Also: {', '.join(term.also)}." if term.also else ""
    where = f"[{title_of(term.at, docs)}](../{term.at})"
    return f"{term.name} {{ #{term.anchor} }}\n:   {term.means}{also} Explained in {where}."


def title_of(place: str, docs: Path) -> str:
    """What a page or a section is called.

    Arguments:
        place: guide/derivatives.md, or one of its sections behind a #.

    Raises:
        ValueError: when there is no such page or section.
    """
    page, _, anchor = place.partition("#")
    file = docs / page
    if not file.is_file():
        raise ValueError(f"{place}: there is no page {page}")
    if not anchor:
        return str(front_of(file)["title"])
    titles = {id: title for title, id in _HEADING.findall(file.read_text(encoding="utf-8"))}
    if anchor not in titles:
        raise ValueError(f"{place}: {page} has no section {anchor!r}: {nearest(anchor, sorted(titles))}")
    return titles[anchor]


def address_of(place: str, here: str) -> str:
    """The link from a page to a place.

    Arguments:
        place: guide/derivatives.md, or one of its sections behind a #.
        here: the address of the page, guide/gradient-descent/.
    """
    page, hash, anchor = place.partition("#")
    address = re.sub(r"(^|/)index$", r"\1", page.removesuffix(".md").removesuffix(".py")).rstrip("/") + "/"
    return f"{get_relative_url(address, here)}{hash}{anchor}"


def names_of(terms: Iterable[Term]) -> dict[str, Term]:
    """The term that each word means."""
    return {name: term for term in terms for name in (term.name, *term.also)}
