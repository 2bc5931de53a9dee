"""What the page must know of each control of a scene: how far a key moves it, how it is written, what it sets."""

from __future__ import annotations

import math
from dataclasses import fields

from gdviz.figure.controls import Control, Reveal, Slider, Step
from gdviz.figure.faulty import Patient
from gdviz.figure.marks import Cycle
from gdviz.figure.numbers import decimals, fixed, shortest
from gdviz.figure.parts import Choose, ChooseValue, Flip
from gdviz.figure.scene import Run, Scene
from gdviz.objectives.batches import Batches

PARTED = tuple(field.name for field in fields(Batches))  # what a control may set of the batches of a run
ANEW = ("start", "objective", *PARTED)  # what a run on its way cannot go on with


def _parted(run: Run, name: str) -> float | None:
    return getattr(run.batches, name, None)


def keyboard_step(scene: Scene, control: Control) -> float:
    """How far an arrow key moves a control: 1 where it counts, else about a hundredth of its range.

    That is rounded to 1 or 5 in its first digit.
    """
    if is_whole(scene, control):
        return 1.0
    lows, highs = (end if isinstance(end, tuple) else (end,) for end in (control.low, control.high))
    rough = min(high - low for low, high in zip(lows, highs, strict=True)) / 100
    power = 10.0 ** math.floor(math.log10(rough) + 1e-9)
    return float(f"{5 * power if rough >= 4.999 * power else power:.0e}")


def is_whole(scene: Scene, control: Control) -> bool:
    """Whether a control counts: steps, 0 or 1, boxes of a cycle, examples, whole numbers, what is chosen from."""
    marks = (mark for panel in scene.panels for mark in panel.marks)
    lit = any(isinstance(mark, Cycle) and mark.control == control.name for mark in marks)
    flipped = any(isinstance(part, Flip | Choose) and part.control == control.name for part in scene.parts)
    choices = (choice for part in scene.parts if isinstance(part, ChooseValue) for choice in part.choices)
    chosen = any(choice.control == control.name for choice in choices)
    diagnosed = scene.part(Patient) is not None and control.name in Patient.controls
    kinds = diagnosed or (chosen and not isinstance(control, Slider)) or control.name in PARTED
    return lit or flipped or kinds or isinstance(control, Step | Reveal) or getattr(control, "whole", False)


def written(scene: Scene, control: Control, value: float) -> str:
    """The value of a slider as its label shows it."""
    if isinstance(control, Step):
        return f"{value:.0f} of {scene.longest}"
    if isinstance(control, Slider) and control.log:
        return shortest(value, 3)
    return fixed(value, decimals(keyboard_step(scene, control)))


def sets(scene: Scene, control: Control) -> list[tuple[int, str, int | None]]:
    """What a control changes of the runs: (run, what, the one axis of it or None).

    What is "start", a setting of its optimiser, or "objective".
    """
    if isinstance(control, Step | Reveal):
        return []
    if control.name in scene.inputs:  # where a graph begins, as a run at its start
        return [(0, "start", None)]
    low, high = (scene.runs_under({control.name: end}) for end in (control.low, control.high))
    changed: list[tuple[int, str, int | None]] = []
    for index, (one, other) in enumerate(zip(low, high, strict=True)):
        names = [field.name for field in fields(one.optimizer)]
        changed += [(index, n, None) for n in names if getattr(one.optimizer, n) != getattr(other.optimizer, n)]
        changed += [(index, name, None) for name in PARTED if _parted(one, name) != _parted(other, name)]
        changed += [(index, "start", control.axis)] if one.start != other.start else []
        for kind in ("schedule", "noise"):
            if getattr(one, kind) != getattr(other, kind):
                changed.append((index, control.name, None))
        objective = one.objective or scene.objective
        changed += [(index, "objective", None)] if objective and control.name in objective.settings else []
    return changed
