"""Gradient descent with one parameter: step against the slope, in proportion to it."""

import numpy as np

from gdviz.figure.controls import Animation, Drag, Slider, Step
from gdviz.figure.marks import Curve, Here, Marker, Path, Tangent
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Equation, OwnFunction, Predict
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import double_well, parabola
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend

_BOWL = parabola(center=3.0)
_RUN = Run(GradientDescent(learning_rate=0.1), start=0.0, steps=50)
_trajectory = descend(_BOWL, _RUN.optimizer, _RUN.start, _RUN.steps)

start = float(_trajectory.iterates[0, 0])
first_slope, second_slope = (float(slope) for slope in _trajectory.gradients[:2, 0])
first, second = (float(x) for x in _trajectory.iterates[1:3, 0])
first_step, second_step = first - start, second - first
after_10, final = (float(_trajectory.iterates[step, 0]) for step in (10, 50))
final_slope = float(_trajectory.gradients[-1, 0])
ratio = second_step / first_step
_lengths = np.abs(np.diff(_trajectory.iterates[:, 0]))
first_length, tenth_length = float(_lengths[0]), float(_lengths[9])
_LENGTHS = ("0.3", "0.08", "0.001")  # to choose from

_VALLEY = double_well(tilt=0.3)
_FROM_HUMP = Run(GradientDescent(learning_rate=0.1), start=0.1, steps=16, objective=_VALLEY)
_hump_lengths = np.abs(np.diff(descend(_VALLEY, _FROM_HUMP.optimizer, 0.1, 16).iterates[:, 0]))
hump_first, hump_longest = float(_hump_lengths[0]), float(_hump_lengths.max())
hump_longest_step = int(_hump_lengths.argmax()) + 1
hump_growth = hump_longest / hump_first

# The early steps are long: they stand for three frames, later ones for two, the last ones go by quickly.
_STEPS = (
    *(step for step in range(8) for _ in range(3)),
    *(step for step in range(8, 16) for _ in range(2)),
    *range(16, 51, 2),
)

path = Scene(
    title="Gradient descent on a parabola",
    alt="A parabola with its lowest point at x = 3. Points on it start at x = 0, high on the left side, and come down "
    "in steps that get shorter and shorter towards the bottom.",
    caption=f"From x = {start:.0f} with learning rate η = 0.1: the first step goes to {first:.2f}, the second to "
    f"{second:.2f}, and after 50 steps x = {final:.5f}. The rate never changes. Where would 50 more steps lead?",
    question=f"The first step has length {first_length:.1f}. About how long will the tenth be?",
    parts=(
        Equation("x ← {x:5.2f} − {learning_rate:.2f}·({slope:5.2f}) = {next:5.2f}"),
        Predict(
            "choice",
            options=_LENGTHS,
            answer=min(range(len(_LENGTHS)), key=lambda place: abs(float(_LENGTHS[place]) - tenth_length)),
            when=("step", 10, 50),
            because=f"Each step is {ratio:.1f} times the one before; the tenth has length {tenth_length:.3f}.",
            then="Now take ten steps and watch the slope.",
        ),
        OwnFunction(),
    ),
    objective=_BOWL,
    runs=(_RUN,),
    panels=(
        Panel(
            (Curve(), Tangent(half_width=1.0), Path(stems=True), Here(), Marker((3.0, 0.0), "minimum")),
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

shrinking_steps = Scene(
    title="Short steps mean a small slope",
    alt="Two curves with the steps of gradient descent marked on the axis below. On the parabola the steps get shorter "
    "all the way to the bottom. On the other curve, from the top of a hill, they are short at first, then "
    "longer, then short again in the valley.",
    caption=f"Left, a bowl: every step is {ratio:.1f} times the one before. Right, a start near a hilltop: the first "
    f"step has length {hump_first:.3f}. What do the short steps at the top have in common with those at the bottom?",
    question="Starting near a hilltop, will the first step be the longest?",
    parts=(
        Equation("left: x ← {x:5.2f} − {learning_rate:.2f}·({slope:5.2f}) = {next:5.2f}"),
        Predict(
            "choice",
            options=("yes", "no"),
            answer=int(hump_longest_step > 1),
            when=("step", hump_longest_step, 16),
            because=f"It is step {hump_longest_step}: the slope near the top is small.",
            then="Now press Play, or take the steps one by one.",
        ),
    ),
    objective=_BOWL,
    runs=(Run(GradientDescent(learning_rate=0.1), start=0.0, steps=16), _FROM_HUMP),
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
    animation=Animation({"step": tuple(float(step) for step in range(17))}, seconds=8.0, hold=3.0),
)
