"""The race of the optimisers: eight rules on five landscapes, each at the best of sixteen rates."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from gdviz.figure.controls import Animation, Control, Drag, Slider, Step, Value
from gdviz.figure.marks import Contour, Reference
from gdviz.figure.numbers import in_words, power_of_ten, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Predict
from gdviz.figure.race import (
    ChooseLandscape,
    ChooseRuns,
    Landscape,
    RaceLosses,
    RacePaths,
    Racer,
)
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import Objective, beale, rosenbrock
from gdviz.objectives.choice import choice
from gdviz.optimizers import (
    AdaGrad,
    Adam,
    AdamW,
    GradientDescent,
    Lion,
    Momentum,
    Nesterov,
    RMSprop,
)
from gdviz.optimizers.descent import descend
from gdviz.optimizers.trials import STAY, Trial, losses_of, trials
from gdviz.scenes.hessian import bowl


def _two_valleys(w: Any) -> Any:
    """A saddle at (1, 0) between two valleys at (0, 0) and (2, 0), both of value 0."""
    return 0.25 * (w[0] - 1.0) ** 4 - 0.5 * (w[0] - 1.0) ** 2 + 0.5 * w[1] ** 2 + 0.25


condition, angle = 25.0, 75.0
CENTER = (1.0, 0.0)
BOWL = bowl(condition, angle, 2.0, CENTER, axis_names=("x", "y"), settings=("condition", "angle"))
_SADDLE = Objective(
    name="saddle",
    formula=_two_valleys,
    domain=((-2.0, 4.0), (-2.0, 2.0)),
    minimizers=((0.0, 0.0), (2.0, 0.0)),
    flat_points=((1.0, 0.0),),
    latex=r"\text{a saddle between two valleys}",
    axis_names=("x", "y"),
)
_OPTIONS = (BOWL, rosenbrock(), beale(), _SADDLE)
RACE = choice("race", _OPTIONS, condition=condition, angle=angle)

RULES = (GradientDescent(), Momentum(), Nesterov(), AdaGrad(), RMSprop(), Adam(), AdamW(), Lion())
NAMES = ("plain", "momentum", "Nesterov", "AdaGrad", "RMSprop", "Adam", "AdamW", "Lion")
KEYS = tuple(name.lower() for name in NAMES)
TRIED = tuple(float(f"{first}e{power}") for power in range(-4, 2) for first in (1, 2, 5))[:16]
tried, lowest_rate, highest_rate = len(TRIED), TRIED[0], TRIED[-1]
budget, tolerance, noise, noisy_tolerance = 500, 1e-4, 0.5, 5e-2
doubled = 2 * budget
spare = STAY
# For each landscape its place among the options, the noise, the start, the tolerance, and the best rate of each rule.
BEST: dict[str, tuple[int, float, tuple[float, float], float, tuple[float, ...]]] = {
    "Long bowl": (0, 0.0, (-1.8, 1.4), tolerance, (1.0, 0.1, 0.5, 2.0, 0.02, 0.2, 1.0, 0.02)),
    "Noisy bowl": (0, noise, (-1.8, 1.4), noisy_tolerance, (0.1, 0.02, 0.02, 0.5, 0.05, 0.05, 0.05, 0.01)),
    "Rosenbrock’s valley": (1, 0.0, (-1.2, 1.0), tolerance, (0.002, 0.002, 0.001, 2.0, 0.05, 1.0, 0.2, 0.01)),
    "Beale’s function": (2, 0.0, (1.0, 1.4), tolerance, (0.02, 0.01, 0.005, 2.0, 0.02, 0.5, 0.5, 0.05)),
    "Saddle": (3, 0.0, (1.001, 1.4), tolerance, (0.5, 0.2, 0.5, 1.0, 0.1, 0.1, 10.0, 0.01)),
}


@cache
def _losses(name: str) -> Any:
    place, strength, start, _, _ = BEST[name]
    objective = RACE.given({"landscape": float(place), "noise": strength})
    return losses_of(objective, RULES, start, TRIED, 2 * budget)


def raced(name: str, steps: int = budget) -> list[Trial]:
    """How each rule does on a landscape at the best of the rates, with so many steps: at most twice the budget."""
    return trials(_losses(name), TRIED, steps, BEST[name][3])


_ADAM = [rates[KEYS.index("adam")] for *_, rates in BEST.values()]
adam_lowest_rate, adam_highest_rate = min(_ADAM), max(_ADAM)


def landscapes() -> tuple[str, ...]:
    """Their names, in order."""
    return tuple(BEST)


# ---- the figure

RACERS = (
    Racer(),
    Racer("show_momentum", "race_momentum"),
    Racer("show_nesterov", "race_momentum", dashed=True),
    Racer("show_adagrad", "race_scaled", dashed=True),
    Racer("show_rmsprop", "race_scaled"),
    Racer("show_adam", "race_adam"),
    Racer("show_adamw", "race_adam", dashed=True),
    Racer("show_lion", "race_sign"),
)
STEPS = 200
FIRST = "Long bowl"
_AT_FIRST = ("momentum", "adam")  # beside the plain rule, which always runs


def chosen(name: str) -> Landscape:
    """A landscape with all that is set when it is chosen."""
    place, strength, start, _, rates = BEST[name]
    values: dict[str, Value] = {f"rate_{key}": rate for key, rate in zip(KEYS, rates, strict=True)}
    return Landscape(name, {"landscape": float(place), "noise": strength, "start": start, **values})


def runs_on(name: str) -> tuple[Run, ...]:
    """A run a rule, each at its best rate there."""
    _, _, start, _, rates = BEST[name]
    return tuple(
        Run(type(rule)(learning_rate=rate), start=start, steps=STEPS, label=label)
        for rule, rate, label in zip(RULES, rates, NAMES, strict=True)
    )


def _arrives(name: str, place: int) -> int:
    """The first step after which a run of the race stays within the tolerance."""
    run = runs_on(name)[place]
    objective = RACE.given({"landscape": float(BEST[name][0]), "noise": BEST[name][1]})
    losses = descend(objective, run.optimizer, run.start, 2 * STAY + 50).losses
    return int(np.flatnonzero(losses > BEST[name][3])[-1]) + 1


_ASKED = (0, 1, 5)
_ARRIVALS = [_arrives(FIRST, place) for place in _ASKED]
plain_arrives, momentum_arrives, adam_arrives = _ARRIVALS


EPS_RANGE = (1e-10, 1.0)


def _setting(place: int, field: str, label: str, low: float, high: float, log: bool = False) -> Slider:
    said = f"{NAMES[place]}: {label}"
    return Slider(f"{KEYS[place]}_{field}", low, high, label=said, run=place, field=field, log=log)


RATES = tuple(
    Slider(f"rate_{key}", lowest_rate, highest_rate, label=f"{name}: learning rate η", run=place, field="learning_rate",
           log=True)
    for place, (key, name) in enumerate(zip(KEYS, NAMES, strict=True))
)  # fmt: skip
SETTINGS = (
    _setting(1, "momentum", "μ", 0.0, 0.99),
    _setting(2, "momentum", "μ", 0.0, 0.99),
    _setting(4, "decay", "β", 0.0, 0.999),
    *(_setting(place, f"beta{n}", f"β{n}", 0.0, 0.999) for place in (5, 6, 7) for n in (1, 2)),
    _setting(6, "weight_decay", "λ", 0.0, 0.5),
    *(_setting(place, "eps", "ε", EPS_RANGE[0], EPS_RANGE[1], log=True) for place in (3, 4, 5, 6)),
)
_TIMES = (*range(0, 32, 4), 40, 55, 80, 120, STEPS)  # few: eight paths weigh a lot


MAP = Panel(
    (Contour(), RacePaths(RACERS, lowest=tuple(option.minimizers for option in _OPTIONS))),
    x=Axis("x", -2.2, 3.6),
    y=Axis("y", -1.6, 2.2),
    equal=True,
    weight=1.3,
)
FALL = Panel(
    (Reference(tolerance, "y"), RaceLosses(RACERS, names_from=STEPS * 1.02)),
    x=Axis("step t", 0.0, 1.5 * STEPS, ticks=(0.0, STEPS / 2, float(STEPS))),
    y=Axis("above the lowest value", 1e-8, 1e2, "log"),
)
MOVED = (Drag("start", (-2.1, -1.5), (3.5, 2.1)), Step(jumps=(1, 10, 100)))
LONGER = Slider("condition", 1.0, 200.0, value=condition, label="condition number κ of the bowl", log=True)
GROUND = (
    Control("landscape", 0.0, len(_OPTIONS) - 1.0, value=0.0),
    Slider("angle", 0.0, 90.0, value=angle, label="turn of the bowl (degrees)"),
    Slider("noise", 0.0, 2.0, value=0.0, label="noise in the gradient"),
    Slider("seed", 0.0, 100.0, value=0.0, label="seed of the noise"),
)
LANDSCAPES = ChooseLandscape(tuple(map(chosen, BEST)), owned={"condition": 0.0, "angle": 0.0})
PLAY = Animation({"step": tuple(map(float, _TIMES))}, seconds=6.0, hold=2.0)

race = Scene(
    title=f"{in_words(len(RULES)).capitalize()} rules on one landscape",
    alt=f"Left, a long, slanted bowl from above with {in_words(len(RULES))} paths from one start to its lowest point, "
    "each named: some zig-zag across the bowl, some swing past the lowest point and come back, some go almost "
    "straight. Right, how high each of them is against the step, on a logarithmic axis: lines that fall at different "
    "speeds, with a name at the end of each.",
    caption=f"One start, {in_words(len(RULES))} rules, each at the best of {in_words(tried)} learning rates. Choose "
    "the landscape and, in the menu, who runs; drag the start. Right, how far each is above the lowest value. On which "
    "landscape is the plain rule left farthest behind?",
    question=f"On this bowl, which of these {in_words(len(_ASKED))} is within {power_of_ten(tolerance)} of the lowest "
    "value first?",
    parts=(
        LANDSCAPES,
        Predict(
            "choice",
            options=("plain gradient descent", "momentum", "Adam"),
            answer=int(np.argmin(_ARRIVALS)),
            when=("step", max(_ARRIVALS), STEPS),
            begin={racer.show: float(racer.show[5:] in _AT_FIRST) for racer in RACERS[1:]},
            because=f"Plain gradient descent needs {plain_arrives} steps, momentum {momentum_arrives}, Adam "
            f"{adam_arrives}, each at its best rate. At κ = {shortest(condition)} the bowl is not yet long enough.",
            then="Now press Play, then make the bowl longer.",
        ),
        ChooseRuns(RACERS),
    ),
    objective=RACE,
    runs=runs_on(FIRST),
    panels=(MAP, FALL),
    controls=(
        LONGER,
        *MOVED,
        *(Control(racer.show, 0.0, 1.0, value=1.0) for racer in RACERS[1:]),
        *RATES,
        *SETTINGS,
        *GROUND,
    ),
    still={"step": 30},
    animation=PLAY,
    height=380,
)
