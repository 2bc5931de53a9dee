"""The gradient of a loss, from a formula and from data, and a step against it."""

from gdviz.exercises.kinds import Mistake, Numeric, Option, SingleChoice

gradient_and_step = SingleChoice(
    title="gradient and step",
    question="Let $L(m, b) = 2(m - 1.5)^2 + (b - 1)^2$. What is the gradient at $(2.5, 1)$, and what does a "
    "step with $\\eta = 0.1$ change?",
    options=(
        Option(
            "$(4, 0)$; only $m$ changes, to 2.1",
            "$4(2.5 - 1.5) = 4$ and $2(1 - 1) = 0$; then $2.5 - 0.1 \\cdot 4 = 2.1$.",
            right=True,
        ),
        Option(
            "$(4, 0)$; only $m$ changes, to 2.9",
            "This adds the gradient and goes uphill.",
            see="guide/two-parameters.md#step-against-it",
        ),
        Option(
            "$(2, 0)$; only $m$ changes, to 2.3",
            "2 is the height there, and also what is left without the factor 2 of the square. The slope is "
            "$4(m - 1.5)$.",
            see="guide/two-parameters.md#one-slope-for-each-parameter",
        ),
        Option(
            "$(4, 0)$; both change",
            "A partial derivative of 0 leaves its parameter alone.",
            see="guide/two-parameters.md#step-against-it",
        ),
    ),
)

gradient_by_hand = Numeric(
    title="a gradient by hand",
    question="Three houses have ($x$, $y$) = (1, {y1}), (2, {y2}) and (5, {y3}). The line has $m$ = 1, $b$ = {b}. What "
    "is $\\partial L / \\partial m$ there? Two decimals are enough.",
    draws={"y1": (1, 2), "y2": (7, 9), "y3": (11, 10), "b": (2, 3)},
    quantities={
        "said1": "1 + b",
        "said2": "2 + b",
        "said3": "5 + b",
        "error1": "said1 - y1",
        "error2": "said2 - y2",
        "error3": "said3 - y3",
        "term2": "2 * error2",
        "term3": "5 * error3",
        "errors": "error1 + error2 + error3",
        "terms": "error1 + term2 + term3",
    },
    answer="2 * terms / 3",
    tolerance=0.0051,
    working="The line predicts {said1}, {said2} and {said3}. The errors are {error1}, {error2} and {error3}; times x, "
    "they are {error1}, {term2} and {term3}. Their sum is {terms}; divided by 3 and times 2, that is {answer}.",
    mistakes=(
        Mistake(
            "-(2 * terms / 3)",
            "The sign is turned round. If you take price minus prediction, a minus belongs in front.",
            see="guide/two-parameters.md#my-loss-my-data",
        ),
        Mistake(
            "terms / 3",
            "The factor 2 is missing: the square of an error changes 2 · error times as fast as the error.",
            see="guide/two-parameters.md#my-loss-my-data",
        ),
        Mistake(
            "2 * terms",
            "This takes the sum for the mean. The loss is a mean over three houses, and so is its slope.",
            see="guide/loss-functions.md#the-loss",
        ),
        Mistake(
            "terms",
            "That is the sum of error · $x$, a good beginning. It is still to be divided by 3 and multiplied by 2.",
            see="guide/two-parameters.md#my-loss-my-data",
        ),
        Mistake(
            "2 * errors / 3",
            "That is the slope for $b$. For $m$, each error counts $x$ times.",
            see="guide/two-parameters.md#my-loss-my-data",
        ),
        Mistake(
            "2 * (1 + 4 + 25) / 3",
            "This multiplies $x$ by $x$, where the error belongs: prediction minus price, times $x$.",
            see="guide/two-parameters.md#my-loss-my-data",
        ),
        Mistake(
            "2 * errors / 3 * (1 + 2 + 5) / 3",
            "This multiplies the mean error by the mean $x$. Multiply house by house, then take the mean.",
            see="guide/two-parameters.md#my-loss-my-data",
        ),
        Mistake(
            "(error1 * error1 + error2 * error2 + error3 * error3) / 3",
            "That is the loss, the height of the surface. The question is its slope when $m$ alone changes.",
            see="guide/two-parameters.md#one-slope-for-each-parameter",
        ),
    ),
    otherwise="For each house: prediction, error, error times x. Then take the mean of the three, times 2.",
    see="guide/two-parameters.md#my-loss-my-data",
)

flaw_in_a_step = SingleChoice(
    title="find the flaw",
    question="Here `slopes(m, b)` gives both partial derivatives:\n\n"
    "~~~python\n"
    "m = m - 0.1 * slopes(m, b)[0]\n"
    "b = b - 0.1 * slopes(m, b)[1]\n"
    "~~~\n\n"
    "What is wrong with it as a step of gradient descent?",
    options=(
        Option(
            "the slope for $b$ is measured after $m$ has moved",
            "The gradient belongs to one place. Measure both slopes there, then move.",
            right=True,
        ),
        Option(
            "it should add the slopes, not subtract them",
            "The slopes point uphill. With a plus, the loss would grow.",
            see="guide/two-parameters.md#the-gradient",
        ),
        Option(
            "both lines should use the same slope",
            "Each parameter has a slope of its own: that is what makes a gradient.",
            see="guide/two-parameters.md#one-slope-for-each-parameter",
        ),
        Option(
            "0.1 should be shared: 0.05 for each parameter",
            "The rule has one learning rate, and each parameter takes it whole.",
            see="guide/two-parameters.md#step-against-it",
        ),
    ),
)
