"""The browser's generator gives Python's numbers."""

from __future__ import annotations

import json

import numpy as np
import pytest
import quickjs

from gdviz.objectives.random_numbers import LARGEST_SEED, Generator
from gdviz.page.modules import in_order, modules


@pytest.fixture(scope="module")
def engine() -> quickjs.Context:
    context = quickjs.Context()
    context.eval("\n".join(module.body() for module in in_order(modules(), "random/generator.js")))
    context.eval("const made = (seed, name, count) => JSON.stringify([...new Generator(seed)[name](count)]);")
    return context


@pytest.mark.parametrize("seed", [0, 1, 42, LARGEST_SEED])
def test_numbers_are_pythons_to_the_last_bit(engine: quickjs.Context, seed: int) -> None:
    for name, count in (("uniforms", 1000), ("permutation", 200)):
        assert json.loads(engine.eval(f"made({seed}, '{name}', {count})")) == list(
            getattr(Generator(seed), name)(count)
        )
    normals = json.loads(engine.eval(f"made({seed}, 'normals', 1000)"))
    np.testing.assert_allclose(normals, Generator(seed).normals(1000), rtol=1e-13, atol=1e-14)


def test_each_call_goes_on_where_the_last_one_ended(engine: quickjs.Context) -> None:
    generator = Generator(5)
    expected = [*generator.normals(2), generator.below(10), *generator.permutation(4), generator.uniform()]
    calls = "((g) => [...g.normals(2), g.below(10), ...g.permutation(4), g.uniform()])(new Generator(5))"
    np.testing.assert_allclose(json.loads(engine.eval(f"JSON.stringify({calls})")), expected, rtol=1e-13)
