"""Gradient descent with one parameter: step against the slope, in proportion to it."""

import numpy as np

from gdviz.figure.controls import Animation, Control, Drag, Slider, Step
from gdviz.figure.marks import Curve, Here, Marker, Path, Tangent
from gdviz.figure.numbers import fixed, in_words, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Equation, Flip, OwnFunction, Predict
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import double_well, parabola
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend

bottom, start, rate, steps = 3.0, 0.0, 0.1, 50
_BOWL = parabola(center=bottom)
_RUN = Run(GradientDescent(learning_rate=rate), start=start, steps=steps)
_trajectory = descend(_BOWL, _RUN.optimizer, _RUN.start, _RUN.steps)

first_slope, second_slope = (float(slope) for slope in _trajectory.gradients[:2, 0])
first, second = (float(x) for x in _trajectory.iterates[1:3, 0])
first_step, second_step = first - start, second - first
after_10, final = float(_trajectory.iterates[10, 0]), float(_trajectory.final[0])
twice_as_long = float(descend(_BOWL, _RUN.optimizer, _RUN.start, 2 * steps).final[0])
distance_after_twice = abs(twice_as_long - bottom)
final_slope = float(_trajectory.gradients[-1, 0])
ratio = second_step / first_step
asked = 10  # the step whose length is to be predicted
_lengths = np.abs(np.diff(_trajectory.iterates[:, 0]))
first_length, asked_length = float(_lengths[0]), float(_lengths[asked - 1])
_LENGTHS = (first_length / 2, asked_length, first_length / 600)  # to choose from

_VALLEY = double_well(tilt=0.3)
_SHORT = 16  # steps of the two runs side by side
_FROM_HUMP = Run(GradientDescent(learning_rate=rate), start=0.1, steps=_SHORT, objective=_VALLEY)
_hump_lengths = np.abs(np.diff(descend(_VALLEY, _FROM_HUMP.optimizer, _FROM_HUMP.start, _SHORT).iterates[:, 0]))
hump_first, hump_longest = float(_hump_lengths[0]), float(_hump_lengths.max())
hump_longest_step = int(_hump_lengths.argmax()) + 1
hump_growth = hump_longest / hump_first

slope_start, slope_steps = 0.5, 24  # between a hilltop and a valley, and on its way to either
_EITHER_WAY = Run(GradientDescent(learning_rate=0.05), start=slope_start, steps=slope_steps)
_, (hilltop,), (right_valley,) = _VALLEY.flat_points
_down, _up = (
    descend(_VALLEY, GradientDescent(learning_rate=0.05, maximize=sign), slope_start, slope_steps).final
    for sign in (0.0, 1.0)
)
down_to, up_to = float(_down[0]), float(_up[0])

# The early steps are long: they stand for three frames, later ones for two, the last ones go by quickly.
_STEPS = (
    *(step for step in range(8) for _ in range(3)),
    *(step for step in range(8, 16) for _ in range(2)),
    *range(16, steps + 1, 2),
)

path = Scene(
    title="Gradient descent on a parabola",
    alt=f"A parabola with its lowest point at x = {shortest(bottom)}. Points on it start at x = {shortest(start)}, "
    "high on the left side, and come down in steps that get shorter and shorter towards the bottom.",
    caption=f"From x = {shortest(start)} with learning rate η = {shortest(rate)}: the first step goes to "
    f"{fixed(first, 2)}, the second to {fixed(second, 2)}, and after {steps} steps x = {fixed(final, 5)}. The rate "
    f"never changes. Where would {steps} more steps lead?",
    question=f"The first step has length {shortest(first_length)}. About how long will step {asked} be?",
    parts=(
        Equation("x ← {x:5.2f} − {learning_rate:.2f}·({slope:5.2f}) = {next:5.2f}"),
        Predict(
            "choice",
            options=tuple(shortest(length, 1) for length in _LENGTHS),
            answer=_LENGTHS.index(asked_length),
            when=("step", asked, steps),
            because=f"Each step is {shortest(ratio)} times the one before; step {asked} has length {asked_length:.3f}.",
            then=f"Now take {in_words(asked)} steps and watch the slope.",
        ),
        OwnFunction(),
    ),
    objective=_BOWL,
    runs=(_RUN,),
    panels=(
        Panel(
            (Curve(), Tangent(half_width=1.0), Path(stems=True), Here(), Marker((bottom, 0.0), "minimum")),
            x=Axis("x", -0.8, 6.8),
            y=Axis("f(x)", -1.2, 13.5, ticks=(0.0, 3.0, 6.0, 9.0, 12.0)),
            readout=("step", "x", "slope", "loss"),
        ),
    ),
    controls=(
        Slider("learning_rate", 0.01, 1.1, label="learning rate η"),
        Drag("start", -0.6, 6.6, label="start x"),
        Step(jumps=(1, 10)),
    ),
    animation=Animation({"step": tuple(float(step) for step in _STEPS)}, seconds=10.0, hold=3.0),
)

minus_sign = Scene(
    title="Flip the minus sign",
    alt=f"A curve with two valleys and a hilltop between them. From x = {shortest(slope_start)}, beside the hilltop, "
    "points lead down into the valley on that side.",
    caption=f"From x = {shortest(slope_start)} with η = {shortest(_EITHER_WAY.optimizer.learning_rate)} and the minus "
    f"sign, {slope_steps} steps lead down to x = {fixed(down_to, 2)}. With a plus, from which starts would they "
    "never come to rest?",
    question="With a plus instead of the minus, where will these steps lead?",
    parts=(
        Equation("x ← {x:5.2f} {signed_rate:+4.2f}·({slope:5.2f}) = {next:5.2f}"),
        Predict(
            "choice",
            options=("into the other valley", "to the hilltop", "up for ever"),
            answer=1,
            when=("maximize", 1, 1),
            because=f"They end at x = {fixed(up_to, 2)}, where the curve is level.",
            then="Now flip the sign.",
        ),
        Flip("maximize", "Plus instead of minus"),
    ),
    objective=_VALLEY,
    runs=(_EITHER_WAY,),
    panels=(
        Panel(
            (Curve(), Tangent(half_width=0.35), Path(stems=True), Here()),
            x=Axis("x", -1.7, 1.7),
            y=Axis("f(x)", -0.6, 2.6),
            readout=("step", "x", "slope", "loss"),
        ),
    ),
    controls=(
        Slider("learning_rate", 0.01, 0.15, label="learning rate η"),
        Drag("start", -1.5, 1.5, label="start x"),
        Control("maximize", 0.0, 1.0),
        Step(jumps=(1, 5)),
    ),
    animation=Animation({"step": tuple(float(step) for step in range(slope_steps + 1))}, seconds=6.0, hold=2.0),
)

shrinking_steps = Scene(
    title="Short steps mean a small slope",
    alt="Two curves with the steps of gradient descent marked on the axis below. On the parabola the steps get shorter "
    "all the way to the bottom. On the other curve, from the top of a hill, they are short at first, then "
    "longer, then short again in the valley.",
    caption=f"Left, a bowl: every step is {shortest(ratio)} times the one before. Right, a start near a hilltop: the "
    f"first step has length {hump_first:.3f}. What do short steps have in common, wherever they are?",
    question="Starting near a hilltop, will the first step be the longest?",
    parts=(
        Equation("left: x ← {x:5.2f} − {learning_rate:.2f}·({slope:5.2f}) = {next:5.2f}"),
        Predict(
            "choice",
            options=("yes", "no"),
            answer=int(hump_longest_step > 1),
            when=("step", hump_longest_step, _SHORT),
            because=f"It is step {hump_longest_step}: the slope near the top is small.",
            then="Now press Play, or take the steps one by one.",
        ),
    ),
    objective=_BOWL,
    runs=(Run(GradientDescent(learning_rate=rate), start=start, steps=_SHORT), _FROM_HUMP),
    panels=(
        Panel(
            (Curve(), Path(run=0, stems=True), Here(run=0)),
            title="from the side of a bowl",
            x=Axis("x", -0.5, 4.5),
            y=Axis("f(x)", -0.8, 10.0, ticks=(0.0, 3.0, 6.0, 9.0)),
            run=0,
        ),
        Panel(
            (Curve(), Path(run=1, stems=True), Here(run=1)),
            title="from near a hilltop",
            x=Axis("x", -0.25, 1.4),
            y=Axis("f(x)", 0.2, 1.3, ticks=(0.4, 0.7, 1.0, 1.3)),
            objective=_VALLEY,
            run=1,
        ),
    ),
    controls=(Step(),),
    animation=Animation({"step": tuple(float(step) for step in range(_SHORT + 1))}, seconds=8.0, hold=3.0),
)
