"""One step of gradient descent, and what its length tells."""

from gdviz.exercises.kinds import Mistake, MultipleAnswer, Numeric, Option, Ordering, SingleChoice, Step

one_step = Numeric(
    title="one step by hand",
    question="$f(x) = (x - 3)^2$, the learning rate is {rate}, and you stand at $x$ = {x}. Where does one step lead?",
    draws={"x": (6, 7, -1, 4.5, 9, 0.5, -3), "rate": (0.1, 0.2, 0.3)},
    quantities={"slope": "2 * (x - 3)", "step": "rate * slope"},
    answer="x - step",
    tolerance=0.0051,
    working="The slope is 2 × ({x} − 3) = {slope}. Times the learning rate {rate} that is {step}; taken away from {x}, "
    "it leaves {answer}.",
    mistakes=(
        Mistake(
            "x + step",
            "This adds $\\eta f'(x)$: it climbs.",
            see="guide/gradient-descent.md#the-rule-in-symbols",
        ),
        Mistake(
            "x - slope",
            "This subtracts the whole slope and forgets the learning rate.",
            see="guide/gradient-descent.md#one-step",
        ),
        Mistake(
            "x - rate",
            "This subtracts $\\eta$ alone and forgets the slope: then every step would have the same length.",
            see="guide/gradient-descent.md#one-step",
        ),
        Mistake(
            "x - rate * (x - 3)",
            "The factor 2 is missing: the slope of $(x - 3)^2$ is $2(x - 3)$.",
            see="guide/derivatives.md#from-secant-to-tangent",
        ),
        Mistake(
            "x - rate * (x - 3) * (x - 3)",
            "This uses the height $(x - 3)^2$ in place of the slope.",
            see="guide/derivatives.md#slope-at-a-point",
        ),
        Mistake(
            "slope",
            "That is the slope at {x}. It is still to be multiplied by the learning rate and taken away from {x}.",
            see="guide/gradient-descent.md#the-rule-in-symbols",
        ),
        Mistake(
            "step",
            "That is what is subtracted. The question is where it leads from {x}.",
            see="guide/gradient-descent.md#the-rule-in-symbols",
        ),
    ),
    otherwise="Find the slope at {x} first, multiply it by {rate}, and take that away from {x}.",
    see="guide/gradient-descent.md#the-rule-in-symbols",
)

twice_as_long = SingleChoice(
    title="twice as long",
    question="Which change makes the *first* step on this parabola twice as long?",
    options=(
        Option(
            "starting at $x = -3$ instead of $x = 0$",
            "At $-3$ the slope is $2(-3 - 3) = -12$, twice the $-6$ at 0.",
            right=True,
        ),
        Option(
            "starting at $x = 1.5$ instead of $x = 0$",
            "That is nearer to the minimizer, where the slope is half as large.",
            see="guide/gradient-descent.md#why-the-steps-shrink",
        ),
        Option(
            "running 100 steps instead of 50",
            "That changes how many steps there are, not the length of the first.",
            see="guide/gradient-descent.md#the-rule-in-code",
        ),
        Option(
            "halving the learning rate",
            "That makes it half as long.",
            see="guide/gradient-descent.md#one-step",
        ),
    ),
)

order_of_a_step = Ordering(
    title="one step in order",
    question="Put what happens in one step of gradient descent in order.",
    steps=(
        Step("Stand at a point $x$."),
        Step(
            "Measure the slope $f'(x)$ there.",
            "A slope is the slope *at a point*: without a place to stand there is nothing to measure.",
            see="guide/derivatives.md#slope-at-a-point",
        ),
        Step(
            "Multiply the slope by the learning rate.",
            "The learning rate sets the proportion, so the slope must be known first.",
            see="guide/gradient-descent.md#one-step",
        ),
        Step(
            "Subtract the product from $x$.",
            "This subtracts before it is known how much. To subtract the whole slope is to forget the learning rate.",
            see="guide/gradient-descent.md#the-rule-in-symbols",
        ),
        Step(
            "Begin again at the new $x$.",
            "Before the subtraction there is no new $x$ to begin from.",
            see="guide/gradient-descent.md#the-rule-in-code",
        ),
    ),
    because="Each line of the rule needs what the one above it gives.",
)

tiny_steps = MultipleAnswer(
    title="tiny steps",
    question="A run with a fixed learning rate, on a curve you do not know, has been taking tiny steps for a while. "
    "What can you be sure of? Choose all that are certain.",
    options=(
        Option(
            "it is close to a minimum",
            "That would be so on a bowl. Near a hilltop, on a plateau or at an inflection the steps are tiny as well.",
            see="guide/gradient-descent.md#why-the-steps-shrink",
        ),
        Option(
            "the learning rate times the slope is small where it is now",
            "That product *is* the step; nothing more can be read from it.",
            right=True,
        ),
        Option(
            "it has found the global minimum",
            "It need not even be near a local one, and no slope can tell the two apart.",
            see="guide/derivatives.md#flat-is-not-lowest",
        ),
        Option(
            "it will not move far any more",
            "Leaving a hilltop, steps are tiny at first and then grow.",
            see="guide/gradient-descent.md#why-the-steps-shrink",
        ),
        Option(
            "with twice the learning rate, its next step would be twice as long",
            "The step is the learning rate times the slope, and the slope where it stands is what it is.",
            right=True,
        ),
    ),
)
