"""What the exercises on gradients say, against gradients of the package."""

import numpy as np
import pytest

from gdviz import exercises
from gdviz.exercises.fresh import evaluate, numbers, tree
from gdviz.objectives import from_formula, parabola
from tests.exercises.drawn import combinations, right_text


def test_the_slope_in_a_direction():
    exercise = exercises.get("gradients.slope_in_a_direction")
    slips = {slip.feedback.split(".")[0].split(",")[0].split(":")[0]: tree(slip.value) for slip in exercise.mistakes}
    for known in combinations(exercise):
        first, second = known["first"], known["second"]
        assert known["u"] ** 2 + known["v"] ** 2 == pytest.approx(1.0)  # one unit in all
        plane = from_formula(f"({first})*x + ({second})*y")
        gained = float(plane((known["u"], known["v"])) - plane((0.0, 0.0)))
        assert known["answer"] == pytest.approx(gained)
        wrong = {words: evaluate(value, known) for words, value in slips.items()}
        assert wrong["That adds the slopes as if you went one whole unit along each axis"] == first + second
        assert wrong["The two have changed places"] == pytest.approx(0.8 * first + 0.6 * second)
        assert wrong["That is the slope the opposite way"] == pytest.approx(-gained)
        assert len({round(value, 6) for value in (*wrong.values(), known["answer"])}) == 5
    assert numbers(exercise)["answer"] == pytest.approx(5 * 0.6 + 20 * 0.8)


def test_what_a_gradient_says():
    right = [option.text for option in exercises.get("gradients.what_is_true").options if option.right]
    assert right == ["it stands at a right angle to the contour", "its length is the slope in its own direction"]
    valley = from_formula("x^2 + 25*y^2")
    gradient = valley.gradient((3.0, 1.0))
    assert gradient == pytest.approx([6.0, 50.0])
    along = np.array([-gradient[1], gradient[0]]) * 1e-7  # along the contour the loss stays as it is
    assert float(valley(np.array([3.0, 1.0]) + along)) == pytest.approx(34.0, abs=1e-8)
    downhill, to_the_lowest = -gradient / np.linalg.norm(gradient), -np.array([3.0, 1.0]) / np.sqrt(10)
    assert float(downhill @ to_the_lowest) < 0.5  # more than 60 degrees off


def test_a_step_too_long_breaks_a_promise_that_was_right():
    assert right_text("gradients.promise_of_a_step").startswith("The step went beyond")
    f = parabola(3.0)
    slope = float(f.gradient([0.0])[0])
    assert 9 + slope * 8.0 < 9 < float(f([8.0])) == 25.0
