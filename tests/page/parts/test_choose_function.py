"""Functions to choose from: a button for each, the first of which is the scene's own."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from gdviz import scenes
from gdviz.figure.parts import ChooseFunction, OwnFunction
from gdviz.page.parts.choose_function import html

SCENE = scenes.get("derivative_rules.function_and_slope")


def test_there_is_a_button_for_each_and_the_scenes_own_is_pressed():
    part = ChooseFunction((("σ", "sigmoid(x)"), ("<b>", "x^2"), ("both", "x < y")))
    buttons = BeautifulSoup(html(SCENE, part), "html.parser").find_all("button")
    assert [button.text for button in buttons] == ["σ", "<b>", "both"]
    assert [button["data-formula"] for button in buttons] == ["", "x^2", "x < y"]  # none: back to the scene's own
    assert [button["aria-pressed"] for button in buttons] == ["true", "false", "false"]


def test_it_needs_a_scene_that_takes_a_function_and_begins_with_its_own():
    part = ChooseFunction((("x²", "x^2"), ("x", "x")))
    with pytest.raises(ValueError, match=r"function_and_slope: ChooseFunction: 'x\^2' is not the scene's own function"):
        html(SCENE, part)
    without = replace(SCENE, parts=tuple(part for part in SCENE.parts if not isinstance(part, OwnFunction)))
    with pytest.raises(ValueError, match="needs an OwnFunction"):
        html(without, part)
    with pytest.raises(ValueError, match="1 functions: give at least two"):
        ChooseFunction((("x²", "x^2"),))
