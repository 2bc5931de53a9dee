"""A JavaScript engine, in which what is printed runs."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import quickjs

TOLERANCE = 1e-12


def run(source: str, call: str, *arguments: Any) -> Any:
    """The value of the JavaScript `call`, in which `made` is `source` and a, b, ... are the arguments."""
    context = quickjs.Context()
    context.eval(f"const made = {source};")
    for name, value in zip("abcdef", arguments, strict=False):
        context.eval(f"const {name} = {json.dumps(np.asarray(value).tolist())};")
    return json.loads(context.eval(f"JSON.stringify({call})"))


def assert_close(printed: Any, expected: Any) -> None:
    expected = np.asarray(expected, dtype=float)
    scale = np.abs(expected).max(initial=1.0)
    np.testing.assert_allclose(np.reshape(printed, expected.shape), expected, rtol=TOLERANCE, atol=TOLERANCE * scale)
