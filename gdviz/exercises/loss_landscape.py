"""Every line as a point, and its loss as a height."""

from gdviz.exercises.kinds import Matching, Mistake, Numeric, Option, Pair, SingleChoice

from_point_to_line = SingleChoice(
    title="from point to line",
    question="Which line is the point $m = 0$, $b = 3$?",
    options=(
        Option("the level line $\\hat y = 3$", "A slope of 0 predicts the same price for every area.", right=True),
        Option(
            "the line through the origin with slope 3",
            "That is $m = 3$, $b = 0$: the two parameters are exchanged.",
            see="guide/linear-regression.md#what-each-parameter-does",
        ),
        Option(
            "the upright line $x = 3$",
            "A slope of 0 is level, not upright. And an upright line does not predict: for most areas it has no price.",
            see="guide/linear-regression.md#what-each-parameter-does",
        ),
        Option(
            "none: it is a house of area 0 and price 3",
            "This plane holds parameters, not houses. Its points are lines; the houses live in the other picture.",
            see="guide/loss-landscape.md#turn-the-question-round",
        ),
    ),
)

height_at_a_point = Numeric(
    title="a height by hand",
    question="The data are two houses, ($x$, $y$) = (1, {y1}) and (3, {y2}). How high is the loss landscape at "
    "$m$ = {m}, $b$ = {b}?",
    draws={"y1": (2, 4), "y2": (5, 3), "m": (1, 2), "b": (4, 5)},
    quantities={
        "said1": "m + b",
        "said2": "3 * m + b",
        "residual1": "y1 - said1",
        "residual2": "y2 - said2",
        "square1": "residual1 * residual1",
        "square2": "residual2 * residual2",
        "swapped1": "y1 - (b + m)",
        "swapped2": "y2 - (3 * b + m)",
    },
    answer="(square1 + square2) / 2",
    tolerance=0.01,
    working="This line predicts {said1} and {said2}. The residuals are {residual1} and {residual2}, their squares "
    "{square1} and {square2}. The mean of the squares is {answer}.",
    mistakes=(
        Mistake(
            "square1 + square2",
            "That is the sum of the squares. The height is their mean, so divide by the number of houses.",
            see="guide/loss-functions.md#the-loss",
        ),
        Mistake(
            "(residual1 + residual2) / 2",
            "That is the mean of the residuals. A height of the landscape is a mean of *squares*, and never below 0.",
            see="guide/loss-functions.md#why-square",
        ),
        Mistake(
            "(residual1 + residual2) * (residual1 + residual2) / 2",
            "This adds first and squares then. Square each residual, then add.",
            see="guide/loss-functions.md#the-loss",
        ),
        Mistake(
            "(swapped1 * swapped1 + swapped2 * swapped2) / 2",
            "This exchanges the two parameters: $m$ is the one that is multiplied by $x$.",
            see="guide/linear-regression.md#the-model-is-a-line",
        ),
        Mistake(
            "(said1 + said2) / 2",
            "That is the mean prediction. The height says how far the predictions are from the prices.",
            see="guide/loss-landscape.md#turn-the-question-round",
        ),
    ),
    otherwise="The point is a line. Work out its two predictions, then the residuals, then the mean of their squares.",
    see="guide/loss-landscape.md#turn-the-question-round",
)

map_and_lines = Matching(
    title="on the map, among the houses",
    question="Match what you see on the contour map with what it says of lines.",
    pairs=(
        Pair(
            "two points on one contour",
            "two lines that are equally wrong",
            "A contour joins points of equal loss. Their lines may look quite different.",
            see="guide/loss-landscape.md#two-ways-to-draw-it",
        ),
        Pair(
            "two points with the same $m$",
            "two parallel lines",
            "$m$ is the slope of a line, not its loss: think of two lines that are equally steep.",
            see="guide/loss-landscape.md#two-ways-to-draw-it",
        ),
        Pair(
            "two points with the same $b$",
            "two lines that cross at $x = 0$",
            "$b$ is the height of the line at $x = 0$.",
            see="guide/linear-regression.md#what-each-parameter-does",
        ),
        Pair(
            "the lowest point",
            "the best line",
            "The height is the loss, so lowest means least wrong. It is a line, and none of the houses.",
            see="guide/loss-landscape.md#turn-the-question-round",
        ),
    ),
)

house_added = SingleChoice(
    title="a house is added",
    question="A new house is sold and joins the data. What happens to the landscape?",
    options=(
        Option(
            "a point is added to it",
            "Houses are not points of the landscape. Each house takes part in the height of *every* point.",
            see="guide/loss-landscape.md#turn-the-question-round",
        ),
        Option(
            "nothing: $L$ depends only on $m$ and $b$",
            "$L$ is a function of $m$ and $b$ *for fixed data*. Other data make another function.",
            see="guide/loss-landscape.md#turn-the-question-round",
        ),
        Option(
            "it is raised by the same amount everywhere",
            "The square of the new house is large for some lines and 0 for others, so each point moves by an amount of "
            "its own, and some move down.",
            see="guide/loss-functions.md#the-loss",
        ),
        Option(
            "its heights change, and usually its lowest point moves",
            "The mean now runs over one more square at each point. Only a house that lies exactly on the best line "
            "leaves the lowest point where it was.",
            right=True,
        ),
    ),
)
