"""How wrong a model is, as one number."""

from gdviz.exercises.kinds import Mistake, MultipleAnswer, Numeric, Option, SingleChoice

compute_loss = Numeric(
    title="compute a loss",
    question="A model has the residuals {a}, {b} and {c}. What is its mean squared error? Two decimals are enough.",
    draws={"a": (2, 4, 5), "b": (-1, -3), "c": (7, 6)},
    quantities={"squares": "a * a + b * b + c * c", "aa": "a * a", "bb": "b * b", "cc": "c * c"},
    answer="squares / 3",
    tolerance=0.0051,
    working="The squares are {aa}, {bb} and {cc}, which makes {squares}. Divided by 3 that is {answer}.",
    mistakes=(
        Mistake(
            "(a + b + c) / 3",
            "That is the mean of the residuals themselves. Those above and below 0 cancel.",
            see="guide/loss-functions.md#why-square",
        ),
        Mistake(
            "(a - b + c) / 3",
            "That is the mean of the absolute values, another loss. Here nothing has been squared.",
            see="guide/loss-functions.md#the-price-of-squaring",
        ),
        Mistake(
            "squares",
            "That is the sum of the squares. Without dividing by $n$, a model would look worse just because there are "
            "more data.",
            see="guide/loss-functions.md#the-loss",
        ),
        Mistake(
            "(aa - bb + cc) / 3",
            "The square of a negative number is positive: {b} × {b} = {bb}.",
            see="guide/loss-functions.md#why-square",
        ),
        Mistake(
            "(a + b + c) * (a + b + c) / 3",
            "This adds first and squares then. Square each residual, so that none cancels another.",
            see="guide/loss-functions.md#the-loss",
        ),
        Mistake(
            "squares / 2",
            "That divides by 2. There are three residuals, so the mean divides by 3.",
            see="guide/loss-functions.md#the-loss",
        ),
    ),
    otherwise="Square each of the three, add them, and divide by how many there are.",
    see="guide/loss-functions.md#the-loss",
)

twice_the_data = SingleChoice(
    title="twice the data",
    question="Every house is entered in the table twice by mistake. What happens to the mean squared error of a line?",
    options=(
        Option(
            "it doubles",
            "The *sum* of the squares doubles, and so does $n$.",
            see="guide/loss-functions.md#the-loss",
        ),
        Option("it stays the same", "That is what a mean is for. The best line stays the same too.", right=True),
        Option(
            "it halves",
            "That would divide by twice the count but leave the sum alone. Each copy adds its own square.",
            see="guide/loss-functions.md#the-loss",
        ),
    ),
)

what_squaring_does = MultipleAnswer(
    title="what squaring does",
    question="What does squaring the residuals do? Choose all that are true.",
    options=(
        Option(
            "it keeps misses above and below from cancelling",
            "A square is never negative, so nothing is taken away.",
            right=True,
        ),
        Option(
            "it makes a miss twice as large count four times as much",
            "Twice the residual has four times the square.",
            right=True,
        ),
        Option(
            "it makes every miss larger",
            "A residual of 0.5 has the square 0.25. Below 1, squaring makes it smaller.",
            see="guide/loss-functions.md#why-square",
        ),
        Option(
            "it keeps one wrong price from pulling the line",
            "The opposite: a large miss has an enormous square, and the best line turns to make it smaller.",
            see="guide/loss-functions.md#the-price-of-squaring",
        ),
        Option(
            "it leaves the loss in the units of the price",
            "The loss is in squared units. Its square root is back in those of the price.",
            see="guide/loss-functions.md#the-loss",
        ),
    ),
)
