"""A schedule drawn by hand, as the page has it."""

from gdviz import scenes
from gdviz.figure.parts import DrawSchedule
from gdviz.figure.settings import sets
from gdviz.page.parts.draw_schedule import html
from gdviz.page.registry import scripts_of
from tests.page.exported import exported, part_of

SCENE = scenes.get("schedules.drawn")


def test_its_points_are_one_control_that_sets_the_run():
    part = SCENE.part(DrawSchedule)
    assert part_of(SCENE, "DrawSchedule") == {"kind": "DrawSchedule", "control": "points"}
    assert "Drag a ring" in html(SCENE, part)
    control = next(each for each in SCENE.controls if each.name == "points")
    assert sets(SCENE, control) == [(0, "points", None)]
    (told,) = [each for each in exported(SCENE)["controls"] if each["name"] == "points"]
    assert len(told["low"]) == len(told["high"]) == len(SCENE.opening["points"]) == 7
    assert len(told["low"]) <= 8  # as many numbers as an address may say of one control
    assert scripts_of(SCENE) == ["schedules"]
