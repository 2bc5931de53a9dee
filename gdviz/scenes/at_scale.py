"""From two parameters to 175 billion: published models on one scale, and how much work their training takes."""

from __future__ import annotations

import math
from functools import partial
from typing import Any

import numpy as np

from gdviz.autodiff.cost import multiplications
from gdviz.figure.controls import Animation, Slider
from gdviz.figure.marks import Label, Marker, Points, Reference
from gdviz.figure.numbers import fixed, in_words, power_of_ten, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Predict
from gdviz.figure.scale import EqualProducts, Spot, Told, amount
from gdviz.figure.scene import Scene
from gdviz.objectives.datasets import Dataset
from gdviz.objectives.large_models import BERT_BASE, CHINCHILLA, GPT3, LLAMA_7B, LLAMA_65B, MODELS
from gdviz.objectives.network import Network
from gdviz.scenes import neural_network

# ---- how many parameters

of_line, of_network, of_largest = 2.0, float(neural_network.parameters), GPT3.parameters
times_larger = of_largest / of_line
halfway = math.sqrt(of_line * of_largest)
times_halfway = halfway / of_line
seconds_in_a_year = 365.25 * 24 * 3600
years_to_read = of_largest / seconds_in_a_year
bert_percent = 100 * BERT_BASE.parameters / of_largest  # of the way, on an axis that is not logarithmic
left_end = 5.0  # percent of it
a_step = 1000.0
steps_of_a_thousand = math.log(times_larger) / math.log(a_step)
_OURS = (("the line of the guide", of_line), ("the network on two moons", of_network))
_SHOWN = (*_OURS, *((model.name, model.parameters) for model in MODELS))
squeezed = sum(100 * count < left_end * of_largest for _, count in _SHOWN)
of_shown = len(_SHOWN)
_MIDDLES = (of_largest / 2, halfway, math.sqrt(of_line * halfway))  # to choose from


def _as_many(parameters: Any) -> Any:
    return parameters


def _read_aloud(parameters: Any) -> Any:
    return parameters


def _named(place: int, name: str, count: float) -> Marker:
    left = count > halfway
    return Marker((count, float(len(_SHOWN) - place)), "point", name, (-9.0 if left else 9.0, 0.0))


models = Scene(
    title=f"{in_words(round(of_line)).capitalize()} parameters to {amount(of_largest)}",
    alt=f"A point for each of {in_words(len(_SHOWN))} models on a logarithmic axis of parameters, each in a row of its "
    f"own: two of this course at the left, with {shortest(of_line)} and {shortest(of_network)}, then a wide gap, then "
    f"{in_words(len(MODELS))} published ones from {amount(MODELS[0].parameters)} to {amount(of_largest)}. As it plays, "
    "a dashed line goes from the left end to the right.",
    caption="Models by the number of their parameters. From tick to tick it grows by a factor of "
    f"{shortest(a_step)}. The lines of words are for the dashed line: read a parameter a second, and it takes so long. "
    "Where would the points be on an axis that is not logarithmic?",
    question=f"The axis goes from {shortest(of_line)} to {amount(of_largest)}. How many parameters are half-way "
    "between these two?",
    parts=(
        Predict(
            "choice",
            options=tuple(f"about {amount(float(f'{middle:.0e}'))}" for middle in _MIDDLES),
            answer=1,
            begin={"parameters": of_line},
            when=("parameters", halfway / 1.6, halfway * 1.6),
            because=f"Half-way means as many times more: {shortest(of_line)} times {amount(times_halfway)} is about "
            f"{amount(halfway)}, and as many times that is {amount(of_largest)}.",
            then="Now move the slider to its middle.",
        ),
    ),
    panels=(
        Panel(
            (
                *(_named(place, *shown) for place, shown in enumerate(_SHOWN)),
                Spot(
                    ("parameters",),
                    (Told("", _as_many, after=" parameters"), Told("read aloud: ", _read_aloud, "seconds")),
                ),
            ),
            x=Axis("parameters, log scale", 1.0, 1e12, "log", ticks=(1.0, 1e3, 1e6, 1e9, 1e12)),
            y=Axis("models", 0.0, len(_SHOWN) + 3.0, ticks=()),
        ),
    ),
    controls=(Slider("parameters", of_line, of_largest, value=halfway, log=True),),
    animation=Animation(
        {"parameters": tuple(float(count) for count in np.geomspace(of_line, of_largest, 48))}, seconds=8.0, hold=2.0
    ),
    height=400,
)

# ---- how many operations: counted, while networks of ours run

WIDTHS, EXAMPLES, INPUTS, HIDDEN = (2, 4, 8, 16, 32, 64, 128, 256), 16, 8, 4
a_parameter_forward, a_parameter_backward = 2, 4  # operations for each example, in wide layers
a_parameter = a_parameter_forward + a_parameter_backward
_DRAW = np.random.default_rng(0)
_DATA = _DRAW.normal(size=(EXAMPLES, INPUTS)), np.ones(EXAMPLES)


def per_parameter(width: int) -> float:
    """Operations of a training step for each parameter and example: the multiplications, and as many additions."""
    network = Network(INPUTS, (width,) * HIDDEN)
    parameters = [_DRAW.normal(size=shape) / math.sqrt(shape[0]) for shape in network.shapes.values()]
    forward, backward = multiplications(partial(network.cross_entropy, *_DATA), *parameters)
    return 2 * (forward + backward) / (network.dim * EXAMPLES)


_counts = tuple(map(per_parameter, WIDTHS))
counted_narrow, counted_wide, wide = _counts[0], _counts[-1], WIDTHS[-1]
_COUNTED = Dataset("operations", tuple(map(float, WIDTHS)), _counts, "units", "operations", "Counted.")

counted = Scene(
    title="Operations for each parameter and example",
    alt=f"Points for networks with {WIDTHS[0]} to {wide} units in each of {in_words(HIDDEN)} hidden layers, on a "
    f"logarithmic axis. They rise from {fixed(counted_narrow, 1)} and close in on a dashed line at {a_parameter} from "
    "below.",
    caption="Networks like that of this course, counted while they run: the multiplications of a training step, "
    "forward and backward, and as many additions, divided by parameters and examples. What do the narrow ones have "
    "that takes part in no product?",
    panels=(
        Panel(
            (
                Reference(
                    float(a_parameter),
                    "y",
                    f"{a_parameter_forward} forward and {a_parameter_backward} backward",
                    label_at=1.6,
                ),
                Points(_COUNTED),
            ),
            x=Axis("units in each hidden layer, log scale", 1.4, 400.0, "log", ticks=(2.0, 8.0, 32.0, 128.0)),
            y=Axis("operations per parameter and example", 0.0, 7.0, ticks=(0.0, 2.0, 4.0, 6.0)),
        ),
    ),
    height=320,
)

# ---- how much that is for published models

processors, cluster = 1000.0, 1e17  # operations a second of all together
_TOKENS = tuple(model for model in MODELS if model.tokens)
gpt3_operations, llama_operations, chinchilla_operations = (
    a_parameter * model.parameters * model.tokens for model in (GPT3, LLAMA_65B, CHINCHILLA)
)
gpt3_published = 3.14e23  # Brown and others (2020), table D.1
gpt3_apart = 100 * abs(gpt3_operations / gpt3_published - 1)
gpt3_days = gpt3_operations / cluster / 86_400
tokens_each = {model.name: model.tokens / model.parameters for model in _TOKENS}
gpt3_tokens_each, chinchilla_tokens_each = tokens_each[GPT3.name], tokens_each[CHINCHILLA.name]
_LINES = (1e20, 1e22, 1e24, 1e26)


def _operations(parameters: Any, tokens: Any) -> Any:
    return a_parameter * parameters * tokens


def _duration(parameters: Any, tokens: Any) -> Any:
    return a_parameter * parameters * tokens / cluster


_BESIDE = {
    GPT3.name: (9.0, -4.0),
    CHINCHILLA.name: (10.0, 14.0),
    LLAMA_65B.name: (-9.0, 4.0),
    LLAMA_7B.name: (-9.0, 4.0),
}
compute = Scene(
    title="Operations of a whole training",
    alt="A plane of parameters and tokens, both logarithmic, with slanting dashed lines of equal work and "
    f"{in_words(len(_TOKENS))} points: {', '.join(model.name for model in _TOKENS)}. {GPT3.name} stands lower, and "
    "farther to the right, than the others. A point in colour can be moved; its work is written in the corner.",
    caption=f"{in_words(a_parameter).capitalize()} × parameters × tokens: along a dashed line it is the same. The "
    f"time is for {power_of_ten(cluster)} operations a second, {shortest(processors)} processors that reach "
    f"{power_of_ten(cluster / processors)} each. If you double both parameters and tokens, how many times "
    "the work is it?",
    question=f"{LLAMA_65B.name} has fewer parameters than {GPT3.name}, and was shown more tokens. Which of the two "
    "took more operations?",
    parts=(
        Predict(
            "choice",
            options=(GPT3.name, LLAMA_65B.name, "nearly the same"),
            answer=1 if llama_operations > 1.2 * gpt3_operations else 0,
            begin={"parameters": GPT3.parameters, "tokens": GPT3.tokens},
            when=("parameters", 1e9, 1.1e11),  # it is told to move them last
            because=f"{amount(llama_operations)} against {amount(gpt3_operations)} operations: "
            f"{shortest(GPT3.parameters / LLAMA_65B.parameters, 2)} times fewer parameters, "
            f"{shortest(LLAMA_65B.tokens / GPT3.tokens, 2)} times as many tokens.",
            then=f"Now move the tokens, then the parameters, from {GPT3.name} to {LLAMA_65B.name}.",
        ),
    ),
    point=("parameters", "tokens"),
    panels=(
        Panel(
            (
                EqualProducts(_LINES, tuple(map(power_of_ten, _LINES)), float(a_parameter)),
                *(
                    Marker((model.parameters, model.tokens), "point", model.name, _BESIDE[model.name])
                    for model in _TOKENS
                ),
                Label("dashed: equal work", (1.15e9, 6e8), "muted"),
                Spot(
                    ("parameters", "tokens"),
                    (Told("", _operations, after=" operations"), Told("", _duration, "seconds")),
                ),
            ),
            x=Axis("parameters, log scale", 1e9, 1e12, "log", ticks=(1e9, 1e10, 1e11, 1e12)),
            y=Axis("tokens, log scale", 3e8, 3e14, "log", ticks=(1e9, 1e10, 1e11, 1e12, 1e13)),
        ),
    ),
    controls=(
        Slider("parameters", 1e9, 1e12, value=GPT3.parameters, log=True),
        Slider("tokens", 1e9, 1e13, value=GPT3.tokens, log=True),
    ),
    height=400,
)
