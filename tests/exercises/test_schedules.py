"""What the exercises on schedules say, against the schedules and runs of the package."""

import numpy as np
import pytest

from gdviz import exercises
from gdviz.exercises.fresh import evaluate, numbers, tree
from gdviz.objectives import quadratic
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend
from gdviz.optimizers.noise import Noise
from gdviz.optimizers.schedules import CosineDecay, StepDecay
from tests.exercises.drawn import combinations


def test_the_rate_in_the_middle_of_a_cosine():
    exercise = exercises.get("schedules.rate_at_a_step")
    for known in combinations(exercise):
        schedule = CosineDecay(int(known["steps"]), floor=known["tenths"] / 10)
        assert known["answer"] == pytest.approx(known["largest"] * schedule(int(known["half"])))
        slips = [evaluate(tree(slip.value), known) for slip in exercise.mistakes]
        apart = np.abs(np.subtract.outer([*slips, known["answer"]], [*slips, known["answer"]]))
        assert np.min(apart + np.eye(len(apart))) > 2 * exercise.tolerance
    assert numbers(exercise)["answer"] == pytest.approx(0.24)  # half-way between 0.4 and 0.08


def test_which_helps_names_four_remedies():
    pairs = exercises.get("schedules.which_helps").pairs
    assert [pair.right for pair in pairs] == [
        "a warm-up",
        "a rate that falls to near 0",
        "a constant rate",
        "a cosine with restarts",
    ]


def test_after_the_drop_the_long_steps_have_made_the_way():
    bowl = quadratic((1.0, 0.1))
    arrive, slow, before = [], [], []
    for seed in range(20):
        noise = Noise(0.3, seed)
        dropped = descend(bowl, GradientDescent(0.5), (4.0, 4.0), 120, StepDecay(80), noise)
        low = descend(bowl, GradientDescent(0.05), (4.0, 4.0), 120, None, noise)
        before.append(dropped.losses[60:80].mean())
        arrive.append(dropped.losses[-1])
        slow.append(low.losses[-1])
    assert np.mean(arrive) < np.mean(slow) / 2
    assert np.mean(arrive) < np.mean(before) / 2  # the drop lowers it
    right = [option.text for option in exercises.get("schedules.after_the_drop").options if option.right]
    assert len(right) == 1
    assert "not distance" in right[0]
