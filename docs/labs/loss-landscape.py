# ---
# title: The loss landscape
# description: Compute the loss of thousands of lines, see the bowl they make, and slice it.
# promise: You compute the bowl that training walks down, and see why nobody can do that for a large model.
# needs: the guide up to [the loss landscape](../guide/loss-landscape.md)
# minutes: 12
# ---

# %% [markdown]
# # The loss landscape
#
# Each choice of slope and intercept is one line, and each line has one loss. Compute the loss for a whole grid of lines,
# and you have the landscape that training moves in.

# %%
import numpy as np

from gdviz.datasets import houses

data = houses()
x, y = np.array(data.x), np.array(data.y)

slopes = np.linspace(0, 4, 81)
intercepts = np.linspace(-2, 3, 101)
m, b = np.meshgrid(slopes, intercepts, indexing="ij")
predictions = m[..., None] * x + b[..., None]
landscape = np.mean((predictions - y) ** 2, axis=-1)
print("lines tried:", landscape.size)

# %% [markdown]
# The trick is in the two `None`: they add an axis for the houses, so that numpy computes every line on every house at
# once. Then the mean over the houses takes that axis away again.
#
# ## The lowest point
#
# Where is the smallest loss on the grid, and how far is it from the exact best line?

# %%
lowest = np.unravel_index(np.argmin(landscape), landscape.shape)
on_grid = np.array([m[lowest], b[lowest]])
best, *_ = np.linalg.lstsq(np.column_stack([x, np.ones_like(x)]), y, rcond=None)
print("lowest on the grid:", on_grid, " loss", landscape[lowest])
print("exact best line:   ", best)
assert np.abs(on_grid - best).max() < 0.26

# %% [markdown]
# Close, and no more: a grid only knows its own points. Finer grids cost more, which brings us to the catch.
#
# ## Why nobody draws this for a large model
#
# The grid tried about a hundred values of each parameter. For two parameters that is about ten thousand losses. Every
# further parameter multiplies it by a hundred. Predict, then run: for how many parameters does the count pass the number
# of atoms in the observable universe, roughly $10^{80}$?

# %%
for count in (2, 3, 10, 40, 1000):
    print(f"{count:4d} parameters: 10^{2 * count} losses")

# %% [markdown]
# Training never looks at the landscape. It feels the slope where it stands, and steps.
#
# ## A slice is a parabola
#
# Fix the intercept and walk along the slope. What curve do you see?

# %%
column = np.argmin(np.abs(intercepts - best[1]))
slice_of_bowl = landscape[:, column]
second_differences = np.diff(slice_of_bowl, n=2) / (slopes[1] - slopes[0]) ** 2
print("second derivative along the slice:", np.unique(np.round(second_differences, 6)))
print("2 * mean of x squared:            ", np.round(2 * np.mean(x**2), 6))
assert np.allclose(second_differences, 2 * np.mean(x**2))

# %% [markdown]
# The same curvature everywhere: the slice is a parabola. Every slice of this bowl is one, in any direction, because the
# loss is a sum of squares of something that is linear in the parameters. That is the exact sense in which least squares
# is easy: **one valley, and no other minimum to get stuck in.**

# %%
from gdviz.notebook import show

show("loss_landscape.surface_and_contour")

# %% [markdown]
# ## Now you
#
# 1. Replace the square by the absolute value, `np.abs(predictions - y)`. Is a slice still a parabola? Is there still one
#    valley?
# 2. Keep only two of the houses. What is the smallest loss now, and why?
# 3. Keep only one house. The bowl turns into a trough: many lines are equally good. Which ones?
