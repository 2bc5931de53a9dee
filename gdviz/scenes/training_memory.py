"""What a training keeps in memory: parameters, slopes, what an optimiser remembers, and the numbers of the way back."""

from __future__ import annotations

from typing import Any

import numpy as np

from gdviz.figure.controls import Control, Slider
from gdviz.figure.numbers import in_words, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Choice, ChooseValue, Predict
from gdviz.figure.scale import Amounts, Told, amount
from gdviz.figure.scene import Scene
from gdviz.objectives.large_models import GPT3

FULL, MIXED = 0.0, 1.0  # the precision
single, half = 4, 2  # bytes of a number of 32 bits, and of 16
plain_kept, momentum_kept, adam_kept = 0.0, 1.0, 2.0  # numbers that a rule keeps for each parameter
kept_of_a_unit = 2  # numbers of a unit and example: its weighted sum, and what the activation makes of it
device = 80e9  # bytes of an A100: Touvron and others (2023), section 2.4
shown_layers, shown_examples = 96.0, 2048.0


def of_weights(precision: Any) -> Any:
    """Bytes of a parameter in the forward pass; its slope has as many."""
    return np.where(precision > 0.5, half, single)


def of_optimizer(precision: Any, remembered: Any) -> Any:
    """Bytes of what an optimiser keeps of a parameter: with numbers of 16 bits also a copy of it with 32."""
    return np.where(precision > 0.5, single, 0.0) + single * remembered


def of_activations(parameters: Any, layers: Any, examples: Any, precision: Any) -> Any:
    """Bytes a parameter of what is kept for the way back, in a network of equally wide layers.

    A layer of h units has h² weights, so there are √(parameters · layers) units in all.
    """
    return kept_of_a_unit * examples * np.sqrt(layers / parameters) * of_weights(precision)


# As `Amounts` asks for them: all are functions of all controls, a pair each, of a parameter and in all.
def _weights(parameters: Any, layers: Any, examples: Any, precision: Any, remembered: Any) -> Any:
    return of_weights(precision)


def _all_weights(parameters: Any, layers: Any, examples: Any, precision: Any, remembered: Any) -> Any:
    return parameters * of_weights(precision)


def _optimizer(parameters: Any, layers: Any, examples: Any, precision: Any, remembered: Any) -> Any:
    return of_optimizer(precision, remembered)


def _all_of_optimizer(parameters: Any, layers: Any, examples: Any, precision: Any, remembered: Any) -> Any:
    return parameters * of_optimizer(precision, remembered)


def _activations(parameters: Any, layers: Any, examples: Any, precision: Any, remembered: Any) -> Any:
    return of_activations(parameters, layers, examples, precision)


def _all_activations(parameters: Any, layers: Any, examples: Any, precision: Any, remembered: Any) -> Any:
    return parameters * of_activations(parameters, layers, examples, precision)


def _all(parameters: Any, layers: Any, examples: Any, precision: Any, remembered: Any) -> Any:
    kept = 2 * of_weights(precision) + of_optimizer(precision, remembered)
    return parameters * (kept + of_activations(parameters, layers, examples, precision))


def _devices(parameters: Any, layers: Any, examples: Any, precision: Any, remembered: Any) -> Any:
    return _all(parameters, layers, examples, precision, remembered) / device


def bytes_each(precision: float, remembered: float) -> float:
    """Bytes a parameter of all but the activations."""
    return float(2 * of_weights(precision) + of_optimizer(precision, remembered))


with_adam, with_adam_mixed = bytes_each(FULL, adam_kept), bytes_each(MIXED, adam_kept)
with_plain, with_plain_mixed = bytes_each(FULL, plain_kept), bytes_each(MIXED, plain_kept)
gpt3_weights, gpt3_all = GPT3.parameters * half, GPT3.parameters * with_adam_mixed
gpt3_devices = gpt3_all / device
share_of_weights = 100 * half / with_adam_mixed


def transformer_activations(layers: int, width: int, heads: int, context: int) -> float:
    """Bytes that one sequence leaves for the way back, in numbers of 16 bits.

    Source: Korthikanti and others (2022), "Reducing activation recomputation in large transformer models",
    arXiv:2205.05198, section 4.1.
    """
    return layers * context * width * (34 + 5 * heads * context / width)


gpt3_sequence = transformer_activations(GPT3.layers, GPT3.width, GPT3.heads, GPT3.context)
gpt3_sequence_gigabytes = gpt3_sequence / 1e9
gpt3_weights_gigabytes, gpt3_all_terabytes = gpt3_weights / 1e9, gpt3_all / 1e12

_CONTROLS = ("parameters", "layers", "examples", "precision", "remembered")
_BARS = tuple(
    Told(f"{name}: ", each, "bytes", " each", whole)
    for name, each, whole in (
        ("parameters", _weights, _all_weights),
        ("slopes", _weights, _all_weights),
        ("optimizer", _optimizer, _all_of_optimizer),
        ("activations", _activations, _all_activations),
    )
)
_BITS, _HALF_BITS = (f"{8 * size} bits" for size in (single, half))
_OPTIONS = (
    f"{round(with_adam / 2)} bytes, half of it",
    f"{round(0.75 * with_adam)} bytes",
    f"{round(with_adam)} bytes",
)

calculator = Scene(
    title="Bytes for each parameter",
    alt=f"{in_words(len(_BARS)).capitalize()} bars, the bytes that a training keeps for each parameter: the parameters "
    "themselves, their slopes, what the optimizer remembers, by far the longest with Adam, and activations, the "
    "shortest. Above each stands what it is for each parameter and in all, below them the sum, and how many devices "
    "that fills.",
    caption="What a training step keeps in memory, for a network of equally wide layers that are fully connected. "
    f"Mixed: numbers of {_HALF_BITS}, and what the optimizer keeps with {_BITS}. A device has "
    f"{amount(device, 'bytes')}. What makes the last bar longer, and leaves the others as they are?",
    question=f"With Adam and {_BITS} it is {shortest(with_adam)} bytes a parameter, activations apart. And with mixed "
    "precision?",
    parts=(
        ChooseValue(
            (
                Choice("precision", "Precision", ((_BITS, FULL), ("mixed", MIXED))),
                Choice(
                    "remembered",
                    "Optimizer",
                    (("plain", plain_kept), ("momentum", momentum_kept), ("Adam", adam_kept)),
                ),
            )
        ),
        Predict(
            "choice",
            options=_OPTIONS,
            answer=2 if with_adam_mixed == with_adam else 0,
            begin={"precision": FULL, "remembered": adam_kept},
            when=("precision", MIXED, MIXED),
            because=f"Parameters and slopes take {half} + {half} bytes in place of {single} + {single}. But the "
            f"optimizer keeps a copy of each parameter with {_BITS}: {in_words(single)} more.",
            then="Now choose mixed precision.",
        ),
    ),
    panels=(
        Panel(
            (
                Amounts(
                    _CONTROLS,
                    _BARS,
                    (Told("together: ", _all, "bytes"), Told(f"devices of {amount(device, 'bytes')}: ", _devices)),
                ),
            ),
            x=Axis("bytes for each parameter", 0.0, 20.0, ticks=(0.0, 4.0, 8.0, 12.0, 16.0, 20.0)),
            y=Axis("kept", 0.0, 6.0, ticks=()),
        ),
    ),
    point=("parameters", "examples"),
    controls=(
        Slider("parameters", 1e6, 1e12, value=GPT3.parameters, log=True),
        Slider("examples", 1.0, 1e6, value=shown_examples, label="examples (tokens) at a time", log=True),
        Slider("layers", 1.0, 1000.0, value=shown_layers, log=True),
        Control("precision", FULL, MIXED, value=MIXED),
        Control("remembered", plain_kept, adam_kept, value=adam_kept),
    ),
    height=400,
)
