"""MkDocs hook for the pages' own scripts: made small, and those that few pages need named by these alone.

What explains a script is for readers of the source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from gdviz.page.runtime import minified

FOLDER, EARLY = "assets/javascripts", "assets/javascripts/early.js"
_SCRIPT = r'<script src="([^"]+)"></script>'
NEEDED_BY: Mapping[str, str] = {
    r" data-gd-(?:now|moved)": "moved.js",  # first: figures look for their state at the address
    r'class="gd-play"': "figures.js",
    r'class="gd-preview"': "gallery.js",
    r"<gd-scene ": "scene-loader.js",
    r'class="gd-(?:exercise|review|handout|register)': "exercises.js",
    r'class="gd-review"': "review.js",
    r'class="gd-teach"': "syllabus.js",
    r'class="gd-handout"': "class-sheet.js",
    r'class="gd-register"': "class.js",
}
"""What a page has that needs a script, and which; all others are in mkdocs.yml or the theme's head.

The theme runs them after each change of page, so one that listens to the document does so the first time alone.
"""

PARTS: Mapping[str, tuple[str, ...]] = {
    "exercises.js": ("exercise-judge.js", "exercise-fields.js"),
    "review.js": ("exercise-chapters.js", "review-choice.js"),
    "class-sheet.js": ("exercise-chapters.js", "class-code.js"),
    "class.js": ("exercise-chapters.js", "class-code.js", "class-results.js", "class-link.js"),
    "syllabus.js": ("syllabus-links.js",),
}
"""What a script begins with: they are published as one."""

ELSEWHERE = frozenset({"embed.js"})  # on no page of the course: see gdviz.page.embed


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Name the scripts that this page needs below its text."""
    names = [name for mark, name in NEEDED_BY.items() if re.search(mark, html)]
    addresses = [get_relative_url(f"{FOLDER}/{name}", page.url) for name in names]
    return html + "".join(f'<script fetchpriority="low" src="{address}"></script>' for address in addresses)


def on_post_page(output: str, **_: Any) -> str:
    """Hand the scripts at the end of a page to early.js, which runs them when the first of it is painted."""
    body, end, rest = output.rpartition('<script id="__config"')
    addresses = " ".join(re.findall(_SCRIPT, rest))
    if not addresses:
        return output
    return body.replace(f'{EARLY}"', f'{EARLY}" data-ending="{addresses}"') + end + re.sub(_SCRIPT, "", rest)


def on_post_build(config: Any) -> None:
    """Write each script of ours anew, minified; the theme's own are small."""
    for script in own_scripts(Path(config["docs_dir"])):
        built = Path(config["site_dir"]) / FOLDER / script.name
        if any(script.name in parts for parts in PARTS.values()):
            built.unlink(missing_ok=True)
            continue
        parts = [script.parent / part for part in PARTS.get(script.name, ())]
        text = "".join(part.read_text(encoding="utf-8") for part in (*parts, script))
        built.write_text(minified(text), encoding="utf-8", newline="\n")


def own_scripts(docs: Path) -> list[Path]:
    """The scripts of the pages, without the modules of the live figures, which the figure build joins."""
    return sorted((docs / FOLDER).glob("*.js"))
