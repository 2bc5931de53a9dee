"""One step of gradient descent, and what its length tells."""

from gdviz.arrays import Array
from gdviz.exercises.kinds import (
    FillBlank,
    Mistake,
    MultipleAnswer,
    Numeric,
    Option,
    Ordering,
    Reply,
    SingleChoice,
    Step,
)
from gdviz.figure.scene import Run
from gdviz.objectives import parabola
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.rules import State

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

_PARABOLA = parabola(center=3.0)


class _Plus(GradientDescent):
    """The rule with the other sign."""

    def update(self, gradient: Array, state: State, w: Array, learning_rate: float) -> tuple[Array, State]:
        return w + learning_rate * gradient, {}


def _from_0(optimizer: GradientDescent, steps: int) -> Run:
    return Run(optimizer, 0.0, steps, objective=_PARABOLA)


the_missing_sign = FillBlank(
    title="sign and rate",
    question="Here `grad` gives the slope of $(x - 3)^2$, and `lr` is the learning rate, 0.1. What is missing, so that "
    "each step goes down, in proportion to the slope and the rate?",
    code="x = 0.0\nfor _ in range(12):\n    x = x ____ * grad(x)",
    right=Reply(
        ("- lr", "-lr*1", "-1*lr", "-(lr)", "+ -lr", "+(-lr)"),
        "Subtract the learning rate times the slope. From 0, twelve steps lead to {end}.",
        run=_from_0(GradientDescent(0.1), 12),
        settings={"learning_rate": 0.1},
    ),
    slips=(
        Reply(
            ("+ lr", "+lr*1"),
            "The slope points uphill, and adding it climbs the curve: five steps lead to {end}, away from 3.",
            see="guide/gradient-descent.md#the-rule-in-symbols",
            run=_from_0(_Plus(0.1), 5),
        ),
        Reply(
            ("- 1", "-1.0", "-1."),
            "This subtracts the whole slope and forgets the learning rate. It jumps between 0 and 6 for ever.",
            see="guide/gradient-descent.md#one-step",
            run=_from_0(GradientDescent(1.0), 12),
            settings={"learning_rate": 1.0},
        ),
        Reply(
            ("-", "-1*"),
            "The sign is right. What says how far to go is still missing, and the line does not run as it is.",
            see="guide/gradient-descent.md#one-step",
        ),
        Reply(
            ("lr", "* lr", "1*lr"),
            "A step is a change of `x`, so a sign is missing: the one that goes against the slope. Without a sign the "
            "line does not run.",
            see="guide/gradient-descent.md#the-rule-in-symbols",
        ),
        Reply(
            ("- 0.1", "-.1", "-0,1"),
            "For this rate it does the same, but only for this one: with another `lr` nothing would change.",
            see="guide/gradient-descent.md#the-rule-in-code",
            run=_from_0(GradientDescent(0.1), 12),
            settings={"learning_rate": 0.1},
        ),
        Reply(
            ("- x", "-x*lr", "-lr*x"),
            "The step goes with the slope, and `grad(x)` is there already. Multiplying by $x$ too would change its "
            "sign with the side of 0.",
            see="guide/gradient-descent.md#one-step",
        ),
        Reply(
            ("-= lr", "-=", "= - lr"),
            "That would be a second assignment in one line, which Python cannot read. The line has its `=` already.",
            see="guide/gradient-descent.md#the-rule-in-code",
        ),
    ),
    otherwise="The blank takes a sign and a name: which way along the slope, and how far for a given slope.",
    see="guide/gradient-descent.md#the-rule-in-symbols",
    scene="gradient_descent.path",
)
