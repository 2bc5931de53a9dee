"""The pages of the built site, and few of them that have all kinds of things."""

from __future__ import annotations

import re
from functools import cache

from gdviz.builder.site import SITE


def addresses() -> list[str]:
    """Every page of the site as its address below the site's root; "" is the home page."""
    found = sorted(SITE.rglob("index.html"))
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
