"""What a judge is, as data, and what the page and the browser are given of it."""

import json
import math
from dataclasses import replace
from fractions import Fraction

import pytest

from gdviz import scenes
from gdviz.figure import payload
from gdviz.figure.parts import Judge
from gdviz.page import scene_script
from gdviz.page.controls import controls_html
from gdviz.scenes import guide


def miss(w):
    return w - 2.0


def test_each_turn_is_half_the_one_before():
    assert Judge("w", miss, first_turn=0.8, count=4).turns == (0.8, 0.4, 0.2, 0.1)
    assert Judge("w", miss, count=1).turns == (1.0,)
    assert len(Judge("w", miss).turns) == 8


@pytest.mark.parametrize("turn", [0.0, -1.0, math.inf, math.nan])
def test_a_turn_that_leads_nowhere_is_refused_in_one_line(turn):
    with pytest.raises(ValueError, match=r"^Judge: first_turn = .*: give a number above 0$"):
        Judge("w", miss, first_turn=turn)


def test_no_turn_is_refused_in_one_line():
    with pytest.raises(ValueError, match=r"^Judge: count = 0: give at least 1 turn$"):
        Judge("w", miss, count=0)


def test_a_judge_of_what_no_slider_turns_is_refused_by_name():
    other = replace(guide.tuning, judge=replace(guide.judge, control="v"), id="made.up")
    with pytest.raises(ValueError, match=r"^made\.up: judge turns 'v', which is no slider of the scene$"):
        scene_script.scene_script(other)


def test_the_mean_error_of_the_houses():
    # The areas add up to 13.96 and the prices to 31.45, so twelve times the mean error is 13.96 w - 31.45.
    for w in (0.0, 2.25, 3.5):
        exact = (Fraction("13.96") * Fraction(w) - Fraction("31.45")) / 12
        assert guide.judge.error(w) == pytest.approx(float(exact), abs=1e-12)


def test_the_scene_tells_page_export_and_browser_of_its_judge():
    scene = scenes.get("guide.tuning")
    strip = controls_html(scene)
    assert strip.count("Too high</button>") == strip.count("Too low</button>") == 1
    assert "There are 8 turns. The first is 1, each of the others half the one before it." in strip
    exported = payload.scene_payload(scene)["judge"]
    assert (exported["kind"], exported["control"], exported["first_turn"], exported["count"]) == ("Judge", "w", 1.0, 8)
    data = json.loads(scene_script.scene_script(scene).rsplit("\nscene: ", 1)[1].rsplit(",\n}", 1)[0])
    (judge,) = [part for part in data["parts"] if part["kind"] == "Judge"]
    assert judge["turns"] == [1, 0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625, 0.0078125]
    assert judge["error"] == {"formula": 0}


def test_other_scenes_have_none_of_it():
    for scene in scenes.all():
        if scene.judge is None:
            assert "gd-judge" not in controls_html(scene) and '"kind":"Judge"' not in scene_script.scene_script(scene)
