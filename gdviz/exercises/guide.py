"""Model, data and training, told apart."""

from gdviz.exercises.kinds import Matching, Option, Pair, SingleChoice

what_training_changes = SingleChoice(
    title="what does training change?",
    question="When a price predictor is trained, what is changed?",
    options=(
        Option(
            "the known prices",
            "The predictions are measured against them. Changing them would be cheating.",
            see="guide/index.md#the-loop",
        ),
        Option("the parameters", "Training searches for parameters and leaves everything else alone.", right=True),
        Option(
            "the form of the rule",
            "A person chooses the form before training starts.",
            see="guide/index.md#a-model-predicts",
        ),
        Option(
            "the number of parameters",
            "How many there are belongs to the form of the rule. Training finds their values.",
            see="guide/index.md#a-model-predicts",
        ),
    ),
)

tuning_and_training = Matching(
    title="a guitar and a model",
    question="Match what belongs together.",
    pairs=(
        Pair(
            "the note you hear",
            "a prediction",
            "Both are what comes out as things stand, before anything is turned.",
            see="guide/index.md#like-tuning-a-guitar",
        ),
        Pair(
            "the note it should be",
            "a known answer",
            "Both are what the result is measured against, and neither is changed by the tuning.",
            see="guide/index.md#the-loop",
        ),
        Pair(
            "how far apart the two notes are",
            "the error",
            "Both come from a comparison, so they need two things: what came out, and what should have.",
            see="guide/index.md#the-loop",
        ),
        Pair(
            "the peg",
            "a parameter",
            "Both are what you can turn, and the note, or the prediction, follows.",
            see="guide/index.md#a-model-predicts",
        ),
    ),
)

which_way = SingleChoice(
    title="which way?",
    question="A model $\\hat y = w x$ has $w = 2$. A house with $x = 2$ sold for 5. For this house alone, what should "
    "happen to $w$?",
    options=(
        Option(
            "go up: the prediction, 4, is too low",
            "Here $x$ is positive, so a larger $w$ makes a larger prediction.",
            right=True,
        ),
        Option(
            "go down: the prediction is wrong",
            '"Wrong" has no direction. The sign of the error has.',
            see="guide/index.md#tune-one-parameter",
        ),
        Option(
            "become 5, the price",
            "This takes the parameter for the prediction. With $w = 5$ the model would predict 10.",
            see="guide/index.md#tune-one-parameter",
        ),
        Option(
            "stay, and the price be set to 4",
            "The price is data. Only the parameter may move.",
            see="guide/index.md#the-loop",
        ),
    ),
)
