"""A scene for the browser: its data as JSON, its functions as JavaScript printed from the same numpy.

`scene_script(scene)` defines one scene for the runtime, the one script that draws every scene. What stands still (axes,
titles, labels) is laid out once, by the drawing of the still pictures, and given as boxes and places; what moves is
drawn by `docs/assets/javascripts/scene`, one concern a file.
"""

from __future__ import annotations

import inspect
import json
import math
from dataclasses import fields
from typing import Any

import numpy as np

from gdviz.figure.controls import Animation, Control, Step
from gdviz.figure.marks import FinalLoss, Graph, Mark, Probes
from gdviz.figure.panel import Panel
from gdviz.figure.parts import Part, Training
from gdviz.figure.scene import Run, Scene
from gdviz.figure.settings import is_whole, keyboard_step, sets
from gdviz.figure.stages import graph_record
from gdviz.objectives import Objective
from gdviz.objectives.datasets import Dataset
from gdviz.page.layout import layouts
from gdviz.page.needed import asks_for_curvature
from gdviz.page.registry import module_of, parts_of, scripts_of
from gdviz.plain import Plain
from gdviz.symbolic.javascript import (
    objective_to_javascript,
    optimizer_to_javascript,
    schedule_to_javascript,
    to_javascript,
)
from gdviz.symbolic.printer import quote


def scene_script(scene: Scene) -> str:
    """The script that defines a scene: `gdviz.define("learning_rates.diverging", {...});`."""
    return f"gdviz.define({quote(scene.id)}, {_Exported(scene).source()});\n"


class _Exported(Plain):
    """One scene on its way out: each objective, optimiser, schedule, formula and data set once, by number."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.state = scene, scene.still_state()
        self.objectives: list[Objective] = []
        self.datasets: list[Dataset] = []
        self.printed: dict[str, list[str]] = {"optimizers": [], "schedules": [], "formulas": []}
        self.data = self._scene()  # fills the lists

    def source(self) -> str:
        programs = {"objectives": self._programs(), **self.printed}
        lines = [f"{name}: [{', '.join(sources)}]," for name, sources in programs.items()]
        lines.append(f"scene: {json.dumps(self.data, ensure_ascii=False, allow_nan=False, separators=(',', ':'))},")
        return "\n".join(["{", *lines, "}"])

    def _programs(self) -> list[str]:
        second = asks_for_curvature(self.scene)
        return [objective_to_javascript(each, second=second) for each in self.objectives]

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
        live = None if scene.part(Training) else scene.animation  # a training goes through all its steps
        made["animation"] = self._animation(live)
        made["layouts"] = layouts(scene, state)
        made["objectives"] = [self._objective(objective) for objective in self.objectives]
        made["datasets"] = [self.plain(vars(dataset)) for dataset in self.datasets]
        made["longest"] = scene.longest
        made["focus"] = {"panel": scene.focus, "run": scene.focus_run}
        made["parts"] = [self._part(part) for part in parts_of(scene)]
        return made

    def _part(self, part: Part) -> dict[str, Any]:
        """What its script is told of a part: its fields, or what its module makes of them."""
        module = module_of(part)
        told = (
            module.data(self.scene, part, self.plain, self.objectives) if hasattr(module, "data") else self.plain(part)
        )
        return {**told, "kind": type(part).__name__}

    def _panel(self, panel: Panel) -> dict[str, Any]:
        made = {name: getattr(panel, name) for name in ("title", "readout", "run", "kind", "equal", "ending", "camera")}
        made["axes"] = [axis.label if axis else None for axis in (panel.x, panel.y, panel.z)]
        made["z"] = self.plain(panel.z)
        made["objective"] = self._objective_of(panel, panel.run)
        made["read"] = self._objective_of(panel, panel.run or 0)
        made["marks"] = [self.plain(mark) for mark in panel.marks]
        return made

    def _objective_of(self, panel: Panel, run: int | None) -> int | None:
        try:
            return _place(self.objectives, self.state.objective(panel, run))
        except ValueError:
            return None  # data alone, or a diagram

    def _run(self, run: Run) -> dict[str, Any]:
        objective = self.state.objective_of(run)
        return {
            "optimizer": _place(
                self.printed["optimizers"], optimizer_to_javascript(run.optimizer, objective.dim)
            ),
            "learning_rate": run.optimizer.learning_rate,
            "schedule": None if run.schedule is None else _place(
                self.printed["schedules"], schedule_to_javascript(run.schedule)
            ),
            "objective": _place(self.objectives, objective),
            "start": run.start, "steps": run.steps, "label": run.label,
            **_noise(run, objective.dim),
            **({"batches": vars(run.batches)} if run.batches else {}),
        }  # fmt: skip

    def _control(self, control: Control) -> dict[str, Any]:
        made = self.plain(control)
        made["high"] = float(self.scene.longest) if isinstance(control, Step) else made["high"]
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
        made = {name: self.plain(getattr(objective, name)) for name in names}
        keywords = getattr(objective.formula, "keywords", {})
        made["settings"] = {name: float(keywords[name]) for name in objective.settings} or None
        if "batches" in scripts_of(self.scene):  # then it is measured on parts of its data
            made["data"] = {name: v.tolist() for name, v in keywords.items() if isinstance(v, np.ndarray)}
        made["loss"], made["dataset"] = objective.data is not None, None
        if objective.data is not None:
            points = [tuple(float(value) for value in column) for column in objective.data]
            same = (place for place, each in enumerate(self.datasets) if [each.x, each.y] == points)
            made["dataset"] = next(same, None)
        return made

    def dataclass(self, value: Any) -> dict[str, Any]:
        """What the browser must compute or share is named by its place in a list."""
        if isinstance(value, Objective):
            return {"objective": _place(self.objectives, value)}
        if isinstance(value, Dataset):
            return {"dataset": _place(self.datasets, value)}
        if isinstance(value, Graph):
            return {"kind": "Graph", "inputs": list(value.inputs), "nodes": self._nodes(value)}
        entries = {field.name: self.plain(getattr(value, field.name)) for field in fields(value)}
        own = {"kind_": entries.pop("kind")} if "kind" in entries else {}  # a mark may have a kind of its own
        return {"kind": type(value).__name__, **entries, **own}

    def _nodes(self, mark: Graph) -> list[dict[str, Any]]:
        """The nodes of a graph without their values; a constant stands in brackets among the operands."""
        nodes = graph_record(mark, self.state.values).nodes
        return [{"operation": node.operation, "name": node.name, "operands": node.operands} for node in nodes]

    def function(self, value: Any) -> dict[str, Any]:
        """A formula of one number, or of several by their own names, printed."""
        names = [name for name, given in inspect.signature(value).parameters.items() if given.default is given.empty]
        arguments: dict[str, int | None] = dict.fromkeys(names if len(names) > 1 else ["x"])
        return {"formula": _place(self.printed["formulas"], to_javascript(value, arguments))}

    def number(self, value: Any) -> Any:
        """Infinity is nothing that a page could be told."""
        return value if math.isfinite(value) else None


def _noise(run: Run, dim: int) -> dict[str, Any]:
    """The size of the noise of a run, and what is added at a size of 1; nothing where there is none."""
    if run.noise is None:
        return {}
    return {"noise": {"size": run.noise.noise, "table": run.noise.table(run.steps, dim).tolist()}}


def _marks(scene: Scene) -> list[Mark]:
    return [mark for panel in scene.panels for mark in panel.marks]


def _place(known: list[Any], value: Any) -> int:
    """The place of a value in a list, at whose end it is put where it is not yet there."""
    if value not in known:
        known.append(value)
    return known.index(value)
