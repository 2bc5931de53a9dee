"""The slope in a direction, the gradient's properties, and what a small step promises."""

from gdviz.exercises.kinds import Mistake, MultipleAnswer, Numeric, Option, SingleChoice

slope_in_a_direction = Numeric(
    title="the slope in a direction",
    question="At a point the slope along $m$ is {first} and the slope along $b$ is {second}. You go in the direction "
    "that moves $m$ by {u} and $b$ by {v}, which is one unit in all. How steep is it that way?",
    draws={"first": (5, -5), "second": (20, -20, 30, -30)},
    quantities={"u": "0.6", "v": "0.8"},
    answer="first * u + second * v",
    tolerance=0.051,
    working="Each slope times how far you go along it: {first} × {u} + {second} × {v} = {answer}.",
    mistakes=(
        Mistake(
            "first + second",
            "That adds the slopes as if you went one whole unit along each axis.",
            see="deeper/gradients.md#a-slope-in-every-direction",
        ),
        Mistake(
            "first * v + second * u",
            "The two have changed places: the slope along $m$ goes with how far you move $m$.",
            see="deeper/gradients.md#a-slope-in-every-direction",
        ),
        Mistake(
            "first * u - second * v",
            "The parts are added, each with its own sign.",
            see="deeper/gradients.md#a-slope-in-every-direction",
        ),
        Mistake(
            "0 - first * u - second * v",
            "That is the slope the opposite way. The minus sign belongs to the step of gradient descent, not to the "
            "slope.",
            see="deeper/gradients.md#two-properties",
        ),
    ),
    otherwise="Multiply the slope along $m$ by {u} and the slope along $b$ by {v}, and add.",
    see="deeper/gradients.md#a-slope-in-every-direction",
)

what_is_true = MultipleAnswer(
    title="what a gradient says",
    question="Which of these are true of the gradient of a smooth loss at a place where it is not zero?",
    options=(
        Option(
            "it stands at a right angle to the contour",
            "Along the contour the loss does not change, so the slope that way is 0: a right angle to the gradient.",
            right=True,
        ),
        Option(
            "its length is the slope in its own direction",
            "The cosine of the angle between the two is 1 there.",
            right=True,
        ),
        Option(
            "it points at the lowest point",
            "It points uphill. Even the opposite way need not lead to the lowest point: in a long, narrow valley it "
            "points across.",
            see="deeper/gradients.md#two-properties",
        ),
        Option(
            "the longer it is, the farther away the lowest point",
            "Multiply the loss by 100: the gradient is 100 times as long, and the lowest point is where it was.",
            see="deeper/gradients.md#close-up",
        ),
    ),
)

promise_of_a_step = SingleChoice(
    title="a broken promise",
    question="$f(x) + f'(x)\\,\\varepsilon$ says that a step lands lower. It lands higher. What has happened?",
    options=(
        Option(
            "The slope was worked out wrongly",
            "It may be quite right. A slope is a promise for small steps only.",
            see="deeper/gradients.md#close-up",
        ),
        Option(
            "The step went beyond the part of the curve that is nearly straight",
            "Far from $x$ the curve has left its tangent. A smaller step keeps the promise.",
            right=True,
        ),
        Option(
            "The function has no minimum",
            "The parabola on this page has one, and a step of 8 still lands higher.",
            see="deeper/gradients.md#close-up",
        ),
        Option(
            "The step went with the slope instead of against it",
            "Then the promise itself would have been to land higher.",
            see="guide/gradient-descent.md#the-rule-in-symbols",
        ),
    ),
)
