"""What the exercises on the chain rule say, against graphs and gradients of the package."""

import numpy as np
import pytest

from gdviz import exercises
from gdviz.autodiff import grad
from gdviz.autodiff.graph import record
from gdviz.exercises.fresh import evaluate, numbers, tree
from tests.exercises.drawn import combinations, right_text


def test_the_rate_of_a_row():
    exercise = exercises.get("chain_rule.rate_of_a_row")
    slips = [tree(slip.value) for slip in exercise.mistakes]
    for known in combinations(exercise):
        a, b, x = known["m"], known["b"], known["x"]
        assert known["answer"] == pytest.approx(float(grad(lambda t, a=a, b=b: (a * t + b) ** 2)(x)))
        wrong = [evaluate(slip, known) for slip in slips]
        assert wrong == [2 * (a * x + b), 2 * x * a, 2 * (a * x + b) + a, (a * x + b) ** 2]
        assert known["answer"] not in wrong and known["inside"] == a * x + b != 0
    assert numbers(exercise)["answer"] == 24.0  # (3 + 1) · 2 · 3


def test_along_a_path_and_over_paths():
    graph = record(lambda x: 5 * (2 * x) + (3 * x), {"x": 1.0})
    assert right_text("chain_rule.multiply_or_add") == f"{graph.nodes[0].slope:g}" == "13"
    others = [option.text for option in exercises.get("chain_rule.multiply_or_add").options if not option.right]
    assert others == [str(2 * 5 * 3 * 1), str(2 + 5 + 3 + 1), str((2 + 5) * (3 + 1))]


def test_the_backward_pass_takes_the_edges_in_the_order_of_the_steps():
    graph = record(lambda x: (2 * x + 3) ** 2, {"x": 1.0})
    assert [graph.nodes[edge.target].operation for edge in graph.edges] == ["power", "add", "multiply"]
    steps = [step.text for step in exercises.get("chain_rule.backward_in_order").steps]
    words = ("value of every box", "by itself to 1", "of the square", "of the sum", "factor 2")
    assert all(word in step for word, step in zip(words, steps, strict=True))


def test_with_the_right_sign_the_code_gives_the_derivative():
    exercise = exercises.get("chain_rule.the_second_way")
    assert exercise.right.spellings == ("+=",)
    x = 0.7
    for sign, found in (("+=", np.sin(x) + x * np.cos(x)), ("=", x * np.cos(x)), ("*=", np.sin(x) * x * np.cos(x))):
        scope = {"np": np, "x": x}
        exec(exercise.code.replace("____", sign), scope)
        assert scope["d_x"] == pytest.approx(found)
    assert float(grad(lambda t: t * np.sin(t))(x)) == pytest.approx(np.sin(x) + x * np.cos(x))
