"""Rates in a row multiply, those of several paths add up, and a backward pass goes from the output to the inputs."""

from gdviz.exercises.kinds import FillBlank, Mistake, Numeric, Option, Ordering, Reply, SingleChoice, Step

rate_of_a_row = Numeric(
    title="the rate of a row",
    question="What is the derivative of $(mx + b)^2$ by $x$ where $x$ is {x}, $m$ is {m} and $b$ is {b}?",
    draws={"m": (3, 2, 4, 5), "b": (1, 7, 9), "x": (1, 2, 3)},
    quantities={"inside": "m * x + b"},
    answer="2 * (m * x + b) * m",
    tolerance=0.001,
    working="Inside stands {m} × {x} + {b} = {inside}. The square moves 2 × {inside} times as fast as that, and that "
    "moves {m} times as fast as $x$: together {answer}.",
    mistakes=(
        Mistake(
            "2 * (m * x + b)",
            "That is how fast the square follows what is inside. How fast the inside follows $x$ is missing.",
            see="deeper/chain-rule.md#rates-multiply",
        ),
        Mistake(
            "2 * x * m",
            "The slope of the square has been taken at $x$. The square stands at what is inside, {inside}.",
            see="deeper/chain-rule.md#rates-multiply",
        ),
        Mistake(
            "2 * (m * x + b) + m",
            "The two rates have been added. In a row, rates multiply.",
            see="deeper/chain-rule.md#rates-multiply",
        ),
        Mistake(
            "(m * x + b) * (m * x + b)",
            "That is the value at this place, and not how fast it changes.",
            see="deeper/chain-rule.md#a-formula-as-a-graph",
        ),
    ),
    otherwise="Find what is inside, take the slope of the square there, and multiply it by {m}.",
    see="deeper/chain-rule.md#rates-multiply",
)

multiply_or_add = SingleChoice(
    title="along a path, over paths",
    question="From $x$ one path leads to the output over rates 2 and 5, a second one over rates 3 and 1. What is the "
    "derivative of the output by $x$?",
    options=(
        Option("13", "2 · 5 = 10 over the first path, 3 · 1 = 3 over the second, together 13.", right=True),
        Option(
            "30",
            "All four rates have been multiplied, as if the paths came one after the other. They lie side by side.",
            see="deeper/chain-rule.md#over-several-paths-add",
        ),
        Option(
            "11",
            "All four rates have been added. Along one path each rate works on what the one before gives: multiply.",
            see="deeper/chain-rule.md#rates-multiply",
        ),
        Option(
            "28",
            "The rates along each path have been added, and the sums multiplied: both the wrong way round.",
            see="deeper/chain-rule.md#over-several-paths-add",
        ),
    ),
)

backward_in_order = Ordering(
    title="a backward pass in order",
    question="Put the steps that give the derivative of $(2x + 3)^2$ on a graph in order.",
    steps=(
        Step("Compute the value of every box, from $x$ on."),
        Step(
            "Set the derivative of the output by itself to 1.",
            "The backward pass needs the values: the rate of the square is twice what went into it.",
            see="deeper/chain-rule.md#a-formula-as-a-graph",
        ),
        Step(
            "Multiply by the local derivative of the square.",
            "There must be a number to multiply, and the first one is the 1 at the output.",
            see="deeper/chain-rule.md#a-formula-as-a-graph",
        ),
        Step(
            "Multiply by that of the sum, which is 1.",
            "The way back goes from the output to $x$, and the square is nearer to the output.",
            see="deeper/chain-rule.md#a-formula-as-a-graph",
        ),
        Step(
            "Multiply by the factor 2, and be at $x$.",
            "The factor is what $x$ meets first on the way forward, so it comes last on the way back.",
            see="deeper/chain-rule.md#a-formula-as-a-graph",
        ),
    ),
    because="Values from the input to the output, then rates from the output to the input, each on what came before.",
)

the_second_way = FillBlank(
    title="the second way",
    question="$y = x \\cdot \\sin x$ uses $x$ twice. `d_x` holds what came over the left factor. What is missing, so "
    "that it ends as the derivative of $y$ by $x$?",
    code="d_x = np.sin(x)\nd_sin = x\nd_x ____ d_sin * np.cos(x)",
    right=Reply(("+=",), "What comes over the second path is added to what is there."),
    slips=(
        Reply(
            ("=",),
            "This forgets the first path: only $x \\cos x$ is left.",
            see="deeper/chain-rule.md#your-own-graph",
        ),
        Reply(
            ("*=",),
            "Rates multiply along a path. These are two paths.",
            see="deeper/chain-rule.md#over-several-paths-add",
        ),
        Reply(
            ("-=",),
            "A part is never taken away: a path that lowers the output brings a negative part by itself.",
            see="deeper/chain-rule.md#over-several-paths-add",
        ),
    ),
    otherwise="Two paths lead from $x$ to $y$, and this line brings what comes over the second.",
    see="deeper/chain-rule.md#over-several-paths-add",
    scene="chain_rule.paths",
)
