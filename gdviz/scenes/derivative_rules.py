"""Functions that training is made of, each with its slope."""

from collections.abc import Callable
from typing import Any

import numpy as np

from gdviz.autodiff import sigmoid
from gdviz.figure.controls import Animation, Drag
from gdviz.figure.marks import Curve, Here, Label, Marker, Reference, Tangent
from gdviz.figure.numbers import in_words
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import ChooseFunction, Equation, OwnFunction, Predict
from gdviz.figure.scene import Scene
from gdviz.objectives import from_formula

# Each with its name, its formula in x, its slope as numpy, and the window of its picture.
_Slope = Callable[[Any], Any]
RULES: tuple[tuple[str, str, _Slope, tuple[float, float]], ...] = (
    ("σ(x), sigmoid", "sigmoid(x)", lambda x: sigmoid(x) * (1 - sigmoid(x)), (-0.5, 1.5)),
    ("x²", "x^2", lambda x: 2 * x, (-4.0, 6.0)),
    ("exp x", "exp(x)", np.exp, (-2.0, 6.0)),
    ("ln x", "log(x)", lambda x: np.where(x > 0, 1 / x, np.nan), (-3.0, 4.0)),
    ("max(0, x), ReLU", "relu(x)", lambda x: np.where(x > 0, 1.0, 0.0), (-1.0, 3.0)),
    ("tanh x", "tanh(x)", lambda x: 1 - np.tanh(x) ** 2, (-1.5, 1.5)),
    ("ln(1 + exp x), softplus", "softplus(x)", sigmoid, (-1.0, 3.0)),
    ("|x|", "abs(x)", np.sign, (-1.5, 3.0)),
)
rule_count = len(RULES)
_HALF = 3.0

highest_slope = 0.25
half = 0.5
slope_of_sigmoid_at_0 = float(from_formula("sigmoid(x)").gradient(0.0)[0])
slope_of_sigmoid_at_4 = float(from_formula("sigmoid(x)").gradient(4.0)[0])
slope_of_tanh_at_0 = float(from_formula("tanh(x)").gradient(0.0)[0])
layers = 5
through_layers = highest_slope**layers

eight = Scene(
    title="Eight functions and their slopes",
    alt="Eight small pictures, each with a curve and the curve of its slope: the sigmoid with its low bump, the "
    "parabola with a straight line, the exponential with itself, the logarithm with 1 over x, ReLU with a step from 0 "
    "to 1, tanh with a bump of height 1, softplus with the sigmoid, and the absolute value with a step from −1 to 1.",
    caption="Blue the function, brown its slope. Which function is its own slope, and whose slope is the sigmoid?",
    panels=tuple(
        Panel(
            (Reference(0.0, "y", role="muted"), Curve(), Curve(formula=slope, role="slope")),
            title=name,
            objective=from_formula(formula, domain=((-_HALF, _HALF),)),
            x=Axis("x", -_HALF, _HALF, ticks=(-2.0, 0.0, 2.0)),
            y=Axis("", low, high),
        )
        for name, formula, slope, (low, high) in RULES
    ),
    columns=4,
    narrow_columns=2,
    height=480,
    narrow_height=860,
)

_SIGMOID = from_formula("sigmoid(x)", domain=((-4.0, 4.0),))
_START = -3.0

function_and_slope = Scene(
    title="A function and its slope, one point through both",
    alt="Above, the sigmoid, a curve that rises from 0 to 1, with a tangent at one point. Below, its slope as a curve "
    "of its own, a bump over 0, with the point at the same x. As it plays, the point slides from left to right through "
    "both.",
    caption="Above the function, below its slope; the point has the same x in both. Choose another function, or type "
    "one. Where is the slope of each largest, and where is it next to nothing?",
    question="The sigmoid rises from 0 to 1. How steep is it where it is steepest?",
    parts=(
        Equation("f({x:5.2f}) = {loss:6.3f}    f′({x:5.2f}) = {slope:6.3f}"),
        ChooseFunction(tuple((name.split(",")[0], formula) for name, formula, _, _ in RULES)),
        Predict(
            "number",
            answer=highest_slope,
            low=0.0,
            high=1.0,
            step=0.05,
            tolerance=0.03,
            begin={"x": _START},
            when=("x", -0.2, 0.2),
            outcome="it is",
            because=f"The slope is σ(x) · (1 − σ(x)), and at x = 0 both factors are {half:g}.",
            then="Now press Play, or drag the point to the middle.",
        ),
        OwnFunction(),
    ),
    objective=_SIGMOID,
    panels=(
        Panel(
            (Curve(), Tangent(half_width=1.0), Here()),
            x=Axis("x", -4.0, 4.0),
            y=Axis("f(x)", -0.2, 1.2, ticks=(0.0, 0.5, 1.0)),
            readout=("x", "loss", "slope"),
        ),
        Panel(
            (Reference(0.0, "y"), Curve(role="slope"), Here(drop=True)),
            x=Axis("x", -4.0, 4.0),
            y=Axis("slope f′(x)", -0.1, 0.35, ticks=(0.0, 0.1, 0.2, 0.3)),
            objective=from_formula("sigmoid(x)*(1 - sigmoid(x))", domain=((-4.0, 4.0),)),
        ),
    ),
    point=("x",),
    controls=(Drag("x", -4.0, 4.0, value=_START),),
    animation=Animation({"x": tuple(float(x) for x in np.linspace(-4.0, 4.0, 81))}, seconds=8.0, hold=1.5),
    still={"x": 1.0},
    columns=1,
    height=560,
    narrow_height=560,
)

quarter = Scene(
    title="Why the sigmoid is never steeper than a quarter",
    alt="The product s times 1 minus s against s from 0 to 1: an arch that is 0 at both ends and highest in the "
    f"middle, at s = {half:g}, where it is {highest_slope:g}.",
    caption="The slope of the sigmoid is s · (1 − s), where s = σ(x) lies between 0 and 1. The product of two numbers "
    f"that add up to 1 is largest when they are equal: {half:g} · {half:g} = {highest_slope:g}. What becomes of "
    f"{in_words(layers)} such factors multiplied?",
    panels=(
        Panel(
            (
                Curve(role="slope"),
                Reference(highest_slope, "y", "¼"),
                Marker((half,), "flat", "steepest", offset=(0.0, -22.0)),
                Label("σ flat near 0", (0.06, 0.02)),
                Label("σ flat near 1", (0.94, 0.02), align="right"),
            ),
            objective=from_formula("x*(1 - x)", domain=((0.0, 1.0),)),
            x=Axis("s = σ(x)", 0.0, 1.0, ticks=(0.0, 0.25, 0.5, 0.75, 1.0)),
            y=Axis("slope s(1 − s)", 0.0, 0.3, ticks=(0.0, 0.1, 0.2, 0.3)),
        ),
    ),
    height=300,
)
