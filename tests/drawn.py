"""What the tests of figures do with them: a plot, the pixels of a drawing, a number read back."""

import io
import re

import numpy as np

from gdviz.drawing.panels import frames, sheet_size
from gdviz.drawing.plot import Plot
from gdviz.drawing.sheet import Sheet
from gdviz.drawing.text import drawing_settings
from gdviz.figure.marks import Surface
from gdviz.figure.panel import Panel
from gdviz.figure.style import LIGHT, WIDE
from gdviz.pictures.still import save_still
from tests.samples import scene_of


def plot_of(scene, layout=WIDE):
    """The first panel of a scene with nothing on it yet."""
    state, size = scene.still_state(), sheet_size(scene, layout)
    return Plot(Sheet(*size, 1.0, LIGHT, layout), frames(state, layout, size)[0], state)


def view_of(objective, camera=(-60.0, 35.0), **mark):
    """The view of a surface of the objective, and the state it is seen in."""
    plot = plot_of(scene_of(Panel((Surface(**mark),), camera=camera), objective=objective))
    return plot.view, plot.state


def pixels(drawing):
    with drawing_settings():
        drawing.canvas.draw()
    return np.asarray(drawing.canvas.buffer_rgba())[..., :3].astype(int)


def bytes_of(scene, format, **options):
    file = io.BytesIO()
    save_still(scene, file, format=format, **{"palette": LIGHT, "layout": WIDE, **options})
    return file.getvalue()


def colored(image, color):
    """Where an image has a colour exactly."""
    rgb = [int(color[k : k + 2], 16) for k in (1, 3, 5)]
    return (image == rgb).all(axis=-1)


SUPERSCRIPTS = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"


def read_number(label):
    """The number that a label says."""
    mantissa, power = re.fullmatch(
        rf"(.*?)(?:10([{SUPERSCRIPTS}]+))?", label.replace(" ", "").replace("−", "-")
    ).groups()
    exponent = int((power or "⁰").translate(str.maketrans(SUPERSCRIPTS, "-0123456789")))
    mantissa = mantissa.removesuffix("×")
    return float(f"{mantissa}1" if mantissa in ("", "-") else mantissa) * 10.0**exponent
