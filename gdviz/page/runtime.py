"""The one script that draws every live figure."""

from __future__ import annotations

import re
from pathlib import Path

from gdviz.paths import D3_SCRIPTS, SCENE_SCRIPTS

D3 = D3_SCRIPTS / "d3.min.js"
SOURCES = SCENE_SCRIPTS
# The order in which sources are joined, where it matters: each uses at once only what stands before it. What is not
# named here comes last; marks, views and parts register themselves.
ORDER = (
    "namespace", "numbers", "geometry", "jets", "formula-reader", "formula", "descent", "store",
    "panel", "stage", "curve", "trail", "plane", "surface", "relief", "cage", "data", "losses", "words",
    "pointer", "handles", "orbit", "controls", "player", "announce", "figure",
)  # fmt: skip


def runtime_sources() -> list[Path]:
    """Every source of the runtime, in the order in which they are joined."""
    places = {name: place for place, name in enumerate(ORDER)}
    return sorted(SOURCES.glob("*.js"), key=lambda file: (places.get(file.stem, len(places)), file.stem))


def runtime() -> str:
    """The runtime: the vendored part of d3 and every source of `docs/assets/javascripts/scene`, in one closure.

    Sources lose their comments and indentation on the way, a fifth of what a reader would download.
    """
    d3 = D3.read_text(encoding="utf-8")
    sources = [without_comments(file.read_text(encoding="utf-8")) for file in runtime_sources()]
    return "\n".join(["(() => {", '"use strict";', d3, *sources, "})();", ""])


def without_comments(source: str) -> str:
    """A source of ours without indentation and comments (but those with a quotation mark, which might be none)."""
    source = re.sub(r"^\s*/\*\*.*?\*/\s*$", "", source, flags=re.MULTILINE | re.DOTALL)
    lines = re.sub(r"(?<=[;,{}(\[]) // [^'\"`\n]*$", "", source, flags=re.MULTILINE).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip() and not line.strip().startswith("//"))
