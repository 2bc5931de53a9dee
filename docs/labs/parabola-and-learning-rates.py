# ---
# title: The parabola and its learning rates
# description: Why a learning rate converges, bounces or diverges, worked out on one parabola and then on a line fit.
# promise: You find the exact learning rate at which training breaks, first by trying, then by thinking.
# needs: the guide up to [learning rates](../guide/learning-rates.md).
# minutes: 12
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
# (The guide's bowl whose axes are those of $m$ and $b$ needs no such table: its curvatures can be read off.)
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
# ## Now you
#
# Decide what you expect before you run anything.

# %% [markdown]
# **1. The fastest rate.** Which learning rate brings the parabola closest to 3 in the fewest steps? Why that one? Then
# compare 0.4 with 0.6, and 0.1 with 0.9.
#
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
# **2. A steeper parabola.** Give $f(x) = 5(x - 3)^2$ the same five rates. Which still converge? Work it out before you
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
# **3. Square metres.** Compute the limit for the twelve houses of the [line fit](fit-a-line.py). Their areas are in
# units of 100 m². What happens to the limit if you write them in m², so that each number is 100 times as large? The
# houses are here:
#
# ```python
# from gdviz import houses
#
# areas = np.array(houses().x)
# ```
#
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# `2 / np.linalg.eigvalsh(hessian(areas)).max()` gives 0.3878. With `100 * areas` it gives 0.0000581, about 6700 times
# smaller. The houses are the same; only the unit has changed.
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
# **4. Sum instead of mean.** Take the *sum* of the squared errors of the five points as the loss, not the mean. What happens
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
