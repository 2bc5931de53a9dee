"""What the exercises on vanishing and exploding gradients say, against the package."""

import math

import numpy as np
import pytest

from gdviz import exercises
from gdviz.exercises.fresh import evaluate, numbers, tree
from gdviz.figure.depth import ACTIVATIONS, passage, row_factors
from gdviz.objectives import from_formula, quadratic
from gdviz.optimizers import ClippedGradientDescent
from gdviz.optimizers.descent import descend
from tests.exercises.drawn import combinations

CHAPTER = "vanishing_and_exploding_gradients"


def test_three_sigmoids_in_a_row():
    exercise = exercises.get(f"{CHAPTER}.sigmoids_in_a_row")
    for known in combinations(exercise):
        weight = known["weight"]
        factors = row_factors(ACTIVATIONS.index("sigmoid"), weight, -weight / 2, 0.5, 3)
        assert known["answer"] == pytest.approx(np.prod(factors))
        slips = [evaluate(tree(slip.value), known) for slip in exercise.mistakes]
        assert slips == pytest.approx([weight / 4, 3 * weight / 4, weight**3, 1 / 64, weight / 64])
        told = [*slips, known["answer"]]
        apart = np.abs(np.subtract.outer(told, told))
        assert np.min(apart + np.eye(len(told))) > 2 * exercise.tolerance
    assert numbers(exercise)["answer"] == pytest.approx(0.125)


def test_each_remedy_helps_in_its_case():
    tanh, relu, sigmoid = (ACTIVATIONS.index(name) for name in ("tanh", "ReLU", "sigmoid"))
    pairs = {pair.right: pair.left for pair in exercises.get(f"{CHAPTER}.which_remedy").pairs}
    assert "ReLU" in pairs["the scale of He"] and "tanh" in pairs["the scale of Xavier"]
    assert "sigmoid" in pairs["residual connections"] and "huge gradient" in pairs["clipping by norm"]
    assert "0.7" in pairs["the scale of He"] and f"{math.sqrt(0.5):.1f}" == "0.7"
    for seed in range(1, 4):
        slopes = passage(relu, math.sqrt(2), 30, seed).slopes[0] / passage(relu, 1.0, 30, seed).slopes[0]
        assert slopes == pytest.approx(2**14.5)
        # Variance 4/n is a scale of 2: there the slopes of tanh grow, at 1 they do not.
        assert passage(tanh, 2.0, 30, seed).slopes[0] > 5 > 1 > passage(tanh, 1.0, 30, seed).slopes[0]
        assert passage(sigmoid, 1.0, 30, seed).slopes[0] < 1e-15
        assert passage(sigmoid, 1.0, 30, seed, normed=True).slopes[0] < 1e-9
        assert passage(sigmoid, 1.0, 30, seed, skip=True).slopes[0] > 0.5


def test_what_clipping_does():
    options = exercises.get(f"{CHAPTER}.what_clipping_does").options
    right = [option.text for option in options if option.right]
    assert right == ["no step is longer than $\\eta c$", "a gradient shorter than $c$ stays as it is"]
    steep = descend(from_formula("3*x + 4*y"), ClippedGradientDescent(0.1, max_norm=2.0), (0.0, 0.0), 5)
    assert np.hypot(*np.diff(steep.iterates, axis=0).T) == pytest.approx([0.2] * 5)
    short = descend(quadratic((1.0, 1.0)), ClippedGradientDescent(0.1, max_norm=9.0), (3.0, 0.0), 1)
    assert short.final == pytest.approx([2.7, 0.0])
    fast = descend(quadratic((1.0, 1.0)), ClippedGradientDescent(2.5, max_norm=1.0), (0.1, 0.0), 200)
    assert np.abs(fast.iterates[-20:]).max() > 0.5, "above the limit of 2 it never settles"
