"""A scene with a rule that somebody typed in the place of the one given: the same as parts/own-rule.js makes."""

from __future__ import annotations

from dataclasses import replace

from gdviz.figure.race import OwnRule
from gdviz.figure.scene import Scene
from gdviz.optimizers.written import WrittenRule


def with_rule(scene: Scene, text: str) -> Scene:
    """A scene in which a rule that somebody typed takes the place of the one given.

    Raises:
        ValueError: when the text is no rule, or the scene takes none.
    """
    part = scene.part(OwnRule)
    if part is None:
        raise ValueError(f"{scene.id} takes no rule of one's own")
    runs = list(scene.runs)
    rule = WrittenRule(runs[part.run].optimizer.learning_rate, text)
    runs[part.run] = replace(runs[part.run], optimizer=rule)
    return replace(scene, runs=tuple(runs))
