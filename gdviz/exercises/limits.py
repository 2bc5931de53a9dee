"""What a limit promises, a derivative from its definition, and distances that a computer can work with."""

from gdviz.exercises.kinds import Mistake, MultipleAnswer, Numeric, Option, Ordering, SingleChoice, Step

quotient_by_hand = Numeric(
    title="a secant by hand",
    question="$f(x) = x^2$. What is the slope of the secant from $x$ = {x} to $x + h$, with $h$ = {h}?",
    draws={"x": (3, 2, 5, -1, 4, 1.5, -2), "h": (0.1, 0.2, 0.5, 0.4)},
    quantities={"low": "x * x", "high": "(x + h) * (x + h)", "rise": "high - low"},
    answer="rise / h",
    tolerance=0.0051,
    working="$f(x + h)$ is {high} and $f(x)$ is {low}. The difference, {rise}, divided by {h} is {answer}: that is "
    "$2x + h$.",
    mistakes=(
        Mistake(
            "2 * x",
            "That is the slope of the tangent, the limit. The secant with this $h$ is not there yet: it is $2x + h$.",
            see="deeper/limits.md#the-derivative-is-a-limit",
        ),
        Mistake(
            "rise",
            "That is the rise. A slope is the rise divided by the run, $h$.",
            see="guide/derivatives.md#from-secant-to-tangent",
        ),
        Mistake(
            "(x * x + h * h - x * x) / h",
            "This takes $(x + h)^2$ for $x^2 + h^2$. The part $2xh$ is missing, and it is the one that counts.",
            see="deeper/limits.md#the-derivative-is-a-limit",
        ),
        Mistake(
            "0 - rise / h",
            "The order is turned round: $f(x) - f(x + h)$, divided by $h$, has the opposite sign.",
            see="deeper/limits.md#the-derivative-is-a-limit",
        ),
    ),
    otherwise="Work out $f$ at {x} and at {x} + {h}, take the difference, and divide it by {h}.",
    see="deeper/limits.md#the-derivative-is-a-limit",
)

order_of_the_work = Ordering(
    title="a derivative from its definition",
    question="Put the work for $f(x) = x^2$ in order.",
    steps=(
        Step("write the quotient $((x + h)^2 - x^2) / h$"),
        Step(
            "multiply out: $(2xh + h^2) / h$",
            "Nothing can be multiplied out before the quotient is written down.",
            see="deeper/limits.md#the-derivative-is-a-limit",
        ),
        Step(
            "divide by $h$, which is not 0: $2x + h$",
            "As long as the top is not a sum of parts that each hold an $h$, there is nothing to divide.",
            see="deeper/limits.md#the-derivative-is-a-limit",
        ),
        Step(
            "let $h$ become as small as you like: $2x$",
            "Putting $h = 0$ before dividing asks for 0 divided by 0.",
            see="guide/derivatives.md#from-secant-to-tangent",
        ),
    ),
    because="The division must come while $h$ is still a number other than 0, and only then does $h$ shrink.",
)

tolerance_and_distance = SingleChoice(
    title="whose turn is it?",
    question="Someone claims that $g(h)$ has the limit 5 as $h$ goes to 0. What would prove the claim wrong?",
    options=(
        Option(
            "$g(0)$ is 7",
            "The value at the place plays no part: $g$ may be anything there, or nothing.",
            see="deeper/limits.md#as-near-as-you-like",
        ),
        Option(
            "one tolerance for which no distance is small enough",
            "The promise is for *every* tolerance. A single one that cannot be kept breaks it.",
            right=True,
        ),
        Option(
            "one $h$ near 0 where $g(h)$ is far from 5",
            "A smaller distance leaves that $h$ out. "
            "The claim is wrong only if such $h$ come as close to 0 as you like.",
            see="deeper/limits.md#as-near-as-you-like",
        ),
        Option(
            "$g$ is never exactly 5",
            "It need not be: $3 + h$ is never 3 either as long as $h$ is not 0, and its limit there is 3.",
            see="deeper/limits.md#as-near-as-you-like",
        ),
    ),
)

which_h = MultipleAnswer(
    title="a distance for a computer",
    question="You check the slope of $x^3$ at 1 by a central difference. Which statements are true?",
    options=(
        Option(
            "with $h = 10^{-16}$ the answer is useless",
            "$1 + h$ is 1 for the computer: hardly a digit of the difference is right.",
            right=True,
        ),
        Option(
            "with $h = 10^{-6}$ it is closer than with $h = 10^{-2}$",
            "Down to about $10^{-6}$ the truncation error falls faster than the rounding error grows.",
            right=True,
        ),
        Option(
            "the smaller $h$, the better",
            "That holds for exact numbers. On a computer the rounding error grows as $h$ shrinks.",
            see="deeper/limits.md#h-can-be-too-small",
        ),
        Option(
            "$h$ should be as large as the learning rate",
            "The two have nothing to do with each other: one measures a slope, the other says how far to step.",
            see="deeper/limits.md#h-can-be-too-small",
        ),
    ),
)
