"""A learning rate that changes during the run: six schedules, what noise makes of them, and a warm-up."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from gdviz.arrays import Array
from gdviz.figure.controls import Animation, Control, Slider, Step
from gdviz.figure.marks import LossCurve, RateCurve, StepCursor
from gdviz.figure.numbers import fixed, in_words, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Choose, DrawSchedule, Predict, Target
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import Objective, quadratic
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.chosen import OFFERED, ChosenSchedule, DrawnSchedule
from gdviz.optimizers.descent import descend
from gdviz.optimizers.noise import Noise
from gdviz.optimizers.schedules import (
    Constant,
    CosineDecay,
    CosineRestarts,
    ExponentialDecay,
    Schedule,
    StepDecay,
    WarmupLinearDecay,
)

steep, gentle = 10.0, 1.0
STEPS = 120
start = (1.5, 3.0)
_EVERY, _FACTOR, _REMAINS, _WARMUP, _PERIOD = 40, 0.3, 0.02, 12, 40
names = ("constant", "step", "exponential", "cosine", "warm-up, then decay", "cosine with restarts")
shapes: tuple[Schedule, ...] = (
    Constant(),
    StepDecay(_EVERY, _FACTOR),
    ExponentialDecay(_REMAINS ** (1 / STEPS)),
    CosineDecay(STEPS),
    WarmupLinearDecay(_WARMUP, STEPS),
    CosineRestarts(_PERIOD),
)
assert tuple(type(shape) for shape in shapes) == OFFERED


BOWL = replace(quadratic((steep, gentle)), value_name="loss")


# ---- what to expect of them


def expected_loss(schedule: Callable[[Any], Any], rates: Any, noise: float) -> Array:
    """The loss after all steps, averaged over all noise that there may be: exact, shape of `rates`.

    Along an axis with curvature λ a step multiplies the error by 1 - ηλ and adds η times the noise, which is
    independent of it. So the mean square of the error follows s ← (1 - ηλ)² s + η² σ².

    Arguments:
        noise: σ, the standard deviation of what is added to each part of a gradient.
    """
    rates = np.asarray(rates, dtype=float)
    total = np.zeros_like(rates)
    for curvature, place in zip((steep, gentle), start, strict=True):
        square = np.full_like(rates, place**2)
        for t in range(STEPS):
            rate = rates * float(schedule(t))
            square = (1 - rate * curvature) ** 2 * square + (rate * noise) ** 2
        total = total + curvature / 2 * square
    return total


def best(schedule: Callable[[Any], Any], noise: float) -> tuple[float, float]:
    """The rate of `TRIED` with which a schedule leaves the least on average, and how much that is."""
    losses = expected_loss(schedule, TRIED, noise)
    lowest = int(np.argmin(losses))
    return float(TRIED[lowest]), float(losses[lowest])


limit = 2 / steep  # above it a step makes the steep part of the error grow
TRIED = np.geomspace(0.005, limit, 151)
noise = 1.0
(
    (constant_rate, constant_left),
    (step_rate, step_left),
    (exponential_rate, exponential_left),
    (cosine_rate, cosine_left),
    (warm_rate, warm_left),
    (restarts_rate, restarts_left),
) = (best(shape, noise) for shape in shapes)
clean_constant, clean_step, clean_exponential, clean_cosine, clean_warm, clean_restarts = (
    best(shape, 0.0)[1] for shape in shapes
)
clean_rate = best(Constant(), 0.0)[0]
tried_count = len(TRIED)
times_lower = constant_left / cosine_left
listed_constant, listed_cosine = (
    float(expected_loss(shape, rate, noise)) for shape, rate in ((Constant(), 0.031), (CosineDecay(STEPS), 0.077))
)
# One that begins far above the limit: what comes of it depends on the bowl being exactly this one, without noise.
wild_rate = 0.75
_wild = descend(BOWL, GradientDescent(wild_rate), start, STEPS, shapes[2]).losses
wild_peak, wild_left = float(_wild.max()), float(_wild[-1])

# ---- the six, side by side

_T = Axis("step t", 0.0, float(STEPS), ticks=(0.0, 40.0, 80.0, 120.0))
_SHOWN = 0.1
raises = tuple(name for name, shape in zip(names, shapes, strict=True) if np.any(np.diff(shape(np.arange(STEPS))) > 0))

six = Scene(
    title="Schedules side by side",
    alt=f"The learning rate against the step, {in_words(len(names))} times: a level line; a staircase down; a "
    "curve that falls fast, then slowly; half a wave from top to bottom; a short climb, then a straight line down; and "
    f"{in_words(STEPS // _PERIOD)} half waves, each of which begins at the top again.",
    caption=f"The learning rate of each of {STEPS} steps under {in_words(len(names))} schedules, all with a largest "
    f"rate of {shortest(_SHOWN)}. {in_words(len(raises)).capitalize()} of them raise the rate again on the way. "
    "Which, and what could that be good for?",
    objective=BOWL,
    runs=tuple(Run(GradientDescent(_SHOWN), start=start, steps=STEPS, schedule=shape) for shape in shapes),
    panels=tuple(
        Panel(
            (RateCurve(run=index),),
            x=_T,
            y=Axis("rate", 0.0, 0.12, ticks=(0.0, 0.05, 0.1)),
            title=name[0].upper() + name[1:],
        )
        for index, name in enumerate(names)
    ),
    columns=3,
    narrow_columns=2,
    height=430,
    narrow_height=560,
)

# ---- one of them, chosen

_SEED = 2
chosen_rate, level_rate = 0.08, 0.03
_NOISE = Noise(noise, _SEED)
_CHOSEN = 3
_level = Run(GradientDescent(level_rate), start=start, steps=STEPS, noise=_NOISE, label="constant")
_chosen_run = Run(
    GradientDescent(chosen_rate),
    start=start,
    steps=STEPS,
    schedule=ChosenSchedule(STEPS, schedule=float(_CHOSEN)),
    noise=_NOISE,
    label="yours",
)


def _ends(run: Run, objective: Objective = BOWL) -> float:
    return float(descend(objective, run.optimizer, run.start, run.steps, run.schedule, run.noise).losses[-1])


level_ends, chosen_ends = _ends(_level), _ends(_chosen_run)
_RATE = Axis("learning rate", 0.0, 0.2, ticks=(0.0, 0.05, 0.1, 0.15))
_LOSS = Axis("loss, log scale", 1e-4, 30.0, "log")

chosen = Scene(
    title="A rate that falls, under noise",
    alt="Above, the learning rate against the step: a level dashed line, and half a wave from a higher rate down to "
    "zero. Below, the loss under each on a logarithmic scale: both fall and then tremble. That of the level rate goes "
    "on trembling; that of the falling one trembles less and less, and ends lower. A hairline marks the step in both.",
    caption=f"Noise in every gradient. Dashed, a constant rate of {shortest(level_rate)}; whole, a cosine from "
    f"{shortest(chosen_rate)} to zero: they end at {fixed(level_ends, 4)} and {fixed(chosen_ends, 4)}. Turn the noise "
    "off: when is a constant rate best?",
    question="The gradients are noisy. Which run ends lower?",
    parts=(
        Choose("schedule", "schedule", names),
        Predict(
            "choice",
            options=(
                f"the constant rate {shortest(level_rate)}",
                f"the cosine from {shortest(chosen_rate)} to zero",
                "both alike",
            ),
            answer=int(chosen_ends < level_ends),
            when=("step", STEPS, STEPS),
            because=f"They end at {fixed(level_ends, 4)} and {fixed(chosen_ends, 4)}. At a constant rate the noise "
            "keeps moving the point; a falling rate lets it come to rest.",
            panel=1,
        ),
    ),
    objective=BOWL,
    runs=(_chosen_run, _level),
    panels=(
        Panel((RateCurve(), StepCursor()), x=_T, y=_RATE, readout=("step", "rate")),
        Panel(
            (LossCurve(labels=("yours", "constant"), label_steps=(100.0, 60.0)), StepCursor()),
            x=_T,
            y=_LOSS,
            readout=("loss",),
        ),
    ),
    controls=(
        Slider("learning_rate", 0.005, 0.19, label="largest rate", run=0),
        Control("schedule", 0.0, float(len(names) - 1), run=0),
        Slider("noise", 0.0, 3.0, label="noise"),
        Slider("constant_rate", 0.005, 0.19, label="dashed: constant rate", run=1, field="learning_rate"),
        Slider("every", 5.0, 80.0, label="step: steps between drops", run=0, whole=True),
        Slider("factor", 0.1, 1.0, label="step: factor of a drop", run=0),
        Slider("remains", 0.001, 1.0, label="exponential: share left at the end", run=0, log=True),
        Slider("floor", 0.0, 0.5, label="cosines: least share", run=0),
        Slider("warmup", 1.0, 60.0, label="warm-up: steps", run=0, whole=True),
        Slider("period", 10.0, 120.0, label="restarts: steps between", run=0, whole=True),
        Step(jumps=(1, 10)),
    ),
    animation=Animation({"step": tuple(float(t) for t in range(0, STEPS + 1, 2))}, seconds=7.0),
    columns=1,
    height=470,
    narrow_height=430,
)

# ---- one of your own

_KNOTS = 7
_LAST = 2
_DRAWN = tuple(round(level_rate / chosen_rate, 3) for _ in range(_KNOTS))


def _drawn_run(points: tuple[float, ...]) -> Run:
    schedule = DrawnSchedule(STEPS, points)
    return Run(GradientDescent(chosen_rate), start=start, steps=STEPS, schedule=schedule, noise=_NOISE, label="yours")


drawn_ends, lowered_ends = _ends(_drawn_run(_DRAWN)), _ends(_drawn_run((*_DRAWN[:-_LAST], *(0.0,) * _LAST)))

drawn = Scene(
    title="A schedule of your own",
    alt=f"Above, a level line of the learning rate with {in_words(_KNOTS)} rings on it that can be dragged, and "
    "dashed the half wave of a cosine. Below, the loss under each on a logarithmic scale: that of the level rate "
    "ends higher.",
    caption=f"The same noisy bowl. Dashed, the cosine from {shortest(chosen_rate)}, which ends at "
    f"{fixed(chosen_ends, 4)} in this run. The rings are yours. Can you end below it, and would your schedule also win "
    "with other noise?",
    question=f"Drag the last {in_words(_LAST)} rings down to zero. How does the run end then?",
    parts=(
        DrawSchedule("points"),
        Target("loss", chosen_ends, decimals=4),
        Predict(
            "choice",
            options=("lower than before", "higher than before"),
            answer=int(lowered_ends > drawn_ends),
            when=("rate", 0.0, 0.001),
            because=f"It ends at {fixed(lowered_ends, 4)} instead of {fixed(drawn_ends, 4)}: the noise is gone, but "
            "the run stops before it has arrived. Now raise the first rings.",
            then=f"Now drag the last {in_words(_LAST)} rings down to zero.",
        ),
    ),
    objective=BOWL,
    runs=(
        _drawn_run(_DRAWN),
        replace(_drawn_run(_DRAWN), schedule=CosineDecay(STEPS), label="cosine"),
    ),
    panels=(
        Panel((RateCurve(points=True), StepCursor()), x=_T, y=_RATE, readout=("step", "rate")),
        Panel(
            (LossCurve(labels=("yours", "cosine"), label_steps=(60.0, 100.0)), StepCursor()),
            x=_T,
            y=_LOSS,
            readout=("loss",),
        ),
    ),
    controls=(
        Slider("learning_rate", 0.02, 0.095, label="full rate", run=0),
        Control("points", (0.0,) * _KNOTS, (2.0,) * _KNOTS, label="points", run=0),
        Step(jumps=(1, 10)),
    ),
    columns=1,
    height=470,
    narrow_height=430,
)
