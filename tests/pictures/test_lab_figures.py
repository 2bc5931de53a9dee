"""The dark twin of any matplotlib figure: ink, paper and the colours of the site change, data do not."""

import base64
import io

import matplotlib
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from PIL import Image

from gdviz.figure.style import DARK, LIGHT
from gdviz.pictures.lab_figures import _colours, _dark, dark_png, defaults


@pytest.fixture
def figure():
    with matplotlib.rc_context(defaults()):
        figure = Figure(figsize=(3, 2))
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        axes.plot([1, 2, 3], label="site's own")
        axes.plot([3, 2, 1], color="black")
        axes.scatter([0, 1], [1, 2], c=["white", "#123456"], edgecolors="k")
        axes.imshow(np.eye(2), extent=(0, 2, 1, 3), aspect="auto")
        axes.annotate("here", (1, 2), (0, 3), arrowprops={"arrowstyle": "->"}, bbox={"facecolor": "white"})
        axes.legend()
        figure.draw_without_rendering()
        yield figure


@pytest.mark.parametrize(
    ("light", "dark"),
    [
        ("black", DARK.ink),
        ("white", DARK.paper),
        (LIGHT.paper, DARK.paper),
        (LIGHT.function, DARK.function),
        (LIGHT.rule, DARK.rule),
        ("#123456", "#123456"),
        ("red", "#ff0000"),
    ],
)
def test_a_colour_has_its_twin(light, dark):
    assert to_hex(_dark(light)) == dark


def test_what_is_no_colour_stays_and_transparency_too():
    assert _dark("none") == "none"
    assert _dark((0, 0, 0, 0.25))[3] == 0.25
    assert [to_hex(colour) for colour in _dark(np.array([[0, 0, 0, 1], [1, 0, 0, 1]]))] == [DARK.ink, "#ff0000"]


def test_the_twin_is_dark_of_the_same_size_and_the_figure_as_it_was(figure):
    before = [(type(artist), name, np.array(value, dtype=object).tolist()) for artist, name, value in _colours(figure)]
    image = Image.open(io.BytesIO(base64.b64decode(dark_png(figure)))).convert("RGB")
    after = [(type(artist), name, np.array(value, dtype=object).tolist()) for artist, name, value in _colours(figure)]
    assert repr(before) == repr(after) and len(before) > 50
    plain = io.BytesIO()
    figure.savefig(plain, format="png", dpi=2 * figure.dpi, bbox_inches="tight")
    assert image.size == Image.open(plain).size
    assert to_hex(np.array(image.getpixel((0, 0))) / 255) == DARK.paper
    colours = {to_hex(np.array(colour) / 255) for _, colour in image.getcolors(10**6)}
    assert {DARK.ink, DARK.function, "#440154", "#fde724"} <= colours  # the last two: the ends of viridis
    assert LIGHT.paper not in colours and "#000000" not in colours
