"""A point that moves in the bowl is a line that moves among the data."""

from gdviz.exercises.kinds import Mistake, Numeric, Option, SingleChoice
from gdviz.figure.numbers import fixed
from gdviz.objectives import line_loss
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend

_b_50 = float(descend(line_loss(), GradientDescent(0.01), (0.0, 0.0), 50).final[1])  # of the run on the page

straight_up = SingleChoice(
    title="straight up",
    question="The point in the $(m, b)$ picture moves straight up: $b$ grows, $m$ stays. What does the line do?",
    options=(
        Option("it slides up without turning", "Every prediction $m x + b$ grows by the same amount.", right=True),
        Option(
            "it gets steeper",
            '"Up" in the picture is $b$; the steepness of the line is $m$.',
            see="guide/linear-regression.md#what-each-parameter-does",
        ),
        Option(
            "it slides to the right",
            "This mixes up the two pictures: what moves up on the map is $b$, and $b$ is the height of the line at "
            "$x = 0$.",
            see="guide/parameters-to-predictions.md#one-run-two-pictures",
        ),
        Option(
            "it fits better",
            "That depends on where the point was. Up may well lead away from the lowest point.",
            see="guide/parameters-to-predictions.md#one-run-two-pictures",
        ),
    ),
)

where_a_run_ends = Numeric(
    title="where a run ends",
    question="Five different points lie exactly on a line with slope {slope} and intercept {intercept}. Descent starts "
    "at $m$ = 0, $b$ = 0, with a learning rate that converges, and takes very many steps. What does its line then "
    "predict at $x$ = {x}?",
    draws={"slope": (3, 2, 5), "intercept": (4, 1, 7), "x": (6, 8, 10)},
    quantities={"grown": "slope * x"},
    answer="slope * x + intercept",
    tolerance=0.1,
    working="The lowest point of the bowl is the line through all five points, where the loss is 0. So the run ends "
    "close to slope {slope} and intercept {intercept}, and {slope} × {x} + {intercept} = {answer}.",
    mistakes=(
        Mistake(
            "0",
            "That is what the line says at the start. Each step moves both parameters, and the line with them.",
            see="guide/parameters-to-predictions.md#what-one-step-does",
        ),
        Mistake(
            "grown",
            "This leaves $b$ at 0, where it started. Both parameters move until the loss cannot fall any more.",
            see="guide/parameters-to-predictions.md#one-run-two-pictures",
        ),
        Mistake(
            "intercept * x + slope",
            "This exchanges the two parameters: the slope is the one that is multiplied by $x$.",
            see="guide/linear-regression.md#the-model-is-a-line",
        ),
        Mistake(
            "slope + intercept",
            "That is the prediction at $x$ = 1. The slope counts once for each unit of $x$.",
            see="guide/linear-regression.md#the-model-is-a-line",
        ),
    ),
    otherwise="Say which line has the smallest loss on these points. Then read its prediction off.",
    see="guide/parameters-to-predictions.md#one-run-two-pictures",
)

flat_loss_curve = SingleChoice(
    title="a flat loss curve",
    question="After 50 steps the loss curve looks flat on an ordinary scale. What follows?",
    options=(
        Option(
            "$m$ and $b$ have reached their best values",
            f"That of the guide's run looks flat at step 50, where $b = {fixed(_b_50, 2)}$. Its best value is 0.",
            see="guide/parameters-to-predictions.md#what-one-step-does",
        ),
        Option(
            "the last steps have changed the loss only a little",
            "That is what the curve shows, and all it shows: it speaks of the steps taken.",
            right=True,
        ),
        Option(
            "the gradient is exactly zero",
            "It is small, not zero: the path is still moving along the valley.",
            see="guide/parameters-to-predictions.md#what-one-step-does",
        ),
        Option(
            "no further step will change the loss much",
            "It says nothing of the steps to come. On other landscapes a loss may fall steeply after a plateau.",
            see="guide/gradient-descent.md#why-the-steps-shrink",
        ),
    ),
)
