"""Losses against the error, and what each makes of a point that lies far off."""

from functools import partial
from typing import Any

import numpy as np

from gdviz.figure.controls import Animation, Control, Drag, Slider, eased
from gdviz.figure.marks import Curve, FittedLines, FittedSlopes, Here, Label, Points, Reference, Tangent
from gdviz.figure.numbers import fixed, in_words, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import ChooseFunction, Equation, OwnFunction, Predict
from gdviz.figure.scene import Scene
from gdviz.objectives import Objective, from_formula
from gdviz.objectives.datasets import Dataset
from gdviz.objectives.fits import DELTA, FITS
from gdviz.scenes.derivative_rules import Rule
from gdviz.scenes.loss_functions import HOUSES, MISTYPED, mistyped_price, true_price


def _slope_of_square(e: Any) -> Any:
    return 2 * e


def _slope_of_huber(e: Any) -> Any:
    return np.clip(e, -delta, delta)


def _slope_of_logistic(score: Any) -> Any:
    return -1 / (1 + np.exp(score))


delta = 1.0  # of Huber's loss in these pictures
_WINDOW = (-2.5, 5.0)
LOSSES = (
    Rule("squared", "x^2", _slope_of_square, _WINDOW),
    Rule("absolute", "abs(x)", np.sign, _WINDOW),
    Rule("Huber", "0.5*x^2 - 0.5*relu(abs(x) - 1)^2", _slope_of_huber, _WINDOW),
    Rule("logistic", "softplus(-x)", _slope_of_logistic, _WINDOW),
)
count = len(LOSSES)
_HALF = 4.0

four = Scene(
    title=f"{in_words(count).capitalize()} losses and their slopes",
    alt=f"{in_words(count).capitalize()} small pictures, each with a loss and its slope. Squared: a parabola with a "
    "straight line through the origin. Absolute: a V with a step. Huber: round at the bottom, straight outside, its "
    "slope a ramp between two levels. Logistic: falls towards the right, its slope rises to zero from below.",
    caption=f"Blue the loss, brown its slope. The first {in_words(count - 1)} stand against the error of a prediction, "
    "the last against the score of a classifier whose right answer is yes. Whose slope grows without limit?",
    panels=tuple(
        Panel(
            (Reference(0.0, "y", role="muted"), Curve(), Curve(formula=loss.slope, role="slope")),
            title=loss.name,
            objective=from_formula(loss.formula, domain=((-_HALF, _HALF),)),
            x=Axis("score" if loss.name == "logistic" else "error", -_HALF, _HALF, ticks=(-2.0, 0.0, 2.0)),
            y=Axis("value, slope", *loss.window, ticks=(-2.0, 0.0, 2.0, 4.0)),
        )
        for loss in LOSSES
    ),
    columns=count,
    narrow_columns=2,
    height=260,
    narrow_height=440,
)

# ---- one point through both

_HUBER = next(loss for loss in LOSSES if loss.name == "Huber")
asked_error = 3.0
_at = {loss.name: float(from_formula(loss.formula).gradient(asked_error)[0]) for loss in LOSSES}
slope_squared, slope_absolute, slope_huber = _at["squared"], _at["absolute"], _at["Huber"]
_START = -0.5
pull_ratio = slope_squared / slope_huber
_TIMES = tuple(sorted({2.0, asked_error, pull_ratio}))  # 2: the factor of the square alone

loss_and_slope = Scene(
    title="A loss and its slope, one error through both",
    alt="Above, Huber's loss, round at the bottom and straight outside, with a tangent at a point. Below, its slope, a "
    "ramp between two levels, with the point at the same error. As it plays, the point slides from left to right "
    "through both.",
    caption="Above the loss of one error, below its slope, which is how hard that error pulls on the model. Choose "
    "another loss, or type one. Which of them stops pulling harder as the error grows?",
    question=f"At an error of {shortest(asked_error)}, how many times as hard as Huber's loss does the squared one "
    "pull?",
    parts=(
        Equation("loss({x:5.2f}) = {loss:6.3f}\nslope({x:5.2f}) = {slope:6.3f}"),
        ChooseFunction(
            (
                (_HUBER.name, _HUBER.formula),
                *((loss.name, loss.formula) for loss in LOSSES if loss is not _HUBER),
                ("log-cosh", "log(cosh(x))"),
            )
        ),
        Predict(
            "choice",
            options=tuple(shortest(times) for times in _TIMES),
            answer=_TIMES.index(pull_ratio),
            begin={"x": _START},
            when=("x", asked_error - 0.1, 4.0),
            because=f"Huber's is straight beyond {shortest(delta)}: its slope here is {shortest(slope_huber)}. That of "
            f"the squared loss is {shortest(slope_squared)}.",
            then=f"Now press Play, or drag the point to {shortest(asked_error)}, and see how steep Huber's is.",
        ),
        OwnFunction(),
    ),
    objective=from_formula(_HUBER.formula, domain=((-_HALF, _HALF),)),
    panels=(
        Panel(
            (Curve(), Tangent(half_width=1.0), Here()),
            x=Axis("error x", -_HALF, _HALF),
            y=Axis("loss", -0.3, 4.0, ticks=(0.0, 1.0, 2.0, 3.0, 4.0)),
            readout=("x", "loss", "slope"),
        ),
        Panel(
            (Reference(0.0, "y"), Curve(role="slope", asked=True), Here(drop=True)),
            x=Axis("error x", -_HALF, _HALF),
            y=Axis("slope", -1.4, 1.4, ticks=(-1.0, 0.0, 1.0)),
            objective=from_formula("x - relu(x - 1) + relu(-x - 1)", domain=((-_HALF, _HALF),)),
        ),
    ),
    point=("x",),
    controls=(Drag("x", -_HALF, _HALF, value=_START),),
    animation=Animation({"x": tuple(float(x) for x in np.linspace(-_HALF, _HALF, 81))}, seconds=8.0, hold=1.5),
    still={"x": 2.0},
    columns=1,
    height=575,
    narrow_height=560,
)

# ---- one outlier, four fits


def _without(dataset: Dataset, place: int) -> Dataset:
    x, y = (tuple(v for index, v in enumerate(values) if index != place) for values in (dataset.x, dataset.y))
    return Dataset("other houses", x, y, dataset.x_label, dataset.y_label, dataset.note)


OTHERS = _without(HOUSES, MISTYPED)
other_count = len(OTHERS)
outlier_area = HOUSES.x[MISTYPED]
FITTED = tuple(FITS)
_others = tuple(np.array(values) for values in (OTHERS.x, OTHERS.y))


def slopes_at(price: float, area: float = outlier_area) -> dict[str, float]:
    """The slope of each fit with that price, and that area, for the house that is dragged."""
    x, y = np.append(OTHERS.x, area), np.append(OTHERS.y, price)
    return {name: fit(x, y)[0] for name, fit in FITS.items()}


squared_right, absolute_right, huber_right, trimmed_right = slopes_at(true_price).values()
squared_wrong, absolute_wrong, huber_wrong, trimmed_wrong = slopes_at(mistyped_price).values()
far_area, far_price = 8.0, 0.0  # far to the side of the others
squared_far, absolute_far, huber_far, trimmed_far = slopes_at(far_price, far_area).values()
fit_delta = DELTA
without_m, without_b = FITS["squared"](*_others)


def _miss(w: Any, m: float, b: float) -> Any:
    return np.absolute(w[1] - m * w[0] - b)


_OUTLIER = Objective(
    name="miss of the dragged house",
    formula=partial(_miss, m=without_m, b=without_b),
    domain=((0.0, 2.6), (0.0, 6.0)),
    minimizers=(),
    latex=r"|y - m x - b|",
    axis_names=("area", "price"),
    value_name="off the line of the others",
)
_moved = {name: abs(slopes_at(mistyped_price)[name] - slopes_at(true_price)[name]) for name in FITTED}
_NAMED = ("squared", "absolute", "Huber", "squared, worst left out")

outlier = Scene(
    title=f"One outlier, {in_words(len(FITTED))} fits",
    alt=f"Left, {in_words(other_count)} dots along a rising line, another dot far below them, and "
    f"{in_words(len(FITTED))} lines with different dashes: the whole one is much flatter than the rest. Right, the "
    "slope of each line as a bar. As it plays, the one dot falls and the whole line tips over, while the others "
    "hardly move.",
    caption=f"The wrong price of the guide, and the best lines by {in_words(len(FITTED))} losses; Huber's turns "
    f"straight at an error of {shortest(fit_delta)}. Right, their slopes. Why do the others not care how far the "
    "house falls?",
    question=f"One price falls from {fixed(true_price, 2)} to {fixed(mistyped_price, 2)}. Whose slope changes most?",
    parts=(
        Predict(
            "choice",
            options=_NAMED,
            answer=max(range(len(FITTED)), key=lambda place: _moved[FITTED[place]]),
            when=("price", 0.0, mistyped_price + 0.1),
            because=f"It falls from {fixed(squared_right, 2)} to {fixed(squared_wrong, 2)}; the absolute one goes from "
            f"{fixed(absolute_right, 2)} to {fixed(absolute_wrong, 2)}.",
            then="Now press Play, or drag the house.",
        ),
    ),
    objective=_OUTLIER,
    panels=(
        Panel(
            (FittedLines(OTHERS, FITTED), Points(OTHERS), Here()),
            x=Axis(OTHERS.x_label, 0.0, 2.6),
            y=Axis(OTHERS.y_label, 0.0, 6.0),
            weight=1.4,
        ),
        Panel(
            (
                FittedSlopes(OTHERS, FITTED),
                *(
                    Label(name, (0.06, len(FITTED) - 0.16 - place), role="function")
                    for place, name in enumerate(_NAMED)
                ),
            ),
            x=Axis("slope m of the line", 0.0, 2.4, ticks=(0.0, 1.0, 2.0)),
            y=Axis("slopes by loss", 0.0, float(len(FITTED)), ticks=()),
        ),
    ),
    point=("area", "price"),
    controls=(
        Slider("price", 0.0, 6.0, value=true_price, label="price of the house"),
        Control("area", 0.1, 2.5, value=outlier_area),
    ),
    animation=Animation({"price": eased((true_price, mistyped_price), 61)}, seconds=6.0, hold=3.0),
    still={"price": mistyped_price},
    height=380,
)
