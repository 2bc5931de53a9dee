"""Slopes through many layers: units in a row, a deep network before its training, and what is built around layers."""

import math
from typing import Any

import numpy as np

from gdviz.figure.controls import Animation, Control, Slider
from gdviz.figure.depth import ACTIVATIONS, NETWORK_DEPTH, NETWORK_WIDTH, passage, row_factors
from gdviz.figure.marks import Label, LayerSizes, Reference, RowFactors, ScaleSweep
from gdviz.figure.numbers import fixed, in_words, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Choice, ChooseValue, Predict
from gdviz.figure.scene import Scene

TANH, RELU, SIGMOID = (float(ACTIVATIONS.index(name)) for name in ("tanh", "ReLU", "sigmoid"))
_KINDS = Choice("activation", "Activation", (("sigmoid", SIGMOID), ("tanh", TANH), ("ReLU", RELU)))
_LEAST, _MOST = 1e-20, 1e10  # of the axes: thirty powers of ten
_POWERS = (_LEAST, 1e-10, 1.0, _MOST)
xavier_scale, he_scale = 1.0, math.sqrt(2)
_WHOLE = shortest(1.0)  # a slope that is neither smaller nor larger

# ---- units in a row

units, row_input, weight_small, weight_large = 10, 0.5, 1.0, 5.0
highest_slope = 0.25
row_bound = highest_slope**units


def _row(weight: float, bias: float) -> float:
    return float(np.prod(row_factors(round(SIGMOID), weight, bias, row_input, units)))


row_small, row_large = _row(weight_small, 0.0), _row(weight_large, 0.0)
factor_small, factor_large = (
    float(row_factors(round(SIGMOID), weight, 0.0, row_input, units)[-1]) for weight in (weight_small, weight_large)
)
steepest_bias = -weight_large / 2
row_steepest, factor_steepest = _row(weight_large, steepest_bias), highest_slope * weight_large
enough = 1 / highest_slope
_UNITS = Axis("unit", 0.0, units + 1.0, ticks=(1.0, units / 2, float(units)))

row = Scene(
    title=f"{in_words(units).capitalize()} units in a row",
    alt=f"Left, the product of all factors up to each of {in_words(units)} units, on a logarithmic axis: a straight "
    f"line that falls far below the dashed line at {_WHOLE}. Right, a point for each unit: its own factor, below "
    f"{_WHOLE}. As it plays, the weight grows, the line on the left falls faster, and the points on the right sink.",
    caption=f"{in_words(units).capitalize()} sigmoids in a row, each with the weight w and a bias. Left, what all up "
    f"to each multiply a slope by; right, what each does alone. For w = {shortest(weight_large)}, which bias makes "
    "the slope grow?",
    question=f"The weights are {shortest(weight_small)}. Raise them to {shortest(weight_large)}: what becomes of the "
    "slope that gets through?",
    parts=(
        ChooseValue((_KINDS,)),
        Predict(
            "choice",
            options=("it grows", "it stays as it is", "it shrinks"),
            answer=1 - int(np.sign(row_large - row_small)),
            when=("weight", weight_large - 0.05, 6.0),
            because=f"From {shortest(row_small, 2)} to {shortest(row_large, 2)}: the larger weight drives each sigmoid "
            "to its level end.",
            then="Now press Play, or raise the weight.",
        ),
    ),
    panels=(
        Panel(
            (Reference(1.0, "y"), RowFactors(units, product=True)),
            x=_UNITS,
            y=Axis("all factors so far", _LEAST, _MOST, "log", ticks=_POWERS),
        ),
        Panel(
            (Reference(1.0, "y"), RowFactors(units), Label("dashed: unchanged", (0.4, 1.6e-3))),
            x=_UNITS,
            y=Axis("factor of each unit", 1e-3, 10.0, "log"),
            weight=0.8,
        ),
    ),
    controls=(
        Slider("weight", 0.1, 6.0, value=weight_small, label="weight w"),
        Slider("bias", -4.0, 4.0, value=0.0),
        Slider("x", -2.0, 2.0, value=row_input, label="input of the first"),
        Control("activation", 0.0, len(ACTIVATIONS) - 1.0, value=SIGMOID),
    ),
    animation=Animation(
        {"weight": tuple(float(w) for w in np.linspace(weight_small, weight_large, 41))}, seconds=6.0, hold=2.0
    ),
    height=385,
)

# ---- a network of many layers

few, many, middle = 10, 40, 30
shown_seed = 1


def first_slope(kind: float, scale: float, depth: int, **beside: bool) -> float:
    """The slope that arrives at the first layer of the network that is shown, where 1 arrives at the last."""
    return float(passage(round(kind), scale, depth, shown_seed, **beside).slopes[0])


def last_size(kind: float, scale: float, depth: int, **beside: bool) -> float:
    """The size of the outputs of the last layer, where the input has size 1."""
    return float(passage(round(kind), scale, depth, shown_seed, **beside).sizes[-1])


relu_few, relu_many = (first_slope(RELU, xavier_scale, depth) for depth in (few, many))
sigmoid_30, tanh_30 = (first_slope(kind, xavier_scale, middle) for kind in (SIGMOID, TANH))
relu_xavier_30, relu_he_30 = (first_slope(RELU, scale, middle) for scale in (xavier_scale, he_scale))
relu_xavier_size, relu_he_size = (last_size(RELU, scale, middle) for scale in (xavier_scale, he_scale))
large_scale = 2.0
relu_large_30 = first_slope(RELU, large_scale, middle)
per_layer = math.sqrt(0.5)  # what a layer of ReLU leaves of a size at the scale of Xavier
by_theory_30, by_theory_many = per_layer**middle, per_layer ** (many - 1)
_LAYERS = Axis("layer", 0.0, NETWORK_DEPTH + 1.0, ticks=(1.0, 10.0, 20.0, 30.0, 40.0, 50.0))
_DRAWN = (
    Slider("seed", 1.0, 9.0, value=float(shown_seed), label="seed of the weights", whole=True),
    Control("activation", 0.0, len(ACTIVATIONS) - 1.0, value=RELU),
)
_SIZES = Axis("size of the outputs", 1e-10, _MOST, "log", ticks=(1e-10, 1e-5, 1.0, 1e5, _MOST))
_SLOPES = Axis("slope that arrives", _LEAST, _MOST, "log", ticks=_POWERS)
_SHARES = (0.5, 1e-2, 1e-6)  # to choose from

depth = Scene(
    title="What arrives at the first layer",
    alt="Left, the size of the slope that arrives at each layer, on a logarithmic axis, from "
    f"{_WHOLE} at the last down to far less at the first: a slanted line. Right, the size of the outputs of each "
    "layer, slanted the other way. As it plays, layers are added, and both lines grow longer and reach lower.",
    caption=f"A network of {NETWORK_WIDTH} units a layer before its training. Left, a slope of size {_WHOLE} comes "
    "back from the last layer; right, an example goes forward. Xavier and He are rules for the scale of the weights. "
    "Which suits which activation?",
    question=f"ReLU, with the scale of Xavier. How much of the slope arrives at the first of {many} layers?",
    parts=(
        ChooseValue((_KINDS, Choice("scale", "Scale of the weights", (("Xavier", xavier_scale), ("He", he_scale))))),
        Predict(
            "choice",
            options=tuple(f"about {shortest(share)}" for share in _SHARES),
            answer=min(range(len(_SHARES)), key=lambda place: abs(math.log(relu_many / _SHARES[place]))),
            begin={"depth": float(few)},
            when=("depth", float(many), float(NETWORK_DEPTH)),
            because=f"Each layer leaves about {fixed(per_layer, 2)} of it; {shortest(relu_many, 2)} arrives.",
            then="Now press Play, or add layers.",
        ),
    ),
    panels=(
        Panel((Reference(1.0, "y"), LayerSizes(backward=True)), x=_LAYERS, y=_SLOPES),
        Panel((Reference(1.0, "y"), LayerSizes()), x=_LAYERS, y=_SIZES),
    ),
    controls=(
        Slider("depth", 2.0, float(NETWORK_DEPTH), value=float(middle), label="layers", whole=True),
        Slider("scale", 0.5, 2.5, value=xavier_scale, label="scale of the weights"),
        *_DRAWN,
    ),
    animation=Animation(
        {"depth": tuple(float(layers) for layers in range(2, NETWORK_DEPTH + 1))}, seconds=6.0, hold=2.0
    ),
    height=385,
)

# ---- the scale of the weights

scales = Scene(
    title="Which scale lets a slope through",
    alt="What arrives at the first layer against the scale of the weights, both logarithmic: a curve for each of "
    f"{in_words(len(ACTIVATIONS))} activations. That of ReLU is a straight line that rises steeply and passes near "
    f"{_WHOLE} at the scale of He; that of tanh comes near {_WHOLE} at the scale of Xavier and then is nearly level; "
    "that of the sigmoid stays far below.",
    caption=f"The slope that arrives at the first of {middle} layers, for every scale s of the weights. Why does ReLU "
    "need a larger scale than tanh?",
    panels=(
        Panel(
            (
                Reference(1.0, "y"),
                Reference(xavier_scale, "x", "Xavier", label_at=1e-19, align="right"),
                Reference(he_scale, "x", "He", label_at=1e-19, align="right"),
                *(
                    ScaleSweep(round(kind), middle, shown_seed, role)
                    for kind, role in ((RELU, "function"), (TANH, "path"), (SIGMOID, "slope"))
                ),
                Label("ReLU", (2.1, 3e7), "function", "right"),
                Label("tanh", (2.15, 8.0), "path"),
                Label("sigmoid", (1.8, 1e-15), "slope"),
            ),
            x=Axis("scale s of the weights", 0.5, 2.5, "log", ticks=(0.5, 1.0, 1.5, 2.0, 2.5)),
            y=Axis("slope at the first layer", _LEAST, _MOST, "log", ticks=_POWERS),
        ),
    ),
    height=340,
)

# ---- what is built around layers

_NAMES = ("plain", "layer norm", "residual", "both")
_AROUND: tuple[dict[str, Any], ...] = ({}, {"normed": True}, {"skip": True}, {"normed": True, "skip": True})
sigmoid_plain, sigmoid_normed, sigmoid_skip, sigmoid_both = (
    first_slope(SIGMOID, xavier_scale, middle, **beside) for beside in _AROUND
)
relu_plain, relu_normed, relu_skip, relu_both = (first_slope(RELU, he_scale, middle, **beside) for beside in _AROUND)
relu_small_normed, relu_large_normed = (first_slope(RELU, scale, middle, normed=True) for scale in (0.5, 2.5))
tanh_normed, tanh_skip, tanh_both = (first_slope(TANH, xavier_scale, middle, **beside) for beside in _AROUND[1:])
_TINY = 1e-9

around = Scene(
    title="Layer norm and residual connections",
    alt="Left, the slope that arrives at each layer; right, the size of the outputs of each layer, both on logarithmic "
    "axes. Faint, the plain network, whose slope falls to next to nothing towards the first layer; in colour the "
    "same network with residual connections, where about as much arrives as was sent.",
    caption=f"The same network of {middle} layers: faint as it is, in colour with what you choose around each layer. "
    "Which of them makes the scale of the weights matter no more?",
    question=f"{in_words(middle).capitalize()} layers of sigmoids. Will layer norm alone bring the slope to the first?",
    parts=(
        ChooseValue(
            (
                Choice("variant", "Around each layer", tuple((name, float(k)) for k, name in enumerate(_NAMES))),
                _KINDS,
            )
        ),
        Predict(
            "choice",
            options=("nearly all of it", "a part of it", "next to nothing"),
            answer=2 if sigmoid_normed < _TINY else 1 if sigmoid_normed < 0.1 else 0,
            when=("variant", 1.0, 1.0),
            because=f"{shortest(sigmoid_normed, 2)} arrives, instead of {shortest(sigmoid_plain, 2)}: each sigmoid is "
            "still flat.",
            then="Now choose layer norm, then the others.",
        ),
    ),
    panels=(
        Panel(
            (Reference(1.0, "y"), LayerSizes(backward=True, plain=True), LayerSizes(backward=True)),
            x=_LAYERS,
            y=_SLOPES,
        ),
        Panel((Reference(1.0, "y"), LayerSizes(plain=True), LayerSizes()), x=_LAYERS, y=_SIZES),
    ),
    controls=(
        Slider("scale", 0.5, 2.5, value=xavier_scale, label="scale of the weights"),
        Slider("depth", 2.0, float(NETWORK_DEPTH), value=float(middle), label="layers", whole=True),
        Slider("seed", 1.0, 9.0, value=float(shown_seed), label="seed of the weights", whole=True),
        Control("activation", 0.0, len(ACTIVATIONS) - 1.0, value=SIGMOID),
        Control("variant", 0.0, len(_NAMES) - 1.0, value=0.0),
    ),
    still={"variant": float(_NAMES.index("residual"))},
    height=385,
)
