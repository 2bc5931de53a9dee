"""The everyday run leaves out no kind of thing: what it asks of few pages and figures, these have all of together."""

from types import SimpleNamespace

import pytest

from gdviz import scenes
from gdviz.figure import controls, marks, parts
from tests import kinds
from tests.site.addresses import addresses


def test_a_cover_has_all_that_some_case_has():
    has = {"a": "xy", "b": "yz", "c": "z", "d": "xyz", "e": "w"}
    assert kinds.cover({one: frozenset(words) for one, words in has.items()}) == ["d", "e"]


def test_of_equals_the_first_is_taken_and_of_nothing_one():
    same = frozenset("x")
    assert kinds.cover({"b": same, "a": same}) == ["b"]
    assert kinds.cover({"b": frozenset(), "a": frozenset()}) == ["b"]


@pytest.mark.parametrize("of", [kinds.of_page, kinds.of_scripts])
def test_fewer_pages_have_every_kind_of_thing(of):
    every = {address: of(address) for address in addresses()}
    chosen = kinds.cover(every)
    assert frozenset().union(*map(of, chosen)) == frozenset().union(*every.values())
    assert 10 < len(chosen) < len(every)


@pytest.mark.parametrize("of", [kinds.of_scene, kinds.of_use, kinds.of_drawing])
def test_fewer_figures_have_every_kind_of_thing(of):
    every = {scene.id: of(scene) for scene in scenes.all()}
    chosen = kinds.cover(every)
    assert frozenset().union(*map(of, chosen)) == frozenset().union(*every.values())
    assert 10 < len(chosen) < len(every)


def test_the_figures_that_are_asked_have_every_mark_control_and_part_of_the_site():
    """Counted from what the scenes hold, and not from what `kinds` says of them."""
    chosen = [scenes.get(id) for id in kinds.cover({scene.id: kinds.of_scene(scene) for scene in scenes.all()})]
    for home in (marks, controls, parts):
        named = {value for value in vars(home).values() if isinstance(value, type)}
        assert _used(scenes.all(), named) == _used(chosen, named) != set()


def _used(among, classes):
    held = [each for scene in among for each in (*scene.controls, *scene.parts)]
    held += [mark for scene in among for panel in scene.panels for mark in panel.marks]
    return {type(each) for each in held} & classes


def test_a_page_has_its_classes_parts_and_scripts():
    tuning = kinds.of_page("guide/")
    assert {"gd-judge", "Judge", "katex", "range"} <= tuning
    assert {"early.js", "site.css", "Judge"} <= kinds.of_scripts("guide/")
    assert {"exercises.js", "scene-loader.js", "site.js"} <= kinds.of_scripts("guide/")  # which early.js runs


def test_a_scene_has_what_is_set_of_it_and_its_scripts():
    assert {"Judge", "Judge.control", "Slider", "Scene.question"} <= kinds.of_scene("guide.tuning")
    assert "Scene.columns" not in kinds.of_scene("guide.tuning")
    assert "script surface" in kinds.of_use("loss_landscape.orbit")


def _asked(name, case, marked=True):
    """A case of a test, as pytest has it."""
    mark = pytest.mark.covering("word", frozenset).mark
    return SimpleNamespace(
        nodeid=f"tests/{name}[{case}]",
        callspec=SimpleNamespace(params={"word": case}),
        get_closest_marker=lambda _: mark if marked else None,
    )


def test_only_cases_that_add_nothing_are_left_out_and_each_test_has_its_own_cover():
    items = [
        _asked("one", "xy"),
        _asked("one", "y"),
        _asked("one", "z"),
        _asked("two", "y"),
        _asked("three", "y", False),
    ]
    assert [item.nodeid for item in kinds.left_out(items)] == ["tests/one[y]"]
    others = [_asked("one", "xy"), _asked("one", "xyz")]
    assert [item.nodeid for item in kinds.left_out(others)] == ["tests/one[xy]"]
