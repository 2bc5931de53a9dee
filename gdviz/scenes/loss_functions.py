"""Loss functions: how wrong a line is, as one number, drawn as squares."""

from __future__ import annotations

import numpy as np

from gdviz.figure.controls import Animation, Slider, Step, eased
from gdviz.figure.marks import Line, Marker, Points, Residuals
from gdviz.figure.numbers import in_words, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import EditData, Equation, Predict, Target
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import line_loss
from gdviz.objectives.datasets import Dataset, houses
from gdviz.optimizers import GradientDescent

HOUSES = houses()
LOSS = line_loss(HOUSES.x, HOUSES.y)
AREA = Axis(HOUSES.x_label, 0.0, 2.6)
PRICE = Axis(HOUSES.y_label, 0.0, 6.0)
POOR = (1.0, 1.0)
START = (0.5, 1.0)
target = 0.06

house_count = len(HOUSES)
poor_m, poor_b = POOR
poor_loss = LOSS(POOR)
start_loss = LOSS(START)
best_m, best_b = LOSS.minimizers[0]
best_loss = LOSS(LOSS.minimizers[0])
typical_thousands = 100 * float(np.sqrt(best_loss))  # a price is in hundreds of thousands

shown_area, shown_price = HOUSES.x[10], HOUSES.y[10]
shown_prediction = poor_m * shown_area + poor_b
shown_residual = shown_price - shown_prediction
shown_square = shown_residual**2

residual_squares = Scene(
    title="Residual squares",
    alt=(
        f"Two plots of the same {in_words(house_count)} houses. Left, a line that is too flat: several of the squares "
        "drawn on its misses are large, most of all for the large houses. Right, the best line: every square is tiny."
    ),
    caption=(
        f"Each square has one miss as its side; the loss is the mean area of the {house_count} "
        f"squares. The poor line has loss {poor_loss:.3f}, about {poor_loss / best_loss:.0f} times that of the best "
        f"line, {best_loss:.3f}. Does any house do worse on the best line?"
    ),
    panels=tuple(
        Panel(
            marks=(Residuals(HOUSES, kind="squares", at=line), Line(at=line), Points(HOUSES)),
            x=AREA,
            y=PRICE,
            title=f"{name} line, loss {LOSS(line):.3f}",
        )
        for name, line in (("poor", POOR), ("best", LOSS.minimizers[0]))
    ),
)

poor_squares = (np.array(HOUSES.y) - poor_m * np.array(HOUSES.x) - poor_b) ** 2
largest_share = 100 * float(poor_squares.max() / poor_squares.sum())  # per cent

_start_squares, _best_squares = (
    (np.array(HOUSES.y) - m * np.array(HOUSES.x) - b) ** 2 for m, b in (START, LOSS.minimizers[0])
)
grown_count = int(np.sum(_best_squares > _start_squares))
worse_count = int(np.sum(_best_squares > poor_squares))  # houses that do worse on the best line than on the poor one

shrinking_squares = Scene(
    title="The squares as the line improves",
    alt=(
        f"A line below most of {in_words(house_count)} dots, with a square on every residual. As the line rises and "
        "steepens most squares shrink until, at the best line, they are tiny but not gone. A readout "
        "of the loss falls with them."
    ),
    caption=(
        f"From m = {shortest(START[0])}, b = {shortest(START[1])} to the best line: the loss falls from "
        f"{start_loss:.2f} to {best_loss:.3f}. Why can no line bring it to zero here?"
    ),
    question="Will every square shrink on the way to the best line?",
    parts=(
        Equation("ŷ = {m:5.2f}·x {b:+.2f}\nL = mean of (y − ŷ)² = {loss:6.3f}"),
        Predict(
            "choice",
            options=("every one shrinks", "some grow"),
            answer=int(grown_count > 0),
            when=("loss", 0.0, 2 * best_loss),
            because=f"Of the {house_count} squares {grown_count} grow: the first line ran close to those houses.",
            then="Now press Play, or bring the loss down yourself.",
        ),
        Target("loss", target),
    ),
    objective=LOSS,
    point=("m", "b"),
    panels=(
        Panel(
            marks=(Residuals(HOUSES, kind="squares"), Line(), Points(HOUSES)),
            x=AREA,
            y=PRICE,
            readout=("m", "b", "loss"),
        ),
    ),
    controls=(
        Slider("m", -1.0, 4.0, value=START[0], label="slope m"),
        Slider("b", -2.0, 4.0, value=START[1], label="intercept b"),
    ),
    animation=Animation({"m": eased((START[0], best_m), 61), "b": eased((START[1], best_b), 61)}, seconds=6.0),
)

MISTYPED, SLIP = 10, 10  # which price, and by what factor its decimal point has slipped
MISTAKE = Dataset(
    "houses, one price mistyped",
    HOUSES.x,
    tuple(price / SLIP if index == MISTYPED else price for index, price in enumerate(HOUSES.y)),
    HOUSES.x_label,
    HOUSES.y_label,
    "The invented houses, with the decimal point of one price moved on purpose.",
)
MISTAKE_LOSS = line_loss(MISTAKE.x, MISTAKE.y)
true_price, mistyped_price = HOUSES.y[MISTYPED], MISTAKE.y[MISTYPED]
mistaken_m, mistaken_b = MISTAKE_LOSS.minimizers[0]
mistaken_squares = (np.array(MISTAKE.y) - mistaken_m * np.array(MISTAKE.x) - mistaken_b) ** 2
mistaken_share = 100 * float(mistaken_squares[MISTYPED] / mistaken_squares.sum())  # per cent

_FITTING = 400  # steps from one best line to the other

outlier = Scene(
    title="One wrong price bends the line",
    alt=(
        f"{in_words(house_count).capitalize()} dots, one of them far below the rest. The line fitted without the "
        "mistake rises through the other dots; the line fitted with it is much flatter and misses most of them."
    ),
    caption=(
        f"One price was typed as {mistyped_price:.2f} instead of {true_price:.2f}. The pale line is the best one "
        f"without the mistake, with slope {best_m:.2f}; the other moves, in {_FITTING} steps, to the best one with "
        f"it. Why do the {house_count - 1} correct prices not outvote the wrong one?"
    ),
    question=f"Without the mistake the best slope is {best_m:.2f}. What is it with it?",
    parts=(
        Equation("ŷ = {m:5.2f}·x {b:+.2f}\nL = mean of (y − ŷ)² = {loss:6.3f}"),
        Predict(
            "number",
            answer=mistaken_m,
            low=0.0,
            high=3.0,
            tolerance=0.15,
            when=("step", _FITTING, _FITTING),
            outcome="it is",
            because=f"The wrong price alone still accounts for {mistaken_share:.0f} % of the loss.",
            then="Now press Play. Then drag the wrong price.",
        ),
        EditData(),
    ),
    objective=MISTAKE_LOSS,
    # Small enough for wherever a house may be dragged, and long enough to be at the best line for all that can be seen.
    runs=(Run(GradientDescent(learning_rate=0.1), start=LOSS.minimizers[0], steps=_FITTING),),
    panels=(
        Panel(
            marks=(
                Line(
                    at=LOSS.minimizers[0],
                    label="without the mistake",
                    label_at=(1.9, 4.95),
                    align="right",
                    faint=True,
                ),
                Line(),
                Points(MISTAKE),
                Marker((MISTAKE.x[MISTYPED], mistyped_price), label="as typed", offset=(-10.0, 10.0)),
            ),
            x=AREA,
            y=PRICE,
            readout=("m", "b", "loss"),
        ),
    ),
    controls=(Step(jumps=(1, 100)),),
    animation=Animation(
        {"step": (0.0, *(float(step) for step in np.geomspace(1, _FITTING, 40).round()))}, seconds=6.0, hold=3.0
    ),
)
