"""Slices through the loss of the trained network: their middle, and the length of their directions."""

import numpy as np
import pytest

from gdviz.figure.parts import Predict
from gdviz.objectives.random_numbers import Generator
from gdviz.scenes import network_slice as chapter
from gdviz.scenes.neural_network import MOONS, NETWORK


def test_every_direction_is_as_long_as_the_weights_it_changes_unit_by_unit():
    w1, _, w2, _ = NETWORK.unpack(chapter.TRAINED).values()
    d1, bias, d2, last = NETWORK.unpack(chapter.direction(chapter.TRAINED, Generator(5))).values()
    for unit in range(3):
        assert np.hypot(*d1[:, unit]) == pytest.approx(np.hypot(*w1[:, unit]))
    assert np.linalg.norm(d2) == pytest.approx(np.linalg.norm(w2))
    assert not bias.any() and not last.any()


@pytest.mark.parametrize("place", [(0.0, 0.0), (0.5, -1.0)])
def test_a_slice_is_the_loss_on_the_way(place):
    for seed, sliced in zip(chapter.SEEDS, chapter.SLICES, strict=True):
        generator = Generator(seed)
        first, second = chapter.direction(chapter.TRAINED, generator), chapter.direction(chapter.TRAINED, generator)
        moved = chapter.TRAINED + place[0] * first + place[1] * second
        told = np.round(MOONS.x, 3)  # of each point, as the page has it
        assert sliced(place) == pytest.approx(NETWORK.loss(moved, told, MOONS.y), abs=1e-12)
        assert sliced(place) == pytest.approx(NETWORK.loss(moved, MOONS.x, MOONS.y), abs=5e-4)


def test_the_hollow_of_the_slices_is_no_minimum_by_plain_gradient_descent():
    w1, b1, w2, b2 = (np.array(part) for part in NETWORK.unpack(chapter.TRAINED).values())
    for _ in range(200):
        hidden = np.tanh(MOONS.x @ w1 + b1)
        score = hidden @ w2[:, 0] + b2[0]
        error = (1 / (1 + np.exp(-score)) - MOONS.y)[:, None] / 200
        back = error * w2[:, 0] * (1 - hidden**2)
        w2, b2 = w2 - hidden.T @ error, b2 - error.sum(axis=0)
        w1, b1 = w1 - MOONS.x.T @ back, b1 - back.sum(axis=0)
    score = np.tanh(MOONS.x @ w1 + b1) @ w2[:, 0] + b2[0]
    assert chapter.more_steps == 200
    assert chapter.more_loss == pytest.approx(np.mean(np.log(1 + np.exp(score)) - MOONS.y * score), abs=1e-9)
    assert chapter.more_loss < 0.035 < 0.05 < chapter.slice_loss  # so the loss was no minimum
    predict = chapter.slices.part(Predict)
    assert predict.options[predict.answer].startswith("no")


def test_both_slices_share_their_middle_and_are_unlike_elsewhere():
    one, other = (np.array([[each((a, b)) for a in (-1, 0, 1)] for b in (-1, 0, 1)]) for each in chapter.SLICES)
    assert one[1, 1] == other[1, 1] == pytest.approx(chapter.slice_loss)
    turns = [np.rot90(side, turn) for side in (other, other[::-1]) for turn in range(4)]
    assert all(np.abs(one - turned).max() > 0.3 for turned in turns)  # and not for a turn
