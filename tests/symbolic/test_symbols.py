"""What a symbol can stand for, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from gdviz.symbolic.javascript import to_javascript
from tests.symbolic.engine import run


def test_axes_may_be_counted_from_the_end() -> None:
    table = np.array([[1.0, 2.0], [3.0, 5.0]])
    source = to_javascript(lambda x: np.sum(np.transpose(x * table, (-1, -2))[0] ** 2), {"x": None})
    assert run(source, "made(2)") == 2**2 * (1 + 3**2)  # of the first column


def test_a_sum_kept_in_one_name_is_printed_as_a_sum() -> None:
    def summed(w: Any) -> Any:
        s = 0.0
        for i in range(3):
            s += w[i] ** 2
        return s

    assert run(to_javascript(summed, {"w": 3}), "made([1, 2, 3])") == 14
    with pytest.raises(TypeError, match="in place"):
        to_javascript(lambda w: np.add(w, 1.0, out=w), {"w": 3})


@pytest.mark.parametrize("slope", [lambda x: x if x > 0 else 0.0, lambda x: max(x, 0.0)])
def test_a_formula_that_branches_is_refused_in_one_line(slope: Callable[..., Any]) -> None:
    with pytest.raises(TypeError, match=r"np\.where") as caught:
        to_javascript(slope, {"x": None})
    assert "\n" not in str(caught.value)


def test_a_product_of_vectors_and_of_matrices_is_numpys() -> None:
    table = np.array([[1.0, 2.0], [3.0, 5.0]])
    source = to_javascript(lambda w: np.stack([w @ w, (table @ w)[1], (w @ table)[0]]), {"w": 2})
    assert run(source, "made([2, 3])") == [13, 21, 11]


@pytest.mark.parametrize("formula", [np.cumsum, np.asarray, float, lambda w: w[0:1], lambda w: w[5]])
def test_what_cannot_be_printed_is_refused(formula: Callable[..., Any]) -> None:
    with pytest.raises((TypeError, IndexError)):
        to_javascript(formula, {"w": 2})
