"""How a model learns: the five-step loop, and one parameter tuned by ear."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from gdviz.figure.controls import Animation, Slider, eased
from gdviz.figure.marks import Cycle, Line, Points, Residuals
from gdviz.figure.numbers import in_words
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Equation, Judge, Predict
from gdviz.figure.scene import Scene
from gdviz.objectives import proportional_loss
from gdviz.objectives.datasets import houses

HOUSES = houses()
house_count = len(HOUSES)
area, price = np.array(HOUSES.x), np.array(HOUSES.y)

_NAMES = ("Example", "Predict", "Compare", "Adjust", "Repeat")
_WHAT = (
    "houses with known prices",
    "the model names each price",
    "how far off is it?",
    "change the parameters a little",
    "with all the houses again",
)
STEPS = tuple((f"{place} {name}", what) for place, (name, what) in enumerate(zip(_NAMES, _WHAT, strict=True), 1))
_PREDICT = _NAMES.index("Predict")

five_step_loop = Scene(
    title="The training loop",
    alt=(
        f"{in_words(len(STEPS)).capitalize()} boxes in a ring joined by arrows: "
        f"{', '.join(_NAMES).lower()}; the last arrow leads back to the first box."
    ),
    caption=(
        f"Training a model takes {in_words(len(STEPS))} steps, over and over. The answers come with the data; the "
        "parameters belong to the model. Which of the steps needs calculus?"
    ),
    question="Which step puts the model to work as it is, without changing it?",
    parts=(
        Predict(
            "choice",
            options=_NAMES,
            answer=_PREDICT,
            when=("stage", _PREDICT + 1, len(STEPS)),
            because="It turns an example into a prediction; Adjust changes the model afterwards.",
            then="Now press Play and follow the loop.",
        ),
    ),
    panels=(Panel(marks=(Cycle(STEPS),)),),
    controls=(Slider("stage", 0, len(STEPS), value=0, label="step of the loop"),),
    animation=Animation({"stage": tuple(float(k + 1) for k in range(len(STEPS)))}, seconds=7.5, hold=1.5),
)

start_w, first_turn, turns = 3.5, 1.0, 8


def mean_error(w: Any, x: Any, y: Any) -> Any:
    """How much too high ŷ = w·x is on average."""
    return np.mean(w * x - y)


judge = Judge("w", partial(mean_error, x=area, y=price), first_turn, turns)


def tune(w: float, judge: Judge) -> list[float]:
    """The values of w when every verdict, "too high" or "too low" on average, is right: the first, and one a turn."""
    values = [w]
    for turn in judge.turns:
        values.append(values[-1] - turn if judge.error(values[-1]) > 0 else values[-1] + turn)
    return values


def _of_the_houses(count: int) -> str:
    return f"{'all' if count == house_count else f'{count} of the'} {house_count} houses"


tuned = tune(start_w, judge)
final_w = tuned[-1]
balanced_w = float(np.sum(price) / np.sum(area))  # where the mean prediction equals the mean price
too_high_count = int(np.sum(final_w * area > price))
too_low_count = int(np.sum(final_w * area < price))
start_too_high = int(np.sum(start_w * area > price))
sample_area, sample_price = HOUSES.x[8], HOUSES.y[8]
sample_prediction = start_w * sample_area
largest_area = max(HOUSES.x)
_LOW, _HIGH = 0.0, 4.0  # of w
_W = Slider("w", _LOW, _HIGH, value=start_w, label="w")

tuning = Scene(
    title="One parameter, from wrong to right",
    alt=(
        f"{in_words(house_count).capitalize()} houses as dots, price against floor area, and a line through the "
        "origin. The line starts above the dots, with a stick from each dot up to it, then swings down, a little "
        "too far, and settles among the dots."
    ),
    caption=(
        f"The model is price = w × area. It starts with w = {start_w:g}, too high for "
        f"{_of_the_houses(start_too_high)}, and is turned {turns} times, each time half as far, down when it is too "
        "high on average and up when too low. Could any w be right for every house?"
    ),
    question="Near which value will w settle?",
    parts=(
        Equation("ŷ = {w:.2f}·x"),
        judge,
        Predict(
            "number",
            answer=final_w,
            low=_LOW,
            high=_HIGH,
            tolerance=0.1,
            when=("w", final_w - judge.turns[-1] / 2, final_w + judge.turns[-1] / 2),  # at no turn but the last
            outcome="it settled at",
            because=f"The first turn went {'down' if tuned[1] < tuned[0] else 'up'}.",
            then="Now be the judge, or press Play.",
        ),
    ),
    objective=proportional_loss(HOUSES.x, HOUSES.y),
    point=("w",),
    panels=(
        Panel(
            marks=(
                Residuals(HOUSES),
                Line(),
                Points(HOUSES, label="known prices", label_at=(1.5, 2.35)),
            ),
            x=Axis(HOUSES.x_label, 0.0, 2.6),
            y=Axis(HOUSES.y_label, 0.0, 9.0),
            readout=("w",),
        ),
    ),
    controls=(_W,),
    animation=Animation(
        {"w": eased(tuned, 8 * turns + 1)},
        seconds=9.0,
    ),
)
