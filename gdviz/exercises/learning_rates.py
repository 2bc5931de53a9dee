"""Rates that are too small or too large, the limit between the two, and what a loss curve tells of them."""

from gdviz.exercises import outcomes
from gdviz.exercises.kinds import DiagnoseCurve, Mistake, Numeric, Option, Outcome, PredictRun, SingleChoice
from gdviz.figure.scene import Run
from gdviz.objectives import double_well, line_loss, quadratic
from gdviz.objectives.datasets import worked_line
from gdviz.optimizers import GradientDescent

limit_of_a_bowl = Numeric(
    title="the limit of a bowl",
    question="A bowl is $L(m, b) = p m^2 + q b^2$ with $p$ = {p} and $q$ = {q}. Below which learning rate does every "
    "run converge?",
    draws={"p": (4, 5, 2.5), "q": (1, 1.5)},
    quantities={"steep": "2 * p", "gentle": "2 * q"},
    answer="2 / steep",
    tolerance=0.0051,
    working="The slopes are {steep} times $m$ and {gentle} times $b$, so the curvatures are {steep} and {gentle}. The "
    "steeper direction sets the limit: 2 / {steep} = {answer}.",
    mistakes=(
        Mistake(
            "2 / p",
            "The curvature of $p m^2$ is not $p$: its slope is $2 p m$, which gains $2p$ for each unit of $m$.",
            see="guide/learning-rates.md#the-exact-limit",
        ),
        Mistake(
            "2 / gentle",
            "This heeds the gentle direction only. One rate serves both, so the steepest sets the limit.",
            see="guide/learning-rates.md#the-exact-limit",
        ),
        Mistake(
            "2 / q",
            "This takes the gentle direction, and $q$ for its curvature. The steepest one sets the limit.",
            see="guide/learning-rates.md#the-exact-limit",
        ),
        Mistake(
            "2 / (steep + gentle)",
            "That rate shrinks both parts of the error alike. Larger ones still converge.",
            see="guide/learning-rates.md#the-best-rate",
        ),
        Mistake(
            "1 / steep",
            "That is half the limit: with it, the steep part is gone in one step.",
            see="guide/learning-rates.md#the-best-rate",
        ),
    ),
    otherwise="Find the curvature along $m$ and along $b$ first. The larger of the two sets the limit.",
    see="guide/learning-rates.md#the-exact-limit",
)

two_steps = Numeric(
    title="two steps",
    question="On a parabola of curvature {curvature}, a run is {start} away from the minimizer. How far after two "
    "steps with rate {rate}?",
    draws={"curvature": (4, 5), "start": (10, 20), "rate": (0.3, 0.35)},
    quantities={"product": "rate * curvature", "factor": "1 - product", "square": "factor * factor"},
    answer="square * start",
    tolerance=0.0051,
    working="Each step multiplies the distance by 1 − {rate} × {curvature} = {factor}: it jumps across, and comes "
    "closer. Two steps multiply it by {square}, which leaves {answer}.",
    mistakes=(
        Mistake(
            "-factor * start",
            "That is the distance after one step. The second shrinks it by the same factor once more.",
            see="guide/gradient-descent.md#why-the-steps-shrink",
        ),
        Mistake(
            "-(1 - 2 * product) * start",
            "This takes two steps of one length. The second begins where the first has ended, so it is shorter.",
            see="guide/gradient-descent.md#why-the-steps-shrink",
        ),
        Mistake(
            "(1 - 2 * rate) * (1 - 2 * rate) * start",
            "This takes 1 − 2 × {rate}, the factor where the curvature is 2. Here it is {curvature}.",
            see="guide/learning-rates.md#the-exact-limit",
        ),
        Mistake(
            "product * product * start",
            "This multiplies by {product}. That is the part a step takes away; what is left is 1 minus it.",
            see="guide/gradient-descent.md#why-the-steps-shrink",
        ),
        Mistake(
            "(1 + product) * (1 + product) * start",
            "This adds the steps, so it climbs. A step against the slope takes away.",
            see="guide/gradient-descent.md#the-rule-in-symbols",
        ),
    ),
    otherwise="Find what one step multiplies the distance by. Two steps do it twice.",
    see="guide/learning-rates.md#the-exact-limit",
)

smooth_and_slow = SingleChoice(
    title="smooth and slow",
    question="The loss falls smoothly, but is still high after 1000 steps. What do you try?",
    options=(
        Option(
            "a larger learning rate",
            "Slow and smooth is how a small rate looks. A long, narrow valley looks the same: then no single rate is "
            "quick.",
            right=True,
        ),
        Option(
            "a smaller learning rate",
            "That would be slower still.",
            see="guide/learning-rates.md#small-large-too-large",
        ),
        Option(
            "another start",
            "A loss that keeps falling is not stuck.",
            see="guide/learning-rates.md#more-than-one-valley",
        ),
        Option(
            "nothing: this is the minimum",
            "At a minimum the slope is 0 and the loss stays as it is. This one still falls.",
            see="guide/derivatives.md#flat-is-not-lowest",
        ),
    ),
)

_SIDES = "guide/learning-rates.md#small-large-too-large"
_CURVES = "guide/learning-rates.md#the-loss-curves"
_LIMIT = "guide/learning-rates.md#the-exact-limit"
_FACTOR = "A step multiplies the distance to 3 by 1\u00a0−\u00a02\u00a0×\u00a0{learning_rate} = {factor}"

where_it_goes = PredictRun(
    title="where it goes",
    question="On $f(x) = (x - 3)^2$ a run starts at $x = 0$ with the rate {learning_rate}. What will its steps do?",
    scene="learning_rates.diverging",
    run=2,
    draws={"learning_rate": (0.8, 0.35, 1.1, 0.95, 0.2, 1.0, 0.6, 1.02, 0.45, 1.2)},
    quantities={"factor": "1 - 2 * learning_rate"},
    outcomes=(
        Outcome(
            "come down one side, ever shorter",
            outcomes.stays_on_one_side,
            because=f"{_FACTOR}: the sign stays, the size shrinks. It ends at {{end}}.",
            feedback="This forgets that a step can land beyond the bottom. Work out the factor "
            "1\u00a0−\u00a02\u00a0×\u00a0{learning_rate}: below 0, the run changes sides.",
            see=_SIDES,
        ),
        Outcome(
            "change sides, ever shorter",
            outcomes.swings_closer,
            because=f"{_FACTOR}: the sign turns round, the size shrinks. It overshoots and still comes closer; it ends "
            "at {end}.",
            feedback="This takes every larger step for a jump across that still shrinks. That needs a factor "
            "1\u00a0−\u00a02\u00a0×\u00a0{learning_rate} between −1 and 0.",
            see=_SIDES,
        ),
        Outcome(
            "change sides, always as long",
            outcomes.swings_for_ever,
            because=f"{_FACTOR}: the sign turns round and the size stays. This is the limit itself; after the last of "
            "the steps it is at {end} again.",
            feedback="This expects the limit to be where jumping begins. Only one rate swings for ever, the one whose "
            "factor 1\u00a0−\u00a02\u00a0×\u00a0{learning_rate} would be exactly −1.",
            see=_SIDES,
        ),
        Outcome(
            "change sides, ever longer",
            outcomes.swings_farther,
            because=f"{_FACTOR}: the sign turns round and the size grows. It diverges; the last of its steps leads to "
            "{end}.",
            feedback="This takes overshooting for divergence. Jumps grow only where the factor "
            "1\u00a0−\u00a02\u00a0×\u00a0{learning_rate} is below −1.",
            see=_LIMIT,
        ),
    ),
)

_LINE = line_loss(worked_line().x, worked_line().y)
_BOWL = quadratic(eigenvalues=(4.0, 2.0))
_HILL = double_well(tilt=0.3)
_STEPS = 40


def _on_line(rate: float) -> Run:
    return Run(GradientDescent(rate), (0.0, 0.0), _STEPS, objective=_LINE)


def _on_bowl(rate: float) -> Run:
    return Run(GradientDescent(rate), (0.1, 4.0), _STEPS, objective=_BOWL)


def _on_hill(rate: float, start: float) -> Run:
    return Run(GradientDescent(rate), start, _STEPS, objective=_HILL)


read_the_curve = DiagnoseCurve(
    title="read the curve",
    question="The loss of a real run, from {first} to {end}. What does it tell?",
    runs=(
        _on_bowl(0.5265),
        _on_line(0.0004),
        _on_hill(0.05, 0.1),
        _on_line(0.03),
        _on_line(0.0866),
        _on_hill(0.05, 0.05),
        _on_line(0.0002),
        _on_bowl(0.03),
        _on_bowl(0.5255),
        _on_hill(0.04, 0.12),
        _on_line(0.0003),
        _on_line(0.015),
    ),
    outcomes=(
        Outcome(
            "The rate is far too small.",
            outcomes.is_slow,
            because="It falls at every step, most at the first, and ends high: nothing is wrong but the pace. A larger "
            "rate would be quicker.",
            feedback="A small rate is slow and smooth: it falls most at the first step, and less and less from there.",
            see=_SIDES,
        ),
        Outcome(
            "The rate is above the limit.",
            outcomes.grows,
            because="It ends by rising faster and faster, beyond where it began. In some direction each step makes the "
            "distance longer, even if another direction hid that at first.",
            feedback="Above the limit the loss grows in the end, faster and faster. A loss that falls at every step is "
            "no sign of that.",
            see=_LIMIT,
        ),
        Outcome(
            "The start is high up and nearly level.",
            outcomes.begins_flat,
            because="It hardly falls at first, then faster and faster, and levels off low: the slope was small where "
            "it began, grew on the way, and is small again.",
            feedback="From a hilltop a run is slow at *first*, and quicker later. Look at which steps fall most.",
            see="guide/gradient-descent.md#why-the-steps-shrink",
        ),
        Outcome(
            "The rate suits.",
            outcomes.comes_down,
            because="It falls steeply at first, levels off low, and never rises.",
            feedback="This looks at one part of the curve. One that has come down falls most at the first steps and "
            "stays low to the end.",
            see=_CURVES,
        ),
    ),
)
