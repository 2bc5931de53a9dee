"""The questions that figures ask, as a deck for Anki: a card each, with the still and a link to the state asked about.

The still is on the side of the answer, since it has the end of the run in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from gdviz.figure.numbers import shortest
from gdviz.pictures.picture import PAGE_STILL
from gdviz.teach.anki import Note, package
from gdviz.teach.cartridge import LICENCE
from gdviz.teach.course import Course


@dataclass(frozen=True)
class Card:
    """One card.

    Attributes:
        id: of the figure, for good.
        question: what is asked, with the answers to choose from, as HTML.
        answer: what is right, and why.
        picture: the name of the still.
        alt: what it shows.
        address: of the figure, in the state that is asked about.
        source: the words of the link to it.
    """

    id: str
    question: str
    answer: str
    picture: str
    alt: str
    address: str
    source: str

    def note(self) -> Note:
        """The card for Anki, tagged with its chapter."""
        picture = f'<img src="{self.picture}" alt="{escape(self.alt)}">'
        link = f'<a href="{escape(self.address)}">Play with it: {escape(self.source, quote=False)}</a>'
        return Note(self.id, (self.question, self.answer, picture, link), self.id.partition(".")[0])


def deck(course: Course, folder: Path, drawn: Mapping[str, Mapping[str, Any]], time: int) -> bytes:
    """The whole deck, one file.

    Arguments:
        folder: where the drawn pictures are.
        drawn: what the figure build has recorded of each scene, by id.
        time: of the site, in seconds since 1970.
    """
    made = list(cards(course, drawn))
    stills = {card.picture: drawn[card.id]["files"]["wide"]["light"][PAGE_STILL] for card in made}
    media = {name: (folder / still).read_bytes() for name, still in stills.items()}
    about = f"{course.title}, {course.site}, {LICENCE}"
    return package(course.title, about, (card.note() for card in made), media, time)


def cards(course: Course, drawn: Mapping[str, Mapping[str, Any]]) -> Iterator[Card]:
    """A card for each figure that asks a question whose answer it knows, in the order of the course."""
    shown = dict.fromkeys(id for lesson in course.lessons for id in lesson.figures)
    for id in shown:
        scene = drawn.get(id, {})
        if scene.get("asked", {}).get("answer") is not None:
            yield _card(course, id, scene)


def _card(course: Course, id: str, scene: Mapping[str, Any]) -> Card:
    asked = scene["asked"]
    options = "".join(f"<li>{escape(option, quote=False)}</li>" for option in asked["options"])
    right = asked["options"][int(asked["answer"])] if options else shortest(float(asked["answer"]), 3)
    state = f"?{urlencode({name: f'{value:g}' for name, value in asked['begin'].items()})}" if asked["begin"] else ""
    page, hash, anchor = course.address_of_figure(id).partition("#")
    return Card(
        id,
        f"<p>{escape(scene['question'], quote=False)}</p>" + (f"<ul>{options}</ul>" if options else ""),
        f"<p><b>{escape(right, quote=False)}</b></p><p>{escape(asked['because'], quote=False)}</p>",
        f"gdviz-{id.replace('.', '-')}.webp",
        " ".join(scene["alt"].split()),
        f"{page}{state}{hash}{anchor}",
        scene["title"],
    )
