"""Any scene as the bytes of any kind of picture: how large, in what state, and what is refused."""

import io
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from gdviz.figure.controls import Animation, Slider
from gdviz.figure.style import LAYOUTS, THEMES
from gdviz.pictures import picture as module
from gdviz.pictures import still
from gdviz.pictures.picture import ANIMATIONS, FORMATS, STILLS, check_format, check_size, picture, site_formats, writer
from tests.samples import descent

MOVING = replace(descent(), animation=Animation({"step": (0.0, 5.0)}, seconds=0.4, hold=0.2), id="made.up")


def image_of(content):
    return Image.open(io.BytesIO(content))


def test_stills_are_what_the_still_writer_writes_and_the_rest_moves():
    assert STILLS == still.FORMATS
    assert set(STILLS) | set(ANIMATIONS) == set(FORMATS) and not set(STILLS) & set(ANIMATIONS)
    assert [writer(format) for format in ("svg", "gif", "webp", "still.webp", "thumbnail.webp")] == [
        f"gdviz.pictures.{name}" for name in ("still", "gif", "video", "still", "thumbnail")
    ]


def test_the_site_shows_a_gif_of_what_moves():
    assert site_formats(MOVING, "wide") == ("png", "svg", "gif", "still.webp", "thumbnail.webp")
    assert site_formats(MOVING, "narrow") == ("png", "svg", "gif", "still.webp")
    assert site_formats(descent(), "wide") == ("png", "svg", "still.webp", "thumbnail.webp")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("format", ["png", "gif", "webp"])
def test_without_a_size_it_has_that_of_its_layout(format, layout):
    scale = module.STILL_SCALE if format == "png" else LAYOUTS[layout].gif_scale
    expected = tuple(round(side * scale) for side in (LAYOUTS[layout].width, LAYOUTS[layout].panel_height))
    assert image_of(picture(MOVING, format, layout=layout)).size == expected


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("size", [(500, 300), (720, 400), (801, 457), (1280, 853), (333, 333), (1869, 1870)])
def test_a_size_overrides_the_layout(size, layout):
    assert image_of(picture(descent(), "png", layout=layout, size=size)).size == size


@pytest.mark.parametrize("size", [(500, 300), (801, 457)])
def test_a_size_holds_for_what_moves_and_for_vectors(size):
    assert image_of(picture(MOVING, "gif", size=size)).size == size
    svg = ElementTree.fromstring(picture(MOVING, "svg", size=size))
    assert (svg.get("width"), svg.get("height")) == tuple(map(str, size))
    assert svg.get("viewBox") == f"0 0 {size[0]} {size[1]}"


def test_a_theme_colours_the_paper():
    for theme, palette in THEMES.items():
        corner = image_of(picture(descent(), "png", theme)).convert("RGB").getpixel((0, 0))
        assert "#{:02x}{:02x}{:02x}".format(*corner) == palette.paper


def test_settings_reach_stills_and_what_moves():
    assert picture(MOVING, "svg", settings={"step": 3}) == picture(MOVING, "svg", settings={"step": 3.0})
    assert picture(MOVING, "svg", settings={"step": 3}) != picture(MOVING, "svg")
    turned = replace(MOVING, controls=(*MOVING.controls, Slider("learning_rate", 0.01, 1.2)))
    one, other = (image_of(picture(turned, "gif", settings={"learning_rate": rate})) for rate in (0.1, 0.4))
    for image in (one, other):
        image.seek(1)
    assert (np.asarray(one.convert("RGB")) != np.asarray(other.convert("RGB"))).any()


@pytest.mark.parametrize("format", ["png", "gif"])
def test_a_setting_the_scene_does_not_have_is_refused(format):
    with pytest.raises(ValueError, match=r"^made\.up: unknown setting 'pace': it has step$"):
        picture(MOVING, format, settings={"pace": 1.0})


def test_a_format_that_cannot_be_had_is_refused_with_those_that_can(monkeypatch):
    with pytest.raises(ValueError, match=r"^unknown format 'tiff': it is one of png, svg, pdf, gif, webp, mp4$"):
        picture(MOVING, "tiff")
    with pytest.raises(ValueError, match=r"^made\.up does not move, so there is no gif of it: give png, svg, pdf$"):
        picture(replace(MOVING, animation=None), "gif")
    check_format(MOVING, "mp4")
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    check_format(MOVING, "webp")
    with pytest.raises(ValueError, match="imageio-ffmpeg"):
        check_format(MOVING, "mp4")


@pytest.mark.parametrize("width", [360, 720, 1440])
def test_a_figure_may_be_0_6_to_2_5_times_as_tall_as_it_is(width):
    natural = 400 * width // 720  # the sheet is 720 by 400 CSS pixels
    for height in (0.6 * natural, natural, 2.5 * natural):
        check_size(MOVING, "wide", (width, round(height)))
    lowest, highest = round(0.6 * natural), round(2.5 * natural)
    for height in (lowest - 1, highest + 1):
        with pytest.raises(ValueError, match=f"a height from {lowest} to {highest} at that width"):
            check_size(MOVING, "wide", (width, height))
