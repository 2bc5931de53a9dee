"""Lines, segments and dots drawn at once, against matplotlib's own drawing of a Line2D with the same properties."""

import io

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from gdviz.drawing.lines import Dots, Polyline

NAN = float("nan")
ZIGZAG = [[2.0, 30.0, NAN, 50.0, 120.0, -20.0], [3.0, 41.5, NAN, 10.0, 55.0, 60.0]]  # its end is outside the box
STYLES = {
    "solid": {"linewidth": 2.2, "solid_capstyle": "round", "solid_joinstyle": "round"},
    "seen through": {"linewidth": 3.0, "alpha": 0.4, "solid_capstyle": "butt"},
    "dashed": {"linewidth": 1.5, "dashes": (3, 2), "dash_capstyle": "butt"},
}
MARKERS = {
    "filled": {"marker": "o", "markersize": 9.0, "markeredgewidth": 1.0, "markeredgecolor": "white"},
    "hollow": {"marker": "o", "markersize": 7.0, "markerfacecolor": "white", "markeredgewidth": 1.6},
    "diamond": {"marker": "D", "markersize": 6.0, "alpha": 0.5},
    "turned": {"marker": (3, 0, 40.0), "markersize": 12.0, "markeredgewidth": 0.0},
}


def canvas_with(kind, clipped=True, **style):
    """A canvas of 120 by 80 pixels with one artist in an axes that leaves a border of 10 pixels."""
    figure = Figure(figsize=(120 / 72, 80 / 72), dpi=72)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((10 / 120, 10 / 80, 100 / 120, 60 / 80), xlim=(0, 100), ylim=(0, 60))
    axes.set_axis_off()
    dashes = style.pop("dashes", None)
    artist = kind([], [], color="#1b5e9e", **style)
    if dashes:
        artist.set_dashes(dashes)
    axes.add_line(artist)
    artist.set_clip_path(axes.patch)
    artist.set_clip_on(clipped)
    return canvas, artist


def drawn(canvas):
    canvas.draw()
    return np.array(canvas.buffer_rgba())


@pytest.mark.parametrize("clipped", [True, False])
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_a_polyline_is_drawn_as_by_matplotlib(style, clipped):
    (ours, line), (theirs, plain) = (canvas_with(kind, clipped, **style) for kind in (Polyline, Line2D))
    blank = drawn(ours)
    for places in (ZIGZAG, ([0, 100], [0, 60]), ([], [])):
        line.set_data(*places)
        plain.set_data(*places)
        assert (drawn(ours) == drawn(theirs)).all()
        assert (drawn(ours) != blank).any() == bool(len(places[0]))


@pytest.mark.parametrize("style", MARKERS.values(), ids=MARKERS)
def test_dots_are_drawn_as_by_matplotlib(style):
    (ours, dots), (theirs, plain) = (canvas_with(kind, False, linestyle="none", **style) for kind in (Dots, Line2D))
    for places in (ZIGZAG, ([50.25], [30.5])):
        dots.set_data(*places)
        plain.set_data(*places)
        assert (drawn(ours) == drawn(theirs)).all()


def test_segments_are_drawn_as_a_collection_of_lines():
    segments = [[(10.0, 10.0), (10.0, 40.0)], [(30.0, 5.0), (80.0, 50.0), (90.0, 20.0)]]
    ours, line = canvas_with(Polyline, linewidth=2.0, solid_capstyle="butt")
    theirs, unused = canvas_with(Line2D)
    unused.remove()
    line.put_segments(segments)
    theirs.figure.axes[0].add_collection(LineCollection(segments, colors="#1b5e9e", linewidths=2.0), autolim=False)
    assert (drawn(ours) == drawn(theirs)).all()
    line.put_segments([])
    assert not len(line.get_xdata())


def test_a_change_of_style_or_visibility_shows():
    canvas, line = canvas_with(Polyline, linewidth=2.0)
    line.set_data(*ZIGZAG)
    before = drawn(canvas)
    line.set_color("#b03a2e")
    assert (drawn(canvas) != before).any()
    line.set_visible(False)
    assert (drawn(canvas) == drawn(canvas_with(Polyline)[0])).all()


def test_a_vector_format_is_left_to_matplotlib():
    pictures = []
    for kind in (Polyline, Line2D):
        canvas, line = canvas_with(kind, linewidth=2.0)
        line.set_data(*ZIGZAG)
        file = io.BytesIO()
        canvas.print_figure(file, format="pdf", metadata={"CreationDate": None, "Creator": None, "Producer": None})
        pictures.append(file.getvalue())
    assert pictures[0] == pictures[1]
