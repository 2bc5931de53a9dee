"""The ledger of claims: what the pages say about the world, and where each is from, from `docs/reference/claims.yml`.

A sentence stands once, on its page: the file names a part of it, and the ledger shows what the page has there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import yaml
from markdown.extensions.toc import slugify

from gdviz.errors import nearest
from gdviz.objectives.large_models import MODELS
from gdviz.page.glossary import title_of
from gdviz.page.model_table import in_words
from gdviz.page.reading import FENCED, HEADING, TAGS, parts_of, text_of

FILE = "reference/claims.yml"  # in docs/
MODELS_AT = "deeper/at-scale.md#from-two"  # where the table of models is, whose data has a source for each

_BETWEEN = re.compile(r"\n\s*\n|\n(?= *(?:- |\||\d+\. ))")  # paragraphs, items and rows
_END = re.compile(r"(?<=[.?!])(?<!\b[A-Z]\.)(?:\*\*|\"|\))*\s+(?=[A-Z*\[(\"“$])")
_TITLE = re.compile(r"^ *(?:!!!|\?\?\?\+?) \w+ *(.*)$", re.M)  # of a block that is boxed or folded
_GOES_ON = re.compile(r"\s*\n\s*\n *\$\$(.+?)\$\$\s*\n\s*\n(?= *[a-z])", re.S)  # a formula within a sentence
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)?\)(?:\{[^}]*\})?")
_MARKS = re.compile(r"`|(?<![\w*])\*{1,2}(?=\S)|(?<=\S)\*{1,2}(?![\w*])")


@dataclass(frozen=True)
class Source:
    """Where something is said.

    Attributes:
        title: of a paper, a book or a page.
        authors: their names, the first of many and "and others", or who publishes it.
        address: where it is found, a DOI or arXiv before others.
        year: when it was published; None for what is changed from time to time.
    """

    title: str
    authors: str
    address: str
    year: int | None = None


@dataclass(frozen=True)
class Claim:
    """One entry.

    Attributes:
        page: its source, deeper/batches.md.
        says: a part of the sentence, as it is read, that no other sentence of the page has.
        sources: what it is from.
        where: the place in them; may be empty.
        read: when the sentence was last read beside its entry.
    """

    page: str
    says: str
    sources: tuple[Source, ...]
    where: str
    read: date


@dataclass(frozen=True)
class Sentence:
    """What stands between two full stops of a page.

    Attributes:
        text: as it is written, on one line, with numbers filled in.
        anchor: the id of the heading it stands under; "" above the first.
    """

    text: str
    anchor: str

    @property
    def shown(self) -> str:
        """In Markdown, with the words of its links only."""
        return _LINK.sub(r"\1", self.text)

    @property
    def plain(self) -> str:
        """As it is read."""
        return _MARKS.sub("", self.shown)


@lru_cache(maxsize=1)
def read(text: str) -> tuple[Claim, ...]:
    """The claims that the text of the file has, in its order.

    Raises:
        ValueError: when something is missing, unknown or not a date.
    """
    given = yaml.safe_load(text) or {}
    sources = {id: _source(id, each) for id, each in given.get("sources", {}).items()}
    found = []
    for page, about in given.get("pages", {}).items():
        if not isinstance(about, dict) or about.keys() != {"read", "claims"} or not isinstance(about["read"], date):
            raise ValueError(f"{page}: write read: with a date as 2026-12-01, and claims: below it")
        found += [_claim(page, each, sources, about["read"]) for each in about["claims"]]
    return tuple(found)


def _source(id: str, given: dict[str, object]) -> Source:
    names = {field.name: field for field in fields(Source)}
    for name in given.keys() - names:
        raise ValueError(f"source {id}: unknown {name!r}: {nearest(name, sorted(names))}")
    for name in ("title", "authors", "address"):
        if not given.get(name):
            raise ValueError(f"source {id}: {name} is missing")
    return Source(**given)  # type: ignore[arg-type]


def _claim(page: str, given: dict[str, object], sources: dict[str, Source], when: date) -> Claim:
    says = str(given.get("says") or "")
    for name in given.keys() - {"says", "from", "where"}:
        raise ValueError(f"{page}: {says!r}: unknown {name!r}: {nearest(name, ['from', 'says', 'where'])}")
    if not says or not given.get("from"):
        raise ValueError(f"{page}: {says!r}: {'from' if says else 'says'} is missing")
    ids = [given["from"]] if isinstance(given["from"], str) else list(given["from"])  # type: ignore[call-overload]
    for id in ids:
        if id not in sources:
            raise ValueError(f"{page}: {says!r}: no source {id!r}: {nearest(id, sorted(sources))}")
    return Claim(page, says, tuple(sources[id] for id in ids), str(given.get("where") or ""), when)


def all_of(docs: Path) -> tuple[Claim, ...]:
    """The claims that the file in this folder has; none where there is no file."""
    file = docs / FILE
    return read(file.read_text(encoding="utf-8")) if file.is_file() else ()


def sentences(page: str, docs: Path) -> list[Sentence]:
    """The sentences of a page or of the text of a lab, with those of its exercises, in its order."""
    text = re.sub(FENCED, "", _lab(page, docs) if page.endswith(".py") else parts_of(page, docs)[1], flags=re.S | re.M)
    text = _GOES_ON.sub(r" $\1$ ", TAGS.sub("", _TITLE.sub(r"\n\1\n", text)))
    return list(_of(text, re.compile(r"^##+ (.*)$") if page.endswith(".py") else HEADING))


def _of(text: str, heading: re.Pattern[str]) -> Iterator[Sentence]:
    anchor = ""
    for block in _BETWEEN.split(text):
        if title := heading.match(block.strip()):
            anchor = title[2] if title.re.groups > 1 else slugify(title[1], "-")
            continue
        for sentence in _END.split(" ".join(block.split()).removeprefix("- ")):
            if sentence:
                yield Sentence(sentence, anchor)


def _lab(page: str, docs: Path) -> str:
    """The text of a lab as Markdown: its lines of comment, without those that begin a cell."""
    body = text_of(page, docs).split("# ---\n", 2)[2]
    lines = (line.removeprefix("#").removeprefix(" ") for line in body.splitlines() if re.match(r"#(?! ?%%)", line))
    return "\n".join(lines)


def sentence_of(claim: Claim, of_page: Iterable[Sentence]) -> Sentence:
    """The sentence of a claim, among those of its page.

    Raises:
        ValueError: when its page has none, or several, with these words.
    """
    found = [each for each in of_page if claim.says in each.plain]
    if len(found) != 1:
        raise ValueError(f"{claim.page}: {claim.says!r} is in {len(found) or 'no'} sentences; name a part of one")
    return found[0]


def claims(docs: Path) -> str:
    """The ledger, in Markdown: page by page each sentence, a link to its section, its source and when it was read."""
    every = all_of(docs)
    blocks = [f"{len(every)} sentences, from {len({source for each in every for source in each.sources})} sources."]
    for page, of_page in groupby(every, lambda each: each.page):
        there = sentences(page, docs)
        anchor = re.sub(r"\W+", "-", page.rpartition(".")[0])
        entries = [_entry(each, sentence_of(each, there), docs) for each in of_page]
        entries += _of_models(docs) if page == MODELS_AT.partition("#")[0] else []
        lines = [
            f"## {title_of(page, docs)} {{ #{anchor} }}",
            '<ul class="gd-claims" markdown="block">',
            *entries,
            "</ul>",
        ]
        blocks.append("\n\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _entry(claim: Claim, sentence: Sentence, docs: Path) -> str:
    place = f"{claim.page}#{sentence.anchor}" if sentence.anchor else claim.page
    title = title_of(claim.page, docs) if claim.page.endswith(".py") or not sentence.anchor else title_of(place, docs)
    sources = "; ".join(_named(source) for source in claim.sources) + (f", {claim.where}" if claim.where else "")
    return _item(sentence.shown, f"[{title}](../{place})", sources, f"{claim.read:%Y-%m-%d}")


def _named(source: Source) -> str:
    return f"{source.authors}{f' ({source.year})' if source.year else ''}, [{source.title}]({source.address})"


def _of_models(docs: Path) -> list[str]:
    """The rows of the table of published models."""
    place = f"[{title_of(MODELS_AT, docs)}](../{MODELS_AT})"
    return [_item(in_words(each), place, f"[{each.source}]({each.address})") for each in MODELS]


def _item(said: str, place: str, sources: str, read: str = "") -> str:
    text = "; ".join(said.strip(" |").split(" | ")) if said.startswith("|") else said
    about = f"In {place}. From {sources}.{f' Read {read}.' if read else ''}"
    return f'<li markdown="span">{text}<br>{about}</li>'
