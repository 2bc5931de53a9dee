"""Predict, then try: the question on the page, its answers, and room for what will be said."""

import re
from dataclasses import replace
from html import unescape

import pytest

from gdviz.figure.numbers import MINUS
from gdviz.figure.parts import CHANGED, EditData, Predict
from gdviz.page.parts.predict import html, room_for
from tests.page.exported import part_of
from tests.samples import descent

CHOICE = Predict("choice", ("step", 10, 20), options=("left", "right", "up & away"), answer=1, because="It does.")
NUMBER = Predict("number", ("step", 20, 20), quantity="x", low=-9.0, high=4.0, step=0.5, tolerance=0.2)


def _scene(*parts):
    return replace(descent(question="Where does it go?"), parts=parts, id="made.up")


def _sayable(strip):
    return [unescape(sentence) for sentence in re.findall(r'<i data-says="([^"]*)"></i>', strip)]


def test_a_choice_is_a_button_an_option_and_one_to_skip():
    strip = html(_scene(CHOICE), CHOICE)
    assert "<b>Predict, then try.</b> Where does it go?</p>" in strip
    buttons = re.findall(r'<button type="button" data-(\w+)="(\w+)">([^<]*)<', strip)
    assert buttons == [
        ("option", "0", "left"),
        ("option", "1", "right"),
        ("option", "2", "up &amp; away"),
        ("predict", "skip", "Skip"),
        ("predict", "again", "Predict again"),
    ]


def test_there_is_room_for_each_thing_that_will_be_said_of_a_choice():
    assert _sayable(html(_scene(CHOICE), CHOICE)) == [
        "You said “left”; the answer is “right”. It does.",
        "You said “up & away”; the answer is “right”. It does.",
        *(f"You say “{option}”. {then}" for option in CHOICE.options for then in ("Now press Play and see.", CHANGED)),
    ]


def test_a_number_is_typed_within_its_range():
    strip = html(_scene(NUMBER), NUMBER)
    assert re.search(r'<input id="prediction-made\.up" type="number" [^>]*min="-9" max="4" step="any" required', strip)
    assert 'data-predict="say">Predict<' in strip and "data-option" not in strip


def test_there_is_room_for_the_widest_number():
    number = f"{MINUS}9.00"
    assert _sayable(html(_scene(NUMBER), NUMBER)) == [
        f"You said {number}; it ended at {number}, {number} away. ",
        f"You say {number}. Now press Play and see.",
        f"You say {number}. {CHANGED}",
    ]


def test_what_a_prediction_puts_aside_is_said_with_it():
    scene = _scene(CHOICE, EditData())
    then = f"You say “left”. Now press Play and see. {EditData.aside}"
    assert then in _sayable(html(scene, CHOICE))
    assert then not in _sayable(html(_scene(CHOICE), CHOICE))


def test_the_script_is_told_all_of_it():
    told = part_of(_scene(CHOICE), "Predict")
    assert told["options"] == ["left", "right", "up & away"] and told["answer"] == 1
    assert (told["when"], told["kind_"]) == (["step", 10, 20], "choice")
    assert (told["changed"], told["aside"], told["because"]) == (CHANGED, "", "It does.")


@pytest.mark.parametrize("text", ['<b>"a"</b>', "a < b"])
def test_room_is_an_attribute_and_no_text_of_the_page(text):
    assert re.sub("<[^>]*>", "", room_for([text])) == ""
