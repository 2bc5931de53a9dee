"""Which scripts the live figures are made of: names alone, so that a build that has nothing to do stays quick."""

from __future__ import annotations

from collections.abc import Mapping

OPERATIONS = "graph/operations.js"  # no file: see gdviz.page.operations
MORE: Mapping[str, tuple[str, ...]] = {
    "more": (
        *(f"marks/{name}.js" for name in ("cycle", "direction", "limit", "magnified", "surface", "surface-box")),
        *(f"parts/{name}.js" for name in ("choose-function", "edit-data", "flip", "gradient-terms", "judge")),
        "parts/own-function.js",
        "drawing/camera.js",
    ),
    "curvature": ("marks/curvature.js",),
    "race": (
        "marks/race.js",
        *(f"parts/{name}.js" for name in ("choose-landscape", "choose-runs", "own-rule")),
        "race/rule.js",
    ),
    "graph": (
        *(f"marks/{name}.js" for name in ("dials", "graph")),
        *(f"parts/{name}.js" for name in ("graph-words", "own-graph")),
        *(f"graph/{name}.js" for name in ("layers", "layout", "record", "shown", "stages", "typed", "words")),
        OPERATIONS,
    ),
}  # the other scripts, and the modules in each

FILES = tuple(f"{name}{end}" for name in ("runtime", "formulas", *MORE) for end in (".js", ".source.js"))
"""Every script beside those of the scenes: as pages load it, and as it is read."""
