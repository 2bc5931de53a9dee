"""Six questions to be answered in writing, each with a model answer and what a good answer says."""

from gdviz.exercises.kinds import FreeResponse, Point
from gdviz.figure.numbers import fixed
from gdviz.objectives import line_loss, stability_limit
from gdviz.objectives.datasets import worked_line

_LIMIT = stability_limit(line_loss(worked_line().x, worked_line().y))

in_your_own_words = FreeResponse(
    title="Gradient descent in your own words",
    question="Explain gradient descent to a friend who knows what a slope is, but has never heard of machine learning.",
    model="""\
Gradient descent looks for a low place of a function without seeing the function as a whole. It starts somewhere and
measures the slope there. The slope says which way is up, so it takes a step the other way: a long one where the
slope is steep, a short one where it is gentle. A number called the learning rate sets the proportion. Then it
measures again, and repeats. With many parameters there is one slope for each, and all of them move at once. It finds
*a* low place, not always the lowest.

In one line: $x \\leftarrow x - \\eta f'(x)$, over and over.""",
    points=(
        Point(
            "that it uses only the slope at the present place?",
            see="guide/gradient-descent.md#one-step",
            taught="Stand at a point of the curve and measure the slope",
        ),
        Point(
            "that the step goes *against* the slope, and in proportion to it?",
            see="guide/gradient-descent.md#one-step",
            taught="step *against* the slope, in proportion to it",
        ),
        Point(
            "that it repeats?",
            see="guide/gradient-descent.md#the-rule-in-code",
            taught="for _ in range(steps):",
        ),
    ),
)

why_the_lowest_point_matters = FreeResponse(
    title="Why the lowest point matters",
    question="Training looks for the lowest point of a landscape. Why the lowest? What is the height?",
    model="""\
The height is the loss: one number that says how wrong the model is on the data, and smaller is better. The data are
fixed, so only the parameters are left to vary. Every place of the landscape is one choice of parameters, and its
height says how wrong that choice is. At the lowest place the model is, by this measure, as little wrong as it can
be.""",
    points=(
        Point(
            "that the height is the loss: how wrong the model is on the data?",
            see="guide/loss-functions.md#the-loss",
            taught="A function that says how wrong a model is on the data is called a **loss**",
        ),
        Point(
            "why it is drawn over the parameters, although it depends on the data too?",
            see="guide/loss-landscape.md#turn-the-question-round",
            taught="The houses are what they are. What can change is the line",
        ),
    ),
    note='A careful answer adds "by this measure": another loss may have its lowest point elsewhere.',
)

what_the_lowest_point_is = FreeResponse(
    title="What the lowest point corresponds to",
    question="Descent on the loss of a line ends near the lowest point of the bowl. That point is a pair of numbers. "
    "What do you get if you draw it among the data?",
    model="""\
A line. The two numbers are its slope $m$ and its intercept $b$. The lowest point gives the line with the smallest
mean squared error on the data: the best fit, in that sense. Every other point of the bowl is a line too, and a worse
one (as long as the data have at least two different $x$). For a larger model it is the same: a point in the
landscape is a complete set of parameters, and so a complete way of predicting.""",
    points=(
        Point(
            "that it is a line, with the two numbers as slope and intercept?",
            see="guide/loss-landscape.md#turn-the-question-round",
            taught="a line is two numbers, $m$ and $b$",
        ),
        Point(
            "that the point *is* a model, ready to predict, and the best of all lines by this loss?",
            see="guide/parameters-to-predictions.md#one-run-two-pictures",
            taught="the lowest point *is* the line that fits these data best",
        ),
    ),
    note="It does not correspond to one of the data points, nor to the lowest of them.",
)

why_match_the_training_data = FreeResponse(
    title="Why match the training data?",
    question="We already know the answers in the training data. Why train a model to give them back? And how does that "
    "make a language model write better text?",
    model="""\
Not for the answers themselves. The hope is that the pattern that fits the known cases also fits new ones. This works
if the new cases resemble the training data, and if the model has found the pattern rather than memorized the cases.
That is why one checks it on data held out from training.

For a language model the known answers are the words that really came next in existing text. To give them a high
probability, the model must pick up what makes a next word likely: spelling, grammar, the topic, common facts. Then
it can continue *new* text one word at a time, choosing words that are likely to follow. It learns to continue text
the way its training text continues. That is not the same as being right. (To be exact: language models predict
*tokens*, words or pieces of words.)""",
    points=(
        Point(
            "that the aim is new data, for which the answers are not known?",
            see="guide/putting-it-together.md#judge-on-unseen-houses",
            taught="A model is made for *new* houses.",
        ),
        Point(
            "that matching alone is no proof, so it is checked on data held out?",
            see="guide/putting-it-together.md#judge-on-unseen-houses",
            taught="never trained on",
        ),
        Point(
            "that giving the true next token a high probability, over and over, is what makes the text better?",
            see="guide/index.md#a-model-predicts",
            taught="Training gives the token that really came next a higher probability",
        ),
    ),
)

why_subtract = FreeResponse(
    title="Why subtract?",
    question="The update is $p \\leftarrow p - \\eta g$, with $g$ the gradient. Why does subtracting lead towards a "
    "minimum? When does it not?",
    model="""\
The gradient points in the direction in which the loss rises fastest. Its opposite points where the loss falls
fastest. Subtracting $\\eta g$ moves that way. If the step is short enough, the loss falls; repeat it, and the loss
falls again and again, as a rule until the slope is close to zero. With one parameter: left of a minimum the slope is
negative, so subtracting it moves right; right of it the slope is positive, so subtracting it moves left.

When not: if the step is too long, it can land higher than before. If the gradient is zero, the update stands still,
even on a hilltop or at a saddle. And where there are several valleys, it may lead to one that is not the deepest.""",
    points=(
        Point(
            "that the gradient points *uphill*?",
            see="guide/two-parameters.md#the-gradient",
            taught="It points where the loss **rises** fastest",
        ),
        Point(
            'that "downhill" holds for a short enough step?',
            see="guide/learning-rates.md#the-exact-limit",
            taught="A step is too long if the slope changes too much along the way",
        ),
        Point(
            "that it stands still wherever the gradient is zero, be it a minimum or not?",
            see="guide/derivatives.md#flat-is-not-lowest",
            taught="a slope of zero does not make a point a minimum",
        ),
        Point(
            "that there may be a deeper valley elsewhere?",
            see="guide/learning-rates.md#more-than-one-valley",
            taught="With small steps the start decides",
        ),
    ),
)

the_learning_rate = FreeResponse(
    title="The learning rate",
    question="What does the learning rate do? What do you see when it is too high, and when it is too low?",
    model=f"""\
It says how far to go for a given slope: the step is the learning rate times the gradient.

Too low: the loss falls smoothly, but slowly, and after many steps the run is still far from the minimum. It does not
get stuck because of that; on a bowl it would arrive in the end. A larger one may jump over the minimum and swing
from side to side while it closes in: that is not too high, and may even be quicker. Too high: each swing is longer
than the last and the loss grows: it diverges. On a quadratic bowl the limit is $2 / \\lambda_{{\\max}}$, with
$\\lambda_{{\\max}}$ the largest curvature. For the five points of the guide that is {fixed(_LIMIT, 5)}.""",
    points=(
        Point(
            "that the step is the learning rate times the gradient?",
            see="guide/gradient-descent.md#why-the-steps-shrink",
            taught="The step is $\\eta f'(x)$",
        ),
        Point(
            "that both failures can be seen in the loss curve?",
            see="guide/learning-rates.md#the-loss-curves",
            taught="Under a rate too small it hardly falls, under one too large it rises",
        ),
        Point(
            "that overshooting alone does no harm while the swings get shorter?",
            see="guide/learning-rates.md#small-large-too-large",
            taught="That does no harm while it lands lower",
        ),
    ),
)
