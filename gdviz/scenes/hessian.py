"""Curvature in every direction of a bowl: its axes, the table of its second derivatives, the zig-zag of a long one."""

import math
from functools import partial
from typing import Any

import numpy as np

from gdviz.figure.controls import Animation, Control, Drag, Slider, Step
from gdviz.figure.marks import (
    Contour,
    Direction,
    DirectionCurvatures,
    ErrorBars,
    ErrorLegs,
    Here,
    Label,
    LossCurve,
    Marker,
    Path,
    PrincipalAxes,
    Reference,
)
from gdviz.figure.numbers import fixed, in_words, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Equation, Predict, Verdict
from gdviz.figure.quantities import curvature_along, curvatures, steep_axis
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import Objective, from_formula, line_loss
from gdviz.optimizers import GradientDescent, Newton
from gdviz.optimizers.descent import descend
from gdviz.scenes import curvature, two_parameters

_CENTER = (two_parameters.best_m, two_parameters.best_b)
_ALIGNED = two_parameters.contour_descent.objective
assert _ALIGNED is not None
aligned_m, aligned_b = (float(part) for part in np.diag(_ALIGNED.hessian(_CENTER)))


def _bowl(w: Any, condition: float, angle: float, total: float, center: tuple[float, float]) -> Any:
    """Curvatures total κ/(κ + 1) and total/(κ + 1), the larger in the direction of the angle, in degrees."""
    turn = angle * (math.pi / 180)
    x, y = w[0] - center[0], w[1] - center[1]
    steep, gentle = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
    return total / 2 * (condition * steep**2 + gentle**2) / (condition + 1)


def bowl(condition: float, angle: float, total: float, center: tuple[float, float], **fields: Any) -> Objective:
    """A bowl with the condition number κ whose two curvatures add up to `total`; see `_bowl`."""
    return Objective(
        name="bowl",
        formula=partial(_bowl, condition=condition, angle=angle, total=total, center=center),
        domain=((center[0] - 3.0, center[0] + 3.0), (center[1] - 3.0, center[1] + 3.0)),
        minimizers=(center,),
        latex=r"(w - c)^\top A (w - c)",
        **fields,
    )


_TOTAL, _CONDITION = aligned_m + aligned_b, aligned_m / aligned_b
_NAMES: dict[str, Any] = {"axis_names": ("m", "b"), "value_name": "L(m, b)"}
asked_angle, shown_angle = 45.0, 30.0
_TURNING = bowl(_CONDITION, 0.0, _TOTAL, _CENTER, settings=("angle",), **_NAMES)
_HALF_WAY = _TURNING.given({"angle": asked_angle}).hessian(_CENTER)
half_way_m, half_way_mixed, half_way_b = float(_HALF_WAY[0, 0]), float(_HALF_WAY[0, 1]), float(_HALF_WAY[1, 1])
_M, _B = Axis("m", -2.4, 5.4), Axis("b", -1.6, 3.9)
# No slider, but a point to drag: on a bowl it changes nothing.
_POINT = (Control("m", -2.0, 5.0, value=_CENTER[0]), Control("b", -1.2, 3.5, value=_CENTER[1]))

turned = Scene(
    title="A turned bowl has a mixed second derivative",
    alt=f"The oval contours of a bowl, turned by {shortest(shown_angle)} degrees, with two lines through its lowest "
    "point at a right angle to each other: a whole one, called steep, across the ovals, and a dashed one, called "
    "gentle, along them.",
    caption=f"The bowl of the guide with its two axes: curvature {shortest(aligned_m)} along the steep one, "
    f"{shortest(aligned_b)} along the gentle one. Under it, its second derivatives in m and in b, the mixed one, and "
    "the two curvatures. At which angles is the mixed one zero?",
    question=f"Turn the bowl by {shortest(asked_angle)} degrees. What becomes of its largest curvature?",
    parts=(
        Equation(
            "in m {hessian_mm:5.2f}, in b {hessian_bb:5.2f}, mixed {hessian_mb:5.2f}\n"
            "largest {curvature_max:5.2f}, smallest {curvature_min:5.2f}"
        ),
        Predict(
            "choice",
            options=("it grows", "it shrinks", "it stays as it is"),
            answer=2,
            when=("angle", asked_angle - 5, 90.0),
            because=f"At {shortest(asked_angle)} degrees the second derivatives are {fixed(half_way_m, 2)}, "
            f"{fixed(half_way_b, 2)} and {fixed(half_way_mixed, 2)}; the bowl itself is the same.",
            then="Now turn the bowl.",
        ),
    ),
    objective=_TURNING,
    panels=(Panel((Contour(), PrincipalAxes(length=1.7), Here()), x=_M, y=_B, equal=True),),
    point=("m", "b"),
    controls=(Slider("angle", 0.0, 90.0, value=0.0, label="turn the bowl (degrees)"), *_POINT),
    still={"angle": shown_angle},
    height=420,
)

# ---- the curvature along a line

_TURNED = bowl(_CONDITION, shown_angle, _TOTAL, _CENTER, **_NAMES)
_HESSIAN = _TURNED.hessian(_CENTER)
turned_m, turned_mixed, turned_b = float(_HESSIAN[0, 0]), float(_HESSIAN[0, 1]), float(_HESSIAN[1, 1])
lowest_curvature, largest_curvature = curvatures(_HESSIAN)
asked_direction = 75.0
asked_curvature = float(curvature_along(_HESSIAN, asked_direction))
_NEARLY, _APART = 0.03, (45.0, 90.0, 180.0)

dial = Scene(
    title="The curvature along every line",
    alt="Left, the oval contours of a slanted bowl with a line through its lowest point, on a dial. Right, the "
    "curvature along the line against its angle: one wave above zero, highest across the ovals, lowest along them. As "
    "it plays, the line makes half a turn.",
    caption=f"The bowl turned by {shortest(shown_angle)} degrees, and a line through it. Right, the curvature of the "
    f"bowl along that line: one wave, between {shortest(lowest_curvature)} and {shortest(largest_curvature)}. Which "
    "point of the wave limits the learning rate?",
    question="Turn the line until the bowl is least curved along it. How far is it then from the steepest line?",
    parts=(
        Equation("curvature along the line = {curvature_along:5.2f}"),
        Predict(
            "choice",
            options=tuple(f"{shortest(turn)} degrees" for turn in _APART),
            answer=_APART.index(90.0),
            when=("curvature_along", 0.0, lowest_curvature + _NEARLY),
            because="The two axes of a bowl are at a right angle, however it is turned.",
            then="Now turn the line.",
        ),
    ),
    objective=_TURNED,
    panels=(
        Panel((Contour(), Direction(length=1.4, both=True), Here()), x=_M, y=_B, equal=True, weight=1.1),
        Panel(
            (Reference(0.0, "y"), DirectionCurvatures()),
            x=Axis("direction, in degrees", 0.0, 180.0, ticks=(0.0, 45.0, 90.0, 135.0, 180.0)),
            y=Axis("curvature along the line", -0.4, 5.0, ticks=(0.0, 2.0, 4.0)),
        ),
    ),
    point=("m", "b"),
    controls=(Slider("direction", 0.0, 180.0, value=asked_direction), *_POINT),
    animation=Animation(
        {"direction": tuple(float(turn) for turn in np.linspace(0.0, 180.0, 61))}, seconds=8.0, hold=1.0
    ),
    height=360,
)

# ---- long bowls

few, twice = 10.0, 20.0
_MOST, _ROUNDEST = 30.0, 1.0
_LONG_STEPS, _SHARE = 80, 0.01
_LONG = bowl(few, 90.0, 2.0, (0.0, 0.0), axis_names=("x", "y"), settings=("condition",))
_LONG_RUN = Run(GradientDescent(learning_rate=1.0), start=(4.0, 1.4), steps=_LONG_STEPS)
_WAY = math.hypot(*_LONG_RUN.start)  # type: ignore[misc]


def shrink(condition: float) -> float:
    """What the best rate multiplies both parts of the error by, in size."""
    return (condition - 1) / (condition + 1)


def steps_needed(condition: float) -> int:
    """Steps at the best rate until the error is a hundredth of what it was."""
    return next(t for t in range(10_000) if shrink(condition) ** t <= _SHARE)


steps_few, steps_twice = steps_needed(few), steps_needed(twice)
shrink_few, shrink_twice = shrink(few), shrink(twice)

zigzag = Scene(
    title="The longer the bowl, the more steps",
    alt="Left, long, narrow contours with a path that jumps from one side of the valley to the other while it creeps "
    "along it to the lowest point. Right, how far it still is from there against the step on a logarithmic axis: a "
    f"straight line that falls below {shortest(_SHARE)}.",
    caption=f"A bowl with condition number κ, its steep curvature over its gentle one, here {shortest(few)}; η is the "
    "best rate for each κ. Right, the distance still to go, as a share of the first. Why does the path jump from side "
    "to side?",
    question=f"Go from κ = {shortest(few)} to κ = {shortest(twice)}. What becomes of the steps until "
    f"{shortest(_SHARE)} of the way is left?",
    parts=(
        Equation(
            "curvatures {curvature_max:5.3f} and {curvature_min:5.3f}\n"
            "each step: steep × {steep_factor:6.3f}, gentle × {gentle_factor:5.3f}"
        ),
        Predict(
            "choice",
            options=("about as many", "about twice as many", f"about {in_words(4)} times as many"),
            answer=round(steps_twice / steps_few) - 1,
            when=("condition", twice - 1, _MOST),
            because=f"{steps_few} steps at κ = {shortest(few)}, {steps_twice} at κ = {shortest(twice)}.",
            then="Now move κ.",
        ),
    ),
    objective=_LONG,
    runs=(_LONG_RUN,),
    panels=(
        Panel((Contour(), Path(), Here()), x=Axis("x", -1.2, 4.8), y=Axis("y", -2.4, 2.4), equal=True, weight=1.15),
        Panel(
            (
                LossCurve(objective=from_formula(f"sqrt(x^2 + y^2)/{_WAY}")),
                Reference(_SHARE, "y", label=f"{shortest(_SHARE)} of the way left", label_at=30.0),
            ),
            x=Axis("step t", 0.0, float(_LONG_STEPS)),
            y=Axis("distance to go", 1e-4, 1.5, "log"),
        ),
    ),
    controls=(Slider("condition", _ROUNDEST, _MOST, value=few, label="condition number κ"), Step(jumps=(1, 10))),
    animation=Animation(
        {"step": tuple(float(t) for t in (*np.repeat(np.arange(8), 2), *range(8, 41)))}, seconds=8.0, hold=2.0
    ),
    height=360,
)

# ---- the two parts of an error

split_rate, _SPLIT_STEPS = 0.4, 12
steep_factor, gentle_factor = 1 - split_rate * aligned_m, 1 - split_rate * aligned_b
_SPLIT_START = (-1.0, 3.0)

split = Scene(
    title="Two bars, each with a number of its own",
    alt="Left, the contours of a slanted bowl with a zig-zag path, and its error now as two legs: one along the steep "
    "axis, a dashed one along the gentle axis. Right, the two parts as bars. As it plays, the steep bar jumps from "
    "side to side and shrinks slowly; the gentle bar stays on its side and shrinks fast.",
    caption=f"The error of each step, from the lowest point, as two legs along the axes of the bowl, and as two bars. "
    f"The curvatures are {shortest(aligned_m)} and {shortest(aligned_b)}, the rate is η = {shortest(split_rate)}. At "
    f"η = {fixed(curvature.aligned_balance, 2)}, what do the bars have in common, and in what do they differ?",
    question="Which bar will change sides at every step?",
    parts=(
        Equation("each step: steep × {steep_factor:5.2f}\neach step: gentle × {gentle_factor:5.2f}"),
        Verdict(),
        Predict(
            "choice",
            options=("the steep one", "the gentle one", "both"),
            answer=(steep_factor > 0) + 2 * (gentle_factor < 0),
            when=("step", 3, _SPLIT_STEPS),
            because=f"A step multiplies it by {shortest(steep_factor)}, the other by {shortest(gentle_factor)}.",
            then="Now take the steps and watch the bars; then move the rate.",
            panel=1,
        ),
    ),
    objective=bowl(_CONDITION, shown_angle, _TOTAL, _CENTER, settings=("angle",), **_NAMES),
    runs=(Run(GradientDescent(learning_rate=split_rate), start=_SPLIT_START, steps=_SPLIT_STEPS),),
    panels=(
        Panel((Contour(), Path(), ErrorLegs(), Marker(_CENTER, "minimum"), Here()), x=_M, y=_B, equal=True, weight=1.2),
        Panel(
            (
                Reference(0.0),
                ErrorBars(),
                Label("steep part", (-3.1, 1.8)),
                Label("gentle part", (-3.1, 0.8)),
            ),
            x=Axis("length along its axis", -3.3, 3.3, ticks=(-2.0, 0.0, 2.0)),
            y=Axis("parts of the error", 0.0, 2.0, ticks=()),
        ),
    ),
    controls=(
        Slider("learning_rate", 0.01, 0.55, label="learning rate η"),
        Drag("start", (-2.2, -1.4), (5.2, 3.7)),
        Step(),
    ),
    still={"step": 1},
    animation=Animation(
        {"step": tuple(float(t) for t in np.repeat(np.arange(_SPLIT_STEPS + 1), 3))}, seconds=8.0, hold=1.5
    ),
    height=360,
)

# ---- the bowl of the worked line: its axes, and one whole step of Newton's method

_LINE = line_loss()
_LINE_HESSIAN = _LINE.hessian(_LINE.minimizers[0])
line_mm, line_mb, line_bb = float(_LINE_HESSIAN[0, 0]), float(_LINE_HESSIAN[0, 1]), float(_LINE_HESSIAN[1, 1])
line_gentle, line_steep = curvatures(_LINE_HESSIAN)
line_condition, line_limit = line_steep / line_gentle, 2 / line_steep
line_steps = steps_needed(line_condition)
steep_m, steep_b = (float(part) for part in steep_axis(_LINE_HESSIAN))
newton_m, newton_b = (float(part) for part in descend(_LINE, Newton(), (0.0, 0.0), 1).final)
