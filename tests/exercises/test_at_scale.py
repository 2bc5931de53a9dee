"""What the exercises on large models say, against what the figures compute and count."""

import numpy as np
import pytest

from gdviz import exercises
from gdviz.exercises.fresh import evaluate, numbers, tree
from gdviz.scenes import at_scale, fine_tuning, training_memory
from tests.exercises.drawn import combinations


def test_memory_of_a_training():
    exercise = exercises.get("at_scale.memory_of_training")
    for known in combinations(exercise):
        billions = known["billions"]
        assert known["answer"] == billions * training_memory.with_adam
        slips = [evaluate(tree(slip.value), known) for slip in exercise.mistakes]
        assert slips == pytest.approx([4 * billions, 8 * billions, 12 * billions, billions])
        told = [*slips, known["answer"]]
        apart = np.abs(np.subtract.outer(told, told))
        assert np.min(apart + 9 * np.eye(len(told))) > 2 * exercise.tolerance
    assert numbers(exercise)["answer"] == 112


def test_half_the_parameters_and_four_times_the_tokens():
    exercise = exercises.get("at_scale.how_many_days")
    (right,) = [option.text for option in exercise.options if option.right]
    line = at_scale.compute.panels[0].marks[-1].lines[1]
    times = line.formula(0.5e9, 4e10) / line.formula(1e9, 1e10)
    assert right == f"{30 * times:.0f} days"


def test_freezing_saves_what_was_counted():
    exercise = exercises.get("at_scale.what_freezing_saves")
    assert [option.right for option in exercise.options] == [True, True, False, False]
    last, first = (fine_tuning.shares(which, 1) for which in (False, True))
    assert last[1] < 1 and last[2] < 1, "the first two"
    assert last[0] > 100 / 3.1, "forward through all layers: a third of a step, forward and twice as much back"
    assert first[0] > 1.9 * last[0] and first[2] == 100, "the first layer alone is another matter"


def test_the_calls_have_the_names_that_the_page_has():
    pairs = {pair.right: pair.left for pair in exercises.get("at_scale.name_by_name").pairs}
    assert pairs.keys() == {"`loss.backward()`", "`optimizer.step()`", "`optimizer.zero_grad()`", "`clip_grad_norm_`"}
