"""What the exercises on batches say, against batches that are counted and gradients that are measured."""

from itertools import islice

import numpy as np
import pytest

from gdviz import exercises
from gdviz.exercises.fresh import evaluate, tree
from gdviz.objectives.batches import Batches, part_of
from gdviz.scenes.batches import ABOVE, best
from tests.exercises.drawn import combinations


def test_steps_and_epochs():
    exercise = exercises.get("batches.steps_in_all")
    for known in combinations(exercise):
        examples, size, epochs = (int(known[name]) for name in ("examples", "size", "epochs"))
        batches = Batches(size, shuffle=0)
        counted = sum(1 for _ in islice(batches.places(examples), epochs * batches.per_epoch(examples)))
        assert known["answer"] == counted and examples % size == 0
        slips = [evaluate(tree(slip.value), known) for slip in exercise.mistakes]
        assert slips == pytest.approx([examples / size, examples * epochs, epochs, size * epochs])
        values = [*slips, known["answer"]]
        assert len(set(values)) == 5


def test_the_order_of_an_epoch():
    steps = [step.text for step in exercises.get("batches.one_epoch").steps]
    assert (
        steps[0].startswith("shuffle") and steps[1].startswith("cut") and steps[-1].startswith("begin the next epoch")
    )


def test_what_is_true_of_mini_batches():
    right = [option.text for option in exercises.get("batches.what_is_true").options if option.right]
    assert len(right) == 2
    w = np.array([0.5, 1.0])
    of_an_epoch = [part_of(ABOVE, few).gradient(w) for few in islice(Batches(8, 3).places(64), 8)]
    assert np.mean(of_an_epoch, axis=0) == pytest.approx(ABOVE.gradient(w))
    lowest = np.array(best)
    away = [ABOVE(lowest - 1e-3 * part_of(ABOVE, few).gradient(lowest)) for few in islice(Batches(4).places(64), 16)]
    assert min(away) > 0  # every step from the lowest point leads up, however small


def test_scatter_and_batch_size():
    (right,) = [option.text for option in exercises.get("batches.batch_and_scatter").options if option.right]
    many = 12 * np.random.default_rng(0).standard_normal((4000, 36))
    assert float(right) == pytest.approx(many.mean(axis=1).std(), rel=0.05)
