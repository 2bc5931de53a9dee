"""Scene: one figure, its animation and its interactive, as data.

A scene is an objective, the runs of optimisers on it, panels of marks, and the controls that may change it. Everything
it can show is a function of the values of its controls: the still shows ``still``, the animation goes through the
frames of ``animation``, the page lets the reader choose.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gdviz.controls import Animation, Control, Step, Value
from gdviz.descent import Trajectory, descend
from gdviz.judge import Judge
from gdviz.marks import Contour, Cycle, Mark, Surface
from gdviz.objectives import Objective
from gdviz.optimizers import Optimizer
from gdviz.prediction import ASIDE_DATA, ASIDE_FUNCTION, Prediction

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Axis:
    """Name, range and scale of one axis; ``scale`` is "linear" or "log". ``ticks`` fixes the tick positions."""

    label: str
    low: float
    high: float
    scale: str = "linear"
    ticks: tuple[float, ...] | None = None


@dataclass(frozen=True)
class Panel:
    """One set of axes with its marks, drawn in the order given.

    Axes that are left out come from the objective's own domain and names. ``run`` is the run its marks and readout
    follow where they name none. ``readout`` names the quantities written above it; see ``State.quantities``.
    """

    marks: tuple[Mark, ...]
    x: Axis | None = None
    y: Axis | None = None
    z: Axis | None = None
    title: str = ""
    readout: tuple[str, ...] = ()
    run: int | None = None
    objective: Objective | None = None
    weight: float = 1.0  # share of the width
    equal: bool = False  # the same length for a unit of x and of y (squares look square, gradients perpendicular)
    ending: bool = False  # its title says how the run ends: a live figure shows it when the run has ended
    camera: tuple[float, float] = (-60.0, 35.0)  # azimuth and elevation in degrees, unless controls set them

    @property
    def kind(self) -> str:
        """What its axes are: "diagram", "surface", "contour" or "plane"."""
        for mark, name in ((Cycle, "diagram"), (Surface, "surface"), (Contour, "contour")):
            if any(isinstance(each, mark) for each in self.marks):
                return name
        return "plane"


@dataclass(frozen=True)
class Run:
    """One optimiser let loose: from ``start`` for ``steps`` steps."""

    optimizer: Optimizer
    start: Value
    steps: int
    schedule: Callable[[int], Any] | None = None
    label: str = ""
    objective: Objective | None = None  # where it is not the scene's


@dataclass(frozen=True)
class Target:
    """What the reader should bring a quantity of the readout below, such as the loss."""

    quantity: str
    value: float


@dataclass(frozen=True)
class Scene:
    """A figure as data; see the module. ``caption`` and ``alt`` are plain text with computed numbers.

    ``point`` names the controls that make up the current point where there are no runs, as ("m", "b").
    ``question`` is what to predict before playing; ``height`` and ``narrow_height`` are in CSS pixels.
    On the page, ``own_function`` lets the reader type another f(x) for the objective (one parameter; a panel may show
    its slope), ``editable_data`` lets them add, move and delete the points its loss is measured on, and ``target`` is
    a value to beat. ``equation`` is printed under the figure with the current numbers in it (see ``gdviz.equation``),
    ``prediction`` says what answers ``question`` and when, ``judge`` lets the reader tune by saying "too high" or "too
    low", ``verdict`` has the page say what the learning rate does.
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
    height: int | None = None
    narrow_height: int | None = None
    columns: int | None = None  # panels in a row of the wide figure; None: all of them
    narrow_columns: int = 1
    own_function: bool = False
    editable_data: bool = False
    target: Target | None = None
    equation: str = ""
    prediction: Prediction | None = None
    judge: Judge | None = None
    verdict: bool = False
    id: str = ""  # "module.variable", set by gdviz.scenes

    @cached_property
    def defaults(self) -> dict[str, Value]:
        """The value every control starts with; ``step`` starts at the end of the longest run."""
        return {control.name: self._default(control) for control in self.controls}

    @cached_property
    def opening(self) -> dict[str, Value]:
        """What its live figure opens with: the defaults, before what the reader is asked to predict has happened."""
        if self.prediction is None:
            return self.defaults
        begin: dict[str, Value] = {"step": 0.0} if self.prediction.when[0] == "step" else {}
        return {**self.defaults, **begin, **self.prediction.begin}

    @property
    def aside(self) -> str:
        """What is said when a prediction puts aside what the reader has brought."""
        return ASIDE_FUNCTION if self.own_function else ASIDE_DATA if self.editable_data else ""

    def _default(self, control: Control) -> Value:
        if control.value is not None:
            return control.value
        if isinstance(control, Step):
            return float(max((run.steps for run in self.runs), default=0))
        run = self.runs[control.run or 0]
        if control.axis is not None:
            return float(np.atleast_1d(run.start)[control.axis])
        return run.start if control.name == "start" else float(getattr(run.optimizer, control.name))

    def state(self, **settings: object) -> State:
        """The scene with some controls set; raises ValueError naming the control and what it accepts."""
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
            return replace(control, high=float(max((run.steps for run in self.runs), default=0)))
        return control

    def still_state(self) -> State:
        """What the still figure shows."""
        return self.state(**self.still)

    def frames(self, **settings: object) -> list[State]:
        """The states of the animation in order, with ``settings`` for the controls it does not move."""
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
        """The runs with the controls' values put in: ``start`` and any field of the optimiser, learning_rate first."""
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
    if control.axis is not None and isinstance(run.start, tuple):
        parts = [value if axis == control.axis else part for axis, part in enumerate(run.start)]
        return replace(run, start=tuple(parts))  # type: ignore[arg-type]
    if control.value is None and hasattr(run.optimizer, control.name):
        changed: Any = {control.name: value}
        return replace(run, optimizer=replace(run.optimizer, **changed))
    return run


@lru_cache(maxsize=512)
def _trajectory(objective: Objective, run: Run) -> Trajectory:
    return descend(objective, run.optimizer, run.start, run.steps, run.schedule)


@dataclass(frozen=True)
class State:
    """A scene with a value for every control; ``history`` holds each animated control's values so far."""

    scene: Scene
    values: Mapping[str, Value]
    history: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)

    @property
    def step(self) -> int:
        """The current step of the runs."""
        longest = max((run.steps for run in self.scene.runs), default=0)
        return round(float(self.values.get("step", longest)))  # type: ignore[arg-type]

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
        return objective

    def objective(self, panel: Panel, run: int | None = None) -> Objective:
        """The objective a panel shows."""
        own = self.scene.runs[run].objective if run is not None and self.scene.runs else None
        objective = panel.objective or own or self.scene.objective
        if objective is None:
            raise ValueError(f"{self.scene.id}: panel {panel.title!r} needs an objective")
        return objective

    def iterates(self, run: int = 0, step: int | None = None) -> Array:
        """The iterates 0..step of a run, shape (n, dim); fewer where it diverged earlier."""
        last = self.step if step is None else step
        return self.trajectories[run].iterates[: last + 1]

    def point(self, run: int = 0, step: int | None = None) -> Array:
        """The current point, shape (dim,): of a run, or of the controls named by ``Scene.point``."""
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
        last = max((index for index, each in enumerate(moved) if each == value), default=None)
        return (value,) if last is None else tuple(dict.fromkeys(moved[: last + 1]))

    def has_diverged(self, run: int = 0) -> bool:
        """Whether the run has already left the finite numbers at the current step."""
        trajectory = self.trajectories[run]
        return bool(trajectory.diverged and self.step >= len(trajectory.iterates) - 1)

    def quantities(self, panel: Panel, run: int | None = None) -> dict[str, float]:
        """What a readout or an equation may name, at the current point.

        ``step`` (of a run that has diverged the last one with a finite point), ``learning_rate``, the coordinates by
        their axis names, ``loss``, ``slope`` (the derivative, one parameter), ``gradient_norm``, and every numeric
        control. With two parameters also ``slope_m``, ``slope_b``.
        Where there is a learning rate η, ``next`` (``next_m``, ``next_b``): the point less η times the gradient. Where
        there are controls x and h, ``secant_slope``: that of the line through the points at x and x + h.
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
        if not self.scene.runs and not self.scene.point:
            return values
        objective, w = self.objective(panel, run), self.point(run)
        loss, gradient = self._measured(objective, run, w)
        values.update({name: float(part) for name, part in zip(objective.axis_names, w, strict=True)})
        values["loss"] = loss
        values["slope"] = float(gradient[0]) if w.size == 1 else math.nan
        values["gradient_norm"] = math.hypot(*gradient.tolist())  # does not overflow on the way
        values.update(self._slopes(objective, w, gradient, values.get("learning_rate", math.nan)))
        if "h" in values:
            rise = float(objective(w + values["h"])) - values["loss"]
            values["secant_slope"] = rise / values["h"] if abs(values["h"]) >= 1e-9 else values["slope"]
        return values

    def _measured(self, objective: Objective, run: int, w: Array) -> tuple[float, Array]:
        """Loss and gradient at the current point: from the run that has computed them, where it descends this one."""
        if self.scene.runs and objective is self.objective_of(self.runs[run]):
            trajectory, last = self.trajectories[run], len(self.iterates(run)) - 1
            return float(trajectory.losses[last]), trajectory.gradients[last]
        return objective.value_and_gradient(w)

    def _slopes(self, objective: Objective, w: Array, gradient: Array, rate: float) -> dict[str, float]:
        """Where the next step of gradient descent leads, and the partial derivatives."""
        if w.size == 1:
            return {"next": float(w[0] - rate * gradient[0])}
        named = list(zip(objective.axis_names, w, gradient, strict=True))
        slopes = {f"slope_{name}": float(slope) for name, _, slope in named}
        return {**slopes, **{f"next_{name}": float(part - rate * slope) for name, part, slope in named}}
