"""What a live figure asks for of its objectives: what nothing asks for is not printed into its script."""

from __future__ import annotations

import re
from functools import cache

from gdviz.figure.scene import Scene
from gdviz.page.registry import modules_of
from gdviz.paths import SCENE_SCRIPTS

_ASKED = re.compile(r"\b(?:hessian|curvatures)\b")  # in the script of a mark or a part


def asks_for_curvature(scene: Scene) -> bool:
    """Whether anything in the figure asks for second derivatives: a rule, a quantity, a mark or a part."""
    rules = any(run.optimizer.second_order for run in scene.runs)
    return rules or _quantities_do(scene) or any(map(_asks, modules_of(scene)))


def _quantities_do(scene: Scene) -> bool:
    """Whether `second_order` is among what can be read of a panel: see `State.quantities`, and `store.js`."""
    if not (scene.runs or scene.point):
        return False
    state = scene.still_state()
    turned = any(control.name == "direction" for control in scene.controls)
    for panel in scene.panels:
        try:
            objective = state.objective(panel, panel.run or 0)
        except ValueError:
            continue  # data alone, or a diagram
        if objective.dim == 2 and (objective.settings or turned):
            return True
    return False


@cache
def _asks(module: str) -> bool:
    file = SCENE_SCRIPTS / module
    return file.is_file() and bool(_ASKED.search(file.read_text(encoding="utf-8")))
