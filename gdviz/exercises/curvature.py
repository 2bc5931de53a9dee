"""What second derivatives tell: the limit of the rate, what stands at a flat point, where Newton's method goes."""

from gdviz.exercises.kinds import Matching, Mistake, MultipleAnswer, Numeric, Option, Pair

limit_from_a_table = Numeric(
    title="the limit from a table",
    question="The second derivatives of a bowl are {same} along $m$, {same} along $b$, and the mixed one is {mixed}. "
    "Below which learning rate does gradient descent converge?",
    draws={"same": (5, 6, 7), "mixed": (3, 4, 2)},
    quantities={"largest": "same + mixed", "smallest": "same - mixed"},
    answer="2 / (same + mixed)",
    tolerance=0.005,
    working="Both entries are alike, so the axes lie at 45 degrees, with curvatures {same} + {mixed} = {largest} and "
    "{same} − {mixed} = {smallest}. The limit is 2 / {largest} = {answer}.",
    mistakes=(
        Mistake(
            "2 / same",
            "That is the limit along $m$ alone. The bowl is slanted: between the two it is steeper than along either.",
            see="deeper/curvature.md#along-a-line",
        ),
        Mistake(
            "2 / (same - mixed)",
            "That is the limit of the gentle axis. The steep one sets the limit.",
            see="deeper/curvature.md#along-a-line",
        ),
        Mistake(
            "1 / same",
            "That is 2 divided by the sum of both curvatures, the best rate in the long run. The limit is higher.",
            see="deeper/curvature.md#two-numbers",
        ),
        Mistake(
            "1 / (same + mixed)",
            "That rate makes the steep part 0 in one step. The limit is twice as high.",
            see="guide/learning-rates.md#the-exact-limit",
        ),
    ),
    otherwise="Turn to the bowl's own axes: with two equal entries they lie at 45 degrees, and the curvatures are "
    "{same} + {mixed} and {same} − {mixed}.",
    see="deeper/curvature.md#the-hessian",
)

kinds_of_flat_points = Matching(
    title="what stands at a flat point",
    question="Where the gradient is zero, what do these eigenvalues mean?",
    pairs=(
        Pair(
            "0.3 and 24",
            "a long valley",
            "Both are positive, so a minimum: up in every direction, gently along one.",
            see="deeper/curvature.md#saddle-points",
        ),
        Pair(
            "5 and 5",
            "a round bowl",
            "Both are positive and equal, so a minimum: as curved in every direction.",
            see="deeper/curvature.md#saddle-points",
        ),
        Pair(
            "−1 and 1",
            "a saddle",
            "One of each sign: down along one axis, up along the other.",
            see="deeper/curvature.md#saddle-points",
        ),
        Pair(
            "−2 and −3",
            "a maximum",
            "Both are negative: down in every direction.",
            see="deeper/curvature.md#saddle-points",
        ),
    ),
)

newtons_method = MultipleAnswer(
    title="what Newton's method does",
    question="Which of these are true of Newton's method without a learning rate?",
    options=(
        Option(
            "on a bowl one step is enough",
            "There the gradient is $H(w - w^*)$, so the step is $w - w^*$.",
            right=True,
        ),
        Option(
            "along negative curvature it steps uphill",
            "It divides by a negative number, which turns the step round.",
            right=True,
        ),
        Option(
            "it never ends at a saddle",
            "It looks for a place where the gradient is zero, and a saddle is such a place.",
            see="deeper/curvature.md#newtons-step",
        ),
        Option(
            "a longer bowl takes it more steps",
            "That is gradient descent. Newton's method divides by each curvature, so their quotient does not matter.",
            see="deeper/curvature.md#newtons-step",
        ),
    ),
)
