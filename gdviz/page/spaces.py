"""MkDocs hook: blank lines and indentation between tags, which templates leave, are not sent to readers."""

from __future__ import annotations

import re
from typing import Any

_KEPT = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.S)  # where spaces are seen
_BETWEEN = re.compile(r">\s*\n\s*<")


def lean(html: str) -> str:
    """A page with one line break where there was more space with a break in it, between two tags."""
    found, end = [], 0
    for kept in _KEPT.finditer(html):
        found += [_BETWEEN.sub(">\n<", html[end : kept.start()]), kept[0]]
        end = kept.end()
    return "".join([*found, _BETWEEN.sub(">\n<", html[end:])])


def on_post_page(output: str, **_: Any) -> str:
    """Send the page without them."""
    return lean(output)
