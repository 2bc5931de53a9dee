"""What the exercises on the whole loop say, against the data of the guide."""

import pytest

from gdviz.exercises import get, judge
from gdviz.objectives import line_loss
from gdviz.objectives.datasets import houses_split
from gdviz.scenes import putting_it_together
from tests.exercises.drawn import right_text


def test_the_gradient_before_the_comparison_is_told_why_not():
    exercise = get("putting_it_together.training_in_order")
    found = judge(exercise, [0, 1, 3, 2, 4, 5])
    assert (found.right, found.says) == (False, (3,))
    assert "compare first" in exercise.steps[3].early
    assert judge(exercise, [1, 2, 3, 4, 0, 5]).says == (1,), "set aside after training"


def test_a_line_through_two_houses_has_no_training_loss_and_a_large_one_elsewhere():
    assert putting_it_together.two_train == pytest.approx(0, abs=1e-9)
    assert putting_it_together.two_held_out > 1
    assert right_text("putting_it_together.which_model").startswith("Q, ")


def test_no_line_goes_through_all_eighteen_houses():
    train, held_out = houses_split()
    assert (len(train), len(held_out)) == (12, 6)
    loss = line_loss((*train.x, *held_out.x), (*train.y, *held_out.y))
    assert loss(loss.minimizers[0]) > 0.01
    assert right_text("putting_it_together.more_data") == "the reported number is now a training loss"
