"""Addresses for good: `docs/permanent.txt` lists all places of the site, and the ids of figures and exercises.

`python -m gdviz.builder.permanent` adds what the built site has and the list has not; nothing is ever taken from it.
What goes leaves a line in `docs/redirects.txt` (see `gdviz.page.redirects`); ids of exercises stay. Lines are sorted,
so that two branches that add some can be merged:

    /guide/derivatives/                     a page, and a figure in a frame: /embed/derivatives.secant/
    /guide/derivatives/#slope-at-a-point    a heading, a figure or an exercise on it
    /teach/downloads/cards.apkg             a file to download
    exercise derivatives.level_place
    figure derivatives.secant

The order in which exercises came, from which the places of their answers follow, is in `gdviz/exercises/ids.txt`, which
the same command appends to.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin

from gdviz import exercises, scenes
from gdviz.files import write
from gdviz.page.embed import FOLDER as EMBEDS
from gdviz.page.redirects import Redirect, pages
from gdviz.paths import DOCS, SITE

COMMAND = "python -m gdviz.builder.permanent"
FILE = DOCS / "permanent.txt"
MADE_WHERE_IT_CAN = {"/teach/downloads/guide.pdf"}  # where there is a browser; and a wheel is named after its version

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class _Page(HTMLParser):
    """The anchors that a page gives links to, and the addresses of the files that it offers."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.files: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        named = tag in (*_HEADINGS, "figure", "dt") or {"data-gd-now", "data-gd-moved"} & given.keys()
        if given.get("id") and (named or "gd-exercise" in (given.get("class") or "").split()):
            self.anchors.append(given["id"] or "")
        if tag == "a" and "download" in given and given.get("href"):
            self.files.append(given["href"] or "")


def places(site: Path) -> Iterator[str]:
    """Every place of the built site, as the list has it."""
    for file in sorted(site.rglob("index.html")):
        address = f"/{file.parent.relative_to(site).as_posix()}/".replace("/./", "/")
        page = _Page(file.read_text(encoding="utf-8"))
        yield address
        if address.startswith(f"/{EMBEDS}/"):
            continue  # a figure alone has nothing to lead to
        yield from (f"{address}#{anchor}" for anchor in page.anchors)
        own = {unquote(urljoin(address, each)) for each in page.files if ":" not in each} - MADE_WHERE_IT_CAN
        yield from (each for each in sorted(own) if not each.endswith(".whl") and (site / each[1:]).is_file())


def ids() -> Iterator[str]:
    """Every id of the package, as the list has it."""
    yield from (f"figure {scene.id}" for scene in scenes.all())
    yield from (f"exercise {exercise.id}" for exercise in exercises.all())


def listed() -> list[str]:
    """What is there for good."""
    return FILE.read_text(encoding="utf-8").splitlines()


def lost(there: Iterable[str], redirects: list[Redirect]) -> list[str]:
    """What is listed and neither there nor found under another address.

    Arguments:
        there: places and ids.
        redirects: what leads elsewhere.
    """
    known, gone = set(there), pages(redirects)
    other = {(f"figure {each.old}" if each.of_figure else each.old): each for each in redirects}

    def found(entry: str, left: int = 10) -> bool:  # a circle leads nowhere
        page, hash, anchor = entry.partition("#")
        if entry in known and page not in gone:
            return True
        if entry in other:
            each = other[entry]
            return left > 0 and found(f"figure {each.new}" if each.of_figure else each.new, left - 1)
        return page in gone and left > 0 and found(f"{gone[page]}{hash}{anchor}", left - 1)

    return [entry for entry in listed() if not found(entry)]


def keep(site: Path = SITE) -> list[str]:
    """Add to the lists what is new, and give it."""
    before = set(listed()) if FILE.is_file() else set()
    added = sorted({*places(site), *ids()} - before)
    if added:
        write(FILE, "".join(f"{entry}\n" for entry in sorted({*before, *added})).encode())
    order = exercises.listed()
    if order != exercises.released():
        write(exercises.IDS, "".join(f"{id}\n" for id in order).encode())
    return added


def main() -> int:
    """What is new goes to stdout, one a line; that nothing is, or that there is no site, to stderr."""
    if not (SITE / "index.html").is_file():
        print(f"there is no site in {SITE}: build it first with scripts/build.py", file=sys.stderr)
        return 1
    if added := keep():
        print("\n".join(added))
    else:
        print("everything is listed", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
