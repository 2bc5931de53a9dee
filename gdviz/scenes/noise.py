"""What the noise of batches does: data that are not shuffled, and the floor that a fixed rate does not get below."""

from dataclasses import replace

import numpy as np

from gdviz.figure.controls import Animation, Slider, Step
from gdviz.figure.marks import Contour, LossCurve, Marker, Path
from gdviz.figure.numbers import fixed, in_words, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Predict
from gdviz.figure.scene import Run, Scene
from gdviz.objectives.batches import Batches
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.schedules import CosineDecay
from gdviz.scenes.batches import ABOVE, AREA, BATCH, PRICE, RATE, SEED, best, mini, rate, seed, town

# ---- in order, and shuffled

size, epochs = 4, 8
NEAR = (1.4, 2.4)  # a start from which the circling shows, not the way there
eights = town // mini
per_epoch = town // size
_STEPS = epochs * per_epoch
_RUNS = tuple(
    Run(
        GradientDescent(learning_rate=rate),
        start=NEAR,
        steps=_STEPS,
        batches=Batches(float(size), float(seed), shuffle),
    )
    for shuffle in (0.0, 1.0)
)
_half = slice(_STEPS // 2, None)  # of the run: the first half is on its way
_ends = slice(_STEPS // 2, None, per_epoch)
_sorted, _shuffled = (np.array(run.losses) for run in Scene("", "", "", (), objective=ABOVE, runs=_RUNS).trajectories())
sorted_mean, shuffled_mean = float(_sorted[_half].mean()), float(_shuffled[_half].mean())
sorted_end, shuffled_end = float(_sorted[_ends].mean()), float(_shuffled[_ends].mean())
_TITLES = ("by price", "shuffled")

order = Scene(
    title="Sorted data, and shuffled",
    alt="Contours twice, with a path from the same start. Left, with the houses sorted by price, the path ends up "
    "on one loop beside the lowest point, round which it goes in every epoch. Right, shuffled, it comes to the lowest "
    "point and stays near.",
    caption=f"The same {fixed(town, 0)} houses in batches of {size}, η = {shortest(rate)}, {in_words(epochs)} epochs: "
    "left sorted by price, right shuffled anew for every epoch. Losses count from the lowest. Why does the left path "
    "turn in circles?",
    question="Which of them ends its epochs nearer to the lowest point?",
    parts=(
        Predict(
            "choice",
            options=("sorted by price", "shuffled", "neither: both see the same houses"),
            answer=1,
            when=("step", float(_STEPS - per_epoch), float(_STEPS)),
            because=f"At the ends of its epochs it is {fixed(shuffled_end, 3)} above the lowest loss on average, "
            f"sorted {fixed(sorted_end, 3)}.",
            then="Now press Play, then change batch size and rate.",
        ),
    ),
    objective=ABOVE,
    runs=_RUNS,
    panels=tuple(
        Panel(
            (Contour(), Path(run=index), Marker(best, "minimum")),
            title=title,
            x=Axis("m", 0.6, 3.2, ticks=(1.0, 2.0, 3.0)),
            y=Axis("b", 2.0, 4.6, ticks=(2.0, 3.0, 4.0)),
            run=index,
            equal=True,
            readout=("step", "loss"),
        )
        for index, title in enumerate(_TITLES)
    ),
    controls=(replace(BATCH, high=16.0), RATE, SEED, Step(jumps=(1, per_epoch))),
    animation=Animation({"step": tuple(float(t) for t in range(0, _STEPS + 1, 2))}, seconds=9.0, hold=2.0),
    height=340,
)

# ---- the floor

floor_steps, floor_rate = 160, 0.3
_FLOOR = tuple(
    Run(
        GradientDescent(learning_rate=floor_rate),
        start=NEAR,
        steps=floor_steps,
        schedule=schedule,
        batches=Batches(float(size), float(seed)),
    )
    for schedule in (None, CosineDecay(floor_steps))
)
_fixed, _falling = (np.array(run.losses) for run in Scene("", "", "", (), objective=ABOVE, runs=_FLOOR).trajectories())
_last = slice(-per_epoch, None)
fixed_floor, falling_floor = float(_fixed[_last].mean()), float(_falling[_last].mean())

floor = Scene(
    title="A fixed rate hovers, a falling one settles",
    alt="The contours about the lowest point, magnified, twice: with the fixed rate the path goes on shaking, with the "
    "falling rate it shakes ever less and ends at the lowest point. Right, how far the loss is above the lowest on a "
    "logarithmic axis: the one levels out, the other, dashed, falls to the end.",
    caption=f"Batches of {size}, η = {shortest(floor_rate)}: left kept as it is, in the middle lowered to nothing by "
    f"half a cosine over {floor_steps} steps. Both near the lowest point, with the same batches. Why does the first "
    "not come to rest?",
    question="How will the run with the fixed rate end?",
    parts=(
        Predict(
            "choice",
            options=("at the lowest point", "shaking about it", "farther and farther off"),
            answer=1,
            when=("step", floor_steps - 1.0, float(floor_steps)),
            because=f"In its last {per_epoch} steps it is {fixed(fixed_floor, 3)} above the lowest loss on average, "
            f"the falling rate {fixed(falling_floor, 4)}.",
            then="Now press Play, then move rate and batch size.",
        ),
    ),
    objective=ABOVE,
    runs=_FLOOR,
    panels=(
        *(
            Panel(
                (Contour(), Path(run=index), Marker(best, "minimum")),
                title=title,
                x=Axis("m", 1.3, 2.8, ticks=(1.5, 2.0, 2.5)),
                y=Axis("b", 2.3, 3.8, ticks=(2.5, 3.0, 3.5)),
                run=index,
                equal=True,
            )
            for index, title in enumerate(("fixed rate", "falling rate"))
        ),
        Panel(
            (LossCurve(labels=("fixed", "falling"), label_steps=(30.0, 150.0)),),
            x=Axis("step t", 0.0, float(floor_steps), ticks=(0.0, 80.0, 160.0)),
            y=Axis("above the lowest loss, log scale", 1e-5, 3.0, "log"),
            weight=1.2,
        ),
    ),
    controls=(
        Slider("learning_rate", 0.02, 0.5, value=None, label="learning rate η"),
        BATCH,
        SEED,
        Step(jumps=(1, 10)),
    ),
    animation=Animation({"step": tuple(float(t) for t in range(0, floor_steps + 1, 2))}, seconds=9.0, hold=2.0),
    height=340,
)

# ---- batch size and rate together


def floor_of(batch: int, eta: float, seeds: int = 4, rounds: int = 40) -> float:
    """How far above the lowest loss a fixed rate hovers, on average over the later epochs of runs with some seeds."""
    found = []
    for each in range(seeds):
        w, places = np.array(best), Batches(float(batch), float(each)).places(town)
        for step in range(rounds * (town // batch)):
            few = next(places)
            errors = w[0] * AREA[few] + w[1] - PRICE[few]
            w = w - 2 * eta * np.array([np.mean(errors * AREA[few]), np.mean(errors)])
            if step >= rounds * (town // batch) // 4:
                found.append(w)
    off = np.array(found) - np.array(best)
    return float(np.mean(np.sum((off @ ABOVE.hessian(best)) * off, axis=1)) / 2)


slow_rate, twice_rate, batch, twice_batch = 0.1, 0.2, 4, 8
floor_slow, floor_fast = floor_of(batch, slow_rate), floor_of(batch, twice_rate)
floor_both = floor_of(twice_batch, twice_rate)
