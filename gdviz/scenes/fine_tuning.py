"""Training only some layers of a network: what it saves, counted while the network runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from gdviz.autodiff.cost import kept, multiplications
from gdviz.figure.controls import Control, Slider
from gdviz.figure.numbers import fixed, in_words
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Choice, ChooseValue, Predict
from gdviz.figure.scale import Amounts, Told
from gdviz.figure.scene import Scene
from gdviz.objectives.network import Network

LAYERS, WIDTH, EXAMPLES = 6, 64, 16
LAST, FIRST = 0.0, 1.0  # which layers are trained
_NETWORK = Network(WIDTH, (WIDTH,) * (LAYERS - 1))
_DRAW = np.random.default_rng(0)
_DATA = _DRAW.normal(size=(EXAMPLES, WIDTH)), np.ones(EXAMPLES)
_ARRAYS = [_DRAW.normal(size=shape) / np.sqrt(shape[0]) for shape in _NETWORK.shapes.values()]


def _loss(first: bool, count: int, *trained: Any) -> Any:
    """The loss as a function of the arrays of some layers; the others are as they are."""
    fixed_ones = _ARRAYS[2 * count :] if first else _ARRAYS[: 2 * (LAYERS - count)]
    arrays = (*trained, *fixed_ones) if first else (*fixed_ones, *trained)
    return _NETWORK.cross_entropy(*_DATA, *arrays)


def _trained(first: bool, count: int) -> list[Any]:
    return _ARRAYS[: 2 * count] if first else _ARRAYS[2 * (LAYERS - count) :]


_whole_loss = partial(_loss, True, LAYERS)
forward, backward = multiplications(_whole_loss, *_ARRAYS)
record = kept(_whole_loss, *_ARRAYS)


def shares(first: bool, count: int) -> tuple[float, float, float]:
    """Of a step that trains all layers, in percent: its work, its slopes, and the numbers kept for the way back.

    Arguments:
        first: whether the first layers are trained, else the last.
        count: how many.
    """
    arrays, loss = _trained(first, count), partial(_loss, first, count)
    back = multiplications(loss, *arrays)[1]
    slopes = sum(array.size for array in arrays) / _NETWORK.dim
    return (
        100 * (forward + back) / (forward + backward),
        100 * slopes,
        100 * kept(loss, *arrays) / record,
    )


_SHARES = {which: [shares(which == FIRST, count) for count in range(1, LAYERS + 1)] for which in (LAST, FIRST)}
last_work, last_slopes, last_kept = _SHARES[LAST][0]
first_work, first_slopes, first_kept = _SHARES[FIRST][0]
last_half_work = _SHARES[LAST][LAYERS // 2 - 1][0]
parameter_count = _NETWORK.dim


def _looked_up(which: Any, count: Any, measure: int) -> Any:
    """What has been counted for that many layers."""

    def of(rows: list[tuple[float, float, float]]) -> Any:
        found: Any = rows[0][measure]
        for place, row in enumerate(rows[1:], start=1):
            found = np.where(count > place + 0.5, row[measure], found)
        return found

    return np.where(which > 0.5, of(_SHARES[FIRST]), of(_SHARES[LAST]))


def _work(which: Any, count: Any) -> Any:
    return _looked_up(which, count, 0)


def _slopes(which: Any, count: Any) -> Any:
    return _looked_up(which, count, 1)


def _kept(which: Any, count: Any) -> Any:
    return _looked_up(which, count, 2)


_MEASURES: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("work of a step: ", _work),
    ("slopes, and memory of the optimizer: ", _slopes),
    ("numbers kept for the way back: ", _kept),
)
_GUESSES = (2.0, last_work, 100.0 / LAYERS * (LAYERS - 2))  # in percent, to choose from

layers = Scene(
    title=f"Training some of {in_words(LAYERS)} layers",
    alt=f"Bars in percent of a step that trains all {in_words(LAYERS)} layers: its work, its slopes, and the numbers "
    "kept for the way back. With the last layer alone the lower two are next to nothing, while its work is still "
    f"{fixed(last_work, 0)}%.",
    caption=f"A network of {in_words(LAYERS)} layers with {WIDTH} inputs each, the last with one output, counted while "
    "it runs. Only some of its layers are trained; the percentages are of training all of them. Why does the first "
    "layer alone cost more than the last alone?",
    question=f"Only the last of {in_words(LAYERS)} layers is trained. How much of the work of a step is left?",
    parts=(
        ChooseValue((Choice("which", "Trained are", (("the last", LAST), ("the first", FIRST))),)),
        Predict(
            "choice",
            options=tuple(f"about {fixed(guess, 0)}%" for guess in _GUESSES),
            answer=min(range(len(_GUESSES)), key=lambda place: abs(last_work - _GUESSES[place])),
            begin={"layers": float(LAYERS), "which": LAST},
            when=("layers", 1.0, 1.0),
            because="Every example must still go forward through all layers.",
            then="Now train one layer, the last; then the first.",
        ),
    ),
    panels=(
        Panel(
            (Amounts(("which", "layers"), tuple(Told(name, formula, "%") for name, formula in _MEASURES)),),
            x=Axis("percent of training all layers", 0.0, 100.0, ticks=(0.0, 25.0, 50.0, 75.0, 100.0)),
            y=Axis("counted", 0.0, 3.0, ticks=()),
        ),
    ),
    controls=(
        Slider("layers", 1.0, float(LAYERS), value=1.0, label="layers trained", whole=True),
        Control("which", LAST, FIRST, value=LAST),
    ),
    height=380,
)
