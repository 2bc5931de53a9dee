"""Pictures in other colours, and with letters for a slide."""

import io
import re
from dataclasses import replace

import pytest
from PIL import Image

from gdviz import scenes
from gdviz.figure.style import LIGHT, WIDE
from gdviz.pictures.dressed import SLIDE, SLIDE_SIZE, check_room, dressed
from gdviz.pictures.picture import picture

SCENE = scenes.get("gradient_descent.path")


@pytest.mark.parametrize(("format", "size"), [("png", None), ("svg", None), ("svg", (900, 500)), ("png", (900, 500))])
def test_undressed_it_is_the_picture_that_it_always_was(format, size):
    assert dressed(SCENE, format, LIGHT, size=size) == picture(SCENE, format, size=size)


def test_a_colour_of_ones_own_is_in_the_picture():
    svg = dressed(SCENE, "svg", replace(LIGHT, path="#005b96")).decode()
    assert "#005b96" in svg and LIGHT.path not in svg


def test_letters_of_a_slide_are_as_high_as_is_asked_for():
    """24 points of 540 that a slide of 7.5 inches is high, and 21 for ticks."""
    points = [
        size / SLIDE.width * SLIDE_SIZE[0] / SLIDE_SIZE[1] * 540 for size in (SLIDE.font_size, SLIDE.small_font_size)
    ]
    assert points[0] >= 24 and points[1] >= 21
    with Image.open(io.BytesIO(dressed(SCENE, "png", LIGHT, SLIDE, SLIDE_SIZE))) as slide:
        assert slide.size == SLIDE_SIZE
    svg = dressed(SCENE, "svg", LIGHT, SLIDE, SLIDE_SIZE).decode()
    assert re.search(r'width="560" height="315"', svg)


def test_an_animation_is_dressed_too():
    with Image.open(io.BytesIO(dressed(SCENE, "gif", LIGHT, SLIDE, (560, 315)))) as moving:
        assert moving.n_frames > 3 and moving.size == (560, 315)


def test_where_there_is_no_room_the_heights_that_are_accepted_are_told():
    check_room(SCENE, WIDE, (720, 400))
    with pytest.raises(ValueError, match=r"path has no room in 1920x300: give it a height from \d+ to"):
        check_room(SCENE, SLIDE, (1920, 300))
