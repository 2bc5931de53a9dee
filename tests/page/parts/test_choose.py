"""A list to choose one thing from, as the page has it."""

import pytest

from gdviz import scenes
from gdviz.figure.parts import Choose
from gdviz.figure.settings import is_whole, sets
from gdviz.page.parts.choose import html
from tests.page.exported import exported, part_of

SCENE = scenes.get("schedules.chosen")


def test_the_list_names_what_there_is_and_what_the_figure_opens_with():
    part = Choose("schedule", "schedule", ("a < b", "two", "three", "four"))
    written = html(SCENE, part)
    assert '<option value="0">a &lt; b</option>' in written
    assert written.count("<option") == 4 and written.count(" selected") == 1
    assert '<option value="3" selected>four</option>' in written  # the cosine
    assert part_of(SCENE, "Choose")["control"] == "schedule"


def test_what_is_chosen_is_counted_and_sets_the_run():
    control = next(each for each in SCENE.controls if each.name == "schedule")
    assert is_whole(SCENE, control) and SCENE.opening["schedule"] == 3.0
    assert sets(SCENE, control) == [(0, "schedule", None)]
    told = {each["name"]: each for each in exported(SCENE)["controls"]}
    assert told["schedule"]["whole"] and told["period"]["whole"] and not told["factor"]["whole"]
    assert told["noise"]["sets"] == [[0, "noise", None], [1, "noise", None]]


def test_one_option_is_no_choice():
    with pytest.raises(ValueError, match="1 options: give at least two"):
        Choose("schedule", "schedule", ("only",))
