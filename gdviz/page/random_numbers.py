"""The seeded generator for the browser, printed from the one that Python has."""

from __future__ import annotations

import numpy as np

from gdviz.objectives.random_numbers import FIRST, SPREAD, WARM_UP, advance, normal
from gdviz.symbolic.javascript import to_javascript


def random_numbers_js() -> str:
    """The module `random/printed.js`."""
    step = to_javascript(lambda state: np.stack(advance(state)), {"state": 6}, "advance")
    made = to_javascript(normal, {"first": None, "second": None}, "boxMuller")
    lines = ["// Printed from gdviz.objectives.random_numbers.", f"export const FIRST = {FIRST};"]
    return "\n".join(
        [
            *lines,
            f"export const WARM_UP = {WARM_UP};",
            f"export const SPREAD = {SPREAD};",
            f"export {step}",
            f"export {made}",
            "",
        ]
    )
