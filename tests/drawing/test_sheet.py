"""The sheet: colours over each other, and what each text on it is."""

import pytest

from gdviz.drawing.drawing import Drawing
from gdviz.drawing.sheet import Sheet
from gdviz.figure.controls import Slider
from gdviz.figure.marks import Curve, Cycle, Marker, Surface
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.style import LAYOUTS, LIGHT, NARROW, WIDE
from gdviz.objectives import parabola
from tests.samples import SAMPLES, descent, scene_of

KINDS = {"title", "readout", "x tick", "y tick", "axis", "label", "box", "node", "surface tick", "character"}


def told(scene, layout=WIDE):
    """The texts that stand still and the roles of their colours, by what the sheet says they are."""
    found = {}
    for written in Drawing(scene, LIGHT, layout, 1.0).sheet.texts:
        found.setdefault(written.kind, []).append((written.artist.get_text(), written.role))
    return found


def test_blending_colours():
    sheet = Sheet(300, 200, 1.0, LIGHT, WIDE)
    assert sheet.blend("#000000", 0.5, under="#ffffff") in ("#7f7f7f", "#808080")
    assert sheet.blend("ink", 1.0) == LIGHT.ink and sheet.blend("ink", 0.0) == LIGHT.paper


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_sheet_says_what_each_text_around_a_plot_is(layout):
    axes = {"x": Axis("weight", 0.0, 4.0, ticks=(0.0, 2.0, 4.0)), "y": Axis("miss", 0.0, 9.0, ticks=(0.0, 4.5))}
    marks = (Curve(label="f", label_at=(3.5, 4.0), role="slope"), Marker((3.0,), "minimum", "lowest"))
    panel = Panel(marks, title="Misses", readout=("x", "loss"), **axes)
    scene = scene_of(panel, objective=parabola(3.0), point=("x",), controls=(Slider("x", 0.0, 4.0, 1.0),))
    assert told(scene, layout) == {
        "title": [("Misses", "ink")],
        "readout": [("x", "muted"), ("f(x)", "muted")],
        "x tick": [("0", "muted"), ("2", "muted"), ("4", "muted")],
        "y tick": [("0.0", "muted"), ("4.5", "muted")],
        "axis": [("weight", "muted"), ("miss", "muted")],
        "label": [("f", "slope"), ("lowest", "ink")],
    }


def test_a_title_of_several_lines_is_a_title_on_each():
    title = "What a learning rate above the limit does to a run, and why no patience of the reader will mend it"
    lines = [text for text, _ in told(scene_of(Panel((Curve(),), title=title), objective=parabola()), NARROW)["title"]]
    assert len(lines) > 1 and " ".join(lines) == title


def test_the_words_in_the_boxes_of_a_cycle_are_of_the_box():
    boxes = (("predict", "the model says"), ("compare", "the loss says"), ("change", "the rate says"))
    found = told(scene_of(Panel((Cycle(boxes),), title="A round"), controls=(Slider("stage", 0, 3, 1.0),)))
    expected = [each for name, explanation in boxes for each in ((name, "ink"), (explanation, "muted"))]
    assert found == {"title": [("A round", "ink")], "box": expected}


def test_ticks_of_a_surface_are_of_a_kind_of_their_own():
    found = told(SAMPLES[Surface])
    assert len(found["surface tick"]) > 6 and set(found) == {"surface tick", "label"}
    assert [text for text, _ in found["label"]] == ["best"]


@pytest.mark.parametrize("kind", SAMPLES, ids=lambda kind: kind.__name__)
def test_every_text_that_stands_still_is_told_once_in_its_colour(kind):
    drawing = Drawing(SAMPLES[kind], LIGHT, WIDE, 1.0)
    texts = drawing.sheet.texts
    assert [written.artist for written in texts] == list(drawing.figure.texts)
    assert all(written.artist.get_color() == drawing.sheet.color(written.role) for written in texts)
    assert {written.kind for written in texts} <= KINDS


def test_what_changes_is_no_text_that_stands_still():
    drawing = Drawing(descent(), LIGHT, WIDE, 1.0)
    assert len(drawing.readouts) == 4  # step, x, loss, slope
    drawing.settle()
    still = [written.artist for written in drawing.sheet.texts]
    assert len(drawing.figure.texts) == len(still) + 4
    assert not {id(text) for text in drawing.figure.texts[-4:]} & {id(text) for text in still}
    assert [text.get_text() for text in drawing.figure.texts[-4:]] == [each.text for each in drawing.readouts]


def test_a_label_that_waited_for_its_place_knows_its_text():
    sheet = Sheet(300, 200, 1.0, LIGHT, WIDE)
    sheet.label([(50.0, 50.0, "left")], "here", (0, 0, 300, 200), role="path")
    (label,) = sheet.pending
    sheet.place_labels()
    assert not sheet.pending and label.written is sheet.texts[-1]
    assert (label.written.artist.get_text(), label.written.role, label.written.kind) == ("here", "path", "label")
