"""How many numbers a network has, why it may not start at zero, what each of them does, one step of its training."""

from gdviz.exercises.kinds import Matching, Mistake, Numeric, Option, Ordering, Pair, SingleChoice, Step

count_parameters = Numeric(
    title="how many numbers",
    question="A network has {inputs} inputs, one hidden layer of {units} units, and one score. Every unit and "
    "the score "
    "have a bias. How many parameters are there?",
    draws={"inputs": (2, 3, 5), "units": (8, 10, 6)},
    quantities={"first": "(inputs + 1) * units", "second": "units + 1"},
    answer="(inputs + 1) * units + units + 1",
    tolerance=0.4,
    working="Each unit has {inputs} weights and a bias: ({inputs} + 1) × {units} = {first}. The score has "
    "{units} weights "
    "and a bias: {second}. Together {answer}.",
    mistakes=(
        Mistake(
            "inputs * units",
            "Those are the weights of the first layer. Its units have a bias each, and there is a second layer.",
            see="deeper/neural-network.md#one-hidden-unit",
        ),
        Mistake(
            "(inputs + 1) * units",
            "That is the first layer, or all weights without a bias. Count both layers, weights and biases.",
            see="deeper/neural-network.md#several-add-up",
        ),
        Mistake(
            "(inputs + 1) * units + units",
            "One is missing: the bias of the score.",
            see="deeper/neural-network.md#several-add-up",
        ),
        Mistake(
            "inputs + units + 1",
            "Every unit has weights of its own for all inputs.",
            see="deeper/neural-network.md#one-hidden-unit",
        ),
    ),
    otherwise="Count layer by layer: ({inputs} + 1) for each unit, then a weight for each unit and a bias.",
    see="deeper/neural-network.md#several-add-up",
)

symmetric_start = SingleChoice(
    title="ten units alike",
    question="A hidden layer of ten units starts with all units alike, and not at zero. After a long training, which "
    "boundary between two classes of points in the plane can it have?",
    options=(
        Option(
            "a straight line",
            "Alike units get alike slopes, so they stay copies of one unit. One unit makes a line.",
            right=True,
        ),
        Option(
            "a curve with up to ten bends",
            "For that the ten lines have to part. Units that are alike get the same slope at every step.",
            see="deeper/neural-network.md#a-start-at-zero",
        ),
        Option(
            "none: nothing moves",
            "That is the start with every weight at zero. Here the slopes are not zero; they are all the same.",
            see="deeper/neural-network.md#a-start-at-zero",
        ),
        Option(
            "any, if the learning rate is small enough",
            "The rate multiplies equal slopes. They stay equal at any rate.",
            see="deeper/neural-network.md#a-start-at-zero",
        ),
    ),
)

what_changes_what = Matching(
    title="what each number does",
    question="One number of a trained network is changed. What happens on the plane?",
    pairs=(
        Pair(
            "the bias $b$ of one unit",
            "its line shifts, in parallel",
            "The line is where the weighted sum plus the bias is 0.",
            see="deeper/neural-network.md#one-hidden-unit",
        ),
        Pair(
            "its weights and its bias, all times 3",
            "its fold gets sharper, in its place",
            "The sum is 0 at the same points, and reaches large values sooner.",
            see="deeper/neural-network.md#one-hidden-unit",
        ),
        Pair(
            "its weight $v$, made 0",
            "the boundary is that of the other units",
            "The unit still has its line, and its part of the score is 0 everywhere.",
            see="deeper/neural-network.md#several-add-up",
        ),
        Pair(
            "the bias $c$ of the score",
            "every score rises or falls alike",
            "It is added to the sum of all parts.",
            see="deeper/neural-network.md#several-add-up",
        ),
    ),
)

one_step_in_order = Ordering(
    title="one step of its training",
    question="Put one step of training in order, beginning with the points.",
    steps=(
        Step("take a batch of points"),
        Step(
            "work out the hidden units",
            "The units are weighted sums of the points, so the points come first.",
            see="deeper/neural-network.md#one-hidden-unit",
        ),
        Step(
            "add them up to the score",
            "The score is made of the units.",
            see="deeper/neural-network.md#several-add-up",
        ),
        Step(
            "compare with the labels: the loss",
            "There is nothing to compare before there is a score.",
            see="deeper/neural-network.md#from-scratch",
        ),
        Step(
            "go back through both layers for the slopes",
            "The way back begins at the loss.",
            see="deeper/backpropagation.md#one-neuron",
        ),
        Step(
            "subtract the rate times the slope from every weight",
            "A step needs the slopes.",
            see="deeper/neural-network.md#from-scratch",
        ),
    ),
    because="Forward to the loss, back for the slopes, then one step of every number at once: the loop of the line.",
)
