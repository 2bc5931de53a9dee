"""The pages of the built site."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from bs4 import BeautifulSoup

from gdviz.builder.site import SITE
from gdviz.page.embed import FOLDER as EMBEDS
from gdviz.page.redirects import all_of, pages
from gdviz.paths import DOCS


def addresses() -> list[str]:
    """Every page of the site as its address below the site's root; "" is the home page.

    Not those that show one figure in a frame of another site, `embed/<id>/`: they have no words beside it, no header
    and no place in the course, and each figure is on a page that is asked all of this; see test_embed.py. Nor those
    that lead on from an old address; see test_permanent.py.
    """
    moved = {SITE / old[1:] for old in pages(all_of(DOCS))}
    found = sorted(path for path in SITE.rglob("index.html") if not path.is_relative_to(SITE / EMBEDS))
    found = [path for path in found if path.parent not in moved]
    return [str(path.parent.relative_to(SITE).as_posix() + "/").removeprefix("./") for path in found]


@lru_cache(maxsize=2)  # what is asked of a page is asked in one process, one question after another
def soup(site: Path, address: str) -> BeautifulSoup:
    """A page, to read and not to change."""
    return BeautifulSoup((site / address / "index.html").read_text(encoding="utf-8"), "html.parser")
