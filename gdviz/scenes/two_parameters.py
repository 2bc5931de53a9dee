"""Gradient descent with two parameters: partial derivatives, the gradient, and the path across the contours."""

import numpy as np

from gdviz.figure.controls import Animation, Drag, Slider, Step
from gdviz.figure.marks import Contour, Curve, GradientArrows, Here, Marker, Path, Surface, Tangent
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Equation, Predict
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import from_formula, line_loss
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend

# Five points on the line y = 1.5 x + 1: their loss is 2 (m - 1.5)² + (b - 1)².
_X = (-2.0, -1.0, 0.0, 1.0, 2.0)
_LOSS = line_loss(_X, tuple(1.5 * x + 1.0 for x in _X), domain=((-2.4, 5.4), (-1.6, 3.6)))
((best_m, best_b),) = _LOSS.minimizers

_START = (-1.0, 3.0)
_RUN = Run(GradientDescent(learning_rate=0.1), start=_START, steps=30)
_trajectory = descend(_LOSS, _RUN.optimizer, _RUN.start, _RUN.steps)

start_m, start_b = _START
start_loss, first_loss, final_loss = (float(_trajectory.losses[step]) for step in (0, 1, 30))
slope_m, slope_b = (float(part) for part in _trajectory.gradients[0])
first_m, first_b = (float(part) for part in _trajectory.iterates[1])
final_m, final_b = (float(part) for part in _trajectory.final)


def _degrees(direction: np.ndarray) -> float:
    return float(np.degrees(np.arctan2(direction[1], direction[0])))


# How far the first step points away from the minimizer, in degrees.
missed_by = abs(
    _degrees(-_trajectory.gradients[0]) - _degrees(np.subtract(_LOSS.minimizers[0], _trajectory.iterates[0]))
)

# Places on one contour, for arrows that show the right angle with it.
_LEVEL = 4.0
_TURNS = np.radians((20, 65, 110, 155, 200, 245, 290, 335))
_RING = tuple(
    (best_m + float(np.sqrt(_LEVEL / 2) * np.cos(turn)), best_b + float(np.sqrt(_LEVEL) * np.sin(turn)))
    for turn in _TURNS
)

_M, _B = Axis("m", -2.4, 5.4), Axis("b", -1.6, 3.6)
_EVEN = (-2.0, 0.0, 2.0, 4.0)
_WIDE_M, _WIDE_B = Axis("m", -2.4, 5.4, ticks=_EVEN), Axis("b", -2.9, 4.9, ticks=_EVEN)  # square, for the surface
_UPDATE = (
    "m ← {m:5.2f} − {learning_rate:.3f}·({slope_m:6.2f}) = {next_m:5.2f}\n"
    "b ← {b:5.2f} − {learning_rate:.3f}·({slope_b:6.2f}) = {next_b:5.2f}"
)
_CONTROLS = (
    Slider("learning_rate", 0.01, 0.55, label="learning rate η"),
    Drag("start", (-2.4, -1.6), (5.4, 3.6), label="start"),
    Step(jumps=(1, 10)),
)

slices = Scene(
    title="One slope for each parameter",
    alt="Two parabolas. The left one shows the loss as m changes while b stays at 3; its tangent at m = −1 falls "
    "steeply. The right one shows the loss as b changes while m stays at −1; its tangent at b = 3 rises.",
    caption=f"Two cuts through the same bowl at m = −1, b = 3, where the loss is {start_loss:.1f}. Changing m alone, "
    f"the slope is −{-slope_m:.0f}; changing b alone, it is +{slope_b:.0f}. Which of the two "
    "parameters will one step change more?",
    question="To lower the loss, which way should m move, and which way b?",
    panels=(
        Panel(
            (Curve(), Tangent(at=(start_m,), half_width=0.7, labels=True), Marker((start_m, start_loss), "point")),
            title="b stays at 3, m changes",
            objective=from_formula(f"2*(x - {best_m})**2 + {_LOSS([best_m, start_b])}"),
            x=Axis("m", -2.4, 5.4),
            y=Axis("loss", 0.0, 32.0),
        ),
        Panel(
            (Curve(), Tangent(at=(start_b,), half_width=0.9, labels=True), Marker((start_b, start_loss), "point")),
            title="m stays at −1, b changes",
            objective=from_formula(f"(x - {best_b})**2 + {_LOSS([start_m, best_b])}"),
            x=Axis("b", -2.4, 5.4),
            y=Axis("loss", 0.0, 32.0),
        ),
    ),
)

contour_descent = Scene(
    title="Descent across the contours",
    alt="Oval contour lines of a bowl. Eight arrows stand on one contour, each at a right angle to it and pointing "
    "inwards, downhill. A path of short steps starts at the upper left, heads across the contours and bends "
    "towards the centre.",
    caption="Thirty steps from the open circle at (−1, 3) with η = 0.1. The first goes to "
    f"({first_m:.1f}, {first_b:.1f}), the last ends at ({final_m:.3f}, {final_b:.3f}). "
    "Each arrow is the negative gradient: at a right angle to the contour, "
    "longer where the bowl is steeper. On which sides are the arrows longest, and why?",
    question="Will the path run straight from the start to the centre?",
    parts=(
        Equation(_UPDATE),
        Predict(
            "choice",
            options=("straight", "in a bend"),
            answer=int(missed_by > 1),
            when=("step", 10, _RUN.steps),
            because=f"The first step misses the direction of the centre by {missed_by:.0f} degrees.",
        ),
    ),
    objective=_LOSS,
    runs=(_RUN,),
    panels=(
        Panel(
            (
                Contour(levels=(0.25, 1.0, 2.25, _LEVEL, 6.25, 9.0, 12.25, 16.0, 20.25, 25.0)),
                GradientArrows(at=_RING, negative=True, length=0.75),
                Path(),
                Here(),
                Marker((best_m, best_b), "minimum"),
            ),
            x=_M,
            y=_B,
            equal=True,
            readout=("step", "m", "b", "loss"),
        ),
    ),
    controls=_CONTROLS,
    animation=Animation(
        {"step": (*(float(s) for s in range(11) for _ in range(2)), *(float(s) for s in range(11, 31)))},
        seconds=8.0,
        hold=3.0,
    ),
    height=480,
)

surface_descent = Scene(
    title="Down the bowl",
    alt="Left, a bowl-shaped surface with a path of points coming down its side to the bottom. Right, the same path "
    "seen from above, on the contours of the same bowl.",
    caption=f"The same {_RUN.steps} steps twice: on the surface, whose height is the loss, and from above. The loss "
    f"falls from {start_loss:.1f} to {final_loss:.6f}. In which "
    "picture is it easier to see that the path bends?",
    question="After the first step, has the loss halved?",
    parts=(
        Equation(_UPDATE),
        Predict(
            "choice",
            options=("yes", "no"),
            answer=int(first_loss > start_loss / 2),
            when=("step", 1, _RUN.steps),
            because=f"It falls from {start_loss:.1f} to {first_loss:.2f}.",
            then="Now take one step.",
        ),
    ),
    objective=_LOSS,
    runs=(_RUN,),
    panels=(
        Panel((Surface(top=26.0), Path(), Here()), x=_WIDE_M, y=_WIDE_B, z=Axis("loss", 0.0, 26.0), weight=1.2),
        Panel((Contour(), Path(), Here()), x=_WIDE_M, y=_WIDE_B, equal=True, readout=("step", "loss")),
    ),
    controls=(
        *_CONTROLS,
        Slider("azimuth", -180.0, 180.0, value=-60.0, label="turn"),
        Slider("elevation", 5.0, 85.0, value=35.0, label="tilt"),
    ),
    animation=Animation(
        {"step": (*(float(s) for s in range(11) for _ in range(2)), *(float(s) for s in range(11, 31)))},
        seconds=8.0,
        hold=3.0,
    ),
)
