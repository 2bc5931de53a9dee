"""What students are told of the assessment: what to hand in, the marks, the time."""

from __future__ import annotations

from html import escape

from gdviz import exercises
from gdviz.exercises.kinds import FreeResponse
from gdviz.figure.numbers import in_words
from gdviz.teach.places import Places

SOURCE = "practice/check-your-understanding.md"


def marks(ids: tuple[str, ...]) -> int:
    """One for each point of the rubrics."""
    found = (exercises.get(id) for id in ids)
    return sum(len(each.points) for each in found if isinstance(each, FreeResponse))


def assignment(places: Places) -> str:
    """The text to hand out, as HTML with its lines."""
    page = places.find(SOURCE)
    lesson = places.course.lesson(SOURCE)
    count = in_words(len(lesson.exercises))
    lines = (
        f"{page.title}: {count} questions, {marks(lesson.exercises)} marks, {page.minutes:g} minutes.",
        f"{places.course.site}{page.address}",
        "Answer in your own words, a sentence or two each, with the model answers closed.",
        "Hand in the printed sheet, or your answers numbered 1 to "
        f"{len(lesson.exercises)} in one file, with your name and the date.",
        "Each point listed under a model answer is worth one mark, however it is worded.",
    )
    return "<br>".join(escape(line, quote=False) for line in lines)
