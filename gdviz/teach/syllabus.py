"""MkDocs hook that fills the page for instructors once every page has been rendered: lists, plans, what to assign.

In the text of a page `<div data-gd-part="Guide"></div>` becomes the list of a part, `<div data-gd-plan="two-
weeks"></div>` a plan, `<div data-gd-assign></div>` what students are told of the assessment, and `<div data-gd-
licences></div>` the line to write beside each figure. Links are relative; what is copied is made whole by the script,
with the address of the site where that is known, else with that of the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.utils import get_relative_url

from gdviz.page import macros
from gdviz.teach.assign import assignment
from gdviz.teach.course import Course, Lesson, Part, course_of
from gdviz.teach.figure_pack import attribution
from gdviz.teach.places import Place, Places, said, timing_of
from gdviz.teach.plans import PLANS
from gdviz.teach.sessions import plan_html, told

NOTES = "teach/notes/"
PAGES = ("teach/index.md", "teach/licence.md")
_ASKED = re.compile(r'<div data-gd-(part|plan|assign|licences)(?:="([^"]*)")?></div>')
_LINK = re.compile(r"\[([^\]]+)\]\(([^)#]+)(#[^)]*)?\)")
_NOTE = re.compile(r"^## .*? \{ #([\w-]+) \}\n+\*On their own.*?\]\((?:\.\./)+([\w/.-]+)\)$", re.M)
_nav: list[Any] = []


def on_nav(nav: Any, **_: Any) -> Any:
    """Keep the menu."""
    _nav[:] = [nav]
    return nav


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Fill the pages."""
    pages = [page for page in _nav[0].pages if page.file.src_uri in PAGES]
    if pages:
        course, docs = course_of(_nav[0], config), Path(config.docs_dir)
        places = Places(course, timing_of(course, docs, macros.kept()))
        for page in pages:
            page.content = Syllabus(places, page.url, _noted(_nav[0])).filled(page.content, bool(config.site_url))
    return env


def _noted(nav: Any) -> Mapping[str, str]:
    """The address of the note on a page, by the page's source."""
    texts = {page.url: page.markdown or "" for page in nav.pages if page.file.src_uri.startswith(NOTES)}
    found = {}
    for url, text in texts.items():
        for anchor, source in _NOTE.findall(text):
            found[source] = f"{url}#{anchor}"
    return found


class Syllabus:
    """What one page for instructors is filled with."""

    def __init__(self, places: Places, here: str, notes: Mapping[str, str]) -> None:
        """Know the course, the page that is filled, and where the notes are."""
        self.places, self.here, self.notes = places, here, notes
        self.course: Course = places.course

    def filled(self, html: str, is_known: bool) -> str:
        """The page.

        Arguments:
            is_known: whether the address of the site is.
        """
        made: Mapping[str, Callable[[str], str]] = {
            "part": self.part,
            "plan": lambda id: plan_html(next(plan for plan in PLANS if plan.id == id), self.places, self.href),
            "assign": lambda _: self.tagged(assignment(self.places)),
            "licences": lambda _: self.licences(),
        }
        site = f' data-{"site" if is_known else "instead"}="{escape(self.course.site)}"'
        html = html.replace('<div class="gd-teach"', f'<div class="gd-teach" data-root="{self.href("")}"{site}')
        return _ASKED.sub(lambda found: made[found[1]](found[2] or ""), html)

    def href(self, address: str) -> str:
        """A relative link to an address of the site."""
        path, hash, anchor = address.partition("#")
        return get_relative_url(path or ".", self.here).rstrip("/") + "/" + hash + anchor

    def part(self, title: str) -> str:
        """All pages of a part of the menu, with what is on them."""
        part: Part = next(part for part in self.course.parts if part.title == title)
        total = sum(lesson.minutes or 0 for lesson in part.lessons)
        head = f'<p class="gd-total">{len(part.lessons)} pages, {told(total)}.</p>'
        rows = "".join(self.lesson(lesson) for lesson in part.lessons)
        return f'{head}<ul class="gd-pages" data-search-exclude>{rows}</ul>'

    def lesson(self, lesson: Lesson) -> str:
        """A page: its line, what the reader can do after it, what it needs, and what is on it."""
        about = []
        if lesson.promise:
            about.append(self.prose(lesson.promise, lesson))
        if lesson.needs:
            about.append(f"Needs: {self.prose(lesson.needs, lesson)}")
        if note := self.notes.get(lesson.source):
            about.append(f'<a href="{self.href(note)}">Teacher’s note</a>')
        told = f'<p class="gd-about">{" ".join(about)}</p>' if about else ""
        inside = [*self.places.sections(lesson), *self.places.figures(lesson)]
        rows = "".join(f"<li>{self.row(each, lesson)}</li>" for each in inside)
        more = f"<details><summary>{_counts(inside, lesson)}</summary><ul>{rows}</ul></details>" if inside else ""
        return f"<li>{self.row(self.places.page(lesson), lesson)}{told}{more}</li>"

    def row(self, place: Place, lesson: Lesson) -> str:
        """The line of a place: what it is called there, and where it stands alone."""
        words = f"Figure: {place.title}" if place.kind == "figure" else place.title
        name = f' data-name="{escape(place.name)}"' if place.name != words else ""
        count = len(lesson.exercises)
        more = f"{count} exercises, " if place.kind == "exercises" else ""
        minutes = f' <span class="gd-minutes">{more}{said(place.minutes)}</span>' if place.minutes else ""
        return f'<span class="gd-row"><a href="{self.href(place.address)}"{name}>{escape(words)}</a>{minutes}</span>'

    def prose(self, text: str, lesson: Lesson) -> str:
        """A line of Markdown of a page with its links, which lead from its own folder."""
        folder, done, at = Path(lesson.source).parent, [], 0
        for link in _LINK.finditer(text):
            source = (folder / link[2]).as_posix()
            while "/../" in source:
                source = re.sub(r"[^/]+/\.\./", "", source, count=1)
            address = self.course.lesson(source, f"{lesson.source}: {link[2]}").url + (link[3] or "")
            done += [_inline(text[at : link.start()]), f'<a href="{self.href(address)}">{_inline(link[1])}</a>']
            at = link.end()
        return "".join([*done, _inline(text[at:])])

    def licences(self) -> str:
        """The line to write beside each figure, under the id that the figure has on its page."""
        shown = [(lesson.title, self.places.figures(lesson)) for lesson in self.course.lessons]
        blocks = [
            f"<h3>{escape(title)}</h3>{''.join(map(self.licence, figures))}"
            for title, figures in (*shown, ("On the first page", self.places.elsewhere()))
            if figures
        ]
        return f"<div data-search-exclude>{''.join(blocks)}</div>"

    def licence(self, place: Place) -> str:
        """What stands beside a figure that is shown elsewhere."""
        id = place.address.partition("#")[2]
        line = escape(attribution(self.course, place.title, f"{self.course.site}{place.address}"), quote=False)
        return (
            f'<div class="gd-credits" id="{escape(id)}"><a href="{self.href(place.address)}">{escape(place.title)}</a>'
            f"{self.tagged(line)}</div>"
        )

    def tagged(self, text: str) -> str:
        """A text to copy; the script puts the page's own address in the place of one that is not known."""
        return f'<p class="gd-credit-line" translate="no">{text}</p>'


def _counts(inside: list[Place], lesson: Lesson) -> str:
    kinds = [place.kind for place in inside]
    counts = {"section": kinds.count("section"), "figure": kinds.count("figure"), "exercise": len(lesson.exercises)}
    return ", ".join(f"{count} {name}{'s' * (count != 1)}" for name, count in counts.items() if count)


def _inline(text: str) -> str:
    return re.sub(r"`([^`]+)`", r'<code translate="no">\1</code>', escape(text, quote=False))
