"""The course as a list of parts, pages and sections, each with its permanent address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from gdviz.page.overview import front_of
from gdviz.page.review import ids_in

PLACEHOLDER = "https://example.org/course/"
"""What addresses begin with where nobody says where the site will be."""

_SHOWN = re.compile(r"""\{\{\s*scene\(\s*["']([^"']+)""")

PARTS = ("Guide", "Deeper", "Practice", "Labs", "Reference")
"""The parts of the menu that are handed out."""


@dataclass(frozen=True)
class Section:
    """One heading of a page below its title.

    Attributes:
        title: its words.
        anchor: its permanent name.
    """

    title: str
    anchor: str


@dataclass(frozen=True)
class Lesson:
    """One page.

    Attributes:
        source: its file below docs/, such as guide/derivatives.md.
        url: its address below the site's.
        title: its words.
        sections: in the order of the page.
        exercises: their ids in the order of the page.
        figures: the ids of its scenes, likewise.
        promise: what the reader can do afterwards.
        needs: what comes before, in Markdown with links from its folder.
        minutes: that it takes; None for a list of other pages.
    """

    source: str
    url: str
    title: str
    sections: tuple[Section, ...]
    exercises: tuple[str, ...]
    figures: tuple[str, ...] = ()
    promise: str = ""
    needs: str = ""
    minutes: float | None = None

    @property
    def name(self) -> str:
        """A name for identifiers and files, of letters, digits and hyphens: guide-derivatives."""
        return re.sub(r"[^\w]+", "-", self.source.rpartition(".")[0])


@dataclass(frozen=True)
class Part:
    """One part of the menu."""

    title: str
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True)
class Course:
    """All of it.

    Attributes:
        title: of the site.
        description: of the site, in a sentence.
        site: its address with a slash at its end; `PLACEHOLDER` where that is not known.
        parts: in the order of the menu.
    """

    title: str
    description: str
    site: str
    parts: tuple[Part, ...]

    @property
    def lessons(self) -> Iterator[Lesson]:
        """Every page, in the order of the menu."""
        return (lesson for part in self.parts for lesson in part.lessons)

    def address(self, place: str) -> str:
        """The address of a place such as guide/derivatives.md#flat-is-not-lowest.

        Raises:
            ValueError: when no page of the course has this source.
        """
        source, hash, anchor = place.partition("#")
        return f"{self.site}{self.lesson(source, place).url}{hash}{anchor}"

    def lesson(self, source: str, place: str = "") -> Lesson:
        """The page that is made of a source.

        Arguments:
            place: what asks for it, for the message.

        Raises:
            ValueError: when no page of the course has this source.
        """
        found = next((lesson for lesson in self.lessons if lesson.source == source), None)
        if found is None:
            raise ValueError(f"{place or source}: no page of the course is made of {source}")
        return found

    def address_of_figure(self, id: str) -> str:
        """The address of a figure on the page that shows it first; of one that no page here shows, in the gallery."""
        shown = next((lesson.url for lesson in self.lessons if id in lesson.figures), "reference/gallery/")
        return f"{self.site}{shown}#{id}"


def course_of(nav: Any, config: Any) -> Course:
    """The course as MkDocs knows it once every page is rendered."""
    docs = Path(config.docs_dir)
    parts = [item for item in nav.items if item.title in PARTS and getattr(item, "children", None)]
    return Course(
        config.site_name,
        config.site_description or "",
        config.site_url or PLACEHOLDER,
        tuple(Part(part.title, tuple(_lesson(page, docs) for page in _pages(part.children))) for part in parts),
    )


def _pages(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        if getattr(item, "children", None):
            yield from _pages(item.children)
        elif getattr(item, "file", None):
            yield item


def _lesson(page: Any, docs: Path) -> Lesson:
    source = page.file.src_uri
    text = (docs / source).read_text(encoding="utf-8") if source.endswith(".md") else ""
    sections, figures = tuple(_sections(page.toc)), tuple(dict.fromkeys(_SHOWN.findall(text)))
    return Lesson(source, page.url, _words(page.title), sections, tuple(ids_in(text)), figures, **header(docs / source))


def header(file: Path) -> dict[str, Any]:
    """What the front matter of a page says of it, by the names that a `Lesson` has for it."""
    front = front_of(file)
    said = {name: str(front.get(name, "")) for name in ("promise", "needs")}
    return {**said, "minutes": front.get("minutes")}


def _sections(items: Iterable[Any]) -> Iterator[Section]:
    """Every heading but the page's title, in its order."""
    for item in items:
        if item.level > 1:
            yield Section(_words(item.title), item.id)
        yield from _sections(item.children)


def _words(title: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", title)).split())
