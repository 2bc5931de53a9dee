"""What the exercises on losses say, against losses that are computed."""

import numpy as np
import pytest

from gdviz import exercises
from gdviz.exercises.fresh import numbers
from gdviz.objectives import line_loss
from gdviz.objectives.datasets import houses
from tests.exercises.drawn import combinations, right_text


def test_the_loss_is_the_mean_of_the_squares():
    exercise = exercises.get("loss_functions.compute_loss")
    for known in combinations(exercise):
        assert known["answer"] == pytest.approx(np.mean(np.square([known["a"], known["b"], known["c"]])))
    assert numbers(exercise)["answer"] == 18  # (4 + 1 + 49) / 3


def test_twice_the_data_have_the_same_mean():
    once, twice = (line_loss(houses().x * times, houses().y * times) for times in (1, 2))
    for line in ((1.0, 1.0), (3.0, -1.0)):
        assert twice(line) == pytest.approx(once(line), rel=1e-12)
    assert twice.minimizers[0] == pytest.approx(once.minimizers[0])
    assert right_text("loss_functions.twice_the_data") == "it stays the same"


def test_what_squaring_does():
    options = exercises.get("loss_functions.what_squaring_does").options
    assert [option.right for option in options] == [True, True, False, False, False]
    assert np.mean([1, -1]) == 0 < np.mean(np.square([1, -1]))
    assert (2 * 3.0) ** 2 == 4 * 3.0**2 and 0.5**2 == 0.25 < 0.5
