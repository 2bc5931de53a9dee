"""A scene shown in a notebook."""

import base64
import io
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup
from IPython.core.interactiveshell import InteractiveShell
from PIL import Image

import gdviz
from gdviz import scenes, show
from gdviz.drawing.panels import sheet_size
from gdviz.figure.style import DARK, LIGHT, WIDE
from gdviz.paths import ROOT
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


# ---- a cell that ends in a scene


@pytest.fixture
def notebook():
    """A notebook that has imported gdviz."""
    shell = InteractiveShell.instance()
    gdviz._in_a_notebook()
    yield shell.display_formatter
    InteractiveShell.clear_instance()


def test_a_scene_shows_itself_alive_in_a_frame_with_its_picture_for_want_of_scripts(notebook):
    data, facts = notebook.format(scenes.get("gradient_descent.path"))
    frame = BeautifulSoup(data["text/html"], "html.parser").iframe
    file = BeautifulSoup(frame["srcdoc"], "html.parser")
    assert frame["sandbox"] == ["allow-scripts", "allow-downloads"] and frame["title"] == file.title.string
    assert file.find("gd-scene")["data-scene"] == "gradient_descent.path" and "gd-framed" in file.body["class"]
    assert data[PNG] and facts[PNG]["alt"].startswith("A parabola") and data["text/plain"].startswith("A parabola")
    assert "gd-credit" in frame["srcdoc"]


def test_a_scene_that_cannot_be_changed_or_made_live_shows_its_picture(notebook, monkeypatch):
    still = next(scene for scene in scenes.all() if not scene.controls and scene.animation is None)
    assert set(notebook.format(still)[0]) == {PNG, DARK_PNG, "text/plain"}
    monkeypatch.setitem(sys.modules, "gdviz.page.one_file", None)
    monkeypatch.delattr("gdviz.page.one_file", raising=False)
    assert set(notebook.format(descent())[0]) == {PNG, DARK_PNG, "text/plain"}


def test_nothing_of_pages_is_imported_before_a_cell_ends_in_a_scene():
    code = (
        "from IPython.core.interactiveshell import InteractiveShell; shell = InteractiveShell.instance(); "
        "import sys, gdviz; from gdviz import scenes; scene = scenes.get('gradient_descent.path'); "
        "print('gdviz.page.notebook' in sys.modules); shell.display_formatter.format(scene); "
        "print('gdviz.page.notebook' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert told.split()[-2:] == ["False", "True"]
