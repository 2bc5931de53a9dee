"""Words with numbers in them: the equation under a live figure, and the verdict on its learning rate.

An equation is a template such as ``"ŷ = {m:5.2f}·x {b:+5.2f}"``, filled with quantities of ``State.quantities``. After
the colon stand: ``+`` for a number that is added (its sign is set apart: + 0.41, − 1.20), the room it is given in
characters, its decimals, and ``f``; ``g`` alone prints as few digits as are needed. The live figures' `parts/
equation.js` and `parts/verdict.js` do the same in the browser.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

import numpy as np

from gdviz.controls import Control
from gdviz.descent import behaviour
from gdviz.drawing.text import MINUS, fixed, shortest
from gdviz.objectives import Objective
from gdviz.scene import Scene, State

SLOT = re.compile(r"(\(?)\{(\w+)(?::(\+?)(\d*)(?:\.(\d+))?([fg]))?\}")
CURVATURE_SAMPLES = (0.37, -1.1, 2.3)  # where a curvature that is the same everywhere is the same
WITHIN = 1e-9


def equation_text(state: State) -> str:
    """The equation of the scene with the numbers of this state; ValueError names a quantity that it does not have."""
    return "".join(text for text, _ in equation_parts(state))


def equation_parts(state: State) -> list[tuple[str, int]]:
    """The same in parts: (text, room in characters) of a number, (text, -1) of what stands between numbers."""
    scene = state.scene
    panel = scene.panels[focus(scene)]
    values = dict(state.quantities(panel, focus_run(scene)))
    if "{limit" in scene.equation:
        values["limit"] = 2 / _curvature(state.objective(panel, focus_run(scene)), state.point(focus_run(scene)))
    return fill(scene.equation, values, scene.id)


def fill(template: str, values: Mapping[str, float], scene: str = "") -> list[tuple[str, int]]:
    """The parts of a template with its slots filled; see `equation_parts`."""
    parts, end = [], 0
    for match in SLOT.finditer(template):
        opening, name, plus, room, decimals, kind = match.groups()
        if name not in values:
            raise ValueError(f"{scene}: equation: no quantity {name!r}: it has {', '.join(values)}")
        text = fixed(values[name], int(decimals or 0)) if kind == "f" else shortest(values[name])
        if plus:
            text = f"{MINUS if text.startswith(MINUS) else '+'}\N{NO-BREAK SPACE}{text.removeprefix(MINUS)}"
        parts += [(template[end : match.start()], -1)] if match.start() > end else []
        parts.append((opening + text, int(room or 0) + len(opening) + 2 * len(plus)))
        end = match.end()
    return [*parts, (template[end:], -1)] if end < len(template) else parts


def focus_run(scene: Scene) -> int:
    """The run that equation and verdict speak of: the one that the reader changes."""
    controls = (control for control in scene.controls if control.name in ("learning_rate", "start"))
    return next((control.run for control in controls if control.run is not None), 0)


def focus(scene: Scene) -> int:
    """The place of the first panel that shows that run."""
    if not scene.runs:
        return 0
    run = focus_run(scene)
    return next(place for place, panel in enumerate(scene.panels) if panel.run in (None, run))


def rate_control(scene: Scene) -> Control | None:
    """The control of the learning rate."""
    return next((control for control in scene.controls if control.name == "learning_rate"), None)


def verdict_words(objective: Objective, w: np.ndarray, learning_rate: float) -> tuple[str, str]:
    """What a learning rate does: ("2/λmax = 0.08452, this rate:", "converges").

    On a quadratic that holds from wherever the run starts. Elsewhere the limit is that of the curvature at ``w``.
    """
    name = "2/f″" if objective.dim == 1 else "2/λmax"
    same = is_quadratic(objective)
    lowest, highest = _curvatures(objective, np.zeros(objective.dim) if same else w)
    if same and lowest < -WITHIN * max(abs(highest), 1.0):
        return "It has no bottom, so every rate:", "diverges"
    if not 0 < highest < math.inf:
        return ("No curvature, so no limit" if same else "Curvature here: not positive, so no limit"), ""
    limit = shortest(2 / highest)
    said = behaviour(learning_rate, highest) if learning_rate > 0 else ""
    if same:
        return f"{name} = {limit}, this rate:", said
    return f"Here {name} = {limit}; in a bowl of this curvature, this rate:", said


def is_quadratic(objective: Objective) -> bool:
    """Whether the curvature is the same everywhere."""
    first, *others = (np.ravel(objective.hessian(np.full(objective.dim, place))) for place in CURVATURE_SAMPLES)
    close = WITHIN * max(1.0, float(np.max(np.abs(first))))
    return all(bool(np.all(np.abs(other - first) <= close)) for other in others)


def _curvature(objective: Objective, w: np.ndarray) -> float:
    highest = _curvatures(objective, w)[1]
    return highest if highest > 0 else math.nan


def _curvatures(objective: Objective, w: np.ndarray) -> tuple[float, float]:
    """The smallest and the largest eigenvalue of the Hessian; nan where it has none."""
    hessian = np.atleast_2d(objective.hessian(w))
    if not np.all(np.isfinite(hessian)):
        return math.nan, math.nan
    values = np.linalg.eigvalsh(hessian)
    return float(values[0]), float(values[-1])
