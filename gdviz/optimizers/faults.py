"""Faults of a training loop, each planted in a real run: what shows it, what it comes from, what helps.

A fault is a run on the two moons of which some settings are not those of a sound one (`SOUND`). Nothing is drawn by
hand: the curves are those of the runs. `network/faults.js` trains the same in the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import numpy as np

from gdviz.arrays import Array
from gdviz.autodiff import sigmoid
from gdviz.objectives.class_data import ClassData, class_data
from gdviz.objectives.network import ACTIVATIONS, Network
from gdviz.optimizers.rules import GradientDescent
from gdviz.optimizers.training import Trainer

FAULT_STEPS = 400
"""How far a run goes."""

TINY, TINY_STEPS = 8, 200
"""The tiny batch: how many examples, and how long it is trained on them alone."""

LATE = 40
"""The length of an update is measured over so many steps, the last ones."""

CHECK_DISTANCE = 1e-5
"""How far a gradient check moves each parameter to either side."""


class NaiveNetwork(Network):
    """A network whose loss takes the logarithm of the probability as it is, even where that has been rounded to 0."""

    def cross_entropy(self, x: Any, y: Any, *parameters: Any) -> Any:
        """Minus the mean of log p where the label is 1 and log(1 - p) where it is 0: 0 log 0 is not a number."""
        p = sigmoid(self.layers(x, *parameters)[-1][:, 0])
        return -np.mean(y * np.log(p) + (1.0 - y) * np.log(1.0 - p))


SOUND: Mapping[str, float] = {
    "hidden_units": 12,
    "activation": 0,  # the place of its name in ACTIVATIONS
    "learning_rate": 1.0,
    "batch_size": 10,
    "examples": 200,  # to train on
    "flipped": 0,  # every so manyth label is wrong, 0 for none
    "sorted": 0,  # 1: by class, in every epoch
    "carried": 0,  # 1: the gradient of a step is added to those of all before
    "weights": 1,  # times as large at the start
    "bias": 0,  # of the hidden units at the start
    "backward": 1,  # what the gradient of the first layer is multiplied by
    "naive": 0,  # 1: the loss of a NaiveNetwork
}
"""The settings of a run without a fault."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a run.

    Attributes:
        name: as it is diagnosed.
        sign: what is to be seen.
        cause: what it comes from.
        remedy: what helps.
        changes: the settings that are not those of `SOUND`.
        tests: the names of those in `gdviz.optimizers.examination` that tell it from the others.
    """

    name: str
    sign: str
    cause: str
    remedy: str
    changes: Mapping[str, float] = field(default_factory=dict)
    tests: tuple[str, ...] = ()

    @property
    def settings(self) -> dict[str, float]:
        """All settings of its run."""
        return {**SOUND, **self.changes}


RELU, SIGMOID = (float(list(ACTIVATIONS).index(name)) for name in ("relu", "sigmoid"))

FAULTS: tuple[Fault, ...] = (
    Fault(
        "nothing: a sound run",
        "Both losses fall, quickly at first, and stay close to each other.",
        "Nothing is wrong.",
        "Go on: more steps, or a falling rate.",
        tests=("loss", "held_out", "check"),
    ),
    Fault(
        "learning rate too high",
        "The loss jumps up and down, often above where it began.",
        "Steps go too far, and what one gains the next one loses.",
        "Divide the rate by 10.",
        {"learning_rate": 10.0},
        tests=("loss", "check"),
    ),
    Fault(
        "learning rate too low",
        "Both losses fall smoothly and far too slowly.",
        "Each step moves the weights by a tiny part of their length.",
        "Multiply the rate by 10, until the loss begins to jump; then go back one.",
        {"learning_rate": 0.002},
        tests=("updates",),
    ),
    Fault(
        "logarithm of 0",
        "The loss falls as it should, then it is no number (NaN): here and there at first, then for good.",
        "A probability was rounded to 0 or 1, and the loss took the logarithm of 0.",
        "Compute the loss from the score, as with np.logaddexp. Stop at the first NaN.",
        {"naive": 1, "activation": RELU, "learning_rate": 3.0},
        tests=("loss",),
    ),
    Fault(
        "weights too small at the start",
        "A long level stretch at the beginning, then a fall.",
        "All units give nearly the same, and hardly any slope passes back.",
        "Draw the weights at the scale of Xavier or He.",
        {"weights": 0.001, "activation": SIGMOID},
        tests=("loss",),
    ),
    Fault(
        "overfitting",
        "The training loss goes on falling while the held-out loss turns and rises.",
        "Many units, few examples, and noise to learn by heart.",
        "More data, weight decay, fewer units, or stop where the held-out loss is lowest.",
        {"examples": 30, "hidden_units": 64, "flipped": 5, "activation": RELU},
        tests=("held_out",),
    ),
    Fault(
        "wrong labels",
        "Both losses come to rest together, far too high.",
        "Every fifth label is wrong, in both sets. Nothing in the points says which.",
        "Look at the examples with the largest loss, and mend their labels.",
        {"flipped": 5},
        tests=("held_out",),
    ),
    Fault(
        "data not shuffled",
        "The loss goes up and down like a saw, a tooth an epoch.",
        "All of one class come first, then all of the other: each half epoch unlearns the one before.",
        "Shuffle anew for every epoch.",
        {"sorted": 1},
        tests=("loss", "check"),
    ),
    Fault(
        "gradient not set to zero",
        "The loss falls, then climbs in wide swings that do not end.",
        "Each step's gradient is added to all before: momentum without friction.",
        "Set the gradient to zero before each backward pass.",
        {"carried": 1},
        tests=("check",),
    ),
    Fault(
        "dead ReLUs",
        "The loss stays at that of a guess, and the gradient of the first layer is exactly 0.",
        "Every hidden unit is inactive for every example, so no slope passes.",
        "Start biases at 0, lower the rate, or use a ReLU that leaks.",
        {"activation": RELU, "bias": -6.0},
        tests=("norms",),
    ),
    Fault(
        "a wrong sign in the backward pass",
        "The loss falls a little and wavers. It looks as if the rate were wrong.",
        "The first layer climbs while the second one descends.",
        "Check the gradient against central differences, layer by layer.",
        {"backward": -1.0},
        tests=("check",),
    ),
)
"""The first is none."""


class FaultyTrainer(Trainer):
    """A network on its way with a fault.

    Arguments:
        seed: of its first weights and the order of the examples.
        count: how many examples it is trained on, where that is fewer than the fault leaves.
    """

    def __init__(self, fault: Fault, seed: int = 0, count: int | None = None) -> None:
        self.ways = ways = fault.settings
        built = NaiveNetwork if ways["naive"] else Network
        activation = list(ACTIVATIONS)[round(ways["activation"])]
        network = built(hidden=(round(ways["hidden_units"]),), activation=activation)
        data = spoiled(class_data("moons"), ways, count)
        super().__init__(network, data, GradientDescent(ways["learning_rate"]), round(ways["batch_size"]), seed)
        parameters = network.unpack(self.vector)
        for name in ("w1", "w2"):
            parameters[name] = ways["weights"] * parameters[name]
        parameters["b1"] = parameters["b1"] + ways["bias"]
        self.vector = stored(network.pack(parameters))
        self.first = 3 * round(ways["hidden_units"])  # so many parameters are of the first layer
        self.carried = np.zeros_like(self.vector)

    def step(self) -> None:
        """One mini-batch; then the parameters are stored."""
        super().step()
        self.vector = stored(self.vector)

    def ordered(self) -> list[int]:
        """By class where they are sorted; else shuffled."""
        labels = self.data.y
        return np.argsort(labels, kind="stable").tolist() if self.ways["sorted"] else super().ordered()

    def gradient_of(self, chosen: list[int]) -> Array:
        """What its backward pass gives for the gradient on these examples."""
        gradient = super().gradient(chosen).copy()
        gradient[: self.first] *= self.ways["backward"]
        return gradient

    def gradient(self, chosen: list[int]) -> Array:
        """With those of all steps before, where they were not set to zero."""
        self.carried = self.gradient_of(chosen) + (self.carried if self.ways["carried"] else 0.0)
        return self.carried


def stored(vector: Array) -> Array:
    """Parameters as they are kept, in single precision, as is usual.

    What two computers round differently in the last digits is the same again then, even in a run that jumps about.
    """
    return np.asarray(vector, dtype=np.float32).astype(float)


def spoiled(data: ClassData, ways: Mapping[str, float], count: int | None = None) -> ClassData:
    """The data as a fault has them: fewer, or with wrong labels."""
    y, held_y = (_flipped(labels, round(ways["flipped"])) for labels in (data.y, data.held_y))
    kept = min(round(ways["examples"]), len(y) if count is None else count)
    return replace(data, x=data.x[:kept], y=y[:kept], held_y=held_y)


def _flipped(labels: Array, every: int) -> Array:
    wrong = np.arange(len(labels)) % every == 0 if every else np.zeros(len(labels), dtype=bool)
    return np.where(wrong, 1.0 - labels, labels)


@dataclass(frozen=True, eq=False)
class FaultyRun:
    """What a run with a fault went through.

    Attributes:
        losses: on the training data, at every step, shape (steps + 1,).
        held_losses: on the data held out.
        vectors: the parameters, shape (steps + 1, dim).
        updates: the length of each update over that of the weights it changed, for each layer, shape (steps, 2).
        trainer: at the last step.
    """

    losses: Array
    held_losses: Array
    vectors: Array
    updates: Array
    trainer: FaultyTrainer


@lru_cache(maxsize=64)
def faulty_run(place: int, seed: int = 0, tiny: bool = False) -> FaultyRun:
    """The run of the fault at this place in `FAULTS`; on the tiny batch alone, and so long, with `tiny`."""
    trainer = FaultyTrainer(FAULTS[place], seed, TINY if tiny else None)
    rows, vectors, updates = [], [trainer.vector], []
    with np.errstate(all="ignore"):  # some go where there are no numbers
        for t in range((TINY_STEPS if tiny else FAULT_STEPS) + 1):
            rows.append((trainer.loss, trainer.held_loss))
            if t == (TINY_STEPS if tiny else FAULT_STEPS):
                break
            before = trainer.vector
            trainer.step()
            vectors.append(trainer.vector)
            updates.append([moved / size for moved, size in zip(
                norms(trainer.vector - before, trainer.first), norms(before, trainer.first), strict=True
            )])  # fmt: skip
    losses, held = np.array(rows).T
    return FaultyRun(losses, held, np.array(vectors), np.array(updates), trainer)


def norms(vector: Array, first: int) -> tuple[float, float]:
    """The lengths of the parts of a vector that belong to the first layer and to the second."""
    return float(np.sqrt(np.sum(vector[:first] ** 2))), float(np.sqrt(np.sum(vector[first:] ** 2)))
