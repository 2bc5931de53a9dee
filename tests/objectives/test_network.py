"""A dense network: its numbers worked by hand, its gradient against differences, its first weights."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from gdviz.objectives.network import ACTIVATIONS, Network, weight_scale
from gdviz.objectives.random_numbers import Generator

TINY = Network(inputs=2, hidden=(1,), activation="relu")
W = TINY.pack({"w1": [[1.0], [-2.0]], "b1": [0.5], "w2": [[3.0]], "b2": [-1.0]})
X, Y = np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([1.0, 0.0])


def test_a_network_worked_by_hand() -> None:
    """Hidden: max(1 + 0.5, 0) = 1.5 and max(-2 + 0.5, 0) = 0; scores 4.5 - 1 = 3.5 and -1."""
    assert TINY.dim == 5
    assert [layer.tolist() for layer in TINY.layers(X, *TINY.unpack(W).values())] == [[[1.5], [0.0]], [[3.5], [-1.0]]]
    assert TINY.score(W, X).tolist() == [3.5, -1.0]
    assert TINY.probability(W, X) == pytest.approx([1 / (1 + math.exp(-3.5)), 1 / (1 + math.exp(1))])
    assert TINY.loss(W, X, Y) == pytest.approx((math.log1p(math.exp(-3.5)) + math.log1p(math.exp(-1))) / 2)
    assert TINY.accuracy(W, X, Y) == 1.0
    assert TINY.accuracy(W, X, 1 - Y) == 0.0
    first, second = (1 / (1 + math.exp(-3.5)) - 1) / 2, 1 / (1 + math.exp(1)) / 2  # the slopes of the scores
    gradient = TINY.unpack(TINY.loss_and_gradient(W, X, Y)[1])
    assert gradient["b2"] == pytest.approx([first + second])
    assert gradient["w2"].ravel() == pytest.approx([1.5 * first])
    assert gradient["b1"] == pytest.approx([3 * first])  # the other unit is off
    assert gradient["w1"].ravel() == pytest.approx([3 * first, 0.0])


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_gradient_agrees_with_differences(activation: str) -> None:
    network = Network(inputs=3, hidden=(4, 2), activation=activation)
    rng = np.random.default_rng(2)
    w, x, y = rng.normal(size=network.dim), rng.normal(size=(5, 3)), np.array([0.0, 1.0, 1.0, 0.0, 1.0])
    value, gradient = network.loss_and_gradient(w, x, y)
    assert value == network.loss(w, x, y)
    ends = [[network.loss(w + sign * 1e-6 * one, x, y) for one in np.eye(network.dim)] for sign in (1, -1)]
    np.testing.assert_allclose(gradient, np.subtract(*ends) / 2e-6, atol=1e-8)


def test_parameters_by_name_and_as_one_vector_are_the_same() -> None:
    network = Network(inputs=2, hidden=(3, 4))
    w = np.arange(float(network.dim))
    parts = network.unpack(w)
    assert {name: part.shape for name, part in parts.items()} == network.shapes
    assert list(parts) == ["w1", "b1", "w2", "b2", "w3", "b3"]
    assert parts["b1"].tolist() == [6, 7, 8]
    assert network.pack(parts).tolist() == w.tolist()


@pytest.mark.parametrize(("activation", "expected"), [("tanh", 0.0632455532), ("relu", 0.1)])
def test_first_weights_are_as_large_as_their_papers_say(activation: str, expected: float) -> None:
    """Glorot: √(2 / (200 + 300)); He: √(2 / 200)."""
    network = Network(inputs=200, hidden=(300,), activation=activation)
    parts = network.unpack(network.initial(Generator(0)))
    assert weight_scale(activation, 200, 300) == pytest.approx(expected)
    assert parts["w1"].std() == pytest.approx(expected, rel=0.02)
    assert not parts["b1"].any() and not parts["b2"].any()
    assert parts["w1"][0, 0] == pytest.approx(expected * Generator(0).normals(1)[0])


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"activation": "tan"}, r"^there is no activation 'tan'.*tanh"),
        ({"hidden": (0,)}, r"^a layer has 1 unit or more; got widths \(2, 0, 1\)$"),
        ({"hidden": (2.5,)}, "1 unit or more"),
    ],
)
def test_what_is_no_network_is_refused(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Network(**fields)
