# ---
# title: Find the fault in a loop
# description: A gradient check, a loop that stops at the first loss that is no number, and the test on a tiny batch, written and checked by you, then used on three loops with a planted fault.
# promise: You write the three tests that find most faults of a training loop, and diagnose three loops with them.
# needs: "[debugging training](../deeper/debugging-training.md), and a little numpy: arrays, slices and `np.linalg.norm`."
# minutes: 32
# ---

# %% [markdown]
# # Find the fault in a loop
#
# A training loop with a mistake in it runs all the same. In this lab you write three tests that tell on it: a gradient
# check, a watch for losses that are no numbers, and a tiny batch. Then three loops wait, each with a fault.
#
# The first model is a line between two classes: `x` has a row for each point, `y` its label, 1 or 0, and the score of a
# point is the weighted sum `x @ w`.

# %%
import numpy as np

from gdviz.checks import call, check
from gdviz.objectives.class_data import class_data

moons = class_data("moons")
x, y = moons.x, moons.y


def loss(w, x, y):
    return float(np.mean(np.logaddexp(0, x @ w) - y * (x @ w)))


def slope(w, x, y):
    p = 1 / (1 + np.exp(-(x @ w)))
    return x.T @ (p - y) / len(y)


def differences(f, w, h=1e-5):
    measured = np.zeros_like(w)
    for i in range(len(w)):
        step = np.zeros_like(w)
        step[i] = h
        measured[i] = (f(w + step) - f(w - step)) / (2 * h)
    return measured


# %% [markdown]
# `differences` is the central difference of the lab on [finite differences](finite-differences.py), for every weight.
#
# ## Your turn: how far apart
#
# A gradient check compares two vectors, the gradient that a loop takes and the measured one. Their distance says little
# by itself: 0.01 is much between small gradients and nothing between large ones. So divide the length of $a - b$ by the
# *larger* of the two lengths. Where both are zero, they agree: return 0.


# %% tags=["your-turn"] minutes=5
def apart(a, b):
    """The length of a - b as a share of the longer of the two."""
    ...


# %% tags=["check"]
long, short = np.array([3.0, 4.0]), np.array([3.0, 0.0])
slips = {
    4.0: "that is the distance; divide it by the larger length",
    4 / 3: "divide by the larger of the lengths, not the smaller",
    0.5: "one of the two lengths, not their sum",
    0.4: "divide by the largest length, not by the largest sum",
}
zeros = np.zeros(2)
check(
    apart,
    call(apart, long, short, gives=0.8, slips=slips),
    call(apart, long, -long, gives=2.0),
    call(apart, short, long, gives=0.8),
    call(apart, zeros, zeros, gives=0.0),
)

# %% [markdown]
# Here are three gradients that somebody wrote for the loss above. Read them first. Which two are wrong, and which of
# these is farther off?


# %% tags=["uses-yours"]
def gradient_a(w):
    return x.T @ (1 / (1 + np.exp(-(x @ w))) - y) / len(y)


def gradient_b(w):
    return x.T @ (1 / (1 + np.exp(-(x @ w))) - y)


def gradient_c(w):
    return x.T @ (1 / (1 + np.exp(-(x @ w))) + y) / len(y)


here = np.array([0.5, -0.3])
measured = differences(lambda w: loss(w, x, y), here)
for gradient in (gradient_a, gradient_b, gradient_c):
    off = apart(gradient(here), measured)
    print(f"{gradient.__name__}   {off:.3f}   right {off < 1e-6}")

# %% [markdown]
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# `gradient_b` is not divided by the number of points: 200 times too long, so it is off by 0.995 of itself. It points the
# right way, and a small enough rate would hide it. `gradient_c` has a wrong sign before `y` and is off by 1.499. Opposite
# vectors of one length are off by 2, so that one leads somewhere else.
#
# </details>
#
# ## Your turn: layer by layer
#
# A network has a gradient for each layer. One of them may be right while the other is not, and one number for all would
# not say which. The first `first` entries belong to the first layer, the others to the second.


# %% tags=["your-turn"] minutes=5
def by_layer(taken, measured, first):
    """(apart of the first layer, apart of the second)."""
    ...


# %% tags=["check"]
taken, right = np.array([3.0, 4.0, 5.0]), np.array([3.0, 0.0, 5.0])
slips = {
    (0.0, 4 / 41**0.5): "the second layer begins where the first ends",
    (
        4 / 50**0.5,
        4 / 50**0.5,
    ): "each layer has its own part of the vectors",
    0.8: "two numbers, one a layer",
    (0.0, 0.8, 0.0): "one a layer, not one an entry",
}
check(
    by_layer,
    call(by_layer, taken, right, 2, gives=(0.8, 0.0), slips=slips),
    call(by_layer, taken, -taken, 1, gives=(2.0, 2.0)),
    call(by_layer, taken, taken, 1, gives=(0.0, 0.0)),
)

# %% [markdown]
# ## Your turn: stop in time
#
# Once a loss is not a number, all that follows is not. Write the loop of gradient descent that keeps the loss *before*
# each step and after the last one, and stops at the first that is not finite. That one it leaves out. `f(w)` is the
# loss and `g(w)` the gradient; `np.isfinite` is true for numbers that are neither infinite nor NaN.


# %% tags=["your-turn"] minutes=8
def finite_losses(f, g, w, rate, steps):
    """A list of the losses, steps + 1 of them or fewer."""
    ...


# %% tags=["check"]
def square(w):
    return w * w


def doubled(w):
    return 2 * w


def root(w):
    return w**0.5 if w >= 0 else float("inf")


def constant(w):
    return 1.0


slips = {
    (1.0, 0.25): "the loss after the last step is missing",
    (0.25, 0.0625): "the loss before the first step is missing",
    (1.0, 2.25, 5.0625): "that climbs",
    0.0625: "keep all the losses, in a list",
}
late = {
    (1.0, float("inf")): "leave out the loss that is not finite",
    (1.0, float("inf"), float("inf")): "stop at the first",
}
run = finite_losses
check(
    finite_losses,
    call(
        run,
        square,
        doubled,
        1.0,
        0.25,
        2,
        gives=(1.0, 0.25, 0.0625),
        slips=slips,
    ),
    call(run, root, constant, 1.0, 2.0, 2, gives=(1.0,), slips=late),
    call(run, square, doubled, 1.0, 0.5, 0, gives=(1.0,)),
)

# %% [markdown]
# The loss below takes the logarithm of a probability, as it stands in books. All points are of class 1, so the score
# grows and grows, and the probability comes near 1. At which score, about, does $1 - p$ become 0: 4, 40 or 400?


# %% tags=["uses-yours"]
def naive(w):
    p = 1 / (1 + np.exp(-w))
    return -1 * np.log(p) - 0 * np.log(1 - p)


with np.errstate(all="ignore"):
    seen = finite_losses(naive, lambda w: -1.0, 0.0, 1.0, 100)
print("losses seen:", len(seen), "  last score:", len(seen) - 1)

# %% [markdown]
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# At 37 the number $e^{-37}$ is smaller than half the gap between 1 and the next number above it. So $1 + e^{-37}$ is
# rounded to 1, $p$ is 1, and $0 \cdot \ln 0$ is no number. The last score with a loss is 36. Nothing was wrong with the
# model: it was *too* sure and right. The loss at the top, with `np.logaddexp`, never takes the logarithm of $p$.
#
# </details>
#
# ## Your turn: a tiny batch
#
# Train on the first `count` examples alone, 200 steps of rate 1 from weights of zero, and return the last loss that your
# loop has seen. `f(w, x, y)` and `g(w, x, y)` are a loss and its gradient; how many weights there are, the width of `x`
# says.


# %% tags=["your-turn"] minutes=5
def tiny_loss(f, g, x, y, count):
    """The last finite loss on the first count examples alone."""
    ...


# %% tags=["check"]
def distance(w, x, y):
    return float(np.mean((x @ w - y) ** 2))


def its_slope(w, x, y):
    return x.T @ (x @ w - y) / len(y)


def no_slope(w, x, y):
    return np.zeros_like(w)


def no_number(w, x, y):
    return float(len(y)) if not w.any() else float("nan")


ones, up = np.ones((3, 1)), np.array([1.0, 1.0, 4.0])
slips = {
    2.0: "only the first count examples",
    1.0: "nothing has moved: 200 steps of rate 1",
    16.0: "the first count, not the last",
}
run = tiny_loss
check(
    tiny_loss,
    call(run, distance, its_slope, ones, up, 2, gives=0.0, slips=slips),
    call(run, distance, no_slope, ones, up, 1, gives=1.0),
    call(run, no_number, lambda w, x, y: 1 + w, ones, up, 2, gives=2.0),
)

# %% [markdown]
# ## Find the fault
#
# Now three networks with a planted fault each, A, B and C. One has *dead ReLUs*, one a *wrong sign* in the backward pass
# of its first layer, one a gradient that is *not set to zero* between steps. The cell takes a step with each, checks the
# gradient of the second step by layer, and trains it on eight examples. Which row do you expect for which fault?

# %% tags=["uses-yours"]
from gdviz.optimizers.faults import FAULTS, FaultyTrainer

PLACES = {"A": 10, "B": 8, "C": 9}
rows = {}
for letter, place in PLACES.items():
    trainer = FaultyTrainer(FAULTS[place], seed=1)
    trainer.step()
    few = trainer.waiting[: trainer.batch]
    few_x, few_y = trainer.data.x[few], trainer.data.y[few]

    def batch_loss(w, network=trainer.network, x=few_x, y=few_y):
        return network.loss(w, x, y)

    real = differences(batch_loss, trainer.vector)
    rows[letter] = by_layer(trainer.gradient(few), real, trainer.first)
    tiny = FaultyTrainer(FAULTS[place], seed=1, count=8)
    for _ in range(200):
        tiny.step()
    first, second = rows[letter]
    print(
        f"{letter}   {first:.2f}   {second:.2f}   tiny {tiny.loss:.4f}"
    )

# %% [markdown]
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# A is the wrong sign: its first layer is off by 2, so the two vectors are opposite, while the second layer is right. B is
# not set to zero: *both* layers are off from the second step on, and yet it learns its eight examples, so that test
# alone would have let it pass. C has dead ReLUs: its gradient is right, for it really is zero, and so nothing is learnt:
# $\ln 2$, 0.6931, the loss of a guess.
#
# </details>
#
# ## Beside the package
#
# The package has the same tests. Its live patient on the page is examined with them.

# %% tags=["uses-yours"]
from gdviz.optimizers.examination import examined

for letter, place in PLACES.items():
    theirs = examined(place, 1, "check")
    print(letter, [f"{number:.6f}" for number in theirs])
    assert np.allclose(rows[letter], theirs, rtol=0, atol=1e-9)

# %% [markdown]
# And these are the losses of A, its wrong sign planted in a network on the moons: it learns something, for the second
# layer descends while the first one climbs.

# %%
from gdviz import Axis, Panel, Scene, Step, show
from gdviz.figure.faulty import FaultCurves, FaultWords
from gdviz.optimizers.faults import FAULTS, faulty_run

picture = Scene(
    title="A wrong sign in the first layer",
    alt="Two losses against the step, which waver between 0.4 and 2 "
    "and do not come to rest.",
    caption="Whole line: on the training data. Dashed: held out.",
    parts=(FaultWords(FAULTS, faulty_run, 400, 1),),
    panels=(
        Panel(
            marks=(FaultCurves(fault=10),),
            x=Axis("step t", 0.0, 400.0),
            y=Axis("loss", 0.0, 2.0),
        ),
    ),
    controls=(Step(),),
)
show(picture)
