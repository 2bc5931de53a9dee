# ---
# title: A model that writes rhymes
# description: Count pairs of characters, write softmax and the slopes of its loss, train a bigram on nursery rhymes to within a hundredth of the exact answer, and let it write.
# promise: You count bigrams, train a softmax on them by gradient descent, compare it with the counts, and write text by repeated prediction.
# needs: "[a language model](../deeper/language-model.md), and a little numpy: arrays of two dimensions, `np.exp` and `np.sum`."
# minutes: 34
# ---

# %% [markdown]
# # A model that writes rhymes
#
# The smallest language model predicts the next character from the last one. In this lab you train one, and let it
# write.
#
# The text is a collection of old nursery rhymes. It is lower-cased; a slash ends each line. A character is a number,
# its *code*: its place in the alphabet of 28.

# %%
import numpy as np

from gdviz.checks import call, check
from gdviz.objectives.language import ALPHABET, codes_of, plain_text
from gdviz.objectives.rhymes import RHYMES

text = plain_text(RHYMES)
codes = np.array(codes_of(text))
print(repr(ALPHABET), len(ALPHABET))
print(text[:57])
print(codes[:10].tolist(), len(codes))

# %% [markdown]
# ## Your turn: count the pairs
#
# How often does each character come right after each? A table with a row for the first of a pair and a column for the
# second.


# %% tags=["your-turn"] minutes=7
def count_pairs(codes, size):
    """Shape (size, size): [a, b] is how often b follows a."""
    ...


# %% tags=["check"]
some = [0, 1, 0, 1, 1]
slips = {
    ((0.0, 1.0), (2.0, 1.0)): "the row is for the first of a pair, "
    "the column for the second",
    ((0.0, 1.0), (1.0, 1.0)): "a pair may come more than once: add 1 "
    "each time",
    ((0.0, 2.0), (2.0, 1.0)): "the last character is followed by none",
}
check(
    count_pairs,
    call(
        count_pairs,
        some,
        2,
        gives=((0.0, 2.0), (1.0, 1.0)),
        slips=slips,
    ),
    call(count_pairs, [0, 0], 2, gives=((1.0, 0.0), (0.0, 0.0))),
    call(count_pairs, [2], 3, gives=((0.0,) * 3,) * 3),
)

# %% [markdown]
# ## Your turn: softmax
#
# Each row of a table of scores becomes probabilities: $p_j = e^{z_j} / \sum_k e^{z_k}$, the sum over that row. Large
# scores are too much for $e^z$. Take the largest of its row from each score first: the shares stay the same.


# %% tags=["your-turn"] minutes=7
def softmax(z):
    """Probabilities of the same shape as z; each row adds up to 1."""
    ...


# %% tags=["check"]
even = np.zeros((1, 4))
some = np.log(np.array([[1.0, 1.0], [3.0, 1.0]]))
large = np.array([[800.0, 800.0]])
table, column, bare = (
    "the sum is over each row, not over the whole table",
    "the sum is over each row, not over each column",
    "divide by the sum of the row",
)
slips = {
    ((1 / 6, 1 / 6), (1 / 2, 1 / 6)): table,
    ((0.3, 0.3), (0.3, 0.1)): table,
    ((1 / 4, 1 / 2), (3 / 4, 1 / 2)): column,
    ((1 / 2, 3 / 4), (1 / 2, 1 / 4)): column,
    ((1.0, 1.0), (3.0, 1.0)): bare,
    ((1.0, 1.0), (1.0, 1 / 3)): bare,
}
right = ((0.5, 0.5), (0.75, 0.25))
check(
    softmax,
    call(softmax, some, gives=right, slips=slips),
    call(softmax, even, gives=((0.25,) * 4,)),
    call(softmax, large, gives=((0.5, 0.5),)),
)

# %% [markdown]
# ## Your turn: the slopes
#
# The loss is the mean of $-\ln p$ over all pairs of the text. Its slope by the score in row $a$ and column $b$ is
# (how often $a$ comes first · $p_{ab}$ − how often the pair comes) / (all pairs): predicted less counted.


# %% tags=["your-turn"] minutes=7
def slopes(z, counts):
    """The slope of the loss by each score; of the shape of z."""
    ...


# %% tags=["check"]
two = np.array([[2.0, 0.0], [0.0, 2.0]])
slips = {
    ((-1.0, 1.0), (1.0, -1.0)): "divide by the number of all pairs",
    ((-0.375, 0.125), (0.125, -0.375)): "p times the total of its row",
    ((0.25, -0.25), (-0.25, 0.25)): "it is predicted less counted",
    ((0.0, 0.5), (0.5, 0.0)): "each row has a total of its own",
}
fitted = np.log(np.array([[3.0, 1.0], [1.0, 1.0]]))
check(
    slopes,
    call(
        slopes,
        np.zeros((2, 2)),
        two,
        gives=((-0.25, 0.25), (0.25, -0.25)),
        slips=slips,
    ),
    call(
        slopes,
        fitted,
        np.array([[3.0, 1.0], [2.0, 2.0]]),
        gives=((0.0, 0.0), (0.0, 0.0)),
    ),
    call(
        slopes,
        np.zeros((1, 2)),
        np.array([[5.0, 0.0]]),
        gives=((-0.5, 0.5),),
    ),
)

# %% [markdown]
# ## Your turn: write
#
# To draw a character by its probability, take a uniform number $u$ between 0 and 1 and add up the probabilities of the
# row, from the left: the first place at which the sum is above $u$ is the character. It is added, and its row is the
# next one. `np.cumsum` gives the running sums.


# %% tags=["your-turn"] minutes=8
def write(p, begin, uniforms):
    """A list of codes, one a uniform; begin is the code before."""
    ...


# %% tags=["check"]
chain = np.array([[0.5, 0.5, 0.0], [0.0, 0.25, 0.75], [1.0, 0.0, 0.0]])
certain = np.array([[0.0, 1.0], [1.0, 0.0]])
slips = {
    (1, 1, 0): "each character picks the row of the next one",
    (0, 1, 2, 0): "only what is added, without the beginning",
    (0, 0, 0): "draw by the number, not the likeliest",
}
check(
    write,
    call(
        write,
        chain,
        0,
        [0.7, 0.9, 0.2],
        gives=(1, 2, 0),
        slips=slips,
    ),
    call(
        write,
        chain,
        1,
        [0.1, 0.2, 0.3],
        gives=(1, 1, 2),
    ),
    call(write, certain, 1, [0.5] * 4, gives=(0, 1, 0, 1)),
)

# %% [markdown]
# ## Predict, then run
#
# Train it, with the rate 20, on all pairs at once. The least loss that any bigram can have is that of the shares
# counted. Before you run: what is the loss at first, when all 28 are equally likely? And will descent reach the counts
# exactly?

# %% tags=["uses-yours"]
counts = count_pairs(codes, 28)


def loss(p):
    seen = counts > 0
    return -np.sum(counts[seen] * np.log(p[seen])) / np.sum(counts)


z = np.zeros((28, 28))
for update in range(501):
    if update in (0, 10, 100, 500):
        p = softmax(z)
        rng = np.random.default_rng(1)
        line = write(p, codes_of("/")[0], rng.uniform(size=40))
        sample = "".join(ALPHABET[code] for code in line)
        perplexity = np.exp(loss(p))
        print(f"{update:3}  {loss(p):.3f}  {perplexity:4.1f}  {sample}")
    if update < 500:
        z = z - 20.0 * slopes(z, counts)

rows = np.maximum(np.sum(counts, axis=1, keepdims=True), 1)
least = loss(counts / rows)
above = 100 * (loss(softmax(z)) / least - 1)
print(f"least {least:.3f}, and you are {above:.2f}% above it")
assert 0 < above < 1

# %% [markdown]
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# At first it is $\ln 28 = 3.33$. It comes within a hundredth of the least and never reaches it: most pairs do not occur,
# and softmax gives each a probability above 0. Rows of rare characters have small slopes and are slow.
#
# </details>
#
# ## Now you
#
# Divide `z` by a temperature before `softmax`, 0.3 and then 2, and let it write. What comes of each?
#
# <details class="answer" markdown>
# <summary>Answer</summary>
#
# At 0.3 it nearly always takes what is likeliest, and goes round in circles: *the the the*. At 2 the bars are level, and
# it writes as at the beginning of its training.
#
# </details>
#
# ## Beside the package
#
# The package has the same bigram, with its slopes from automatic differentiation.

# %% tags=["uses-yours"]
from gdviz.objectives.bigram import bigram_loss, bigram_scores

theirs = bigram_scores()[500]
print(f"yours {loss(softmax(z)):.12f}")
print(f"gdviz {float(bigram_loss(theirs, counts)):.12f}")
assert np.max(np.abs(theirs - z)) < 1e-9

# %% [markdown]
# And this is what it says after *the mouse*: most often a line goes on with a space.

# %%
from gdviz import Axis, Panel, Scene, Slider, show
from gdviz.figure.writing import NextCharacters, Writing, WrittenText

picture = Scene(
    title="What a bigram says",
    alt="A bar for each of 28 characters, the probability of each to "
    "come after e. The highest by far is that of the space.",
    caption="A bigram after 500 updates, at the end of “the mouse”.",
    parts=(Writing(begin="the mouse", model=0, updates=500),),
    panels=(
        Panel(
            marks=(NextCharacters(), WrittenText()),
            x=Axis("next character", -0.7, 27.7, ticks=()),
            y=Axis("probability", 0.0, 1.4, ticks=(0.0, 0.5, 1.0)),
        ),
    ),
    controls=(Slider("temperature", 0.1, 2.0, value=1.0),),
)
show(picture)
