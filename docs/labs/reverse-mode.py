# ---
# title: Reverse mode from scratch
# description: A tiny engine that finds every slope of a formula in one backward pass, written and checked by you, and a line trained with it.
# promise: You write the engine that finds all slopes of a formula in one pass backwards, and train a line with it.
# needs: "[the chain rule](../deeper/chain-rule.md), and some Python: loops, lists and what a class is."
# minutes: 37
# ---

# %% [markdown]
# # Reverse mode from scratch
#
# A model is a long formula made of short pieces: sums and products. The slope of each piece is easy. **Reverse mode**
# puts them together: run the formula once and write down what was made of what, then walk back through that record and
# collect the slopes. One pass forward and one pass back give the slope of the output for *every* input, however many
# there are. [Measuring them](finite-differences.py) takes a new run of the formula for each.
#
# A `Value` is a number that remembers. Nothing here is missing; read it slowly.

# %%
from gdviz.checks import call, check


class Value:
    """A number that remembers what it was made of."""

    def __init__(self, value, parents=(), local_slopes=()):
        self.value = value
        self.parents = parents  # the Values it was made of
        self.local_slopes = local_slopes  # its own slope for each
        self.slope = 0.0  # of the output for it: found by backward

    def __add__(self, other):
        return add(self, other)

    def __mul__(self, other):
        return multiply(self, other)

    def __repr__(self):
        return f"Value({self.value:g})"


def add(a, b):
    """a + b: it changes as much as a does, and as much as b."""
    return Value(a.value + b.value, (a, b), (1.0, 1.0))


# %% [markdown]
# The **local slopes** say how much a piece changes when one of its parents changes a little and the other stays. Raise
# $a$ by 0.01, and $a + b$ rises by 0.01: the local slope is 1.
#
# ## Your turn: a product
#
# Return the product as a `Value`, with its parents and its two local slopes. If $a = 3$ and $b = 4$, how much does
# $a \cdot b$ change when $a$ goes up by 0.01?


# %% tags=["your-turn"] minutes=5
def multiply(a, b):
    """a times b, as a Value that remembers a and b."""
    ...


# %% tags=["check"]
def made_by(piece, a, b):
    """Its value and its two local slopes."""
    made = piece(Value(a), Value(b))
    return made and (made.value, *made.local_slopes)


def parents_of(piece, a, b):
    return [
        parent.value for parent in piece(Value(a), Value(b)).parents
    ]


slips = {
    (12.0, 3.0, 4.0): "the slopes are swapped; when a moves, b counts",
    (12.0, 1.0, 1.0): "those are the local slopes of a sum",
    (7.0, 4.0, 3.0): "the value is that of a sum",
    (12.0,): "the local slopes are missing",
}
check(
    multiply,
    call(made_by, multiply, 3.0, 4.0, gives=(12, 4, 3), slips=slips),
    call(made_by, multiply, -2.0, 0.5, gives=(-1, 0.5, -2)),
    call(parents_of, multiply, 3.0, 4.0, gives=(3, 4)),
)

# %% [markdown]
# ## Your turn: the order
#
# `Value(2.0) * x + Value(3.0)` has made five Values: three that were there, the product and the sum. Going back, a
# Value may hand on its slope only when its own is complete, that is, when everything made of it has had its turn. So
# first put them in order: **each Value after its parents, and each one once**, even if it was used twice.
#
# A way to do it: *visit* the output. To visit a Value that has been visited before, do nothing. Otherwise visit its
# parents, one after the other, and then append the Value itself.


# %% tags=["your-turn"] minutes=10
def in_order(output):
    """A list of all Values that output is made of, and output.

    Each stands after its parents, and once; so output is last.
    """
    ...


# %% [markdown]
# The check counts three things: how many there are in your list, how many different ones, and how many stand before one
# of their parents, or have it nowhere in the list.


# %% tags=["check"]
def used_again(a):
    return a * a + a


def detour(a):
    b = a * a
    return b + b * b


def counted(formula, a):
    order = in_order(formula(Value(a)))
    place = {value: number for number, value in enumerate(order)}
    too_early = [
        value
        for value in order
        for parent in value.parents
        if place.get(parent, len(order)) > place[value]
    ]
    return len(order), len(place), len(set(too_early))


lone = Value(3.0)
again = {
    (5, 3, 1): "a stands in it once for each use; only visit it once",
    (3, 3, 2): "a Value comes before its parents; append it after them",
    (2, 2, 2): "what the formula began with belongs in it too",
    (2, 2, 0): "the output itself is missing",
}
near = "follow a parent all the way down before the next one"
check(
    in_order,
    call(in_order, lone, gives=[lone]),
    call(counted, used_again, 3.0, gives=(3, 3, 0), slips=again),
    call(
        counted, detour, 2.0, gives=(4, 4, 0), slips={(4, 4, 1): near}
    ),
)

# %% [markdown]
# ## Your turn: backward
#
# Now the pass itself. The slope of the output for itself is 1. Go through the order *from the end*. Each Value hands
# on to each of its parents: its own slope times the local slope for that parent. A parent that was used twice gets two
# shares, and they **add up**. Begin by setting all slopes to 0, so that a second pass does not add to the first.


# %% tags=["your-turn"] minutes=8
def backward(output):
    """Set in all Values that output is made of .slope:
    how much output changes for a small change of that Value.
    """
    ...


# %% tags=["check"]
def slopes(formula, *inputs):
    leaves = [Value(each) for each in inputs]
    backward(formula(*leaves))
    return [leaf.slope for leaf in leaves]


def slope_after_two_passes(formula, x):
    leaf = Value(x)
    output = formula(leaf)
    backward(output)
    backward(output)
    return leaf.slope


def product(a, b):
    return a * b


def worked(x):
    inner = Value(2.0) * x + Value(3.0)
    return inner * inner


begin = {
    (0.0, 0.0): "the output's own slope is 1; begin with that",
    (1.0, 1.0): "the local slopes are left out",
}
shares = {
    (5.0,): "one share replaced the others; add them, with +=",
    (3.0,): "the local slopes are left out",
    (1.0,): "the order has to be walked from its end",
}
twice = {
    32.0: "slopes of the first pass are still there; set them to 0",
    22.0: "slopes of the first pass are still there; set them to 0",
}
check(
    backward,
    call(slopes, product, 3.0, 4.0, gives=(4, 3), slips=begin),
    call(slopes, used_again, 5.0, gives=(11,), slips=shares),
    call(slopes, worked, 1.0, gives=(20,)),
    call(slopes, detour, 2.0, gives=(36,)),
    call(
        slope_after_two_passes, used_again, 5.0, gives=11, slips=twice
    ),
)

# %% [markdown]
# See it at work on $(2x + 3)^2$ at $x = 1$. Before you run it: the last line is the output, with slope 1. What is the
# slope in the line of $2x + 3$, whose value is 5?

# %% tags=["uses-yours"]
x = Value(1.0)
output = worked(x)
backward(output)
for value in in_order(output):
    of = ", ".join(map(str, value.parents)) or "given"
    print(f"{value.value:4g}   slope {value.slope:4g}   {of}")

# %% [markdown]
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# It is 10. The output is 5 times 5, the same Value twice, and each use hands back $1 \cdot 5$. Then the sum hands on
# 10, and the product multiplies by 2: the slope for $x$ is 20.
#
# </details>

# %% [markdown]
# ## Your turn: train a line
#
# The loss of a line on data, made of Values, is given. Write the training loop: start from $m = b = 0$; in every step
# build the loss, walk back, and move both parameters against their slopes. Change `.value`, a plain number.


# %%
def loss_of(m, b, xs, ys):
    """The mean squared error of the line, as a Value."""
    total = Value(0.0)
    for x, y in zip(xs, ys, strict=True):
        error = m * Value(x) + b + Value(-y)
        total = total + error * error
    return total * Value(1 / len(xs))


# %% tags=["your-turn"] minutes=8
def train(xs, ys, lr, steps):
    """Slope and intercept, two plain numbers, after the steps."""
    ...


# %% tags=["check"]
xs, ys = [1.0, 2.0], [2.0, 4.0]
slips = {
    (-1.0, -0.6): "that climbs; subtract the slope",
    (0.0, 0.0): "nothing has moved",
    (1.0, 0.3): "b went by a slope measured after m had moved",
    (10.0, 6.0): "the learning rate is left out",
}
check(
    train,
    call(train, xs, ys, 0.1, 1, gives=(1.0, 0.6), slips=slips),
    call(train, xs, ys, 0.1, 2, gives=(1.32, 0.78)),
    call(train, xs, ys, 0.1, 0, gives=(0.0, 0.0)),
)

# %% [markdown]
# ## Beside the real thing
#
# The engine of this course does the same with whole arrays, and with many more pieces than two. Compare the slopes,
# and then the line that your engine finds for twelve houses with the exact one. It takes a few seconds.

# %% tags=["uses-yours"]
import numpy as np

from gdviz import grad, houses


def worked_numbers(x):
    return (2 * x + 3) ** 2


for x in (1.0, -0.3, 2.5):
    (yours,), theirs = slopes(worked, x), float(grad(worked_numbers)(x))
    print(f"at {x:4g}   yours {yours:8.4f}   gdviz {theirs:8.4f}")
    assert abs(yours - theirs) < 1e-12 * max(1, abs(theirs))

data = houses()
columns = np.column_stack([data.x, np.ones(len(data.x))])
best, *_ = np.linalg.lstsq(columns, np.array(data.y), rcond=None)
found = train(data.x, data.y, lr=0.3, steps=400)
print("your engine:  ", np.round(found, 6))
print("least squares:", np.round(best, 6))
assert np.allclose(found, best, atol=1e-6)

# %% [markdown]
# This is the run you have just computed, on other data: the path of the two parameters, and the line at each of its
# points. Every arrow of it needs two slopes, and one pass back gave both.

# %%
from gdviz import show

show("parameters_to_predictions.both_views")

# %% [markdown]
# A framework's `backward()` is your loop with more kinds of pieces. PyTorch's
# [adds to the slopes](https://docs.pytorch.org/docs/stable/generated/torch.Tensor.backward.html) that a parameter already
# has, and leaves it to you to set them to 0 before each pass: that is what
# [`zero_grad()`](https://docs.pytorch.org/docs/stable/generated/torch.optim.Optimizer.zero_grad.html) is for.
