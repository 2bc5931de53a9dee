"""What is minimised: functions with known minima, losses of a model on data, and formulas that a reader types.

`catalogue()` finds every one that can be made without an argument.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable

from gdviz.objectives.functions import (
    beale,
    cubic,
    double_well,
    flat_spots,
    from_formula,
    himmelblau,
    parabola,
    quadratic,
    rosenbrock,
    saddle,
)
from gdviz.objectives.losses import line_loss, logistic_loss, proportional_loss
from gdviz.objectives.objective import Objective, stability_limit

__all__ = [
    "Objective", "beale", "catalogue", "cubic", "double_well", "flat_spots", "from_formula", "himmelblau",
    "line_loss", "logistic_loss",
    "parabola", "proportional_loss", "quadratic", "rosenbrock", "saddle", "stability_limit",
]  # fmt: skip


def catalogue() -> dict[str, Callable[..., Objective]]:
    """Every public function of this module that makes an objective and needs no argument, by name."""
    return {
        name: make
        for name, make in globals().items()
        if inspect.isfunction(make)
        and not name.startswith("_")
        and make.__annotations__.get("return") == "Objective"
        and all(p.default is not p.empty for p in inspect.signature(make).parameters.values())
    }
