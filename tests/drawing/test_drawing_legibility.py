"""Every mark has a drawer that draws something, and every scene's words can be read in both layouts and themes."""

import itertools

import numpy as np
import pytest

from gdviz import scenes
from gdviz.drawing.drawing import DRAWERS
from gdviz.drawing.text import drawing_settings
from gdviz.figure import faulty, marks, race, scale, writing
from gdviz.figure.marks import Cycle, Dials, Graph, Mark, Surface
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.scene import Scene
from gdviz.figure.style import LAYOUTS, LIGHT, THEMES, WIDE
from gdviz.pictures.still import draw
from tests.drawn import pixels
from tests.samples import SAMPLES

EVERY_SCENE = [*scenes.all(), *SAMPLES.values()]
NAMES = [scene.id for scene in scenes.all()] + [kind.__name__ for kind in SAMPLES]


def test_every_mark_has_a_drawer_and_a_sample():
    known = [each for module in (faulty, marks, race, scale, writing) for each in vars(module).values()]
    kinds = {kind for kind in known if isinstance(kind, type) and issubclass(kind, Mark)} - {Mark}
    assert kinds == set(DRAWERS) == set(SAMPLES)


@pytest.mark.parametrize("kind", SAMPLES, ids=lambda kind: kind.__name__)
def test_every_mark_changes_the_picture(kind):
    """A panel without the mark looks different, so that no drawer silently draws nothing."""
    scene = SAMPLES[kind]
    panel = scene.panels[0]
    alone = kind in (Surface, Cycle, Dials, Graph)  # the kind of panel hangs on them: compare with an empty figure
    axes = {} if alone else {"x": panel.x or Axis("x", -1, 6), "y": panel.y or Axis("y", -10, 30)}
    left = tuple(mark for mark in panel.marks if not isinstance(mark, kind))
    without = Scene(**{**vars_of(scene), "panels": (Panel(left, **axes),)})
    with_it = Scene(**{**vars_of(scene), "panels": (Panel(panel.marks, **axes),)})
    if alone:
        paper = np.array([int(LIGHT.paper[k : k + 2], 16) for k in (1, 3, 5)])
        assert (pixels(draw(with_it, LIGHT, WIDE, 1.0)) != paper).any(axis=-1).mean() > 0.05
        return
    assert (pixels(draw(with_it, LIGHT, WIDE, 1.0)) != pixels(draw(without, LIGHT, WIDE, 1.0))).any()


def vars_of(scene):
    return {name: getattr(scene, name) for name in scene.__dataclass_fields__}


def text_boxes(drawing):
    """(text, left, bottom, right, top) in CSS pixels of every text that shows."""
    renderer = drawing.canvas.get_renderer()
    for text in drawing.figure.texts:
        if text.get_text().strip():
            box = text.get_window_extent(renderer)
            yield (text.get_text(), *(float(v) / drawing.scale for v in (box.x0, box.y0, box.x1, box.y1)))


@pytest.mark.filterwarnings("error")  # a glyph that no font has is a warning
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("scene", EVERY_SCENE, ids=NAMES)
def test_text_stays_on_the_figure_and_off_other_text(scene, layout):
    drawing = draw(scene, LIGHT, layout, 1.0)
    ends = [scene.frames()[0], scene.frames()[-1]] if scene.animation else []
    for state in (scene.still_state(), *ends):
        with drawing_settings():
            drawing.update(state)
            boxes = list(text_boxes(drawing))
        for text, left, bottom, right, top in boxes:
            inside = left >= -0.5 and bottom >= -0.5 and right <= drawing.width + 0.5 and top <= drawing.height + 0.5
            assert inside, f"{text!r} leaves the figure"
        for one, other in itertools.combinations(boxes, 2):
            across = min(one[3], other[3]) - max(one[1], other[1])
            up = min(one[4], other[4]) - max(one[2], other[2])
            assert across <= 1 or up <= 1, f"{one[0]!r} covers {other[0]!r}"


def contrast(one, other):
    """WCAG 2.2 contrast ratio of two #rrggbb colours."""

    def luminance(color):
        parts = [int(color[k : k + 2], 16) / 255 for k in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.slow
@pytest.mark.parametrize("palette", THEMES.values(), ids=THEMES)
def test_every_text_has_contrast_where_it_stands(palette):
    """A label over marks has a halo of paper; the boxes of diagrams are raised, or lit."""
    for scene in SAMPLES.values():
        drawing = draw(scene, palette, WIDE, 1.0)
        lit = drawing.sheet.blend("function", 0.16)
        kinds = {type(mark) for mark in scene.panels[0].marks}
        grounds = {Cycle: [palette.raised, lit], Graph: [palette.raised, palette.paper], Dials: [palette.paper]}
        grounds = next((grounds[kind] for kind in kinds & set(grounds)), [palette.paper])
        colors = [*(text.get_color() for text in drawing.figure.texts), *(text.color for text in drawing.readouts)]
        for color, ground in itertools.product(colors, grounds):
            assert contrast(color, ground) >= 4.5, color
