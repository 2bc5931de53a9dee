"""Thumbnails: of one size, light, without words, and in the colours of the figures."""

import io

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PIL import Image

from gdviz import scenes
from gdviz.figure.marks import Contour, Curve, Label, LossCurve, Marker, Reference, Tangent
from gdviz.figure.operations import title
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.scene import Scene
from gdviz.figure.stages import graph_record
from gdviz.figure.style import CARD, THEMES
from gdviz.pictures.picture import THUMBNAIL
from gdviz.pictures.still import draw
from gdviz.pictures.thumbnail import bare, thumbnail
from tests.samples import descent


def opened(contents):
    return np.asarray(Image.open(io.BytesIO(contents)).convert("RGB"))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scene", scenes.all(), ids=lambda scene: scene.id)
def test_every_thumbnail_is_light_and_of_the_size_of_a_card(on_the_site, scene, theme):
    contents = on_the_site(scene, "wide", theme, THUMBNAIL)
    assert contents[8:16] == b"WEBPVP8L" and len(contents) <= 8000  # lossless
    assert opened(contents).shape == (400, 640, 3)


@pytest.mark.parametrize("id", ["home.bowl", "two_parameters.contour_descent", "learning_rates.diverging"])
@pytest.mark.parametrize("theme", THEMES)
def test_a_path_keeps_its_colour_among_few(id, theme):
    palette = THEMES[theme]
    pixels = opened(thumbnail(scenes.get(id), palette)).reshape(-1, 3)
    for role in ("path", "paper"):
        far = np.abs(pixels - 255 * np.array(to_rgb(getattr(palette, role)))).max(axis=1)
        assert (far <= 6).sum() > 300


@pytest.mark.slow
def test_no_word_is_left_but_the_names_of_the_boxes_of_a_diagram():
    for scene in scenes.all():
        drawing = draw(bare(scene).still_state(), THEMES["light"], CARD)
        words = {text.get_text() for text in drawing.figure.texts} - {""}
        names = {name for panel in scene.panels for mark in panel.marks for name, _ in getattr(mark, "boxes", ())}
        records = (graph_record(graph, scene.still_state().values) for graph in scene.graphs)
        assert words == names | {title(node) for record in records for node in record.nodes}, scene.id


def test_what_words_a_scene_has_is_what_is_taken_from_it():
    marks = (
        Curve(label="f"), Marker((1.0, 2.0), label="here"), Reference(1.0, label="limit"), Label("so", (0.0, 0.0)),
        Tangent(at=(1.0,), labels=True), LossCurve(labels=("a",)), Contour(levels=(1.0, 2.0, 3.0, 4.0), count=12),
    )  # fmt: skip
    panel = Panel(marks, x=Axis("x", 0.0, 1.0, ticks=(0.0, 1.0)), title="T", readout=("x",))
    (left,) = bare(Scene(title="S", alt="", caption="", panels=(panel,))).panels
    assert (left.title, left.readout, left.x) == ("", (), Axis("", 0.0, 1.0, ticks=()))
    assert left.marks == (
        Curve(), Marker((1.0, 2.0)), Reference(1.0), Tangent(at=(1.0,)), LossCurve(), Contour((1.0, 3.0), count=6)
    )  # fmt: skip


def test_the_same_scene_gives_the_same_bytes_and_another_state_others():
    one, other = (thumbnail(descent(rate), THEMES["light"]) for rate in (0.1, 0.9))
    assert thumbnail(descent(0.1), THEMES["light"]) == one != other
