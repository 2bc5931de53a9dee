"""One neuron by hand, the order of the calls, a wrong sign to find, and why slopes are added."""

from gdviz.exercises.kinds import FillBlank, Mistake, Numeric, Option, Ordering, Reply, SingleChoice, Step

neuron_by_hand = Numeric(
    title="a neuron by hand",
    question="$\\hat y = w x + b$ with $x$ = {x}, $w$ = {w} and $b$ = {b}. The right answer is {y}, and the loss is "
    "$(\\hat y - y)^2$. What is the slope of the loss by $w$?",
    draws={"x": (3, 4, -2), "w": (0.5, -0.5), "b": (1, -1), "y": (4.5, 7.3, 3.2)},
    quantities={"prediction": "w * x + b", "error": "prediction - y", "arrived": "2 * error"},
    answer="arrived * x",
    tolerance=0.0051,
    working="Forward: the prediction is {prediction}, the error {error}. Backward: 2 × {error} = {arrived} arrives at "
    "the sum, passes it unchanged, and meets the local slope $x$ = {x}: {answer}.",
    mistakes=(
        Mistake(
            "arrived",
            "That is the slope by the prediction, and by $b$. On the way to $w$ it is multiplied by $x$.",
            see="deeper/backpropagation.md#one-neuron",
        ),
        Mistake(
            "arrived * w",
            "That is the slope by $x$. In a product the local slope by one factor is the *other* factor.",
            see="deeper/backpropagation.md#one-neuron",
        ),
        Mistake(
            "error * x",
            "The 2 of the square is missing: its local slope is twice the error.",
            see="deeper/backpropagation.md#one-neuron",
        ),
        Mistake(
            "0 - arrived * x",
            "The minus sign belongs to the step against the slope, not to the slope.",
            see="guide/gradient-descent.md#the-rule-in-symbols",
        ),
        Mistake(
            "error * error",
            "That is the loss itself, the end of the way forward. Now go backwards from it.",
            see="deeper/backpropagation.md#one-neuron",
        ),
    ),
    otherwise="Work out the prediction and the error. Twice the error arrives at the sum; times $x$ it is the slope by "
    "$w$.",
    see="deeper/backpropagation.md#one-neuron",
)

loop_in_order = Ordering(
    title="the calls in order",
    question="Put one training step in order, clearing first.",
    steps=(
        Step("`optimizer.zero_grad()`"),
        Step(
            "`prediction = model(x)`",
            "It could be done first, but here the old gradients are to be cleared before all else.",
            see="deeper/backpropagation.md#three-calls",
        ),
        Step(
            "`loss = loss_of(prediction, y)`",
            "There is nothing to compare with `y` before the model has predicted.",
            see="guide/putting-it-together.md#the-five-steps-by-name",
        ),
        Step(
            "`loss.backward()`",
            "The way back begins at the loss, so the loss must be there.",
            see="deeper/backpropagation.md#one-neuron",
        ),
        Step(
            "`optimizer.step()`",
            "The step reads `.grad`, which `backward()` has yet to fill.",
            see="deeper/backpropagation.md#three-calls",
        ),
    ),
    because="Clear, predict, compare, find the slopes, move. Clearing may also come later, as long as it comes after "
    "one step and before the next `backward()`.",
)

which_line = SingleChoice(
    title="a wrong sign",
    question="Two layers are checked. For $w$, $b$, $v$ differences say −6.4, −3.2, −1.76; the code says 6.4, 3.2, "
    "−1.76. Which line has the wrong sign?",
    options=(
        Option(
            "`d_output = -2 * (output - y)`",
            "All three slopes are made from this one. With a wrong sign here, the slope by $v$ would be wrong too.",
            see="deeper/backpropagation.md#two-layers",
        ),
        Option(
            "`d_v = d_output * h`",
            "The slope by $v$ agrees with its difference, so this line and what it uses are right.",
            see="deeper/backpropagation.md#is-it-right",
        ),
        Option(
            "`d_h = -d_output * v`",
            "Everything that passes here comes out with the wrong sign, and nothing else does: $w$ and $b$, not $v$.",
            right=True,
        ),
        Option(
            "`d_w = -d_sum * x`",
            "Only the slope by $w$ is made here. That of $b$ would be right.",
            see="deeper/backpropagation.md#two-layers",
        ),
        Option(
            "`d_b = -d_sum`",
            "Only the slope by $b$ is made here. That of $w$ would be right.",
            see="deeper/backpropagation.md#two-layers",
        ),
    ),
)

the_plus = FillBlank(
    title="more uses than one",
    question="`x * x + x` uses `x` three times. What is missing, so that its slope comes out right?",
    code="for part, slope in parts:\n    part.grad ____ node.grad * slope",
    right=Reply(
        ("+=",),
        "Each use sends a slope of its own, and they add up: at 3, it is 3 + 3 + 1.",
    ),
    slips=(
        Reply(
            ("=",),
            "This keeps the slope that came last and drops the others.",
            see="deeper/backpropagation.md#in-code",
        ),
        Reply(
            ("-=",),
            "The minus sign belongs to the step, later. Here the slopes themselves are gathered.",
            see="guide/gradient-descent.md#the-rule-in-symbols",
        ),
        Reply(
            ("*=",),
            "Along one way local slopes multiply. What comes by several ways adds up; and times the 0 it starts from, "
            "all would stay 0.",
            see="deeper/backpropagation.md#in-code",
        ),
    ),
    otherwise="Several slopes arrive at one number, one for each use of it, and none may be lost.",
    see="deeper/backpropagation.md#in-code",
    scene="backpropagation.two_layers",
)
