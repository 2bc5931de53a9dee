"""What the exercises on a neural network say, against networks of the package."""

import numpy as np
import pytest

from gdviz import exercises
from gdviz.exercises.fresh import evaluate, numbers, tree
from gdviz.objectives.network import Network
from gdviz.scenes import neural_network as chapter
from tests.exercises.drawn import combinations


def test_the_number_of_parameters():
    exercise = exercises.get("neural_network.count_parameters")
    for known in combinations(exercise):
        inputs, units = round(known["inputs"]), round(known["units"])
        assert known["answer"] == Network(inputs=inputs, hidden=(units,)).dim
        slips = [evaluate(tree(slip.value), known) for slip in exercise.mistakes]
        assert len({known["answer"], *slips}) == 5
        assert [known["first"], known["second"]] == [inputs * units + units, units + 1]
    assert numbers(exercise)["answer"] == 33


def test_units_alike_make_a_line():
    right = [o.text for o in exercises.get("neural_network.symmetric_start").options if o.right]
    assert right == ["a straight line"]
    w1, b1, *_ = chapter.NETWORK.unpack(chapter.zero_start.trajectories()[1].final).values()
    assert np.ptp(w1, axis=1) == pytest.approx([0.0, 0.0], abs=1e-9) and np.ptp(b1) == pytest.approx(0.0, abs=1e-9)


def test_what_each_number_does():
    pairs = {pair.left: pair.right for pair in exercises.get("neural_network.what_changes_what").pairs}
    network = Network(hidden=(2,))
    w = np.array([[1.0, 0.5], [-2.0, 1.0]])
    x = np.random.default_rng(0).normal(size=(50, 2))

    def score(bias=0.3, times=1.0, v=2.0, c=0.1):
        made = {"w1": w * (times, 1.0), "b1": np.array([times * bias, 0.2]), "w2": np.array([[v], [1.0]])}
        return network.score(network.pack({**made, "b2": np.array([c])}), x)

    on_the_line = np.array([[2 * t - 0.3, t] for t in (-1.0, 0.0, 2.0)])  # x1 - 2 x2 + 0.3 = 0
    assert np.tanh(3 * (on_the_line @ w[:, 0] + 0.3)) == pytest.approx(np.zeros(3), abs=1e-12)
    assert "in its place" in pairs["its weights and its bias, all times 3"]
    assert score(c=1.1) - score() == pytest.approx(np.ones(50)) and "alike" in pairs["the bias $c$ of the score"]
    alone = np.tanh(x @ w[:, 1] + 0.2) + 0.1
    assert score(v=0.0) == pytest.approx(alone) and "other units" in pairs["its weight $v$, made 0"]
    assert "parallel" in pairs["the bias $b$ of one unit"]


def test_one_step_goes_forward_back_and_on():
    steps = [step.text.split()[0] for step in exercises.get("neural_network.one_step_in_order").steps]
    assert steps == ["take", "work", "add", "compare", "go", "subtract"]
