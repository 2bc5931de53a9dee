# ---
# title: Mini-batches
# description: Cut data into batches, work out the gradient of each, run epochs with batches of 1, 8 and 64, and compare with the package, written and checked by you.
# promise: You write stochastic gradient descent for a line, and measure what the batch size does to it.
# needs: "[batches](../deeper/batches.md): epochs, shuffling and the noise floor, and a little Python: functions, loops and lists."
# minutes: 27
# ---

# %% [markdown]
# # Mini-batches
#
# Gradient descent on all data takes one step for a look at everything. Here you write the other kind: cut the data into
# batches, step on each, and go through them again and again. Then you measure what it gains, and what it costs.

# %%
import numpy as np

from gdviz.checks import call, check
from gdviz.objectives.random_numbers import Generator

xs = [1.0, 2.0, 3.0, 4.0, 5.0]
ys = [2.0, 4.0, 6.0, 8.0, 10.0]
print("an order from a seed:", Generator(1).permutation(len(xs)))
print("from the same seed:  ", Generator(1).permutation(len(xs)))

# %% [markdown]
# A seed makes an order, and the same seed the same order. That is how a run on random batches can be repeated.
#
# ## Your turn: batches
#
# An order is a list of places in the data, such as 4, 2, 0, 3, 1. Cut it into batches of a size, from the front. What is
# left at the end is a batch too, a smaller one.


# %% tags=["your-turn"] minutes=5
def batches_of(order, size):
    """A list of lists: the places of the first batch, of the
    second, and so on. Each place is in one of them.
    """
    ...


# %% tags=["check"]
five = [4, 2, 0, 3, 1]
slips = {
    ((4, 2), (0, 3)): "what is left at the end is a batch, too",
    ((4, 2), (2, 0), (0, 3), (3, 1)): "each place is in one batch only",
}
check(
    batches_of,
    call(batches_of, five, 2, gives=[[4, 2], [0, 3], [1]], slips=slips),
    call(batches_of, five, 5, gives=[[4, 2, 0, 3, 1]]),
    call(batches_of, five, 8, gives=[[4, 2, 0, 3, 1]]),
    call(batches_of, five, 1, gives=[[4], [2], [0], [3], [1]]),
)

# %% [markdown]
# ## Your turn: the gradient of a batch
#
# For the line $m x + b$, one point adds $(m x + b - y)^2$ to the loss. With the error $e = m x + b - y$ its slope in $m$
# is $2 e x$, and in $b$ it is $2 e$. The gradient of a batch is the mean of these over *its* points, and no others.


# %% tags=["your-turn"] minutes=6
def batch_gradient(m, b, xs, ys, places):
    """The slopes in m and in b of the mean squared error on the
    points at these places.
    """
    ...


# %% tags=["check"]
slips = {
    (-44, -12): "that is the gradient of all points",
    (-80, -24): "that is the sum; take the mean",
    (-20, -6): "the 2 of the square is missing",
    (-16, -4.8): "divide by the points of the batch, not by all",
    (40, 12): "the error is prediction minus truth",
    (-12, -40): "m comes first, then b",
}
gradient = batch_gradient
check(
    batch_gradient,
    call(gradient, 0, 0, xs, ys, [1, 3], gives=(-40, -12), slips=slips),
    call(gradient, 1, 1, xs, ys, [0], gives=(0, 0)),
    call(gradient, 3, 0, xs, ys, [4, 0, 1], gives=(20, 16 / 3)),
)

# %% [markdown]
# ## Your turn: an epoch
#
# An epoch takes a step for each batch, in their order: $m \leftarrow m - \eta\, \partial L / \partial m$, and the same
# for $b$, with the loss $L$ of that batch. Each gradient is worked out where the step before it has led.


# %% tags=["your-turn"] minutes=8
def one_epoch(m, b, xs, ys, batches, rate):
    """Where m and b are after a step on each of the batches."""
    ...


# %% tags=["check"]
slips = {
    (2.0, 1.2): "work out each gradient where the last step led",
    (0.4, 0.4): "that is one step; there is one for each batch",
    (1.6, 0.8): "that is the last batch alone",
    (-2.48, -1.44): "that climbs: step against the gradient",
    (-28, -12): "the rate is left out",
}
two = [[0], [1]]
wide = [[0, 1, 2, 3, 4]]
check(
    one_epoch,
    call(
        one_epoch,
        0,
        0,
        xs,
        ys,
        two,
        0.1,
        gives=(1.52, 0.96),
        slips=slips,
    ),
    call(one_epoch, 0, 0, xs, ys, wide, 0.01, gives=(0.44, 0.12)),
    call(one_epoch, 2, 0, xs, ys, two, 0.1, gives=(2, 0)),
)

# %% [markdown]
# ## Predict, then run
#
# Now sixty-four invented houses: floor areas, from the average, and prices near the line $2x + 3$. Six epochs with
# batches of 64, of 8 and of 1, at the same rate, each from $m = -1$, $b = 0.5$. Which of them is lowest after the
# *first* epoch, and does it stay ahead? Decide before you run it.

# %%
draw = Generator(7)
area = np.round(2 * draw.uniforms(64) - 1, 2)
price = np.round(2 * area + 3 + 0.6 * draw.normals(64), 2)
best = np.polyfit(area, price, 1)


def above(m, b):
    """How far the loss is above the lowest one."""
    squares = (m * area + b - price) ** 2
    lowest = (best[0] * area + best[1] - price) ** 2
    return np.mean(squares) - np.mean(lowest)


print(
    "best line",
    best.round(3),
    "  at the start",
    above(-1, 0.5).round(2),
)

# %% tags=["uses-yours"]
for size in (64, 8, 1):
    m, b, orders = -1.0, 0.5, Generator(1)
    heights = []
    for _ in range(6):
        batches = batches_of(orders.permutation(64), size)
        m, b = one_epoch(m, b, area, price, batches, 0.1)
        heights.append(above(m, b))
    steps = 6 * len(batches)
    first, last = heights[0], heights[-1]
    print(f"size {size:2}  {steps:3} steps  {first:.4f}  {last:.4f}")

# %% [markdown]
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# After one epoch single houses are lowest, with 0.0352 above the lowest loss; batches of 8 have 0.9722, and
# all 64 together 7.0713: one step against sixty-four. After six epochs batches of 8 have come down to 0.0080.
# Single houses, at 0.0778, have been hovering for five epochs: at this rate they do not come nearer and stay there.
#
# </details>
#
# ## Right on average
#
# The batches of an epoch, if all are of one size, have gradients whose mean is the gradient of all houses, whatever the
# order. Their scatter about it is what makes the path rough. Here are the batches of twenty epochs: what do four times
# as many houses in each make of the scatter?

# %% tags=["uses-yours"]
everything = batch_gradient(-1, 0.5, area, price, range(64))
print("all 64 houses:", np.round(everything, 4))
for size in (1, 4, 16):
    orders, batches = Generator(3), []
    for _ in range(20):
        batches = batches + batches_of(orders.permutation(64), size)
    each = np.array(
        [batch_gradient(-1, 0.5, area, price, few) for few in batches]
    )
    mean = each.mean(axis=0)
    off = np.sqrt(np.mean(np.sum((each - mean) ** 2, axis=1)))
    print(f"size {size:2}  mean {np.round(mean, 4)}  scatter {off:.2f}")
    assert np.allclose(mean, everything)

# %% [markdown]
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# About half of it is left: 5.12 for single houses, then 2.49, then 1.19. For the largest it is a little less, as such
# batches hold much of all there is: with all 64 houses there would be no scatter.
#
# </details>

# %% [markdown]
# ## Beside the package
#
# The package of this course cuts its batches as you do, with the same generator. So from the same seed it goes the same
# way, to the last digits.

# %% tags=["uses-yours"]
from gdviz import GradientDescent, descend
from gdviz.objectives import line_loss
from gdviz.objectives.batches import Batches, gradients

loss = line_loss(area, price)
noisy = gradients(loss, Batches(8, seed=1))
theirs = descend(loss, GradientDescent(0.1), (-1, 0.5), 48, noisy=noisy)
m, b, orders = -1.0, 0.5, Generator(1)
for _ in range(6):
    batches = batches_of(orders.permutation(64), 8)
    m, b = one_epoch(m, b, area, price, batches, 0.1)
print("yours ", round(float(m), 12), round(float(b), 12))
print("theirs", *theirs.final.round(12))
assert np.allclose((m, b), theirs.final, atol=1e-9)

# %% [markdown]
# And this is what the first two epochs look like: eight steps in each for batches of 8, dashed, and one step in each
# for all houses, which has hardly left.

# %%
from gdviz import Axis, Panel, Run, Scene, show
from gdviz.figure.marks import Contour, Marker, Path
from gdviz.objectives import line_loss
from gdviz.objectives.batches import Batches
from gdviz.optimizers import GradientDescent

plain = GradientDescent(0.1)
picture = Scene(
    title="Two epochs",
    alt="Contours of the loss over slope m and intercept b with two "
    "paths from one start. The one with batches of eight takes sixteen "
    "steps, shaking a little, and is near the lowest point; the one "
    "with all houses takes two steps.",
    caption="Two epochs at the rate 0.1: all houses, and batches of 8.",
    objective=line_loss(area, price),
    runs=(
        Run(plain, start=(-1.0, 0.5), steps=2),
        Run(plain, start=(-1.0, 0.5), steps=16, batches=Batches(8, 1)),
    ),
    panels=(
        Panel(
            marks=(
                Contour(),
                Path(),
                Marker(tuple(best), kind="minimum", label="best line"),
            ),
            x=Axis("slope m", -1.6, 4.4),
            y=Axis("intercept b", 0.0, 5.0),
        ),
    ),
)
show(picture)
