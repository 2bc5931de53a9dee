"""Momentum on a bowl: how much less of the error each step leaves, at the best settings of both rules."""

from __future__ import annotations

import math

import numpy as np

from gdviz.arrays import Array
from gdviz.figure.controls import Animation, Slider, Step
from gdviz.figure.marks import Contour, LossCurve, Path, Reference
from gdviz.figure.numbers import in_words, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Predict
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import Objective, from_formula
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend
from gdviz.optimizers.polyak import BestMomentum
from gdviz.scenes.hessian import bowl

few, many = 25.0, 100.0
_MOST, _STEPS, _SHARE = 200.0, 240, 0.01
_START = (4.0, 1.4)
_WAY = math.hypot(*_START)


def _long(condition: float) -> Objective:
    return bowl(condition, 90.0, 2.0, (0.0, 0.0), axis_names=("x", "y"), settings=("condition",))


_RUNS = (
    Run(GradientDescent(learning_rate=1.0), start=_START, steps=_STEPS, label="plain"),
    Run(BestMomentum(condition=few), start=_START, steps=_STEPS, label="momentum"),
)


def _distances(condition: float, steps: int) -> list[Array]:
    rules = (GradientDescent(learning_rate=1.0), BestMomentum(condition=condition))
    runs = (descend(_long(condition), rule, _START, steps) for rule in rules)
    return [np.hypot(*run.iterates.T) / _WAY for run in runs]


def needed(condition: float) -> tuple[int, int]:
    """The steps after which a hundredth of the way is left and no more comes back: plain, and with momentum."""
    plain, momentum = (int(np.flatnonzero(way > _SHARE)[-1]) + 1 for way in _distances(condition, 400))
    return plain, momentum


def measured(condition: float) -> tuple[float, float]:
    """What a step leaves of the distance on average, from step 200 to step 400: plain, and with momentum."""
    plain, momentum = (float((way[400] / way[200]) ** (1 / 200)) for way in _distances(condition, 400))
    return plain, momentum


plain_few, momentum_few = needed(few)
plain_many, momentum_many = needed(many)
plain_measured, momentum_measured = measured(few)
plain_predicted, momentum_predicted = (few - 1) / (few + 1), (math.sqrt(few) - 1) / (math.sqrt(few) + 1)
best_share = momentum_predicted**2
_TIMES = round(many / few)

best = Scene(
    title="Plain gradient descent and momentum in a long bowl",
    alt="Left, a long, narrow bowl: a whole line zig-zags across it and creeps along it; a dashed line, with "
    "momentum, swings a few times and is at the lowest point. Right, the distance still to go on a logarithmic axis: "
    "both fall as straight lines, that of momentum several times as steeply.",
    caption=f"Whole line: plain gradient descent at its best rate. Dashed: momentum at its best settings, both for "
    f"κ = {shortest(few)}. Right, the distance still to go, as a share of the first. How does the number of steps grow "
    "with κ for each of them?",
    question=f"Plain gradient descent takes {in_words(_TIMES)} times as many steps at κ = {shortest(many)} as at "
    f"κ = {shortest(few)}. And momentum?",
    parts=(
        Predict(
            "choice",
            options=("as many as before", "about twice as many", f"about {in_words(_TIMES)} times as many"),
            answer=min(round(momentum_many / momentum_few), 3) - 1,
            when=("condition", many - 1, _MOST),
            because=f"Plain: {plain_few} steps, then {plain_many}. Momentum: {momentum_few}, then {momentum_many}. "
            f"{in_words(_TIMES).capitalize()} times κ is {in_words(round(math.sqrt(_TIMES)))} times its root.",
            then="Now move κ.",
            panel=1,
        ),
    ),
    objective=_long(few),
    runs=_RUNS,
    panels=(
        Panel(
            (Contour(), Path(run=0), Path(run=1, dashed=True)),
            x=Axis("x", -1.8, 4.8),
            y=Axis("y", -2.4, 2.4),
            equal=True,
            weight=1.15,
        ),
        Panel(
            (
                LossCurve(
                    objective=from_formula(f"sqrt(x^2 + y^2)/{_WAY}"),
                    labels=("plain", "momentum"),
                    label_steps=(90.0, 32.0),
                ),
                Reference(_SHARE, "y", label=f"{shortest(_SHARE)} of the way left", label_at=64.0),
            ),
            x=Axis("step t", 0.0, float(_STEPS)),
            y=Axis("distance to go", 1e-5, 4.0, "log"),
        ),
    ),
    controls=(Slider("condition", 1.0, _MOST, label="condition number κ", log=True), Step(jumps=(1, 10))),
    animation=Animation(
        {"step": tuple(float(t) for t in (*np.repeat(np.arange(8), 2), *range(8, 60), *range(60, _STEPS + 1, 6)))},
        seconds=8.0,
        hold=2.0,
    ),
    height=360,
)
