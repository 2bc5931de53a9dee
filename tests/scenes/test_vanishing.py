"""Slopes through many layers: closed forms, bounds, and what the words promise."""

import math

import numpy as np
import pytest

from gdviz.figure.parts import ChooseValue, Predict
from gdviz.scenes import vanishing
from tests.scenes.by_hand import close


def sigmoid_row(weight, bias, units, a=0.5):
    """The product of the factors w σ(z) (1 - σ(z)), written out."""
    product = 1.0
    for _ in range(units):
        s = 1 / (1 + math.exp(-(weight * a + bias)))
        product, a = product * weight * s * (1 - s), s
    return product


def test_ten_sigmoids_leave_less_than_a_millionth():
    assert vanishing.row_bound == 0.25**10 == 9.5367431640625e-07
    assert close(vanishing.row_small, sigmoid_row(1.0, 0.0, 10), 1e-12) and vanishing.row_small < vanishing.row_bound
    assert (
        vanishing.row_large == pytest.approx(sigmoid_row(5.0, 0.0, 10), rel=1e-12, abs=0)
        and vanishing.row_large < vanishing.row_small
    )


def test_from_the_third_unit_on_the_factors_of_larger_weights_are_alike():
    products = [sigmoid_row(5.0, 0.0, units) for units in range(11)]
    first, second, *others = np.divide(products[1:], products[:-1])
    assert first > 0.3 and second > 0.04  # these two are not yet at the level end
    assert others == pytest.approx([vanishing.factor_large] * 8, abs=6e-4) and 0.034 < vanishing.factor_large < 0.035


def test_only_at_their_steepest_do_larger_weights_help():
    assert close(vanishing.row_steepest, 1.25**10, 1e-12) and vanishing.factor_steepest == 1.25
    assert vanishing.steepest_bias == -2.5 and vanishing.enough == 4.0
    # Whatever the bias and the input, below w = 4 every factor is below 1.
    for bias in np.linspace(-4, 4, 9):
        assert sigmoid_row(3.9, bias, 10) < 0.975**10 + 1e-12
    for weight, units in ((1.0, 10), (5.0, 10)):
        z = np.linspace(-50, 50, 20001)
        assert np.max(weight / (1 + np.exp(-z)) / (1 + np.exp(z))) <= weight / 4 and units == vanishing.units


def test_the_scales_and_what_they_should_leave():
    assert (vanishing.xavier_scale, vanishing.he_scale) == (1.0, math.sqrt(2))
    assert close(vanishing.per_layer, 0.70710678, 1e-8) and close(vanishing.by_theory_30, 2.0**-15)
    assert vanishing.relu_xavier_size / vanishing.by_theory_30 == pytest.approx(1.0, abs=0.9)  # within its order
    for seed_of_one in (vanishing.relu_he_30, vanishing.relu_he_size, vanishing.tanh_30):
        assert 0.1 < seed_of_one < 10
    # ReLU is linear in the scale: 29 layers lie behind the first.
    assert close(vanishing.relu_he_30 / vanishing.relu_xavier_30, 2.0**14.5, 1e-9)
    assert close(vanishing.relu_large_30 / vanishing.relu_xavier_30, 2.0**29, 1e-9)


def test_what_the_page_says_of_layers_and_what_is_around_them():
    assert vanishing.sigmoid_30 == vanishing.sigmoid_plain < 1e-18 < vanishing.sigmoid_normed < 1e-9
    assert vanishing.relu_xavier_30 < 1e-4
    for passes in (vanishing.sigmoid_skip, vanishing.sigmoid_both, vanishing.relu_normed, vanishing.relu_both):
        assert 0.1 < passes < 10
    assert vanishing.relu_skip > 1e4, "it explodes"
    assert close(vanishing.relu_small_normed, vanishing.relu_large_normed, 1e-4)


def test_predictions_are_what_happens():
    row, depth, around = vanishing.row, vanishing.depth, vanishing.around
    predict = row.part(Predict)
    assert predict.options[predict.answer] == "it shrinks"
    predict = depth.part(Predict)
    assert predict.options[predict.answer] == "about 10⁻⁶"  # half of the square lost 39 times: 1.3 × 10⁻⁶
    assert close(vanishing.by_theory_many, 2.0**-19.5) and 1e-7 < vanishing.relu_many < 1e-5
    predict = around.part(Predict)
    assert predict.options[predict.answer] == "next to nothing"


def test_what_is_chosen_is_named_with_its_value():
    kinds = (("sigmoid", 2.0), ("tanh", 0.0), ("ReLU", 1.0))
    asked = {
        scene.title: {choice.control: choice.options for choice in scene.part(ChooseValue).choices}
        for scene in (vanishing.row, vanishing.depth, vanishing.around)
    }
    row, depth, around = asked.values()
    assert row == {"activation": kinds}
    assert depth == {"activation": kinds, "scale": (("Xavier", 1.0), ("He", math.sqrt(2)))}
    assert [name for name, _ in around["variant"]] == ["plain", "layer norm", "residual", "both"]
    assert [value for _, value in around["variant"]] == [0.0, 1.0, 2.0, 3.0] and around["activation"] == kinds
