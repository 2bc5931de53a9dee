"""A control that is turned between 0 and 1, as the page has it."""

from gdviz import scenes
from gdviz.figure.parts import Flip
from gdviz.figure.settings import is_whole, sets
from gdviz.page.parts.flip import html
from tests.page.exported import exported, part_of

SCENE = scenes.get("gradient_descent.minus_sign")


def test_the_button_is_pressed_while_the_control_is_1():
    part = SCENE.part(Flip)
    assert html(SCENE, part) == (
        '<div class="gd-buttons" data-part="Flip" data-search-exclude>'
        '<button type="button" aria-pressed="false">Plus instead of minus</button></div>'
    )
    assert part_of(SCENE, "Flip") == {"kind": "Flip", "control": "maximize", "label": "Plus instead of minus"}


def test_what_it_turns_has_two_values_and_sets_the_run():
    control = next(each for each in SCENE.controls if each.name == "maximize")
    assert is_whole(SCENE, control) and SCENE.opening["maximize"] == 0.0
    assert sets(SCENE, control) == [(0, "maximize", None)]
    (told,) = [each for each in exported(SCENE)["controls"] if each["name"] == "maximize"]
    assert told["whole"] and (told["low"], told["high"]) == (0, 1)
