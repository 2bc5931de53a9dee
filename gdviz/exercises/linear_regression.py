"""A line as a model: what its two parameters do to its predictions."""

from gdviz.exercises.kinds import Matching, Mistake, Numeric, Option, Pair, SingleChoice
from gdviz.exercises.sketch import line

extension = Numeric(
    title="the price of an extension",
    question="A line predicts prices in units of 100\u202f000 from areas in units of 100 m². It has $m$ = {m} and "
    "$b$ = {b}. How much does the predicted price rise when a house grows by {extra} m²?",
    draws={"m": (1.7, 2.1, 1.4), "b": (0.7, 0.4), "extra": (30, 20, 40)},
    quantities={"change": "extra / 100", "rise": "m * change", "b_thousands": "100 * b"},
    answer="100 * rise",
    tolerance=0.1,
    units=("thousand",),
    working="$x$ grows by {change}. Times {m}, that is {rise} in units of 100\u202f000, or {answer} thousand.",
    mistakes=(
        Mistake(
            "100 * m",
            "That is the rise for a whole unit of $x$, 100 m². The slope is a price *per unit*.",
            see="guide/linear-regression.md#the-model-is-a-line",
        ),
        Mistake(
            "100 * rise + b_thousands",
            "This adds $b$ as well. But $b$ is in the prediction before and after, so it cancels in the difference.",
            see="guide/linear-regression.md#what-each-parameter-does",
        ),
        Mistake(
            "b * extra",
            "This takes $b$ for the slope. $b$ says where the line starts, $m$ how much it rises for a unit of $x$.",
            see="guide/linear-regression.md#the-model-is-a-line",
        ),
        Mistake(
            "100 * m * extra",
            "This takes $x$ to grow by {extra}. But $x$ counts in units of 100 m².",
            see="guide/linear-regression.md#data-are-pairs",
        ),
        Mistake(
            "rise",
            "That is the rise in units of 100\u202f000, as the line gives it. It is still to be said in thousands.",
            see="guide/linear-regression.md#data-are-pairs",
        ),
        Mistake(
            "100000 * rise",
            "That is the whole sum of money. The question is how many thousand it is.",
            see="guide/linear-regression.md#data-are-pairs",
        ),
    ),
    otherwise="Say first by how much $x$ grows, in units of 100 m². Then multiply by the slope.",
    see="guide/linear-regression.md#the-model-is-a-line",
)

repair_a_line = SingleChoice(
    title="repair a line",
    question="A line with $m = 0.6$ and $b = 2.4$ is too high for small houses and too low for large ones. What would "
    "help most?",
    options=(
        Option(
            "raise $b$ alone",
            "That slides the whole line up. It helps the large houses and makes the small ones worse.",
            see="guide/linear-regression.md#what-each-parameter-does",
        ),
        Option(
            "lower $b$ alone",
            "That slides the whole line down. It helps the small houses and makes the large ones worse.",
            see="guide/linear-regression.md#what-each-parameter-does",
        ),
        Option(
            "raise $m$ alone",
            "The line turns about its end at $x = 0$, which is already too high, so the predictions for small houses "
            "get worse.",
            see="guide/linear-regression.md#what-each-parameter-does",
        ),
        Option(
            "raise $m$ and lower $b$",
            "The line must get steeper *and* start lower. Changing one parameter alone is not enough.",
            right=True,
        ),
    ),
)

pictures_of_lines = Matching(
    title="pictures of lines",
    question="Match each picture with its line. The grid counts units, and its lower left corner is $x = 0$, $y = 0$.",
    pairs=(
        Pair(
            line(2, 0, "A line that starts in the lower left corner and rises two units for each one to the right."),
            "$\\hat y = 2x$",
            "This line starts at height 0. One square to the right it is two squares higher.",
            see="guide/linear-regression.md#the-model-is-a-line",
        ),
        Pair(
            line(0, 2, "A level line two units up."),
            "$\\hat y = 2$",
            "This line does not rise at all: whatever $x$ is, it says the same.",
            see="guide/linear-regression.md#what-each-parameter-does",
        ),
        Pair(
            line(0.5, 1, "A line that starts one unit up and rises half a unit for each one to the right."),
            "$\\hat y = 0.5x + 1$",
            "This line starts at height 1. In one square to the right it rises by half a square.",
            see="guide/linear-regression.md#the-model-is-a-line",
        ),
        Pair(
            line(-1, 3, "A line that starts three units up and falls one unit for each one to the right."),
            "$\\hat y = -x + 3$",
            "This line falls to the right, and a slope has a sign.",
            see="guide/linear-regression.md#the-model-is-a-line",
        ),
    ),
)
