"""What a page holds, and how long it takes: the one measure of every number of minutes on the site."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import jinja2

from gdviz import exercises, scenes
from gdviz.figure.scene import Scene
from gdviz.page import exercise
from gdviz.page.fault_cards import faults
from gdviz.page.race import recipe, rule
from gdviz.page.values import value
from gdviz.paths import DOCS

WORDS_A_MINUTE = 200
SECONDS_A_LIVE_FIGURE = 45
SECONDS_AN_EXERCISE = 60
SECONDS_AN_ANSWER = 120  # in words, beside reading what is asked
SECONDS_A_REVIEW = 12 * SECONDS_AN_EXERCISE  # which asks as many at most: see review-choice.js
SECONDS_A_TASK = 60  # of a lab: a change to make and an answer to open
EXERCISES = "## Check yourself { #check-yourself }\n"
FIELD = "<textarea"  # where an answer in words is asked for
REVIEW = "<!review>"  # where the questions of a review come

# What is no prose: listings, anchors, displayed formulas, the marks of notes, where links lead.
FENCED = r"^ *(?P<fence>`{3}|~~~).*?^ *(?P=fence)"
NO_PROSE = re.compile(FENCED + r"|\{ [#.].*? \}|\$\$.*?\$\$|^!!! \w+|^ *\?\?\? \w+|\]\([^)]*\)|<!\w+>", re.S | re.M)
TAGS = re.compile(r"<svg\b.*?</svg>|</?(?:div|span|i|a|p|b)\b[^>]*>")  # those of exercises, with their pictures
CARDS = "<!faults>"  # where the gallery of faults stands: small figures, with what is said of each
FIGURE = re.compile(r"^<(\w+\.\w+)>$", re.M)  # where `parts_of` has left one
HEADING = re.compile(r"^##+ (.*?) \{ #([\w-]+) \}$", re.M)
_LISTS = (
    "all_exercises",
    "race_table",
    "model_table",
    "chapter_map",
    "lab_list",
    "gallery",
    "claims",
    "glossary",
    "notation",
    "source",
    "bibtex",
    "quality",
    "api",
    "changelog",
    "command_line",
    "schema_table",
    "policy",
    "handout",
    "register",
)
_LAB_HEADING = re.compile(r"^# ##+ (.*)$", re.M)


def text_of(page: str, docs: Path = DOCS) -> str:
    """The source of a page."""
    return (docs / page).read_text(encoding="utf-8")


def parts_of(page: str, docs: Path = DOCS) -> tuple[dict[str, str], str]:
    """Front matter as a dictionary, and the text with its numbers filled in."""
    _, front, body = text_of(page, docs).split("---\n", 2)
    return dict(line.split(": ", 1) for line in front.splitlines()), jinja2.Template(body).render(**_known(page, docs))


def _known(page: str, docs: Path) -> Mapping[str, Callable[..., str]]:
    """What a text may call, as far as it is read: lists of other pages and listings are looked at, not read."""
    count = itertools.count(1)

    def asked(id: str) -> str:
        return TAGS.sub("", exercise.markdown(exercises.get(id), next(count), page, docs))

    return {
        **{name: lambda *_: "" for name in (*_LISTS, "note_time", "note_key")},
        "review": lambda: REVIEW,
        "rule": rule,
        "recipe": recipe,
        "faults": lambda: CARDS,
        "value": value,
        "exercise": asked,
        "scene": lambda id, **_: f"<{id}>",
    }


def words(text: str) -> int:
    """How many words of prose there are."""
    return len(re.findall(r"\w+(?:[.,'’-]\w+)*", FIGURE.sub("", NO_PROSE.sub("", text))))


def open_text(text: str) -> str:
    """A text without the feedback of exercises from data: a reader is told the line that is about the answer given."""
    return re.sub(r'^(!!! check "[^\n]*\.headerlink.*?)    \?\?\? answer .*?(?=^\S|\Z)', r"\1", text, flags=re.S | re.M)


def is_live(scene: Scene) -> bool:
    """Whether there is anything to move: a control, or a surface to turn."""
    return bool(scene.controls) or any(panel.kind == "surface" for panel in scene.panels)


def seconds(text: str) -> float:
    """How long a text takes, with the captions of its figures, its live figures and its exercises."""
    lesson, _, asked = text.partition(EXERCISES)
    prose = words(lesson) + (words(TAGS.sub(" ", faults())) if CARDS in lesson else 0)
    figures = sum(seconds_of_figure(id) for id in FIGURE.findall(lesson))
    return 60 * prose / WORDS_A_MINUTE + figures + SECONDS_AN_EXERCISE * asked.count("!!! check ")


def seconds_of_figure(id: str) -> float:
    """How long a figure takes: its caption, and the time to play with it where there is anything to move."""
    scene = scenes.get(id)
    return 60 * words(scene.caption) / WORDS_A_MINUTE + SECONDS_A_LIVE_FIGURE * is_live(scene)


def lab_minutes(lab: str) -> float:
    """How long a lab takes: its text, its figures, its tasks, and for a cell to write what its first line says."""
    return _lab_seconds(text_of(lab)) / 60


def _lab_seconds(text: str) -> float:
    prose = seconds(" ".join(re.findall(r"^# (?!---|%%|<)(.*)$", text, re.M)))
    turns = sum(map(int, re.findall(r'^# %% tags=\["your-turn"\] minutes=(\d+)$', text, re.M)))
    figures, tasks = text.count("show("), text.count("<summary>")
    return prose + SECONDS_A_LIVE_FIGURE * figures + SECONDS_A_TASK * tasks + 60 * turns


def section(page: str, anchor: str) -> str:
    """The text under one heading, to the next one of its level."""
    parts = re.split(r"^(?=## )", parts_of(page)[1], flags=re.M)
    return next(part for part in parts if re.match(rf"## .* \{{ #{anchor} \}}$", part, re.M))


def seconds_of_sections(page: str, docs: Path = DOCS) -> list[tuple[str, str, float]]:
    """Title, anchor and seconds of what stands under each heading, to the next one, in the order of the page.

    What stands above the first comes first, without a name. The headings of a lab have no anchors in its source.
    """
    if page.endswith(".py"):
        return list(_of_lab(text_of(page, docs)))
    body = parts_of(page, docs)[1]
    found = []
    for part in re.split(r"^(?=##+ .* \{ #[\w-]+ \}$)", body, flags=re.M):
        heading = HEADING.match(part)
        title, anchor = heading.groups() if heading else ("", "")
        found.append((title, anchor, seconds(part) + _more(part)))
    return found


def _more(part: str) -> float:
    return SECONDS_AN_ANSWER * part.count(FIELD) + SECONDS_A_REVIEW * part.count(REVIEW)


def _of_lab(text: str) -> Iterator[tuple[str, str, float]]:
    for part in re.split(r"^(?=# ##+ )", text.split("# ---\n", 2)[2], flags=re.M):
        heading = _LAB_HEADING.match(part)
        yield heading[1] if heading else "", "", _lab_seconds(part)
