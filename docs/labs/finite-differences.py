# ---
# title: Finite differences
# description: Two ways to measure a slope from values alone, written and checked by you, and the distance h at which a computer does it best.
# promise: You write the forward and the central difference, find the best distance h for each, and check a gradient with them.
# needs: "[limits](../deeper/limits.md): the secant that turns into a tangent, and a little Python: functions and loops."
# minutes: 33
# ---

# %% [markdown]
# # Finite differences
#
# A program has a function and no formula for its slope. It can still measure the slope: move $x$ by a small distance
# $h$, see how far the function moves, and divide. That is a **finite difference**: a secant, with no limit taken. How
# good is it, and how small should $h$ be?
#
# Here are three functions to try it on, and the two names that will check your code.

# %%
import numpy as np

from gdviz.checks import call, check


def square(x):
    return x * x


def cube(x):
    return x * x * x


def wave(x):
    return x * x * x - 4 * x


# %% [markdown]
# ## Your turn: one step ahead
#
# The **forward difference** compares the function at $x + h$ with the function at $x$. Divide the rise by the distance.


# %% tags=["your-turn"] minutes=5
def forward(f, x, h):
    """The slope of the secant of f from x to x + h."""
    ...


# %% tags=["check"]
slips = {
    0.331: "that is the rise; divide it by h",
    0.0331: "the rise was multiplied by h; divide it",
    -3.31: "the sign is turned; take f(x) from f(x + h)",
    2.71: "that looks back, from x - h to x",
    3.01: "that has a point on each side, which comes next",
    1.655: "the two points are h apart, not 2 h",
}
check(
    forward,
    call(forward, cube, 1.0, 0.1, gives=3.31, slips=slips),
    call(forward, square, -2.0, 0.5, gives=-3.5),
    call(forward, wave, 0.0, 1.0, gives=-3.0),
)

# %% [markdown]
# The slope of $x^3$ at 1 is exactly 3. Your quotient at $h = 0.1$ is 3.31, so it is wrong by 0.31. Before you run the
# next cell: by how much will the error shrink each time $h$ gets ten times smaller? And does that ever stop?

# %% tags=["uses-yours"]
for power in range(1, 17):
    h = 10.0**-power
    print(f"h = {h:.0e}   error {abs(forward(cube, 1.0, h) - 3):.1e}")

# %% [markdown]
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# Ten times, at first: multiplied out, the quotient is $3 + 3h + h^2$, so the error is close to $3h$. That goes well down
# to $h = 10^{-8}$. Then the error grows again, and at $10^{-16}$ it is 3: there $1 + h$ is rounded to 1, and the rise is
# nothing.
#
# </details>

# %% [markdown]
# ## Your turn: a point on each side
#
# The **central difference** compares $x + h$ with $x - h$. Mind how far these two are apart.


# %% tags=["your-turn"] minutes=5
def central(f, x, h):
    """The slope of the secant of f from x - h to x + h."""
    ...


# %% tags=["check"]
slips = {
    3.31: "that is the forward difference; the left point is x",
    2.71: "that looks back only; the right point is x",
    6.02: "the two points are 2 h apart, not h",
    0.602: "that is the rise; divide it by 2 h",
    0.0301: "/ 2 * h multiplies by h; put 2 * h in brackets",
    -3.01: "the sign is turned; take the left value from the right",
}
check(
    central,
    call(central, cube, 1.0, 0.1, gives=3.01, slips=slips),
    call(central, square, 3.0, 0.5, gives=6.0),
    call(central, wave, 0.0, 1.0, gives=-3.0),
)

# %% [markdown]
# From 0.31 to 0.01 with the same $h$. Why? The parts of the error that are $3h$ on the right and $-3h$ on the left
# cancel, and only $h^2$ is left. So a ten times smaller $h$ makes the error a *hundred* times smaller, for as long as
# rounding lets it.
#
# ## Your turn: the best distance
#
# Write the loop that finds the best $h$. Try the sixteen distances $10^{-1}, 10^{-2}, \dots, 10^{-16}$ and return the one whose
# quotient comes closest to the true slope. What do you expect for each of the two differences?


# %% tags=["your-turn"] minutes=8
def best_distance(quotient, f, x, slope):
    """Of 0.1, 0.01, ... 1e-16 the h with the smallest error.

    quotient: forward or central, called as quotient(f, x, h)
    slope: the true slope of f at x
    """
    ...


# %% tags=["check"]
slips = {
    1e-16: "there it is far off; compare errors without their signs",
    0.1: "the loop has to go on, to smaller distances",
    8: "that is the power; return the distance itself",
    3.972047579736682e-09: "that is the error; return its distance",
}
other = {1e-8: "use the quotient that was handed in"}
run = best_distance
check(
    best_distance,
    call(run, forward, cube, 1.0, 3.0, gives=1e-8, slips=slips),
    call(run, central, cube, 1.0, 3.0, gives=1e-6, slips=other),
    call(run, forward, wave, 2.0, 8.0, gives=1e-8),
)

# %% [markdown]
# In the picture both errors are drawn against $h$, and each step along an axis is a factor.

# %%
from gdviz import show

show("limits.round_off")

# %% [markdown]
# On the way down it is the secant that is not the tangent. On the way up it is rounding: a computer keeps about 16
# digits, the two values agree in more and more of them, and what little is left is divided by a tiny number.
#
# The theory says where to look. Let $\varepsilon$ be the gap between 1 and the next number that the computer has. The
# forward difference is best near $\sqrt\varepsilon$, where its error from the secant, about $h$, and its error from
# rounding, about $\varepsilon / h$, are the same. For the central difference it is $h^2$ against $\varepsilon / h$, so
# the best $h$ is near $\sqrt[3]\varepsilon$.

# %%
gap = np.finfo(float).eps
print(f"gap {gap:.1e}")
print(f"square root {np.sqrt(gap):.1e}   cube root {np.cbrt(gap):.1e}")

# %% [markdown]
# Of our powers of ten $10^{-8}$ is the nearest to the first. The second lies between $10^{-6}$ and $10^{-5}$, and which
# of them is better depends on the function and the place.
#
# ## Your turn: a slope for every parameter
#
# A loss has many parameters. Its gradient is measured one parameter at a time: nudge this one up and down, leave the
# others where they are, and take the central difference. That is the loop to write. `parameters` is a list of numbers;
# leave it as you found it.


# %% tags=["your-turn"] minutes=8
def measured_gradient(loss, parameters, h):
    """A list with the central difference of loss for each parameter.

    loss: called with a list of parameters
    """
    ...


# %% tags=["check"]
def two(p):
    return p[0] * p[0] * p[1]


def three(p):
    return p[0] * p[1] + 4 * p[2]


def left_behind(loss, parameters, h):
    measured_gradient(loss, parameters, h)
    return parameters


slips = {
    (5.0, 1.0): "that is the forward difference",
    (8.0, 2.0): "the two points are 2 h apart, not h",
    (5.25, 5.25): "all were nudged together; one at a time",
    (4.0, 0.25): "the first was not put back before the second",
    (4.0, 2.25): "the first was not put back before the second",
    (-4.0, -1.0): "the sign is turned",
}
run = measured_gradient
check(
    measured_gradient,
    call(run, two, [1.0, 2.0], 0.5, gives=(4, 1), slips=slips),
    call(run, three, [2.0, 3.0, 5.0], 0.1, gives=(3, 2, 4)),
    call(left_behind, two, [2.0, 3.0], 0.3, gives=(2, 3)),
)

# %% [markdown]
# ## What it is good for
#
# Now compare it with slopes that are not measured. The package of this course takes a formula apart and applies the
# rules of derivatives to each piece, so that nothing is lost but the last digits. The loss is that of a line on twelve
# houses.

# %% tags=["uses-yours"]
from gdviz import grad, houses

data = houses()
x, y = np.array(data.x), np.array(data.y)


def loss(p):
    return np.mean((p[0] * x + p[1] - y) ** 2)


by_rules = grad(loss)(np.array([0.7, -0.3]))
for h in (1e-1, 1e-5, 1e-9, 1e-13):
    measured = measured_gradient(loss, [0.7, -0.3], h)
    print(
        f"h = {h:.0e}   apart {np.abs(by_rules - measured).max():.1e}"
    )
assert np.allclose(
    measured_gradient(loss, [0.7, -0.3], 1e-5), by_rules, atol=1e-8
)

# %% [markdown]
# <details class="answer" markdown>
# <summary>What to see in it</summary>
#
# Even $h = 0.1$ is right to about 15 digits: this loss is a parabola in each parameter, and of a parabola the central
# difference has no error but rounding. From there on smaller distances only make it worse.
#
# </details>
#
# This is **gradient checking**: a gradient that somebody wrote by hand is compared with differences, at a place that
# is not special. Nobody *trains* with them. Your loop calls the loss twice for every parameter, and a model with a
# million parameters would need two million losses for one step.
