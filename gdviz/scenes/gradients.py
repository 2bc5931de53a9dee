"""The slope in a direction, and why the gradient is the largest of them."""

import math

import numpy as np

from gdviz.figure import quantities
from gdviz.figure.controls import Animation, Slider
from gdviz.figure.marks import Contour, Direction, DirectionSlopes, GradientArrows, Here, Magnified, Marker, Reference
from gdviz.figure.numbers import fixed, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Equation, Predict
from gdviz.figure.scene import Scene
from gdviz.objectives import from_formula
from gdviz.scenes import two_parameters

_LOSS = two_parameters.contour_descent.objective
assert _LOSS is not None
point_m, point_b = 0.0, 2.5
slope_m, slope_b = (float(part) for part in _LOSS.gradient((point_m, point_b)))
length = math.hypot(slope_m, slope_b)
uphill = quantities.uphill(np.array([slope_m, slope_b]))
along_contour = (uphill + 90) % 360
asked_direction = 45.0
asked_slope = float(quantities.slope_along(np.array([slope_m, slope_b]), asked_direction))
_NEARLY_LEVEL = 0.35

dial = Scene(
    title="The slope in every direction",
    alt="Left, the oval contours of a bowl with a point on its side, an arrow for the gradient and a second arrow on a "
    "dial round the point. Right, the slope in each direction against the angle: one wave, highest where the two "
    "arrows agree, lowest the opposite way, zero at a right angle to the gradient. As it plays, the dial turns once.",
    caption=f"Left, at m = {shortest(point_m)}, b = {shortest(point_b)}, the gradient and a direction of your own. "
    f"Right, how steep the bowl is that way: one wave, between {fixed(-length, 2)} and {fixed(length, 2)}. Which "
    "length is the height of the wave?",
    question="Turn the arrow until the slope that way is zero. Where does it point then?",
    parts=(
        Equation("slope in this direction = {slope_along:6.2f}\nslope along the gradient = {gradient_norm:6.2f}"),
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

# ---- the whole field

field = Scene(
    title="A gradient at every place",
    alt="The oval contours of a bowl with a grid of arrows. Each stands at a right angle to the contour through its "
    "foot and points outwards, uphill; they are short near the middle and long where the contours are close together.",
    caption="The gradient at each place of a grid, as an arrow: the steeper it is there, the longer. What would you "
    "see where the loss is lowest?",
    objective=_LOSS,
    panels=(
        Panel(
            (
                Contour(),
                GradientArrows(grid=8, length=0.45),
                Marker((two_parameters.best_m, two_parameters.best_b), "minimum"),
            ),
            x=Axis("m", -2.4, 5.4),
            y=Axis("b", -1.6, 3.6),
            equal=True,
        ),
    ),
    height=440,
)

# ---- close up

_HILLS = from_formula("sin(2*x)*cos(1.6*y)*0.4 + 0.14*x*y", domain=((-2.0, 2.0), (-2.0, 2.0)))
_AT = (0.35, -0.3)
_CLOSEST = 64.0


def apart(zoom: float) -> float:
    """How far surface and tangent plane are apart at most in the patch, as a share of its width."""
    places = np.stack(np.meshgrid(*[np.linspace(-1.0, 1.0, 33)] * 2), axis=-1)
    surface, plane = quantities.close_up(_HILLS, np.array(_AT), 1 / zoom, places)
    return float(np.max(np.abs(surface - plane))) / 2


apart_4, apart_8 = apart(4.0), apart(8.0)

# ---- near enough: f(x + ε) ≈ f(x) + f′(x) ε for (x - 3)² at 0

near_step, far_step = 0.1, 8.0
promised_near, promised_far = (9 - 6 * step for step in (near_step, far_step))
really_near, really_far = ((step - 3) ** 2 for step in (near_step, far_step))

zoom = Scene(
    title="Close up, every smooth surface is flat",
    alt="A net of lines in the shape of a wavy surface, touched at one point by a flat net, its tangent plane. As it "
    "plays, the patch is magnified: the wavy net flattens until the two cannot be told apart.",
    caption="A patch of a surface (blue) and the plane that touches it in the middle (brown), both magnified alike. "
    "How close must you look until you cannot tell them apart?",
    question="Look twice as close. What becomes of the gap, measured in widths of the patch?",
    parts=(
        Predict(
            "choice",
            options=("it stays as it is", "it is about halved", "it is gone"),
            answer=1,
            when=("zoom", 4.0, _CLOSEST),
            because="The gap itself shrinks to about a quarter, the width to a half: in widths, the gap is halved.",
            then="Now press Play, or look closer yourself.",
        ),
    ),
    objective=_HILLS,
    panels=(Panel((Magnified(_AT),)),),
    controls=(Slider("zoom", 1.0, _CLOSEST, value=1.0, label="closer", log=True),),
    animation=Animation({"zoom": tuple(float(z) for z in np.geomspace(1.0, _CLOSEST, 19))}, seconds=6.0, hold=2.0),
    still={"zoom": 2.0},
    height=380,
)
