"""What a learning rate does in the end, said under a live figure; `parts/verdict.js` says the same in the browser."""

from __future__ import annotations

import math
from html import escape

import numpy as np

from gdviz.figure.numbers import shortest
from gdviz.figure.parts import Verdict
from gdviz.figure.scene import Scene
from gdviz.objectives import Objective
from gdviz.optimizers.descent import WITHIN, behaviour

CURVATURE_SAMPLES = (0.37, -1.1, 2.3)  # where a curvature that is the same everywhere is the same


def html(scene: Scene, part: Verdict) -> str:
    """The verdict on the rate that the figure opens with."""
    state, run, panel = scene.state(**scene.opening), scene.focus_run, scene.panels[scene.focus]
    rate = state.runs[run].optimizer.learning_rate
    words, verdict = verdict_words(state.objective(panel, run), state.point(run), rate)
    return (
        f'<p class="gd-verdict" data-part="Verdict"><span data-slot="words">{escape(words)}</span> '
        f'<strong data-slot="verdict">{verdict}</strong></p>'
    )


def verdict_words(objective: Objective, w: np.ndarray, learning_rate: float) -> tuple[str, str]:
    """What a learning rate does: ("2/λmax = 0.08452, this rate:", "converges").

    On a quadratic that holds from wherever the run starts. Elsewhere the limit is that of the curvature at `w`.
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


def limit_at(objective: Objective, w: np.ndarray) -> float:
    """2/λ with λ the largest curvature at `w`; NaN where no direction curves upwards."""
    highest = _curvatures(objective, w)[1]
    return 2 / highest if highest > 0 else math.nan


def _curvatures(objective: Objective, w: np.ndarray) -> tuple[float, float]:
    """The smallest and the largest eigenvalue of the Hessian; nan where it has none."""
    hessian = np.atleast_2d(objective.hessian(w))
    if not np.all(np.isfinite(hessian)):
        return math.nan, math.nan
    values = np.linalg.eigvalsh(hessian)
    return float(values[0]), float(values[-1])
