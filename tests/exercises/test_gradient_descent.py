"""What the exercises on a step say, against runs."""

import pytest

from gdviz import exercises
from gdviz.exercises.fresh import numbers
from gdviz.objectives import parabola
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend
from tests.exercises.drawn import combinations, right_text


def test_one_step_is_what_the_package_computes():
    exercise = exercises.get("gradient_descent.one_step")
    for known in combinations(exercise):
        run = descend(parabola(center=3.0), GradientDescent(known["rate"]), known["x"], 1)
        assert known["answer"] == pytest.approx(run.iterates[1, 0], abs=1e-12)
    assert numbers(exercise)["answer"] == pytest.approx(5.4)  # 6 - 0.1 * 6


def test_which_first_step_is_twice_as_long():
    def first(start, rate=0.1, steps=50):
        run = descend(parabola(center=3.0), GradientDescent(rate), start, steps)
        return abs(float(run.iterates[1, 0] - run.iterates[0, 0]))

    usual = first(0.0)
    lengths = [first(-3.0), first(1.5), first(0.0, steps=100), first(0.0, rate=0.05)]
    assert lengths == pytest.approx([2 * usual, usual / 2, usual, usual / 2])
    assert right_text("gradient_descent.twice_as_long") == "starting at $x = -3$ instead of $x = 0$"
