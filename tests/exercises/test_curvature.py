"""What the exercises on curvature say, against eigenvalues of numpy and runs of the package."""

import numpy as np
import pytest

from gdviz import exercises
from gdviz.exercises.fresh import evaluate, numbers, tree
from gdviz.objectives import from_formula, quadratic, stability_limit
from gdviz.optimizers import GradientDescent, Newton
from gdviz.optimizers.descent import descend
from tests.exercises.drawn import combinations


def test_the_limit_from_a_table():
    exercise = exercises.get("curvature.limit_from_a_table")
    for known in combinations(exercise):
        same, mixed = known["same"], known["mixed"]
        bowl = quadratic(matrix=[[same, mixed], [mixed, same]])
        assert known["answer"] == pytest.approx(stability_limit(bowl))
        assert [known["smallest"], known["largest"]] == pytest.approx(np.linalg.eigvalsh(bowl.hessian((0, 0))))
        assert known["smallest"] > 0  # it is a bowl
        slips = [evaluate(tree(slip.value), known) for slip in exercise.mistakes]
        assert slips == pytest.approx([2 / same, 2 / (same - mixed), 1 / same, 1 / (same + mixed)])
        apart = np.abs(np.subtract.outer([*slips, known["answer"]], [*slips, known["answer"]]))
        assert np.min(apart + np.eye(5)) > 2 * exercise.tolerance
    assert numbers(exercise)["answer"] == pytest.approx(0.25)


def test_the_kinds_of_flat_points():
    exercise = exercises.get("curvature.kinds_of_flat_points")
    for pair in exercise.pairs:
        values = [float(number.replace("−", "-")) for number in pair.left.split(" and ")]
        kind = {2: "minimum", 1: "saddle", 0: "maximum"}[sum(value > 0 for value in values)]
        assert kind in f"{pair.right} {pair.feedback}"
        assert ("long" in pair.right) == (kind == "minimum" and max(values) > 2 * min(values))
        assert ("round" in pair.right) == (values[0] == values[1])


def test_what_newtons_method_does():
    right = [option.text for option in exercises.get("curvature.newtons_method").options if option.right]
    assert right == ["on a bowl one step is enough", "along negative curvature it steps uphill"]
    for condition in (1.0, 1000.0):
        assert descend(quadratic((condition, 1.0)), Newton(), (3.0, 2.0), 1).final == pytest.approx([0.0, 0.0])
    assert descend(quadratic((1000.0, 1.0)), GradientDescent(2 / 1001), (3.0, 2.0), 100).losses[-1] > 1.0
    hill = from_formula("cos(x)")
    assert hill([0.5]) < hill(descend(hill, Newton(), 0.5, 1).final)
    assert descend(quadratic((1.0, -1.0)), Newton(), (3.0, 2.0), 1).final == pytest.approx([0.0, 0.0])
