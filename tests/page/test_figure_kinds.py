"""What figures show, by their marks."""

import inspect
from types import SimpleNamespace

import pytest

from gdviz import scenes
from gdviz.figure import marks
from gdviz.figure.marks import Curve, Here, LossCurve, Surface
from gdviz.page.figure_kinds import KINDS, SHOWN_BY, kinds_of


def scene(*panels):
    return SimpleNamespace(panels=[SimpleNamespace(marks=shown) for shown in panels])


def test_a_scene_is_of_every_kind_that_one_of_its_panels_shows_in_their_order():
    losses, curve = object.__new__(LossCurve), object.__new__(Curve)
    assert kinds_of(scene([losses], [curve, object.__new__(Here)])) == ["curve", "steps"]
    assert kinds_of(scene([object.__new__(Surface)])) == ["surface"]


def test_what_shows_none_of_them_is_another_diagram():
    assert kinds_of(scene([object.__new__(Here)])) == kinds_of(scene()) == ["other"]


def test_every_mark_that_shows_a_kind_is_one():
    named = [name for shown_by in SHOWN_BY.values() for name in shown_by]
    known = {name for each in scenes.all() for panel in each.panels for name in _classes(panel)}
    known |= {name for name, one in inspect.getmembers(marks, inspect.isclass) if issubclass(one, marks.Mark)}
    assert set(named) <= known and len(set(named)) == len(named)
    assert [*SHOWN_BY, "other"] == list(KINDS)


def _classes(panel):
    return {type(mark).__name__ for mark in panel.marks}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_figures_enough_to_choose_it_and_not_nearly_all(kind):
    every = scenes.all()
    found = [each for each in every if kind in kinds_of(each)]
    assert 5 <= len(found) <= len(every) / 2
