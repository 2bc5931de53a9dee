"""The runs that exercises ask about: each is real, and what it did decides which outcome is right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from gdviz import scenes
from gdviz.exercises.fresh import random, worked_out_with
from gdviz.exercises.kinds import DiagnoseCurve, Outcome, PredictRun
from gdviz.figure.scene import Run
from gdviz.optimizers.descent import Trajectory, descend

_DIGITS = 4  # of a measured number, in a text


@dataclass(frozen=True, eq=False)
class Case:
    """One run that may be asked about.

    Attributes:
        numbers: every number of the texts, by name.
        trajectory: the run.
        right: the place of the outcome that fits.
    """

    numbers: Mapping[str, float]
    trajectory: Trajectory
    right: int


def cases(exercise: PredictRun | DiagnoseCurve) -> tuple[Case, ...]:
    """Every run of the exercise; the first is printed.

    Raises:
        ValueError: when none of its outcomes fits a run, or more than one.
    """
    if isinstance(exercise, DiagnoseCurve):
        return _curves(exercise.runs, exercise.outcomes)
    draws = tuple((name, tuple(values)) for name, values in exercise.draws.items())
    return _predicted(exercise.scene, exercise.run, draws, tuple(exercise.quantities.items()), exercise.outcomes)


def case_of(exercise: PredictRun | DiagnoseCurve, seed: int = 0) -> Case:
    """The run that is asked about: the first for seed 0, for others as it decides."""
    known = cases(exercise)
    return known[int(next(random(seed)) * len(known)) if seed else 0]


def trajectory(run: Run) -> Trajectory:
    """What a run does on its own objective.

    Raises:
        ValueError: when it has none.
    """
    if run.objective is None:
        raise ValueError("a run of an exercise has an objective of its own")
    return descend(run.objective, run.optimizer, run.start, run.steps, run.schedule)


@cache
def _curves(runs: tuple[Run, ...], outcomes: tuple[Outcome, ...]) -> tuple[Case, ...]:
    return tuple(_case({}, trajectory(run), "losses", outcomes) for run in runs)


@cache
def _predicted(
    scene: str,
    run: int,
    draws: tuple[tuple[str, tuple[float, ...]], ...],
    quantities: tuple[tuple[str, str], ...],
    outcomes: tuple[Outcome, ...],
) -> tuple[Case, ...]:
    names = [name for name, _ in draws]
    found = []
    for values in product(*(values for _, values in draws)):
        settings = dict(zip(names, map(float, values), strict=True))
        known = worked_out_with(dict(quantities), settings)
        found.append(_case(known, scenes.get(scene).trajectories(**settings)[run], "iterates", outcomes))
    return tuple(found)


def _case(numbers: Mapping[str, float], run: Trajectory, kind: str, outcomes: tuple[Outcome, ...]) -> Case:
    fitting = [place for place, outcome in enumerate(outcomes) if outcome.when(run)]
    if len(fitting) != 1:
        said = ", ".join(outcomes[place].text for place in fitting) or "none"
        raise ValueError(f"of the outcomes one fits each run, but of {dict(numbers)} {run.losses[:3]}...: {said}")
    ends = getattr(run, kind).reshape(run.steps + 1, -1)[[0, -1], 0]
    measured = {name: float(f"{end:.{_DIGITS}g}") for name, end in zip(("first", "end"), ends, strict=True)}
    return Case({**numbers, **measured}, run, fitting[0])
