# ---
# title: The shape of a bowl
# description: The Hessian of a line's loss by hand and by differences, its eigenvalues, and the learning rates that converge, written and checked by you.
# promise: You compute the Hessian of a loss in two ways, find its curvatures, and predict which learning rates converge.
# needs: "[curvature](../deeper/curvature.md): the Hessian and the limit 2/λmax, and a little Python: functions and loops."
# minutes: 34
# ---

# %% [markdown]
# # The shape of a bowl
#
# The loss of a line is a bowl over its slope $m$ and its intercept $b$. How sharply it bends decides which learning
# rates work. This lab finds out how sharply: by hand, by measuring, and then in the directions that matter.
#
# The data are the five points $x = 1, \dots, 5$ with $y = 2x$, so the best line has $m = 2$ and $b = 0$.

# %%
import numpy as np

from gdviz.checks import call, check

xs = [1.0, 2.0, 3.0, 4.0, 5.0]
ys = [2.0, 4.0, 6.0, 8.0, 10.0]


def loss(p):
    """The mean squared error of the line p[0] x + p[1]."""
    x, y = np.array(xs), np.array(ys)
    return np.mean((p[0] * x + p[1] - y) ** 2)


print("at the best line", loss([2.0, 0.0]), "  at (0, 0)", loss([0, 0]))

# %% [markdown]
# ## Your turn: the Hessian by hand
#
# A **second derivative** says how fast a slope changes. With two parameters there are two slopes, and each of them
# changes with either parameter: four numbers, in two rows of two. That table is the **Hessian**. The first row says how
# the slope in $m$ changes with $m$, then with $b$; the second says the same of the slope in $b$.
#
# One point adds $(m x + b - y)^2$ to the loss. Its slope in $m$ is $2 (m x + b - y) \cdot x$, and its slope
# in $b$ is $2 (m x + b - y)$. How does each of them change with $m$, and how with $b$? Work out the four, take the mean
# over the points, and write it with Python's own arithmetic.


# %% tags=["your-turn"] minutes=8
def hessian_by_hand(xs):
    """Two rows of two: the Hessian of the mean squared error of a
    line on points with these xs, in the order m, b.
    """
    ...


# %% tags=["check"]
slips = {
    ((11, 3), (3, 1)): "the 2 of the square is missing",
    ((110, 30), (30, 10)): "that is the sum; take the mean",
    ((18, 6), (6, 2)): "the mean of x squared, not the squared mean",
    ((22, 0), (0, 2)): "the slope in m changes with b, too",
    ((2, 6), (6, 22)): "m comes first, then b",
    ((22, 6), (6, 1)): "twice by b gives 2, for each point",
}
check(
    hessian_by_hand,
    call(hessian_by_hand, xs, gives=((22, 6), (6, 2)), slips=slips),
    call(hessian_by_hand, [3.0], gives=((18, 6), (6, 2))),
    call(hessian_by_hand, [-1.0, 0.0, 1.0], gives=((4 / 3, 0), (0, 2))),
)

# %% [markdown]
# The $y$ do not occur, nor do $m$ and $b$. So the bowl has the same shape everywhere, and other $y$ would only move
# it.
#
# ## Your turn: the Hessian by differences
#
# Most losses cannot be worked out by hand. They can be measured. For parameters $i$ and $j$ nudge both, each up and
# down by $h$, and compare four values:
#
# $$\frac{L(+,+) - L(+,-) - L(-,+) + L(-,-)}{4 h^2}$$
#
# Here $L(+,-)$ is the loss with parameter $i$ moved up and parameter $j$ moved down. It works for $i = j$, too: moved
# up twice is moved by $2h$. `point` is a list of any length; leave it as it was.


# %% tags=["your-turn"] minutes=10
def measured_hessian(loss, point, h):
    """As many rows as parameters, each with as many numbers."""
    ...


# %% tags=["check"]
def cubic(p):
    return p[0] * p[0] * p[0] + 5 * p[0] * p[1]


def single(p):
    return 3 * p[0] * p[0]


run = measured_hessian
slips = {
    ((88, 24), (24, 8)): "divide by 4 h squared",
    ((44, 12), (12, 4)): "divide by 4 h squared, not by 2 h squared",
    ((22, 0), (0, 2)): "m and b together are missing, i other than j",
    ((22, -6), (-6, 2)): "two signs are turned: up and down is minus",
}
one_sided = {
    ((12.6, 5.0), (5.0, 0.0)): "those are nudges up only",
    ((11.4, 5.0), (5.0, 0.0)): "those are nudges down only",
}
bowl = ((22, 6), (6, 2))
bends = ((12, 5), (5, 0))
check(
    measured_hessian,
    call(run, loss, [0.5, 1.0], 0.1, gives=bowl, slips=slips),
    call(run, cubic, [2.0, 1.0], 0.1, gives=bends, slips=one_sided),
    call(run, single, [1.0], 0.1, gives=((6.0,),)),
)

# %% [markdown]
# ## Your turn: the curvatures
#
# The entry 22 is how the bowl bends if you walk along $m$ alone, and 2 if you walk along $b$. But the bowl is turned:
# its own axes lie between. How it bends along *those* are the **eigenvalues** of the Hessian, and the largest and the
# smallest bending there is are among them.
#
# For two rows $p, q$ and $q, r$ there is a formula:
#
# $$\lambda = \frac{p + r}{2} \pm \sqrt{\left(\frac{p - r}{2}\right)^2 + q^2}$$


# %% tags=["your-turn"] minutes=5
def curvatures(hessian):
    """The two eigenvalues of a Hessian, the smaller one first."""
    ...


# %% tags=["check"]
root = 136**0.5
slips = {
    (12 + root, 12 - root): "the smaller one comes first",
    (2, 22): "those are along m and b; the bowl is turned",
    (24 - 2 * root, 24 + 2 * root): "halve p + r, and p - r",
    (12 - 136, 12 + 136): "the square root is missing",
}
check(
    curvatures,
    call(curvatures, bowl, gives=(12 - root, 12 + root), slips=slips),
    call(curvatures, ((4, 0), (0, 2)), gives=(2, 4)),
    call(curvatures, ((0, 1), (1, 0)), gives=(-1, 1)),
)

# %% [markdown]
# The last call of the check has a curvature below 0: that surface bends down along one of its axes. It is a saddle.
#
# Along an axis with curvature $\lambda$ each step of gradient descent multiplies the distance to the lowest point by
# $1 - \eta \lambda$, with $\eta$ the learning rate. The whole distance shrinks as fast as its *slowest* part.
#
# ## Your turn: what converges
#
# Write the loop over the curvatures: which factor is the largest, whatever its sign? Below 1 the run converges.


# %% tags=["your-turn"] minutes=5
def largest_factor(rate, curvatures):
    """The largest size of 1 - rate * curvature, without its sign."""
    ...


# %% tags=["check"]
both = (12 - root, 12 + root)
slow = 1 - 0.02 * (12 - root)
steep = 0.084 * (12 + root) - 1
gentle = {1 - 0.02 * (12 + root): "only the steep one counts in it"}
signs = {
    1
    - 0.084 * (12 - root): "the steep one is larger, without its sign",
    -steep: "leave the sign out: its size is what counts",
}
check(
    largest_factor,
    call(largest_factor, 0.02, both, gives=slow, slips=gentle),
    call(largest_factor, 0.084, both, gives=steep, slips=signs),
    call(largest_factor, 0.1, (-1.0, 1.0), gives=1.1),
    call(largest_factor, 0.5, (4.0, 2.0, 1.0), gives=1.0),
)

# %% [markdown]
# ## Predict, then run
#
# Now everything together, from $m = 1$, $b = 1$. Which of the six rates converge, and which of them is the fastest?
# Decide before you run it.

# %% tags=["uses-yours"]
from gdviz import GradientDescent, descend
from gdviz.objectives import line_loss

low, high = curvatures(measured_hessian(loss, [0.0, 0.0], 0.1))
print(f"curvatures {low:.4f} and {high:.4f}   limit {2 / high:.5f}")
balanced = 2 / (low + high)
for rate in (0.01, 0.05, 0.08, balanced, 0.084, 0.085):
    factor = largest_factor(rate, (low, high))
    run = descend(line_loss(xs, ys), GradientDescent(rate), (1, 1), 300)
    end = np.hypot(*(run.final - (2, 0)))
    print(f"rate {rate:.5f}   factor {factor:.4f}   distance {end:.1e}")

# %% [markdown]
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# All but 0.085, which is above the limit of 0.08452: its factor is 1.0113. The fastest is $2 / (\lambda_{\min} +
# \lambda_{\max})$, here 0.08333. There both factors have the same size, 0.9718. A little more, and the steep part gets
# slower; a little less, and the gentle part does.
#
# </details>
#
# ## Beside the package
#
# The package of this course differentiates the formula twice, by rules, and finds the limit with numpy's eigenvalues.

# %% tags=["uses-yours"]
from gdviz import stability_limit

objective = line_loss(xs, ys)
theirs = objective.hessian([0.0, 0.0])
print("by hand:       ", np.round(hessian_by_hand(xs), 6).tolist())
print(
    "by differences:",
    np.round(measured_hessian(loss, [0, 0], 0.1), 6).tolist(),
)
print("by rules:      ", np.round(theirs, 6).tolist())
print(f"2 / largest curvature {2 / high:.10f}")
print(f"stability_limit       {stability_limit(objective):.10f}")
assert np.allclose(hessian_by_hand(xs), theirs)
assert abs(2 / high - stability_limit(objective)) < 1e-9

# %% [markdown]
# And this is what the two curvatures look like. The contours are long ellipses: steep across, gentle along. With a
# rate just below the limit the path crosses the valley at every step, and creeps along it.

# %%
from gdviz import Axis, Panel, Run, Scene, show
from gdviz.figure.marks import Contour, Marker, Path
from gdviz.objectives import line_loss
from gdviz.optimizers import GradientDescent

picture = Scene(
    title="Across and along",
    alt="Contours of the loss over slope m and intercept b: long, "
    "narrow ellipses. A path zigzags across them, to and fro over "
    "the valley, and moves slowly along it; after twenty steps it is "
    "still far from the lowest point.",
    caption="Twenty steps at the rate 0.08, from (1, 1).",
    objective=line_loss(xs, ys),
    runs=(Run(GradientDescent(0.08), start=(1.0, 1.0), steps=20),),
    panels=(
        Panel(
            marks=(
                Contour(),
                Path(),
                Marker((2.0, 0.0), kind="minimum", label="best line"),
            ),
            x=Axis("slope m", 0.7, 3.0),
            y=Axis("intercept b", -2.0, 2.4),
        ),
    ),
)
show(picture)
