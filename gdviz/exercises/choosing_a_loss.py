"""What the slopes of losses do: Huber's pull, which loss for what, p - y, and half-truths about losses."""

from gdviz.exercises.kinds import Matching, Mistake, MultipleAnswer, Numeric, Option, Pair, SingleChoice

slope_of_huber = Numeric(
    title="the pull of Huber's loss",
    question="Huber's loss with $\\delta$ = {delta}: how steep is it at an error of {error}?",
    draws={"error": (6, 5, 8), "delta": (2, 1.5, 3)},
    answer="delta",
    tolerance=0.01,
    working="The error {error} is beyond {delta}, where the loss is a straight line of slope {delta}, however far.",
    mistakes=(
        Mistake(
            "error",
            "That is the slope of its parabola, which ends at $\\delta$.",
            see="deeper/choosing-a-loss.md#the-pull",
        ),
        Mistake(
            "2 * error",
            "That is the slope of the squared error, which pulls harder and harder.",
            see="deeper/choosing-a-loss.md#the-pull",
        ),
        Mistake(
            "1",
            "That is the slope of the absolute error. Huber's arms have the slope $\\delta$.",
            see="deeper/choosing-a-loss.md#the-pull",
        ),
        Mistake(
            "delta * error - delta * delta / 2",
            "That is the loss itself. Asked is how fast it grows.",
            see="deeper/choosing-a-loss.md#the-pull",
        ),
    ),
    otherwise="Is the error larger than $\\delta$? Then the loss is $\\delta \\lvert e \\rvert - \\tfrac12 \\delta^2$.",
    see="deeper/choosing-a-loss.md#the-pull",
)

which_loss = Matching(
    title="which loss for what",
    question="Which loss suits which task?",
    pairs=(
        Pair(
            "Gaussian noise, no outliers",
            "squared error",
            "Under Gaussian noise the parameters with the least squared loss make the data most likely.",
            see="deeper/choosing-a-loss.md#mean-and-median",
        ),
        Pair(
            "the typical price, where a few are absurd",
            "absolute error",
            "It leads to the median, which does not care how absurd the few are.",
            see="deeper/choosing-a-loss.md#mean-and-median",
        ),
        Pair(
            "outliers, but steps that shrink near 0",
            "Huber's loss",
            "A parabola where errors are small, straight where they are large.",
            see="deeper/choosing-a-loss.md#the-pull",
        ),
        Pair(
            "one of five classes",
            "softmax with cross-entropy",
            "Its slope by the scores is $p - y$, which does not vanish where the model is sure and wrong.",
            see="deeper/choosing-a-loss.md#three-classes",
        ),
    ),
)

slope_by_class = SingleChoice(
    title="slopes of three scores",
    question="Softmax gives 0.7, 0.2 and 0.1, and the third class is right. What are the slopes of the cross-entropy "
    "by the three scores?",
    options=(
        Option("0.7, 0.2 and −0.9", "They are $p - y$, and add up to 0.", right=True),
        Option(
            "0, 0 and −0.9",
            "The other scores stand in the sum as well: to raise them lowers the probability of the third.",
            see="deeper/choosing-a-loss.md#three-classes",
        ),
        Option(
            "−0.7, −0.2 and 0.9",
            "That is $y - p$, the way the scores should move. The slope points uphill.",
            see="deeper/choosing-a-loss.md#three-classes",
        ),
        Option(
            "0, 0 and −10",
            "−1/p is the slope by the probability. The scores come before softmax.",
            see="deeper/choosing-a-loss.md#three-classes",
        ),
    ),
)

what_is_true = MultipleAnswer(
    title="what is true of losses",
    question="Which of these are true?",
    options=(
        Option(
            "cross-entropy pulls hardest where the model is sure and wrong",
            "Its slope by the score is $p - 1$, near −1 where $p$ is near 0.",
            right=True,
        ),
        Option(
            "the mean absolute error of one number is least at the median",
            "There as many errors pull up as down.",
            right=True,
        ),
        Option(
            "a large loss means a large slope",
            "The squared error of a sigmoid is largest where its slope is next to nothing.",
            see="deeper/choosing-a-loss.md#wrong-and-sure",
        ),
        Option(
            "to add 100 to every score changes what softmax gives",
            "The factor $e^{100}$ is in every power, and divides out. The stable form relies on it.",
            see="deeper/choosing-a-loss.md#log-sum-exp",
        ),
    ),
)
