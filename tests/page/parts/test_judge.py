"""What the page and the browser are given of a judge."""

from dataclasses import replace

import pytest

from gdviz import scenes
from gdviz.figure.parts import Judge
from gdviz.figure.payload import scene_payload
from gdviz.page.controls import controls_html
from gdviz.page.scene_script import scene_script
from gdviz.scenes import guide
from tests.page.exported import part_of, script_of


def test_a_judge_of_what_no_slider_turns_is_refused_by_name():
    other = replace(guide.tuning, parts=(replace(guide.judge, control="v"),), id="made.up")
    with pytest.raises(ValueError, match=r"^made\.up: judge turns 'v', which is no slider of the scene$"):
        scene_script(other)


def test_the_scene_tells_page_export_and_browser_of_its_judge():
    scene = scenes.get("guide.tuning")
    strip = controls_html(scene)
    assert strip.count("Too high</button>") == strip.count("Too low</button>") == 1
    assert "There are 8 turns. The first is 1, each of the others half the one before it." in strip
    (saved,) = [part for part in scene_payload(scene)["parts"] if part["kind"] == "Judge"]
    assert (saved["kind"], saved["control"], saved["first_turn"], saved["count"]) == ("Judge", "w", 1.0, 8)
    judge = part_of(scene, "Judge")
    assert judge["turns"] == [1, 0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625, 0.0078125]
    assert judge["error"] == {"formula": 0}


def test_other_scenes_have_none_of_it():
    for scene in scenes.all():
        if scene.part(Judge) is None:
            assert "gd-judge" not in controls_html(scene) and '"kind":"Judge"' not in script_of(scene)
