"""What the exercises on regularization say, against the penalised fits and the optimisers of the package."""

import numpy as np
import pytest

from gdviz import exercises
from gdviz.exercises.fresh import evaluate, numbers, tree
from gdviz.objectives import quadratic
from gdviz.objectives.regularized import lasso, ridge
from gdviz.optimizers import Adam, AdamW, GradientDescent
from gdviz.optimizers.descent import descend
from tests.exercises.drawn import combinations


def test_one_parameter_under_l1():
    exercise = exercises.get("regularization.soft_threshold")
    for known in combinations(exercise):
        gram, best, penalty = np.eye(1), np.array([known["center"]]), known["penalty"]
        assert known["answer"] == pytest.approx(lasso(gram, best, penalty)[0])
        slips = [evaluate(tree(slip.value), known) for slip in exercise.mistakes]
        assert slips[0] == pytest.approx(ridge(gram, best, penalty)[0])
        apart = np.abs(np.subtract.outer([*slips, known["answer"]], [*slips, known["answer"]]))
        assert np.min(apart + np.eye(len(apart))) > 2 * exercise.tolerance
    assert numbers(exercise)["answer"] == pytest.approx(1.2)


def test_which_set_names_each_of_the_three_once():
    rights = [pair.right for pair in exercises.get("regularization.which_set").pairs]
    assert rights == ["the training set", "the validation set", "the test set"]


def test_what_is_true_of_the_two_penalties():
    options = exercises.get("regularization.l1_or_l2").options
    assert [option.right for option in options] == [True, True, False, False]
    bowl, start = quadratic((4.0, 1.0)), (2.0, 1.0)
    step = descend(bowl, GradientDescent(0.1, weight_decay=0.5), start, 1).final
    assert step == pytest.approx((1 - 0.05) * np.array(start) - 0.1 * np.array([8.0, 1.0]))
    l2, decayed = (descend(bowl, kind(0.1, weight_decay=0.5), start, 1).final for kind in (Adam, AdamW))
    assert l2 == pytest.approx([1.9, 0.9])  # the first step of Adam has the length η, whatever the penalty
    assert decayed == pytest.approx([1.8, 0.85])
    assert np.all(ridge(np.eye(2), np.array([2.0, 0.01]), 1e6) != 0.0)
