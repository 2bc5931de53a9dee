"""Marks are plain data: frozen, comparable, documented, fit to be sent to another process."""

import pickle
from dataclasses import MISSING, FrozenInstanceError, fields, is_dataclass

import pytest

from gdviz.figure import marks
from gdviz.figure.marks import Mark
from gdviz.objectives.datasets import worked_line

DATA = worked_line()
KINDS = sorted(
    (kind for kind in vars(marks).values() if isinstance(kind, type) and issubclass(kind, Mark) and kind is not Mark),
    key=lambda kind: kind.__name__,
)
REQUIRED = {
    "limit": 3.0,
    "control": "x",
    "dataset": DATA,
    "low": 0.0,
    "high": 1.0,
    "steps": 3,
    "value": 1.0,
    "at": (0.0, 1.0),
}
REQUIRED |= {
    "text": "words",
    "boxes": (("name", "explanation"),),
    "formula": "x^2",
    "inputs": ("x",),
    "machines": (("x", abs),),
    "layers": 5,
    "activation": 1,
    "depth": 4,
    "seed": 1,
    "rate": 0.1,
    "power": 1,
    "best": (1.0, 2.0),
    "held_out": DATA,
    "highest": 3,
    "losses": ("squared",),
    "objective": "any that can be compared",
}


def make(kind):
    needed = [field.name for field in fields(kind) if _required(field)]
    return kind(**{name: REQUIRED[name] for name in needed})


def _required(field):
    return field.default is MISSING and field.default_factory is MISSING


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_mark_is_frozen_data_with_a_docstring(kind):
    mark = make(kind)
    assert is_dataclass(kind) and kind.__doc__ and not kind.__doc__.startswith(kind.__name__ + "(")
    assert mark == make(kind) and hash(mark) == hash(make(kind))
    assert pickle.loads(pickle.dumps(mark)) == mark
    if fields(kind):
        with pytest.raises(FrozenInstanceError):
            setattr(mark, fields(kind)[0].name, None)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_mark_that_follows_a_run_names_it_by_index(kind):
    names = {field.name: field.default for field in fields(kind)}
    if "run" in names:
        assert names["run"] is None or names["run"] == 0
    if "align" in names:
        assert names["align"] == "left"
