"""The data sets are honest, sized for a human, and easy to fit and to draw."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from gdviz.objectives import line_loss, stability_limit
from gdviz.objectives.datasets import Dataset, houses, houses_split, worked_line

ALL = (worked_line(), houses(), houses_split()[1])


def test_the_worked_line_is_twice_x() -> None:
    data = worked_line()
    assert data.x == (1, 2, 3, 4, 5)
    assert data.y == (2, 4, 6, 8, 10)


@pytest.mark.parametrize("data", ALL, ids=lambda data: data.name)
def test_data_are_frozen_and_labelled(data: Dataset) -> None:
    assert len(data) == len(data.x) == len(data.y)
    assert data.x_label and data.y_label and data.note
    with pytest.raises(dataclasses.FrozenInstanceError):
        data.x = ()  # type: ignore[misc]


def test_the_houses_say_that_they_are_invented_and_carry_their_units() -> None:
    for data in (houses(), *houses_split()):
        assert "Invented" in data.note
        assert "100 m²" in data.x_label
        assert all(0.2 < area < 3 for area in data.x)
        assert all(price > 0 for price in data.y)


def test_the_held_out_houses_are_other_houses_from_the_same_range() -> None:
    training, held_out = houses_split()
    assert training == houses()
    assert not set(zip(training.x, training.y, strict=True)) & set(zip(held_out.x, held_out.y, strict=True))
    assert min(training.x) < min(held_out.x) and max(held_out.x) < max(training.x)


def test_the_loss_bowl_of_the_houses_is_round_enough_to_draw() -> None:
    loss = line_loss(houses().x, houses().y)
    eigenvalues = np.linalg.eigvalsh(loss.hessian([0.0, 0.0]))
    assert eigenvalues[1] / eigenvalues[0] < 20
    assert 0.3 < stability_limit(loss) < 0.5


def test_the_line_through_the_houses_predicts_the_held_out_ones() -> None:
    training, held_out = houses_split()
    best = np.polyfit(training.x, training.y, 1)
    errors = np.polyval(best, held_out.x) - held_out.y
    assert np.mean(errors**2) < 0.05 * np.var(held_out.y)


@pytest.mark.parametrize(("x", "y"), [((1.0, 2.0), (1.0,)), ((), ())])
def test_data_that_do_not_match_are_refused_in_one_line(x: tuple[float, ...], y: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="mine") as caught:
        Dataset("mine", x, y, "x", "y", "note")
    assert "\n" not in str(caught.value)
