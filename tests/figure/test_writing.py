"""What a figure of a language model is made of."""

import pytest

from gdviz.figure.language import WRITING_SETTINGS
from gdviz.figure.writing import NextCharacters, TextLoss, Writing, WrittenText


def test_a_temperature_is_above_zero():
    for wrong in (0.0, -1.0, float("nan")):
        with pytest.raises(ValueError, match="give a number above 0"):
            Writing(temperature=wrong)


def test_what_a_control_may_set_of_it():
    assert WRITING_SETTINGS == ("model", "updates", "temperature", "seed", "written")
    assert Writing().place == "before" and Writing.stem() == "writing" and Writing().aside


def test_words_can_be_left_out():
    assert NextCharacters().told and WrittenText().told and TextLoss().told
