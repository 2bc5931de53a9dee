"""Lines fitted by four losses: the least of each by other ways, and the browser's, to 1e-9."""

import json
from functools import cache

import numpy as np
import pytest
import quickjs

from gdviz.objectives.fits import DELTA, FITS, absolute_fit, huber_fit, squared_fit, trimmed_fit
from gdviz.page import runtime
from tests.scenes.by_hand import AREAS, PRICES, best_line

HOUSES = np.array([float(x) for x in AREAS]), np.array([float(y) for y in PRICES])


def cloud(seed, count=13):
    """Points about a line, two of them far off: what a generator gives for a seed."""
    draw = np.random.default_rng(seed)
    x = np.round(draw.uniform(0.2, 2.5, count), 2)
    y = 2 * x - 1 + draw.normal(0, 0.3, count)
    y[:2] += draw.choice([-4.0, 5.0], 2)
    return x, y


def huber(e):
    return np.where(np.abs(e) <= DELTA, 0.5 * e**2, DELTA * (np.abs(e) - 0.5 * DELTA))


COST = {"squared": np.square, "absolute": np.abs, "Huber": huber}


def cost(name, line, x, y):
    return float(np.sum(COST[name](line[0] * x + line[1] - y)))


def test_the_squared_line_is_that_of_the_houses_in_fractions():
    assert squared_fit(*HOUSES) == pytest.approx([float(part) for part in best_line()], abs=1e-12)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("name", COST)
def test_no_line_near_or_far_costs_less(name, seed):
    """The losses are convex: what is least near by is least."""
    x, y = cloud(seed)
    line = FITS[name](x, y)
    for size in (1e-4, 1e-2, 1.0):
        for turn in np.linspace(0, 2 * np.pi, 60):
            other = (line[0] + size * np.cos(turn), line[1] + size * np.sin(turn))
            assert cost(name, line, x, y) <= cost(name, other, x, y) + 1e-12


@pytest.mark.parametrize("seed", range(12))
def test_the_slope_of_hubers_loss_is_zero_at_its_line(seed):
    x, y = cloud(seed)
    m, b = huber_fit(x, y)
    pull = np.clip(m * x + b - y, -DELTA, DELTA)
    assert [np.sum(pull * x), np.sum(pull)] == pytest.approx([0, 0], abs=1e-10)


def test_three_points_by_hand():
    # (0, 0), (1, 0), (2, 9): the absolute line goes through the first two for it pays 9, through (0, 0) and (2, 9) 4.5.
    x, y = np.array([0.0, 1.0, 2.0]), np.array([0.0, 0.0, 9.0])
    assert absolute_fit(x, y) == pytest.approx((4.5, 0.0))
    assert squared_fit(x, y) == pytest.approx((4.5, -1.5))
    # Without one of three points nothing is missed, whichever it is: the first is left out.
    assert trimmed_fit(x, y) == pytest.approx((9.0, -9.0))


def test_a_line_with_one_point_far_off_is_found_but_for_the_squared_error():
    x = np.arange(6.0)
    y = 2 * x + 1
    y[4] = -50.0
    assert absolute_fit(x, y) == pytest.approx((2, 1)) == trimmed_fit(x, y)
    # Huber's: the others are off by what balances a pull of δ, all of them less than δ.
    m, b = huber_fit(x, y)
    errors = m * x + b - y
    assert errors[4] > 40 and abs(np.delete(errors, 4)).max() < DELTA
    assert squared_fit(x, y)[0] < 0


def test_the_trimmed_line_is_the_squared_one_without_what_costs_most():
    x, y = cloud(3)
    tries = [squared_fit(np.delete(x, i), np.delete(y, i)) for i in range(len(x))]
    costs = [cost("squared", line, np.delete(x, i), np.delete(y, i)) for i, line in enumerate(tries)]
    assert trimmed_fit(x, y) == pytest.approx(tries[int(np.argmin(costs))], abs=1e-12)


def test_points_of_one_size_but_one_leave_a_line():
    x, y = np.array([1.0, 1.0, 1.0, 2.0]), np.array([1.0, 2.0, 6.0, 4.0])
    assert absolute_fit(x, y) == pytest.approx((2.0, 0.0))  # through the middle one
    for name in ("squared", "Huber", "trimmed"):
        assert np.isfinite(FITS[name](x, y)).all()


@cache
def _context():
    context = quickjs.Context()
    context.eval(runtime.source_of("fits.js"))
    return context


@pytest.mark.parametrize("name", FITS)
def test_the_browser_finds_the_same_lines(name):
    for x, y in (HOUSES, *map(cloud, range(40)), *(cloud(seed, 60) for seed in range(3))):
        found = json.loads(_context().eval(f"JSON.stringify(FITS[{name!r}]({x.tolist()}, {y.tolist()}))"))
        assert found == pytest.approx(FITS[name](x, y), abs=1e-9)
