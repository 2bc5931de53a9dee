"""What is read, shown and done in the meetings of a class, by subject: what the plans are put together from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """Something to read, to show or to do.

    Attributes:
        place: guide/derivatives.md, or one of its sections or figures behind a #.
        talk: more minutes in class than showing it takes.
        do: what to do with it in class.
    """

    place: str
    talk: float = 0
    do: str = ""


def home(*places: str) -> tuple[Item, ...]:
    """Pages and sections to be read or worked on alone."""
    return tuple(Item(place) for place in places)


TUNE = Item("guide/index.md#tune-one-parameter", 5, "The class is the judge: too high or too low, by show of hands.")
LINE = (
    Item("guide/linear-regression.md#the-model-is-a-line", 2, "Price a house of 120 m² by eye, then by the formula."),
    Item("guide/linear-regression.md#what-each-parameter-does", 3, "Which point of the line does not move?"),
)
RESIDUAL = Item("guide/loss-functions.md#the-residual", 1, "One house, one miss, one square, on the board.")
LOSS = Item("guide/loss-functions.md#the-loss", 5, "A competition: who gets under the target by hand?")
SQUARE = Item("guide/loss-functions.md#why-square", 3, "Two misses, +1 and −1. Is the line right?")
OUTLIER = Item(
    "guide/loss-functions.md#the-price-of-squaring", 4, "Drag the wrong price home, and watch the line follow."
)
MODEL_AND_LOSS = (
    Item("guide/index.md#the-loop", 3, "Let them find the step that is hard."),
    TUNE,
    *LINE,
    RESIDUAL,
    LOSS,
    SQUARE,
)
TURNED = Item("guide/loss-landscape.md#turn-the-question-round", 3, "Where in this plane is the line from before?")
LANDSCAPE = (
    TURNED,
    Item("guide/loss-landscape.md#two-ways-to-draw-it", 5, "Point at two places; have the two lines drawn."),
    Item("guide/loss-landscape.md#why-the-bowl-is-long", 3, "Steeper but lower at the start: better or worse?"),
)
BLIND = Item(
    "guide/minimizing-functions.md#searching-blind", 6, "One student probes, the others write down the lowest."
)
SEARCH = (
    BLIND,
    Item("guide/minimizing-functions.md#where-and-how-low", 4, "Ask for the minimum. Most give the minimizer."),
    Item("guide/minimizing-functions.md#why-not-try-everything", 5, "Guess the years first, and keep the guesses."),
)
SLOPE = Item("guide/derivatives.md#slope-at-a-point", 3, "Signs first: which side is down?")
FLAT = Item("guide/derivatives.md#flat-is-not-lowest", 5, "Collect places with slope 0; sort them into four kinds.")
SLOPES = (
    SLOPE,
    Item("guide/derivatives.md#from-secant-to-tangent", 7, "Multiply out by hand, then let h shrink."),
    Item("guide/derivatives.md#a-slope-for-every-place", 4, "Draw the lower curve before you show it."),
    Item("guide/derivatives.md#search-by-the-slope", 4, "The same search as last time. How many probes now?"),
    FLAT,
)
ONE_STEP = Item("guide/gradient-descent.md#one-step", 5, "Where does the next step land? Everyone marks it.")
DESCENT = (
    ONE_STEP,
    Item("guide/gradient-descent.md#the-rule-in-symbols", 5, "Two steps with a pencil; then the plus sign."),
    Item("guide/gradient-descent.md#why-the-steps-shrink", 4, "Who turned the rate down? Nobody."),
)
GRADIENT = Item("guide/two-parameters.md#the-gradient", 2, "Two numbers, one arrow: draw it.")
ACROSS = Item("guide/two-parameters.md#step-against-it", 3, "From where is the path straight?")
TWO = (
    Item("guide/two-parameters.md#one-slope-for-each-parameter", 2, "Walk one cut, then the other."),
    GRADIENT,
    ACROSS,
    Item("guide/two-parameters.md#my-loss-my-data", 4, "The table for three houses, one row each."),
)
BOTH = Item("guide/parameters-to-predictions.md#one-run-two-pictures", 2, "Move the point; what does the line do?")
PREDICTIONS = (
    BOTH,
    Item("guide/parameters-to-predictions.md#what-one-step-does", 3, "One prediction, followed through one step."),
)
THREE_RATES = Item("guide/learning-rates.md#small-large-too-large", 5, "0.1, 0.9, 1.05: a bet on each before it runs.")
RATES = (
    THREE_RATES,
    Item("guide/learning-rates.md#the-loss-curves", 2, "Which curve belongs to which rate?"),
    Item("guide/learning-rates.md#the-exact-limit", 4, "Predict the limit, then cross it."),
    Item("guide/learning-rates.md#the-best-rate", 3, "Is the best rate half the limit? For which bowl?"),
)
VALLEYS = Item("guide/learning-rates.md#more-than-one-valley", 5, "Does a small rate get stuck? In what?")
UNSEEN = (
    Item("guide/putting-it-together.md#the-five-steps-by-name", 2, "The loop of the first day, with its names."),
    Item("guide/putting-it-together.md#judge-on-unseen-houses", 3, "Which of the two losses do you tell a buyer?"),
    Item("guide/putting-it-together.md#a-training-loss-of-zero", 3, "A loss of 0: would you use this line?"),
)
LARGE = Item("guide/putting-it-together.md#what-changes-in-a-large-model", 3, "What stays, and what does not?")
ASSESSMENT = Item("practice/check-your-understanding.md", 8, "In writing; then marked by a neighbour with the rubric.")
ALOUD = Item("guide/derivatives.md#check-yourself", 0, "Aloud: an answer, then a vote, then the feedback.")
REVIEW = home("practice/mixed-review.md")
BEGIN = (
    Item("guide/index.md#like-tuning-a-guitar", 3, "Run the loop by hand for two rounds."),
    Item("guide/index.md#check-yourself", 4, "In pairs: agree on an answer before you check it."),
    Item("guide/loss-functions.md#check-yourself", 4, "The same, each pair against another."),
)
GRID = (
    Item("guide/loss-landscape.md#find-the-bottom-by-trying-everything", 5, "How good can the best of a grid be?"),
    Item("guide/loss-landscape.md#check-yourself", 0, "In pairs: agree on an answer before you check it."),
    Item("guide/minimizing-functions.md#check-yourself", 0, "The same, each pair against another."),
)
FIT = Item("labs/fit-a-line.py", 8, "In pairs at a computer, up to the check of the gradient.")
TRY = Item("labs/parabola-and-learning-rates.py", 5, "In pairs at a computer; bets on the five rates first.")
AFTERWARDS = (
    Item("guide/putting-it-together.md#check-yourself", 4, "Aloud, with a vote before each answer."),
    Item("deeper/index.md", 8, "On the map: what will build on what?"),
)
LIMITS = (
    Item("deeper/limits.md#as-near-as-you-like", 5, "The game for two: one names a tolerance, one a distance."),
    Item("deeper/limits.md#when-there-is-none", 3, "What is the slope of |x| at 0? Take every answer."),
    Item("deeper/limits.md#h-can-be-too-small", 5, "How small should h be? Write it down, then look."),
)
DIRECTIONS = (
    Item("deeper/gradients.md#a-slope-in-every-direction", 4, "Which way is level? Turn the dial to it."),
    Item("deeper/gradients.md#two-properties", 4, "Read both properties off the wave."),
    Item("deeper/gradients.md#close-up", 5, "Promised and really, for a near and a far step."),
)
BOWLS = (
    Item("deeper/curvature.md#the-hessian", 6, "Turn the bowl: what changes in the table, what stays?"),
    Item("deeper/curvature.md#along-a-line", 3, "Where on this wave is the limit of the rate?"),
    Item("deeper/curvature.md#long-bowls", 5, "Twice the condition number: how many more steps?"),
    Item("deeper/curvature.md#two-numbers", 3, "Which of the two bars changes sides?"),
    Item("deeper/curvature.md#newtons-step", 5, "From where does it go to the saddle?"),
    Item("deeper/curvature.md#saddle-points", 5, "The curve is level. Has it arrived?"),
)
CHAIN = (
    Item("deeper/derivative-rules.md#a-point-through-both", 4, "If x is nudged here, does the value feel it?"),
    Item("deeper/derivative-rules.md#never-steeper-than-a-quarter", 4, "Ten sigmoids: how much is left? Guess first."),
    Item("deeper/chain-rule.md#rates-multiply", 5, "Add or multiply? Vote before the dials turn."),
    Item("deeper/chain-rule.md#over-several-paths-add", 5, "The same x three times: what is the rate?"),
    Item("deeper/backpropagation.md#one-neuron", 6, "By hand, all of it, in pairs."),
    Item("deeper/backpropagation.md#two-layers", 6, "Which numbers are used twice?"),
    Item("deeper/backpropagation.md#in-code", 4, "Why += and not =? Where would = go wrong?"),
    Item("deeper/backpropagation.md#what-it-costs", 3, "A million slopes: how many forward passes?"),
)
LOSSES = (
    Item("deeper/choosing-a-loss.md#the-pull", 4, "Which house pulls hardest, under each loss?"),
    Item("deeper/choosing-a-loss.md#wrong-and-sure", 5, "Why does it not move, wrong as it is?"),
    Item("deeper/choosing-a-loss.md#three-classes", 6, "Softmax of 2, 1, 0 by hand; what do the slopes add up to?"),
)
NETWORK = (
    Item("deeper/neural-network.md#a-line", 3, "How many does the best line get wrong?"),
    Item("deeper/neural-network.md#one-hidden-unit", 4, "Turn it, sharpen it, shift it."),
    Item("deeper/neural-network.md#several-add-up", 5, "Where does the boundary bend, and why there?"),
    Item("deeper/neural-network.md#watch-it-train", 6, "Each row another seed: who finds the curve?"),
    Item("deeper/neural-network.md#a-start-at-zero", 4, "All weights zero: what happens?"),
)
NOISE = (
    Item("deeper/batches.md#from-one-start", 4, "Which path saw all houses at every step?"),
    Item("deeper/batches.md#what-a-step-costs", 4, "By the step or by the epoch: which is fair?"),
    Item("deeper/batches.md#the-noise-floor", 4, "Why does it not come to rest?"),
)
RULES = (
    Item("deeper/optimizers.md#momentum", 5, "What cancels when gradients add up?"),
    Item("deeper/optimizers.md#adam", 5, "The slope is 1000 times as large. And the first step?"),
    Item("deeper/optimizers.md#race", 6, "A bet on each landscape, then the race."),
    Item("deeper/schedules.md#six-shapes", 3, "Which of the six raise the rate?"),
    Item("deeper/schedules.md#noise", 5, "Turn the noise off: which is best now?"),
)
FREEDOM = (
    Item("deeper/regularization.md#too-much-freedom", 5, "Which degree would you take, and by which curve?"),
    Item("deeper/regularization.md#penalties", 3, "Who gives zeros? Vote, then look."),
    Item("deeper/regularization.md#why-zeros", 4, "Where does the oval touch first?"),
    Item("deeper/regularization.md#early-stopping", 3, "Which step would you keep?"),
)
FAULTS = (
    Item("deeper/vanishing-and-exploding-gradients.md#a-product", 5, "Ten sigmoids once more; now choose the weights."),
    Item("deeper/vanishing-and-exploding-gradients.md#layer-by-layer", 4, "Xavier or He: which for ReLU?"),
    Item("deeper/debugging-training.md#tiny-batch", 4, "Which faults does it show, which not?"),
    Item("deeper/debugging-training.md#a-patient", 10, "In pairs: order tests, then name the fault."),
)
LANGUAGE = (
    Item("deeper/language-model.md#perplexity", 5, "As unsure as among how many?"),
    Item("deeper/language-model.md#train-it", 4, "Predicted less counted: when is it 0?"),
    Item("deeper/language-model.md#writing", 6, "Guess the next character; then turn the temperature."),
    Item("deeper/language-model.md#embeddings", 4, "Which two letters come to lie together?"),
    Item("deeper/language-model.md#large-models", 5, "Cover the right column: what is the same?"),
)
SCALE = (
    Item("deeper/at-scale.md#from-two", 4, "Place three models on the axis by guess."),
    Item("deeper/at-scale.md#the-work", 5, "6 times N times D for a model that you know."),
    Item("deeper/at-scale.md#the-memory", 5, "Does it fit on one device? What goes first?"),
    Item("deeper/at-scale.md#last-layers", 4, "Freeze all but one layer: what is saved?"),
)
