"""The question that ends a caption is answered on the page of the figure."""

import pytest

from gdviz import scenes
from tests.lessons.reading import DOCS, FIGURE, parts_of

# For each figure, words of the answer to its caption's question.
ANSWERS = {
    "home.bowl": "0.73 comes closest to the bottom",
    "guide.five_step_loop": "Step 4 hides the difficult question",  # which step needs calculus?
    "guide.tuning": "No single $w$ suits them all",
    "linear_regression.candidates": "too high by 1.45, B too low by 0.91, and C is almost right",
    "linear_regression.sweep": "$m = 0$, $b = 3$ predicts the same price for every house",
    "loss_functions.residual_squares": "3 of the 12 have a larger square than on the poor line",
    "loss_functions.shrinking_squares": "None reaches 0, for no line passes through all the dots",
    "loss_functions.outlier": "To avoid one enormous square, the best line accepts many smaller misses",
    "loss_landscape.surface_and_contour": "A steeper line that starts lower is nearly as good, and so the floor",
    "loss_landscape.orbit": "Two points with the same $m$ are parallel lines",
    "minimizing_functions.blind_search": "No number of probes can prove that nothing is lower",
    "minimizing_functions.minimum": "higher than the other by 0.998",
    "derivatives.five_tangents": "At $x = 6$ the slope would be +6",
    "derivatives.secant": "would ask for 0 divided by 0",
    "derivatives.sliding_tangent": "the curve falls, levels out, and falls again",
    "derivatives.tangent_search": "Our search took 7 places",
    "derivatives.flat_points": "Look at the sign of the slope on *both* sides",
    "gradient_descent.path": "After 50 more steps the point is still 6 × 10⁻¹⁰ away from 3",
    "gradient_descent.minus_sign": "From outside the two valleys it climbs for ever",
    "gradient_descent.shrinking_steps": "a short step means a small slope",
    "two_parameters.slices": "One step will change $m$ more than $b$",
    "two_parameters.contour_descent": "The arrows are longest on the left and on the right, where the bowl is steeper",
    "two_parameters.surface_descent": "The bend is easier to see from above",
    "two_parameters.three_houses": "A house on the line adds nothing",
    "parameters_to_predictions.four_steps": "The path turns between the lines of step 5 and step 50",
    "parameters_to_predictions.both_views": "Then it creeps along the valley floor",
    "learning_rates.diverging": "The limit here is $\\eta = 1$",
    "learning_rates.five_rates": "At $\\eta = 1$ the loss would stay as it is, a horizontal line",
    "learning_rates.stability_limit": "After 5 steps the two slopes are still alike, 3.62 and 3.84",
    "learning_rates.final_loss": "keeps some distance from those that fail",
    "learning_rates.two_valleys": "into a better valley or a worse one",
    "curvature.two_errors": "They shrink alike at $2 / (4 + 2)$, about 0.33",
    "curvature.many_valleys": "a larger rate leaves *narrow* valleys rather than shallow ones",
    "limits.tolerance": "However narrow you make the band, I have an answer",
    "limits.two_sides": "No single number is within one half of both",
    "limits.round_off": "the first column is smallest at $10^{-8}$, the second at $10^{-6}$",
    "derivative_rules.eight": "For $e^x$ the quotient is",
    "derivative_rules.function_and_slope": "For the sigmoid at $x = 4$ the slope is 0.018",
    "derivative_rules.quarter": "That is the **[vanishing gradient]",
    "gradients.dial": "**Its length is the slope that way.**",
    "gradients.field": "At the lowest point there is no arrow",
    "gradients.zoom": "At 4 times as close the two are at most 0.18 widths apart, at 8 times 0.087",
    "neural_network.line": "It gets the two tips wrong, each of which reaches into the other moon",
    "hidden_units.unit": "The size of the weights alone (with the bias scaled along) leaves the line where it is",
    "hidden_units.seen": "the boundary bends where it passes from one unit's line to another's",
    "neural_network.forming": "the lines of its units part and come to stand around the tips",
    "neural_network.zero_start": "three copies of one unit, with one line",
    "network_slice.slices": "what happens along *these* two directions, and no more",
    "hessian.turned": "The mixed number is zero at 0 and 90 degrees",
    "hessian.dial": "**The top of the wave sets the limit of the learning rate.**",
    "hessian.zigzag": "Even the best rate overshoots along the steep direction, so the path jumps",
    "hessian.split": "both keep a third of their length. They differ in sign",
    "newton.beside": "From outside of that stretch it always finds a valley",
    "vanishing.row": "a bias of $-w/2$, here −2.5, keeps every unit at its steepest",
    "vanishing.depth": "So Xavier suits tanh, and He suits ReLU",
    "vanishing.scales": "**half of the mean square is lost**",
    "vanishing.around": "so the scale no longer matters",
    "language_model.bigram": "most pairs never occur, and no score makes a probability 0",
    "language_model.network": "It begins to learn the rhymes by heart",
    "language_model.writing": "It changes how the model is used, not what it has learnt",
    "debugging_training.tiny_batch": "It does *not* show what only appears with more data or more steps",
    "debugging_training.gallery": "Overfitting and wrong labels need the dashed line",
    "debugging_training.patient": "The two losses are enough to tell overfitting and NaN",
    "clipping.cliff": "It makes nothing longer. On the level stretch",
    "at_scale.models": "would be squeezed into the left end",
    "at_scale.counted": "Biases take part in no product",
    "at_scale.compute": "Twice the parameters and twice the tokens are four times the work",
    "training_memory.calculator": "Activations grow with the number of examples at a time",
    "fine_tuning.layers": "a slope reaches it only through all the layers behind",
    "newton.saddle": "The curve alone cannot tell",
    "momentum.best": "as many times more as $\\kappa$",
    "optimizers.race": "Plain descent falls behind in Rosenbrock's valley",
    "own_rule.race": "With `eta*0.98**t` in place of `eta` the steps shrink",
    "chain_rule.dials": "20 times as fast as $x$",
    "chain_rule.graph": "**multiply** by the local derivative",
    "chain_rule.paths": "they **add up** to 7",
    "chain_rule.shared": "there is first 5, from the last product alone, then 11",
    "backpropagation.neuron": "Both are below 0, so both parameters go up",
    "backpropagation.two_layers": "All three slopes are made from it",
    "backpropagation.cost": "nobody needs the slope by the data",
    "backpropagation.forgotten": "A smaller rate makes the swings slower, and hardly shorter",
    "regularization.penalties": "L1 goes on pulling until it is at zero",
    "regularization.corner": "The circle has no corners",
    "regularization.paths": "Ridge shares between the two",
    "regularization.adam_decay": "the larger its gradients, the less it shrinks",
    "overfitting.polynomial": "Only the validation curve tells",
    "overfitting.early_stopping": "A larger rate comes to it sooner",
    "schedules.six": "Two of these raise the rate on the way",
    "schedules.chosen": "Turn the noise off, and the constant rate is the best of all",
    "warm_up.steep_start": "the climb must not be faster than the run leaves the steep part",
    "schedules.drawn": "With other noise that advantage goes",
    "choosing_a_loss.four": "Only the squared loss pulls harder and harder as it grows",
    "choosing_a_loss.loss_and_slope": "no corner, and no pull above",
    "choosing_a_loss.outlier": "a far house pulls with a fixed force",
    "cross_entropy.stall": "nearly at its worst, and its curve nearly level",
    "cross_entropy.three_classes": "both arrows that leave b add up to $0.245 - 1$",
    "batches.paths": "With another seed the two rough paths would change",
    "batches.gradients": "the mean of their gradients is the gradient of all houses",
    "batches.cost": "one by one, 64",
    "noise.order": "so the path turns in circles",
    "noise.floor": "so a step at a fixed rate leaves it again",
    "putting_it_together.all_panels": "The loss curve can always be drawn",
    "putting_it_together.full_run": "Tell a buyer the held-out loss",
    "putting_it_together.two_houses": "The line claims that large houses are cheaper than small ones",
}


def test_every_figure_asks_something_that_is_answered():
    assert ANSWERS.keys() == {scene.id for scene in scenes.all()}


LESSONS = sorted(str(page.relative_to(DOCS)) for page in (*DOCS.glob("guide/*.md"), *DOCS.glob("deeper/*.md")))


@pytest.mark.parametrize("page", ["index.md", *LESSONS])
def test_the_answers_are_on_the_page(page):
    body = parts_of(page)[1]
    said = " ".join(body.split())
    assert [ANSWERS[id] for id in FIGURE.findall(body) if ANSWERS[id] not in said] == []
