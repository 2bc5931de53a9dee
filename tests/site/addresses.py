"""The pages of the built site, and few of them that have all kinds of things."""

from __future__ import annotations

import re
from functools import cache

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


@cache
def covering() -> list[str]:
    """Few pages that together have every class, every part of a figure and every script that some page has."""
    said = r'(?:class|data-part|data-more)="([^"]*)"'
    texts = {one: (SITE / one / "index.html").read_text(encoding="utf-8") for one in addresses()}
    left = {one: {word for found in re.findall(said, text) for word in found.split()} for one, text in texts.items()}
    chosen = []
    while any(left.values()):
        chosen.append(max(left, key=lambda one: len(left[one])))
        seen = left[chosen[-1]]
        left = {one: words - seen for one, words in left.items()}
    return chosen
