"""Backpropagation: every number of the page, worked out by hand."""

import math

import numpy as np
import pytest

from gdviz import autodiff
from gdviz.figure.parts import Predict
from gdviz.figure.stages import graph_record
from gdviz.optimizers import Momentum
from gdviz.optimizers.descent import descend
from gdviz.scenes import backpropagation as chapter


def close(*numbers):
    return pytest.approx(numbers, rel=1e-12)


def test_one_neuron():
    # 0.5 · 2 + 0.1 = 1.1; (1.1 - 3)² = 3.61; 2 · (-1.9) = -3.8; times x = 2, and times 1.
    assert (chapter.x, chapter.w, chapter.b, chapter.target) == (2, 0.5, 0.1, 3)
    assert (chapter.prediction, chapter.error, chapter.loss) == close(1.1, -1.9, 3.61)
    assert (chapter.slope_prediction, chapter.slope_w, chapter.slope_b) == close(-3.8, -7.6, -3.8)
    # 0.5 + 0.076 and 0.1 + 0.038; then 1.152 + 0.138 = 1.29, and 1.71² = 2.9241.
    assert (chapter.rate, chapter.next_w, chapter.next_b) == close(0.01, 0.576, 0.138)
    assert (chapter.next_prediction, chapter.next_loss) == close(1.29, 2.9241)


def test_two_layers():
    # h = 1.1, 2 · 1.1 = 2.2, (-0.8)² = 0.64; then -1.6, times h, times v, times x.
    assert (chapter.hidden, chapter.output, chapter.loss_2) == close(1.1, 2.2, 0.64)
    assert (chapter.slope_output, chapter.slope_v) == close(-1.6, -1.76)
    assert (chapter.slope_hidden, chapter.slope_sum, chapter.slope_w_2, chapter.slope_b_2) == close(
        -3.2, -3.2, -6.4, -3.2
    )


def slopes_on(scene, **settings):
    """The slope by each input, as the figure has it."""
    (mark,) = scene.panels[0].marks
    graph = graph_record(mark, scene.state(**settings).values)
    return {node.name: node.slope for node in graph.nodes if node.name}


def test_the_graphs_have_the_slopes_of_the_page():
    assert slopes_on(chapter.neuron) == pytest.approx({"w": -7.6, "b": -3.8, "x": -1.9})
    assert slopes_on(chapter.two_layers) == pytest.approx({"w": -6.4, "b": -3.2, "v": -1.76})
    asked = chapter.neuron.part(Predict)
    assert asked.answer == pytest.approx(-7.6)
    assert asked.when[1:] == (chapter.neuron.longest - 1, chapter.neuron.longest)


def test_below_zero_the_relu_passes_nothing_back():
    name, lowest, highest = chapter.two_layers.part(Predict).when
    for w in np.linspace(lowest, highest, 7):
        assert slopes_on(chapter.two_layers, **{name: float(w)}) == {"w": 0, "b": 0, "v": 0}
    assert chapter.two_layers.part(Predict).options[1] == "they are zero"


def test_the_check_agrees_to_many_digits_and_a_wrong_sign_does_not():
    assert chapter.differences == pytest.approx((-6.4, -3.2, -1.76), abs=1e-9)
    assert all(error < 1e-7 for error in chapter.relative_errors)
    assert chapter.wrong_sign == 2
    assert chapter.relative_error(1.0, 1.5) == pytest.approx(1 / 3)


def test_three_layers_have_a_factor_each():
    def loss(weight, others=2.0):
        a = autodiff.sigmoid(weight * 1.0)
        for _ in range(2):
            a = autodiff.sigmoid(others * a)
        return a

    # σ(2) = 0.8808, whose slope is 0.1050; then 2 σ'(1.7616) and 2 σ'(1.7068).
    assert chapter.chain_factors == pytest.approx((0.25998, 0.25020, 0.10499), abs=1e-5)
    assert chapter.chain_product == pytest.approx(float(autodiff.grad(loss)(2.0)), rel=1e-12)
    assert chapter.chain_product < 0.01, "less than a hundredth, as the page says"


def test_the_counts_of_the_multiplications():
    """Forward 8 n + n n + n an example; backward once more for all layers but the first."""
    for width, ratio in zip(chapter.WIDTHS, chapter.ratios, strict=True):
        assert ratio == pytest.approx((8 + 2 * width + 2) / (8 + width + 1), rel=1e-12)
    assert (chapter.asked_width, chapter.EXAMPLES, chapter.INPUTS) == (64, 16, 8)
    assert chapter.forward == 16 * (8 * 64 + 64 * 64 + 64) == 74752
    assert chapter.backward == 16 * (8 * 64 + 2 * 64 * 64 + 2 * 64) == 141312
    assert chapter.parameter_count == 8 * 64 + 64 + 64 * 64 + 64 + 64 + 1 == 4801
    assert chapter.by_differences == 4802
    assert chapter.by_backpropagation == pytest.approx(1 + 138 / 73)
    # Two hidden layers of a product, a sum and a tanh; then a product, a sum, a difference, a square, and their mean.
    assert chapter.record == 16 * (2 * 3 * 64 + 4) + 2 > chapter.parameter_count


def test_forgotten_zeroing_is_momentum_that_keeps_everything():
    zeroed, forgotten = chapter.forgotten.trajectories()
    assert zeroed.iterates[:, 0] == pytest.approx(3 - 3 * 0.8 ** np.arange(61), abs=1e-12)
    nearly = descend(chapter.forgotten.objective, Momentum(0.1, momentum=1 - 1e-12), 0.0, 60)
    assert forgotten.iterates == pytest.approx(nearly.iterates, abs=1e-9)
    # The error is -3 cos((t + ½) a) / cos(a/2), where cos a = 0.9: at most 3 / √0.95 from the bottom.
    assert chapter.swing == pytest.approx(3 / math.sqrt(0.95))
    assert np.abs(forgotten.iterates - 3).max() == pytest.approx(chapter.swing, abs=0.03)
    assert (chapter.swing_low, chapter.swing_high) == pytest.approx((3 - chapter.swing, 3 + chapter.swing))
    predict = chapter.forgotten.part(Predict)
    assert predict.options[predict.answer] == "it swings about 3 for ever"


@pytest.mark.parametrize("rate", [0.02, 0.5])
def test_a_smaller_rate_makes_the_swings_slower_and_not_shorter(rate):
    turns = {}
    for each in (rate, rate / 2):
        error = chapter.forgotten.trajectories(learning_rate=max(each, 0.02))[1].iterates[:, 0] - 3
        turns[each] = np.count_nonzero(np.diff(np.sign(error)))
        assert 2.9 < np.abs(error).max() < 3.5
    assert turns[rate] >= turns[rate / 2]
