"""The slopes of the functions that networks are built from."""

from gdviz.exercises.kinds import Matching, Mistake, Numeric, Option, Pair, SingleChoice

which_slope = Matching(
    title="a function and its slope",
    question="Match each function with its slope.",
    pairs=(
        Pair(
            "$x^2$",
            "$2x$",
            "The parabola falls on the left and rises on the right, ever steeper: a straight line through 0.",
            see="deeper/derivative-rules.md#the-slopes",
        ),
        Pair(
            "$e^x$",
            "$e^x$",
            "It is the one function here that is its own slope: the higher, the steeper.",
            see="deeper/derivative-rules.md#the-slopes",
        ),
        Pair(
            "$\\ln x$",
            "$1/x$",
            "It climbs without end, but ever more slowly: a slope that is above 0 and shrinks.",
            see="deeper/derivative-rules.md#the-slopes",
        ),
        Pair(
            "$\\ln(1 + e^x)$",
            "$\\sigma(x)$",
            "Softplus is flat on the left and rises like $x$ on the right, so its slope goes from 0 to 1.",
            see="deeper/derivative-rules.md#the-slopes",
        ),
        Pair(
            "$\\tanh x$",
            "$1 - \\tanh^2 x$",
            "It is steepest at 0, with slope 1, and flat at both ends.",
            see="deeper/derivative-rules.md#the-slopes",
        ),
    ),
)

sigmoid_by_hand = Numeric(
    title="the slope of a sigmoid",
    question="At some $x$ the sigmoid has the value {s}. How large is its slope there?",
    draws={"s": (0.8, 0.9, 0.1, 0.3, 0.6, 0.95, 0.2)},
    answer="s * (1 - s)",
    tolerance=0.00051,
    working="The slope is $\\sigma(x)\\,(1 - \\sigma(x))$: {s} × (1 − {s}) = {answer}. The $x$ itself is not needed.",
    mistakes=(
        Mistake(
            "1 - s * s",
            "That is the rule for $\\tanh$.",
            see="deeper/derivative-rules.md#the-slopes",
        ),
        Mistake(
            "1 - s",
            "That is the second factor alone. It is still to be multiplied by the value {s}.",
            see="deeper/derivative-rules.md#never-steeper-than-a-quarter",
        ),
        Mistake(
            "s",
            "That is the value itself. Only $e^x$ is its own slope.",
            see="deeper/derivative-rules.md#the-slopes",
        ),
        Mistake(
            "0.25",
            "That is the slope where the value is 0.5, the steepest place. Elsewhere it is less.",
            see="deeper/derivative-rules.md#never-steeper-than-a-quarter",
        ),
        Mistake(
            "0 - s * (1 - s)",
            "The sign is lost on the way: the sigmoid rises everywhere.",
            see="deeper/derivative-rules.md#a-point-through-both",
        ),
    ),
    otherwise="Multiply the value {s} by what is missing from it to 1.",
    see="deeper/derivative-rules.md#never-steeper-than-a-quarter",
)

at_zero = SingleChoice(
    title="ReLU at 0",
    question="A program says that the derivative of ReLU at 0 is 0. What is true?",
    options=(
        Option(
            "It is right: at the lowest point of a curve the slope is 0",
            "That holds for smooth curves. ReLU has a corner at 0, and is as low everywhere to the left.",
            see="guide/derivatives.md#flat-is-not-lowest",
        ),
        Option(
            "It is a mistake: the derivative at 0 is 1/2, the mean of both sides",
            "The limit does not take the mean of two sides that disagree: then there is none.",
            see="deeper/limits.md#when-there-is-none",
        ),
        Option(
            "There is none; 0 is a convention, which hardly ever matters",
            "The two sides have the slopes 0 and 1. Any number between would serve as an answer; programs settle on 0.",
            right=True,
        ),
        Option(
            "It is a mistake that keeps networks with ReLU from being trained",
            "A number computed from data is rarely exactly 0, and everywhere else the slope is right.",
            see="deeper/derivative-rules.md#at-the-corner",
        ),
    ),
)
