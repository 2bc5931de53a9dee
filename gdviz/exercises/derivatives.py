"""The slope of a curve at a point, and what a slope of zero says."""

from gdviz.exercises.kinds import Matching, Option, Pair, SingleChoice

slope_and_direction = SingleChoice(
    title="slope and direction",
    question="For $f(x) = (x - 3)^2$, what is $f'(0)$, and which way is down?",
    options=(
        Option(
            "$f'(0) = 9$; down is to the left",
            "9 is the height $f(0)$, not the slope.",
            see="guide/derivatives.md#slope-at-a-point",
        ),
        Option(
            "$f'(0) = -6$; down is to the right",
            "$2(0 - 3) = -6$, and a negative slope falls to the right.",
            right=True,
        ),
        Option(
            "$f'(0) = -6$; down is to the left",
            "This takes the sign of the slope for the direction to go. Go *against* the sign.",
            see="guide/gradient-descent.md#one-step",
        ),
        Option(
            "$f'(0) = 6$; down is to the left",
            "This loses the sign: $0 - 3$ is negative.",
            see="guide/derivatives.md#from-secant-to-tangent",
        ),
    ),
)

level_place = SingleChoice(
    title="a level place",
    question="A smooth curve is level at $x = 2$ and nowhere else near it. At $x = 1.9$ and at $x = 2.1$ its slope is "
    "$-1$. What is at $x = 2$?",
    options=(
        Option(
            "a minimum, because the slope is 0",
            "This stops at the zero. A minimum needs a positive slope on its right.",
            see="guide/derivatives.md#flat-is-not-lowest",
        ),
        Option(
            "a maximum, because the slope is negative around it",
            "A maximum needs a positive slope on its left.",
            see="guide/derivatives.md#flat-is-not-lowest",
        ),
        Option(
            "an inflection: the curve falls, is level for an instant, and falls on",
            "The sign is the same on both sides, so lower ground lies to the right.",
            right=True,
        ),
        Option(
            "nothing of the kind: where a slope is zero, it must change its sign",
            "A slope may touch zero and turn back, as $3x^2$ does at 0: that is the slope of $x^3$.",
            see="guide/derivatives.md#a-slope-for-every-place",
        ),
    ),
)

signs_on_both_sides = Matching(
    title="the signs on both sides",
    question="The slope is 0 at a point. Match what it is to the left and to the right of it with what is there.",
    pairs=(
        Pair(
            "negative on the left, positive on the right",
            "a minimum",
            "Read from left to right: the curve comes down to the point and climbs away from it.",
            see="guide/derivatives.md#flat-is-not-lowest",
        ),
        Pair(
            "positive on the left, negative on the right",
            "a maximum",
            "Read from left to right: the curve climbs up to the point and falls away from it.",
            see="guide/derivatives.md#flat-is-not-lowest",
        ),
        Pair(
            "positive on both sides",
            "a level place on a curve that rises",
            "A positive slope rises to the right, on either side: the point is only a rest on the way up.",
            see="guide/derivatives.md#flat-is-not-lowest",
        ),
        Pair(
            "zero on both sides, as far as one looks",
            "a flat stretch, neither up nor down",
            "Where the slope stays 0, the height does not change, and no direction is down.",
            see="guide/derivatives.md#slope-at-a-point",
        ),
    ),
)
