"""What a page holds, and how long it takes: the one measure of every number of minutes on the site."""

import itertools
import re

import jinja2

from gdviz import exercises, scenes
from gdviz.page import exercise, macros
from gdviz.paths import DOCS

WORDS_A_MINUTE = 200
SECONDS_A_LIVE_FIGURE = 45
SECONDS_AN_EXERCISE = 60
SECONDS_A_TASK = 60  # of a lab: a change to make and an answer to open
EXERCISES = "## Check yourself { #check-yourself }\n"

# What is no prose: listings, anchors, displayed formulas, the marks of notes, where links lead.
FENCED = r"^ *(?P<fence>```|~~~).*?^ *(?P=fence)"
NO_PROSE = re.compile(FENCED + r"|\{ [#.].*? \}|\$\$.*?\$\$|^!!! \w+|^ *\?\?\? \w+|\]\([^)]*\)|<!faults>", re.S | re.M)
TAGS = re.compile(r"<svg\b.*?</svg>|</?(?:div|span|i|a|p|b)\b[^>]*>")  # those of exercises, with their pictures
CARDS = "<!faults>"  # where the gallery of faults stands: small figures, with what is said of each
FIGURE = re.compile(r"^<(\w+\.\w+)>$", re.M)  # where `parts_of` has left one


def text_of(page):
    return (DOCS / page).read_text(encoding="utf-8")


def parts_of(page):
    """Front matter as a dictionary, and the text with its numbers filled in."""
    _, front, body = text_of(page).split("---\n", 2)
    count = itertools.count(1)

    def asked(id):
        return TAGS.sub("", exercise.markdown(exercises.get(id), next(count), page))

    lists = {"review": lambda: "", "all_exercises": lambda: "", "race_table": lambda steps: ""}
    lists |= {name: lambda: "" for name in ("model_table", "chapter_map", "lab_list", "bibtex")}
    known = lists | {
        "rule": macros.rule,
        "recipe": macros.recipe,
        "faults": lambda: CARDS,
        "value": macros.value,
        "exercise": asked,
        "source": lambda name: "",
        "scene": lambda id, **_: f"<{id}>",
    }
    filled = jinja2.Template(body).render(**known)
    return dict(line.split(": ", 1) for line in front.splitlines()), filled


def words(text):
    return len(re.findall(r"\w+(?:[.,'’-]\w+)*", FIGURE.sub("", NO_PROSE.sub("", text))))


def open_text(text):
    """A text without the feedback of exercises from data: a reader is told the line that is about the answer given."""
    return re.sub(r'^(!!! check "[^\n]*\.headerlink.*?)    \?\?\? answer .*?(?=^\S|\Z)', r"\1", text, flags=re.S | re.M)


def is_live(scene):
    """Whether there is anything to move: a control, or a surface to turn."""
    return bool(scene.controls) or any(panel.kind == "surface" for panel in scene.panels)


def seconds(text):
    """How long a text takes, with the captions of its figures, its live figures and its exercises."""
    lesson, _, exercises = text.partition(EXERCISES)
    shown = [scenes.get(id) for id in FIGURE.findall(lesson)]
    prose = words(lesson) + sum(words(scene.caption) for scene in shown)
    prose += lesson.count(CARDS) and words(TAGS.sub(" ", macros.faults()))
    live = sum(is_live(scene) for scene in shown)
    return (
        60 * prose / WORDS_A_MINUTE + SECONDS_A_LIVE_FIGURE * live + SECONDS_AN_EXERCISE * exercises.count("!!! check ")
    )


def lab_minutes(lab):
    """How long a lab takes: its text, its figures, its tasks, and for a cell to write what its first line says."""
    text = text_of(lab)
    prose = seconds(" ".join(re.findall(r"^# (?!---|%%|<)(.*)$", text, re.M)))
    turns = sum(map(int, re.findall(r'^# %% tags=\["your-turn"\] minutes=(\d+)$', text, re.M)))
    figures, tasks = text.count("show("), text.count("<summary>")
    return (prose + SECONDS_A_LIVE_FIGURE * figures + SECONDS_A_TASK * tasks) / 60 + turns


def section(page, anchor):
    """The text under one heading, to the next one."""
    parts = re.split(r"^(?=## )", parts_of(page)[1], flags=re.M)
    return next(part for part in parts if re.match(rf"## .* \{{ #{anchor} \}}$", part, re.M))
