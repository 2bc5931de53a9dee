"""MkDocs hook that makes what instructors take away, beside the page that offers it.

Every page has been rendered by then, so that headings and their anchors are known as the site has them. In the text of
the page `<span data-gd-size="NAME"></span>` becomes the size of a file, and what stands between `<!-- no address -->`
and `<!-- /no address -->` is kept only where nobody says which address the site will have.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gdviz.files import write
from gdviz.page.figure import Figures
from gdviz.page.macros import GENERATED
from gdviz.paths import ROOT
from gdviz.teach.cards import deck
from gdviz.teach.cartridge import cartridge
from gdviz.teach.course import PLACEHOLDER, Course, course_of
from gdviz.teach.figure_pack import figure_pack
from gdviz.teach.moodle import question_bank
from gdviz.teach.qti21 import package

PAGE = "teach/downloads.md"
FOLDER = "teach/downloads"  # of the site, where the page is too
LATER = ("site.zip", "guide.pdf")  # made of the finished site, and their sizes told then: see gdviz.teach.whole
DATE = 1735689600  # 2025-01-01, where SOURCE_DATE_EPOCH says no other

_NO_BREAK = "\u00a0"  # a space
_SIZE = re.compile(r'<span data-gd-size="([^"]*)"></span>')
_NO_ADDRESS = re.compile(r"<!-- no address -->(.*?)<!-- /no address -->", re.DOTALL)
_nav: list[Any] = []
_made: dict[str, bytes] = {}


def downloads(course: Course, scenes: Mapping[str, Mapping[str, Any]], pictures: Path, time: int) -> dict[str, bytes]:
    """Every file by name.

    Arguments:
        scenes: what the figure build has recorded of each scene, by id.
        pictures: the folder where their files are.
        time: of the site, in seconds since 1970.
    """
    licence = (ROOT / "LICENSE-content").read_text(encoding="utf-8")
    return {
        "course-cc11.imscc": cartridge(course, "1p1"),
        "course-cc13.imscc": cartridge(course, "1p3"),
        "questions.moodle.xml": question_bank(course),
        "questions-qti21.zip": package(course),
        "figures.zip": figure_pack(course, scenes, pictures, licence),
        "cards.apkg": deck(course, pictures, scenes, time),
    }


def on_nav(nav: Any, **_: Any) -> Any:
    """Keep the menu."""
    _nav[:] = [nav]
    return nav


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Make the files, and finish the page that offers them."""
    _made.clear()
    page = next((page for page in _nav[0].pages if page.file.src_uri == PAGE), None)
    if page is not None:
        pictures = Path(config.docs_dir) / GENERATED
        time = int(os.environ.get("SOURCE_DATE_EPOCH") or DATE)
        _made.update(downloads(course_of(_nav[0], config), Figures(pictures).scenes, pictures, time))
        page.content = finished(page.content, _made, config.site_url)
    return env


def on_post_build(config: Any) -> None:
    """Write them."""
    for name, content in _made.items():
        write(Path(config.site_dir) / FOLDER / name, content)


def finished(html: str, made: Mapping[str, bytes], site: str | None) -> str:
    """The page with the sizes of the files and the address of the site.

    Arguments:
        site: the address; None or "" where it is not known.

    Raises:
        ValueError: when the page offers a file that is not made.
    """

    def size(match: re.Match[str]) -> str:
        if match[1] in LATER:
            return match[0]
        if match[1] not in made:
            raise ValueError(f"docs/{PAGE}: there is no {match[1]}: it may offer {', '.join(made)}")
        return readable(len(made[match[1]]))

    html = _NO_ADDRESS.sub("", html).replace(PLACEHOLDER, site) if site else _NO_ADDRESS.sub(r"\1", html)
    return _SIZE.sub(size, html)


def readable(bytes: int) -> str:
    """A size as people say it; no line breaks before the unit."""
    return f"{bytes / 1e6:.1f}{_NO_BREAK}MB" if bytes >= 1e6 else f"{max(1, round(bytes / 1e3))}{_NO_BREAK}KB"
