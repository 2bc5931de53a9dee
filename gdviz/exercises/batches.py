"""What batches cost and what they scatter: steps and epochs, the order of an epoch, half-truths about SGD."""

from gdviz.exercises.kinds import Mistake, MultipleAnswer, Numeric, Option, Ordering, SingleChoice, Step

steps_in_all = Numeric(
    title="steps and epochs",
    question="{examples} examples, batches of {size}, {epochs} epochs. How many steps is that?",
    draws={"examples": (6000, 4800, 9000), "size": (50, 75, 60), "epochs": (3, 4, 5)},
    quantities={"each": "examples / size"},
    answer="examples / size * epochs",
    tolerance=0.5,
    working="{examples} / {size} = {each} batches in an epoch, and {epochs} times as many: {answer}.",
    mistakes=(
        Mistake(
            "examples / size",
            "That is one epoch. Each of the others takes as many steps again.",
            see="deeper/batches.md#what-a-step-costs",
        ),
        Mistake(
            "examples * epochs",
            "So many examples are seen. A step looks at a whole batch of them.",
            see="deeper/batches.md#what-a-step-costs",
        ),
        Mistake(
            "epochs",
            "That would be a step an epoch: the whole data in each.",
            see="deeper/batches.md#what-a-step-costs",
        ),
        Mistake(
            "size * epochs",
            "The batch size says how many examples are in a step, not how many steps there are.",
            see="deeper/batches.md#what-a-step-costs",
        ),
    ),
    otherwise="How many batches are the examples cut into? An epoch takes a step for each.",
    see="deeper/batches.md#what-a-step-costs",
)

one_epoch = Ordering(
    title="an epoch of mini-batches",
    question="Put the steps of an epoch in order.",
    steps=(
        Step("shuffle the examples"),
        Step(
            "cut them into batches",
            early="Batches cut before shuffling are the same ones in every epoch, in the order of the data.",
            see="deeper/batches.md#shuffle",
        ),
        Step(
            "take the next batch",
            early="There is none to take before the data have been cut.",
            see="deeper/batches.md#what-a-step-costs",
        ),
        Step(
            "work out the gradient on it",
            early="A gradient of which examples? It belongs to a batch.",
            see="deeper/batches.md#right-on-average",
        ),
        Step(
            "step against it",
            early="The gradient must be known before the step.",
            see="deeper/batches.md#right-on-average",
        ),
        Step(
            "begin the next epoch when no batch is left",
            early="An epoch has seen every example: first the batches are used up.",
            see="deeper/batches.md#what-a-step-costs",
        ),
    ),
    because="The order is new in every epoch, each batch gives one step, and an epoch ends when all examples are seen.",
)

what_is_true = MultipleAnswer(
    title="what is true of mini-batches",
    question="Which of these are true?",
    options=(
        Option(
            "the gradients of equal batches of an epoch have the whole gradient as their mean",
            "Every example is in one of them, and each counts alike.",
            right=True,
        ),
        Option(
            "at the lowest point of the loss, a step on a mini-batch usually leads away",
            "Only the mean of the gradients is 0 there. Hence the noise floor.",
            right=True,
        ),
        Option(
            "the loss on all data falls at every step if the rate is small enough",
            "Near the lowest point a batch may point the wrong way, and then every step against it is a step up.",
            see="deeper/batches.md#the-noise-floor",
        ),
        Option(
            "shuffling matters only for the first epoch",
            "Without it each later epoch goes through the data in the same order, and the path in the same circles.",
            see="deeper/batches.md#shuffle",
        ),
    ),
)

batch_and_scatter = SingleChoice(
    title="scatter and batch size",
    question="Single gradients scatter by 12 about that of a million examples. By about how much do batches of 36?",
    options=(
        Option("2", "It falls with the square root of 36, which is 6.", right=True),
        Option(
            "0.33",
            "That is 12 / 36. It would take a batch of 1296 for that.",
            see="deeper/batches.md#right-on-average",
        ),
        Option(
            "12",
            "A mean of several scatters less than one of them.",
            see="deeper/batches.md#right-on-average",
        ),
        Option(
            "0",
            "The *mean* of all batches is exact. A single batch is not.",
            see="deeper/batches.md#right-on-average",
        ),
    ),
)
