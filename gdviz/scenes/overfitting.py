"""Polynomials that follow their data too closely: by their degree, without a penalty, or by training for too long."""

from functools import partial
from typing import Any

import numpy as np

from gdviz.figure.controls import Animation, Slider, Step
from gdviz.figure.marks import FitErrors, KeptStep, LossCurve, Points, Polynomial
from gdviz.figure.numbers import fixed, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Predict
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import Objective
from gdviz.objectives.datasets import Dataset
from gdviz.objectives.regularized import legendre, mean_square, ridge_fit
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend

_SEED, train_count, validation_count, spread = 10, 12, 24, 0.3
_NOTE = "Invented for this course: sin(πx) with normal noise."


def _wave(generator: np.random.Generator, name: str, count: int, reach: float) -> Dataset:
    x = np.round(np.sort(generator.uniform(-reach, reach, count)), 2)
    y = np.round(np.sin(np.pi * x) + generator.normal(0.0, spread, count), 2)
    return Dataset(name, tuple(x.tolist()), tuple(y.tolist()), "x", "y", _NOTE)


_generator = np.random.default_rng(_SEED)
TRAIN = _wave(_generator, "training points", train_count, 1.0)
VALIDATION = _wave(_generator, "validation points", validation_count, 0.95)
HIGHEST, none = 10, 1e-6


def errors(degree: int, penalty: float = none) -> tuple[float, float]:
    """The mean squared errors of the best polynomial on training and validation points."""
    weights = ridge_fit(TRAIN.x, TRAIN.y, degree, penalty)
    return mean_square(weights, TRAIN.x, TRAIN.y), mean_square(weights, VALIDATION.x, VALIDATION.y)


_by_degree = [errors(degree) for degree in range(HIGHEST + 1)]
best_degree = int(np.argmin([held_out for _, held_out in _by_degree]))
low, high = 1, 9
low_train, low_held_out = _by_degree[low]
best_train, best_held_out = _by_degree[best_degree]
high_train, high_held_out = _by_degree[high]
_LAMBDAS = np.geomspace(none, 10.0, 141)
best_penalty = float(_LAMBDAS[int(np.argmin([errors(high, each)[1] for each in _LAMBDAS]))])
tamed_train, tamed_held_out = errors(high, best_penalty)

_X, _Y = Axis("x", -1.05, 1.05, ticks=(-1.0, 0.0, 1.0)), Axis("value y", -2.6, 2.6)
_ERROR = Axis("mean squared error, log scale", 2e-3, 3.0, "log")
_DATA = (Points(TRAIN), Points(VALIDATION, held_out=True))

polynomial = Scene(
    title="A polynomial of growing degree",
    alt="Left, points of a wave, full ones for training and hollow ones for validation, and a polynomial through them "
    "that swings from one training point to the next. Right, the error against the degree: on the training points it "
    "falls all the way, on the validation points it falls, then rises.",
    caption=f"Left, the best polynomial of a degree up to {HIGHEST} for {train_count} training points "
    "(full); the hollow points are held out, for validation. Right, its error on the training points, and, dashed, "
    "on the others. Which degree would you take, and which of the two curves tells you?",
    question=f"Go from degree {best_degree} to degree {high}. What does the error on the validation points do?",
    parts=(
        Predict(
            "choice",
            options=("it falls", "it stays", "it rises"),
            answer=2,
            when=("degree", high, HIGHEST),
            begin={"degree": float(best_degree)},
            panel=1,
            because=f"From {fixed(best_held_out, 3)} to {fixed(high_held_out, 3)}, while the error on the training "
            f"points falls from {fixed(best_train, 3)} to {fixed(high_train, 3)}.",
            then="Now raise the degree.",
        ),
    ),
    panels=(
        Panel((Polynomial(TRAIN), *_DATA), x=_X, y=_Y),
        Panel(
            (FitErrors(TRAIN, VALIDATION, HIGHEST, asked=True),),
            x=Axis("degree", 0.0, float(HIGHEST), ticks=(0.0, 2.0, 4.0, 6.0, 8.0, 10.0)),
            y=_ERROR,
        ),
    ),
    controls=(
        Slider("degree", 0.0, float(HIGHEST), value=float(high), label="degree", whole=True),
        Slider("penalty", none, 10.0, value=none, label="penalty λ", log=True),
    ),
    animation=Animation({"degree": tuple(float(d) for d in range(HIGHEST + 1) for _ in range(4))}, seconds=8.0),
    height=380,
    narrow_height=640,
)

# ---- training that is stopped


def _error(w: Any, x: Any, y: Any) -> Any:
    rows = legendre(x, high)
    guess = w[0][..., None] * rows[0]
    for k in range(1, high + 1):
        guess = guess + w[k][..., None] * rows[k]
    return np.mean((guess - y) ** 2, axis=-1)


def _loss_on(data: Dataset) -> Objective:
    return Objective(
        name=f"error of a polynomial on {data.name}",
        formula=partial(_error, x=np.array(data.x), y=np.array(data.y)),
        domain=((-2.0, 2.0),) * (high + 1),
        minimizers=(),
        latex=r"\mathrm{MSE}(p)",
        axis_names=tuple(f"w{k}" for k in range(high + 1)),
        value_name="loss",
        data=(np.array(data.x), np.array(data.y)),
    )


_TRAINED, _HELD_OUT = _loss_on(TRAIN), _loss_on(VALIDATION)
early_rate, early_steps = 0.3, 300
_run = descend(_TRAINED, GradientDescent(early_rate), (0.0,) * (high + 1), early_steps)
_held_out = np.asarray(_HELD_OUT(_run.iterates.T))
kept_step = int(np.argmin(_held_out))
kept_held_out, last_held_out = float(_held_out[kept_step]), float(_held_out[-1])
kept_train, last_train = float(_run.losses[kept_step]), float(_run.losses[-1])

early_stopping = Scene(
    title="When to stop",
    alt="Left, points of a wave with two polynomials: a whole line that begins to swing from point to point, and a "
    "dashed, smoother one. Right, two losses against the step: that on the training points falls all the way, that "
    "on the validation points falls, turns and rises. A dashed line marks the step at which it is least.",
    caption=f"Gradient descent on the parameters of a polynomial of degree {high}, {early_steps} steps with "
    f"η = {shortest(early_rate)}. Right, the loss on the training points, and, dashed, on the validation points; "
    "upright, the step with the least validation loss so far. Left, the polynomial of the current step, and, dashed, "
    "of that one. What would a larger learning rate do to that step?",
    question="The training loss falls at every step. What does the validation loss do?",
    parts=(
        Predict(
            "choice",
            options=("it falls too", "it falls, then rises", "it rises from the start"),
            answer=1,
            when=("step", early_steps, early_steps),
            panel=1,
            because=f"It is least at step {kept_step}: {fixed(kept_held_out, 3)}. At the end it is "
            f"{fixed(last_held_out, 3)}.",
        ),
    ),
    objective=_TRAINED,
    runs=(Run(GradientDescent(early_rate), start=(0.0,) * (high + 1), steps=early_steps),),
    panels=(
        Panel((Polynomial(VALIDATION, run=0, kept=True), Polynomial(TRAIN, run=0), *_DATA), x=_X, y=_Y),
        Panel(
            (
                LossCurve(labels=("training",), label_steps=(190.0,)),
                LossCurve(objective=_HELD_OUT, held_out=True, labels=("validation",), label_steps=(150.0,)),
                KeptStep(_HELD_OUT),
            ),
            x=Axis("step t", 0.0, float(early_steps)),
            y=Axis("loss, log scale", 0.01, 1.0, "log"),
            readout=("step", "loss"),
        ),
    ),
    controls=(Slider("learning_rate", 0.02, 0.9, label="learning rate η"), Step(jumps=(1, 10, 100))),
    animation=Animation(
        {"step": tuple(float(t) for t in (*range(0, 60, 3), *range(60, early_steps + 1, 12)))}, seconds=8.0
    ),
    height=380,
    narrow_height=640,
)
