"""Reverse mode from scratch: against slopes worked by hand, and against `gdviz.autodiff` on random formulas."""

import html
import random
import re

import numpy as np
import pytest

from gdviz import autodiff
from gdviz.autodiff.from_scratch import Value, exp, in_order, relu
from gdviz.page.listing import source


def slopes(function, *numbers):
    """The value of a function, and its slope by each number."""
    values = [Value(number) for number in numbers]
    result = function(*values)
    result.backward()
    return result.data, [each.grad for each in values]


@pytest.mark.parametrize(
    ("function", "at", "value", "expected"),
    [
        (lambda a, b: a + b, (2.0, 3.0), 5.0, [1.0, 1.0]),
        (lambda a, b: a - b, (2.0, 3.0), -1.0, [1.0, -1.0]),
        (lambda a, b: a * b, (2.0, 3.0), 6.0, [3.0, 2.0]),
        (lambda a, b: a / b, (3.0, 2.0), 1.5, [0.5, -0.75]),
        (lambda a: a**3, (2.0,), 8.0, [12.0]),
        (lambda a: a + 5, (2.0,), 7.0, [1.0]),
        (exp, (0.0,), 1.0, [1.0]),
        (relu, (-2.0,), 0.0, [0.0]),
        (relu, (0.0,), 0.0, [0.0]),
        (relu, (2.0,), 2.0, [1.0]),
        (lambda x: (x * 2 + 3) ** 2, (1.0,), 25.0, [20.0]),
        (lambda x: x * x + x, (3.0,), 12.0, [7.0]),  # three ways from x to the result: 3 + 3 + 1
    ],
)
def test_slopes_by_hand(function, at, value, expected):
    assert slopes(function, *at) == (value, expected)


def test_a_value_used_by_two_others_is_passed_once_when_all_of_its_slope_has_arrived():
    # y = x², z = y·y + y: dz/dx = (2 y + 1) 2 x, which is 36 at 2. In any other order y would hand on too little.
    x = Value(2.0)
    y = x**2
    z = y * y + y
    order = in_order(z)
    assert len(order) == len(set(map(id, order))) == 4
    assert all(order.index(part) < order.index(node) for node in order for part in node.inputs)
    z.backward()
    assert x.grad == 36.0


def test_slopes_add_up_until_somebody_sets_them_back():
    """As those of a framework do, where the zeroing is forgotten."""
    w = Value(0.5)
    (w * 3.0).backward()
    (w * 3.0).backward()
    assert w.grad == 6.0
    w.grad = 0.0
    (w * 3.0).backward()
    assert w.grad == 3.0


class Formula:
    """A random formula of three numbers, to run on `Value`s and on numpy alike."""

    KINDS = ("+", "-", "*", "/", "square", "exp", "relu")

    def __init__(self, seed):
        draw = random.Random(seed)
        self.steps = [(draw.choice(self.KINDS), draw.random(), draw.random()) for _ in range(9)]

    def __call__(self, functions, *numbers):
        known = list(numbers)
        for kind, first, second in self.steps:
            a, b = known[int(first * len(known))], known[int(second * len(known))]
            known.append(self.step(functions, kind, a, b))
        total = known[0] * 0.1
        for each in known[1:]:
            total = total + each * 0.1  # all of them, so that nearly all is used more than once
        return total

    @staticmethod
    def step(functions, kind, a, b):
        if kind in ("exp", "relu"):
            return functions[kind](a * 0.3)
        if kind == "square":
            return (a * 0.5) ** 2
        if kind == "/":
            return a / (b * b + 1.0)
        return {"+": a + b, "-": a - b, "*": a * b * 0.5}[kind]


@pytest.mark.parametrize("seed", range(100))
def test_a_hundred_random_formulas_as_autodiff_has_them(seed):
    formula, at = Formula(seed), np.random.default_rng(seed).uniform(-2.0, 2.0, 3)
    value, found = slopes(lambda *x: formula({"exp": exp, "relu": relu}, *x), *map(float, at))
    of_numpy = {"exp": np.exp, "relu": autodiff.relu}
    expected, by = autodiff.value_and_grad(lambda x: formula(of_numpy, x[0], x[1], x[2]))(at)
    assert np.isfinite(expected) and np.count_nonzero(by)
    assert value == pytest.approx(float(expected), rel=1e-12, abs=1e-12)
    assert found == pytest.approx(by.tolist(), rel=1e-12, abs=1e-12)


def test_it_is_short_enough_to_be_read_on_a_page():
    lines = html.unescape(re.sub("<[^>]+>", "", source("gdviz.autodiff.from_scratch"))).splitlines()
    assert 40 <= sum(bool(line.strip()) for line in lines) < 60, "fewer than sixty, as the page says"
