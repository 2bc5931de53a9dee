# ---
# title: The parabola and its learning rates
# description: Why a learning rate converges, bounces or diverges, worked out on one parabola and then on a line fit.
# promise: You find the exact learning rate at which training breaks, first by trying, then by thinking.
# needs: the guide up to [learning rates](../guide/learning-rates.md).
# minutes: 21
# ---

# %% [markdown]
# # The parabola and its learning rates
#
# One parameter, one valley: $f(x) = (x - 3)^2$. Its slope is $2(x - 3)$. Creeping, overshooting, bouncing, diverging:
# a learning rate can do all of them here already.
#
# The cell starts at $x = 0$ and takes five steps, at each of five rates. Before you run it: which of them end near 3?


# %%
def gradient_descent(grad, x, lr, steps):
    for _ in range(steps):
        x = x - lr * grad(x)
    return x


def slope(x):
    return 2 * (x - 3)


for learning_rate in (0.1, 0.5, 0.9, 1.0, 1.05):
    ends = (
        gradient_descent(slope, 0.0, learning_rate, n) for n in range(6)
    )
    print(f"{learning_rate:<5} " + ", ".join(f"{x:.3f}" for x in ends))

# %% [markdown]
# Read the rows one at a time. At 0.1 the point creeps up to 3 and never passes it. At 0.5 it lands on 3 in one step. At
# 0.9 it jumps across the valley on every step, and still comes closer. At 1.0 it jumps between 0 and 6 for ever. At
# 1.05 each jump is longer than the last.
#
# ## One multiplication explains all five
#
# Look at $d = x - 3$: how far the point is from the bottom, and on which side. The slope is $2d$, and a step with
# learning rate $\eta$ subtracts $\eta$ times the slope. So one step turns $d$ into
#
# $$d - \eta \cdot 2d = (1 - 2\eta)\, d .$$
#
# Every step multiplies the distance by the same number, $1 - 2\eta$. So the whole future is in that number: its size
# says whether the distance shrinks, its sign whether the point changes sides.

# %%
for learning_rate in (0.1, 0.5, 0.9, 1.0, 1.05):
    factor = 1 - 2 * learning_rate
    last = gradient_descent(slope, 0.0, learning_rate, 50)
    predicted = 3 + factor**50 * (0 - 3)
    print(f"rate {learning_rate:<5} factor {factor:+.2f}", end="   ")
    print(f"after 50 steps {last:10.5f}   formula {predicted:10.5f}")
    assert abs(last - predicted) < 1e-8 * max(1, abs(predicted))

# %% [markdown]
# The distance shrinks exactly when the factor lies between −1 and 1, that is when $0 < \eta < 1$. The 1 is not magic:
# it is 2 divided by the curvature, and the curvature of this parabola, its second derivative, is 2.
#
# ## Where does a line fit break?
#
# The loss of a line is a bowl over two parameters. It curves sharply across the valley and gently along it, and the
# largest curvature sets the limit. Where to find it: the second derivatives of the loss form a small table, the
# Hessian, and its eigenvalues are the curvatures along the axes of the bowl.
#
# For the mean squared error of a line the Hessian is short. Twice by $m$ gives $2 \cdot \text{mean}(x^2)$, twice by $b$
# gives 2, and once by each gives $2 \cdot \text{mean}(x)$. The $y$ do not occur in it: they move the bowl, and leave
# its shape alone. From here on $x$ is data, as in the guide, and the parameters are $m$ and $b$. Our data are
# $x = 1, \dots, 5$ and $y = 2x$.

# %%
import numpy as np

x = np.arange(1.0, 6.0)
y = 2 * x


def hessian(x):
    return 2 * np.array(
        [[np.mean(x * x), np.mean(x)], [np.mean(x), 1.0]]
    )


curvatures = np.linalg.eigvalsh(hessian(x))
limit = 2 / curvatures.max()
print("Hessian:", hessian(x).tolist())
print("curvatures:", curvatures)
print(f"limit of the learning rate: {limit:.5f}")

# %% [markdown]
# (The guide's bowl whose axes are those of $m$ and $b$ needs no such table: its curvatures can be read off. Another lab,
# on [the shape of a bowl](shape-of-a-bowl.py), has you work the table out.)
#
# So 0.084 should work and 0.085 should not. Before you run it: how different will the two losses be after 1000 steps?


# %%
def loss_after(learning_rate, steps):
    m = b = 0.0
    for _ in range(steps):
        error = m * x + b - y
        grad_m, grad_b = np.mean(2 * error * x), np.mean(2 * error)
        m, b = m - learning_rate * grad_m, b - learning_rate * grad_b
    return np.mean((m * x + b - y) ** 2)


for learning_rate in (0.084, 0.085):
    print(
        f"{learning_rate}: loss {loss_after(learning_rate, 1000):.3g}"
    )
assert loss_after(0.084, 1000) < 1e-6 < 1e6 < loss_after(0.085, 1000)

# %% [markdown]
# A change of one part in eighty-four separates an excellent fit from nonsense. Just below the limit the run swings but
# settles; just above it, the loss grows without end.

# %%
from gdviz import show

show("learning_rates.stability_limit")

# %% [markdown]
# ## Your turn: count the steps
#
# Write the loop that counts: how many steps does it take until $x$ is no farther than `within` from the lowest point, on
# either side?


# %% tags=["your-turn"] minutes=5
def steps_needed(grad, x, lr, lowest, within):
    """How many steps from x until it is within reach of lowest."""
    ...


# %% tags=["check"]
from gdviz.checks import call, check

run = steps_needed
slow = {
    37: "that counts the start, too; count steps",
    35: "one step more: the last one has to end within reach",
}
over = {1: "x may be on the other side; take the size of the distance"}
there = {1: "where x is there already, no step is needed"}
check(
    steps_needed,
    call(run, slope, 0.0, 0.1, 3.0, 0.001, gives=36, slips=slow),
    call(run, slope, 0.0, 0.6, 3.0, 0.001, gives=5, slips=over),
    call(run, slope, 3.0, 0.1, 3.0, 0.001, gives=0, slips=there),
    call(run, slope, 0.0, 0.5, 3.0, 0.001, gives=1),
)

# %% [markdown]
# Which learning rate is the fastest, and why that one? Then compare 0.4 with 0.6, and 0.1 with 0.9.

# %% tags=["uses-yours"]
for learning_rate in (0.1, 0.4, 0.5, 0.6, 0.9):
    count = steps_needed(slope, 0.0, learning_rate, 3.0, 0.001)
    print(f"rate {learning_rate}: {count} steps")

# %% [markdown]
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# 0.5. Its factor is $1 - 2 \cdot 0.5 = 0$: whatever the distance was, after one step it is 0.
#
# The speed depends on the size of the factor, not on its sign. At 0.4 the factor is 0.2 and at 0.6 it is −0.2: both are
# within 0.001 of 3 after 5 steps, one of them on one side all the way, the other changing sides. At 0.1 and at 0.9 the
# factor is 0.8 and −0.8, and both take 36 steps.
#
# </details>

# %% [markdown]
# ## Your turn: the limit for any data
#
# The cell above found the limit for five points. Write it as a function of the data, with the `hessian` from there.


# %% tags=["your-turn"] minutes=5
def rate_limit(x):
    """The learning rate below which a line fit on these x settles."""
    ...


# %% tags=["check"]
from gdviz import houses

areas = np.array(houses().x)
steepest = 12 + 136**0.5
slips = {
    2
    / (
        12 - 136**0.5
    ): "that is the gentle direction; the steep one breaks",
    1
    / steepest: "that is half of it: 1 - rate * curvature may reach -1",
    steepest: "that is the curvature; the limit is 2 divided by it",
    2 / 22: "22 is along m alone; take the eigenvalues",
}
check(
    rate_limit,
    call(rate_limit, x, gives=2 / steepest, slips=slips),
    call(rate_limit, np.array([1.0, 1.0]), gives=0.5),
    call(rate_limit, areas, gives=0.3878, within=1e-4),
)

# %% [markdown]
# These are the twelve houses of the [line fit](fit-a-line.py), with their areas in units of 100 m². What happens to the
# limit if you write them in m², so that each number is 100 times as large?

# %% tags=["uses-yours"]
print(f"in 100 m²: {rate_limit(areas):.7f}")
print(f"in m²:     {rate_limit(100 * areas):.7f}")

# %% [markdown]
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# For the areas it is 0.3878, and for 100 times the areas 0.0000581, about 6700 times smaller. The houses are the same;
# only the unit has changed.
#
# Why? The entry for $m$ in the Hessian is $2 \cdot \text{mean}(x^2)$, and it grows from 3.44 to 34 425, ten thousand
# times. The largest curvature was 5.16; now it is 34 427, nearly all of it from that one entry.
#
# The smallest curvature has hardly changed: from 0.29 to 0.43. So a rate that is small enough for $m$ is far too small
# for $b$: even at the limit, the distance in the gentle direction takes about 28 000 steps to halve. That is why one
# brings the inputs to a similar size before training.
#
# </details>

# %% [markdown]
# ## Now you
#
# Decide what you expect before you run anything.

# %% [markdown]
# **1. A steeper parabola.** Give $f(x) = 5(x - 3)^2$ the same five rates. Which still converge? Work it out before you
# run it. (Two places change: the slope in the first cell and the factor in the second.)
#
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# Only 0.1. The slope is now $10(x - 3)$, so the curvature is 10, the limit $2 / 10 = 0.2$, and the factor $1 - 10\eta$.
#
# At 0.1 the factor is 0: the first step lands on 3. The other four rates are above the limit. Their factors are −4, −8,
# −9 and −9.5. Even 0.5, the best rate a moment ago, now goes 0, 15, −45, 195, −765, 3075. A rate is not good or bad by
# itself; it is large or small for a curvature.
#
# </details>

# %% [markdown]
# **2. Sum instead of mean.** Take the *sum* of the squared errors of the five points as the loss, not the mean. What happens
# to the limit?
#
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# It is divided by 5, to 0.01690. The loss is five times as large for every line, so every slope is five times as steep and
# every curvature five times as large. The best line stays where it is, but each step is five times as long. This is why
# one takes the mean: with a sum, the limit would shrink whenever data are added.
#
# </details>

# %% [markdown]
# ## Beside the package
#
# `stability_limit` of gdviz finds the limit of an objective, and `descend` counts steps for us: one iterate more than
# there are steps.

# %% tags=["uses-yours"]
from gdviz import GradientDescent, descend, stability_limit
from gdviz.objectives import line_loss, parabola

theirs = stability_limit(line_loss(houses().x, houses().y))
print(f"yours {rate_limit(areas):.10f}   gdviz {theirs:.10f}")
assert abs(rate_limit(areas) - theirs) < 1e-9
for rate in (0.1, 0.6):
    run = descend(parabola(3.0), GradientDescent(rate), 0.0, 60)
    far = np.abs(run.iterates[:, 0] - 3.0) > 0.001
    mine = steps_needed(lambda x: 2 * (x - 3), 0.0, rate, 3.0, 0.001)
    print(f"rate {rate}   yours {mine}   gdviz {far.sum()}")
    assert mine == far.sum()
