# ---
# title: The loss landscape
# description: Compute the loss of thousands of lines, see the bowl they make, and slice it.
# promise: You compute the bowl that training walks down, and see why nobody can do that for a large model.
# needs: the guide up to [derivatives](../guide/derivatives.md).
# minutes: 16
# ---

# %% [markdown]
# # The loss landscape
#
# Each choice of slope and intercept is one line, and each line has one loss. Compute the loss for a whole grid of
# lines, and you have the landscape that training moves in.

# %%
import numpy as np

from gdviz import houses

data = houses()
x, y = np.array(data.x), np.array(data.y)

slopes = np.linspace(0, 4, 81)
intercepts = np.linspace(-2, 3, 101)
# two tables: one row for each slope, one column for each intercept
m, b = np.meshgrid(slopes, intercepts, indexing="ij")
predictions = m[..., None] * x + b[..., None]
landscape = np.mean((predictions - y) ** 2, axis=-1)
print("lines tried:", landscape.size)

# %% [markdown]
# Each table has 81 by 101 numbers, and the same place in both is one line. The trick is in the two
# `None`: they add an axis for the houses, so that numpy computes every line on every house at once. Then the mean over
# the houses takes that axis away again.
#
# ## The lowest point
#
# Where is the smallest loss on the grid, and how far is it from the exact best line?

# %%
# row and column of the smallest number
lowest = np.unravel_index(np.argmin(landscape), landscape.shape)
on_grid = np.array([m[lowest], b[lowest]])
best, *_ = np.linalg.lstsq(
    np.column_stack([x, np.ones_like(x)]), y, rcond=None
)
print("lowest on the grid:", on_grid, " loss", landscape[lowest])
print("exact best line:   ", best)
# less than one step of the grid
assert np.abs(on_grid - best).max() < 0.05

# %% [markdown]
# Close, and no more: a grid only knows its own points. A finer grid comes closer and costs more, which brings us to the
# catch.
#
# ## Why nobody draws this for a large model
#
# The [guide](../guide/minimizing-functions.md#why-not-try-everything) counted it for ten parameters. Go on counting. This
# grid tried about a hundred values of each parameter, and every further parameter multiplies the work by that. Predict,
# then run: how many parameters does it take to reach the number of atoms in the observable universe, roughly $10^{80}$?

# %%
for count in (2, 3, 10, 20, 30, 40, 50):
    print(f"{count:<2d} parameters: 10^{2 * count} losses")

# %% [markdown]
# Forty parameters reach it, and large models have billions. Training never looks at the landscape. It feels the slope
# where it stands, and steps.
#
# ## A slice is a parabola
#
# Fix the intercept and walk along the $m$ axis: you cut a slice through the bowl. What kind of curve is its edge?
#
# Measure how it bends. Along the slice the slope changes, and the **second derivative** says how fast: it is the
# derivative of the derivative. On a grid, take the differences of neighbouring heights, then the differences of those,
# and divide by the step squared. A parabola is a curve with the same second derivative everywhere, other than zero.
#
# How large should it be here? Multiply out the mean of $(m x + b - y)^2$. The only term with $m^2$ in it is
# $\text{mean}(x^2)\, m^2$, and its second derivative is $2 \cdot \text{mean}(x^2)$.

# %%
column = np.argmin(np.abs(intercepts - best[1]))
slice_of_bowl = landscape[:, column]
second_differences = (
    np.diff(slice_of_bowl, n=2) / (slopes[1] - slopes[0]) ** 2
)
print(
    "second derivative along the slice:",
    np.unique(np.round(second_differences, 6)),
)
print(
    "2 * mean of x squared:            ", np.round(2 * np.mean(x**2), 6)
)
assert np.allclose(second_differences, 2 * np.mean(x**2))

# %% [markdown]
# The same curvature everywhere: the slice is a parabola. Every slice is one, in any direction, because the loss is a
# mean of squares of something linear in the parameters. And since a mean of squares is never negative, none of them
# opens downwards. That is the exact sense in which least squares is easy: **one valley, and no other minimum to get
# stuck in.** Here is the whole bowl, and the map of it.

# %%
from gdviz import show

show("loss_landscape.surface_and_contour")

# %% [markdown]
# ## Your turn: search it yourself
#
# The tables did all lines at once. Write the search as what it is: two loops, one inside the other, that try every pair
# and keep the best so far.


# %% tags=["your-turn"] minutes=6
def lowest_pair(loss, slopes, intercepts):
    """The m and the b with the smallest loss(m, b) of all pairs."""
    ...


# %% tags=["check"]
from gdviz.checks import call, check


def cup(m, b):
    return (m - 0.9) ** 2 + (b + 1.8) ** 2


def valley(m, b):
    return (m + b - 3) ** 2 + 0.1 * (m - 2) ** 2


def house_loss(m, b):
    return np.mean((m * x + b - y) ** 2)


cups = {
    (-2.0, 1.0): "the slope m comes first",
    (0.0, -3.0): "that is the first pair; compare all the others",
    (2.0, -1.0): "that is the last pair; keep the best so far",
    (2.0, -3.0): "that is the highest; keep what is smaller",
    (1.0, -3.0): "b has to go through all intercepts for every m",
}
low = {0.05: "that is the loss; return the pair that has it"}
run, few = lowest_pair, [0.0, 1.0, 2.0]
check(
    lowest_pair,
    call(
        run,
        cup,
        few,
        [-3.0, -2.0, -1.0],
        gives=(1, -2),
        slips=cups | low,
    ),
    call(run, valley, few, few, gives=(2, 1)),
    call(run, house_loss, slopes, intercepts, gives=on_grid),
)

# %% [markdown]
# ## Now you
#
# Decide what you expect before you run anything.

# %% [markdown]
# **1. Absolute errors.** In a new cell, compute the landscape of the mean *absolute* error, and the second derivative
# along the same slice. Is the slice still a parabola? Is there still one valley?
#
# ```python
# absolute = np.mean(np.abs(predictions - y), axis=-1)
# differences = np.diff(absolute[:, column], n=2)
# print(np.round(differences / (slopes[1] - slopes[0]) ** 2, 3))
# lowest = np.unravel_index(np.argmin(absolute), absolute.shape)
# print(m[lowest], b[lowest])
# ```
#
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# Not a parabola. Of the 79 second derivatives 69 are zero: there the slice is straight. The other ten are positive, and
# all lie between $m = 1.4$ and $m = 2.15$. There the slice has corners, one wherever the line passes through a house
# and that house's error changes its sign.
#
# Still one valley. The absolute error of one house is a V along the slice, and a mean of V shapes bends only upwards:
# no second derivative is negative, in any direction. A curve that bends only upwards cannot come down a second time.
# The lowest point of the grid has moved, to $m = 1.75$, $b = 0.55$, since this loss minds a large error less than
# squares do.
#
# </details>

# %% [markdown]
# **2. Two houses.** Keep only the first and the last house: in the first cell, put this below the line that makes
# `x` and `y`, and run all the cells. What is the smallest loss now, and why?
#
# ```python
# x, y = x[[0, -1]], y[[0, -1]]
# ```
#
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# Zero. Through two points there is a line, here $m = 1.732$, $b = 0.594$, and a line that passes through all its points
# has no errors. The grid does not quite find it: its lowest point is $m = 1.75$, $b = 0.55$, with a loss of 0.0007,
# because the exact line lies between the points of the grid.
#
# A loss of zero does not make this the better line. For all twelve houses its loss is 0.057, and that of the best line
# 0.049. It has seen only two of them.
#
# </details>

# %% [markdown]
# **3. One house.** Keep only the first house, with `x, y = x[:1], y[:1]` in the same place. The bowl turns into a
# trough: many lines are equally good. Which ones? And why does the check in the second cell fail?
#
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# All lines through that house. It has $x = 0.35$ and $y = 1.2$, so they are the lines with $0.35 m + b = 1.2$: for
# instance $m = 1$, $b = 0.85$, or $m = 2$, $b = 0.5$. On the map they form a straight line, the floor of the trough,
# and the loss is 0 all along it. A slice along the floor is level: its curvature is 0, and it is no parabola.
#
# The check compares two lines, and both are right. The grid shows $m = 2$, $b = 0.5$; least squares gives $m = 0.374$,
# $b = 1.069$, the pair nearest to $(0, 0)$ of all those on the floor. One house cannot say which line to take.
#
# </details>

# %% [markdown]
# ## Beside the package
#
# gdviz has the loss of a line as an objective, and its lowest point from linear algebra. Your search knows only the
# pairs of the grid. How far from that point may the best pair be?

# %% tags=["uses-yours"]
from gdviz.objectives import line_loss

theirs = line_loss(tuple(x), tuple(y))
pair = np.array(lowest_pair(house_loss, slopes, intercepts))
print("your best pair", pair, f"loss {house_loss(*pair):.6f}")
print("gdviz, there  ", pair, f"loss {float(theirs(pair)):.6f}")
print("lowest point  ", *np.round(theirs.minimizers, 4))
assert abs(float(theirs(pair)) - house_loss(*pair)) < 1e-12

# %% [markdown]
# The two losses are the same function. The pair of the grid is near the lowest point, and in a long bowl the lowest pair
# need not be the nearest one.
