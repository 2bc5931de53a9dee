"""What the exercises on the landscape say, against losses of lines."""

import pytest

from gdviz import exercises
from gdviz.exercises.fresh import evaluate, numbers, tree
from gdviz.objectives import line_loss
from gdviz.objectives.datasets import houses
from tests.exercises.drawn import combinations, right_text


def test_a_height_is_the_loss_of_the_line():
    exercise = exercises.get("loss_landscape.height_at_a_point")
    for known in combinations(exercise):
        loss = line_loss((1.0, 3.0), (known["y1"], known["y2"]))
        assert known["answer"] == pytest.approx(loss((known["m"], known["b"])))
        (swapped,) = (each for each in exercise.mistakes if "exchanges" in each.feedback)
        assert evaluate(tree(swapped.value), known) == pytest.approx(loss((known["b"], known["m"])))
    assert numbers(exercise)["answer"] == 6.5  # 5 and 7 for 2 and 5: (9 + 4) / 2


def test_a_new_house_moves_the_lowest_point_unless_it_lies_on_the_best_line():
    x, y = houses().x, houses().y
    before = line_loss(x, y)
    ((m, b),) = before.minimizers
    on, off = (line_loss((*x, 1.5), (*y, m * 1.5 + b + above)) for above in (0.0, 1.0))
    assert on.minimizers[0] == pytest.approx((m, b)) and off.minimizers[0] != pytest.approx((m, b), abs=0.01)
    changes = [off(line) - before(line) for line in ((m, b), (m, b + 1.0), (0.0, 8.0))]
    assert min(changes) < 0 < max(changes), "by different amounts, and some down"
    assert right_text("loss_landscape.house_added").startswith("its heights change")


def test_a_slope_of_0_predicts_one_price():
    assert {0.0 * x + 3.0 for x in houses().x} == {3.0}
    assert right_text("loss_landscape.from_point_to_line") == "the level line $\\hat y = 3$"
