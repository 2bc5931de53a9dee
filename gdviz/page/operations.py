"""The operations of a graph for the browser, printed from the table of derivatives that Python has.

`DERIVATIVES.tanh` is `{ value: (a) => ..., rates: [(a) => ...] }`: what comes out, and the local derivatives.
"""

from __future__ import annotations

from typing import Any

from gdviz.autodiff.derivatives import DERIVATIVES
from gdviz.figure.operations import FORMS, NAMED
from gdviz.symbolic.javascript import to_javascript
from gdviz.symbolic.printer import indent


def operations_js() -> str:
    """The module `graph/operations.js`."""
    names = {form.split(" ")[0] for form in FORMS} | {operation for operation, _, _ in NAMED.values()}
    lines = ["// Printed from gdviz.autodiff.derivatives.", "export const DERIVATIVES = {"]
    for operation, derivatives in DERIVATIVES.items():
        if operation.__name__ in names:
            lines += indent(_entry(operation, derivatives))
    return "\n".join([*lines, "};", ""])


def _entry(operation: Any, derivatives: tuple[Any, ...]) -> list[str]:
    arguments = dict.fromkeys("ab"[: len(derivatives)])
    rates = [to_javascript(lambda *x, one=one: one(1.0, operation(*x), *x), arguments, name="") for one in derivatives]
    value = to_javascript(operation, arguments, name="")
    listed = [line for rate in rates for line in indent(f"{rate},".split("\n"))]
    return [f"{operation.__name__}: {{", *indent([*f"value: {value},".split("\n"), "rates: [", *listed, "],"]), "},"]
