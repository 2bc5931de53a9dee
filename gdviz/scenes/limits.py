"""What a limit is, and what becomes of one on a computer, where a distance can be too small."""

import math
import sys
from typing import Any

import numpy as np

from gdviz.figure.controls import Animation, Drag, Slider
from gdviz.figure.marks import Curve, DifferenceErrors, Here, Label, Marker, Reference, Secant, Tangent, Tolerance
from gdviz.figure.numbers import power_of_ten, shortest, signed
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Equation, Predict
from gdviz.figure.quantities import secant_error
from gdviz.figure.scene import Scene
from gdviz.objectives import from_formula

place = 1.0
_CUBE = from_formula("x*x*x", domain=((-0.4, 2.4),))
slope = float(_CUBE.gradient(place)[0])
_AT = shortest(place)

# ---- as near as you like: the quotient of x³ at 1 is 3 + 3h + h²

_QUOTIENT = from_formula("3 + 3*x + x^2", domain=((-1.0, 1.0),))
asked_epsilon = 0.5
_OFFERED = (0.5, 0.25, 0.1)


def farthest(delta: float) -> float:
    """How far the quotient is from the slope at most, for distances below `delta`: at the right end."""
    return 3 * delta + delta**2


def enough(epsilon: float) -> float:
    """The largest distance for which the quotient stays within `epsilon` of the slope: 3δ + δ² = ε, solved."""
    return (math.sqrt(9 + 4 * epsilon) - 3) / 2


narrow_epsilon = 0.05
enough_asked = enough(asked_epsilon)
told_asked, told_narrow = (math.floor(1e4 * enough(each)) / 1e4 for each in (asked_epsilon, narrow_epsilon))  # down
_RIGHT = next(index for index, delta in enumerate(_OFFERED) if farthest(delta) <= asked_epsilon)
_SHRINKING = tuple(float(epsilon) for epsilon in np.geomspace(2.0, narrow_epsilon, 48))

tolerance = Scene(
    title="As near as you like",
    alt=f"The difference quotient of x³ at {shortest(place)} against the distance h: a rising curve with a hollow "
    f"point at height {shortest(slope)}. A band lies around that height, two dashed lines stand beside "
    "the hole, and the part of the curve between them is thick: dark where it leaves the band. As it plays, the band "
    "narrows and the lines move inwards with it.",
    caption="Where h would be nothing there is no quotient, only a hole. The band is your tolerance ε around "
    f"{shortest(slope)}; between the dashed lines h is closer to the hole than δ. Dark is what leaves the band. Is "
    "there a band so narrow that no δ is small enough?",
    question=f"The quotient is to be within {shortest(asked_epsilon)} of {shortest(slope)}. How close to the hole "
    "must h be?",
    parts=(
        Predict(
            "choice",
            options=tuple(f"closer than {delta:g}" for delta in _OFFERED),
            answer=_RIGHT,
            when=("delta", 0.0, enough_asked),
            because=f"At a distance of δ the quotient is {shortest(slope)}δ + δ² away: "
            f"{shortest(farthest(_OFFERED[0]))} for δ = {_OFFERED[0]:g}, {shortest(farthest(_OFFERED[1]))} for "
            f"{_OFFERED[1]:g}, {shortest(farthest(_OFFERED[2]))} for {_OFFERED[2]:g}.",
            then="Now bring δ down until nothing is dark.",
        ),
    ),
    objective=_QUOTIENT,
    panels=(
        Panel(
            (Curve(), Tolerance(at=0.0, limit=slope)),
            x=Axis("distance h", -1.05, 1.05, ticks=(-1.0, -0.5, 0.0, 0.5, 1.0)),
            y=Axis(f"(f({_AT} + h) − f({_AT})) / h", 0.5, 7.5),
        ),
    ),
    controls=(
        Slider("delta", 0.01, 1.0, value=0.5, label="distance δ", log=True),
        Slider("epsilon", narrow_epsilon, 2.0, value=asked_epsilon, label="tolerance ε", log=True),
    ),
    animation=Animation(
        {"epsilon": _SHRINKING, "delta": tuple(enough(epsilon) for epsilon in _SHRINKING)}, seconds=6.0, hold=2.0
    ),
)

# ---- no limit: the two sides disagree

_CORNER = from_formula("abs(x)", domain=((-1.5, 1.5),))


def _quotient(h: Any) -> Any:
    return np.abs(h) / h


_LEFT, _RIGHT_SIDE = (signed(f"{float(_quotient(h)):+.0f}") for h in (-1.0, 1.0))

two_sides = Scene(
    title="Two sides that disagree",
    alt=f"Left, the graph of |x|, a corner. Right, its difference quotient there against h: {_LEFT} for every h on the "
    f"left, {_RIGHT_SIDE} for every h on the right, and nothing between.",
    caption=f"At the corner of |x| the quotient is {_LEFT} for every h on the left and {_RIGHT_SIDE} for every h on "
    "the right, however small. Can one number be near both?",
    panels=(
        Panel(
            (Curve(label="|x|", label_at=(0.55, 0.95)), Marker((0.0,), "flat")),
            objective=_CORNER,
            x=Axis("x", -1.4, 1.4, ticks=(-1.0, 0.0, 1.0)),
            y=Axis("f(x)", -0.2, 1.6, ticks=(0.0, 1.0)),
        ),
        Panel(
            (
                Reference(0.0, "x"),
                Curve(formula=_quotient, role="slope"),
                Label(f"from the left: {_LEFT}", (-1.3, -0.8), role="slope"),
                Label(f"from the right: {_RIGHT_SIDE}", (1.3, 0.8), role="slope", align="right"),
            ),
            x=Axis("h", -1.4, 1.4, ticks=(-1.0, 0.0, 1.0)),
            y=Axis("|h| / h", -1.6, 1.6, ticks=(-1.0, 0.0, 1.0)),
        ),
    ),
    height=300,
    narrow_height=460,
)

# ---- on a computer

epsilon_of_floats = sys.float_info.epsilon
_SMALLEST, _LARGEST = 1e-16, 1.0
_POWERS = tuple(10.0**-k for k in range(1, 17))


forward_errors, central_errors = (  # for h = 10⁻¹, 10⁻², ...
    tuple(secant_error(_CUBE, place, h, central) for h in _POWERS) for central in (False, True)
)
best_forward, best_central = (_POWERS[int(np.argmin(errors))] for errors in (forward_errors, central_errors))
root_of_epsilon, cube_root_of_epsilon = math.sqrt(epsilon_of_floats), math.cbrt(epsilon_of_floats)
_SHOWN_H = 1e-3

round_off = Scene(
    title="A distance that is too small",
    alt=f"Left, the curve x³ with its tangent at {shortest(place)} and a secant to a second point a distance h away. "
    "Right, the error of the secant's slope against h, both on logarithmic axes: going left from the right it falls "
    "along a straight line, then turns and rises again in a scatter of points. A second row of points, for the "
    "secant through both sides, falls twice as steeply and turns earlier. As it plays, h shrinks to "
    f"{power_of_ten(_SMALLEST)}, and the secant, which had settled on the tangent, tilts away.",
    caption="Right, how far the slope of the secant is from that of the tangent, on logarithmic axes: from x to x + h "
    "(filled points), and from x − h to x + h (ring). Going left, the error falls, until the computer's rounding takes "
    "over. At which h is each of the two smallest?",
    question=f"From h = {shortest(_LARGEST)} down to h = {power_of_ten(_SMALLEST)}: what does the error do?",
    parts=(
        Equation("(f({x:g} + {h:g}) − f({x:g})) / {h:g} = {secant_slope:11.8f}"),
        Predict(
            "choice",
            options=("it falls all the way", "it falls, then stays", "it falls, then rises"),
            answer=2,
            begin={"h": _LARGEST},
            when=("h", 0.0, 1e-12),
            because="A smaller h brings the secant closer to the tangent, but f(x + h) − f(x) is then the difference "
            "of two numbers that agree in almost all of their digits, and few digits are left of it.",
            then=f"Now press Play, or bring h down to {power_of_ten(_SMALLEST)}, and watch the error of the slope.",
        ),
    ),
    objective=_CUBE,
    point=("x",),
    panels=(
        Panel(
            (Curve(), Tangent(half_width=0.7), Secant(), Here()),
            x=Axis("x", -0.4, 2.4, ticks=(0.0, 1.0, 2.0)),
            y=Axis("x³", -2.0, 9.0),
            readout=("h", "secant_slope"),
        ),
        Panel(
            (
                DifferenceErrors(_SMALLEST, _LARGEST),
                DifferenceErrors(_SMALLEST, _LARGEST, central=True),
                Label("x to x + h", (3e-4, 2e-2), role="slope", align="right"),
                Label("x − h to x + h", (0.6, 4e-13), align="right"),
            ),
            x=Axis("distance h", _SMALLEST / 2, 2.0, scale="log"),
            y=Axis("error of the slope", 1e-13, 20.0, scale="log"),
        ),
    ),
    controls=(
        Slider("h", _SMALLEST, _LARGEST, value=_SHOWN_H, label="distance h", log=True),
        Drag("x", 0.5, 2.0, value=place),
    ),
    animation=Animation({"h": tuple(float(h) for h in np.geomspace(_LARGEST, _SMALLEST, 65))}, seconds=10.0, hold=3.0),
)
