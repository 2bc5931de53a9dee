"""A warm-up of the learning rate, where the start is too steep for the full rate."""

import numpy as np

from gdviz.figure.controls import Slider, Step
from gdviz.figure.marks import LossCurve, RateCurve, Reference, StepCursor
from gdviz.figure.numbers import shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Predict
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import from_formula
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.chosen import ChosenSchedule
from gdviz.optimizers.descent import descend
from gdviz.optimizers.schedules import WarmupLinearDecay

_WALL = from_formula("(x**2 + y**2)/2 + x**4/4", domain=((-3.6, 3.6), (-3.6, 3.6)))
wall_start, full_rate, warm_steps, _WARM_RUN, low_enough = (3.0, 3.0), 0.8, 10, 60, 1e-4
start_curvature, bottom_curvature = (float(_WALL.hessian(w)[0, 0]) for w in (wall_start, (0.0, 0.0)))


def warmed(steps: int) -> Run:
    """The run at the full rate with a warm-up of so many steps."""
    schedule = WarmupLinearDecay(steps, _WARM_RUN)
    return Run(GradientDescent(full_rate), start=wall_start, steps=_WARM_RUN, schedule=schedule, label="warm-up")


def _survives(run: Run) -> bool:
    return not descend(_WALL, run.optimizer, run.start, run.steps, run.schedule).diverged


shortest_warmup = next(steps for steps in range(1, _WARM_RUN) if _survives(warmed(steps)))


def steps_to(run: Run) -> float:
    """The first step of a run whose loss is at most `low_enough`; infinite where there is none."""
    losses = descend(_WALL, run.optimizer, run.start, run.steps, run.schedule).losses
    return float(np.argmax(losses <= low_enough)) if np.any(losses <= low_enough) else np.inf


def _at_once(rate: float, label: str) -> Run:
    return Run(GradientDescent(rate), start=wall_start, steps=_WARM_RUN, label=label)


_full = _at_once(full_rate, "constant, full")
_HUNDREDTHS = tuple(round(0.01 * k, 2) for k in range(1, 81))
safe_rate = min(_HUNDREDTHS, key=lambda rate: steps_to(_at_once(rate, "")))
_safe = _at_once(safe_rate, "constant, best")
assert not _survives(_full)
warm_reaches, safe_reaches = int(steps_to(warmed(warm_steps))), int(steps_to(_safe))
too_short, start_limit = shortest_warmup - 1, 2 / start_curvature


def _first_places(steps: int) -> list[float]:
    """Where x is after none, one and two steps of a warm-up of so many."""
    run = warmed(steps)
    return [float(w[0]) for w in descend(_WALL, run.optimizer, run.start, 2, run.schedule).iterates]


start_slope = float(_WALL.gradient(wall_start)[0])
turning_rate = 2 * wall_start[0] / start_slope  # at this rate the run is thrown to and fro between x and -x for ever
first_rate, short_rate = full_rate / warm_steps, full_rate / too_short
warm_first = _first_places(warm_steps)[1]
warm_curvature = float(_WALL.hessian((warm_first, 0.0))[0, 0])
warm_limit = 2 / warm_curvature
_, short_first, short_second = _first_places(too_short)
_GUESSES = (1, shortest_warmup, 20)

steep_start = Scene(
    title="A start too steep for the full rate",
    alt="Above, the learning rate against the step: one that climbs and then falls slowly, a high level one and a low "
    "level one. Below, their losses on a logarithmic scale. The high level rate leaves the plot upwards at once; the "
    "low one falls slowly; the one that climbs falls fastest.",
    caption=f"The curvature is {shortest(start_curvature)} at the start and {shortest(bottom_curvature)} at the "
    f"bottom. The full rate {shortest(full_rate)}, dashed, diverges; the best constant one, {shortest(safe_rate)}, "
    f"dotted, takes {safe_reaches} steps to a loss of {shortest(low_enough)}; with {warm_steps} steps of warm-up to "
    f"{shortest(full_rate)} it takes {warm_reaches}. How short may the warm-up be, and why does a short one fail?",
    question="Shorten the warm-up. With how many steps does the run still hold?",
    parts=(
        Predict(
            "choice",
            options=tuple(f"{count} step{'s' if count > 1 else ''} will do" for count in _GUESSES),
            answer=_GUESSES.index(shortest_warmup),
            when=("warmup", 1.0, shortest_warmup - 0.5),
            because=f"With {shortest_warmup} it comes down, with {too_short} it leaves the range of numbers: its first "
            f"step leads to x = {shortest(round(short_first, 6))}, just as steep, and the next is twice as long.",
            then="Now shorten the warm-up until it fails.",
            panel=1,
        ),
    ),
    objective=_WALL,
    runs=(
        Run(
            GradientDescent(full_rate),
            start=wall_start,
            steps=_WARM_RUN,
            schedule=ChosenSchedule(_WARM_RUN, schedule=4.0, warmup=float(warm_steps)),
            label="warm-up",
        ),
        _full,
        _safe,
    ),
    panels=(
        Panel(
            (RateCurve(), StepCursor()),
            x=Axis("step t", 0.0, float(_WARM_RUN)),
            y=Axis("learning rate", 0.0, 1.1, ticks=(0.0, 0.25, 0.5, 0.75)),
            readout=("step", "rate"),
        ),
        Panel(
            (
                LossCurve(labels=("warm-up", "", "constant"), label_steps=(3.0, 1.0, 18.0)),
                StepCursor(),
                Reference(low_enough, axis="y", role="muted"),
            ),
            x=Axis("step t", 0.0, float(_WARM_RUN)),
            y=Axis("loss, log scale", 1e-6, 300.0, "log"),
        ),
    ),
    controls=(
        Slider("warmup", 1.0, 40.0, label="steps of warm-up", run=0, whole=True),
        Slider("learning_rate", 0.05, 1.0, label="full rate", run=0),
        Step(jumps=(1, 10)),
    ),
    columns=1,
    height=470,
    narrow_height=430,
)
