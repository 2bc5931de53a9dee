"""The printed operations: values and rates as Python has them, at numbers of every kind."""

import json
import math
import re

import numpy as np
import pytest
import quickjs

from gdviz.autodiff.derivatives import DERIVATIVES
from gdviz.page.operations import operations_js

NAMES = {each.__name__: each for each in DERIVATIVES}
PRINTED = re.findall(r"^  (\w+): \{$", operations_js(), re.MULTILINE)
NUMBERS = (-2.5, -1.0, 0.0, 0.3, 1.0, 2.0)


@pytest.mark.parametrize("name", PRINTED)
def test_an_operation_does_what_numpy_does(name):
    context = quickjs.Context()
    context.eval(operations_js().replace("export ", ""))
    operation, derivatives = NAMES[name], DERIVATIVES[NAMES[name]]
    for a in NUMBERS:
        for b in NUMBERS[1:] if len(derivatives) == 2 else (None,):
            given = [np.float64(each) for each in (a, b) if each is not None]
            with np.errstate(all="ignore"):
                value = operation(*given)
                expected = [value, *(one(np.float64(1.0), value, *given) for one in derivatives)]
            arguments = json.dumps([float(each) for each in given])
            call = f"[DERIVATIVES.{name}.value, ...DERIVATIVES.{name}.rates].map((f) => String(f(...{arguments})))"
            found = [
                float(each.replace("Infinity", "inf")) for each in json.loads(context.eval(f"JSON.stringify({call})"))
            ]
            assert found == pytest.approx([float(each) for each in expected], rel=1e-12, nan_ok=True), (name, given)


def test_the_printed_tanh_is_at_one_what_it_is_by_hand():
    context = quickjs.Context()
    context.eval(operations_js().replace("export ", ""))
    assert context.eval("DERIVATIVES.tanh.value(1)") == pytest.approx(math.tanh(1))
    assert context.eval("DERIVATIVES.tanh.rates[0](1)") == pytest.approx(1 - math.tanh(1) ** 2)
