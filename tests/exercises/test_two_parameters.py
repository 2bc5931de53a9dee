"""What the exercises on the gradient say, against gradients and a step of the package."""

import re

import numpy as np
import pytest

from gdviz import exercises, scenes
from gdviz.exercises.fresh import evaluate, numbers, tree
from gdviz.objectives import line_loss
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend
from tests.exercises.drawn import combinations, right_text

BOWL = scenes.get("two_parameters.contour_descent").objective


def test_a_gradient_and_a_step_against_it():
    assert BOWL.gradient((2.5, 1.0)) == pytest.approx([4, 0]) and BOWL((2.5, 1.0)) == pytest.approx(2)
    run = descend(BOWL, GradientDescent(0.1), (2.5, 1.0), 1)
    assert run.final == pytest.approx([2.1, 1.0])
    assert [2.5 + 0.1 * 4, 2.5 - 0.1 * float(BOWL((2.5, 1.0)))] == pytest.approx([2.9, 2.3]), (
        "uphill, and by the height"
    )
    assert right_text("two_parameters.gradient_and_step") == "$(4, 0)$; only $m$ changes, to 2.1"


def test_a_gradient_from_three_houses():
    exercise = exercises.get("two_parameters.gradient_by_hand")
    slips = {slip.feedback.split(".")[0].split(":")[0]: tree(slip.value) for slip in exercise.mistakes}
    for known in combinations(exercise):
        loss = line_loss((1.0, 2.0, 5.0), (known["y1"], known["y2"], known["y3"]))
        slope_m, slope_b = loss.gradient((1.0, known["b"]))
        assert known["answer"] == pytest.approx(slope_m)
        wrong = {words: evaluate(value, known) for words, value in slips.items()}
        assert wrong["The sign is turned round"] == pytest.approx(-slope_m)
        assert wrong["The factor 2 is missing"] == pytest.approx(slope_m / 2)
        assert wrong["This takes the sum for the mean"] == pytest.approx(3 * slope_m)
        assert wrong["That is the slope for $b$"] == pytest.approx(slope_b)
        assert wrong["That is the loss, the height of the surface"] == pytest.approx(loss((1.0, known["b"])))
        assert wrong["This multiplies $x$ by $x$, where the error belongs"] == 2 * np.mean(np.square([1, 2, 5]))
    # (3, 4, 7) for (1, 7, 11): errors 2, -3, -4, times x 2, -6, -20, which makes -24.
    assert numbers(exercise)["answer"] == -16


def test_the_flawed_step_is_none_and_the_right_answer_says_why():
    code = re.search(r"~~~python\n(.*?)~~~", exercises.get("two_parameters.flaw_in_a_step").question, re.S)[1]
    slopes = line_loss((1.0, 2.0, 5.0), (1.0, 7.0, 11.0))
    known = {"m": 1.0, "b": 2.0, "slopes": lambda m, b: slopes.gradient((m, b))}
    exec(code, known)
    step = descend(slopes, GradientDescent(0.1), (1.0, 2.0), 1).final
    assert known["m"] == pytest.approx(step[0]) and known["b"] != pytest.approx(step[1], abs=0.1)
    late = 2.0 - 0.1 * slopes.gradient((step[0], 2.0))[1]  # measured after m has moved
    assert known["b"] == pytest.approx(late)
    assert right_text("two_parameters.flaw_in_a_step") == "the slope for $b$ is measured after $m$ has moved"
