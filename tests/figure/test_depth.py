"""Slopes through units in a row and a deep network, against numbers by hand and automatic differentiation."""

import math

import numpy as np
import pytest

from gdviz.autodiff import grad, relu, sigmoid
from gdviz.figure import depth
from gdviz.figure.depth import LN_EPS, activated, passage, row_factors

TANH, RELU, SIGMOID = range(3)
EVERY = [(normed, skip) for normed in (False, True) for skip in (False, True)]


def test_the_activations_and_their_slopes():
    z = np.array([-2.0, 0.0, 3.0])
    assert [part.tolist() for part in activated(RELU, z)] == [[0.0, 0.0, 3.0], [0.0, 0.0, 1.0]]
    e = math.exp(2.0)
    assert [part[0] for part in activated(SIGMOID, z)] == pytest.approx([1 / (1 + e), e / (1 + e) ** 2])
    assert [part[0] for part in activated(TANH, z)] == pytest.approx([(1 - e * e) / (1 + e * e), 1 / math.cosh(2) ** 2])
    assert activated(SIGMOID, z)[1][1] == 0.25 and activated(TANH, z)[1][1] == 1.0


def test_a_sigmoid_at_its_steepest_multiplies_by_a_quarter_of_its_weight():
    """With the bias -w/2 an input of ½ gives z = 0 and so an output of ½: every unit is at its steepest."""
    for weight in (1.0, 4.0, 6.0):
        assert row_factors(SIGMOID, weight, -weight / 2, 0.5, 10) == pytest.approx([weight / 4] * 10)


def test_active_relus_multiply_by_their_weights_and_a_dead_one_by_nothing():
    assert row_factors(RELU, 1.5, 0.0, 0.2, 4).tolist() == [1.5] * 4
    # 0.5 → 0.2 → -0.1: the second unit is inactive, and all after it get z = -0.3.
    assert row_factors(RELU, 1.0, -0.3, 0.5, 4).tolist() == [1.0, 0.0, 0.0, 0.0]


@pytest.mark.parametrize("kind", [TANH, SIGMOID])
def test_the_product_of_a_row_is_the_slope_of_its_output(kind):
    value = {TANH: np.tanh, SIGMOID: sigmoid}[kind]

    def last(x):
        for _ in range(6):
            x = value(1.7 * x - 0.4)
        return x

    assert np.prod(row_factors(kind, 1.7, -0.4, 0.3, 6)) == pytest.approx(float(grad(last)(0.3)), rel=1e-12)


def _tail(h, weights, kind, normed, skip):
    """The outputs of the last of these layers, written down once more."""
    for layer in weights:
        z = np.sum(layer * h, axis=1)
        if normed:
            away = z - np.mean(z)
            z = away / np.sqrt(np.mean(away * away) + LN_EPS)
        a = {TANH: np.tanh, RELU: relu, SIGMOID: sigmoid}[kind](z)
        h = h + a if skip else a
    return h


@pytest.mark.parametrize(("normed", "skip"), EVERY)
@pytest.mark.parametrize("kind", range(3))
def test_sizes_and_slopes_are_those_of_automatic_differentiation(kind, normed, skip):
    example, end, weights = depth._drawn(3)
    made, layers = passage(kind, 1.3, 4, 3, normed, skip), 1.3 * weights[:4]
    outputs = [_tail(example, layers[:count], kind, normed, skip) for count in range(1, 5)]
    assert made.sizes == pytest.approx([np.sqrt(np.mean(h * h)) for h in outputs], rel=1e-12)
    for place, h in enumerate(outputs):
        slope = grad(lambda h, rest=layers[place + 1 :]: np.sum(end * _tail(h, rest, kind, normed, skip)))(h)
        assert made.slopes[place] == pytest.approx(math.sqrt(np.sum(slope * slope)), rel=1e-12)


def test_what_is_drawn_has_the_sizes_that_are_told():
    example, end, weights = depth._drawn(1)
    assert np.sum(end * end) == pytest.approx(1.0)
    # Uniform on ±√3 the variance is 1; on ±√(3/n) it is 1/n. Of 51,200 numbers within a few hundredths.
    assert np.abs(example).max() < math.sqrt(3) and np.abs(weights).max() < math.sqrt(3 / 32)
    assert np.var(weights) * 32 == pytest.approx(1.0, abs=0.02) and np.mean(weights) == pytest.approx(0, abs=0.003)
    assert not np.array_equal(depth._drawn(2)[2], weights)


def test_every_layer_of_relu_is_multiplied_by_the_scale():
    """ReLU(s z) = s ReLU(z): outputs of layer l grow as s^l, slopes behind so many layers as s^(depth - l)."""
    one, two = (passage(RELU, scale, 20, 1) for scale in (1.0, 2.0))
    layers = np.arange(1, 21)
    assert two.sizes / one.sizes == pytest.approx(2.0**layers)
    assert two.slopes / one.slopes == pytest.approx(2.0 ** (20 - layers))


def test_the_scale_of_he_keeps_the_size_and_that_of_xavier_loses_half_of_its_square():
    """On average over seeds: the mean square after ten layers is 1 and 2⁻¹⁰, within a third."""
    for scale, kept in ((math.sqrt(2), 1.0), (1.0, 2.0**-10)):
        squares = [passage(RELU, scale, 10, seed).sizes[-1] ** 2 for seed in range(40)]
        assert np.mean(squares) / kept == pytest.approx(1.0, abs=1 / 3)


@pytest.mark.parametrize("kind", range(3))
def test_behind_layer_norm_the_scale_does_not_matter(kind):
    small, large = (passage(kind, scale, 20, 1, normed=True) for scale in (0.5, 2.5))
    assert small.slopes == pytest.approx(large.slopes, rel=1e-3)  # but for the little that is added to the variance


def test_a_deeper_network_has_the_layers_of_a_shallower_one():
    assert passage(TANH, 1.0, 50, 2).sizes[:12] == pytest.approx(passage(TANH, 1.0, 12, 2).sizes, rel=1e-14)


def test_a_quarter_a_layer_is_the_most_that_sigmoids_leave():
    """Each layer multiplies by W at most with its largest singular value, about 2 s, and by slopes of at most ¼."""
    slopes = passage(SIGMOID, 1.0, 30, 1).slopes
    largest = max(np.linalg.norm(layer, 2) for layer in depth._drawn(1)[2][:30])
    assert slopes[-1] == 1.0 and np.all(slopes[:-1] / slopes[1:] <= largest / 4)
