"""Values as plain data: valid JSON, and the same in every process."""

import json
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import pytest

from gdviz.plain import Plain


@dataclass(frozen=True)
class Point:
    x: float
    names: tuple[str, ...] = ()
    kept: dict = field(default_factory=dict, compare=False)


def scaled(value, factor=2.0):
    return factor * value


class Watched(Plain):
    """Remembers what it was told of."""

    def __init__(self):
        self.noted = []

    def note(self, module, name):
        self.noted.append((module, name))


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (None, None),
        (True, True),
        (np.int64(3), 3),
        (np.float64(0.5), 0.5),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
        (np.array([[1, 2], [3, 4]]), [[1, 2], [3, 4]]),
        ({1: (2, 3)}, {"1": [2, 3]}),
        ({"b", "a"}, ["a", "b"]),
        (Point(1.0, ("m",), {"slow": 1}), {"kind": "Point", "x": 1.0, "names": ["m"]}),
    ],
)
def test_a_value_is_plain_data(value, plain):
    made = Plain().plain(value)
    assert made == plain and type(made) is type(plain)
    json.dumps(made, allow_nan=False)


def test_a_function_that_carries_itself_is_told_once():
    def made(factor):
        def again(value):
            return again(value - 1) * factor if value else 1

        return again

    assert Plain().plain(made(3))["arguments"] == {"factor": 3}


def test_a_function_is_its_name_and_what_is_bound_to_it():
    assert Plain().plain(scaled) == {"function": f"{__name__}.scaled", "arguments": {"default 0": 2.0}}
    bound = Plain().plain(partial(scaled, factor=3.0))
    assert bound == {"function": f"{__name__}.scaled", "arguments": {"factor": 3.0}}
    assert Plain().plain(np.square) == {"function": "numpy.square"}


def test_a_closure_carries_what_it_encloses():
    def power(exponent):
        return lambda x: x**exponent

    assert Plain().plain(power(2)) != Plain().plain(power(3))
    assert Plain().plain(power(2))["arguments"] == {"exponent": 2}


def test_it_is_told_of_classes_and_functions_on_the_way():
    watched = Watched()
    watched.plain({"point": Point(0.0), "function": scaled})
    assert (__name__, "Point") in watched.noted and (__name__, "scaled") in watched.noted


def test_what_has_no_plain_form_is_named():
    with pytest.raises(TypeError, match=r"complex .* has no plain form"):
        Plain().plain([1j])
