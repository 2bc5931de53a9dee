"""Rows of units and deep networks in the browser: the numbers of Python."""

import json
from functools import cache

import numpy as np
import pytest
import quickjs

from gdviz.figure.depth import passage, row_factors
from gdviz.page import runtime

TOLERANCE = 1e-9
CASES = [
    {"activation": kind, "scale": scale, "depth": depth, "seed": seed, "variant": variant}
    for kind in range(3)
    for scale, depth, seed in ((1.0, 2, 1), (2**0.5, 30, 2), (0.5, 50, 9), (2.5, 50, 1))
    for variant in range(4)
]


@cache
def _context():
    context = quickjs.Context()
    context.eval(runtime.source_of("depth.js"))
    return context


def _answer(call):
    return json.loads(_context().eval(f"JSON.stringify({call})"))


@pytest.mark.parametrize("kind", range(3))
def test_a_row_of_units(kind):
    for weight, bias, x in ((1.0, 0.0, 0.5), (6.0, -3.0, 0.5), (0.3, 2.0, -2.0), (1.0, -0.3, 0.5)):
        values = json.dumps({"activation": kind, "weight": weight, "bias": bias, "x": x})
        expected = row_factors(kind, weight, bias, x, 10)
        assert _answer(f"rowFactors({values}, 10)") == pytest.approx(expected, rel=TOLERANCE, abs=0)


def test_sizes_and_slopes_of_every_activation_and_variant():
    for values in CASES:
        sizes, slopes = _answer(f"(({{ sizes, slopes }}) => [[...sizes], [...slopes]])(passage({json.dumps(values)}))")
        variant = values["variant"]
        kind, scale, depth, seed = (values[name] for name in ("activation", "scale", "depth", "seed"))
        expected = passage(kind, scale, depth, seed, normed=variant % 2 == 1, skip=variant >= 2)
        np.testing.assert_allclose(sizes, expected.sizes, rtol=TOLERANCE, atol=0, err_msg=str(values))
        np.testing.assert_allclose(slopes, expected.slopes, rtol=TOLERANCE, atol=0, err_msg=str(values))


def test_without_a_variant_the_network_is_plain():
    bare = {"activation": 1, "scale": 1.0, "depth": 10, "seed": 1}
    assert _answer(f"passage({json.dumps(bare)}).slopes[0]") == pytest.approx(passage(1, 1.0, 10, 1).slopes[0])
