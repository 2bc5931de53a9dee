"""What a large model takes to train, what frozen layers save, and what things are called in PyTorch."""

from gdviz.exercises.kinds import Matching, Mistake, MultipleAnswer, Numeric, Option, Pair, SingleChoice

_PAGE = "deeper/at-scale.md"

memory_of_training = Numeric(
    title="memory of a training",
    question="A model has {billions} billion parameters. All numbers have 32 bits, 4 bytes; 1 GB is a billion bytes. "
    "How many GB does training it with Adam take, activations apart?",
    draws={"billions": (7, 3, 13)},
    answer="16 * billions",
    tolerance=0.5,
    working="4 bytes for the parameter, 4 for its slope, 4 for each of Adam's two means: 16 for each of {billions} "
    "billion, so {answer} GB.",
    mistakes=(
        Mistake(
            "4 * billions",
            "That holds the parameters alone. A step needs slopes, too, and Adam remembers.",
            see=f"{_PAGE}#the-memory",
        ),
        Mistake(
            "8 * billions",
            "Parameters and slopes: enough for plain descent. Adam also remembers.",
            see=f"{_PAGE}#the-memory",
        ),
        Mistake("12 * billions", "Adam remembers *two* numbers for each parameter.", see="deeper/optimizers.md#adam"),
        Mistake("billions", "That counts a byte for each. A number of 32 bits has 4.", see=f"{_PAGE}#the-memory"),
    ),
    otherwise="Count what a step keeps for each parameter: itself, its slope, and what Adam remembers.",
    see=f"{_PAGE}#the-memory",
)

how_many_days = SingleChoice(
    title="half and four times",
    question="A training takes 30 days. A second model has half as many parameters and is shown four times as many "
    "tokens, on the same machines at the same speed. About how long does it take?",
    options=(
        Option("60 days", "The work is 6 times parameters times tokens: one half times four.", right=True),
        Option("15 days", "That is for half the parameters. There are more tokens, too.", see=f"{_PAGE}#the-work"),
        Option("120 days", "That is for four times the tokens. Each now costs half.", see=f"{_PAGE}#the-work"),
        Option("30 days", "It would be so with twice the tokens.", see=f"{_PAGE}#the-work"),
    ),
)

what_freezing_saves = MultipleAnswer(
    title="what freezing saves",
    question="All layers of a deep network are frozen but the last. Which are true?",
    options=(
        Option(
            "the optimizer remembers numbers for the last layer only",
            "What does not move needs no slope, and no mean of slopes.",
            right=True,
        ),
        Option(
            "numbers of the frozen layers need not be kept for the way back",
            "No slope goes back below the first trained layer.",
            right=True,
        ),
        Option(
            "an example passes the last layer only",
            "What would that layer be given? The example goes forward through all of them.",
            see=f"{_PAGE}#last-layers",
        ),
        Option(
            "it would be the same if only the first layer were trained",
            "A slope reaches the first layer through all the others, so they must hand it on.",
            see=f"{_PAGE}#last-layers",
        ),
    ),
)

name_by_name = Matching(
    title="name by name",
    question="Which call of PyTorch does it?",
    pairs=(
        Pair(
            "find the slope by every parameter",
            "`loss.backward()`",
            "It goes back through the record of the loss, and adds each slope to `.grad`.",
            see=f"{_PAGE}#pytorch",
        ),
        Pair(
            "move the parameters",
            "`optimizer.step()`",
            "It reads `.grad`, and is the only one of the three calls that moves anything.",
            see=f"{_PAGE}#pytorch",
        ),
        Pair(
            "forget the slopes of the step before",
            "`optimizer.zero_grad()`",
            "Without it slopes add up from step to step.",
            see="deeper/backpropagation.md#three-calls",
        ),
        Pair(
            "shorten a gradient that is too long",
            "`clip_grad_norm_`",
            "It stands between `backward` and `step`, where the slopes are known and not yet used.",
            see="deeper/vanishing-and-exploding-gradients.md#clipping",
        ),
    ),
)
