"""Every slope in one pass backwards: by hand, what it costs, how it is checked, and what happens if nobody zeroes."""

import math
from functools import partial
from typing import Any

import numpy as np

from gdviz.autodiff.cost import kept, multiplications
from gdviz.autodiff.from_scratch import Value, relu
from gdviz.figure.controls import Animation, Slider, Step
from gdviz.figure.marks import Graph, LossCurve, Points, Reference
from gdviz.figure.numbers import fixed, in_words, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import GraphWords, Predict
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import from_formula, parabola
from gdviz.objectives.datasets import Dataset
from gdviz.optimizers.stored import StoredGradient
from gdviz.scenes.chain_rule import at_the_end, there_and_back

# ---- one neuron: (w x + b - target)²

x, w, b, target = 2.0, 0.5, 0.1, 3.0


def _neuron(w: Any, b: Any) -> tuple[Any, Any]:
    """Prediction and loss."""
    prediction = w * x + b
    return prediction, (prediction - target) ** 2


_w, _b = Value(w), Value(b)
_prediction, _loss = _neuron(_w, _b)
_loss.backward()
prediction, loss = _prediction.data, _loss.data
error = prediction - target
slope_prediction, slope_w, slope_b = _prediction.grad, _w.grad, _b.grad
rate = 0.01
next_w, next_b = w - rate * slope_w, b - rate * slope_b
next_prediction, next_loss = _neuron(next_w, next_b)


def _number(name: str, value: float) -> Slider:
    return Slider(name, -3.0, 3.0, value=value)


_NEURON = Graph(f"(w*x + b - {shortest(target)})^2", ("w", "x", "b"))

neuron = Scene(
    title="One neuron, forward and backward",
    alt="A graph of boxes and arrows. The inputs w and x lead to a product, the product and b to a sum, the sum to a "
    f"difference with {shortest(target)}, and that to its square, the loss. As it plays, values appear from box to box "
    "forwards; then derivatives appear from the loss backwards, a factor beside each arrow.",
    caption=f"A neuron, input {shortest(x)}, weight {shortest(w)}, bias {shortest(b)}, and its squared error where "
    f"{shortest(target)} is right. Values go forward; slopes come back, multiplied at each arrow by the local slope "
    "beside it. Which way will a step move both parameters?",
    question="How fast does the loss change with w?",
    parts=(
        Predict(
            "number",
            answer=slope_w,
            low=-10.0,
            high=10.0,
            step=0.2,
            tolerance=0.3,
            when=at_the_end(_NEURON),
            outcome="it is",
            because=f"{fixed(slope_prediction, 1)} arrives at the product, and the other factor is {shortest(x)}.",
            then="Now press Play and follow the way back.",
        ),
        GraphWords(),
    ),
    panels=(Panel((_NEURON,)),),
    controls=(Step(), _number("w", w), _number("b", b), _number("x", x)),
    animation=there_and_back(_NEURON),
    height=400,
    narrow_height=440,
)

# ---- two layers: (v h - target)² with h = max(0, w x + b)

v = 2.0


def _two_layers(w: Any, b: Any, v: Any) -> dict[str, Value]:
    """All that is computed on the way, by name."""
    sum_ = w * x + b
    hidden = relu(sum_)
    output = hidden * v
    return {"w": w, "b": b, "v": v, "sum": sum_, "hidden": hidden, "output": output, "loss": (output - target) ** 2}


_made = _two_layers(Value(w), Value(b), Value(v))
_made["loss"].backward()
hidden, output, loss_2 = (_made[name].data for name in ("hidden", "output", "loss"))
slope_output, slope_hidden, slope_sum, slope_v, slope_w_2, slope_b_2 = (
    _made[name].grad for name in ("output", "hidden", "sum", "v", "w", "b")
)

_TWO = Graph(f"(v*relu({shortest(x)}*w + b) - {shortest(target)})^2", ("w", "b", "v"))

two_layers = Scene(
    title="Two layers, forward and backward",
    alt="A graph of boxes and arrows: w times the input, plus b, through a ReLU, times v, less the right answer, "
    "squared. Each box has its value and the derivative of the loss by it; what arrives at the product with v goes on "
    "to v and to the ReLU.",
    caption=f"The same neuron with a ReLU and a second weight v = {shortest(v)} behind it. Each box has its value and, "
    "below, the slope of the loss by it. Which slopes are made from the one that arrives at the product with v?",
    question=f"Turn b down until the sum {shortest(x)}w + b is below zero. What becomes of the slopes of w and b?",
    parts=(
        Predict(
            "choice",
            options=("they change their sign", "they are zero", "they stay as they are"),
            answer=1,
            when=("b", -3.0, -x * w - 0.05),
            because="The slope of the ReLU is zero there, and everything on the way back to w and b is multiplied by "
            "it.",
            then="Now move b.",
        ),
        GraphWords(),
    ),
    panels=(Panel((_TWO,)),),
    controls=(Step(), _number("w", w), _number("b", b), _number("v", v)),
    animation=there_and_back(_TWO),
    height=400,
    narrow_height=540,
)

# ---- checked by central differences

h = 1e-5


def _difference(name: str) -> float:
    given = {"w": w, "b": b, "v": v}
    up, down = ({**given, name: given[name] + shift} for shift in (h, -h))
    losses = [_two_layers(*map(Value, each.values()))["loss"].data for each in (up, down)]
    return (losses[0] - losses[1]) / (2 * h)


def relative_error(one: float, other: float) -> float:
    """How far apart two numbers are, as a share of the larger; 2 where they differ in their sign alone."""
    return abs(one - other) / max(abs(one), abs(other))


differences = tuple(_difference(name) for name in "wbv")
relative_errors = tuple(map(relative_error, (slope_w_2, slope_b_2, slope_v), differences))
wrong_sign = relative_error(slope_w_2, -slope_w_2)

# ---- three layers of sigmoids, each with the same weight

chain_weight, chain_input = 2.0, 1.0


def _through(layers: int) -> tuple[float, ...]:
    """The factor of each layer, the last first: its local slope times its weight, for the first times the input."""
    factors, a = list[float](), chain_input
    for layer in range(layers):
        s = 1 / (1 + math.exp(-chain_weight * a))
        factors.append(s * (1 - s) * (chain_weight if layer else chain_input))
        a = s
    return tuple(reversed(factors))


chain_factors = _through(3)
chain_product = math.prod(chain_factors)

# ---- what it costs: networks with two hidden layers, counted while they run

WIDTHS, EXAMPLES, INPUTS = (2, 4, 8, 16, 32, 64, 128, 256), 16, 8
_DRAW = np.random.default_rng(0)
_DATA = _DRAW.normal(size=(EXAMPLES, INPUTS)), _DRAW.normal(size=(EXAMPLES, 1))


def _network(data: Any, targets: Any, *parameters: Any) -> Any:
    """The mean squared error of a network with tanh between its layers."""
    *layers, (weights, bias) = zip(parameters[::2], parameters[1::2], strict=True)
    for inner, shift in layers:
        data = np.tanh(data @ inner + shift)
    return np.mean((data @ weights + bias - targets) ** 2)


def _parameters(width: int) -> list[Any]:
    shapes = ((INPUTS, width), (width,), (width, width), (width,), (width, 1), (1,))
    return [_DRAW.normal(size=shape) / math.sqrt(shape[0]) for shape in shapes]


_counts = {width: multiplications(partial(_network, *_DATA), *_parameters(width)) for width in WIDTHS}
ratios = tuple(backward / forward for forward, backward in _counts.values())
asked_width = 64
forward, backward = _counts[asked_width]
ratio = backward / forward
parameter_count = sum(each.size for each in _parameters(asked_width))
record = kept(partial(_network, *_DATA), *_parameters(asked_width))
by_differences, by_backpropagation = parameter_count + 1, 1 + ratio
_BOUND = 2
_COUNTED = Dataset("multiplications", tuple(map(float, WIDTHS)), ratios, "neurons", "backward / forward", "Counted.")

cost = Scene(
    title="Backward against forward, counted",
    alt=f"Points for networks with {WIDTHS[0]} to {WIDTHS[-1]} neurons in each hidden layer, on a logarithmic axis. "
    f"They rise from {fixed(ratios[0], 1)} and close in on a dashed line at {_BOUND} from below.",
    caption="How many times as many multiplications the backward pass takes as the forward pass. Those of the matrix "
    f"products are counted, while networks with {in_words(len(_parameters(1)) // 2)} layers of weights run. Why is it "
    f"never quite {_BOUND}?",
    panels=(
        Panel(
            (
                Reference(_BOUND, "y", "twice as much", label_at=1.6),
                Reference(1.0, "y", "as much as forward", label_at=1.6),
                Points(_COUNTED),
            ),
            x=Axis("neurons in each hidden layer, log scale", 1.4, 400.0, "log", ticks=(2.0, 8.0, 32.0, 128.0)),
            y=Axis("backward / forward", 0.0, 2.3, ticks=(0.0, 0.5, 1.0, 1.5, 2.0)),
        ),
    ),
    height=320,
)

# ---- the zeroing forgotten

_BOTTOM, _START, _STEPS = 3.0, 0.0, 60
_BOWL = parabola(center=_BOTTOM)
forgotten_rate = 0.1
swing = abs(_START - _BOTTOM) / math.sqrt(1 - forgotten_rate / 2)  # what the cosine of half its angle makes of it
swing_low, swing_high = _BOTTOM - swing, _BOTTOM + swing
_X = from_formula("x")


def _swings(run: int, title: str) -> Panel:
    return Panel(
        (Reference(_BOTTOM, "y"), LossCurve(run=run, objective=_X, ghost=False)),
        title=title,
        x=Axis("step t", 0.0, _STEPS + 1.0, ticks=tuple(20.0 * mark for mark in range(4))),
        y=Axis("x", -1.0, 7.0, ticks=(0.0, 3.0, 6.0)),
        readout=("step", "x"),
        run=run,
    )


forgotten = Scene(
    title="With and without zeroing the gradients",
    alt=f"Two plots of x against the step, from x = {shortest(_START)}. Left, where the gradient is zeroed before each "
    f"step, x rises to {shortest(_BOTTOM)} and stays there. Right, where it is not, x swings to and fro about "
    f"{shortest(_BOTTOM)}, always as far.",
    caption=f"Steps on f(x) = (x − {shortest(_BOTTOM)})² from x = {shortest(_START)}, with the learning rate η = "
    f"{shortest(forgotten_rate)}. Left, each step goes against the gradient of the moment; right, against the sum of "
    "all there have been. Is that cured by a smaller rate?",
    question="Where nobody sets the gradient back to zero, what becomes of x?",
    parts=(
        Predict(
            "choice",
            options=(
                f"it settles at {shortest(_BOTTOM)} sooner",
                f"it swings about {shortest(_BOTTOM)} for ever",
                "it runs away",
            ),
            answer=1,
            when=("step", 25.0, float(_STEPS)),
            because=f"At {shortest(_BOTTOM)} the slope of the moment is zero, but the sum of those before is not.",
            then="Now press Play, and watch the run that is never zeroed.",
            panel=1,
        ),
    ),
    objective=_BOWL,
    runs=tuple(Run(StoredGradient(forgotten_rate, zero_grad=zeroed), start=_START, steps=_STEPS) for zeroed in (1, 0)),
    panels=(_swings(0, "zeroed before each step"), _swings(1, "never zeroed")),
    controls=(Slider("learning_rate", 0.02, 0.5, label="learning rate η"), Step(jumps=(1, 10))),
    animation=Animation({"step": tuple(float(step) for step in range(_STEPS + 1))}, seconds=9.0, hold=2.0),
    height=360,
)
