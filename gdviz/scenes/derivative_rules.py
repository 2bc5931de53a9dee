"""Functions that training is made of, each with its slope."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from gdviz.figure.controls import Animation, Drag
from gdviz.figure.marks import Curve, Here, Label, Marker, Reference, Tangent
from gdviz.figure.numbers import in_words
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import ChooseFunction, Equation, OwnFunction, Predict
from gdviz.figure.scene import Scene
from gdviz.objectives import from_formula


def _slope_of_log(x: Any) -> Any:
    return np.where(x > 0, 1 / x, np.nan)


def _slope_of_relu(x: Any) -> Any:
    return np.where(x > 0, 1.0, 0.0)


def _slope_of_sigmoid(x: Any) -> Any:
    return _slope_of_softplus(x) * (1 - _slope_of_softplus(x))


def _slope_of_tanh(x: Any) -> Any:
    return 1 - np.tanh(x) ** 2


def _slope_of_softplus(x: Any) -> Any:
    return 1 / (1 + np.exp(-x))


def _slope_of_square(x: Any) -> Any:
    return 2 * x


@dataclass(frozen=True)
class Rule:
    """A function with its slope.

    Attributes:
        formula: in x.
        slope: of an array of x.
        window: the lowest and the highest value in its picture.
    """

    name: str
    formula: str
    slope: Callable[[Any], Any]
    window: tuple[float, float]
    long_name: str = ""


RULES = (
    Rule("σ(x)", "sigmoid(x)", _slope_of_sigmoid, (-0.5, 1.5), "sigmoid σ"),
    Rule("x²", "x^2", _slope_of_square, (-4.0, 6.0)),
    Rule("exp x", "exp(x)", np.exp, (-2.0, 6.0)),
    Rule("ln x", "log(x)", _slope_of_log, (-3.0, 4.0)),
    Rule("ReLU", "relu(x)", _slope_of_relu, (-1.0, 3.0), "ReLU"),
    Rule("tanh x", "tanh(x)", _slope_of_tanh, (-1.5, 1.5)),
    Rule("softplus", "softplus(x)", _slope_of_softplus, (-1.0, 3.0), "softplus"),
    Rule("|x|", "abs(x)", np.sign, (-1.5, 3.0)),
)
rule_count = len(RULES)
_COUNT = in_words(rule_count)
_HALF = 3.0
_LOW, _HIGH = (f"{level:g}" for level in (0.0, 1.0))  # the levels of the sigmoid

highest_slope = 0.25
half = 0.5
slope_of_sigmoid_at_0 = float(from_formula("sigmoid(x)").gradient(0.0)[0])
slope_of_sigmoid_at_4 = float(from_formula("sigmoid(x)").gradient(4.0)[0])
slope_of_tanh_at_0 = float(from_formula("tanh(x)").gradient(0.0)[0])
layers = 5
through_layers = highest_slope**layers

eight = Scene(
    title=f"{_COUNT.capitalize()} functions and their slopes",
    alt=f"{_COUNT.capitalize()} small pictures, each with a curve and the curve of its slope: the sigmoid with its "
    "low bump, the parabola with a straight line, the exponential with itself, the logarithm with a falling curve, "
    "ReLU with a step up, tanh with a higher bump, softplus with the sigmoid, and the absolute value with a step "
    "from below to above.",
    caption="Blue the function, brown its slope. Which function is its own slope, and whose slope is the sigmoid?",
    panels=tuple(
        Panel(
            (Reference(0.0, "y", role="muted"), Curve(), Curve(formula=rule.slope, role="slope")),
            title=rule.long_name or rule.name,
            objective=from_formula(rule.formula, domain=((-_HALF, _HALF),)),
            x=Axis("x", -_HALF, _HALF, ticks=(-2.0, 0.0, 2.0)),
            y=Axis("value, slope", *rule.window),
        )
        for rule in RULES
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
    alt="Above, the sigmoid, a curve that rises from one level to another, with a tangent at a point. Below, its "
    "slope as a curve of its own, a bump, with the point at the same x. As it plays, the point slides from left to "
    "right through both.",
    caption="Above the function, below its slope; the point has the same x in both. Choose another function, or type "
    "one. Where is the slope of each largest, and where is it next to nothing?",
    question=f"The sigmoid rises from {_LOW} to {_HIGH}. How steep is it where it is steepest?",
    parts=(
        Equation("f({x:5.2f}) = {loss:6.3f}\nf′({x:5.2f}) = {slope:6.3f}"),
        ChooseFunction(tuple((rule.name, rule.formula) for rule in RULES)),
        Predict(
            "number",
            answer=highest_slope,
            low=0.0,
            high=1.0,
            step=0.05,
            tolerance=0.03,
            begin={"x": _START},
            when=("x", -0.2, 4.0),  # from the left, past the middle
            outcome="it is",
            because=f"The slope is σ(x) · ({_HIGH} − σ(x)), and in the middle both factors are {half:g}.",
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
            (Reference(0.0, "y"), Curve(role="slope", asked=True), Here(drop=True)),
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
    alt=f"The product s times {_HIGH} minus s against s from {_LOW} to {_HIGH}: an arch, highest in the "
    f"middle, at s = {half:g}, where it is {highest_slope:g}.",
    caption=f"The slope of the sigmoid is s · ({_HIGH} − s), where s = σ(x) lies between {_LOW} and {_HIGH}. The "
    f"product of two numbers that add up to {_HIGH} is largest when they are equal: {half:g} · {half:g} = "
    f"{highest_slope:g}. What becomes of {in_words(layers)} such factors multiplied?",
    panels=(
        Panel(
            (
                Curve(role="slope"),
                Reference(highest_slope, "y", f"{highest_slope:g}"),
                Marker((half,), "flat", "steepest", offset=(0.0, -22.0)),
                Label(f"σ near {_LOW}", (0.06, 0.02)),
                Label(f"σ near {_HIGH}", (0.94, 0.02), align="right"),
            ),
            objective=from_formula("x*(1 - x)", domain=((0.0, 1.0),)),
            x=Axis("s = σ(x)", 0.0, 1.0, ticks=(0.0, 0.25, 0.5, 0.75, 1.0)),
            y=Axis(f"slope s({_HIGH} − s)", 0.0, 0.3, ticks=(0.0, 0.1, 0.2, 0.3)),
        ),
    ),
    height=300,
)
