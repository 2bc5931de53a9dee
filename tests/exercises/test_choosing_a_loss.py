"""What the exercises on losses say, against the losses themselves."""

import numpy as np
import pytest

from gdviz import exercises
from gdviz.exercises.fresh import evaluate, tree
from gdviz.objectives import from_formula
from tests.exercises.drawn import combinations


def test_the_pull_of_hubers_loss():
    exercise = exercises.get("choosing_a_loss.slope_of_huber")
    for known in combinations(exercise):
        error, delta = known["error"], known["delta"]
        loss = from_formula(f"0.5*x^2 - 0.5*relu(abs(x) - {delta})^2")
        assert known["answer"] == pytest.approx(float(loss.gradient([error])[0]))
        slips = [evaluate(tree(slip.value), known) for slip in exercise.mistakes]
        assert slips == pytest.approx([error, 2 * error, 1, float(loss([error]))])
        apart = np.abs(np.subtract.outer([*slips, known["answer"]], [*slips, known["answer"]]))
        assert np.min(apart + np.eye(5)) > 2 * exercise.tolerance


def test_the_slopes_of_three_scores():
    exercise = exercises.get("choosing_a_loss.slope_by_class")
    (right,) = [option.text for option in exercise.options if option.right]
    p = np.array([0.7, 0.2, 0.1])
    scores, h = np.log(p), 1e-6

    def loss(z):
        return np.log(np.sum(np.exp(z))) - z[2]

    slopes = [(loss(scores + d) - loss(scores - d)) / (2 * h) for d in h * np.eye(3)]
    said = [float(n.replace("−", "-")) for n in right.replace(" and", ",").split(", ")]
    assert said == pytest.approx(slopes, abs=1e-6)


def test_what_is_true_of_losses():
    right = [option.text for option in exercises.get("choosing_a_loss.what_is_true").options if option.right]
    assert len(right) == 2 and "sure and wrong" in right[0] and "median" in right[1]
    numbers = np.array([1.0, 2.0, 3.0, 4.0, 90.0])
    tries = np.linspace(0, 100, 10001)
    costs = np.abs(tries[:, None] - numbers).mean(axis=1)
    assert tries[costs.argmin()] == pytest.approx(np.median(numbers))
    squares = np.square(tries[:, None] - numbers).mean(axis=1)
    assert tries[squares.argmin()] == pytest.approx(numbers.mean()) == 20
    shifted = np.array([2.0, 1.0, 0.0]) + 100
    assert np.exp(shifted) / np.exp(shifted).sum() == pytest.approx(np.exp(shifted - 100) / np.exp(shifted - 100).sum())


def test_each_task_has_one_loss():
    pairs = exercises.get("choosing_a_loss.which_loss").pairs
    assert {pair.right for pair in pairs} == {
        "squared error", "absolute error", "Huber's loss", "softmax with cross-entropy",
    }  # fmt: skip
