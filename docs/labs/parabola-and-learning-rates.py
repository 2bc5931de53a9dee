# ---
# title: The parabola and its learning rates
# description: Why a learning rate converges, bounces or diverges, worked out on one parabola and then on a line fit.
# promise: You find the exact learning rate at which training breaks, first by trying, then by thinking.
# needs: the guide up to [gradient descent](../guide/gradient-descent.md)
# minutes: 12
# ---

# %% [markdown]
# # The parabola and its learning rates
#
# One parameter, one valley: $f(x) = (x - 3)^2$. Its slope is $2(x - 3)$. Everything that a learning rate can do to a
# big model, it can already do here.


# %%
def slope(x):
    return 2 * (x - 3)


def descend(learning_rate, steps, x=0.0):
    visited = [x]
    for _ in range(steps):
        x = x - learning_rate * slope(x)
        visited.append(x)
    return visited


for learning_rate in (0.1, 0.5, 0.9, 1.0, 1.05):
    first = ", ".join(f"{x:.3f}" for x in descend(learning_rate, 5))
    print(f"{learning_rate:<5} {first}")

# %% [markdown]
# Read the rows one at a time. At 0.1 the point creeps up to 3 and never passes it. At 0.5 it lands on 3 in one step. At
# 0.9 it jumps across the valley on every step, and still comes closer. At 1.0 it jumps between 0 and 6 for ever. At
# 1.05 each jump is longer than the last.
#
# ## One multiplication explains all five
#
# Look at the distance to the bottom, $d = x - 3$. One step does this to it:
#
# $$d \leftarrow d - \eta \cdot 2d = (1 - 2\eta)\, d$$
#
# Every step multiplies the distance by the same number, $1 - 2\eta$. So the whole future is in that number: its size
# says whether the distance shrinks, its sign whether the point changes sides.

# %%
for learning_rate in (0.1, 0.5, 0.9, 1.0, 1.05):
    factor = 1 - 2 * learning_rate
    visited = descend(learning_rate, 50)
    predicted = 3 + factor**50 * (0 - 3)
    print(
        f"rate {learning_rate:<5} factor {factor:+.2f}   after 50 steps {visited[-1]:12.5f}   formula {predicted:12.5f}"
    )
    assert abs(visited[-1] - predicted) < 1e-8 * max(1, abs(predicted))

# %% [markdown]
# The distance shrinks exactly when the factor lies between −1 and 1, that is when $0 < \eta < 1$. The 1 is not magic: it
# is 2 divided by the curvature, and the curvature of this parabola, its second derivative, is 2.
#
# ## Where does a line fit break?
#
# The loss of a line is a bowl over two parameters. It curves differently in different directions, and the steepest
# curvature sets the limit. The curvatures are the eigenvalues of the matrix of second derivatives, the Hessian. Our data
# are $x = 1, \dots, 5$ and $y = 2x$.

# %%
import numpy as np

x = np.arange(1.0, 6.0)
y = 2 * x
hessian = 2 / len(x) * np.array([[np.sum(x * x), np.sum(x)], [np.sum(x), len(x)]])
curvatures = np.linalg.eigvalsh(hessian)
limit = 2 / curvatures.max()
print("Hessian:", hessian.tolist())
print("curvatures:", curvatures)
print(f"limit of the learning rate: {limit:.5f}")

# %% [markdown]
# So 0.084 should work and 0.085 should not. Before you run it: how different will the two losses be after 1000 steps?


# %%
def loss_after(learning_rate, steps):
    m = b = 0.0
    for _ in range(steps):
        error = m * x + b - y
        m, b = m - learning_rate * np.mean(2 * error * x), b - learning_rate * np.mean(2 * error)
    return np.mean((m * x + b - y) ** 2)


for learning_rate in (0.084, 0.085):
    print(f"{learning_rate}: loss {loss_after(learning_rate, 1000):.3g}")
assert loss_after(0.084, 1000) < 1e-6 < 1e6 < loss_after(0.085, 1000)

# %% [markdown]
# A change of one part in eighty-four separates an excellent fit from nonsense. There is no warning on the way: just
# below the limit training looks lively, just above it the loss grows without end.

# %%
from gdviz.notebook import show

show("learning_rates.stability_limit")

# %% [markdown]
# ## Now you
#
# 1. Which learning rate brings the parabola closest to 3 in the fewest steps? Say why from the factor.
# 2. Give $f(x) = 5(x - 3)^2$ the same five rates. Which still converge? Work it out before you run it.
# 3. Multiply all the floor areas of the [line fit](fit-a-line.py) by 100, as if in square metres. What happens to the
#    limit?
