"""Rates that are too small or too large, and the limit between the two."""

from gdviz.exercises.kinds import Mistake, Numeric, Option, SingleChoice

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
