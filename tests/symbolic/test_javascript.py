"""The printed JavaScript, run in a JavaScript engine, gives Python's numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pytest

from gdviz import optimizers
from gdviz.autodiff import sigmoid
from gdviz.objectives import Objective, catalogue, from_formula, line_loss, rosenbrock
from gdviz.optimizers import schedules
from gdviz.symbolic.javascript import (
    objective_to_javascript,
    optimizer_to_javascript,
    schedule_to_javascript,
    to_javascript,
)
from tests.symbolic.engine import assert_close, run

USER_FORMULAS = (
    "x^4 - 3*x^2 + x",
    "relu(x)*abs(x - 1)/sigmoid(x)^2",
    "x*y - sin(x)/2 + exp(-x^2 - y^2)",
    "log(1 + x^2) - 2^x - (-x)^3 - -x",
    "tanh(x) - (1 - (2 - (x - y))) / (y / (x / 3 + 9) + 7)",
    "5",
)


def objectives() -> list[Any]:
    made = [make() for make in catalogue().values()] + [from_formula(text) for text in USER_FORMULAS]
    return [pytest.param(objective, id=objective.name) for objective in made]


@pytest.mark.parametrize("objective", objectives())
def test_objective_gives_the_same_value_gradient_and_hessian(objective: Any) -> None:
    source = objective_to_javascript(objective)
    low, high = np.transpose(objective.domain)
    points = np.random.default_rng(1).uniform(low, high, (20, objective.dim))
    call = "((f) => a.map((w) => [f.value(w), f.gradient(w), f.hessian(w)]))(made())"
    for w, (value, gradient, hessian) in zip(points, run(source, call, points), strict=True):
        assert_close(value, objective(w))
        assert_close(gradient, objective.gradient(w))
        assert_close(hessian, objective.hessian(w))


def test_derivatives_in_javascript_agree_with_closed_forms() -> None:
    x, y = -1.2, 1.0
    value, gradient, hessian = run(
        objective_to_javascript(rosenbrock()),
        "((f) => [f.value(a), f.gradient(a), f.hessian(a)])(made())",
        [x, y],
    )
    assert_close(value, 24.2)  # (1 + 1.2)² + 100 (1 - 1.44)²
    assert_close(gradient, [-215.6, -88.0])
    assert_close(hessian, [1200 * x**2 - 400 * y + 2, -400 * x, -400 * x, 200])


def test_data_can_be_replaced_by_more_points() -> None:
    x, y = np.array([0.5, 1.0, 4.0, 6.0, 7.5, 9.0, 9.5]), np.array([3.0, 1.0, 2.0, -1.0, 0.0, 4.0, 5.0])
    call = "((f) => [f.value(a), f.gradient(a), f.hessian(a)])(made({ x: b, y: c }))"
    value, gradient, hessian = run(objective_to_javascript(line_loss()), call, [0.3, -0.7], x, y)
    residual = 0.3 * x - 0.7 - y
    assert_close(value, np.mean(residual**2))
    assert_close(gradient, [2 * np.mean(residual * x), 2 * np.mean(residual)])
    assert_close(hessian, [2 * np.mean(x * x), 2 * np.mean(x), 2 * np.mean(x), 2.0])


def test_gradient_writes_into_the_array_it_is_given() -> None:
    source = objective_to_javascript(rosenbrock())
    assert run(source, "((f, out) => f.gradient(a, out) === out)(made(), [0, 0])", [1.0, 2.0]) is True


def test_a_plain_function_of_numbers_and_vectors() -> None:
    source = to_javascript(lambda p, w: p * w[1] + w[0], {"p": None, "w": 2})
    assert run(source, "made(3, [1, 2])") == 7
    assert source.startswith("function f(p, w)")


def test_named_data_of_a_plain_function_are_printed_inside() -> None:
    source = to_javascript(lambda w, x: np.sum(w[..., None] * x, axis=-1), {"w": 2}, data={"x": [1.0, 2.0, 4.0]})
    assert run(source, "made([1, 10])") == [7, 70]


def test_arrays_that_a_formula_holds_are_printed_as_constants() -> None:
    table = np.array([0.1, 0.2, 0.7])
    source = to_javascript(lambda x: np.mean(np.exp(table * x)), {"x": None})
    assert_close(run(source, "made(2)"), (np.exp(0.2) + np.exp(0.4) + np.exp(1.4)) / 3)


@dataclass(frozen=True)
class Follower:
    """A made-up rule with a counter, an average, and a setting: w moves by the average over √t."""

    learning_rate: float
    share: float = 0.75

    def init(self, w: Any) -> dict[str, Any]:
        return {"t": 0, "average": np.zeros_like(w)}

    def update(self, gradient: Any, state: Any, w: Any, learning_rate: Any) -> Any:
        t = state["t"] + 1
        average = self.share * state["average"] + (1 - self.share) * gradient
        return w - learning_rate * average / np.sqrt(t), {"t": t, "average": average}


def rules() -> list[Any]:
    return [pytest.param(rule, id=rule.__name__) for rule in (Follower, *optimizers.ALL)]


@pytest.mark.parametrize("rule", rules())
def test_200_steps_of_an_optimizer_equal_pythons(rule: Any) -> None:
    objective, rate = rosenbrock(b=10.0), 0.002
    optimizer = rule(rate)
    w = np.array([-1.2, 1.0])
    state, iterates = optimizer.init(w), [w]
    for _ in range(200):
        w, state = optimizer.update(objective.gradient(w), state, w, rate)
        iterates.append(w)
    source = f"[{objective_to_javascript(objective)}, {optimizer_to_javascript(rule)}]"
    loop = """((f, rule, w) => {
      const state = rule.init(w), iterates = [w.slice()];
      for (let t = 0; t < 200; t++) {
        rule.update(f.gradient(w), state, w, b, rule.settings);
        iterates.push(w.slice());
      }
      return iterates;
    })(made[0](), made[1], a.slice())"""
    assert_close(run(source, loop, [-1.2, 1.0], rate), iterates)


@pytest.mark.parametrize(
    ("hessian", "gradient", "step"),
    [
        ([22.0, 6.0, 6.0, 2.0], [-44.0, -12.0], [-2.0, 0.0]),  # the worked line at 0: its lowest point is (2, 0)
        ([-1.0, 0.0, 0.0, 4.0], [3.0, 2.0], [-3.0, 0.5]),
        ([4.0], [8.0], [2.0]),
    ],
)
def test_newtons_direction(hessian: list[float], gradient: list[float], step: list[float]) -> None:
    dim = len(gradient)
    assert optimizers.Newton().direction(np.array(gradient), np.reshape(hessian, (dim, dim))) == pytest.approx(step)
    source = optimizer_to_javascript(optimizers.Newton(), dim)
    assert_close(run(source, "made.direction(a, b)", gradient, hessian), step)
    assert_close(
        run(source, "((w) => (made.update(a, {}, w, 0.5), w))([1, 1].slice(0, a.length))", step), 1 - np.array(step) / 2
    )


@pytest.mark.parametrize(
    ("gradient", "max_norm", "left"),
    [([3.0, 4.0], 2.0, [1.2, 1.6]), ([-8.0], 0.5, [-0.5]), ([0.6, 0.8], 2.0, [0.6, 0.8])],
)
def test_the_direction_of_a_clipped_gradient(gradient: list[float], max_norm: float, left: list[float]) -> None:
    source = optimizer_to_javascript(optimizers.ClippedGradientDescent(0.1, 7.0), len(gradient))
    assert run(source, "made.settings") == {"max_norm": 7.0}
    assert_close(run(source, "made.direction(a, [], { max_norm: b })", gradient, max_norm), left)


def test_a_rule_of_first_order_has_no_direction() -> None:
    assert run(optimizer_to_javascript(optimizers.Adam), "'direction' in made") is False


def test_numbers_that_are_settings_can_be_replaced() -> None:
    """a x² + 3y from settings, of which the browser is told what they are when they change."""
    objective = Objective(
        "two terms", partial(_two_terms, a=2.0, b=3.0), ((-1, 1), (-1, 1)), (), "", ("x", "y"), settings=("a",)
    )
    call = "((f) => [f.value(a), f.gradient(a), f.hessian(a)])"
    source = objective_to_javascript(objective)
    assert run(source, f"{call}(made())", [2.0, 1.0]) == [11, [8, 3], [4, 0, 0, 0]]
    assert run(source, f"{call}(made({{ a: 5, other: 7 }}))", [2.0, 1.0]) == [23, [20, 3], [10, 0, 0, 0]]
    assert objective.given({"a": 5.0, "b": 9.0})((2.0, 1.0)) == 23.0


def _two_terms(w: Any, a: float, b: float) -> Any:
    return a * w[0] ** 2 + b * w[1]


def test_an_optimizers_settings_can_be_changed_in_javascript() -> None:
    call = """((state, w) => {
      made.update([4, 8], state, w, 1, { share: 0.5 });
      return [w, state];
    })(made.init([0, 0]), [0, 0])"""
    assert run(optimizer_to_javascript(Follower), call) == [[-2, -4], {"t": 1, "average": [2, 4]}]
    assert run(optimizer_to_javascript(Follower(0.1, share=0.25)), "made.settings") == {"share": 0.25}


SCHEDULES = (
    schedules.Constant(),
    schedules.StepDecay(7, 0.5),
    schedules.ExponentialDecay(0.97),
    schedules.CosineDecay(30, 0.1),
    schedules.WarmupLinearDecay(5, 30),
    schedules.CosineRestarts(6, 2),
    schedules.CosineRestarts(6),
)


@pytest.mark.parametrize("schedule", SCHEDULES, ids=repr)
def test_schedules_equal_pythons(schedule: Any) -> None:
    steps = list(range(40))
    assert_close(run(schedule_to_javascript(schedule), "a.map(made)", steps), [schedule(t) for t in steps])


def test_every_schedule_is_tested() -> None:
    assert {type(schedule) for schedule in SCHEDULES} == set(schedules.ALL)


def test_sigmoid_is_accurate_far_from_0() -> None:
    source = to_javascript(sigmoid, {"x": None})
    assert run(source, "[-700, 0, 700].map(made)") == pytest.approx([np.exp(-700.0), 0.5, 1.0], rel=1e-12)
