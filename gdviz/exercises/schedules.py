"""What a schedule makes of a rate, which one helps where, and what a drop in the loss tells."""

from gdviz.exercises.kinds import Matching, Mistake, Numeric, Option, Pair, SingleChoice

rate_at_a_step = Numeric(
    title="the rate in the middle of a cosine",
    question="A cosine schedule falls from a largest rate of {largest} to a floor of {tenths} tenths of it, over "
    "{steps} steps. What is the rate at step {half}?",
    draws={"largest": (0.4, 0.2, 0.8), "tenths": (2, 1, 4), "steps": (100, 200, 60)},
    quantities={"half": "steps / 2", "floor": "tenths / 10", "low": "largest * floor"},
    answer="largest * (1 + floor) / 2",
    tolerance=0.002,
    working="Half-way the cosine is 0, so the rate is in the middle between {largest} and {low}: {answer}.",
    mistakes=(
        Mistake(
            "largest / 2",
            "That is the middle between the largest rate and 0. This cosine ends at its floor.",
            see="deeper/schedules.md#six-shapes",
        ),
        Mistake(
            "largest * floor",
            "That is the rate at the end of the run.",
            see="deeper/schedules.md#six-shapes",
        ),
        Mistake(
            "(1 + floor) / 2",
            "That is the factor. The rate is the factor times the largest rate.",
            see="deeper/schedules.md#six-shapes",
        ),
    ),
    otherwise="At half of the steps $\\cos(\\pi t / T)$ is 0: the rate is half-way between its largest and its least.",
    see="deeper/schedules.md#six-shapes",
)

which_helps = Matching(
    title="which schedule for which trouble",
    question="What would you try first?",
    pairs=(
        Pair(
            "The loss leaves the range of numbers within the first steps, and a tenth of the rate holds but is slow.",
            "a warm-up",
            "The start is steeper than the rest: begin low, then climb.",
            see="deeper/schedules.md#warm-up",
        ),
        Pair(
            "The loss falls, then trembles about a level for the rest of the run.",
            "a rate that falls to near 0",
            "Near the bottom a step is almost all noise, and its length is in proportion to the rate.",
            see="deeper/schedules.md#noise",
        ),
        Pair(
            "The gradient is exact, and the bowl has the same curvatures everywhere.",
            "a constant rate",
            "Steps shrink by themselves there, because the gradient does.",
            see="deeper/schedules.md#a-clean-bowl",
        ),
        Pair(
            "Nobody can say how long the run may last, and a calm result is wanted now and then.",
            "a cosine with restarts",
            "Each cycle ends with small steps.",
            see="deeper/schedules.md#six-shapes",
        ),
    ),
)

after_the_drop = SingleChoice(
    title="after the drop",
    question="At step 80 the rate is divided by 10, and the noisy loss falls sharply within a few steps. A colleague "
    "concludes: with the small rate from the start, the run would have been faster. What is the best reply?",
    options=(
        Option(
            "With the small rate it would not have come this far yet: the drop took away noise, not distance.",
            "Steps ten times as short need about ten times as many to cover the same ground.",
            right=True,
        ),
        Option(
            "Right: the loss falls fastest where the rate is small.",
            "It falls fast just then because the trembling ends. The way down was made by the long steps before.",
            see="deeper/schedules.md#noise",
        ),
        Option(
            "Right, but the small rate would have diverged at the start.",
            "Too *high* a rate diverges. A small one is only slow.",
            see="guide/learning-rates.md#the-exact-limit",
        ),
        Option(
            "The drop is by chance: a lower rate cannot lower the loss.",
            "It does so whenever noise keeps the loss up: at a constant rate the level is about "
            "proportional to the rate.",
            see="deeper/schedules.md#noise",
        ),
    ),
)
