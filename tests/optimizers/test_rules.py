"""Every optimiser against values worked by hand and against its published formula, stated a second time."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from math import fsum, sqrt

import numpy as np
import pytest

from gdviz import optimizers
from gdviz.optimizers import (
    ALL,
    AdaGrad,
    Adam,
    AdamW,
    GradientDescent,
    Lion,
    Momentum,
    Nesterov,
    Optimizer,
    RMSprop,
    rules,
)

pytestmark = pytest.mark.filterwarnings("error")


# The formulas again, for one parameter, in plain floats and as functions of all gradients so far `gs`
# and all iterates `ws` (the last entry is the present one): sums over the past, not running means.


def penalised(o, gs, ws):
    return [g + o.weight_decay * w for g, w in zip(gs, ws, strict=True)]


def faded_sum(share, values):
    return fsum(share**age * value for age, value in enumerate(reversed(values)))


def gradient_descent(o, gs, ws):
    return ws[-1] - o.learning_rate * penalised(o, gs, ws)[-1]


def heavy_ball(o, gs, ws):
    """Polyak 1964: a gradient step plus the momentum's share of the step before."""
    previous_step = ws[-1] - ws[-2] if len(ws) > 1 else 0.0
    return ws[-1] - o.learning_rate * penalised(o, gs, ws)[-1] + o.momentum * previous_step


def look_ahead(o, gs, ws):
    """Sutskever et al. 2013, equations 3-4; what is compared is the point looked ahead to, theta + mu v."""
    theta, velocity = ws[0], 0.0
    for g in penalised(o, gs, ws):
        velocity = o.momentum * velocity - o.learning_rate * g
        theta += velocity
    return theta + o.momentum * velocity


def adagrad(o, gs, ws):
    gs = penalised(o, gs, ws)
    return ws[-1] - o.learning_rate * gs[-1] / (sqrt(fsum(g * g for g in gs)) + o.eps)


def rmsprop(o, gs, ws):
    gs = penalised(o, gs, ws)
    return ws[-1] - o.learning_rate * gs[-1] / (sqrt((1 - o.decay) * faded_sum(o.decay, [g * g for g in gs])) + o.eps)


def adam_step(o, gs):
    """Kingma and Ba 2015: corrected means are weighted averages of all gradients so far."""

    def average(share, values):
        return faded_sum(share, values) / fsum(share**age for age in range(len(values)))

    return o.learning_rate * average(o.beta1, gs) / (sqrt(average(o.beta2, [g * g for g in gs])) + o.eps)


def adam(o, gs, ws):
    return ws[-1] - adam_step(o, penalised(o, gs, ws))


def adamw(o, gs, ws):
    return ws[-1] - o.learning_rate * o.weight_decay * ws[-1] - adam_step(o, gs)


def lion(o, gs, ws):
    """Chen et al. 2023, algorithm 2."""
    mean_before = (1 - o.beta2) * faded_sum(o.beta2, gs[:-1])
    blend = o.beta1 * mean_before + (1 - o.beta1) * gs[-1]
    sign = math.copysign(1.0, blend) if blend else 0.0
    return ws[-1] - o.learning_rate * (sign + o.weight_decay * ws[-1])


@dataclass
class Case:
    by_hand: Optimizer
    two_steps: tuple[float, float]
    formula: Callable
    rates: tuple[float, float]
    """Learning rates that suit the quadratic and Rosenbrock below."""


# By hand on f(w) = w²/2, whose gradient is w, from w = 1.
CASES = {
    # 1 - 0.5 = 0.5;  0.5 - 0.25 = 0.25
    GradientDescent: Case(GradientDescent(0.5), (0.5, 0.25), gradient_descent, (0.05, 3e-4)),
    # v = 1, w = 0.5;  v = 0.5 + 0.5 = 1, w = 0
    Momentum: Case(Momentum(0.5, momentum=0.5), (0.5, 0.0), heavy_ball, (0.05, 3e-4)),
    # v = 1, w = 1 - 0.5 (1 + 0.5) = 1/4;  v = 3/4, w = 1/4 - (1/4 + 3/8)/2 = -1/16
    Nesterov: Case(Nesterov(0.5, momentum=0.5), (0.25, -0.0625), look_ahead, (0.05, 3e-4)),
    # s = 1, w = 0.5;  s = 5/4, w = 1/2 - (1/4)/(√5/2) = 1/2 - √5/10
    AdaGrad: Case(AdaGrad(0.5, eps=1e-15), (0.5, 0.5 - sqrt(5) / 10), adagrad, (0.2, 0.1)),
    # s = 1/4, w = 1 - (1/4)/(1/2);  s = 3/16 + 1/16 = 1/4, w = 1/2 - (1/8)/(1/2)
    RMSprop: Case(RMSprop(0.25, decay=0.75, eps=1e-15), (0.5, 0.25), rmsprop, (0.02, 0.01)),
    # Means 1 and 1, w = 0.5;  m = 1/2, divided by 3/4: 2/3;  v = 1/4, divided by 7/16: 4/7;
    # w = 1/2 - (1/2)(2/3)/√(4/7) = 1/2 - √7/6
    Adam: Case(Adam(0.5, beta1=0.5, beta2=0.75, eps=1e-15), (0.5, 0.5 - sqrt(7) / 6), adam, (0.05, 0.05)),
    # Shrunk by ηλ = 1/10 first: 0.9 - 0.5 = 0.4;  m = 0.45 -> 0.6, v = 0.2275 -> 0.52, w = 0.36 - 0.3/√0.52
    AdamW: Case(
        AdamW(0.5, beta1=0.5, beta2=0.75, eps=1e-15, weight_decay=0.2),
        (0.4, 0.36 - 0.3 / sqrt(0.52)),
        adamw,
        (0.05, 0.05),
    ),
    # 1 - (1 + 0.4)/4 = 0.65, m = 1/2;  sign still +: 0.65 - (1 + 0.26)/4 = 0.335
    Lion: Case(Lion(0.25, beta1=0.5, beta2=0.5, weight_decay=0.4), (0.65, 0.335), lion, (0.013, 0.0071)),
}
EVERY = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)


def bowl(w):
    """Gradient of 1.5 x² + x y + 0.5 y² - x, condition number about 6.9."""
    x, y = w
    return [3 * x + y - 1, x + y]


def rosenbrock(w):
    """Gradient of (1 - x)² + 100 (y - x²)²."""
    x, y = w
    return [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]


def run(optimizer, gradient, start, steps):
    w = np.array(start, dtype=float)
    state, iterates = optimizer.init(w), [w]
    for _ in range(steps):
        w, state = optimizer.update(np.array(gradient(w)), state, w, optimizer.learning_rate)
        iterates.append(w)
    return np.array(iterates)


def run_formula(formula, optimizer, gradient, start, steps):
    iterates, gradients = [list(map(float, start))], []
    for _ in range(steps):
        gradients.append(gradient(iterates[-1]))
        per_parameter = zip(zip(*gradients, strict=True), zip(*iterates, strict=True), strict=True)
        iterates.append([formula(optimizer, list(gs), list(ws)) for gs, ws in per_parameter])
    return np.array(iterates)


def test_all_optimizers_are_found_and_have_a_row_in_the_table():
    assert set(ALL) == set(CASES)
    assert len({kind.label for kind in ALL}) == len(ALL)
    assert all(getattr(optimizers, kind.__name__) is kind for kind in ALL)


@EVERY
def test_first_two_steps_by_hand(kind):
    iterates = run(CASES[kind].by_hand, lambda w: w, [1.0], 2)
    assert iterates[:, 0] == pytest.approx([1.0, *CASES[kind].two_steps], abs=1e-14)


@EVERY
@pytest.mark.parametrize("weight_decay", [0.0, 0.03])
@pytest.mark.parametrize(
    ("surface", "gradient", "start"),
    [(0, bowl, [2.03, -0.97]), (1, rosenbrock, [-1.21, 0.98])],
    ids=["quadratic", "rosenbrock"],
)
def test_two_hundred_steps_of_the_published_formula(kind, weight_decay, surface, gradient, start):
    optimizer = kind(CASES[kind].rates[surface], weight_decay=weight_decay)
    ours = run(optimizer, gradient, start, 200)
    theirs = run_formula(CASES[kind].formula, optimizer, gradient, start, 200)
    assert np.abs(theirs[-1] - theirs[0]).max() > 0.1, "the run must go somewhere for the comparison to mean much"
    assert np.abs(ours - theirs).max() <= 1e-12


@EVERY
def test_update_changes_neither_its_arguments_nor_its_answer(kind):
    optimizer, w = kind(), np.array([1.5, -0.5])
    _, state = optimizer.update(np.array([0.3, -2.0]), optimizer.init(w), w, 0.1)
    gradient = np.array([0.7, 0.2])
    for array in (w, gradient, *(value for value in state.values() if isinstance(value, np.ndarray))):
        array.flags.writeable = False  # an update in place would now raise
    before = {name: np.array(value) for name, value in state.items()}
    first, again = (optimizer.update(gradient, state, w, 0.1) for _ in range(2))
    assert np.array_equal(first[0], again[0]) and first[0] is not w
    assert first[1].keys() == state.keys() == optimizer.init(w).keys()
    assert all(np.array_equal(first[1][name], again[1][name]) for name in state)
    assert all(np.array_equal(before[name], state[name]) for name in state)


@EVERY
def test_state_has_the_shape_of_w_or_is_a_counter(kind):
    state = kind().init(np.array([1, 2, 3]))
    assert all(value.dtype == float and not value.any() for value in state.values())
    assert all(value.shape == (() if name == "t" else (3,)) for name, value in state.items())


@EVERY
def test_the_learning_rate_used_is_the_one_passed_in(kind):
    w, gradient = np.array([1.0, -2.0]), np.array([0.5, 3.0])
    slow, fast = kind(1e-3), kind(10.0)
    assert np.array_equal(
        slow.update(gradient, slow.init(w), w, 0.2)[0], fast.update(gradient, fast.init(w), w, 0.2)[0]
    )


@EVERY
def test_parameters_do_not_disturb_each_other(kind):
    """Every rule works coordinate by coordinate, so two one-parameter runs side by side equal one of two."""
    optimizer = kind(0.01)

    def slopes(w):
        return [4 * w[0], w[1] ** 3]

    both = run(optimizer, slopes, [1.0, -2.0], 20)
    left = run(optimizer, lambda w: [4 * w[0]], [1.0], 20)
    right = run(optimizer, lambda w: [w[0] ** 3], [-2.0], 20)
    assert np.array_equal(both, np.hstack([left, right]))


@EVERY
def test_a_gradient_of_zero_moves_nothing_without_weight_decay(kind):
    iterates = run(replace(kind(), weight_decay=0.0), lambda w: 0 * w, [1.0, -2.0], 3)
    assert np.array_equal(iterates, [[1.0, -2.0]] * 4)


def test_every_rule_is_named_on_the_face_and_listed():
    kinds = {kind for kind in vars(rules).values() if isinstance(kind, type) and issubclass(kind, Optimizer)}
    assert set(ALL) == kinds - {Optimizer}
    assert {kind.__name__ for kind in ALL} | {"ALL", "ClippedGradientDescent", "Newton", "Optimizer"} == set(
        optimizers.__all__
    )


def test_maximizing_steps_up_by_as_much():
    """On f(w) = w²/2 from 1: 1 + 0.5 = 1.5, then 1.5 + 0.75 = 2.25; the penalty still shrinks: 1.5 - 0.5 · 0.2."""
    assert run(GradientDescent(0.5, maximize=1), lambda w: w, [1.0], 2)[:, 0] == pytest.approx([1.0, 1.5, 2.25])
    assert run(GradientDescent(0.5, 0.2, maximize=1), lambda w: w, [1.0], 1)[1, 0] == pytest.approx(1.4)
