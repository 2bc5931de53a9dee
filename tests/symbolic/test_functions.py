"""What numpy's functions do to symbols is what they do to arrays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from gdviz.symbolic.functions import matmul
from gdviz.symbolic.javascript import to_javascript
from gdviz.symbolic.symbols import vector
from tests.symbolic.engine import assert_close, run

TABLE = np.array([[1.0, 2.0, -4.0], [3.0, 5.0, 0.5]])


@pytest.mark.parametrize(
    "formula",
    [
        lambda w: np.stack([np.max(w), np.min(w), np.max(w * TABLE), np.min(w[0] * TABLE)]),
        lambda w: np.max(w * TABLE, axis=1),
        lambda w: np.min(w[:, None] * w, axis=0),
        lambda w: np.take_along_axis(w[:, None] * w, np.array([[2], [0], [1]]), axis=1),
        lambda w: w @ TABLE.T,
        lambda w: TABLE @ (w[:, None] * w),
    ],
)
def test_values_are_numpys(formula: Callable[[Any], Any]) -> None:
    w = np.array([0.5, -1.5, 2.0])
    assert_close(run(to_javascript(formula, {"w": 3}), "made(a)", w), formula(w))


def test_arrays_that_do_not_fit_are_refused_in_one_line() -> None:
    with pytest.raises(ValueError, match=r"^matrix product: shapes \(3,\) and \(2,\) do not fit$"):
        matmul(vector("a", 3), vector("b", 2))
