"""Where everything that stands still is: sizes, panels, and words with what they are for."""

from functools import cache

import pytest

from gdviz import scenes
from gdviz.drawing.panels import sheet_size
from gdviz.figure.marks import Cycle
from gdviz.figure.style import LAYOUTS
from gdviz.page.layout import layouts

KINDS = {"title", "readout", "x tick", "y tick", "axis", "label", "box", "character"}
by_id = pytest.mark.parametrize("scene", scenes.all(), ids=lambda scene: scene.id)


@cache
def _laid_out(id):
    scene = scenes.get(id)
    return layouts(scene, scene.still_state())


@by_id
def test_the_drawing_has_the_size_of_the_still_and_its_panels_lie_within(scene):
    laid_out = _laid_out(scene.id)
    for name, layout in LAYOUTS.items():
        sheet = laid_out[name]
        assert (sheet["width"], sheet["height"]) == sheet_size(scene, layout)
        for panel in sheet["panels"]:
            left, top, width, height = panel["box"]
            assert left >= 0 and top >= 0 and width > 60 and height > 60
            assert left + width <= sheet["width"] and top + height <= sheet["height"]


@by_id
def test_the_words_that_stand_still_are_those_of_the_still(scene):
    words = [text[2] for text in _laid_out(scene.id)["wide"]["texts"]]
    for panel in scene.panels:
        assert all(axis.label in words for axis in (panel.x, panel.y) if axis and panel.kind in ("plane", "contour"))
        assert not panel.title or all(part in " ".join(words) for part in panel.title.split())


def _said(sheet, kind):
    """The words of this kind, in their order on the sheet."""
    return [text[2] for text in sheet["texts"] if text[8] == kind]


@by_id
def test_every_text_says_what_it_is_for(scene):
    for sheet in _laid_out(scene.id).values():
        assert {len(text) for text in sheet["texts"]} <= {9}
        assert {text[8] for text in sheet["texts"]} <= KINDS


@by_id
def test_titles_are_said_to_be_titles_and_nothing_else_is(scene):
    for sheet in _laid_out(scene.id).values():
        titles = [word for panel in scene.panels for word in panel.title.split()]
        assert " ".join(_said(sheet, "title")).split() == titles  # whatever lines they are in


@by_id
def test_names_of_axes_are_said_to_be_so_and_nothing_else_is(scene):
    for sheet in _laid_out(scene.id).values():
        named = [panel[axis]["label"] for panel in sheet["panels"] for axis in "xy" if panel[axis]]
        assert sorted(_said(sheet, "axis")) == sorted(name for name in named if name)
        given = {axis.label for panel in scene.panels if panel.kind in ("plane", "contour")
                 for axis in (panel.x, panel.y) if axis}  # fmt: skip
        assert given - {""} <= set(named)


@by_id
def test_names_of_numbers_are_said_to_be_so_and_nothing_else_is(scene):
    """A control is called by its label, a quantity by its own name; the rate, the gradient and f have signs."""
    signs = {"learning_rate": "η", "gradient_norm": "|gradient|"}
    labels = {control.name: control.label for control in scene.controls if control.label}
    for sheet in _laid_out(scene.id).values():
        names = []
        for panel in scene.panels:
            for quantity in panel.readout:
                name = labels.get(quantity) or signs.get(quantity) or quantity.replace("_", " ")
                objective = scene.objective if panel.objective is None else panel.objective
                if quantity == "loss" and objective.data is None:
                    name = objective.value_name
                names.append(name)
        assert _said(sheet, "readout") == names
        assert [slot["name"] for panel in sheet["panels"] for slot in panel["readout"]] == names


@by_id
def test_ticks_that_stand_still_are_said_to_be_so(scene):
    for sheet in _laid_out(scene.id).values():
        across = [tick[1] for panel in sheet["panels"] for tick in panel["x_ticks"]]
        up = [
            tick[1] for panel in sheet["panels"] if not (panel["follows"] or panel["fits"]) for tick in panel["y_ticks"]
        ]
        assert (_said(sheet, "x tick"), _said(sheet, "y tick")) == (across, up)


@by_id
def test_words_in_boxes_are_said_to_be_so(scene):
    boxes = [box for panel in scene.panels for mark in panel.marks if isinstance(mark, Cycle) for box in mark.boxes]
    for sheet in _laid_out(scene.id).values():
        assert " ".join(_said(sheet, "box")).split() == [
            word for box in boxes for words in box for word in words.split()
        ]


@pytest.mark.slow
def test_there_is_something_of_every_kind():
    sheets = [_laid_out(scene.id)["wide"] for scene in scenes.all()]
    assert {text[8] for sheet in sheets for text in sheet["texts"]} == KINDS
