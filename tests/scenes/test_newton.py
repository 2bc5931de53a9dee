"""Two valleys and a saddle, x⁴/4 - x²/2 + y²/2: what runs do there, by hand."""

import math

import numpy as np
import pytest

from gdviz.figure.parts import Predict
from gdviz.scenes import newton


def by_newton(x):
    return 2 * x**3 / (3 * x**2 - 1)  # x - (x³ - x) / (3x² - 1)


def test_the_steps_of_newtons_method():
    assert newton.newton_x1 == pytest.approx(by_newton(0.4)) == pytest.approx(-0.24615, abs=1e-5)
    assert newton.newton_x2 == pytest.approx(by_newton(by_newton(0.4)))
    assert newton.newton_end == pytest.approx(0.0, abs=1e-12)
    assert newton.gradient_end == pytest.approx(1.0, abs=1e-4)
    predict = newton.beside.part(Predict)
    assert predict.options[predict.answer] == "between the two"


@pytest.mark.parametrize("x", [0.58, 0.7, 1.0, 1.8, 2.1, -0.58, -1.5])
def test_from_outside_of_the_middle_stretch_it_always_finds_a_valley(x):
    assert abs(x) > newton.flat_curvature_at == pytest.approx(1 / math.sqrt(3))
    steps = [x]
    for _ in range(40):
        steps.append(by_newton(steps[-1]))
    assert steps[-1] == pytest.approx(math.copysign(1.0, x))


def test_from_inside_of_it_any_of_the_three():
    ends = set()
    for x in np.linspace(0.41, 0.575, 34):
        for _ in range(200):
            x = by_newton(x)
        ends.add(round(x))
    assert ends == {-1, 0, 1}


def test_on_the_bowl_one_step_is_enough_wherever_the_start():
    for start in ((0.4, 1.2), (-2.0, 1.5)):
        slow, fast, _, _ = newton.beside.trajectories(start=start)
        assert fast.iterates[1:] == pytest.approx(np.zeros((25, 2)), abs=1e-12)
        assert np.hypot(*slow.iterates[1]) > 0.3 * np.hypot(*start)


def test_how_long_the_two_take_from_a_good_start():
    # x → x - 0.2 (x³ - x): 1 - 0.2 · 2 near 1 for x, 0.8 for y: 1.2 · 0.8ᵗ < 10⁻⁶ first at 63.
    assert newton.slow_steps == 63 == math.ceil(math.log(1e-6 / 1.2) / math.log(0.8))
    steps = [1.8]
    while abs(steps[-1] - 1) >= 1e-6:
        steps.append(by_newton(steps[-1]))
    assert newton.good_steps == len(steps) - 1 == 5


def test_how_long_a_run_lingers():
    for start, leaves in ((1e-3, newton.leaves), (1e-4, newton.leaves_later)):
        x, step = start, 0
        while x <= 0.5:
            x, step = x - 0.2 * (x**3 - x), step + 1
        assert leaves == step
    assert newton.growth == pytest.approx(1.2)
    assert newton.more_steps == pytest.approx(math.log(10) / math.log(1.2))
    assert newton.leaves_later - newton.leaves in (12, 13)
    assert newton.coin_ten == 1024
