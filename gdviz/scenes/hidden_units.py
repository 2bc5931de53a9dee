"""What one hidden unit does, and how the units of a trained network add up to its boundary."""

from __future__ import annotations

import math
from functools import partial
from typing import Any

import numpy as np

from gdviz.figure.controls import Animation, Slider, eased
from gdviz.figure.marks import Regions
from gdviz.figure.numbers import fixed, in_words, shortest
from gdviz.figure.panel import Panel
from gdviz.figure.parts import Predict
from gdviz.figure.scene import Scene
from gdviz.objectives import Objective
from gdviz.scenes.neural_network import ACROSS, INPUTS, NETWORK, POINTS, RUN, UP, final_held, percent, units

shown_steepness, asked_steepness = 2.0, 6.0


def _unit(w: Any, steepness: float, angle: float, shift: float) -> Any:
    turn = angle * (math.pi / 180)
    return np.tanh(steepness * (w[0] * np.cos(turn) + w[1] * np.sin(turn) - shift))


_UNIT = Objective(
    name="hidden_unit",
    formula=partial(_unit, steepness=shown_steepness, angle=60.0, shift=0.0),
    latex=r"\tanh(w \cdot x + b)",
    settings=("steepness", "angle", "shift"),
    **INPUTS,
)
HALVES = (-0.8, -0.4, 0.0, 0.4, 0.8)

unit = Scene(
    title="One hidden unit",
    alt="The plane in bands from pale to blue, parallel to a slanted line: the value of one unit, which is lowest on "
    "one side of the line and highest on the other.",
    caption=f"The value of one unit, tanh(w · x + b), on the whole plane: the bluer, the higher. The line is where it "
    f"is zero; the bands end at {', '.join(fixed(level, 1) for level in HALVES)}. Which of the "
    "sliders (turn and shift are under More) leaves the line where it is?",
    question=f"Make the weights {in_words(round(asked_steepness / shown_steepness))} times as large. What happens "
    "to the bands?",
    parts=(
        Predict(
            "choice",
            options=("they move away from the line", "they close up on the line", "they turn"),
            answer=1,
            when=("steepness", asked_steepness - 1.0, 8.0),
            because="Larger weights reach the ends of tanh sooner: the fold gets sharper, and stays in its place.",
            then=f"Now move the steepness to {shortest(asked_steepness)}.",
        ),
    ),
    objective=_UNIT,
    panels=(Panel((Regions(levels=HALVES), POINTS), x=ACROSS, y=UP, equal=True),),
    controls=(
        Slider("steepness", 0.5, 8.0, value=shown_steepness, label="size of the weights"),
        Slider("angle", 0.0, 360.0, value=60.0, label="turn (degrees)"),
        Slider("shift", -1.5, 1.5, value=0.0, label="shift"),
    ),
    height=400,
)

# ---- the units of the trained network, one by one and added up

_INTO, _BIASES, _OUT, _LAST = NETWORK.unpack(RUN.vectors[-1]).values()
UNITS = tuple(tuple(row) for row in np.column_stack([_INTO.T, _BIASES, _OUT[:, 0]]).tolist())
BIAS = float(_LAST[0])


def _part(w: Any, place: int) -> Any:
    across, up, bias, weight = UNITS[place]
    return weight * np.tanh(across * w[0] + up * w[1] + bias)


def _sum(w: Any, added: float) -> Any:
    total: Any = BIAS
    for place in range(units):
        total = total + np.minimum(np.maximum(added - place, 0.0), 1.0) * _part(w, place)
    return total


LEVELS = (-4.0, -2.0, 0.0, 2.0, 4.0)
_PARTS = tuple(
    Objective(name="part", formula=partial(_part, place=place), latex=r"v_j h_j", **INPUTS) for place in range(units)
)
_SUM = Objective(name="sum", formula=partial(_sum, added=float(units)), latex="s", settings=("added",), **INPUTS)


def right_with(added: int) -> float:
    """The share of the training points that the first units alone get right, with the bias."""
    score = _sum(RUN.data.x.T, float(added))
    return float(np.mean((score > 0) == (RUN.data.y > 0.5)))


seen = Scene(
    title="What the hidden units see",
    alt=f"{in_words(units + 1).capitalize()} maps of the plane with the two moons. In each of the first "
    f"{in_words(units)}, one unit's part of the score: blue on one side of a straight line, pale on the other. In the "
    "last, their sum: its boundary winds between the moons. As it plays, the units are added one after another.",
    caption=f"The trained network of {in_words(units)} hidden units. Each adds its part to the score, up on one "
    "side of "
    "its line and down on the other. The last map is the sum with the bias: its line at zero is the boundary, "
    "right for "
    f"{percent(final_held)} of the points held out. Where does the boundary bend?",
    question="With only the first two units added, will the boundary already get both moons right?",
    parts=(
        Predict(
            "choice",
            options=("yes", "no"),
            answer=1,
            when=("added", 2.0, 3.0),
            begin={"added": 0.0},
            because=f"With two of them {percent(right_with(2))} of the training points are right, with all "
            f"{in_words(units)} {percent(right_with(units))}.",
            then="Now add the units one by one.",
            panel=units,
        ),
    ),
    panels=(
        *(
            Panel((Regions(levels=LEVELS), POINTS), x=ACROSS, y=UP, title=f"unit {place + 1}", objective=part)
            for place, part in enumerate(_PARTS)
        ),
        Panel((Regions(levels=LEVELS), POINTS), x=ACROSS, y=UP, title="their sum", objective=_SUM),
    ),
    controls=(Slider("added", 0.0, float(units), value=float(units), label="units added"),),
    animation=Animation({"added": eased(tuple(float(k) for k in range(units + 1)), 36)}, seconds=6.0, hold=2.5),
    columns=2,
    narrow_columns=1,  # a phone shows one at a time, so that its points can be told apart
    height=520,
    narrow_height=1200,
)
