"""Loss functions: how wrong a line is, as one number, drawn as squares."""

from __future__ import annotations

import numpy as np

from gdviz.figure.controls import Animation, Slider, eased
from gdviz.figure.marks import Line, Marker, Points, Residuals
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Equation, Predict, Target
from gdviz.figure.scene import Scene
from gdviz.objectives import line_loss
from gdviz.objectives.datasets import Dataset, houses

HOUSES = houses()
LOSS = line_loss(HOUSES.x, HOUSES.y)
AREA = Axis(HOUSES.x_label, 0.0, 2.6)
PRICE = Axis(HOUSES.y_label, 0.0, 6.0)
POOR = (1.0, 1.0)
START = (0.5, 1.0)

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
        "Two plots of the same twelve houses. Left, a line that is too flat: several of the squares drawn on its "
        "misses are large, the largest second from the right. Right, the best line: every square is tiny."
    ),
    caption=(
        f"Each square has one miss as its side; the loss is the mean area of the {house_count} "
        f"squares. The poor line has loss {poor_loss:.3f}, the best line {best_loss:.3f}, "
        f"about 1/{poor_loss / best_loss:.0f} of that. Does any house do worse on the best line?"
    ),
    question="Which house costs the poor line most, and about what share of its loss is that?",
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

shrinking_squares = Scene(
    title="Squares that shrink as the line improves",
    alt=(
        "A line below most of twelve dots, with a square on every residual. As the line rises and "
        "steepens most squares shrink until, at the best line, they are tiny but not gone. A readout "
        "of the loss falls with them."
    ),
    caption=(
        f"From m = {START[0]:g}, b = {START[1]:g} to the best line, m = {best_m:.2f}, b = "
        f"{best_b:.2f}, the loss falls from {start_loss:.2f} to {best_loss:.3f}. "
        "Why can no line bring it to 0 here?"
    ),
    question="Will every square shrink on the way to the best line?",
    parts=(
        Equation("ŷ = {m:5.2f}·x {b:+.2f}\nL = mean of (y − ŷ)² = {loss:6.3f}"),
        Predict(
            "choice",
            options=("every one shrinks", "some grow"),
            answer=int(grown_count > 0),
            when=("loss", 0.0, 2 * best_loss),
            because=f"{grown_count} of the {house_count} grow: the first line ran close to those houses.",
            then="Now press Play, or bring the loss down yourself.",
        ),
        Target("loss", 0.06),
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

MISTYPED = 10
MISTAKE = Dataset(
    "houses, one price mistyped",
    HOUSES.x,
    tuple(price / 10 if index == MISTYPED else price for index, price in enumerate(HOUSES.y)),
    HOUSES.x_label,
    HOUSES.y_label,
    "The invented houses, with the decimal point of one price moved on purpose.",
)
MISTAKE_LOSS = line_loss(MISTAKE.x, MISTAKE.y)
true_price, mistyped_price = HOUSES.y[MISTYPED], MISTAKE.y[MISTYPED]
mistaken_m, mistaken_b = MISTAKE_LOSS.minimizers[0]
mistaken_squares = (np.array(MISTAKE.y) - mistaken_m * np.array(MISTAKE.x) - mistaken_b) ** 2
mistaken_share = 100 * float(mistaken_squares[MISTYPED] / mistaken_squares.sum())  # per cent

outlier = Scene(
    title="One wrong price bends the line",
    alt=(
        "Twelve dots, one of them far below the rest. The line fitted without the mistake rises "
        "through the other dots; the line fitted with it is much flatter and misses most of them."
    ),
    caption=(
        f"One price was typed as {mistyped_price:.2f} instead of {true_price:.2f}. The best slope "
        f"drops from {best_m:.2f} to {mistaken_m:.2f}, and the wrong price alone still accounts for "
        f"{mistaken_share:.0f} % of the loss. Why do the {house_count - 1} correct prices not outvote "
        "it?"
    ),
    question="How far will one mistyped price pull the best line?",
    panels=(
        Panel(
            marks=(
                Line(at=LOSS.minimizers[0], label="without the mistake", label_at=(1.9, 4.95), align="right"),
                Line(
                    at=(mistaken_m, mistaken_b),
                    label="with the mistake",
                    label_at=(2.58, 2.45),
                    align="right",
                ),
                Points(MISTAKE),
                Marker((MISTAKE.x[MISTYPED], mistyped_price), label="mistyped", offset=(-10.0, 10.0)),
            ),
            x=AREA,
            y=PRICE,
        ),
    ),
)

EXAMPLE_RESIDUALS = np.array([1.0, -1.0, 2.0])
example_loss = float(np.mean(EXAMPLE_RESIDUALS**2))
example_sum = float(np.sum(EXAMPLE_RESIDUALS**2))
example_mean = float(np.mean(EXAMPLE_RESIDUALS))
example_absolute = float(np.mean(np.abs(EXAMPLE_RESIDUALS)))
