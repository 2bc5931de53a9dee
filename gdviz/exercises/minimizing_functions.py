"""The lowest point of a function: where it is, how low, and what probes can tell."""

from gdviz.exercises.kinds import Matching, Option, Pair, SingleChoice
from gdviz.exercises.sketch import marked
from gdviz.objectives import double_well

_CURVE = double_well(tilt=-0.5)  # that of the page
((_lowest,), (_second,)) = _CURVE.minimizers
_hilltop = sorted(_CURVE.flat_points)[1][0]
_on_the_way = -1.4  # where nothing is flat


def _drawn(at: float, alt: str) -> str:
    alt = f"A curve with two valleys, the right one deeper. The dot is {alt}."
    return marked(_CURVE, at, (-1.7, 1.7), (-0.9, 3.0), alt)


where_and_how_low = SingleChoice(
    title="where and how low",
    question="Let $f(x) = (x - 4)^2 + 7$. What is the minimizer, and what is the minimum?",
    options=(
        Option(
            "the minimizer is 7, the minimum is 4",
            "The two are exchanged: the minimizer is a place on the $x$-axis, the minimum is a height.",
            see="guide/minimizing-functions.md#where-and-how-low",
        ),
        Option(
            "the minimizer is 4, the minimum is 7",
            "The square is never negative and is 0 only at $x = 4$. There the height is $0 + 7$.",
            right=True,
        ),
        Option(
            "the minimizer is 4, the minimum is 0",
            "This forgets the 7. The square reaches 0, but the function does not.",
            see="guide/minimizing-functions.md#where-and-how-low",
        ),
        Option(
            "the minimizer is −4, the minimum is 7",
            "This takes the sign from inside the bracket. The minimizer is the $x$ that makes $x - 4$ zero.",
            see="guide/minimizing-functions.md#in-symbols-and-in-code",
        ),
    ),
)

four_probes = SingleChoice(
    title="what four probes tell",
    question="You probe a function at $x = 1, 2, 3, 4$ and get the heights 5, 2, 3, 6. What can you be sure of?",
    options=(
        Option(
            "the minimizer is $x = 2$",
            "This takes the lowest *probe* for the lowest *point*. At $x = 2.3$ it may be lower.",
            see="guide/minimizing-functions.md#searching-blind",
        ),
        Option(
            "the minimizer lies between 1 and 3",
            "It is a reasonable place to look next, but there may be a deeper valley elsewhere, say beyond 4.",
            see="guide/minimizing-functions.md#where-and-how-low",
        ),
        Option(
            "if there is a minimum, it is at most 2",
            "You have seen the height 2, so the lowest height cannot be above it.",
            right=True,
        ),
        Option(
            "there is exactly one valley",
            "This joins the dots in the simplest way. Between two probes the function may do anything.",
            see="guide/minimizing-functions.md#searching-blind",
        ),
    ),
)

what_is_marked = Matching(
    title="what is marked",
    question="Match each dot with what is there. Outside the picture the curve goes on rising, on both sides.",
    pairs=(
        Pair(
            _drawn(_lowest, "at the bottom of the right valley"),
            "a global minimum",
            "Nothing on the curve is lower than this dot.",
            see="guide/minimizing-functions.md#where-and-how-low",
        ),
        Pair(
            _drawn(_second, "at the bottom of the left valley"),
            "a minimum that is only local",
            "Everything near this dot is higher, but the other valley is lower.",
            see="guide/minimizing-functions.md#where-and-how-low",
        ),
        Pair(
            _drawn(_hilltop, "on top of the hill between the valleys"),
            "a local maximum",
            "Both sides go down from this dot, so it is no minimum of any kind.",
            see="guide/minimizing-functions.md#where-and-how-low",
        ),
        Pair(
            _drawn(_on_the_way, "on the steep part on the left"),
            "no minimum and no maximum",
            "One side of this dot is higher and the other lower, so one can still go down from it.",
            see="guide/minimizing-functions.md#where-and-how-low",
        ),
    ),
)
