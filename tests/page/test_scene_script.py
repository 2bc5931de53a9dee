"""What the browser is given of a scene."""

import pytest

from gdviz import scenes
from gdviz.figure.parts import Part
from gdviz.page.scene_script import scene_script
from tests.page.exported import exported

by_id = pytest.mark.parametrize("scene", scenes.all(), ids=lambda scene: scene.id)


@by_id
def test_a_scene_has_its_panels_marks_and_words(scene):
    data = exported(scene)
    assert (data["title"], data["alt"]) == (scene.title, scene.alt)
    kinds = [[mark["kind"] for mark in panel["marks"]] for panel in data["panels"]]
    assert kinds == [[type(mark).__name__ for mark in panel.marks] for panel in scene.panels]


@by_id
def test_what_a_figure_opens_with_is_within_what_controls_accept(scene):
    data = exported(scene)
    accepted = scene.state(**{name: tuple(v) if isinstance(v, list) else v for name, v in data["opening"].items()})
    assert accepted.values == scene.opening


def test_an_objective_on_several_panels_is_printed_once():
    script = scene_script(scenes.get("learning_rates.two_valleys"))
    assert script.count("function gradient(") == 1


@by_id
def test_a_scene_has_its_parts_in_their_order_and_last_what_every_figure_has(scene):
    data = exported(scene)
    assert [part["kind"] for part in data["parts"]] == [*(type(part).__name__ for part in scene.parts), "Share"]
    fields = ("own_function", "editable_data", "target", "equation", "prediction", "judge", "verdict")
    assert not set(fields) & data.keys()  # a part is said once


def test_every_kind_of_part_but_share_is_in_some_scene():
    used = {type(part) for scene in scenes.all() for part in scene.parts}
    assert {kind.__name__ for kind in Part.__subclasses__()} - {kind.__name__ for kind in used} == {"Share"}


def test_a_script_defines_its_scene_and_is_the_same_each_time():
    scene = scenes.get("gradient_descent.path")
    script = scene_script(scene)
    assert script.startswith('gdviz.define("gradient_descent.path", {\n') and script.endswith("});\n")
    assert scene_script(scene) == script
