# ---
# title: Fit a line from scratch
# description: The loss, its gradient and the training loop line by line, each checked; then you write the whole fit yourself.
# promise: You run and check every line of a training loop, change it, and then write one yourself.
# needs: the guide up to [two parameters](../guide/two-parameters.md).
# minutes: 20
# ---

# %% [markdown]
# # Fit a line from scratch
#
# Twelve houses, invented for this course: a floor area and a price each. We want a line that predicts the price.
# Everything is plain numpy; the course's own package only brings the houses, and draws the picture at the end.

# %%
import numpy as np

from gdviz import houses

data = houses()
x, y = np.array(data.x), np.array(data.y)
np.set_printoptions(linewidth=72)  # as wide as the page
print(data.x_label, x, sep="\n")
print(data.y_label, y, sep="\n")

# %% [markdown]
# ## Predict, then measure
#
# A line has two parameters, a slope $m$ and an intercept $b$. Start with the laziest line there is: $m = 0$, $b = 0$.
# It says that every house costs nothing. The loss is the mean of the squared errors.


# %%
def predict(m, b):
    return m * x + b


def loss(m, b):
    # prediction minus truth: the residuals with the sign reversed
    errors = predict(m, b) - y
    return np.mean(errors**2)


print(f"loss of the lazy line: {loss(0, 0):.3f}")
print(f"loss of a guess, m = 2 and b = 0: {loss(2, 0):.3f}")

# %% [markdown]
# The guess is far better. Training is a way to make the next guess better than the last one, without trying every line.
#
# ## The gradient, and a check
#
# How does the loss change when $m$ changes a little? Follow one house. Its error changes $x$ times as much as $m$, and
# the square of its error changes $2 \cdot \text{error}$ times as much as the error. So the house contributes
# $2 \cdot \text{error} \cdot x$. When $b$ changes, the error changes by just as much: the house contributes
# $2 \cdot \text{error}$. Then take the mean over the houses.


# %%
def gradient(m, b):
    errors = predict(m, b) - y
    return np.array([np.mean(2 * errors * x), np.mean(2 * errors)])


print("gradient at (0, 0):", gradient(0, 0))

# %% [markdown]
# Both numbers are negative: from the lazy line, raising either parameter lowers the loss.
#
# A gradient written by hand is wrong more often than one would like. The check costs four calls of the loss: nudge one
# parameter up and down by a little, and divide the change of the loss by the change of the parameter.


# %%
def measured_gradient(m, b, h=1e-5):
    grad_m = (loss(m + h, b) - loss(m - h, b)) / (2 * h)
    grad_b = (loss(m, b + h) - loss(m, b - h)) / (2 * h)
    return np.array([grad_m, grad_b])


difference = np.abs(
    gradient(0.7, -0.3) - measured_gradient(0.7, -0.3)
).max()
print(f"largest difference: {difference:.1e}")
assert difference < 1e-8

# %% [markdown]
# The two agree; what is left is rounding. We tried it at $(0.7, -0.3)$ and not at $(0, 0)$, because zeros can hide a
# mistake.
#
# ## Train
#
# The update subtracts the gradient, which is negative in both parameters at $(0, 0)$, so both go up. Before you run the
# cell: will the intercept rise steadily to its final value, or go past it first?

# %%
parameters = np.array([0.0, 0.0])
learning_rate = 0.1
history = [parameters]
for step in range(400):
    parameters = parameters - learning_rate * gradient(*parameters)
    history.append(parameters)
    if step + 1 in (1, 3, 10, 30, 100, 400):
        m, b = parameters
        now = f"m = {m:.4f}   b = {b:.4f}   loss = {loss(m, b):.5f}"
        print(f"step {step + 1:3d}   {now}")
print(f"highest intercept on the way: {max(b for m, b in history):.4f}")

# %% [markdown]
# The intercept goes past its final value and comes back slowly. Early on, any rise of the line helps; only when the
# line is about right does the fit care how the height is split between slope and intercept.
#
# ## Is it the best line?
#
# For a line there is an exact answer to compare with, from linear algebra. It is called least squares, and numpy has
# it. It wants one column for each parameter, with what that parameter is multiplied by: the areas for $m$, ones for
# $b$. For most models there is no such formula, which is why they are trained by descent.

# %%
columns = np.column_stack([x, np.ones_like(x)])
best, *_ = np.linalg.lstsq(columns, y, rcond=None)
print("least squares:   ", best)
print("gradient descent:", parameters)
assert np.allclose(parameters, best, atol=1e-3)

# %% [markdown]
# ## Draw it
#
# A figure of this course is a `Scene`: an objective, a run, and panels of marks. This one puts the line beside the path
# its two parameters took. Change a number and run the cell again.

# %%
from gdviz import Axis, Panel, Run, Scene, show
from gdviz.figure.marks import (
    Contour,
    Line,
    Marker,
    Path,
    Points,
    Residuals,
)
from gdviz.objectives import line_loss
from gdviz.optimizers import GradientDescent

picture = Scene(
    title="The line and its path",
    alt="Left: twelve houses and the fitted line. Right: the path "
    "of slope and intercept over the contours of the loss, which "
    "overshoots in the intercept and comes back along a narrow "
    "valley to the best line.",
    caption="The fitted line, and the path its parameters took.",
    objective=line_loss(data.x, data.y),
    runs=(
        Run(
            GradientDescent(learning_rate), start=(0.0, 0.0), steps=400
        ),
    ),
    panels=(
        Panel(
            marks=(Residuals(data), Line(), Points(data)),
            x=Axis(data.x_label, 0, 2.6),
            y=Axis(data.y_label, 0, 5.5),
        ),
        Panel(
            marks=(
                Contour(),
                Path(),
                Marker(tuple(best), kind="minimum", label="best line"),
            ),
            x=Axis("slope m", -0.3, 3.2),
            y=Axis("intercept b", -0.6, 2.2),
        ),
    ),
)
show(picture)

# %% [markdown]
# ## Now you
#
# Three changes to try, and then the whole fit to write. Decide what you expect, make the change, and run all the cells
# again. Undo it before the next one.

# %% [markdown]
# **1. A larger learning rate.** Set `learning_rate` to 0.3, then to 0.6. What do the losses do? The lab on
# [learning rates](parabola-and-learning-rates.py) shows how to compute where it breaks; do it for the houses.
#
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# At 0.3 the first step jumps to $m = 2.24$, $b = 1.57$, far too high; the second (`history[2]`) falls back to
# $m = 1.07$, $b = 0.64$. The swings get smaller, and in the end it is *faster* than before: after 100 steps $m$ is
# 1.8778, where the rate 0.1 had only reached 1.8529.
#
# At 0.6 the loss goes up from the start: 35.6 after one step, 682 after three. After 400 steps it has 258 digits, and
# the check against least squares fails. That is the point of the check: training that breaks should not go unnoticed.
#
# The limit is 2 divided by the largest curvature:
#
# ```python
# hessian = 2 * np.array(
#     [[np.mean(x * x), np.mean(x)], [np.mean(x), 1.0]]
# )
# print(2 / np.linalg.eigvalsh(hessian).max())
# ```
#
# It prints 0.3878. In the steepest direction each step multiplies the distance to the best line by $1 - 5.157\,\eta$,
# because 5.157 is the curvature there. At 0.3 that is −0.55: to the other side, and closer. At 0.6 it is −2.09: to the
# other side, and more than twice as far.
#
# </details>

# %% [markdown]
# **2. One odd house.** Add a house of 230 m² ($x = 2.3$) that sold for 50 thousand ($y = 0.5$): in the first cell, put
# these lines below `data = houses()`. How far does the best line move? Why so far?
#
# ```python
# from dataclasses import replace
#
# data = replace(data, x=(*data.x, 2.3), y=(*data.y, 0.5))
# ```
#
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# The slope drops from 1.88 to 1.08, and the intercept rises from 0.44 to 1.10. The loss of the best line goes from 0.05
# to 1.06. One house in thirteen did that, for two reasons.
#
# Errors are squared. The old line says 4.76 for this house, so its error is 4.26 and its square 18.1. The mean is over
# 13 houses, so this one adds 1.39 to the loss of the old line, where all the others together add 0.05. Almost any
# change that helps the one is worth what it costs the twelve.
#
# And it stands near the end of the row, where turning the line helps most. Put it near the middle instead, at
# $x = 1.16$ with the same $y = 0.5$: the line slides down to $b = 0.27$, and its slope stays at 1.88.
#
# </details>

# %% [markdown]
# **3. A wrong sign.** Write the gradient with a sign error: `errors = y - predict(m, b)`. Run the check. What does the
# difference look like?
#
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# It prints 1.2e+01, which is 11.5 rounded, instead of 3.0e-11, and the `assert` stops the notebook. There is nothing to
# weigh up: a right gradient differs by rounding, a wrong one by something of its own size.
#
# Why 11.5? At $(0.7, -0.3)$ the gradient is $(-5.77, -4.21)$. The wrong one is $(5.77, 4.21)$, so the two differ by
# twice the gradient, and $2 \cdot 5.77 = 11.5$. With this gradient the update would walk uphill.
#
# </details>

# %% [markdown]
# ## Your turn: the whole fit
#
# Write it with nothing but Python's own arithmetic: no numpy, no library at all. Start from $m = b = 0$. In every step
# add up what each house contributes to the two slopes, take the means, and then move both parameters.


# %% tags=["your-turn"] minutes=10
def fit_line(xs, ys, lr=0.01, steps=2000):
    """Slope and intercept after so many steps at the rate lr."""
    ...


# %% tags=["check"]
from gdviz.checks import call, check

once = {
    (-1.0, -0.6): "that climbs; subtract the slopes",
    (0.5, 0.3): "the 2 that comes with the square is missing",
    (2.0, 1.2): "that is the sum; take the mean over the houses",
    (1.0, 0.3): "b went by a slope measured after m had moved",
    (0.88, 0.54): "both moved at every house; add up all of them first",
    (10.0, 6.0): "the learning rate is left out",
    (0.0, 0.0): "nothing has moved",
}
twice = {(2.32, 1.38): "the sums have to start from 0 in every step"}
run = fit_line
check(
    fit_line,
    call(run, [1, 2], [2, 4], 0.1, 1, gives=(1, 0.6), slips=once),
    call(run, [1, 2], [2, 4], 0.1, 2, gives=(1.32, 0.78), slips=twice),
    call(run, data.x, data.y, 0.1, 2000, gives=best, within=1e-5),
)

# %% [markdown]
# ## Beside the package
#
# `descend` of gdviz takes the same steps, with a gradient that it finds by itself. At how many decimals do the two
# part? Decide before you run it.

# %% tags=["uses-yours"]
from gdviz import GradientDescent, descend
from gdviz.objectives import line_loss

theirs = descend(
    line_loss(data.x, data.y), GradientDescent(0.1), (0.0, 0.0), 50
).final
mine = np.array(fit_line(data.x, data.y, 0.1, 50))
print("yours", mine)
print("gdviz", theirs)
print(f"apart {np.abs(mine - theirs).max():.0e}")
assert np.allclose(mine, theirs, rtol=0, atol=1e-12)

# %% [markdown]
# They differ by rounding at most: sums taken in another order. A loop in plain Python and a library do the same thing.
