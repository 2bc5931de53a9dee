"""The page of mixed review: a plain list of every exercise, and what its script asks them from.

A page opened as a file can load scripts but no other page. So each chapter's exercises, as they stand on its page, are
written into a script of their own, which the review loads when it asks one of them.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from gdviz import exercises
from gdviz.exercises.kinds import FreeResponse
from gdviz.files import write

FOLDER = "assets/exercises"  # of the site
_ASKED = re.compile(r"""\{\{\s*exercise\(\s*["'](\w+\.\w+)""")
_MADE = re.compile(r'<div class="gd-exercise"[^>]* id="(\w+)\.(\w+)">.*?</details>\s*</div>\s*</div>', re.DOTALL)
_scripts: dict[str, dict[str, str]] = {}


def ids_in(source: str) -> list[str]:
    """The exercises that the source of a page asks for, in its order."""
    return _ASKED.findall(source)


def on_pre_build(**_: Any) -> None:
    """Pages may have changed since the last build."""
    _scripts.clear()


def on_page_content(html: str, **_: Any) -> str:
    """Keep the exercises of a page as they stand on it."""
    for match in _MADE.finditer(html):
        _scripts.setdefault(match[1], {})[f"{match[1]}.{match[2]}"] = match[0]
    return html


def on_post_build(config: Any) -> None:
    """Write a script a chapter."""
    for chapter, found in _scripts.items():
        text = f"(globalThis.gdChapters ??= {{}}).{chapter} = {json.dumps(found, separators=(',', ':'))};\n"
        write(Path(config["site_dir"]) / FOLDER / f"{chapter}.js", text.encode())


def review(pages: Iterable[Page], here: str, docs: Path) -> str:
    """What the script of the review begins with: the chapters in the order of the course, and what each asks."""
    chapters = [[ids[0].partition(".")[0], page.url, ids] for page, ids in judged(pages, docs)]
    data = escape(json.dumps(chapters, separators=(",", ":")))
    root = get_relative_url(".", here)
    return (
        f'<div class="gd-review" data-root="{root}/" data-chapters="{data}">'
        "Choosing questions needs JavaScript. All of them are listed below.</div>"
    )


def all_exercises(pages: Iterable[Page], here: str, docs: Path) -> str:
    """A list of every exercise, by section, each with a link to it."""
    folder = posixpath.dirname(here)
    parts = []
    for page, ids in judged(pages, docs):
        source = posixpath.relpath(page.file.src_uri, folder)
        links = [f"    - [{exercises.get(id).title}]({source}#{id})" for id in ids]
        parts.append("\n".join((f"- [{title_of(page, docs)}]({source})", *links)))
    return "\n".join(parts)


def title_of(page: Page, docs: Path) -> str:
    """The title of a page."""
    found = re.search(r"^title: (.+)$", (docs / page.file.src_uri).read_text(encoding="utf-8"), re.M)
    return found[1] if found else page.file.name


def judged(pages: Iterable[Page], docs: Path) -> list[tuple[Page, list[str]]]:
    """The pages that have exercises which the page judges, and these."""
    found = []
    for page in pages:
        source = docs / page.file.src_uri
        ids = ids_in(source.read_text(encoding="utf-8")) if source.suffix == ".md" else []
        ids = [id for id in ids if not isinstance(exercises.get(id), FreeResponse)]
        found += [(page, ids)] if ids else []
    return found
