"""Which scripts the live figures are made of: names alone, so that a build that has nothing to do stays quick."""

from __future__ import annotations

from collections.abc import Mapping

OPERATIONS = "graph/operations.js"  # no file: see gdviz.page.operations
RANDOM_NUMBERS = "random/printed.js"  # no file: see gdviz.page.random_numbers
NETWORK = "network/printed.js"  # no file: see gdviz.page.network
LANGUAGE = "language/printed.js"  # no file: see gdviz.page.language
FAULTS = "faults/printed.js"  # no file: see gdviz.page.faults
GENERATOR = ("random/generator.js", RANDOM_NUMBERS)  # each script that imports it has it, wherever it is named
TRAINER = ("network/trainer.js", NETWORK)  # and this, for what trains a network
MORE: Mapping[str, tuple[str, ...]] = {
    "more": (
        *(f"marks/{name}.js" for name in ("cycle", "direction", "limit")),
        *(f"parts/{name}.js" for name in ("edit-data", "flip", "gradient-terms", "judge")),
    ),
    "surface": (
        *(f"marks/{name}.js" for name in ("magnified", "surface", "surface-box")),
        "drawing/camera.js",
    ),
    "functions": tuple(f"parts/{name}.js" for name in ("choose-function", "own-function")),
    "curvature": ("marks/curvature.js",),
    "depth": ("depth.js", "marks/depth.js", "parts/choose-value.js"),
    "regularization": (
        "marks/polynomial.js",
        "marks/regularization.js",
        "regularization/solve.js",
    ),
    "schedules": ("marks/schedule.js", "parts/choose.js", "parts/draw-schedule.js"),
    "losses": ("marks/fits.js", "fits.js"),
    "scale": ("amounts.js", "marks/scale.js"),
    "batches": ("marks/batches.js", "batches.js", *GENERATOR),
    "race": (
        "marks/race.js",
        *(f"parts/{name}.js" for name in ("choose-landscape", "choose-runs", "own-rule")),
        "race/rule.js",
    ),
    "graph": (
        *(f"marks/{name}.js" for name in ("dials", "graph")),
        *(f"parts/{name}.js" for name in ("graph-words", "own-graph", "typed")),
        *(f"graph/{name}.js" for name in ("layers", "layout", "record", "shown", "stages", "typed", "words")),
        OPERATIONS,
    ),
    "network": (
        *TRAINER,
        "marks/network.js",
        "parts/training.js",
    ),
    "faults": (
        "marks/faults.js",
        *(f"faults/{name}.js" for name in ("examination", "patient", "pieces", "trainer")),
        *(f"parts/{name}.js" for name in ("fault-words", "patient")),
        FAULTS,
    ),
    "language": (
        "language/model.js",
        "marks/language.js",
        "parts/writing.js",
        LANGUAGE,
    ),
    "save": ("parts/save.js",),  # asked for when a reader saves a picture
    "listen": (
        *(f"listen/{name}.js" for name in ("notes", "sources", "voice")),
        "parts/listen.js",
    ),  # and when one listens
}  # the other scripts, and the modules in each

FILES = tuple(f"{name}{end}" for name in ("runtime", "formulas", *MORE) for end in (".js", ".source.js"))
"""Every script beside those of the scenes: as pages load it, and as it is read."""
