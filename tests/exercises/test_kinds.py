"""The kinds of exercises: frozen data, every field of which is explained."""

import dataclasses
import inspect
import re

import pytest

from gdviz.exercises import kinds

KINDS = [kind for _, kind in inspect.getmembers(kinds, dataclasses.is_dataclass) if kind.__module__ == kinds.__name__]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_is_explained_and_none_can_be_set_later(kind):
    own = list(inspect.get_annotations(kind))
    explained = re.findall(r"^ {4}(\w+): ", inspect.getdoc(kind).partition("Attributes:\n")[2], re.M)
    assert explained and set(explained) == set(own)
    assert kind.__dataclass_params__.frozen


def test_an_exercise_is_the_same_whatever_its_id():
    one = kinds.Exercise(title="a", question="b?")
    assert one == dataclasses.replace(one, id="chapter.name")
