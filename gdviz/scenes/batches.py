"""Gradients of parts of the data: where they lead, what a step costs, how far they scatter."""

import math
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from gdviz.figure.controls import Animation, Control, Drag, Slider, Step
from gdviz.figure.marks import BatchGradients, Contour, EpochLoss, Here, LossCurve, Marker, Path
from gdviz.figure.numbers import fixed, in_words, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Predict
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import line_loss
from gdviz.objectives.batches import Batches
from gdviz.objectives.random_numbers import Generator
from gdviz.optimizers import GradientDescent

# An invented town, listed by price: floor areas from the average, prices near a line, noise from a seed.
town, town_seed, noise = 64, 1, 0.6
_draw = Generator(town_seed)
_area = np.round(2 * _draw.uniforms(town) - 1, 2)
_price = np.round(2 * _area + 3 + noise * _draw.normals(town), 2)
_by_price = np.argsort(_price, kind="stable")
AREA, PRICE = _area[_by_price], _price[_by_price]
_LOSS = line_loss(AREA, PRICE)
best = (best_m, best_b) = _LOSS.minimizers[0]
lowest = float(_LOSS(best))


def _above(w: Any, x: Any, y: Any, lowest: float) -> Any:
    return np.mean((w[0][..., None] * x + w[1][..., None] - y) ** 2, axis=-1) - lowest


ABOVE = replace(  # on a logarithmic axis the loss itself would hide how near it comes
    _LOSS,
    name="line_loss_above_the_lowest",
    formula=partial(_above, x=AREA, y=PRICE, lowest=lowest),
    domain=((-1.6, 4.4), (0.0, 5.0)),
)
M, B = Axis("m", -1.6, 4.4), Axis("b", 0.0, 5.0)
START = (-1.0, 0.5)
mini, rate, seed = 8, 0.2, 1
SEED = Slider("seed", 0.0, 20.0, value=float(seed), label="seed")
RATE = Slider("learning_rate", 0.01, 0.4, value=None, label="learning rate η")
BATCH = Slider("batch_size", 1.0, float(town), label="batch size")


def run(size: int, steps: int, eta: float = rate) -> Run:
    """Gradient descent on batches of this size; on all examples where that is all of them."""
    batches = Batches(float(size), float(seed)) if size < town else None
    return Run(GradientDescent(learning_rate=eta), start=START, steps=steps, batches=batches)


_STEPS = 60
_NAMES = ("all", "batch", "one")
_town, _mini, _rate = fixed(town, 0), fixed(mini, 0), shortest(rate)
_one = fixed(1, 0)

paths = Scene(
    title="All examples, a few, one",
    alt=f"Left, oval contours with {in_words(len(_NAMES))} paths from one start: a smooth one with all examples, one "
    f"with batches of {_mini} that shakes a little, and one with a single example that jumps about. Right, how far the "
    "loss is above the lowest on a logarithmic axis: the smooth one falls in a straight line, the others level out "
    "and shake.",
    caption=f"A line for {_town} houses, from one start, {_STEPS} steps with η = {_rate}: with all of them in every "
    f"step, with batches of {_mini} (dashed), with {_one} house (dotted). Right, how far the loss is above the "
    "lowest. Which of the paths would change with another seed?",
    question="Which path will be nearest to the lowest point at the end?",
    parts=(
        Predict(
            "choice",
            options=("all houses", f"batches of {_mini}", f"{_one} house"),
            answer=0,
            when=("step", _STEPS - 1, _STEPS),
            because="At the lowest point the gradient of all of them is zero, so it comes to rest there. That of a "
            "part is not.",
            then="Now press Play, then change batch size and seed.",
        ),
    ),
    objective=ABOVE,
    runs=(run(town, _STEPS), run(mini, _STEPS), run(1, _STEPS)),
    panels=(
        Panel((Contour(), Path(), Marker(best, "minimum")), x=M, y=B, equal=True, weight=1.2),
        Panel(
            (LossCurve(labels=_NAMES, label_steps=(40.0, 52.0, 20.0)),),
            x=Axis("step t", 0.0, float(_STEPS)),
            y=Axis("above the lowest loss, log scale", 1e-6, 12.0, "log"),
        ),
    ),
    controls=(
        replace(BATCH, run=1, label="batch size (dashed)"),
        RATE,
        SEED,
        Drag("start", (-1.5, 0.1), (4.3, 4.9)),
        Step(jumps=(1, 10)),
    ),
    animation=Animation(
        {"step": tuple(float(t) for t in (*np.repeat(np.arange(10), 2), *range(10, _STEPS + 1)))}, seconds=8.0, hold=2.0
    ),
    height=380,
)

# ---- the gradients of all batches at one point

few, more = 4, 16


def spread(size: int) -> float:
    """The root of the mean squared distance of a batch's gradient from the whole, over all batches of this size."""
    errors = START[0] * AREA + START[1] - PRICE
    each = 2 * np.stack([errors * AREA, errors])
    variance = float(np.sum(np.var(each, axis=1)))
    return math.sqrt(variance / size * (town - size) / (town - 1))


spread_one, spread_few, spread_more = spread(1), spread(few), spread(more)
times_closer = spread_few / spread_more
_READ_RATE = 0.3

gradients = Scene(
    title="Every batch has a gradient of its own",
    alt=f"Contours with a point, and lines from it to {in_words(town // few)} dots, which lie about a ring: where the "
    "gradient of each batch leads, and where that of all houses does. As it plays the batches grow, and the dots come "
    "together in the ring.",
    caption=f"The {_town} houses, shuffled and cut into batches of {few}: where a step of η = {shortest(_READ_RATE)} "
    "leads from the point by the gradient of each batch (dots), and by their mean (ring). Where would the gradient of "
    "all houses lead?",
    question=f"Make the batches {in_words(more // few)} times as large, {more} houses each. What happens to the "
    "scatter of the dots?",
    parts=(
        Predict(
            "choice",
            options=("it stays as it is", "about half is left", "hardly any is left"),
            answer=1,
            when=("batch_size", more - 1.0, float(town)),
            because=f"With batches of {more} the gradients are {fixed(spread_more, 2)} from their mean, typically, "
            f"with batches of {few} {fixed(spread_few, 2)}.",
            then="Now move the batch size.",
        ),
    ),
    objective=ABOVE,
    panels=(
        Panel((Contour(), BatchGradients(rate=_READ_RATE), Here(), Marker(best, "minimum")), x=M, y=B, equal=True),
    ),
    point=("m", "b"),
    controls=(
        replace(BATCH, value=float(few)),
        SEED,
        Control("m", -1.5, 4.3, value=START[0]),
        Control("b", 0.1, 4.9, value=START[1]),
    ),
    animation=Animation(
        {"batch_size": tuple(float(size) for size in np.repeat((1, 2, 4, 8, 16, 32, 64), 6))}, seconds=8.0, hold=2.0
    ),
    height=420,
)

# ---- by the step, and by the epoch

cost_rate, epochs, _SHORT = 0.1, 6, 30
_COSTS = (town, mini, 1)
_RUNS = tuple(run(size, max(_SHORT, epochs * town // size), cost_rate) for size in _COSTS)
first_all, first_mini, first_one = (  # after an epoch
    float(trajectory.losses[town // size])
    for size, trajectory in zip(_COSTS, Scene("", "", "", (), objective=ABOVE, runs=_RUNS).trajectories(), strict=True)
)
_LONG = epochs * town

cost = Scene(
    title="The same runs by the step and by the epoch",
    alt="Two pictures of the same runs. Left, against the step: they fall alike. "
    "Right, against the epoch: the run on single examples has fallen before the others have begun, and then shakes "
    "at a level of its own; the one on all examples is the slowest by far.",
    caption=f"η = {shortest(cost_rate)} with all {_town} houses in every step, with batches of {_mini} (dashed), with "
    f"{_one} (dotted). Left, how far the loss is above the lowest, the excess, step by step. Right, by what is paid "
    f"for: epochs, {_town} examples each. How many steps does the dotted run take in an epoch?",
    question="Which run is lowest after the first epoch, when each has seen every house once?",
    parts=(
        Predict(
            "choice",
            options=("all houses", f"batches of {_mini}", f"{_one} house"),
            answer=2,
            when=("step", float(town), float(_LONG)),
            because=f"It has taken {town} steps by then. The run with batches of {_mini} has taken "
            f"{in_words(town // mini)}, and that with all houses one.",
            then="Now press Play.",
            panel=1,
        ),
    ),
    objective=ABOVE,
    runs=_RUNS,
    panels=(
        Panel(
            (LossCurve(labels=_NAMES, label_steps=(8.0, 22.0, 18.0)),),
            x=Axis("step t", 0.0, float(_SHORT)),
            y=Axis("excess by step, log scale", 1e-3, 12.0, "log"),
        ),
        Panel(
            (EpochLoss(labels=_NAMES, label_epochs=(3.0, 2.2, 0.3)),),
            x=Axis("epoch", 0.0, float(epochs)),
            y=Axis("excess by epoch, log scale", 1e-3, 12.0, "log"),
        ),
    ),
    controls=(replace(BATCH, run=1, label="batch size (dashed)"), RATE, SEED, Step(jumps=(1, 10))),
    animation=Animation(
        {"step": tuple(float(t) for t in (*range(_SHORT), *np.linspace(_SHORT, _LONG, 40).round()))},
        seconds=9.0,
        hold=2.0,
    ),
    height=380,
)
