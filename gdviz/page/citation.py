"""How to cite the course: `CITATION.cff` says what it is and who made it, and a page has that as BibTeX to copy."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from functools import cache
from typing import Any

import yaml

from gdviz.paths import ROOT

FILE = ROOT / "CITATION.cff"


@cache
def data() -> dict[str, Any]:
    """What the file says."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def author() -> str:
    """Who made the course."""
    return str(data()["authors"][0]["name"])


def bibtex(site: str | None) -> str:
    """The entry, as a block of code.

    Arguments:
        site: the address of the site, which the entry names where it is known.
    """
    told, year = data(), _year()
    fields = {
        "title": told["title"],
        "author": f"{{{author()}}}",  # a name that is not taken apart
        "year": str(year),
        "version": str(told["version"]),
        **({"url": site} if site else {}),
        "note": "Text and pictures: CC BY 4.0",
    }
    width = max(map(len, fields))
    fence = "`" * 3
    lines = ",\n".join(f"  {name:{width}} = {{{value}}}" for name, value in fields.items())
    return f"{fence}bibtex\n@misc{{gdviz{year},\n{lines}\n}}\n{fence}"


def _year() -> int:
    """Of the release; before there is one, of what the site is built from."""
    released = re.match(r"\d{4}", str(data().get("date-released", "")))
    if released:
        return int(released[0])
    return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or 0), UTC).year
