"""A scene shown in a notebook."""

import base64
import io

import pytest
from PIL import Image

from gdviz import scenes, show
from gdviz.drawing.panels import sheet_size
from gdviz.figure.style import DARK, LIGHT, WIDE
from tests.samples import descent

PNG, DARK_PNG = "image/png", "application/vnd.gdviz.dark+png"


def _pictures(shown):
    data, facts = shown._repr_mimebundle_()
    pictures = {kind: Image.open(io.BytesIO(base64.b64decode(data[kind]))).convert("RGB") for kind in (PNG, DARK_PNG)}
    return pictures, data["text/plain"], facts


def _paper(picture):
    return "#{:02x}{:02x}{:02x}".format(*picture.getpixel((0, 0)))


def test_a_scene_is_shown_in_both_themes_with_its_words_and_its_size():
    scene = scenes.get("derivatives.five_tangents")
    pictures, words, facts = _pictures(show(scene.id))
    assert words == scene.alt
    width, height = sheet_size(scene, WIDE)
    assert facts == {PNG: {"alt": scene.alt, "width": width, "height": height}}
    assert {picture.size for picture in pictures.values()} == {(width * 3 // 2, height * 3 // 2)}
    assert (_paper(pictures[PNG]), _paper(pictures[DARK_PNG])) == (LIGHT.paper, DARK.paper)


def test_settings_are_those_of_its_controls():
    still, there, early = (_pictures(show(descent(), **given))[0][PNG] for given in ({}, {"step": 20}, {"step": 3}))
    assert still.tobytes() == there.tobytes() != early.tobytes()


def test_what_is_not_accepted_is_refused():
    with pytest.raises(ValueError, match=r"unknown scene 'gradient_descent\.pth'"):
        show("gradient_descent.pth")
    with pytest.raises(ValueError, match="unknown setting 'colour'"):
        show(descent(), colour=1)
    with pytest.raises(ValueError, match="step = 21"):
        show(descent(), step=21)
