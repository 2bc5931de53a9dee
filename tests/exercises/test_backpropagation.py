"""What the exercises on backpropagation say, against slopes that the package works out."""

import numpy as np
import pytest

from gdviz import exercises
from gdviz.autodiff import grad, relu
from gdviz.autodiff.from_scratch import Value
from gdviz.exercises.fresh import evaluate, tree
from tests.exercises.drawn import combinations, right_text


def test_the_slope_of_a_neuron():
    exercise = exercises.get("backpropagation.neuron_by_hand")
    slips = [tree(slip.value) for slip in exercise.mistakes]
    for known in combinations(exercise):
        x, w, b, y = (known[name] for name in "xwby")

        def loss(p, x=x, y=y):
            return (p[0] * x + p[1] - y) ** 2

        by_w, by_b = grad(loss)(np.array([w, b]))
        assert known["answer"] == pytest.approx(by_w)
        assert known["arrived"] == pytest.approx(by_b), "the slope by b, as the first slip is told"
        wrong = [evaluate(slip, known) for slip in slips]
        assert wrong[1] == pytest.approx(grad(lambda x, w=w, b=b, y=y: (w * x + b - y) ** 2)(x))
        assert all(abs(each - by_w) > 0.01 for each in wrong), known


def test_each_line_leads_to_the_signs_that_are_said_of_it():
    """The hand-written way back, with each of the lines as it is offered; the others as they should be."""
    right = {
        "d_output": "2 * (output - y)",
        "d_v": "d_output * h",
        "d_h": "d_output * v",
        "d_sum": "d_h * (h > 0)",
        "d_w": "d_sum * x",
        "d_b": "d_sum",
    }

    def slopes(**changed):
        scope = {"x": 2.0, "y": 3.0, "v": 2.0, "h": 1.1, "output": 2.2}
        exec("\n".join(f"{name} = {changed.get(name, line)}" for name, line in right.items()), scope)
        return [scope[name] for name in ("d_w", "d_b", "d_v")]

    def loss(p):
        return (p[2] * relu(p[0] * 2.0 + p[1]) - 3.0) ** 2

    by_hand = pytest.approx([-6.4, -3.2, -1.76])
    assert slopes() == by_hand
    assert grad(loss)(np.array([0.5, 0.1, 2.0])).tolist() == by_hand
    offered = dict(
        option.text.strip("`").split(" = ") for option in exercises.get("backpropagation.which_line").options
    )
    found = {name: slopes(**{name: line}) for name, line in offered.items()}
    asked = pytest.approx([6.4, 3.2, -1.76])
    assert [name for name, each in found.items() if each == asked] == ["d_h"]
    assert found["d_output"] == pytest.approx([6.4, 3.2, 1.76])
    assert found["d_v"] == pytest.approx([-6.4, -3.2, -1.76])
    assert found["d_w"] == pytest.approx([6.4, -3.2, -1.76])
    assert found["d_b"] == pytest.approx([-6.4, 3.2, -1.76])
    assert right_text("backpropagation.which_line") == "`d_h = -d_output * v`"


def test_three_uses_of_a_number_add_up():
    x = Value(3.0)
    (x * x + x).backward()
    assert x.grad == 3 + 3 + 1
    assert exercises.get("backpropagation.the_plus").right.spellings == ("+=",)


def test_the_calls_of_a_step_stand_in_the_order_in_which_each_has_what_it_needs():
    steps = [step.text.strip("`") for step in exercises.get("backpropagation.loop_in_order").steps]
    made = set()
    for step in steps:  # what a line reads has been made above it
        if step == "optimizer.zero_grad()":
            made.add("cleared")
        elif step.startswith("prediction ="):
            made.add("prediction")
        elif step.startswith("loss ="):
            assert "prediction" in made
            made.add("loss")
        elif step == "loss.backward()":
            assert {"loss", "cleared"} <= made
            made.add("grad")
        else:
            assert step == "optimizer.step()" and "grad" in made
    assert "grad" in made
