# ---
# title: Fit a line from scratch
# description: Write the loss, its gradient and the training loop yourself, and check each of them.
# promise: You write every line of a training loop, and check each line before you trust it.
# needs: the guide up to [two parameters](../guide/two-parameters.md)
# minutes: 15
# ---

# %% [markdown]
# # Fit a line from scratch
#
# Twelve houses, invented for this course: a floor area and a price each. We want a line that predicts the price.
# Everything is plain numpy; the course's own package is used at the end, to check us and to draw.

# %%
import numpy as np

from gdviz.datasets import houses

data = houses()
x, y = np.array(data.x), np.array(data.y)
print(data.x_label, x)
print(data.y_label, y)

# %% [markdown]
# ## Predict, then measure
#
# A line has two parameters, a slope $m$ and an intercept $b$. Start with the laziest line there is: $m = 0$, $b = 0$.
# It says that every house costs nothing. The loss is the mean of the squared errors.


# %%
def predict(m, b):
    return m * x + b


def loss(m, b):
    errors = predict(m, b) - y  # prediction minus truth: the residuals with the sign turned
    return np.mean(errors**2)


print(f"loss of the lazy line: {loss(0, 0):.3f}")
print(f"loss of a guess, m = 2 and b = 0: {loss(2, 0):.3f}")

# %% [markdown]
# The guess is far better. Training is a way to make the next guess better than the last one, without looking.
#
# ## The gradient, and a check
#
# How does the loss change when $m$ changes a little? Each squared error contributes
# $2 \cdot \text{error} \cdot x$, and for $b$ it contributes $2 \cdot \text{error} \cdot 1$. Then take the mean.


# %%
def gradient(m, b):
    errors = predict(m, b) - y
    return np.array([np.mean(2 * errors * x), np.mean(2 * errors)])


print("gradient at (0, 0):", gradient(0, 0))

# %% [markdown]
# A gradient written by hand is wrong more often than one would like. The check costs four calls of the loss: nudge one
# parameter up and down by a little, and divide the change of the loss by the change of the parameter.


# %%
def measured_gradient(m, b, h=1e-5):
    slope_m = (loss(m + h, b) - loss(m - h, b)) / (2 * h)
    slope_b = (loss(m, b + h) - loss(m, b - h)) / (2 * h)
    return np.array([slope_m, slope_b])


difference = np.abs(gradient(0.7, -0.3) - measured_gradient(0.7, -0.3)).max()
print(f"largest difference: {difference:.1e}")
assert difference < 1e-8

# %% [markdown]
# ## Train
#
# Both components are negative at $(0, 0)$: raising either parameter lowers the loss. The update subtracts the gradient,
# so both go up. Before you run the cell: will the intercept rise steadily to its final value, or go past it first?

# %%
parameters = np.array([0.0, 0.0])
learning_rate = 0.1
history = [parameters]
for step in range(400):
    parameters = parameters - learning_rate * gradient(*parameters)
    history.append(parameters)
    if step + 1 in (1, 3, 10, 30, 100, 400):
        m, b = parameters
        print(f"step {step + 1:3d}   m = {m:.4f}   b = {b:.4f}   loss = {loss(m, b):.5f}")

# %% [markdown]
# The intercept goes past its final value and comes back slowly. Early on, any rise of the line helps; only when the line
# is about right does the fit care how the height is split between slope and intercept.
#
# ## Is it the best line?
#
# For a line there is an exact answer to compare with, from linear algebra. Most models have none, which is why they are
# trained by descent.

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
from gdviz.losses import line_loss
from gdviz.marks import Contour, Line, Marker, Path, Points, Residuals
from gdviz.notebook import show
from gdviz.optimizers import GradientDescent
from gdviz.scene import Axis, Panel, Run, Scene

picture = Scene(
    title="The line and its path",
    alt="Left: twelve houses and the fitted line. Right: the path of slope and intercept over the contours of the loss, "
    "which overshoots in the intercept and comes back along a narrow valley to the best line.",
    caption="The fitted line, and the path its parameters took.",
    objective=line_loss(data.x, data.y),
    runs=(Run(GradientDescent(learning_rate), start=(0.0, 0.0), steps=400),),
    panels=(
        Panel(
            marks=(Residuals(data), Line(), Points(data)),
            x=Axis(data.x_label, 0, 2.6),
            y=Axis(data.y_label, 0, 5.5),
        ),
        Panel(
            marks=(Contour(), Path(), Marker(tuple(best), kind="minimum", label="best line")),
            x=Axis("slope m", -0.3, 3.2),
            y=Axis("intercept b", -0.6, 2.2),
        ),
    ),
)
show(picture)

# %% [markdown]
# ## Now you
#
# 1. Set `learning_rate` to 0.3, then to 0.6. What does the history do? The lab on
#    [learning rates](parabola-and-learning-rates.py) says exactly where it breaks.
# 2. Add one house of 2.3 hundred square metres that sold for 0.5. How far does the best line move? Why so far?
# 3. Write the gradient with a sign error and run the check. What does the difference look like?
