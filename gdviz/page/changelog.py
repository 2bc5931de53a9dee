"""The changelog of the project as a part of a page: `{{ changelog() }}`."""

from __future__ import annotations

import re

from gdviz.paths import ROOT

_HEADING = re.compile(r"^(##+) \[?([^\]\n]+?)\]?(?: - (\S+))?$", re.M)
_LINK = re.compile(r"\]\(docs/(?:reference/)?([^)]+)\)")


def changelog(text: str | None = None) -> str:
    """What changed, without the title: headings with addresses that stay, and links that hold from `reference/`.

    A version has its own name as its address, and a kind of change that of its version before it.

    Arguments:
        text: CHANGELOG.md, unless another is given.
    """
    whole = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8") if text is None else text
    version = ""

    def addressed(match: re.Match[str]) -> str:
        nonlocal version
        level, title, date = match.groups()
        own = re.sub(r"[^a-z0-9]+", "-", title.lower())
        if level == "##":
            version = f"v{own}" if own[0].isdigit() else own
        return f"{level} {title}{f', {date}' if date else ''} {{ #{version if level == '##' else f'{version}-{own}'} }}"

    return _LINK.sub(_from_the_page, _HEADING.sub(addressed, whole.partition("\n\n")[2]))


def _from_the_page(match: re.Match[str]) -> str:
    near = match[0].startswith("](docs/reference/")
    return f"]({'' if near else '../'}{match[1]})"
