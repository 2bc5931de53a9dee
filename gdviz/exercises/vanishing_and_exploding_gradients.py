"""What becomes of a slope on its way back through many layers, and which remedy is for what."""

from gdviz.exercises.kinds import Matching, Mistake, MultipleAnswer, Numeric, Option, Pair

_PAGE = "deeper/vanishing-and-exploding-gradients.md"

sigmoids_in_a_row = Numeric(
    title="three sigmoids in a row",
    question="Three sigmoids in a row have the weight {weight} each, and a bias that keeps each at its steepest. By "
    "what do they multiply a slope that goes back through all of them?",
    draws={"weight": (2, 6, 3)},
    quantities={"factor": "weight / 4"},
    answer="(weight / 4) * (weight / 4) * (weight / 4)",
    tolerance=0.005,
    working="At its steepest the slope of a sigmoid is 1/4, so each unit gives {weight} / 4 = {factor}. Three of them "
    "give {factor} · {factor} · {factor} = {answer}.",
    mistakes=(
        Mistake("weight / 4", "That is the factor of one unit. There are three.", see=f"{_PAGE}#a-product"),
        Mistake(
            "3 * weight / 4",
            "Factors along a row are multiplied, not added.",
            see="deeper/chain-rule.md#rates-multiply",
        ),
        Mistake("weight * weight * weight", "The sigmoids have slopes, too: 1/4 at most.", see=f"{_PAGE}#a-product"),
        Mistake("1 / 64", "Those are the sigmoids alone. A slope also passes each weight.", see=f"{_PAGE}#a-product"),
        Mistake("weight / 64", "Each unit has a weight: it counts three times.", see=f"{_PAGE}#a-product"),
    ),
    otherwise="Each unit multiplies by its weight and by the slope of the sigmoid, which is 1/4 where it is steepest.",
    see=f"{_PAGE}#a-product",
)

which_remedy = Matching(
    title="which remedy",
    question="What helps?",
    pairs=(
        Pair(
            "ReLU: outputs shrink to 0.7 a layer",
            "the scale of He",
            "0.7 is the square root of one half: ReLU drops half of the mean square, and the factor 2 gives it back.",
            see=f"{_PAGE}#the-scale",
        ),
        Pair(
            "tanh, variance $4/n$: slopes grow on their way back",
            "the scale of Xavier",
            "Near 0 tanh passes slopes as they are, so a variance of $1/n$ keeps their size.",
            see=f"{_PAGE}#the-scale",
        ),
        Pair(
            "30 sigmoid layers: nothing arrives at the first",
            "residual connections",
            "They give the slope a way past each layer. No scale in view and no norm steepens the sigmoids.",
            see=f"{_PAGE}#around-each-layer",
        ),
        Pair(
            "now and then a huge gradient throws the parameters away",
            "clipping by norm",
            "It shortens the few gradients that are too long, and leaves all others.",
            see=f"{_PAGE}#clipping",
        ),
    ),
)

what_clipping_does = MultipleAnswer(
    title="what clipping does",
    question="Gradient descent has the rate $\\eta$, and gradients are clipped by norm at $c$. Which are true?",
    options=(
        Option("no step is longer than $\\eta c$", "What is left of a gradient is never longer than $c$.", right=True),
        Option(
            "a gradient shorter than $c$ stays as it is",
            "It is multiplied by the smaller of 1 and $c / \\lVert g \\rVert$, here 1.",
            right=True,
        ),
        Option(
            "a gradient that has vanished becomes longer",
            "The factor is never above 1, so nothing becomes longer.",
            see=f"{_PAGE}#clipping",
        ),
        Option(
            "every learning rate converges",
            "At the bottom gradients are short and not clipped. There the limit of the rate is what it was.",
            see=f"{_PAGE}#clipping",
        ),
    ),
)
