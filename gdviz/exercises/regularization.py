"""What a penalty does to one parameter, what each set of data is for, and how L1 and L2 differ."""

from gdviz.exercises.kinds import Matching, Mistake, MultipleAnswer, Numeric, Option, Pair

soft_threshold = Numeric(
    title="one parameter under L1",
    question="A loss is $\\tfrac12 (w - c)^2$ with c = {center}. Added is an L1 penalty, λ times the size of $w$, with "
    "λ = {penalty}. Where is the sum least?",
    draws={"center": (1.7, 2.3, 1.4), "penalty": (0.5, 0.6, 0.3)},
    answer="center - penalty",
    tolerance=0.005,
    working="For w above 0 the slope is w − {center} + {penalty}, which is zero at {answer}. That is above 0, so it "
    "is there.",
    mistakes=(
        Mistake(
            "center / (1 + penalty)",
            "That is the L2 penalty, which shrinks by a share. L1 moves by a fixed amount.",
            see="deeper/regularization.md#penalties",
        ),
        Mistake(
            "center + penalty",
            "A penalty moves the parameter towards 0, not away from it.",
            see="deeper/regularization.md#penalties",
        ),
        Mistake(
            "0",
            "L1 gives zero only where the loss pulls with less than λ at 0. Here it pulls with {center}.",
            see="deeper/regularization.md#why-zeros",
        ),
    ),
    otherwise="Set the slope of the sum to zero: for w above 0 the penalty adds {penalty} to it.",
    see="deeper/regularization.md#paths",
)

which_set = Matching(
    title="which data for what",
    question="Which set of data is each of these done with?",
    pairs=(
        Pair(
            "to compute the gradient of each step",
            "the training set",
            "Parameters are fitted to it.",
            see="deeper/regularization.md#too-much-freedom",
        ),
        Pair(
            "to choose the penalty, or the step to stop at",
            "the validation set",
            "It is held out from training, and chooses. So its loss is a little too good.",
            see="deeper/regularization.md#too-much-freedom",
        ),
        Pair(
            "to say, once, how good the finished model is",
            "the test set",
            "Nothing has been chosen by it.",
            see="deeper/regularization.md#too-much-freedom",
        ),
    ),
)

l1_or_l2 = MultipleAnswer(
    title="what is true of the two penalties",
    question="Which of these are true?",
    options=(
        Option(
            "near zero, L2 hardly pulls and L1 pulls as hard as ever",
            "Their slopes are $\\lambda w$ and $\\pm\\lambda$.",
            right=True,
        ),
        Option(
            "with plain gradient descent, L2 is the same as weight decay",
            "A step is $(1 - \\eta\\lambda)\\, w - \\eta g$ either way.",
            right=True,
        ),
        Option(
            "with Adam, L2 is the same as weight decay",
            "Adam divides the penalty by the size of the gradients, too. AdamW takes it out of the slope.",
            see="deeper/regularization.md#weight-decay",
        ),
        Option(
            "a large enough L2 penalty sets small parameters to exactly zero",
            "It shrinks them by a share, and a share of something is not all of it.",
            see="deeper/regularization.md#why-zeros",
        ),
    ),
)
