"""The slope in a direction, and why the gradient is the largest of them."""

import math

import numpy as np

from gdviz.figure.controls import Animation, Slider
from gdviz.figure.marks import Contour, Direction, DirectionSlopes, GradientArrows, Here, Reference
from gdviz.figure.numbers import fixed, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Equation, Predict
from gdviz.figure.scene import Scene
from gdviz.scenes import two_parameters

_LOSS = two_parameters.contour_descent.objective
assert _LOSS is not None
point_m, point_b = 0.0, 2.5
slope_m, slope_b = (float(part) for part in _LOSS.gradient((point_m, point_b)))
length = math.hypot(slope_m, slope_b)
uphill = math.degrees(math.atan2(slope_b, slope_m)) % 360
along_contour = (uphill + 90) % 360
asked_direction = 45.0
asked_slope = slope_m * math.cos(math.radians(asked_direction)) + slope_b * math.sin(math.radians(asked_direction))
_NEARLY_LEVEL = 0.35

dial = Scene(
    title="The slope in every direction",
    alt="Left, the oval contours of a bowl with a point on its side, an arrow for the gradient and a second arrow on a "
    "dial round the point. Right, the slope in each direction against the angle: one wave, highest where the two "
    "arrows agree, lowest the opposite way, zero at a right angle to the gradient. As it plays, the dial turns once.",
    caption=f"Left, at m = {shortest(point_m)}, b = {shortest(point_b)}, the gradient and a direction of your own. "
    f"Right, how steep the bowl is that way: one wave, between {fixed(-length, 2)} and {fixed(length, 2)}. What is "
    "its height the length of?",
    question="Turn the arrow until the slope that way is zero. Where does it point then?",
    parts=(
        Equation("slope in this direction = {slope_along:6.2f}, along the gradient {gradient_norm:5.2f}"),
        Predict(
            "choice",
            options=("at the lowest point", "along the contour", "against the gradient"),
            answer=1,
            when=("slope_along", -_NEARLY_LEVEL, _NEARLY_LEVEL),
            because="Along its contour the loss stays as it is, so the slope is zero; and the contour is at a right "
            "angle to the gradient.",
            then="Now turn the arrow.",
        ),
    ),
    objective=_LOSS,
    panels=(
        Panel(
            (Contour(), GradientArrows(current=True, length=1.4), Direction(length=1.4), Here()),
            x=Axis("m", -2.4, 5.4),
            y=Axis("b", -1.6, 3.9),
            equal=True,
            weight=1.1,
        ),
        Panel(
            (Reference(0.0, "y"), DirectionSlopes()),
            x=Axis("direction, in degrees", 0.0, 360.0, ticks=(0.0, 90.0, 180.0, 270.0, 360.0)),
            y=Axis("slope in this direction", -14.0, 14.0, ticks=(-10.0, 0.0, 10.0)),
        ),
    ),
    point=("m", "b"),
    controls=(
        Slider("direction", 0.0, 360.0, value=asked_direction),
        Slider("m", -2.0, 5.0, value=point_m),
        Slider("b", -1.2, 3.5, value=point_b),
    ),
    animation=Animation(
        {"direction": tuple(float(turn) for turn in np.linspace(0.0, 360.0, 73))}, seconds=9.0, hold=1.0
    ),
    height=360,
)
