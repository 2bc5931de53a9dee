# ---
# title: A network on two moons
# description: The forward pass of a network with one hidden layer, its loss and its training loop, written and checked by you, then trained on two moons and started at zero.
# promise: You write the score, the loss and the loop of a two-layer network, train it to 97% on points it has not seen, and see why it may not start at zero.
# needs: "[a neural network](../deeper/neural-network.md), and a little numpy: `@`, `np.tanh` and `np.mean`."
# minutes: 32
# ---

# %% [markdown]
# # A network on two moons
#
# Two crescents of points reach into each other, and no line parts them. In this lab you write a network that does. It
# has one hidden layer; the slopes come from `grad`, the reverse mode of this course.
#
# The data are 200 points `x`, a row each, with labels `y`, 1 or 0, and 200 more that are held out.

# %%
import numpy as np

from gdviz import grad
from gdviz.checks import call, check
from gdviz.objectives.class_data import class_data

moons = class_data("moons")
print(moons.x.shape, moons.y.shape, moons.held_x.shape)
print(moons.x[:2].round(2).tolist(), moons.y[:2].tolist())

# %% [markdown]
# ## Your turn: the score
#
# Each hidden unit is $h = \tanh(x_1 w_1 + x_2 w_2 + b)$, and the score of a point is the sum of all $v h$, plus $c$.
# For all points at once: `w` has a row for each input and a column for each unit, so `x @ w` has a row for each point
# and a column for each unit. `b` and `v` have a number for each unit, `c` is one number.


# %% tags=["your-turn"] minutes=8
def scores(x, w, b, v, c):
    """A number for each row of x: above 0 the network says 1."""
    ...


# %% tags=["check"]
one_unit = (
    np.array([[1.0, 2.0], [0.0, -1.0]]),
    np.array([[0.5], [1.0]]),
    np.array([0.5]),
    np.array([3.0]),
    1.0,
)
two_units = (
    np.array([[1.0, 1.0]]),
    np.array([[1.0, 0.0], [0.0, 2.0]]),
    np.array([0.0, -1.0]),
    np.array([2.0, -1.0]),
    0.0,
)
no_points = (np.zeros((0, 2)), *two_units[1:])
first, second = np.tanh(3.0), np.tanh(-0.5)
slips = {
    (10.0, -0.5): "the bend is missing: tanh of the weighted sum",
    (3 * first, 3 * second): "the last bias, c, is missing",
    (3 * np.tanh(2.5) + 1, 3 * np.tanh(-1.0) + 1): "the units have a "
    "bias, too: b",
    (first, second): "that is the hidden unit; it counts v times",
    (np.tanh(3 * first + 1), np.tanh(3 * second + 1)): "the score "
    "itself is not bent",
}
check(
    scores,
    call(
        scores,
        *one_unit,
        gives=(3 * first + 1, 3 * second + 1),
        slips=slips,
    ),
    call(scores, *two_units, gives=(np.tanh(1.0),)),
    call(scores, *no_points, gives=()),
)

# %% [markdown]
# ## Your turn: the loss
#
# The cross-entropy of a point with score $s$ and label $y$ is $\ln(1 + e^s) - y s$. It is small when a large score
# meets a 1, or a very negative one meets a 0. The loss is the mean over the points. Mind large scores:
# `np.logaddexp(0, s)` is $\ln(e^0 + e^s)$, without working out $e^s$.


# %% tags=["your-turn"] minutes=5
def cross_entropy(s, y):
    """The mean loss of scores s on labels y, each 1 or 0."""
    ...


# %% tags=["check"]
three, labels = np.array([0.0, 2.0, -1.0]), np.array([1.0, 1.0, 0.0])
each = np.log(1 + np.exp(three)) - labels * three
slips = {
    float(np.sum(each)): "that is the sum; take the mean",
    float(np.mean(each + labels * three)): "the label does not occur",
    float(
        np.mean(each + 2 * labels * three)
    ): "y times s is taken away",
}
too_large = {
    float("inf"): "exp(800) is too large for a float; np.logaddexp(0, "
    "800.0) is not"
}
large, zero = np.array([800.0]), np.array([0.0])
run = cross_entropy
check(
    cross_entropy,
    call(run, three, labels, gives=float(np.mean(each)), slips=slips),
    call(run, zero, zero, gives=float(np.log(2))),
    call(run, large, zero, gives=800.0, slips=too_large),
)

# %% [markdown]
# ## Your turn: the loop
#
# `grad(loss)` is a function of the same arrays as `loss`. It returns their slopes, in the same order. A step takes the
# learning rate times its slope from *each* array, all slopes measured before any array moves. Make new arrays; leave
# those that you were given as they are.


# %% tags=["your-turn"] minutes=8
def train(loss, parameters, rate, steps):
    """A list of the arrays after so many steps; loss(*arrays)."""
    ...


# %% tags=["check"]
def two_bowls(p, q):
    return (p - 3) ** 2 + 2 * q**2


def product(p, q):
    return p * q


from_here = [np.array(0.0), np.array(1.0)]
there = [np.array(1.0), np.array(2.0)]
slips = {
    (-0.6, 1.4): "that climbs: take the step away",
    (6.0, -3.0): "the learning rate is left out",
    (0.0, 1.0): "nothing has moved",
}
late = {
    (0.8, 1.92): "the second slope was measured after the first step"
}
check(
    train,
    call(
        train,
        two_bowls,
        from_here,
        0.1,
        1,
        gives=(0.6, 0.6),
        slips=slips,
    ),
    call(train, product, there, 0.1, 1, gives=(0.8, 1.9), slips=late),
    call(train, two_bowls, from_here, 0.1, 2, gives=(1.08, 0.36)),
    call(train, two_bowls, from_here, 0.1, 0, gives=(0.0, 1.0)),
)

# %% [markdown]
# ## Your turn: how many are right
#
# The network says 1 where the score is above 0, else 0. What share of the labels does it get right?


# %% tags=["your-turn"] minutes=5
def share_right(s, y):
    """From 0, none, to 1, all."""
    ...


# %% tags=["check"]
some, theirs = np.array([2.0, -1.0, 0.5, 0.1]), np.array([1.0, 0, 0, 1])
slips = {
    0.25: "that is the share that is wrong",
    3.0: "that is how many; divide by how many there are",
    0.5: "count zeros that are told right, too",
}
check(
    share_right,
    call(share_right, some, theirs, gives=0.75, slips=slips),
    call(share_right, -some, theirs, gives=0.25),
    call(share_right, some[:1], theirs[:1], gives=1.0),
)

# %% [markdown]
# ## Predict, then run
#
# Now everything together, with eight hidden units. How large is the loss at first, where the scores are small and say
# nothing? And are 97% of the points held out right after 10 steps, after 100, or only after 400? Decide before you run it.

# %% tags=["uses-yours"]
rng = np.random.default_rng(4)
start = [
    rng.normal(size=(2, 8)),
    np.zeros(8),
    0.1 * rng.normal(size=8),
    np.array(0.0),
]


def loss(w, b, v, c):
    return cross_entropy(scores(moons.x, w, b, v, c), moons.y)


def held_out(parameters):
    return share_right(scores(moons.held_x, *parameters), moons.held_y)


for steps in (0, 10, 100, 400):
    trained = train(loss, start, 1.0, steps)
    left, right = loss(*trained), held_out(trained)
    print(f"step {steps}   loss {left:.3f}   held out {right:.3f}")
assert held_out(trained) >= 0.97

# %% [markdown]
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# Small scores give each class about one half, and $-\ln \frac12 = 0.69$. After 10 steps it is about as good as a
# line. The bend takes longer: at 100 steps the curve is on its way, at 400 it is there.
#
# </details>
#
# ## A start at zero
#
# What do the slopes look like if *all* weights start at zero? And if all units start alike? Decide, then run.

# %% tags=["uses-yours"]
zeros = [np.zeros_like(part) for part in start]
print(
    "largest slope:", max(np.abs(s).max() for s in grad(loss)(*zeros))
)
alike = [
    np.repeat(start[0][:, :1], 8, axis=1),
    np.zeros(8),
    np.full(8, 0.1),
    np.array(0.0),
]
copies = train(loss, alike, 1.0, 400)
print("rows of w:", copies[0].round(3).tolist())
print(f"loss {loss(*copies):.3f}   held out {held_out(copies):.3f}")
assert np.allclose(copies[0], copies[0][:, :1])

# %% [markdown]
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# At zero every slope is 0, and nothing ever moves: the classes have as many points each, so even $c$ stays. Units that
# are alike get the same slope at every step, and stay copies of one unit. One unit has one line, so eight copies are no
# better than a line. Random weights break that symmetry.
#
# </details>
#
# ## Beside the package
#
# The package has the same network, with its parameters in one vector.

# %% tags=["uses-yours"]
from gdviz.objectives.network import Network

network = Network(hidden=(8,))
w, b, v, c = trained
vector = network.pack({"w1": w, "b1": b, "w2": v, "b2": c})
theirs = network.loss(vector, moons.x, moons.y)
print(f"yours {loss(*trained):.12f}")
print(f"gdviz {theirs:.12f}")
assert abs(theirs - loss(*trained)) < 1e-9

# %% [markdown]
# And this is what a trained network says of the whole plane: blue where it says 1. Dashed are the lines of three
# hidden units; the boundary winds between the moons, from one of them to the next.

# %%
from gdviz import Axis, Panel, Scene, Step, show
from gdviz.figure.marks import Classes, Regions, UnitLines
from gdviz.figure.parts import Training
from gdviz.optimizers.training import training_with

picture = Scene(
    title="A boundary between two moons",
    alt="The two moons on a plane that is blue on one side of a curve. "
    "The curve winds between the moons; three dashed lines cross near "
    "the tips.",
    caption="Three hidden units after 400 steps.",
    parts=(Training(400, training_with, hidden_units=3, seed=2),),
    panels=(
        Panel(
            marks=(Regions(), UnitLines(), Classes()),
            x=Axis("x₁", -2.2, 2.2),
            y=Axis("x₂", -1.6, 1.6),
        ),
    ),
    controls=(Step(),),
)
show(picture)
