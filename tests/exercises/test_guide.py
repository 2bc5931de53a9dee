"""What the exercises of the first page say, against the model of that page."""

import pytest

from gdviz.objectives import proportional_loss
from tests.exercises.drawn import right_text


def test_for_the_house_alone_w_should_go_up():
    loss = proportional_loss((2.0,), (5.0,))
    assert loss.gradient([2.0])[0] < 0, "a larger w has a smaller loss"
    assert [w * 2.0 for w in (2.0, 5.0)] == [4, 10], "its predictions, as the answers have them"
    assert loss([5.0]) == pytest.approx(25)  # (10 - 5)²: w = 5 is no answer
    assert right_text("guide.which_way") == "go up: the prediction, 4, is too low"


def test_training_changes_the_parameters():
    assert right_text("guide.what_training_changes") == "the parameters"
