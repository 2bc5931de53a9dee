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
AT_ONCE = "moved.js"  # leads on, or names the place anew, before anything else looks at the address
NEEDED_BY: Mapping[str, str] = {
    r" data-gd-(?:now|moved)": AT_ONCE,
    r'class="gd-play"': "figures.js",
    r'class="gd-preview"': "gallery.js",
    r'class="gd-filters"': "gallery-filters.js",
    r"<gd-scene ": "scene-loader.js",
    r'class="gd-(?:exercise|review|handout|register)': "exercises.js",
    r'class="gd-review"': "review.js",
    r'class="gd-teach"': "syllabus.js",
    r'class="gd-handout"': "class-sheet.js",
    r'class="gd-register"': "class.js",
}
"""What a page has that needs a script, and which; all others are in mkdocs.yml or the theme's head.

Each runs once a visit: what it does on every page that has it, it hands to `gdOnEachPage` (site.js).
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
    """Name the scripts that this page needs below its text; site.js has those run that come with a later page."""
    names = [name for mark, name in NEEDED_BY.items() if re.search(mark, html)]
    addresses = {name: get_relative_url(f"{FOLDER}/{name}", page.url) for name in names}
    if at_once := addresses.pop(AT_ONCE, None):
        html += f'<script src="{at_once}"></script>'
    return html + f'<div hidden data-gd-scripts="{" ".join(addresses.values())}"></div>' if addresses else html


def on_post_page(output: str, **_: Any) -> str:
    """Hand a page's scripts to early.js, which runs them when its first blocks are painted."""
    body, end, rest = output.rpartition('<script id="__config"')
    addresses = " ".join([*re.findall(_SCRIPT, rest), *re.findall(r' data-gd-scripts="([^"]+)"', body)])
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
