"""Data of the reader's own: what a point is called, and which data set it is."""

import re
from dataclasses import replace

import pytest

from gdviz import scenes
from gdviz.figure.marks import Line, Points
from gdviz.figure.panel import Panel
from gdviz.figure.parts import EditData
from gdviz.page.parts.edit_data import edited, html, point_name
from tests.page.exported import exported, part_of
from tests.samples import DATA, LOSS, run_on_loss


def _scene(dataset):
    return replace(run_on_loss(Panel((Points(dataset), Line()))), parts=(EditData(),), id="made.up")


def test_the_buttons_say_what_a_point_is():
    scene = scenes.get("putting_it_together.full_run")
    assert point_name(scene) == "house"
    buttons = re.findall(r'data-edit="(\w+)">([^<]*)<', html(scene, EditData()))
    assert buttons == [("add", "Add house"), ("delete", "Delete house"), ("original", "Original data")]


@pytest.mark.parametrize(("name", "point"), [("houses", "house"), ("worked line", "point"), ("sheep", "sheep")])
def test_a_data_set_of_things_has_one_of_them_as_a_point(name, point):
    scene = _scene(replace(DATA, name=name))
    assert point_name(scene) == point
    assert f'data-points="{"points" if point == "point" else name}"' in html(scene, EditData())


def test_the_script_is_told_which_data_set_it_is():
    scene = scenes.get("putting_it_together.full_run")
    place = part_of(scene, "EditData")["dataset"]
    told = exported(scene)["datasets"][place]
    assert (tuple(told["x"]), tuple(told["y"])) == tuple(map(tuple, scene.objective.data))


def test_a_loss_whose_points_are_on_no_panel_is_refused_by_name():
    assert edited(_scene(DATA)) is DATA and list(LOSS.data[0]) == list(DATA.x)
    elsewhere = replace(DATA, x=tuple(x + 1 for x in DATA.x))
    with pytest.raises(ValueError, match=r"^made\.up: EditData needs the points of the objective on a panel$"):
        edited(_scene(elsewhere))
    with pytest.raises(ValueError, match=r"^made\.up: EditData needs"):
        edited(replace(_scene(DATA), objective=None, runs=(), controls=()))
