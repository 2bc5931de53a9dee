"""The camera, against a product of two rotations, and what it sees."""

from dataclasses import replace

import numpy as np
import pytest

from gdviz import scenes
from gdviz.drawing.camera import EDGE_ROOM, RISES, View, project
from gdviz.drawing.panels import frames, sheet_size
from gdviz.figure.marks import Surface
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.style import LAYOUTS
from gdviz.objectives import quadratic
from tests.drawn import plot_of, view_of
from tests.samples import scene_of


def rotation(azimuth, elevation):
    """The camera as a product of two rotations: about the vertical, then about the axis to the right."""
    a, e = np.radians(-90 - azimuth), np.radians(90 - elevation)
    about_z = np.array([[np.cos(a), -np.sin(a), 0], [np.sin(a), np.cos(a), 0], [0, 0, 1]])
    about_x = np.array([[1, 0, 0], [0, np.cos(e), np.sin(e)], [0, -np.sin(e), np.cos(e)]])
    return about_x @ about_z


@pytest.mark.parametrize(("azimuth", "elevation"), [(-60, 35), (0, 0), (30, 90), (170, 10), (-135, 60)])
def test_the_projection_is_a_rotation(azimuth, elevation):
    points = np.random.default_rng(1).normal(size=(50, 3))
    flat, depth = project(points, azimuth, elevation)
    turned = points @ rotation(azimuth, elevation).T
    np.testing.assert_allclose(flat, turned[:, :2], atol=1e-12)
    np.testing.assert_allclose(depth, turned[:, 2], atol=1e-12)


def test_from_above_north_is_up_and_east_is_right():
    flat, depth = project([[1, 0, 0], [0, 1, 0], [0, 0, 1]], -90, 90)
    np.testing.assert_allclose(flat, [[1, 0], [0, 1], [0, 0]], atol=1e-12)
    np.testing.assert_allclose(depth, [0, 0, 1], atol=1e-12)


def test_the_box_holds_the_domain():
    view, _ = view_of(quadratic((1.0, 1.0)))
    corners = view.in_box(np.array([[-3.0, -3.0], [3.0, 3.0], [0.0, 0.0]]))
    np.testing.assert_allclose(corners, [[-1, -1, view.rise], [1, 1, view.rise], [0, 0, 0]], atol=1e-2)


def test_a_wall_hides_what_is_behind_it_and_nothing_is_hidden_from_above():
    bowl = quadratic((1.0, 1.0))
    low, state = view_of(bowl, camera=(-90.0, 12.0))
    bottom_and_far_wall = low.in_box(np.array([[0.0, 0.0], [0.0, 2.9]]), lift=0.012)
    # From 12° the near wall, half as high as the box over the middle of that side, stands before the bottom.
    assert low.hidden(bottom_and_far_wall, state).tolist() == [True, False]
    above, state = view_of(bowl, camera=(-90.0, 85.0))
    grid = np.stack(np.meshgrid(np.linspace(-2.5, 2.5, 9), np.linspace(-2.5, 2.5, 9)), axis=-1).reshape(-1, 2)
    assert not above.hidden(above.in_box(grid, lift=0.012), state).any()


def test_a_surface_without_words_fills_its_panel():
    def reach(**axes):
        scene = scene_of(Panel((Surface(),), **axes), objective=quadratic((1.0, 1.0)))
        drawn = plot_of(scene)
        corners = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (0, drawn.view.rise)])
        seen = drawn.view.screen(corners, scene.still_state())
        return np.ptp(seen, axis=0), (drawn.width, drawn.height)

    bare = {name: Axis("", low, high, ticks=()) for name, low, high in (("x", -3, 3), ("y", -3, 3), ("z", 0, 18))}
    size, room = reach(**bare)
    assert min(np.array(room) - size) == pytest.approx(2 * EDGE_ROOM)
    worded, _ = reach()
    assert (size > worded).all() and (np.array(room) - worded > 2 * EDGE_ROOM).all()


SURFACES = [(scene, panel) for scene in scenes.all() for panel in scene.panels if panel.kind == "surface"]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize(("scene", "panel"), SURFACES, ids=[scene.id for scene, _ in SURFACES])
def test_a_surface_fills_its_panel_and_stays_a_bowl(scene, panel, layout):
    """As on the page, and from other sides: with a box of one height 32 to 62 % of the panel were its own."""
    state = scene.still_state()
    placed = frames(state, layout, sheet_size(scene, layout))
    frame = next(each for each in placed if each.panel is panel)
    width, height = frame.box[2:]
    for camera in (panel.camera, (-35.0, 35.0), (-60.0, 45.0), (20.0, 55.0), (150.0, 40.0)):
        view = View(replace(panel, camera=camera), state, width, height, layout.small_font_size)
        assert RISES[0] <= view.rise <= RISES[1]
        corners = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (0, view.rise)])
        size = np.ptp(project(corners, *view.camera(state))[0], axis=0)
        across, up = view.unit * size / (width, height)
        assert across >= 0.55 and up >= 0.7 and across * up >= 0.5, (camera, across, up)
