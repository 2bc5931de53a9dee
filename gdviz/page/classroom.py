"""The pages of a class: what their scripts begin with, the sections and exercises that a sheet can ask.

Each exercise has a digest of all that decides whether an answer to it is right, so that a sheet which was answered
with other exercises is recognised.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from gdviz import exercises
from gdviz.exercises.class_seeds import digest, variants
from gdviz.exercises.kinds import Exercise
from gdviz.page.exercise import data_of
from gdviz.page.review import judged, title_of


def handout(pages: Iterable[Page], here: str, docs: Path) -> str:
    """Where a student answers a sheet."""
    return _place("gd-handout", pages, here, docs, "A sheet needs JavaScript: it is made and checked in this browser.")


def register(pages: Iterable[Page], here: str, docs: Path) -> str:
    """Where a teacher chooses what is asked, and gets the link."""
    return _place("gd-register", pages, here, docs, "Making a link needs JavaScript.")


def digest_of(exercise: Exercise) -> str:
    """Of what decides whether an answer is right."""
    data = data_of(exercise)
    runs = [[case["right"], case["numbers"]] for case in data.pop("cases", ())]  # their pictures decide nothing
    data.pop("messages")
    return digest(json.dumps([exercise.question, data, runs]))


def _place(name: str, pages: Iterable[Page], here: str, docs: Path, words: str) -> str:
    chapters = [_chapter(page, ids, docs) for page, ids in judged(pages, docs)]
    data = escape(json.dumps(chapters, separators=(",", ":")))
    return f'<div class="{name}" data-root="{get_relative_url(".", here)}/" data-chapters="{data}">{words}</div>'


def _chapter(page: Page, ids: list[str], docs: Path) -> list[Any]:
    known = [exercises.get(id) for id in ids]
    listed = [[each.id, each.title, variants(each), digest_of(each)] for each in known]
    return [ids[0].partition(".")[0], page.url, title_of(page, docs), listed]
