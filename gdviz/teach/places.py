"""Places of the course with their names, addresses and minutes: what a syllabus lists and a plan is made of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from gdviz import scenes
from gdviz.page.kept import Kept
from gdviz.page.reading import seconds_of_figure, seconds_of_sections, text_of
from gdviz.teach.course import Course, Lesson

_HALF = 30  # seconds: to what minutes are rounded
_NO_BREAK = "\u00a0"  # a space
Timing = Mapping[str, Mapping[str, float]]
"""For each page with minutes the seconds of its parts, by anchor, in labs by title; "" is what is above the first."""


@dataclass(frozen=True)
class Place:
    """A page, or something on it.

    Attributes:
        kind: page, section, exercises or figure.
        title: its words, where the page is known.
        name: its words where it stands alone.
        address: below the site's.
        minutes: in halves; None where nobody counts them.
    """

    kind: str
    title: str
    name: str
    address: str
    minutes: float | None


def timing_of(course: Course, docs: Path, kept: Kept) -> Timing:
    """The seconds of every section, by the measure that the minutes of the pages have; kept until a page changes."""
    found = {}
    for source in (lesson.source for lesson in course.lessons if lesson.minutes is not None):
        digest = sha256(text_of(source, docs).encode()).hexdigest()[:16]

        def measured(source: str = source) -> str:
            return json.dumps(
                {anchor or title: seconds for title, anchor, seconds in seconds_of_sections(source, docs)}
            )

        found[source] = json.loads(kept.text(f"seconds of {source} {digest}", measured))
    return found


class Places:
    """Every place of the course."""

    def __init__(self, course: Course, timing: Timing) -> None:
        """Know the course and how long its parts take."""
        self.course, self.timing = course, timing

    def page(self, lesson: Lesson) -> Place:
        """A page with all of it."""
        return Place("page", lesson.title, lesson.title, lesson.url, lesson.minutes)

    def sections(self, lesson: Lesson) -> list[Place]:
        """What stands under each heading; a set of exercises is one of them."""
        known = self.timing.get(lesson.source, {})
        found = []
        for section in lesson.sections:
            kind = "exercises" if section.anchor == "check-yourself" else "section"
            name, address = f"{lesson.title}: {section.title}", f"{lesson.url}#{section.anchor}"
            seconds = known.get(section.anchor, known.get(section.title))
            found.append(Place(kind, section.title, name, address, halves(seconds)))
        return found

    def figures(self, lesson: Lesson) -> list[Place]:
        """Its figures, in the order of the page."""
        return [_figure(id, f"{lesson.url}#{id}") for id in lesson.figures]

    def elsewhere(self) -> list[Place]:
        """The figures that no page of the course shows, as the gallery has them."""
        shown = {id for lesson in self.course.lessons for id in lesson.figures}
        left = (scene.id for scene in scenes.all() if scene.id not in shown)
        return [_figure(id, self.course.address_of_figure(id).removeprefix(self.course.site)) for id in left]

    def find(self, place: str) -> Place:
        """A page by its source; what is on it by source and anchor: guide/derivatives.md#flat-is-not-lowest.

        Raises:
            ValueError: when there is none.
        """
        source, _, anchor = place.partition("#")
        lesson = self.course.lesson(source, place)
        if not anchor:
            return self.page(lesson)
        inside = [*self.sections(lesson), *self.figures(lesson)]
        found = next((each for each in inside if each.address.endswith(f"#{anchor}")), None)
        if found is None:
            raise ValueError(f"{place}: no section and no figure of the page has this name")
        return found


def _figure(id: str, address: str) -> Place:
    title = scenes.get(id).title
    return Place("figure", title, f"Figure: {title}", address, halves(seconds_of_figure(id)))


def halves(seconds: float | None) -> float | None:
    """Minutes in halves, at least one half; None for nothing."""
    return max(1, round(seconds / _HALF)) / 2 if seconds else None


def said(minutes: float | None) -> str:
    """Minutes as people write them: ½ min, 12 min; nothing for None."""
    if minutes is None:
        return ""
    whole, half = divmod(minutes, 1)
    return f"{f'{whole:.0f}' if whole or not half else ''}{'½' if half else ''}{_NO_BREAK}min"
