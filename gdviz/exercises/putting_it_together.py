"""The whole loop in order, and what its result is judged by."""

from gdviz.exercises.kinds import Option, Ordering, SingleChoice, Step

training_in_order = Ordering(
    title="training in order",
    question="Put the parts of a training run in order.",
    steps=(
        Step("Set some data aside."),
        Step(
            "Predict the training data with the present parameters.",
            "What has been trained on cannot be held out any more. Set it aside before the first round.",
            see="guide/putting-it-together.md#judge-on-unseen-houses",
        ),
        Step(
            "Compare the predictions with the answers.",
            "There is nothing to compare before the model has predicted.",
            see="guide/putting-it-together.md#the-five-steps-by-name",
        ),
        Step(
            "Find the gradient of the loss.",
            "The gradient is the gradient *of the loss*, and its terms are errors: compare first.",
            see="guide/two-parameters.md#my-loss-my-data",
        ),
        Step(
            "Move each parameter against its slope.",
            "The update subtracts $\\eta$ times the gradient, so it comes after it.",
            see="guide/putting-it-together.md#the-five-steps-by-name",
        ),
        Step(
            "After many rounds, measure the loss on the data set aside.",
            "Before the parameters have moved there is no trained model to judge.",
            see="guide/putting-it-together.md#judge-on-unseen-houses",
        ),
    ),
    because="What is set aside must never be trained on. The four parts in the middle are the round that repeats, and "
    "each needs the one above it.",
)

which_model = SingleChoice(
    title="which model?",
    question="Model P has training loss 0.01 and held-out loss 0.90. Model Q has 0.05 and 0.06. Which one do you use "
    "for new houses?",
    options=(
        Option(
            "P, because its training loss is smaller",
            "This trusts the number that training was free to make small.",
            see="guide/putting-it-together.md#judge-on-unseen-houses",
        ),
        Option(
            "Q, because its held-out loss is smaller",
            "Like new houses, the held-out ones were not trained on.",
            right=True,
        ),
        Option(
            "P, trained for longer until its held-out loss falls too",
            "Nothing says that more of the same will bring the held-out loss down.",
            see="guide/putting-it-together.md#a-training-loss-of-zero",
        ),
        Option(
            "neither, until both have a training loss of 0",
            "A training loss of 0 is no aim: the line through two houses has it, and is far off on the others.",
            see="guide/putting-it-together.md#a-training-loss-of-zero",
        ),
    ),
)

more_data = SingleChoice(
    title="more data",
    question='A friend adds the six held-out houses to the twelve training houses "to have more data", and reports the '
    "loss on those six. What is wrong?",
    options=(
        Option(
            "nothing: more data always help",
            "They usually help the *model*, but nothing is left to judge it by.",
            see="guide/putting-it-together.md#judge-on-unseen-houses",
        ),
        Option(
            "the reported number is now a training loss",
            "It says how well the line fits houses it was trained on.",
            right=True,
        ),
        Option(
            "the six houses now have a residual of 0",
            "One line cannot in general go through eighteen points.",
            see="guide/loss-functions.md#the-residual",
        ),
        Option(
            "six houses are too few to train on",
            "The line is trained on all eighteen. The trouble is which houses it is judged on.",
            see="guide/putting-it-together.md#judge-on-unseen-houses",
        ),
    ),
)
