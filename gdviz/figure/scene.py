"""Scene: one figure, its animation and its interactive, as data.

A scene is an objective, the runs of optimisers on it, panels of marks, and the controls that may change it. Everything
it can show is a function of the values of its controls: the still shows `still`, the animation goes through the frames
of `animation`, the page lets the reader choose.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any, TypeVar

import numpy as np

from gdviz.arrays import Array
from gdviz.figure.controls import Animation, Control, Step, Value
from gdviz.figure.marks import Graph
from gdviz.figure.panel import Panel
from gdviz.figure.parts import Part, Predict
from gdviz.figure.quantities import central_slope, quantities, secant_slope, second_order, slope_along
from gdviz.figure.stages import stages_of
from gdviz.objectives import Objective
from gdviz.objectives.batches import Batches, gradients
from gdviz.optimizers import Optimizer
from gdviz.optimizers.descent import Trajectory, descend
from gdviz.optimizers.noise import Noise

Kind = TypeVar("Kind", bound=Part)


@dataclass(frozen=True)
class Run:
    """One optimiser let loose.

    Attributes:
        start: where it begins: a number, or one for each parameter.
        steps: how many it takes, 0 or more.
        schedule: the factor of the learning rate at step t = 0, 1, ...; none means 1. Where it is a dataclass, controls
            may set its fields, which `settings` of its class names.
        objective: what it descends, where it is not the scene's.
        noise: what is added to its gradients; a control `noise` sets its size.
        batches: the parts of its data that it sees at each step; none means all of them.
    """

    optimizer: Optimizer
    start: Value
    steps: int
    schedule: Callable[[int], Any] | None = None
    label: str = ""
    objective: Objective | None = None
    noise: Noise | None = None
    batches: Batches | None = None

    def rate(self, t: Any) -> Any:
        """The learning rate that step t is taken with, of the shape of t."""
        return self.optimizer.learning_rate * (1.0 + 0.0 * t if self.schedule is None else self.schedule(t))


@dataclass(frozen=True)
class Scene:
    """A figure as data; see the module.

    Attributes:
        alt: what there is to see, in words; plain text with computed numbers, as is `caption`.
        panels: in reading order.
        question: what to predict before playing.
        objective: what is minimised, for runs and panels that name none.
        point: the controls that make up the current point where there are no runs, such as ("m", "b").
        still: the values of controls that the still shows instead of their defaults.
        height: of the wide figure, in CSS pixels; None for the height that its panels ask for.
        narrow_height: the same for the narrow figure.
        columns: panels in a row of the wide figure; None for all of them.
        narrow_columns: panels in a row of the narrow figure.
        parts: what the reader may do on the page beside moving the controls, in the order in which they stand there
            (see `gdviz.figure.parts`); a `Predict` among them says what answers `question` and when.
        open_more: whether the menu of the live figure, with all controls but the first, is open from the start.
        id: "module.variable", set by `gdviz.scenes`.
    """

    title: str
    alt: str
    caption: str
    panels: tuple[Panel, ...]
    question: str = ""
    objective: Objective | None = None
    runs: tuple[Run, ...] = ()
    point: tuple[str, ...] = ()
    controls: tuple[Control, ...] = ()
    animation: Animation | None = None
    still: Mapping[str, Value] = field(default_factory=dict)
    height: float | None = None
    narrow_height: float | None = None
    columns: int | None = None
    narrow_columns: int = 1
    parts: tuple[Part, ...] = ()
    open_more: bool = False
    id: str = ""

    def part(self, kind: type[Kind]) -> Kind | None:
        """The part of this class, None where the scene has none."""
        return next((part for part in self.parts if isinstance(part, kind)), None)

    @property
    def graphs(self) -> tuple[Graph, ...]:
        """The marks that are graphs."""
        return tuple(mark for panel in self.panels for mark in panel.marks if isinstance(mark, Graph))

    @property
    def inputs(self) -> tuple[str, ...]:
        """The names of the controls that are inputs of a graph."""
        return tuple(dict.fromkeys(name for graph in self.graphs for name in graph.inputs))

    @property
    def aside(self) -> str:
        """What is said when a prediction puts aside what the reader has brought."""
        return next((part.aside for part in self.parts if part.aside), "")

    @property
    def longest(self) -> int:
        """The number of steps of the longest run or training, or of stages of a graph; 0 without any."""
        steps = [run.steps for run in self.runs] + [getattr(part, "steps", 0) for part in self.parts]
        return max([0, *steps, *(stages_of(mark) for mark in self.graphs)])

    @property
    def focus_run(self) -> int:
        """The index of the run that equation and verdict speak of: the one that the reader changes."""
        controls = (control for control in self.controls if control.name in ("learning_rate", "start"))
        return next((control.run for control in controls if control.run is not None), 0)

    @property
    def focus(self) -> int:
        """The index of the first panel that shows that run."""
        if not self.runs:
            return 0
        shown = (None, self.focus_run)
        return next(index for index, panel in enumerate(self.panels) if panel.run in shown)

    @cached_property
    def defaults(self) -> dict[str, Value]:
        """The value every control starts with; `step` starts at the end of the longest run."""
        return {control.name: self._default(control) for control in self.controls}

    @cached_property
    def opening(self) -> dict[str, Value]:
        """What its live figure opens with: the defaults, before what the reader is asked to predict has happened."""
        predict = self.part(Predict)
        if predict is None:
            return self.defaults
        begin: dict[str, Value] = {"step": 0.0} if predict.when[0] == "step" else {}
        return {**self.defaults, **begin, **predict.begin}

    def _default(self, control: Control) -> Value:
        if control.value is not None:
            return control.value
        if isinstance(control, Step):
            return float(self.longest)
        parted = (run.batches for run in self.runs[control.run or 0 :] if hasattr(run.batches, control.name))
        if (batches := next(parted, None)) is not None:
            return float(getattr(batches, control.name))
        run = self.runs[control.run or 0]
        if control.axis is not None:
            return float(np.atleast_1d(run.start)[control.axis])
        if control.name == "start":
            return run.start
        field = control.field or control.name
        holders = (holder for each in (run, *self.runs) for holder in _holders(each))  # the first with such a setting
        value: Value = getattr(next(holder for holder in holders if hasattr(holder, field)), field)
        return value if isinstance(value, tuple) else float(value)

    def state(self, **settings: object) -> State:
        """The scene with some controls set.

        Raises:
            ValueError: when there is no such control, or it does not accept the value: with its name and what it
                accepts.
        """
        values = dict(self.defaults)
        known = {control.name: control for control in self.controls}
        for name, value in settings.items():
            if name not in known:
                accepted = ", ".join(known) or "none"
                raise ValueError(f"{self.id or self.title}: unknown setting {name!r}: it has {accepted}")
            values[name] = self._bounded(known[name]).check(self.id or self.title, value)
        return State(self, values)

    def _bounded(self, control: Control) -> Control:
        if isinstance(control, Step):
            return replace(control, high=float(self.longest))
        return control

    def still_state(self) -> State:
        """What the still figure shows."""
        return self.state(**self.still)

    def frames(self, **settings: object) -> list[State]:
        """The states of the animation in order, with `settings` for the controls it does not move."""
        if self.animation is None:
            return []
        states: list[State] = []
        history: dict[str, tuple[Value, ...]] = {}
        for index in range(self.animation.frame_count):
            moved = {name: values[index] for name, values in self.animation.values.items()}
            history = {name: (*history.get(name, ()), value) for name, value in moved.items()}
            states.append(replace(self.state(**{**settings, **moved}), history=history))
        return states

    def trajectories(self, **settings: object) -> list[Trajectory]:
        """The trajectory of every run under these settings."""
        return list(self.state(**settings).trajectories)

    def runs_under(self, values: Mapping[str, Value]) -> tuple[Run, ...]:
        """The runs with the controls' values put in: `start` and any field of the optimiser, learning_rate first."""
        runs = list(self.runs)
        for control in self.controls:
            if control.name not in values:
                continue
            for index in range(len(runs)) if control.run is None else (control.run,):
                runs[index] = _with_value(runs[index], control, values[control.name])
        return tuple(runs)


def _with_value(run: Run, control: Control, value: Value) -> Run:
    if control.name == "start":
        return replace(run, start=value)
    if run.batches is not None and hasattr(run.batches, control.name):
        parted: Any = {control.name: value}
        return replace(run, batches=replace(run.batches, **parted))
    if control.axis is not None and isinstance(run.start, tuple):
        parts = [value if axis == control.axis else part for axis, part in enumerate(run.start)]
        return replace(run, start=tuple(parts))  # type: ignore[arg-type]
    field = control.field or control.name
    changed: Any = {field: value}
    if hasattr(run.optimizer, field):
        return replace(run, optimizer=replace(run.optimizer, **changed))
    schedule: Any = run.schedule
    if control.name in getattr(schedule, "settings", ()):
        return replace(run, schedule=replace(schedule, **changed))
    if run.noise is not None and control.name == "noise":
        return replace(run, noise=replace(run.noise, **changed))
    return run


def _holders(run: Run) -> tuple[object, ...]:
    """What has settings that controls may change."""
    return (run.optimizer, run.schedule, run.noise)


@lru_cache(maxsize=512)
def _trajectory(objective: Objective, run: Run) -> Trajectory:
    noisy = gradients(objective, run.batches) if run.batches else None
    return descend(objective, run.optimizer, run.start, run.steps, run.schedule, run.noise, noisy)


@dataclass(frozen=True)
class State:
    """A scene with a value for every control.

    Attributes:
        values: by the names of the controls.
        history: the values that each animated control has had so far, in order.
    """

    scene: Scene
    values: Mapping[str, Value]
    history: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)

    @property
    def step(self) -> int:
        """The current step of the runs."""
        return round(float(self.values.get("step", self.scene.longest)))  # type: ignore[arg-type]

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The runs as the controls have them."""
        return self.scene.runs_under(self.values)

    @cached_property
    def trajectories(self) -> tuple[Trajectory, ...]:
        """One trajectory a run."""
        return tuple(_trajectory(self.objective_of(run), run) for run in self.runs)

    def objective_of(self, run: Run) -> Objective:
        """The objective a run descends."""
        objective = run.objective or self.scene.objective
        if objective is None:
            raise ValueError(f"{self.scene.id}: a run needs an objective")
        return self._given(objective)

    def objective(self, panel: Panel, run: int | None = None) -> Objective:
        """The objective a panel shows."""
        own = self.scene.runs[run].objective if run is not None and self.scene.runs else None
        objective = panel.objective or own or self.scene.objective
        if objective is None:
            raise ValueError(f"{self.scene.id}: panel {panel.title!r} needs an objective")
        return self._given(objective)

    def _given(self, objective: Objective) -> Objective:
        """The objective as the controls have it, the same object each time."""
        if not objective.settings:
            return objective
        return self._objectives.setdefault(objective, objective.given(self.values))

    @cached_property
    def _objectives(self) -> dict[Objective, Objective]:
        return {}

    def iterates(self, run: int = 0, step: int | None = None) -> Array:
        """The iterates 0..step of a run, shape (n, dim); fewer where it diverged earlier."""
        last = self.step if step is None else step
        return self.trajectories[run].iterates[: last + 1]

    def point(self, run: int = 0, step: int | None = None) -> Array:
        """The current point, shape (dim,): of a run, or of the controls named by `Scene.point`."""
        if self.scene.runs:
            return self.iterates(run, step)[-1]
        return np.array([self.values[name] for name in self.scene.point], dtype=float)

    def visited(self, name: str) -> tuple[Value, ...]:
        """The values a control has had so far, each once, in the order of their first time.

        A state that is no frame has the history that the animation gives it: all up to the last frame with its value.
        """
        if name in self.history:
            return tuple(dict.fromkeys(self.history[name]))
        value = self.values[name]
        moved = self.scene.animation.values.get(name, ()) if self.scene.animation else ()
        last = max((index for index, other in enumerate(moved) if other == value), default=None)
        return (value,) if last is None else tuple(dict.fromkeys(moved[: last + 1]))

    def has_diverged(self, run: int = 0) -> bool:
        """Whether the run has already left the finite numbers at the current step."""
        trajectory = self.trajectories[run]
        return bool(trajectory.diverged and self.step >= trajectory.steps)

    def quantities(self, panel: Panel, run: int | None = None) -> dict[str, float]:
        """What a readout or an equation may name, at the current point.

        `step` (of a run that has diverged the last one with a finite point), `learning_rate`, `rate` (that of
        the next step, or of the last one, schedule included), the coordinates by their
        axis names, `loss`, `slope` (the derivative, one parameter), `gradient_norm`, and every numeric control. With
        two parameters also `slope_m`, `slope_b`. Where there is a learning rate η, `next` (`next_m`, `next_b`): the
        point less η times the gradient; with a control `maximize` that is 1, the point and that much more, and
        `signed_rate` is -η or η. Where there are controls x and h, `secant_slope`: that of the line through the
        points at x and x + h, and `central_slope`: through those at x - h and x + h.
        Where two parameters have a control `direction`, in degrees, `slope_along`: the slope in that direction.
        There, and where the objective has `settings`, what `second_order` tells of the curvature.
        """
        run = (panel.run or 0) if run is None else run
        if (id(panel), run) not in self._known:  # every slot of a readout asks
            with np.errstate(all="ignore"):  # a run may be on its way to infinity
                self._known[id(panel), run] = self._quantities(panel, run)
        return self._known[id(panel), run]

    @cached_property
    def _known(self) -> dict[tuple[int, int], dict[str, float]]:
        return {}

    def _quantities(self, panel: Panel, run: int) -> dict[str, float]:
        values = {name: float(value) for name, value in self.values.items() if isinstance(value, (int, float))}
        values["step"] = float(min(self.step, self.trajectories[run].steps) if self.scene.runs else self.step)
        if self.scene.runs:
            values["learning_rate"] = self.runs[run].optimizer.learning_rate
            values["rate"] = float(self.runs[run].rate(min(values["step"], self.runs[run].steps - 1)))
        if not self.scene.runs and not self.scene.point:
            return values
        rate = values.get("learning_rate", math.nan)
        if "maximize" in values:
            rate *= 1 - 2 * values["maximize"]
            values["signed_rate"] = -rate
        objective, w = self.objective(panel, run), self.point(run)
        loss, gradient = self._measured(objective, run, w)
        values |= quantities(objective, w, loss, gradient, rate)
        if "direction" in values and w.size == 2:
            values["slope_along"] = float(slope_along(gradient, values["direction"]))
        if w.size == 2 and (objective.settings or "direction" in values):
            values |= second_order(objective, w, rate, values.get("direction", math.nan))
        if "h" in values:
            values["secant_slope"] = secant_slope(objective, w, values["h"], values["loss"], values["slope"])
            values["central_slope"] = central_slope(objective, w, values["h"], values["slope"])
        return values

    def _measured(self, objective: Objective, run: int, w: Array) -> tuple[float, Array]:
        """Loss and gradient at the current point: from the run that has computed them, where it descends this one."""
        if self.scene.runs and objective is self.objective_of(self.runs[run]):
            trajectory, last = self.trajectories[run], len(self.iterates(run)) - 1
            return float(trajectory.losses[last]), trajectory.gradients[last]
        return objective.value_and_gradient(w)
