# ---
# title: Overfitting
# description: A polynomial that follows its data too closely, a penalty that pulls parameters to zero, and a run that is stopped in time, written and checked by you.
# promise: You measure overfitting on held-out points, write the step that makes the lasso's zeros, and stop a run at the right step.
# needs: "[regularization](../deeper/regularization.md): training and validation data, L1, early stopping, and a little Python: functions and loops."
# minutes: 27
# ---

# %% [markdown]
# # Overfitting
#
# Twelve points lie about a wave, with noise. A polynomial with ten parameters goes through them almost exactly, and
# predicts badly. Here you measure that, then write two of the remedies: a penalty, and an earlier stop.

# %%
import numpy as np

from gdviz.checks import call, check

random = np.random.default_rng(10)


def points(count, reach):
    """Points about the wave sin(pi x), with noise."""
    x = np.sort(random.uniform(-reach, reach, count))
    return x, np.sin(np.pi * x) + random.normal(0, 0.3, count)


train_x, train_y = points(12, 1.0)
valid_x, valid_y = points(24, 0.95)
print(len(train_x), "points to train,", len(valid_x), "to validate")

# %% [markdown]
# Through the twelve points goes the best polynomial of degree 9. It hits nearly every one of them.

# %%
from gdviz import Axis, Panel, Scene, show
from gdviz.figure.controls import Slider
from gdviz.figure.marks import Points, Polynomial
from gdviz.objectives.datasets import Dataset

measured = Dataset(
    "wave", tuple(train_x), tuple(train_y), "x", "y", "Made up."
)
picture = Scene(
    title="A polynomial of degree 9",
    alt="Twelve points about a wave. A curve goes through nearly all "
    "of them, and swings far up and down between those far apart.",
    caption="The best polynomial of degree 9 for the twelve points.",
    panels=(
        Panel(
            marks=(Polynomial(measured), Points(measured)),
            x=Axis("x", -1.0, 1.0),
            y=Axis("y", -2.0, 2.0),
        ),
    ),
    controls=(
        Slider("degree", 0, 9, value=9),
        Slider("penalty", 1e-9, 1, value=1e-9, log=True),
    ),
)
show(picture)

# %% [markdown]
# ## Your turn: how wrong a polynomial is
#
# A polynomial is a list of weights: the constant first, then that of $x$, of $x^2$ and so on. At $x$ it predicts
# $w_0 + w_1 x + w_2 x^2 + \dots$ Its error is the mean over the points of the squared difference between what it
# predicts and $y$. Write it with Python's own arithmetic; `weights` may have any length.


# %% tags=["your-turn"] minutes=6
def polynomial_error(weights, xs, ys):
    """The mean squared error of a polynomial on points."""
    ...


# %% tags=["check"]
slips = {
    5: "that is the sum; take the mean",
    1: "square the differences; those are their sizes",
    1 / 3: "the constant comes first, then the weight of x",
}
check(
    polynomial_error,
    call(
        polynomial_error,
        [1, 3],
        [0, 1, 2],
        [2, 4, 5],
        gives=5 / 3,
        slips=slips,
    ),
    call(polynomial_error, [0, 0, 1], [2], [1], gives=9),
    call(polynomial_error, [2], [5, 6], [1, 4], gives=2.5),
)

# %% [markdown]
# Now fit polynomials of growing degree to the training points, and ask what becomes of both errors. `np.polyfit` finds
# the best one; it gives the weight of the highest power first, so the list is turned round. Which degree would you
# take? Decide before you run it what the second column does.

# %% tags=["uses-yours"]
for degree in (0, 1, 3, 5, 7, 9):
    weights = np.polyfit(train_x, train_y, degree)[::-1]
    train = polynomial_error(weights, train_x, train_y)
    valid = polynomial_error(weights, valid_x, valid_y)
    print(
        f"degree {degree}   training {train:.3f}   held out {valid:.3f}"
    )

# %% [markdown]
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# The training error falls with every degree, as a higher one can do all that a lower one can. The error on the held-out
# points is lowest at degree 3, near 0.06, and several times that at degree 9. Take degree 3. As you have chosen by the
# held-out points, the error there is a little too good: a third set would say how good the polynomial really is.
#
# </details>
#
# ## Your turn: the step that makes zeros
#
# With the loss $\tfrac12 (w - c)^2$ a parameter is best at $c$. An L1 penalty of strength $\lambda$ moves that place
# towards 0 by $\lambda$, and no farther than to 0. That is the **soft threshold**: 3 with a threshold of 1 becomes 2, and
# −0.4 becomes 0.


# %% tags=["your-turn"] minutes=5
def soft_threshold(value, by):
    """The value moved towards 0 by so much, and no farther."""
    ...


# %% tags=["check"]
towards = {
    -1.4: "a value below 0 moves up, towards 0",
    0.6: "that went past 0: stop there",
}
share = {1.5: "that is a share of it, as L2 takes; move it by 1"}
check(
    soft_threshold,
    call(soft_threshold, 3.0, 1.0, gives=2.0, slips=share),
    call(soft_threshold, -0.4, 1.0, gives=0.0, slips=towards),
    call(soft_threshold, -3.0, 0.5, gives=-2.5),
    call(soft_threshold, 0.25, 0.25, gives=0.0),
)

# %% [markdown]
# Coordinate descent goes through the parameters one by one and applies it, until nothing changes any more. Here are four
# of them, of which the first two belong to features with a correlation of 0.8. How many are zero at each penalty?

# %% tags=["uses-yours"]
gram = np.eye(4)
gram[0, 1] = gram[1, 0] = 0.8
best = np.array([2.0, 1.6, -0.8, 0.3])
for penalty in (0.1, 0.5, 1.0, 3.5):
    w = best.copy()
    for _ in range(200):
        for i in range(4):
            alone = gram[i] @ best - gram[i] @ w + w[i]
            w[i] = soft_threshold(alone, penalty)
    print(f"penalty {penalty}   {w.round(2) + 0.0}")

# %% [markdown]
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# None at 0.1, one at 0.5, two at 1, and all four at 3.5. A parameter is zero once the loss pulls at it with less than
# the penalty.
#
# </details>
#
# ## Your turn: stop in time
#
# During training the validation loss is measured after each step. It trembles, so one does not stop at the first rise.
# With a **patience** of 3, one stops after three steps in a row without a new lowest loss, and keeps the step that had
# the lowest one so far. If that never happens, the run goes on to its end. Steps count from 0.


# %% tags=["your-turn"] minutes=8
def kept_step(losses, patience):
    """The step to keep: the lowest one when training stops."""
    ...


# %% tags=["check"]
run = [5.0, 3.0, 2.5, 4.0, 1.0]
slips = {
    3: "that is where it stops; keep the step of the lowest loss",
    4: "training has stopped by then: that loss is never seen",
    2.5: "that is the loss; its step is wanted",
    1: "the loss after that is lower still",
}
check(
    kept_step,
    call(kept_step, run, 1, gives=2, slips=slips),
    call(kept_step, run, 2, gives=4),
    call(kept_step, [1.0, 2.0, 3.0], 1, gives=0),
    call(kept_step, [3.0, 2.0, 1.0], 5, gives=2),
)

# %% [markdown]
# Now train a polynomial of degree 9 by gradient descent, and stop it. Its gradient is that of least squares; the
# features are Legendre polynomials, which span the same polynomials as the powers and let gradient descent get on faster.

# %% tags=["uses-yours"]
from numpy.polynomial.legendre import legvander

features, held_out = legvander(train_x, 9), legvander(valid_x, 9)
w, losses = np.zeros(10), []
for _ in range(300):
    losses.append(np.mean((held_out @ w - valid_y) ** 2))
    error = features @ w - train_y
    w = w - 0.3 * 2 * features.T @ error / len(train_y)

step = kept_step(losses, 10)
print(f"kept: step {step} with {losses[step]:.3f}")
print(f"at the end: {losses[-1]:.3f}")

# %% [markdown]
# <details class="answer" markdown>
# <summary>What comes out</summary>
#
# The validation loss is lowest after some tens of steps, and clearly higher at the end. Ten parameters are then as well
# behaved as four: early in the run they have not gone far from zero.
#
# </details>
#
# ## Beside the package
#
# gdviz fits the lasso by the same sweeps, until nothing changes. Are its zeros yours?

# %% tags=["uses-yours"]
from gdviz.objectives.regularized import lasso

for penalty in (0.1, 0.5, 1.0, 3.5):
    w = best.copy()
    for _ in range(200):
        for i in range(4):
            alone = gram[i] @ best - gram[i] @ w + w[i]
            w[i] = soft_threshold(alone, penalty)
    theirs = lasso(gram, best, penalty)
    print(f"penalty {penalty}   apart {np.abs(w - theirs).max():.0e}")
    assert np.allclose(w, theirs, rtol=0, atol=1e-9)
    assert np.array_equal(w == 0, theirs == 0)
