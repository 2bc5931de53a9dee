"""Putting it together: the five steps with their real names, and a loss on data that the training never saw."""

from dataclasses import replace

import numpy as np

from gdviz.figure.controls import Animation, Drag, Slider, Step
from gdviz.figure.marks import Contour, Here, Line, LossCurve, Marker, Path, Points, Residuals, Surface
from gdviz.figure.numbers import fixed, in_words, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import EditData, Equation, Predict, Verdict
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import line_loss, stability_limit
from gdviz.objectives.datasets import houses_split
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend

TRAIN, HELD_OUT = houses_split()
LOSS = line_loss(TRAIN.x, TRAIN.y)
HELD_OUT_LOSS = line_loss(HELD_OUT.x, HELD_OUT.y)

train_count, held_out_count = len(TRAIN), len(HELD_OUT)
rate, steps = 0.2, 100
_START = (4.0, -1.0)
_RUN = Run(GradientDescent(learning_rate=rate), start=_START, steps=steps)
_run = descend(LOSS, _RUN.optimizer, _START, steps)
_held_out = np.asarray(HELD_OUT_LOSS(_run.iterates.T))

limit = stability_limit(LOSS)
start_m, start_b = _START
best_m, best_b = LOSS.minimizers[0]
final_m, final_b = (float(part) for part in _run.final)
train_start, train_final = float(_run.losses[0]), float(_run.losses[-1])
held_out_start, held_out_final = float(_held_out[0]), float(_held_out[-1])
lowest_step = int(_held_out.argmin())
held_out_lowest, train_there = float(_held_out[lowest_step]), float(_run.losses[lowest_step])

# The direction in which the bowl is flattest, and the way from step 1 to step 10.
_along = np.linalg.eigh(LOSS.hessian(_START))[1][:, 0]
_way = _run.iterates[10] - _run.iterates[1]
turns_along = abs(float(_way @ _along)) > 0.7 * float(np.linalg.norm(_way))

# Two houses are few enough for a line to go through both, whatever the rest of the town looks like.
_FEW = 2
TWO = type(TRAIN)("two houses", TRAIN.x[:_FEW], TRAIN.y[:_FEW], TRAIN.x_label, TRAIN.y_label, TRAIN.note)
_two_loss = line_loss(TWO.x, TWO.y)
two_m, two_b = _two_loss.minimizers[0]
two_train, two_held_out = float(_two_loss((two_m, two_b))), float(HELD_OUT_LOSS((two_m, two_b)))
two_ratio = two_held_out / held_out_final

_AREA, _PRICE = Axis(TRAIN.x_label, 0.0, 2.6), Axis(TRAIN.y_label, -1.0, 8.0)
_M, _B = Axis("slope m", -0.75, 4.5), Axis("intercept b", -3.0, 3.9)
_STEP = Axis("step t", 0.0, steps + 2.0, ticks=(0.0, 25.0, 50.0, 75.0, 100.0))
_LOG_LOSS = Axis("loss, log scale", 0.01, 13.0, "log")
_LEVELS = (0.06, 0.2, 0.6, 1.2, 2.2, 4.0, 7.0, 12.0, 18.0, 26.0)
_CURVES = (
    LossCurve(labels=("training",), label_steps=(20.0,)),
    LossCurve(objective=HELD_OUT_LOSS, held_out=True, labels=("held out",), label_steps=(33.0,)),
)
_EQUATION = (
    "ŷ = {m:5.2f}·x {b:+.2f}\n"
    "m ← {m:5.2f} − {learning_rate:.3f}·({slope_m:5.2f}) = {next_m:5.2f}\n"
    "b ← {b:5.2f} − {learning_rate:.3f}·({slope_b:5.2f}) = {next_b:5.2f}"
)
_RATE, _STEPS = Slider("learning_rate", 0.01, 0.45, label="learning rate η"), Step(jumps=(1, 10, 100))
_LOW, _HIGH = (-0.75, -3.0), (4.5, 3.9)  # of where a run may start


all_panels = Scene(
    title="One run in several pictures",
    alt=(
        f"Pictures of one run. A line through {in_words(train_count)} filled dots with short sticks for the "
        "residuals. A bowl-shaped surface with a path down its side. The same path on the contours of the bowl, "
        "ending at its minimum. The loss against the step, falling fast and then levelling out."
    ),
    caption=(
        f"Gradient descent on {train_count} houses, from m = {start_m:g}, b = {shortest(start_b)}, {steps} steps with "
        f"η = {shortest(rate)}: the data and the final line ŷ = {final_m:.2f} x + {final_b:.2f}; the loss as a "
        f"surface; the same from above; the training loss, {train_start:.2f} at the start and {train_final:.3f} at "
        "the end. Which of these pictures could you still draw for a model with a million parameters?"
    ),
    question="After the first, long step, will the path go on across the valley or along it?",
    parts=(
        Equation(_EQUATION),
        Verdict(),
        Predict(
            "choice",
            options=("across it", "along it"),
            answer=int(turns_along),
            when=("step", 10, steps),
            because="Across the valley the bowl is steep, and one step was nearly enough.",
        ),
    ),
    objective=LOSS,
    runs=(_RUN,),
    panels=(
        Panel(
            (Residuals(TRAIN), Line(), Points(TRAIN)),
            title="model and data",
            x=_AREA,
            y=Axis(TRAIN.y_label, 0.0, 6.0),
        ),
        Panel(
            (Surface(top=20.0), Path(), Here()),
            title="loss as a surface",
            x=replace(_M, label="m"),
            y=replace(_B, label="b"),
            z=Axis("loss", 0.0, 20.0),
        ),
        Panel(
            (Contour(levels=_LEVELS), Path(), Marker((best_m, best_b), "minimum", "minimum", (-12.0, -8.0)), Here()),
            title="the surface from above",
            x=_M,
            y=_B,
        ),
        Panel((LossCurve(),), title="training loss", x=_STEP, y=_LOG_LOSS),
    ),
    controls=(_RATE, Drag("start", _LOW, _HIGH, label="start"), _STEPS),
    columns=2,
    height=640,
    narrow_height=1160,
)

full_run = Scene(
    title="A full run, with houses held out",
    alt=(
        f"Left, {in_words(train_count)} filled dots for training and {in_words(held_out_count)} hollow ones held out; "
        "a line that is far too steep swings down until it runs through both kinds. Right, the loss against the step "
        "on a logarithmic axis: the training loss falls and levels out; the held-out loss, dashed, lies below it "
        "throughout, has its lowest point near the middle of the run, and rises slightly."
    ),
    caption=(
        f"The line learns from the {train_count} filled houses only; the {held_out_count} hollow ones are held out. In "
        f"{steps} steps the training loss falls from {train_start:.2f} to {train_final:.4f}. On the logarithmic axis, "
        "equal distances are equal factors. Which of the two losses would you report to a buyer?"
    ),
    question="Will the loss on the hollow houses, which the training never sees, fall as well?",
    parts=(
        Equation(_EQUATION),
        Verdict(),
        Predict(
            "choice",
            options=("it never falls", "it falls to the end", "it falls, then rises a little"),
            answer=int(held_out_final < held_out_start) + int(held_out_lowest < held_out_final),
            when=("step", 0.9 * steps, steps),
            because=f"It is lowest at step {lowest_step}, with {held_out_lowest:.4f}, and ends at "
            f"{held_out_final:.4f}.",
        ),
        EditData(),
    ),
    objective=LOSS,
    runs=(_RUN,),
    panels=(
        Panel(
            (
                Line(),
                Points(TRAIN, label="training", label_at=(1.86, 3.05)),
                Points(HELD_OUT, held_out=True, label="held out", label_at=(2.28, 4.3)),
            ),
            x=_AREA,
            y=_PRICE,
            readout=("step", "m", "b"),
        ),
        Panel(_CURVES, x=_STEP, y=_LOG_LOSS, readout=("loss",)),
    ),
    controls=(
        _RATE,
        Slider("start_m", _LOW[0], _HIGH[0], label="start m", axis=0),
        Slider("start_b", _LOW[1], _HIGH[1], label="start b", axis=1),
        _STEPS,
    ),
    animation=Animation(
        {
            "step": tuple(
                float(step)
                for step in (
                    *(step for step in range(4) for _ in range(3)),
                    *(step for step in range(4, 10) for _ in range(2)),
                    *range(10, 30, 2),
                    *range(30, 101, 5),
                )
            )
        },
        seconds=9.0,
        hold=3.0,
    ),
)

two_houses = Scene(
    title="No training loss, and useless",
    alt=(
        f"{in_words(_FEW).capitalize()} filled dots at the far left with a line exactly through both. The line falls "
        f"to the right, while {in_words(held_out_count)} hollow dots for the other houses rise to the right, further "
        "and further from it."
    ),
    caption=(
        f"Trained on {in_words(_FEW)} houses only, the best line is ŷ = {fixed(two_m, 2)} x + {two_b:.2f}. Its "
        f"training loss is {two_train:.0f}; on the {held_out_count} held-out houses its loss is {two_held_out:.2f}. "
        "What does it claim about large houses?"
    ),
    panels=(
        Panel(
            (
                Line(at=(two_m, two_b), label="the best line for these two", label_at=(1.0, 0.42)),
                Residuals(HELD_OUT, at=(two_m, two_b)),
                Points(TWO, label="training", label_at=(0.12, 1.75)),
                Points(HELD_OUT, held_out=True, label="held out", label_at=(1.66, 3.0)),
            ),
            x=_AREA,
            y=Axis(TRAIN.y_label, 0.0, 6.0),
        ),
    ),
)
