"""What a language model's loss means, how it writes, and what it shares with a large one."""

from gdviz.exercises.kinds import Matching, Mistake, MultipleAnswer, Numeric, Option, Ordering, Pair, Step

_PAGE = "deeper/language-model.md"

perplexity_of_two = Numeric(
    title="a perplexity",
    question="Two characters came. The model had given the first a probability of 1/{small}, the second one of "
    "1/{large}. What is its perplexity on them?",
    draws={"small": (2, 3, 5), "times": (2, 3)},
    quantities={"large": "small * times * times"},
    answer="small * times",
    tolerance=0.02,
    working="The loss is the mean of ln {small} and ln {large}, half the logarithm of {small} · {large} = "
    "{answer} · {answer}, so ln {answer}. The perplexity is {answer}.",
    mistakes=(
        Mistake(
            "(small + small * times * times) / 2",
            "That is the mean of {small} and {large}. The mean is taken of their logarithms.",
            see=f"{_PAGE}#perplexity",
        ),
        Mistake(
            "small * small * times * times",
            "That is the product. The loss is a mean, so half of the logarithm of that counts.",
            see=f"{_PAGE}#perplexity",
        ),
        Mistake(
            "2 * small * times * times / (1 + times * times)",
            "That is 1 over the mean probability. The mean is taken of the logarithms.",
            see=f"{_PAGE}#perplexity",
        ),
    ),
    otherwise="Take the mean of ln {small} and ln {large}, and then e to that power.",
    see=f"{_PAGE}#perplexity",
)

what_temperature_does = MultipleAnswer(
    title="what temperature does",
    question="A trained model writes at a temperature of 0.5 instead of 1. Which are true?",
    options=(
        Option("the likeliest character becomes likelier", "Its lead in the scores is doubled.", right=True),
        Option(
            "which character is the likeliest stays the same",
            "Scores that are divided by one number keep their order.",
            right=True,
        ),
        Option(
            "its parameters change",
            "Temperature divides scores while it writes. What has been learnt stays as it is.",
            see=f"{_PAGE}#writing",
        ),
        Option(
            "all probabilities are halved",
            "They must add up to 1. The scores are divided, before softmax.",
            see=f"{_PAGE}#writing",
        ),
    ),
)

repeated_prediction = Ordering(
    title="a text by repeated prediction",
    question="A network writes one more character. Put it in order.",
    steps=(
        Step("take the last characters of the text"),
        Step(
            "look up the embedding of each",
            early="Embeddings of which characters? They are rows that belong to characters.",
            see=f"{_PAGE}#embeddings",
        ),
        Step(
            "work out a score for each possible next character",
            early="The scores are made of the embeddings.",
            see=f"{_PAGE}#embeddings",
        ),
        Step(
            "divide the scores by the temperature",
            early="There are no scores yet to divide.",
            see=f"{_PAGE}#writing",
        ),
        Step(
            "make them probabilities by softmax",
            early="Temperature acts on scores, before softmax.",
            see=f"{_PAGE}#writing",
        ),
        Step("draw one character", early="There must be probabilities to draw by.", see=f"{_PAGE}#writing"),
        Step("add it to the text", early="What is added has to be drawn first.", see=f"{_PAGE}#writing"),
    ),
    because="Then the longer text is the next input, and all begins anew.",
)

same_or_not = Matching(
    title="small and large",
    question="What does each of these do in a language model?",
    pairs=(
        Pair(
            "embedding",
            "makes numbers of a token",
            "It is a row of a table, learnt like all other parameters; small and large models have it.",
            see=f"{_PAGE}#embeddings",
        ),
        Pair(
            "attention",
            "works out which earlier tokens matter",
            "Its weights come from the text at hand. A bigram and our small network have none.",
            see=f"{_PAGE}#large-models",
        ),
        Pair(
            "softmax",
            "makes probabilities of scores",
            "They are positive and add up to 1; where the score is higher, so is the probability.",
            see=f"{_PAGE}#one-character",
        ),
        Pair(
            "cross-entropy",
            "says how wrong the probabilities were",
            "Minus the logarithm of what the token got that really came, averaged.",
            see=f"{_PAGE}#perplexity",
        ),
    ),
)
