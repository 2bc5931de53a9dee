"""The measure of minutes, which the package has: the syllabus says the minutes of each section by it."""

from gdviz.page.reading import (
    EXERCISES,
    FIGURE,
    NO_PROSE,
    lab_minutes,
    open_text,
    parts_of,
    seconds,
    section,
    text_of,
    words,
)
from gdviz.paths import DOCS

__all__ = [
    "DOCS",
    "EXERCISES",
    "FIGURE",
    "NO_PROSE",
    "lab_minutes",
    "open_text",
    "parts_of",
    "seconds",
    "section",
    "text_of",
    "words",
]
