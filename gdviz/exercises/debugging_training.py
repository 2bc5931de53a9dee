"""Which test tells which fault, how large an update is, what a tiny batch shows, and what to do first."""

from gdviz.exercises.kinds import Matching, Mistake, MultipleAnswer, Numeric, Option, Ordering, Pair, Step

_PAGE = "deeper/debugging-training.md"

which_test = Matching(
    title="which test",
    question="Which test tells each of these faults from the others?",
    pairs=(
        Pair(
            "overfitting",
            "the held-out loss",
            "The training loss goes on falling. Only on data held out is there anything to see.",
            see=f"{_PAGE}#the-gallery",
        ),
        Pair(
            "dead ReLUs",
            "the gradient norm of each layer",
            "No slope passes a unit that is never active: the norm of the first layer is exactly 0.",
            see=f"{_PAGE}#what-to-measure",
        ),
        Pair(
            "a wrong sign in the backward pass",
            "the gradient check",
            "Differences need the loss alone, so they do not share the mistake.",
            see=f"{_PAGE}#gradient-check",
        ),
        Pair(
            "a learning rate too low",
            "the size of updates",
            "Gradients are as they should be, and each step moves the weights by next to nothing.",
            see=f"{_PAGE}#what-to-measure",
        ),
    ),
)

update_size = Numeric(
    title="how large an update is",
    question="The weights of a layer have the length {weights}, their gradient has the norm {gradient}, and the "
    "learning rate is {rate}. How large is an update, as a share of the weights?",
    draws={"weights": (6, 8, 4), "gradient": (2, 4, 3), "rate": (0.1, 0.2, 0.05)},
    quantities={"length": "rate * gradient"},
    answer="rate * gradient / weights",
    tolerance=0.002,
    working="The update is the rate times the gradient, {rate} · {gradient} = {length} long. Divided by {weights}, "
    "that is {answer}.",
    mistakes=(
        Mistake(
            "rate * gradient",
            "That is the length of the update. Compare it with the length of the weights.",
            see=f"{_PAGE}#what-to-measure",
        ),
        Mistake(
            "gradient / weights",
            "The step is the *rate* times the gradient.",
            see=f"{_PAGE}#what-to-measure",
        ),
        Mistake(
            "weights / (rate * gradient)",
            "That is the other way round: the update divided by the weights.",
            see=f"{_PAGE}#what-to-measure",
        ),
    ),
    otherwise="First the length of the update, rate times gradient. Then divide it by the length of the weights.",
    see=f"{_PAGE}#what-to-measure",
)

what_tiny_shows = MultipleAnswer(
    title="what a tiny batch shows",
    question="A network is trained on eight examples alone, and their loss goes to nearly zero. What is ruled out?",
    options=(
        Option(
            "that all its ReLUs are dead",
            "Then nothing in the first layer could move, and the loss would stay at that of a guess.",
            right=True,
        ),
        Option(
            "that its learning rate is far too low",
            "Then it would not have arrived in so few steps.",
            right=True,
        ),
        Option(
            "that it overfits",
            "It has just learnt eight examples by heart. What that is worth elsewhere only held-out data tell.",
            see=f"{_PAGE}#the-gallery",
        ),
        Option(
            "that some labels are wrong",
            "Eight examples are learnt by heart with wrong labels, too.",
            see=f"{_PAGE}#tiny-batch",
        ),
        Option(
            "that the data come in a bad order",
            "The whole batch is in every step, so there is no order to see.",
            see=f"{_PAGE}#tiny-batch",
        ),
    ),
)

order_of_work = Ordering(
    title="what to do first",
    question="A new network does not learn. Put the work in order, the cheapest and most telling first.",
    steps=(
        Step("look at some examples with their labels"),
        Step(
            "train on a tiny batch until its loss is nearly zero",
            "Before anything is trained, see what it is to be trained on.",
            see=f"{_PAGE}#a-checklist",
        ),
        Step(
            "train on all the data, and plot both losses",
            "What does not learn eight examples will not learn all of them.",
            see=f"{_PAGE}#tiny-batch",
        ),
        Step(
            "look for better settings of rate and size",
            "Settings are looked for once the loop is known to be right; else one tunes round a mistake.",
            see=f"{_PAGE}#a-checklist",
        ),
    ),
    because="Each step is dearer than the one before, and is worth nothing while that fails.",
)
