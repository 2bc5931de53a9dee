"""The generator is MRG32k3a, and what is made of it is spread as it should be."""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np
import pytest

from gdviz.objectives.random_numbers import LARGEST_SEED, Generator, advance, normal


def whole(state: list[int]) -> tuple[list[int], float]:
    """The generator in whole numbers, as table II of the paper has it."""
    m1, m2 = 2**32 - 209, 2**32 - 22853
    first = (1403580 * state[1] - 810728 * state[0]) % m1
    second = (527612 * state[5] - 1370589 * state[3]) % m2
    z = (first - second) % m1
    return [*state[1:3], first, *state[4:6], second], (z or m1) / (m1 + 1)


def test_every_number_is_that_of_the_paper() -> None:
    state, mine = [12345] * 6, (12345.0,) * 6
    values = []
    for _ in range(5000):
        state, value = whole(state)
        *following, uniform = advance(mine)
        mine = tuple(following)
        assert (list(mine), uniform) == (state, value)
        values.append(uniform)
    assert values[0] == pytest.approx(0.127011122046577, abs=1e-15)  # what the author's program prints first


def test_extremes_of_the_state_are_exact() -> None:
    high1, high2 = 2**32 - 210, 2**32 - 22854
    for ends in itertools.product((0, 1, high2 - 1), repeat=6):
        state = [high1 if end == high2 - 1 and place < 3 else end for place, end in enumerate(ends)]
        assert list(advance([float(one) for one in state])) == [*whole(state)[0], whole(state)[1]]
    assert advance([0.0, 0.0, 0.0, 0.0, 0.0, 0.0])[-1] == (2**32 - 209) / (2**32 - 208) < 1
    assert high2 < high1


def test_seeds_give_streams_that_can_be_had_again() -> None:
    assert Generator(7).uniforms(5).tolist() == Generator(7).uniforms(5).tolist()
    firsts = np.array([Generator(seed).uniforms(3) for seed in range(500)])
    both = np.hstack([firsts[:-1], firsts[1:]])  # of each seed and the next
    assert np.abs(np.corrcoef(both.T) - np.eye(6)).max() < 0.18  # four standard deviations
    apart = np.diff(firsts, axis=0) % 1.0
    assert np.std(apart, axis=0) == pytest.approx(np.full(3, 12**-0.5), abs=0.03)  # not by the same at every seed


@pytest.mark.parametrize("seed", [-1, 1.5, True, "1", None, LARGEST_SEED + 1], ids=repr)
def test_what_is_no_seed_is_refused_in_one_line(seed: Any) -> None:
    with pytest.raises(ValueError, match=r"^seed must be a whole number from 0 to 2147483647, got [^\n]+$"):
        Generator(seed)


def test_uniform_and_normal_numbers_are_spread_as_they_should_be() -> None:
    uniforms = Generator(1).uniforms(20_000)
    assert uniforms.mean() == pytest.approx(1 / 2, abs=0.01)
    assert uniforms.var() == pytest.approx(1 / 12, abs=0.002)
    normals = Generator(2).normals(20_000)
    assert normals.mean() == pytest.approx(0, abs=0.03)
    assert normals.std() == pytest.approx(1, abs=0.02)
    assert np.mean(np.abs(normals) < 1.959964) == pytest.approx(0.95, abs=0.006)
    assert normal(math.exp(-2.0), 0.5) == pytest.approx(-2.0)  # √4 cos π
    assert Generator(2).normals(3)[1] == normal(*Generator(2).uniforms(6)[2:4])


def test_every_order_is_as_likely_as_another() -> None:
    generator = Generator(3)
    orders = [tuple(generator.permutation(3)) for _ in range(6000)]
    counts = [orders.count(order) for order in itertools.permutations(range(3))]
    assert sum(counts) == 6000
    assert all(count == pytest.approx(1000, abs=120) for count in counts)  # four standard deviations
    assert sorted(Generator(4).permutation(50)) == list(range(50))
    assert {generator.below(3) for _ in range(100)} == {0, 1, 2}
