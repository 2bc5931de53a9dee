"""How a model learns: the five-step loop, and one parameter tuned by ear."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from gdviz.figure.controls import Animation, Slider, eased
from gdviz.figure.marks import Cycle, Line, Points, Residuals
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Equation, Judge, Predict
from gdviz.figure.scene import Scene
from gdviz.objectives import proportional_loss
from gdviz.objectives.datasets import houses

HOUSES = houses()
house_count = len(HOUSES)
area, price = np.array(HOUSES.x), np.array(HOUSES.y)

STEPS = (
    ("1 Example", "a house whose price is known"),
    ("2 Predict", "the model names a price"),
    ("3 Compare", "how far off is it?"),
    ("4 Adjust", "change the parameters a little"),
    ("5 Repeat", "with the next example"),
)

five_step_loop = Scene(
    title="The five-step loop",
    alt=(
        "Five boxes in a ring joined by arrows: example, predict, compare, adjust, repeat; the last "
        "arrow leads back to the first box."
    ),
    caption=(
        f"Training a model takes {len(STEPS)} steps, over and over. The answers come with the data; the "
        "parameters belong to the model. Which of the steps needs calculus?"
    ),
    question="Which step puts the model to work as it is, without changing it?",
    parts=(
        Predict(
            "choice",
            options=tuple(name.split()[1] for name, _ in STEPS),
            answer=next(place for place, (name, _) in enumerate(STEPS) if name.endswith("Predict")),
            when=("stage", 2, len(STEPS)),
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


tuned = tune(start_w, judge)
final_w = tuned[-1]
balanced_w = float(np.sum(price) / np.sum(area))  # where the mean prediction equals the mean price
too_high_count = int(np.sum(final_w * area > price))
too_low_count = int(np.sum(final_w * area < price))
sample_area, sample_price = HOUSES.x[8], HOUSES.y[8]
sample_prediction = start_w * sample_area
largest_area = max(HOUSES.x)

tuning = Scene(
    title="One parameter, from wrong to right",
    alt=(
        "Twelve houses as dots, price against floor area, and a line through the origin. The "
        "line starts above every dot, with a stick from each dot up to it, then swings down, a little "
        "too far, and settles among the dots."
    ),
    caption=(
        f"The model is price = w × area. It starts with w = {start_w:g}, too high for all "
        f"{house_count} houses, and is turned {turns} times, each time half as far, down when it is "
        f"too high on average and up when too low. Could any w be right for every house?"
    ),
    question="Every prediction starts too high. Near which value will w settle?",
    parts=(
        Equation("ŷ = {w:.2f}·x"),
        judge,
        Predict(
            "number",
            answer=final_w,
            low=0.0,
            high=4.0,
            tolerance=0.1,
            when=("w", final_w - judge.turns[-1] / 2, final_w + judge.turns[-1] / 2),  # at no turn but the last
            outcome="it settled at",
            because="The first turn went down.",
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
    controls=(Slider("w", 0.0, 4.0, value=start_w, label="w"),),
    animation=Animation(
        {"w": eased(tuned, 8 * turns + 1)},
        seconds=9.0,
    ),
)
