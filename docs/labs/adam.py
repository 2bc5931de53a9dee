# ---
# title: Adam from scratch
# description: Running means, their correction for starting at 0, and the whole of Adam, written and checked by you, then run beside the package.
# promise: You write Adam in three functions, see what each part of it does, and check it against the package's own.
# needs: "[optimizers](../deeper/optimizers.md), and a little Python: functions, lists and loops."
# minutes: 27
# ---

# %% [markdown]
# # Adam from scratch
#
# Adam steps along a mean of the gradients, divided by a mean of their size. Both are *running* means: each new number
# counts a little, all the older ones fade. This lab writes the means, mends their beginning, and puts Adam together.
#
# Here are ten gradients of one parameter, as noise makes them: about 2, up and down.

# %%
import numpy as np

from gdviz.checks import call, check

gradients = [2.9, 1.2, 2.4, 0.8, 3.1, 1.9, 2.2, 1.4, 2.8, 2.0]
print("mean", np.mean(gradients), "  last", gradients[-1])

# %% [markdown]
# ## Your turn: a running mean
#
# Begin with $m = 0$. For each number $g$ set
#
# $$m \leftarrow k\, m + (1 - k)\, g$$
#
# where $k$, `keep`, is the share of the old mean that is kept. Return a list of what $m$ is after each number.


# %% tags=["your-turn"] minutes=5
def running_means(numbers, keep):
    """The running mean after each of the numbers, as a list."""
    ...


# %% tags=["check"]
few = [4.0, 2.0, -1.0]
slips = {
    (3.6, 2.16, -0.684): "the old mean is kept by keep, not the new",
    (4.0, 5.6, 4.04): "the new number counts 1 - keep only",
    (4.0, 3.8, 3.32): "begin at 0, not with the first number",
    0.404: "all the means, in a list, not the last one",
}
check(
    running_means,
    call(
        running_means, few, 0.9, gives=(0.4, 0.56, 0.404), slips=slips
    ),
    call(running_means, [1.0, 1.0], 0.5, gives=(0.5, 0.75)),
    call(running_means, [3.0], 0.0, gives=(3.0,)),
)

# %% tags=["uses-yours"]
print(np.round(running_means(gradients, 0.9), 3).tolist())

# %% [markdown]
# The numbers are about 2, and the means only 0.3 to 1.4: they still remember that they began at 0.
#
# ## Your turn: mend the beginning
#
# Had every number been 1, $m$ would be $1 - k$ after one number, $1 - k^2$ after two and $1 - k^t$ after $t$. So divide
# by that: $\hat m = m / (1 - k^t)$, with $t = 1$ at the first number. The mean that is carried on stays as it was.


# %% tags=["your-turn"] minutes=6
def corrected_means(numbers, keep):
    """The running means, each divided by 1 - keep**t."""
    ...


# %% tags=["check"]
mended = (4.0, 0.56 / 0.19, 0.404 / 0.271)
slips = {
    (0.4, 0.56, 0.404): "those are not divided yet",
    (
        4.0,
        5.6,
        4.04,
    ): "divide by 1 - keep**t: t goes up by one each time",
    (4.0, 20.0, 17.9 / 0.271): "carry on the mean that is not divided",
}
check(
    corrected_means,
    call(corrected_means, few, 0.9, gives=mended, slips=slips),
    call(corrected_means, [7.0, 7.0, 7.0], 0.99, gives=(7.0, 7.0, 7.0)),
    call(corrected_means, [1.0, 3.0], 0.5, gives=(1.0, 7 / 3)),
)

# %% tags=["uses-yours"]
print(np.round(corrected_means(gradients, 0.9), 3).tolist())

# %% [markdown]
# Now the first mean is the first number, and all after it are about 2.
#
# ## Your turn: Adam
#
# For $t = 1, 2, \dots$, with $g$ the slope at $x$:
#
# 1. $m$ is the running mean of $g$, with 0.9 kept; $v$ that of $g^2$, with 0.999 kept.
# 2. Both are corrected: $\hat m$ and $\hat v$.
# 3. $x$ goes down by $\eta\, \hat m / (\sqrt{\hat v} + 10^{-8})$.
#
# Return $x$ after so many steps. Write it with `** 0.5` for the root: then it works for numpy arrays, too.


# %% tags=["your-turn"] minutes=10
def adam(slope, x, rate, steps):
    """Where Adam is after that many steps from x, at this rate."""
    ...


# %% tags=["check"]
def pull(x):
    return 2 * (x - 3)


slips = {
    1.2263364375: "the means are not corrected",
    0.3902580308: "correct with 0.9**t, not with 0.9 alone",
    0.0501302862: "the root of v is missing",
    -0.3002613330: "that climbs: x goes down",
    0.2948480650: "step along the mean, not along g",
    0.0: "x has to move at every step",
}
check(
    adam,
    call(
        adam,
        pull,
        0.0,
        0.1,
        3,
        gives=0.2996184766,
        slips=slips,
        within=1e-8,
    ),
    call(adam, pull, 0.0, 0.1, 50, gives=3.1688901428, within=1e-8),
    call(adam, pull, 0.0, 0.5, 1, gives=0.5, within=1e-8),
)

# %% [markdown]
# ## Predict, then run
#
# The slope at the start is $-6$. What becomes of the first step if the function is a thousand times as steep? Decide
# before you run it.


# %% tags=["uses-yours"]
def steeper(factor):
    return lambda x: factor * pull(x)


for factor in (0.001, 1.0, 1000.0):
    first = adam(steeper(factor), 0.0, 0.1, 1)
    last = adam(steeper(factor), 0.0, 0.1, 50)
    print(f"times {factor:<6g} first {first:.4f}  after 50 {last:.4f}")

# %% [markdown]
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# Nothing: it is 0.1, whatever the factor. Mean and root grow alike, so the factor falls out of the quotient. What is
# left of it comes from the $10^{-8}$ alone. The rate of Adam is a length: that of the first step in each parameter.
#
# </details>
#
# ## Beside the package
#
# `gdviz.Adam` keeps the same means. Two hundred steps on Beale's function, a landscape of two parameters:

# %% tags=["uses-yours"]
from gdviz import Adam, descend
from gdviz.objectives import beale

landscape = beale()
start = np.array([1.0, 1.4])
theirs = descend(landscape, Adam(0.5), start, 200).iterates
yours = np.array(
    [adam(landscape.gradient, start, 0.5, n) for n in range(0, 201, 20)]
)
print("yours ", np.round(yours[-1], 10).tolist())
print("theirs", np.round(theirs[-1], 10).tolist())
print("farthest apart", np.abs(yours - theirs[::20]).max())
assert np.abs(yours - theirs[::20]).max() < 1e-9

# %% [markdown]
# And this is where it went: in a wide arc below the lowest point, then up to it, and in small turns into it, at
# $(3, 0.5)$.

# %%
from gdviz import Adam, Axis, Panel, Run, Scene, show
from gdviz.figure.marks import Contour, Marker, Path
from gdviz.objectives import beale

picture = Scene(
    title="Adam on Beale's function",
    alt="Contours of Beale's function with a path from (1, 1.4): it "
    "swings down and left, comes round in a wide arc below the lowest "
    "point, climbs to it and ends in small turns about it.",
    caption="Sixty steps of Adam at the rate 0.5, from (1, 1.4).",
    objective=beale(),
    runs=(Run(Adam(0.5), start=(1.0, 1.4), steps=60),),
    panels=(
        Panel(
            marks=(
                Contour(),
                Path(),
                Marker((3.0, 0.5), kind="minimum", label="lowest"),
            ),
            x=Axis("x", -1.0, 4.5),
            y=Axis("y", -2.0, 2.2),
        ),
    ),
)
show(picture)
