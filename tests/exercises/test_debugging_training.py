"""What the exercises on debugging say, against real runs."""

import numpy as np

from gdviz import exercises
from gdviz.exercises.fresh import evaluate, numbers, tree
from gdviz.optimizers.faults import FAULTS, faulty_run
from tests.exercises.drawn import combinations


def test_each_test_tells_the_fault_it_is_matched_with():
    pairs = {pair.left: pair.right for pair in exercises.get("debugging_training.which_test").pairs}
    names = {
        "overfitting": ("held_out", "held-out"), "dead ReLUs": ("norms", "norm"),
        "a wrong sign in the backward pass": ("check", "check"), "a learning rate too low": ("updates", "updates"),
    }  # fmt: skip
    for left, (test, word) in names.items():
        fault = next(fault for fault in FAULTS if fault.name == left.removeprefix("a ") or fault.name == left)
        assert test in fault.tests and word in pairs[left]


def test_the_size_of_an_update():
    exercise = exercises.get("debugging_training.update_size")
    assert numbers(exercise)["answer"] == 0.1 * 2 / 6
    for known in combinations(exercise):
        gradient = np.full(4, known["gradient"] / 2)  # of that norm
        assert np.isclose(known["answer"], np.linalg.norm(known["rate"] * gradient) / known["weights"])
        assert len({round(evaluate(tree(slip.value), known), 9) for slip in exercise.mistakes}) == 3


def test_a_tiny_batch_rules_out_what_cannot_learn_it():
    options = exercises.get("debugging_training.what_tiny_shows").options
    assert [option.right for option in options] == [True, True, False, False, False]
    places = {fault.name: place for place, fault in enumerate(FAULTS)}
    ends = {name: faulty_run(place, 1, True).losses[-1] for name, place in places.items()}
    assert min(ends["dead ReLUs"], ends["learning rate too low"]) > 0.5
    assert max(ends["overfitting"], ends["wrong labels"], ends["data not shuffled"]) < 0.01


def test_the_work_goes_from_cheap_to_dear():
    steps = [step.text.split()[0] for step in exercises.get("debugging_training.order_of_work").steps]
    assert steps == ["look", "train", "train", "look"]
