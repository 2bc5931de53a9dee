"""Every number and every operation is printed as JavaScript that means the same."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import quickjs

from gdviz.autodiff import derivatives
from gdviz.symbolic.javascript import to_javascript
from gdviz.symbolic.printer import JAVASCRIPT, literal
from tests.symbolic.engine import assert_close, run


@pytest.mark.parametrize("value", [0.1, 1 / 3, 1e-300, 5e-324, 1.7976931348623157e308, -2.0, 123456789.125, -0.0])
def test_numbers_lose_no_digit(value: float) -> None:
    context = quickjs.Context()
    assert np.float64(context.eval(literal(value))).tobytes() == np.float64(value).tobytes()


NOT_ELEMENTWISE = {
    np.matmul, np.sum, np.max, np.min, np.broadcast_to, np.reshape, np.transpose,
    derivatives.getitem, derivatives.scatter, derivatives.put_along, np.take_along_axis,
}  # fmt: skip


def test_every_elementwise_operation_with_a_derivative_has_javascript() -> None:
    assert set(derivatives.DERIVATIVES) - NOT_ELEMENTWISE - {np.positive} <= set(JAVASCRIPT)


@pytest.mark.parametrize("operation", JAVASCRIPT, ids=lambda operation: operation.__name__)
def test_every_operation_in_every_place_of_another(operation: Any) -> None:
    """Each operation as an operand of each infix one: wrong or missing parentheses would change the value."""
    operands = np.array([1.35, 0.8, 1.7])
    number = 3 if operation is np.where else getattr(operation, "nin", 1)

    def nested(w: Any) -> Any:
        inner = operation(*(w[i] for i in range(number)))
        inner = (
            np.where(inner, 2.0, 3.0)
            if JAVASCRIPT[operation][1] in (2, 1, 3, 4) or operation is np.logical_not
            else inner
        )
        outer = [
            inner - w[2],
            w[2] - inner,
            w[1] / inner,
            inner / w[1],
            inner**2,
            w[2] ** inner,
            -inner,
            inner * w[0],
        ]
        return np.stack([*outer, np.abs(inner) ** 0.5, np.where(inner > w[0], inner, -inner), (-inner) ** 3.0])

    assert_close(run(to_javascript(nested, {"w": 3}), "made(a)", operands), nested(operands))
