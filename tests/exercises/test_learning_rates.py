"""What the exercises on rates say, against runs on both sides of the limit."""

import numpy as np
import pytest

from gdviz import exercises
from gdviz.exercises.fresh import evaluate, numbers, tree
from gdviz.objectives import quadratic
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend
from tests.exercises.drawn import combinations, right_text


def test_below_the_limit_a_bowl_converges_and_above_it_does_not():
    exercise = exercises.get("learning_rates.limit_of_a_bowl")
    for known in combinations(exercise):
        bowl = quadratic(matrix=np.diag([2 * known["p"], 2 * known["q"]]))
        assert bowl((1.0, 2.0)) == pytest.approx(known["p"] + 4 * known["q"])
        below, above = (
            descend(bowl, GradientDescent(known["answer"] * times), (1.0, 1.0), steps).losses[-1]
            for times, steps in ((0.98, 400), (1.02, 100))
        )
        assert below < 1e-6 and not above < 1
    assert numbers(exercise)["answer"] == 0.25  # 2 / 8


def test_two_steps_shrink_the_distance_twice():
    exercise = exercises.get("learning_rates.two_steps")
    for known in combinations(exercise):
        bowl = quadratic(eigenvalues=(known["curvature"],))
        run = descend(bowl, GradientDescent(known["rate"]), known["start"], 2)
        assert known["answer"] == pytest.approx(abs(run.iterates[2, 0]))
        assert evaluate(tree(exercise.mistakes[0].value), known) == pytest.approx(abs(run.iterates[1, 0]))
        assert -1 < known["factor"] < 0, "it jumps across, and comes closer"
    assert numbers(exercise)["answer"] == pytest.approx(0.4)  # 10 · (1 - 0.3 · 4)²


def test_smooth_and_slow_calls_for_a_larger_rate():
    bowl = quadratic(eigenvalues=(4.0, 2.0))
    slow, quick = (descend(bowl, GradientDescent(rate), (3.0, 3.0), 1000).losses for rate in (1e-4, 1e-2))
    assert np.all(np.diff(slow) < 0) and slow[-1] > 0.4 * slow[0] > 1e6 * quick[-1]
    assert right_text("learning_rates.smooth_and_slow") == "a larger learning rate"
