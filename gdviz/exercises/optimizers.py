"""One step of momentum and of Adam worked out, what each rule is made of, what a race can show."""

from gdviz.exercises.kinds import Matching, Mistake, MultipleAnswer, Numeric, Option, Pair

two_steps_with_momentum = Numeric(
    title="two steps with momentum",
    question="A run with momentum starts at $x = 0$, with $\\mu = 0.9$ and η = {rate}. The gradient is {first} "
    "at the first step and {second} at the second. Where is $x$ after both steps?",
    draws={"rate": (0.1, 0.2, 0.5), "first": (10, 20), "second": (2, 4)},
    quantities={"kept": "0.9 * first", "velocity": "0.9 * first + second"},
    answer="-rate * first - rate * (0.9 * first + second)",
    tolerance=0.005,
    working="First $v$ is {first}. Then it is 0.9 · {first} + {second} = {velocity}. So $x$ ends at "
    "−{rate} · ({first} + {velocity}) = {answer}.",
    mistakes=(
        Mistake(
            "-rate * first - rate * second",
            "That is plain gradient descent. The second step also has what was kept of the first.",
            see="deeper/optimizers.md#momentum",
        ),
        Mistake(
            "-rate * (0.9 * first + second)",
            "That is the second step alone. The first one moved $x$, too.",
            see="deeper/optimizers.md#momentum",
        ),
        Mistake(
            "rate * first + rate * (0.9 * first + second)",
            "The step goes against the velocity: it is subtracted.",
            see="deeper/optimizers.md#momentum",
        ),
        Mistake(
            "-rate * first - rate * (first + second)",
            "Of the old velocity only the share 0.9 is kept.",
            see="deeper/optimizers.md#momentum",
        ),
    ),
    otherwise="Write down $v$ after each step: it is {first}, then 0.9 · {first} + {second}. Each step subtracts "
    "{rate} times $v$.",
    see="deeper/optimizers.md#momentum",
)

which_rule_does_what = Matching(
    title="which rule does what",
    question="What does each rule do with the gradients?",
    pairs=(
        Pair(
            "momentum",
            "adds them up and keeps a share",
            "So what changes its sign cancels, and what does not grows.",
            see="deeper/optimizers.md#momentum",
        ),
        Pair(
            "AdaGrad",
            "divides by the root of the sum of all squares",
            "The sum only grows, so the steps only shrink.",
            see="deeper/optimizers.md#own-rates",
        ),
        Pair(
            "RMSprop",
            "divides by the root of a running mean of squares",
            "It is AdaGrad that forgets.",
            see="deeper/optimizers.md#own-rates",
        ),
        Pair(
            "Adam",
            "divides one running mean by the root of another",
            "It remembers the gradient and its square, both corrected for starting at 0.",
            see="deeper/optimizers.md#adam",
        ),
    ),
)

what_the_race_shows = MultipleAnswer(
    title="what the race shows",
    question="Which of these does the table of the race bear out?",
    options=(
        Option(
            "a tuned plain rule can beat Adam",
            "In the long bowl it arrives first of the two.",
            right=True,
        ),
        Option(
            "which rule is fastest depends on the landscape",
            "No row has the smallest number in every column.",
            right=True,
        ),
        Option(
            "an optimizer finds the global minimum",
            "Each follows slopes. Which valley it ends in depends on the start and the rate.",
            see="deeper/optimizers.md#race",
        ),
        Option(
            "Adam works best at the same rate everywhere",
            "Its best rate in the table goes from 0.05 to 1.",
            see="deeper/optimizers.md#race",
        ),
    ),
)
