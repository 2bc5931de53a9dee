"""A network with one hidden layer on two moons: what a line cannot do, the network in training, a start at zero."""

from __future__ import annotations

import math
from functools import partial
from typing import Any

import numpy as np

from gdviz.arrays import Array
from gdviz.figure.controls import Animation, Control, Slider, Step
from gdviz.figure.marks import Classes, Label, LossCurve, Regions, TrainingCurves, UnitLines
from gdviz.figure.numbers import fixed, in_words, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Choose, Predict, Target, Training
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import Objective
from gdviz.objectives.class_data import SHAPES, class_data
from gdviz.objectives.network import ACTIVATIONS, Network
from gdviz.objectives.objective import newton_polish
from gdviz.objectives.random_numbers import Generator
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend
from gdviz.optimizers.training import train, training_with

MOONS = class_data("moons")
X1, X2 = MOONS.x[:, 0].copy(), MOONS.x[:, 1].copy()
TOLD_1, TOLD_2 = np.round(X1, 3), np.round(X2, 3)  # of live figures, whose script has each point: finer than a pixel
count, held_count = len(MOONS.y), len(MOONS.held_y)
POINTS = Classes(tuple(map(tuple, np.round(MOONS.x, 2).tolist())), tuple(MOONS.y.tolist()))
ACROSS, UP = Axis("x₁", -2.2, 2.2), Axis("x₂", -1.6, 1.6)
VIEW = ((ACROSS.low, ACROSS.high), (UP.low, UP.high))
INPUTS: dict[str, Any] = {"domain": VIEW, "minimizers": (), "axis_names": ("across", "up"), "value_name": "score"}


def percent(share: float, decimals: int = 1) -> str:
    """A share of the points as a percentage."""
    return f"{shortest(100 * share, 2 + decimals)}%"


# ---- a line


def _line_score(w: Any, angle: float, shift: float) -> Any:
    turn = angle * (math.pi / 180)
    return w[0] * np.cos(turn) + w[1] * np.sin(turn) - shift


def _share_wrong(w: Any, x1: Any, x2: Any, y: Any) -> Any:
    turn = w[0][..., None] * (math.pi / 180)
    score = x1 * np.cos(turn) + x2 * np.sin(turn) - w[1][..., None]
    return np.mean(np.where(score > 0, 1.0 - y, y), axis=-1)


def _logistic(w: Any) -> Any:
    score = w[0] * MOONS.x[:, 0] + w[1] * MOONS.x[:, 1] + w[2]
    return np.mean(np.logaddexp(0.0, score) - MOONS.y * score)


_best = np.array(newton_polish(_logistic, [(0.0, 0.0, 0.0)])[0])
logistic_loss = float(_logistic(_best))
logistic_held = float(np.mean((MOONS.held_x @ _best[:2] + _best[2] > 0) == (MOONS.held_y > 0.5)))


def fewest_wrong(x: Array, y: Array, directions: int = 720) -> int:
    """How many points the best of all lines gets wrong: every shift, in so many directions."""
    fewest = len(y)
    for turn in np.linspace(0.0, 2 * math.pi, directions, endpoint=False):
        filled = np.concatenate([[0.0], np.cumsum(y[np.argsort(x @ [math.cos(turn), math.sin(turn)])])])
        behind = np.arange(len(y) + 1)
        wrong = filled + (len(y) - behind) - (y.sum() - filled)  # filled ones behind the line, hollow ones before it
        fewest = min(fewest, int(wrong.min()))
    return fewest


best_wrong = fewest_wrong(MOONS.x, MOONS.y)
best_share = best_wrong / count
target_share, half_turn = 0.15, 180.0
_LINE = Objective(
    name="line", formula=partial(_line_score, angle=0.0, shift=0.0), latex="w \\cdot x + b",
    settings=("angle", "shift"), **INPUTS,
)  # fmt: skip
_WRONG = Objective(
    name="share_wrong",
    formula=partial(_share_wrong, x1=TOLD_1, x2=TOLD_2, y=MOONS.y),
    domain=((0.0, 360.0), (-1.5, 1.5)),
    minimizers=(),
    latex=r"\#\{\text{wrong}\} / n",
    axis_names=("angle", "shift"),
    value_name="share wrong",
    data=(TOLD_1, MOONS.y),
)
shown_angle = math.degrees(math.atan2(_best[1], _best[0])) % 360
shown_shift = float(-_best[2] / np.hypot(_best[0], _best[1]))

line = Scene(
    title="Two moons and a line",
    alt="Two crescents of points that reach into each other, one filled, one hollow. A straight line cuts across "
    "both: the tips of the crescents are on the wrong side of it.",
    caption=f"{count} points in two classes, filled and hollow, and a line that says filled on its blue side. The loss "
    f"here is the share of points it gets wrong. The line "
    f"of a logistic regression, at turn {shown_angle:.0f} and shift {fixed(shown_shift, 2)}, is right for "
    f"{percent(logistic_held)} of {held_count} other points. Which points does it get wrong?",
    question="Turn and shift the line. Can a line get every point right?",
    parts=(
        Predict(
            "choice",
            options=("yes, one line does", "no line does"),
            answer=1,
            when=("angle", half_turn + 1.0, 360.0),
            because=f"The best of all lines gets {best_wrong} of the {count} points wrong, a share of "
            f"{shortest(best_share)}.",
            then=f"Now turn the line past {shortest(half_turn)} degrees, and shift it.",
        ),
        Target("loss", target_share),
    ),
    objective=_WRONG,
    point=("angle", "shift"),
    panels=(Panel((Regions(levels=(0.0,), objective=_LINE), POINTS), x=ACROSS, y=UP, readout=("loss",), equal=True),),
    controls=(
        Slider("angle", 0.0, 360.0, value=90.0, label="turn (degrees)"),
        Slider("shift", -1.5, 1.5, value=0.0, label="shift"),
    ),
    still={"angle": float(round(shown_angle)), "shift": round(shown_shift, 2)},
    height=400,
)

# ---- the network in training

units, seed, rate, steps, batch = 3, 2, 0.5, 600, 20
NETWORK = Network(hidden=(units,))
RUN = train(NETWORK, "moons", GradientDescent(rate), batch, seed, steps)
final_loss, final_held = float(RUN.losses[-1]), float(RUN.held_accuracies[-1])
parameters = NETWORK.dim
early, top_loss = 100, 1.2
patient_steps = 2000  # by then every seed has found the curve
_marks = (*range(0, 50, 6), *range(60, 300, 30), *range(300, steps + 1, 60))
learned_at = int(np.argmax(RUN.held_accuracies >= 0.97))

forming = Scene(
    title="A decision boundary forms",
    alt="Left, the two moons on a plane that is blue where the network says filled. Its boundary begins as one soft "
    "bend and becomes a curve that winds between the moons; dashed, the lines of its hidden units, which turn into "
    "place. Right, the loss on the training data and on those held out: both fall quickly, then slowly.",
    caption=f"A network with {in_words(units)} hidden units, {parameters} numbers in all, trained step by step on the "
    f"moons. After {steps} steps it is right for {percent(final_held)} of {held_count} points it has not seen. Dashed "
    "are the lines of its hidden units. Where do they end up?",
    question=f"After {early} of {steps} steps, will the boundary be close to a line, or a curve between the moons?",
    parts=(
        Training(steps, training_with, hidden_units=units, learning_rate=rate, batch_size=batch, seed=seed),
        Predict(
            "choice",
            options=("close to a line", "a curve between the moons"),
            answer=0,
            when=("step", early, steps),
            because=f"At step {early} it is right for {percent(float(RUN.held_accuracies[early]))} of the points "
            "held out, "
            "about as many as a line.",
            then="Now press Play. Then try other units, seeds, activations and data.",
        ),
        Choose("data", "data", tuple(SHAPES)),
        Choose("activation", "activation", tuple(ACTIVATIONS)),
    ),
    panels=(
        Panel((Regions(), UnitLines(), Classes()), x=ACROSS, y=Axis("x₂", -2.2, 2.2), equal=True, weight=1.15),
        Panel(
            (
                TrainingCurves(),
                Label("whole line: training", (steps, top_loss - 0.08), role="path", align="right"),
                Label("dashed: held out", (steps, top_loss - 0.18), role="path", align="right"),
            ),
            x=Axis("step t", 0.0, float(steps), ticks=(0.0, 200.0, 400.0, 600.0)),
            y=Axis("loss", 0.0, top_loss, ticks=(0.0, 0.4, 0.8, 1.2)),
        ),
    ),
    controls=(
        Step(jumps=(10, 50)),
        Slider("hidden_units", 1.0, 12.0, value=float(units), label="hidden units", whole=True),
        Slider("learning_rate", 0.05, 2.0, value=rate, label="learning rate η"),
        Slider("seed", 0.0, 9.0, value=float(seed), label="seed", whole=True),
        Control("data", 0.0, len(SHAPES) - 1.0, value=0.0),
        Control("activation", 0.0, len(ACTIVATIONS) - 1.0, value=0.0),
    ),
    animation=Animation({"step": tuple(float(t) for t in _marks)}, seconds=6.0, hold=3.0, loops=False),
    height=410,
)

# ---- a start at zero


def score_of(numbers: Any, x1: Any, x2: Any) -> Any:
    """The score of points, unit by unit: `Network.score` of the vector of these numbers, for any shape of them."""
    score = numbers[4 * units]
    for unit in range(units):
        w1, w2, b, v = (numbers[unit + units * part] for part in range(4))
        score = score + v * np.tanh(w1 * x1 + w2 * x2 + b)
    return score


def cross_entropy_of(numbers: Any, x1: Any, x2: Any, y: Any) -> Any:
    """The mean cross-entropy of a network with these numbers on points, whose axis is the last."""
    score = score_of(numbers, x1, x2)
    return np.mean(np.logaddexp(0.0, score) - y * score, axis=-1)


def _full_loss(w: Any, x1: Any, x2: Any, y: Any) -> Any:
    return cross_entropy_of([w[place][..., None] for place in range(parameters)], x1, x2, y)


FULL_LOSS = Objective(
    name="network_loss",
    formula=partial(_full_loss, x1=X1, x2=X2, y=MOONS.y),
    domain=((-3.0, 3.0),) * parameters,
    minimizers=(),
    latex=r"\overline{-\ln p}",
    axis_names=tuple(f"w{place}" for place in range(1, parameters + 1)),
    value_name="L(w)",
)
_RANDOM = NETWORK.initial(Generator(seed))


def alike(vector: Array) -> Array:
    """The start with every hidden unit a copy of the first."""
    into, bias, out, last = (np.array(part) for part in NETWORK.unpack(vector).values())
    into[:], out[:] = into[:, :1], out[:1]
    return np.concatenate([np.ravel(part) for part in (into, bias, out, last)])


start_steps, start_rate = 400, 1.0
_STARTS = (np.zeros(parameters), alike(_RANDOM), _RANDOM)
_RUNS = tuple(Run(GradientDescent(start_rate), tuple(start.tolist()), start_steps) for start in _STARTS)
zero_loss, alike_loss, random_loss = (
    float(descend(FULL_LOSS, run.optimizer, run.start, run.steps).losses[-1]) for run in _RUNS
)

zero_start = Scene(
    title="Starts that learn, and one that does not",
    alt=f"The loss of {in_words(len(_STARTS))} runs against the step. From zero it stays level. From units that "
    "are all "
    f"alike it falls and comes to rest at {fixed(alike_loss, 2)}. From random weights it goes on falling, to "
    f"{fixed(random_loss, 2)}.",
    caption=f"One network of {in_words(units)} hidden units, trained on all the points at once, from "
    f"{in_words(len(_STARTS))} starts: all weights zero, all units alike, and random. Why does the second stop "
    "where it does?",
    objective=FULL_LOSS,
    runs=_RUNS,
    panels=(
        Panel(
            (LossCurve(labels=("all zero", "all alike", "random"), label_steps=(300.0, 300.0, 300.0), ghost=False),),
            x=Axis("step t", 0.0, float(start_steps), ticks=(0.0, 100.0, 200.0, 300.0, 400.0)),
            y=Axis("loss", 0.0, top_loss, ticks=(0.0, 0.4, 0.8, 1.2)),
        ),
    ),
    height=300,
)
