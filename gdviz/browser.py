"""A scene for the browser: its data as JSON, its functions as JavaScript printed from the same numpy.

``scene_script(scene)`` defines one scene for the runtime of ``gdviz.page.runtime``, which draws every scene. What
stands still (axes, titles, labels) is laid out once, by the drawing of the still pictures, and given as boxes and
places; what moves is drawn by ``docs/assets/javascripts/scene``, one concern a file.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np

from gdviz.browser_layout import layouts
from gdviz.controls import Animation, Control, Reveal, Slider, Step
from gdviz.controls_html import is_whole, keyboard_step
from gdviz.datasets import Dataset
from gdviz.equation import focus, focus_run
from gdviz.javascript import quote
from gdviz.judge import Judge
from gdviz.marks import FinalLoss, Mark, Probes
from gdviz.objectives import Objective
from gdviz.prediction import CHANGED
from gdviz.scene import Panel, Run, Scene
from gdviz.symbolic import objective_to_javascript, optimizer_to_javascript, schedule_to_javascript, to_javascript


def scene_script(scene: Scene) -> str:
    """The script that defines a scene: ``gdviz.define("learning_rates.diverging", {...});``."""
    return f"gdviz.define({quote(scene.id)}, {_Exported(scene).source()});\n"


class _Exported:
    """One scene on its way out: each objective, optimiser, schedule, formula and data set once, by number."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.state = scene, scene.still_state()
        self.objectives: list[Objective] = []
        self.datasets: list[Dataset] = []
        self.printed: dict[str, list[str]] = {"optimizers": [], "schedules": [], "formulas": []}
        self.data = self._scene()  # fills the lists

    def source(self) -> str:
        programs = {"objectives": [objective_to_javascript(each) for each in self.objectives], **self.printed}
        lines = [f"{name}: [{', '.join(sources)}]," for name, sources in programs.items()]
        lines.append(f"scene: {json.dumps(self.data, ensure_ascii=False, allow_nan=False, separators=(',', ':'))},")
        return "\n".join(["{", *lines, "}"])

    def _scene(self) -> dict[str, Any]:
        scene, state = self.scene, self.state
        names = ("title", "alt", "point")  # caption and question are on the page
        made = {name: getattr(scene, name) for name in names}
        made["panels"] = [self._panel(panel) for panel in scene.panels]
        made["runs"] = [self._run(run) for run in scene.runs]
        made["controls"] = [self._control(control) for control in scene.controls]
        made["opening"], made["defaults"] = dict(scene.opening), dict(scene.defaults)
        made["one_rate"] = any(isinstance(mark, FinalLoss) for mark in _marks(scene))  # so it may not change on the way
        made["probed"] = sorted({mark.control for mark in _marks(scene) if isinstance(mark, Probes)})
        made["animation"] = self._animation(scene.animation)
        made["layouts"] = layouts(scene, state)
        made["objectives"] = [self._objective(objective) for objective in self.objectives]
        made["datasets"] = [self._plain(vars(dataset)) for dataset in self.datasets]
        made["parts"] = self._parts(made)
        made["focus"] = {"panel": focus(scene), "run": focus_run(scene)}
        return made

    def _parts(self, made: dict[str, Any]) -> list[dict[str, Any]]:
        """What the figure has beside its controls, in the order in which it is brought to life and read out."""
        scene = self.scene
        parts: list[dict[str, Any]] = []
        if scene.equation:
            parts.append({"kind": "Equation", "template": scene.equation})
        if scene.verdict:
            parts.append({"kind": "Verdict"})
        if scene.judge:
            parts.append({"kind": "Judge", **self._judge(scene.judge)})
        if scene.prediction:
            own = dict(vars(scene.prediction))
            own["kind_"] = own.pop("kind")
            parts.append({"kind": "Predict", **own, "changed": CHANGED, "aside": scene.aside})
        if scene.target:
            parts.append({"kind": "Target", "quantity": scene.target.quantity, "value": scene.target.value})
        if scene.own_function:
            parts.append({"kind": "OwnFunction", "orders": self._orders()})
        if scene.editable_data:
            parts.append({"kind": "EditData", "dataset": made["objectives"][0]["dataset"]})
        return [*parts, {"kind": "Share"}]  # last: it may open an address, which the others then show

    def _judge(self, judge: Judge) -> dict[str, Any]:
        if not any(isinstance(control, Slider) and control.name == judge.control for control in self.scene.controls):
            raise ValueError(f"{self.scene.id}: judge turns {judge.control!r}, which is no slider of the scene")
        return {"control": judge.control, "turns": judge.turns, "error": self._plain(judge.error)}

    def _orders(self) -> list[int]:
        """For each objective whether it is the scene's own (0) or the slope of that (1): so a reader's own follows."""
        own = self.scene.objective
        if own is None or own.dim != 1:
            raise ValueError(f"{self.scene.id}: own_function needs an objective of one parameter")
        x = np.linspace(*own.domain[0], 9)[None]
        shapes = (own(x), own.gradient(x)[0])
        orders = [[order for order in (0, 1) if np.allclose(each(x), shapes[order])] for each in self.objectives]
        if not all(orders):
            raise ValueError(f"{self.scene.id}: own_function needs objectives that are f(x) or its slope")
        return [order[0] for order in orders]

    def _panel(self, panel: Panel) -> dict[str, Any]:
        made = {name: getattr(panel, name) for name in ("title", "readout", "run", "kind", "equal", "ending", "camera")}
        made["axes"] = [axis.label if axis else None for axis in (panel.x, panel.y, panel.z)]
        made["z"] = self._plain(panel.z)
        made["objective"] = self._objective_of(panel, panel.run)
        made["read"] = self._objective_of(panel, panel.run or 0)
        made["marks"] = [self._plain(mark) for mark in panel.marks]
        return made

    def _objective_of(self, panel: Panel, run: int | None) -> int | None:
        try:
            return _place(self.objectives, self.state.objective(panel, run))
        except ValueError:
            return None  # data alone, or a diagram

    def _run(self, run: Run) -> dict[str, Any]:
        return {
            "optimizer": _place(self.printed["optimizers"], optimizer_to_javascript(run.optimizer)),
            "learning_rate": run.optimizer.learning_rate,
            "schedule": None if run.schedule is None else _place(
                self.printed["schedules"], schedule_to_javascript(run.schedule)
            ),
            "objective": _place(self.objectives, self.state.objective_of(run)),
            "start": run.start, "steps": run.steps, "label": run.label,
        }  # fmt: skip

    def _control(self, control: Control) -> dict[str, Any]:
        made = self._plain(control)
        longest = float(max((run.steps for run in self.scene.runs), default=0))
        made["high"] = longest if isinstance(control, Step) else made["high"]
        made["whole"], made["step"] = is_whole(self.scene, control), keyboard_step(self.scene, control)
        made["sets"] = sets(self.scene, control)
        return made

    def _animation(self, animation: Animation | None) -> dict[str, Any] | None:
        if animation is None:
            return None
        values = {name: list(given) for name, given in animation.values.items()}
        return {"values": values, "seconds": animation.seconds, "hold": animation.hold, "loops": animation.loops}

    def _objective(self, objective: Objective) -> dict[str, Any]:
        names = ("name", "axis_names", "value_name", "domain", "minimizers", "dim")
        made = {name: self._plain(getattr(objective, name)) for name in names}
        made["loss"], made["dataset"] = objective.data is not None, None
        if objective.data is not None:
            points = [tuple(float(value) for value in column) for column in objective.data]
            same = (place for place, each in enumerate(self.datasets) if [each.x, each.y] == points)
            made["dataset"] = next(same, None)
        return made

    def _plain(self, value: Any) -> Any:
        """Plain data; what the browser must compute or share is named by its place in a list."""
        if isinstance(value, Objective):
            return {"objective": _place(self.objectives, value)}
        if isinstance(value, Dataset):
            return {"dataset": _place(self.datasets, value)}
        if is_dataclass(value) and not isinstance(value, type):
            said = {field.name: self._plain(getattr(value, field.name)) for field in fields(value)}
            own = {"kind_": said.pop("kind")} if "kind" in said else {}  # a mark may have a kind of its own
            return {"kind": type(value).__name__, **said, **own}
        if isinstance(value, Mapping):
            return {key: self._plain(each) for key, each in value.items()}
        if isinstance(value, (list, tuple, np.ndarray)):
            return [self._plain(each) for each in value]
        if callable(value):
            return {"formula": _place(self.printed["formulas"], to_javascript(value, {"x": None}))}
        if isinstance(value, float | np.floating):
            return float(value) if math.isfinite(value) else None
        return value


def sets(scene: Scene, control: Control) -> list[tuple[int, str, int | None]]:
    """What a control changes of the runs: (run, "start" or a setting of its optimiser, the one axis of it or None)."""
    if isinstance(control, Step | Reveal):
        return []
    low, high = (scene.runs_under({control.name: end}) for end in (control.low, control.high))
    changed: list[tuple[int, str, int | None]] = []
    for index, (one, other) in enumerate(zip(low, high, strict=True)):
        names = [field.name for field in fields(one.optimizer)]
        changed += [(index, n, None) for n in names if getattr(one.optimizer, n) != getattr(other.optimizer, n)]
        changed += [(index, "start", control.axis)] if one.start != other.start else []
    return changed


def _marks(scene: Scene) -> list[Mark]:
    return [mark for panel in scene.panels for mark in panel.marks]


def _place(known: list[Any], value: Any) -> int:
    """The place of a value in a list, at whose end it is put where it is not yet there."""
    if value not in known:
        known.append(value)
    return known.index(value)
