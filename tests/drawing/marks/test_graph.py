"""A graph on the sheet: what it says at each stage, by hand for the neuron of the curriculum."""

import pytest

from gdviz.drawing.drawing import Drawing
from gdviz.drawing.marks.graph import laid_out
from gdviz.figure.controls import Slider, Step
from gdviz.figure.marks import Graph
from gdviz.figure.panel import Panel
from gdviz.figure.stages import graph_record
from gdviz.figure.style import LAYOUTS, LIGHT, WIDE
from tests.drawn import plot_of
from tests.samples import SAMPLES, scene_of

NEURON = SAMPLES[Graph]


def said(drawing, role):
    return [readout.text for readout in drawing.readouts if readout.color == drawing.sheet.color(role)]


def drawn(scene, layout=WIDE, **settings):
    return Drawing(scene, LIGHT, layout, 1.0, scene.state(**settings))


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_at_the_end_every_value_every_slope_and_every_rate_is_there(layout):
    drawing = drawn(NEURON, layout)
    assert said(drawing, "function") == ["2", "0.5", "0.1", "1", "1.1", "−1.9", "3.61"]
    slopes, rates = said(drawing, "slope")[:7], said(drawing, "slope")[7:]
    assert slopes == ["−1.9", "−7.6", "−3.8", "−3.8", "−3.8", "−3.8", "1"]
    assert rates == ["× −3.8", "× 1", "× 1", "× 1", "× 2", "× 0.5"]


def test_values_come_forward_and_slopes_back():
    before, half = (drawn(NEURON, step=step) for step in (0, 5))
    assert said(before, "function") == ["2", "0.5", "0.1", "", "", "", ""] and not "".join(said(before, "slope"))
    assert said(half, "function")[-1] == "3.61" and said(half, "slope") == [""] * 6 + ["1"] + [""] * 6


def test_it_follows_its_inputs():
    drawing = drawn(NEURON)
    drawing.update(NEURON.state(w=0.0))
    assert said(drawing, "function")[-1] == "8.41" and said(drawing, "slope")[1] == "−11.6"  # (0.1 - 3)², 2 · 2 · -2.9


def test_nodes_are_called_by_what_they_do():
    texts = [written.artist.get_text() for written in drawn(NEURON).sheet.texts if written.kind == "node"]
    assert texts == ["x", "w", "b", "×", "+", "− 3", "square"]


def test_what_is_new_is_lit_and_at_the_end_nothing_is():
    lit = []
    for step in range(NEURON.longest + 1):
        drawing = drawn(NEURON, step=step)
        shown = [artist for artist in drawing.sheet.moving if artist.get_visible() and hasattr(artist, "set_bounds")]
        lit.append([LIGHT.function, LIGHT.slope].index(_hex(shown[0])) if shown else None)
    assert lit == [None, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, None]


def _hex(patch):
    return "#" + "".join(f"{round(part * 255):02x}" for part in patch.get_edgecolor()[:3])


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_long_number_stays_in_its_box(layout):
    scene = scene_of(Panel((Graph("x*0.00123", ("x",)),)), controls=(Step(), Slider("x", -9, 9, -1.01)))
    drawing = drawn(scene, layout)
    graph = graph_record(scene.graphs[0], scene.defaults)
    made = laid_out(plot_of(scene, layout), graph)
    (value,) = [readout for readout in drawing.readouts if readout.text == "−0.00124"]
    left = plot_of(scene, layout).left + 1.0 + made.boxes[1][0]
    assert left < value.box[0] and value.box[2] < left + made.boxes[1][2]


def test_a_graph_that_cannot_be_drawn_says_so():
    scene = scene_of(Panel((Graph("x^y*2", ("x",)),)), controls=(Step(), Slider("x", 0, 1, 0.5)))
    with pytest.raises(ValueError, match="formula, position 3: unknown name 'y'"):
        drawn(scene)
