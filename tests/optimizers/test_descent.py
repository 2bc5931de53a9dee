"""Descent: the facts of the course, closed forms, how a run stops, and what is refused."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gdviz.objectives import from_formula
from gdviz.optimizers import ALL, Adam, GradientDescent, Momentum
from gdviz.optimizers.descent import LIMIT, behaviour, descend, sweep
from gdviz.optimizers.schedules import ExponentialDecay, StepDecay
from tests.optimizers.by_hand import PARABOLA, Objective

pytestmark = pytest.mark.filterwarnings("error")


DOUBLE_WELL = Objective(1, lambda w: (w[0] ** 2 - 1) ** 2 + 0.3 * w[0], lambda w: 4 * w * (w**2 - 1) + 0.3)
# Mean squared error of m x + b for x = 1..5, y = 2 x. Means: of x 3, of x² 11, of xy 22, of y 6, of y² 44.
HESSIAN = np.array([[22.0, 6.0], [6.0, 2.0]])
LINE_FIT = Objective(
    2,
    lambda w: 0.5 * w @ HESSIAN @ w - 44 * w[0] - 12 * w[1] + 44,
    lambda w: HESSIAN @ w - np.array([44.0, 12.0]),
)


def test_parabola_at_one_tenth_shrinks_the_error_by_a_fifth_a_step():
    run = descend(PARABOLA, GradientDescent(0.1), start=0, steps=50)
    expected = 3 - 3 * 0.8 ** np.arange(51)
    assert run.iterates[:, 0] == pytest.approx(expected, abs=1e-14)
    assert run.losses == pytest.approx((expected - 3) ** 2, abs=1e-13)
    assert run.gradients[:, 0] == pytest.approx(2 * (expected - 3), abs=1e-13)
    assert f"{run.final[0]:.5f}" == "2.99996"
    assert run.steps == 50 and not run.diverged


def test_parabola_at_one_half_lands_in_one_step():
    assert descend(PARABOLA, GradientDescent(0.5), 0.0, 3).iterates.tolist() == [[0], [3], [3], [3]]


def test_parabola_at_one_bounces_for_ever():
    run = descend(PARABOLA, GradientDescent(1.0), 0.0, 1001)
    assert run.iterates[:, 0].tolist() == [0, 6] * 501
    assert not run.diverged


def test_parabola_above_one_grows_until_the_limit_and_stops_there():
    run = descend(PARABOLA, GradientDescent(1.05), 0.0, 10_000)
    kept = math.floor(math.log(LIMIT / 3) / math.log(1.1))  # |w - 3| is 3 · 1.1ᵗ
    assert run.diverged and run.steps == kept < 10_000
    assert np.abs(run.iterates[:, 0] - 3) == pytest.approx(3 * 1.1 ** np.arange(kept + 1), rel=1e-10)
    assert descend(PARABOLA, GradientDescent(1.05), 0.0, kept).diverged is False
    assert descend(PARABOLA, GradientDescent(1.05), 0.0, kept + 1).diverged is True


@pytest.mark.parametrize("rate", [0.01, 0.084, 0.085])
def test_line_fit_follows_its_eigenvalues(rate):
    """(w_t - w*) = V (1 - ηΛ)ᵗ Vᵀ (w_0 - w*), with minimizer w* = (2, 0)."""
    eigenvalues, vectors = np.linalg.eigh(HESSIAN)
    error = vectors.T @ np.array([-2.0, 0.0])
    t = np.arange(2001)[:, None]
    expected = np.array([2.0, 0.0]) + ((1 - rate * eigenvalues) ** t * error) @ vectors.T
    run = descend(LINE_FIT, GradientDescent(rate), (0, 0), 2000)
    assert np.allclose(run.iterates, expected, rtol=1e-9, atol=1e-10)


def test_line_fit_facts():
    run = descend(LINE_FIT, GradientDescent(0.01), (0, 0), 2000)
    assert [f"{value:.5f}" for value in run.final] == ["1.99984", "0.00059"]
    below, above = sweep(LINE_FIT, [0.084, 0.085], (0, 0), 2000)
    assert np.abs(below.final - [2, 0]).max() < 1e-9
    assert above.losses[-1] > 1e20 and np.all(np.diff(above.losses[100:]) > 0)
    steepest = 12 + math.sqrt(136)  # root of λ² - 24 λ + 8
    assert f"{steepest:.4f}" == "23.6619" and f"{2 / steepest:.5f}" == "0.08452"
    assert [behaviour(rate, steepest) for rate in (0.084, 0.085)] == ["converges", "diverges"]


@pytest.mark.parametrize(
    ("rate", "valley"),
    [(0.001, 0.9601), (0.01, 0.9601), (0.05, 0.9601), (0.1, 0.9601), (0.15, -1.0356), (0.2, -1.0356)],
)
def test_double_well_ends_in_the_valley_of_the_course(rate, valley):
    run = descend(DOUBLE_WELL, GradientDescent(rate), 1.8, 20_000 if rate < 0.01 else 2000)
    assert run.final[0] == pytest.approx(valley, abs=5e-5) and not run.diverged
    # The valleys are roots of f'(x) = 4x³ - 4x + 0.3; numpy's polynomial solver finds them independently.
    assert np.abs(np.roots([4, 0, -4, 0.3]) - run.final[0]).min() < 1e-9


def test_double_well_diverges_at_a_quarter():
    run = descend(DOUBLE_WELL, GradientDescent(0.25), 1.8, 100)
    assert run.diverged and run.steps < 10
    assert len(run.losses) == len(run.gradients) == len(run.iterates) == run.steps + 1
    assert all(np.all(np.isfinite(array)) for array in (run.iterates, run.losses, run.gradients))


def test_a_loss_that_is_not_a_number_stops_the_run_before_it():
    """w - log w at w = 2 has slope 1/2; a step of 6 · 1/2 lands at -1, where there is no logarithm."""
    logarithm = Objective(1, lambda w: w[0] - np.log(w[0]), lambda w: 1 - 1 / w)
    run = descend(logarithm, GradientDescent(6.0), 2.0, 5)
    assert run.diverged and run.iterates.tolist() == [[2.0]] and run.learning_rates.tolist() == []


def test_an_infinite_gradient_stops_the_run_before_it():
    """√w from 1 has slope 1/2; a step of 2 · 1/2 lands on 0, where the value is 0 and the slope infinite."""
    root = Objective(1, lambda w: np.sqrt(w[0]), lambda w: 1 / (2 * np.sqrt(w)))
    run = descend(root, GradientDescent(2.0), 1.0, 5)
    assert run.diverged and run.iterates.tolist() == [[1.0]] and run.gradients.tolist() == [[0.5]]


@pytest.mark.parametrize(
    ("formula", "start", "rate", "left", "diverged", "steps"),
    [
        ("log(x)", 1.0, 0.9, True, False, 1),  # 1 -> 0.1 -> -8.9
        ("sqrt(x)", 1.0, 2.0, True, False, 0),  # lands on 0, where the slope is infinite
        ("1/x", 1.0, 1e-9, False, False, 5),
        ("x^4", 3.0, 1.0, False, True, 4),
        ("exp(x) - 3*x", 5.0, 5.0, False, False, 5),
        ("-exp(x)", 5.0, 5.0, False, True, 0),  # the next place is 747, where exp is too large
    ],
)
def test_leaving_the_domain_is_told_from_diverging(formula, start, rate, left, diverged, steps):
    run = descend(from_formula(formula), GradientDescent(rate), start, 5)
    assert (run.left_domain, run.diverged, run.steps) == (left, diverged, steps)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_every_optimizer_lowers_the_loss_and_repeats_itself(kind):
    runs = [descend(LINE_FIT, kind(0.01), (0, 0), 300) for _ in range(2)]
    assert runs[0].losses[-1] < runs[0].losses[0]
    assert np.array_equal(runs[0].iterates, runs[1].iterates)


def test_shapes_and_rows_belong_together():
    run = descend(LINE_FIT, Adam(0.1), (1, -1), 7)
    assert run.iterates.shape == run.gradients.shape == (8, 2)
    assert run.losses.shape == (8,) and run.learning_rates.shape == (7,)
    assert [LINE_FIT(w) for w in run.iterates] == run.losses.tolist()
    assert np.array_equal([LINE_FIT.gradient(w) for w in run.iterates], run.gradients)
    assert run.final.tolist() == run.iterates[7].tolist()


def test_no_steps_is_the_start_alone():
    run = descend(PARABOLA, Momentum(), [1.0], 0)
    assert run.iterates.tolist() == [[1.0]] and run.losses.tolist() == [4.0] and run.gradients.tolist() == [[-4.0]]
    assert run.steps == 0 and run.learning_rates.shape == (0,) and not run.diverged


def test_a_trajectory_cannot_be_changed_and_the_start_is_left_alone():
    start = np.array([0.5, 0.5])
    run = descend(LINE_FIT, GradientDescent(0.01), start, 3)
    assert start.tolist() == [0.5, 0.5]
    start[0] = 9.0
    assert run.iterates[0].tolist() == [0.5, 0.5]
    for array in (run.iterates, run.losses, run.gradients, run.learning_rates, run.final):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_a_schedule_multiplies_the_learning_rate_of_each_step():
    """On w² a step multiplies w by 1 - 2η: rates 1/4, 1/8, 1/16 multiply it by 1/2, 3/4, 7/8."""
    bowl = Objective(1, lambda w: w[0] ** 2, lambda w: 2 * w)
    run = descend(bowl, GradientDescent(0.25), 8.0, 3, schedule=ExponentialDecay(0.5))
    assert run.learning_rates.tolist() == [0.25, 0.125, 0.0625]
    assert run.iterates[:, 0].tolist() == [8, 4, 3, 2.625]
    stairs = descend(bowl, GradientDescent(1.0), 8.0, 4, StepDecay(every=2, factor=0.5))
    assert stairs.iterates[:, 0].tolist() == [8, -8, 8, 0, 0]
    plain = descend(bowl, GradientDescent(0.25), 8.0, 2, schedule=lambda t: 1)
    assert plain.iterates.tolist() == descend(bowl, GradientDescent(0.25), 8.0, 2).iterates.tolist()


@pytest.mark.parametrize("steps", [-1, 2.0, 2.5, math.nan, "3", None, True])
def test_bad_steps_are_refused(steps):
    with pytest.raises(ValueError, match=r"^steps must be a whole number, 0 or more, got ") as error:
        descend(PARABOLA, GradientDescent(), 0.0, steps)
    assert repr(steps) in str(error.value)


def test_numpy_counts_are_steps_too():
    assert descend(PARABOLA, GradientDescent(), 0.0, np.int64(3)).steps == 3


@pytest.mark.parametrize("start", [math.nan, math.inf, [0.0, 1.0], [], [[0.0]], "here", None, [math.nan], 1j, 10**400])
def test_bad_starts_in_one_dimension_are_refused(start):
    with pytest.raises(ValueError, match=r"^start must be one finite number, got .*$") as error:
        descend(PARABOLA, GradientDescent(), start, 3)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "start", [0.0, [1.0], [1.0, 2.0, 3.0], [[1.0, 2.0]], (0.0, math.nan), ("a", "b"), [1, [2]], [0, 10**400]]
)
def test_bad_starts_in_two_dimensions_are_refused(start):
    with pytest.raises(ValueError, match=r"^start must be 2 finite numbers, one for each parameter, got .*$"):
        descend(LINE_FIT, GradientDescent(), start, 3)


@pytest.mark.parametrize("start", [1e200, -1e151])
def test_a_start_out_of_range_is_refused(start):
    with pytest.raises(ValueError, match=r"^start must be within ±1e\+150, where the objective is finite and "):
        descend(PARABOLA, GradientDescent(), start, 3)


def test_a_start_where_the_objective_is_undefined_is_refused():
    logarithm = Objective(1, lambda w: np.log(w[0]), lambda w: 1 / w)
    with pytest.raises(ValueError, match=r"^start must be within .* has a finite gradient, got -1.0$"):
        descend(logarithm, GradientDescent(), -1.0, 3)


def test_a_long_bad_start_still_gives_one_line():
    with pytest.raises(ValueError, match=r"^start must be one finite number, got array\(.*\.\.\.$") as error:
        descend(PARABOLA, GradientDescent(), np.linspace(0, 1, 200), 3)
    assert "\n" not in str(error.value)


class Counted:
    """f(w) = w², which notes what it is asked for; `both` for one that gives value and gradient at once."""

    dim = 1

    def __init__(self, both):
        self.asked = []
        if both:
            self.value_and_gradient = lambda w: self.note("both", (w[0] ** 2, 2 * w))

    def note(self, what, answer):
        self.asked.append(what)
        return answer

    def __call__(self, w):
        return self.note("value", w[0] ** 2)

    def gradient(self, w):
        return self.note("gradient", 2 * w)


@pytest.mark.parametrize("steps", [0, 1, 7])
def test_an_objective_is_asked_once_for_each_point(steps):
    at_once, apart = Counted(both=True), Counted(both=False)
    runs = [descend(objective, GradientDescent(0.25), 8.0, steps) for objective in (at_once, apart)]
    for run in runs:
        assert run.iterates[:, 0].tolist() == [8 / 2**t for t in range(steps + 1)]
        assert run.losses.tolist() == [64 / 4**t for t in range(steps + 1)]
        assert run.gradients[:, 0].tolist() == [16 / 2**t for t in range(steps + 1)]
    assert at_once.asked == ["both"] * (steps + 1)
    assert apart.asked == ["value", "gradient"] * (steps + 1)
