"""Gradient descent with two parameters: partial derivatives, the gradient, and the path across the contours."""

from dataclasses import replace

import numpy as np

from gdviz.figure.controls import Animation, Drag, Slider, Step
from gdviz.figure.marks import (
    Contour,
    Curve,
    GradientArrows,
    Here,
    Line,
    Marker,
    Path,
    Points,
    Residuals,
    Surface,
    Tangent,
)
from gdviz.figure.numbers import fixed, in_words, shortest, signed
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import EditData, Equation, GradientTerms, Predict
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import from_formula, line_loss
from gdviz.objectives.datasets import houses
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend

# Five points on the line y = 1.5 x + 1: their loss is 2 (m - 1.5)² + (b - 1)².
_X = (-2.0, -1.0, 0.0, 1.0, 2.0)
_TRUE_M, _TRUE_B = 1.5, 1.0
_LOSS = line_loss(_X, tuple(_TRUE_M * x + _TRUE_B for x in _X), domain=((-2.4, 5.4), (-1.6, 3.6)))
((best_m, best_b),) = _LOSS.minimizers
curvature_m, curvature_b = (float(part) for part in np.diag(_LOSS.hessian(_LOSS.minimizers[0])))

_START = (-1.0, 3.0)
rate, steps = 0.1, 30
_RUN = Run(GradientDescent(learning_rate=rate), start=_START, steps=steps)
_trajectory = descend(_LOSS, _RUN.optimizer, _RUN.start, _RUN.steps)

start_m, start_b = _START
start_loss, first_loss, final_loss = (float(_trajectory.losses[step]) for step in (0, 1, steps))
slope_m, slope_b = (float(part) for part in _trajectory.gradients[0])
first_m, first_b = (float(part) for part in _trajectory.iterates[1])
final_m, final_b = (float(part) for part in _trajectory.final)

moved_m, moved_b = abs(first_m - start_m), abs(first_b - start_b)  # by the first step


def _degrees(direction: np.ndarray) -> float:
    return float(np.degrees(np.arctan2(direction[1], direction[0])))


# How far the first step points away from the minimizer, in degrees.
missed_by = abs(
    _degrees(-_trajectory.gradients[0]) - _degrees(np.subtract(_LOSS.minimizers[0], _trajectory.iterates[0]))
)

# Three of the houses, and the gradient of their loss worked out term by term.
_THREE = replace(houses(), x=houses().x[1::5], y=houses().y[1::5])
three_x, three_y = _THREE.x, _THREE.y
_THREE_LOSS = line_loss(three_x, three_y)
three_m, three_b = 1.0, 1.0
three_said = tuple(three_m * x + three_b for x in three_x)
three_errors = tuple(said - y for said, y in zip(three_said, three_y, strict=True))
three_terms = tuple(error * x for error, x in zip(three_errors, three_x, strict=True))
three_sum_m, three_sum_b = sum(three_terms), sum(three_errors)
three_mean_m, three_mean_b = three_sum_m / len(_THREE), three_sum_b / len(_THREE)
three_slope_m, three_slope_b = (float(part) for part in _THREE_LOSS.gradient((three_m, three_b)))
_THREE_RUN = Run(GradientDescent(learning_rate=rate), start=(three_m, three_b), steps=40)
_three = descend(_THREE_LOSS, _THREE_RUN.optimizer, _THREE_RUN.start, _THREE_RUN.steps)
three_first_m, three_first_b = (float(part) for part in _three.iterates[1])
three_final_m, three_final_b = (float(part) for part in _three.final)
three_loss, three_first_loss = (float(loss) for loss in _three.losses[:2])
three_below, three_above = sum(error > 0 for error in three_errors), sum(error < 0 for error in three_errors)
_heaviest = max(three_terms, key=abs)

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
UPDATE = (
    "m ← {m:5.2f} − {learning_rate:.3f}·({slope_m:6.2f}) = {next_m:5.2f}\n"
    "b ← {b:5.2f} − {learning_rate:.3f}·({slope_b:6.2f}) = {next_b:5.2f}"
)
_CONTROLS = (
    Slider("learning_rate", 0.01, 0.55, label="learning rate η"),
    Drag("start", (-2.4, -1.6), (5.4, 3.6), label="start"),
    Step(jumps=(1, 10)),
)

_M_SAID, _B_SAID = shortest(start_m), shortest(start_b)

slices = Scene(
    title="One slope for each parameter",
    alt=f"Two parabolas. The left one shows the loss as m changes while b stays at {_B_SAID}; its tangent at m = "
    f"{_M_SAID} falls steeply. The right one shows the loss as b changes while m stays at {_M_SAID}; its tangent at b "
    f"= {_B_SAID} rises.",
    caption=f"Two cuts through the same bowl at m = {_M_SAID}, b = {_B_SAID}, where the loss is {start_loss:.1f}. "
    f"Changing m alone, the slope is {signed(f'{slope_m:+.0f}')}; changing b alone, it is "
    f"{signed(f'{slope_b:+.0f}')}. Which of the two parameters will one step change more?",
    panels=(
        Panel(
            (Curve(), Tangent(at=(start_m,), half_width=0.7, labels=True), Marker((start_m, start_loss), "point")),
            title=f"b stays at {_B_SAID}, m changes",
            objective=from_formula(f"{curvature_m / 2}*(x - {best_m})**2 + {_LOSS([best_m, start_b])}"),
            x=Axis("m", -2.4, 5.4),
            y=Axis("loss", 0.0, 32.0),
        ),
        Panel(
            (Curve(), Tangent(at=(start_b,), half_width=0.9, labels=True), Marker((start_b, start_loss), "point")),
            title=f"m stays at {_M_SAID}, b changes",
            objective=from_formula(f"{curvature_b / 2}*(x - {best_b})**2 + {_LOSS([start_m, best_b])}"),
            x=Axis("b", -2.4, 5.4),
            y=Axis("loss", 0.0, 32.0),
        ),
    ),
)

contour_descent = Scene(
    title="Descent across the contours",
    alt=f"Oval contour lines of a bowl. {in_words(len(_RING)).capitalize()} arrows stand on one contour, each at a "
    "right angle to it and pointing inwards, downhill. A path of short steps starts at the upper left, heads across "
    "the contours and bends towards the centre.",
    caption=f"{steps} steps from the open circle at ({_M_SAID}, {_B_SAID}) with η = {shortest(rate)}. The first goes "
    f"to ({fixed(first_m, 1)}, {fixed(first_b, 1)}), the last ends at ({fixed(final_m, 3)}, {fixed(final_b, 3)}). "
    "Each arrow is the negative gradient: at a right angle to the contour, longer where the bowl is steeper. On "
    "which sides are the arrows longest, and why?",
    question="Will the path run straight from the start to the centre?",
    parts=(
        Equation(UPDATE),
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
        {"step": (*(float(s) for s in range(11) for _ in range(2)), *(float(s) for s in range(11, steps + 1)))},
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
    question="Will the first step at least halve the loss?",
    parts=(
        Equation(UPDATE),
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
        {"step": (*(float(s) for s in range(11) for _ in range(2)), *(float(s) for s in range(11, steps + 1)))},
        seconds=8.0,
        hold=3.0,
    ),
)

three_houses = Scene(
    title="The gradient of my loss on my data",
    alt=f"Left, {in_words(len(_THREE))} houses and a line, with a stick from each house to the line. Right, the "
    "contours of the loss of these houses, with a point for the line and an arrow against the gradient there.",
    caption=f"{in_words(len(_THREE)).capitalize()} houses and the line with m = {shortest(three_m)}, "
    f"b = {shortest(three_b)}. The loss is {three_loss:.3f} there, and its gradient is ({fixed(three_slope_m, 2)}, "
    f"{fixed(three_slope_b, 2)}). What does a house on the line add to the gradient?",
    question=f"The line is too high for {in_words(three_below)} of these houses and too low for "
    f"{in_words(three_above)}. To lower the loss, should m go up or down?",
    parts=(
        Equation(UPDATE),
        Predict(
            "choice",
            options=("up", "down"),
            answer=int(three_slope_m > 0),
            when=("loss", 0.0, 0.8 * three_loss),
            because=f"The largest term, {fixed(_heaviest, 2)}, outweighs the others.",
            then="Now move m, then drag a house and watch the slopes.",
        ),
        GradientTerms(_THREE, limit=6.0),
        EditData(),
    ),
    objective=_THREE_LOSS,
    point=("m", "b"),
    panels=(
        Panel(
            (Residuals(_THREE), Line(), Points(_THREE)),
            x=Axis(_THREE.x_label, 0.0, 2.6),
            y=Axis(_THREE.y_label, 0.0, 6.0),
            readout=("loss",),
        ),
        Panel(
            (
                Contour(levels=(0.06, 0.15, 0.3, 0.6, 1.0, 2.0, 4.0, 8.0, 16.0)),
                GradientArrows(current=True, negative=True),
                Here(),
            ),
            x=Axis("slope m", -0.5, 3.5),
            y=Axis("intercept b", -1.0, 3.0),
            equal=True,
            readout=("slope_m", "slope_b"),
        ),
    ),
    controls=(
        Slider("m", -0.5, 3.5, value=three_m, label="slope m"),
        Slider("b", -1.0, 3.0, value=three_b, label="intercept b"),
        Slider("learning_rate", 0.01, 0.3, value=rate, label="learning rate η"),
    ),
)
