"""The home page: a bowl that says how wrong each line is, and a start to drag, before any symbol has been met."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from gdviz.figure.controls import Animation, Drag, Slider
from gdviz.figure.marks import Here, Line, Path, Points, Surface
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import line_loss
from gdviz.objectives.datasets import Dataset, houses
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend

# The houses of the guide, seen from their middle: tilt and height of a line are then two independent things, and the
# bowl stands straight.
_HOUSES = houses()
_MIDDLE = float(np.mean(_HOUSES.x))
_CENTRED = tuple(area - _MIDDLE for area in _HOUSES.x)
POINTS = Dataset("houses about their middle", _CENTRED, _HOUSES.y, "floor area", "price", _HOUSES.note)
_PLAIN = line_loss(POINTS.x, POINTS.y)
(_BEST,) = _PLAIN.minimizers
wrong_at_best = _PLAIN(_BEST)
RIM = 9.0  # above the bottom: the bowl reaches it in the middle of each side of its box, and fills that
_ACROSS = tuple(math.sqrt(2 * RIM / curvature) for curvature in np.diag(_PLAIN.hessian(_BEST)))
_TILTS, _HEIGHTS = ((best - across, best + across) for best, across in zip(_BEST, _ACROSS, strict=True))
# Without its data it is called by this name, and not the loss, which the reader has not met.
LOSS = replace(_PLAIN, domain=(_TILTS, _HEIGHTS), axis_names=("tilt", "height"), value_name="wrong", data=None)


def _place(tilt: float, height: float) -> tuple[float, float]:
    """The line so far from the best one, in shares of the way to the sides of the box."""
    return round(_BEST[0] + tilt * _ACROSS[0], 2), round(_BEST[1] + height * _ACROSS[1], 2)


def _around(turn: float) -> tuple[float, float]:
    """High on the wall, in this direction in radians, as far as the start may be dragged."""
    across, along = math.cos(turn), math.sin(turn)
    share = min(_HIGH, _REACH / max(abs(across), abs(along)))
    return _place(share * across, share * along)


_HIGH, _REACH = 0.9, 0.7  # of the way to the rim, and to each side: from 1/√2 on, corners are above the rim
FRAMES = 27
_START, STEPS, LARGEST = 0.76 * math.pi, 20, 0.98  # where on the wall it begins: an angle in radians
_RUN = Run(GradientDescent(learning_rate=0.12), start=_around(_START), steps=STEPS)
_trajectory = descend(LOSS, _RUN.optimizer, _RUN.start, _RUN.steps)
small = _RUN.optimizer.learning_rate
wrong_at_first, wrong_at_last = float(_trajectory.losses[0]), float(_trajectory.losses[-1])


def wrong_after(rate: float) -> float:
    """How wrong the last line of the run is at this step size."""
    return float(descend(LOSS, GradientDescent(learning_rate=rate), _RUN.start, STEPS).losses[-1])


closest = min((round(0.01 * hundredths, 2) for hundredths in range(1, 99)), key=wrong_after)

bowl = Scene(
    title="From wrong to less wrong",
    alt="Left, a round bowl with a path of points that runs down its inside, from an open circle near the rim to a "
    f"point at the bottom. Right, {len(POINTS)} dots that rise from left to right, and lines: the pale ones cut across "
    "the dots, each less so than the one before; the dark one runs through their middle.",
    caption="Each place on the bowl is a line through the dots, by its tilt and its height; the lower the place, the "
    f"less wrong the line. From where you put the start, {STEPS} steps lead downhill. The pale lines are early ones, "
    f"the dark one is the last: from the start shown here it is wrong by {wrong_at_last:.2f} instead of "
    f"{wrong_at_first:.1f}. Which step size comes closest to the bottom?",
    objective=LOSS,
    runs=(_RUN,),
    panels=(
        Panel(
            (Surface(top=RIM + wrong_at_best, resolution=25), Path(), Here()),
            title="How wrong each line is",
            x=Axis("tilt", *_TILTS, ticks=()),
            y=Axis("height", *_HEIGHTS, ticks=()),
            z=Axis("wrong", 0.0, RIM + wrong_at_best, ticks=()),
            weight=1.5,
            camera=(-60.0, 45.0),
        ),
        Panel(
            (*(Line(step=step, faint=True) for step in (0, 1, 2, 4, 8)), Line(), Points(POINTS)),
            title="The lines on the way down",
            x=Axis("floor area", -1.0, 1.4, ticks=()),
            y=Axis("price", 0.0, 6.0, ticks=()),
            readout=("loss",),
        ),
    ),
    controls=(
        Slider("learning_rate", 0.01, LARGEST, label="step size"),
        Drag("start", _place(-_REACH, -_REACH), _place(_REACH, _REACH), label="start"),
    ),
    animation=Animation(
        {"start": tuple(_around(_START + turn) for turn in np.linspace(0.0, 2.0 * math.pi, FRAMES))},
        seconds=6.0,
        hold=0.0,
    ),
    height=400,
    narrow_height=600,
)
