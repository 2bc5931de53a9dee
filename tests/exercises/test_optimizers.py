"""What the exercises on optimisers say, against runs of the package and the table of the race."""

import numpy as np
import pytest

from gdviz import exercises
from gdviz.exercises.fresh import evaluate, tree
from gdviz.optimizers import Momentum
from gdviz.scenes import optimizers
from tests.exercises.drawn import combinations


def test_two_steps_with_momentum():
    exercise = exercises.get("optimizers.two_steps_with_momentum")
    for known in combinations(exercise):
        rule = Momentum(known["rate"])
        w, state = np.zeros(1), rule.init(np.zeros(1))
        for gradient in (known["first"], known["second"]):
            w, state = rule.update(np.array([gradient]), state, w, known["rate"])
        assert known["answer"] == pytest.approx(w[0])
        assert known["velocity"] == pytest.approx(state["velocity"][0])
        slips = [evaluate(tree(slip.value), known) for slip in exercise.mistakes]
        apart = np.abs(np.subtract.outer([*slips, known["answer"]], [*slips, known["answer"]]))
        assert np.min(apart + np.eye(5)) > 2 * exercise.tolerance


def test_which_rule_does_what():
    pairs = {pair.left: pair.right for pair in exercises.get("optimizers.which_rule_does_what").pairs}
    assert "keeps a share" in pairs["momentum"] and "running mean" in pairs["RMSprop"]
    assert "sum of all squares" in pairs["AdaGrad"] and "one running mean by the root of another" in pairs["Adam"]


def test_what_the_race_shows():
    right = [option.text for option in exercises.get("optimizers.what_the_race_shows").options if option.right]
    assert right == ["a tuned plain rule can beat Adam", "which rule is fastest depends on the landscape"]
    columns = {name: optimizers.raced(name) for name in optimizers.landscapes()}
    assert columns["Long bowl"][0].steps < columns["Long bowl"][5].steps
    fastest = [min(range(8), key=lambda place: column[place].steps or 9999) for column in columns.values()]
    assert len(set(fastest)) > 1
    rates = {column[5].learning_rate for column in columns.values()}
    assert (min(rates), max(rates)) == (0.05, 1.0)
