"""What can be measured of a run to find its fault: the tests, as numbers. `faults/examination.js` measures the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from gdviz.arrays import Array
from gdviz.optimizers.faults import CHECK_DISTANCE, FAULTS, LATE, FaultyTrainer, faulty_run, norms

Numbers = tuple[float, ...]


def loss(place: int, seed: int) -> Numbers:
    """The training loss at first, half way, and at the end."""
    losses = faulty_run(place, seed).losses
    return float(losses[0]), float(losses[len(losses) // 2]), float(losses[-1])


def held_out(place: int, seed: int) -> Numbers:
    """The lowest loss on the data held out before there is none, the step at which it was that, and the last one."""
    losses = faulty_run(place, seed).held_losses
    lowest = int(np.nanargmin(losses))
    return float(losses[lowest]), float(lowest), float(losses[-1])


def gradient_norms(place: int, seed: int) -> Numbers:
    """The norm of the gradient on all training data at the end, by layer."""
    trainer = faulty_run(place, seed).trainer
    with np.errstate(all="ignore"):
        gradient = trainer.gradient_of(list(range(len(trainer.data.y))))
    return norms(gradient, trainer.first)


def updates(place: int, seed: int) -> Numbers:
    """The length of an update over that of the weights, by layer: the mean of the last `LATE` steps."""
    first, second = np.mean(faulty_run(place, seed).updates[-LATE:], axis=0)
    return float(first), float(second)


def gradient_check(place: int, seed: int) -> Numbers:
    """How far what the second step takes for the gradient is from central differences, by layer.

    As a share of the longer of the two: 0 where they agree, 2 where they are opposite.
    """
    trainer = FaultyTrainer(FAULTS[place], seed)
    trainer.step()
    chosen = trainer.waiting[: trainer.batch]
    taken, measured = trainer.gradient(chosen), differences(trainer, chosen)
    apart = norms(taken - measured, trainer.first)
    longest = map(max, norms(taken, trainer.first), norms(measured, trainer.first))
    first, second = (gap / most if most else 0.0 for gap, most in zip(apart, longest, strict=True))
    return first, second


def differences(trainer: FaultyTrainer, chosen: list[int]) -> Array:
    """The gradient of the loss on these examples by central differences, shape (dim,)."""
    x, y = trainer.data.x[chosen], trainer.data.y[chosen]
    slopes = np.zeros_like(trainer.vector)
    for place in range(len(slopes)):
        step = np.zeros_like(slopes)
        step[place] = CHECK_DISTANCE
        ahead, behind = (trainer.network.loss(trainer.vector + way * step, x, y) for way in (1, -1))
        slopes[place] = (ahead - behind) / (2 * CHECK_DISTANCE)
    return slopes


def tiny_batch(place: int, seed: int) -> Numbers:
    """The loss on the tiny batch alone, before its training and after."""
    losses = faulty_run(place, seed, True).losses
    return float(losses[0]), float(losses[-1])


TESTS: dict[str, Callable[[int, int], Numbers]] = {
    "loss": loss,
    "held_out": held_out,
    "norms": gradient_norms,
    "updates": updates,
    "check": gradient_check,
    "tiny": tiny_batch,
}


@lru_cache(maxsize=512)
def examined(place: int, seed: int, test: str) -> Numbers:
    """The numbers of one test of the run with the fault at this place in `FAULTS`."""
    return TESTS[test](place, seed)
