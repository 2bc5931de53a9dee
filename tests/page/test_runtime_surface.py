"""The geometry of surfaces in the browser is that of the stills: projection, what hides what, what is under a pixel."""

import json
from functools import cache
from types import SimpleNamespace

import numpy as np
import pytest
import quickjs

from gdviz import scenes
from gdviz.drawing.camera import LIFT, View, project, towards
from gdviz.figure.style import WIDE
from gdviz.page import runtime
from tests.page.exported import script_of

BOWL, DESCENT = "loss_landscape.surface_and_contour", "two_parameters.surface_descent"
EVERY = [scene.id for scene in scenes.all() if any(panel.kind == "surface" for panel in scene.panels)]
every = pytest.mark.parametrize("id", EVERY)
CHANCE = np.random.default_rng(7)  # for what is drawn here, once; a test has its own, whatever ran before it
CAMERAS = [(float(a), float(e)) for a, e in zip(CHANCE.uniform(-180, 180, 12), CHANCE.uniform(5, 85, 12), strict=True)]

STUB = """
globalThis.gdviz = { define: (id, made) => { globalThis.made = made; } };
SOURCES
function viewOf(index, azimuth, elevation) {
    const given = made.scene.panels[index];
    const frame = made.scene.layouts.wide.panels[index];
    return new View({
        ...given, index, frame, width: frame.box[2], height: frame.box[3], shown: made.objectives[given.objective](),
        store: { values: {}, turned: { [index]: [azimuth, elevation] } },
    });
}
"""


def _surface(id: str) -> int:
    return next(index for index, panel in enumerate(scenes.get(id).panels) if panel.kind == "surface")


@cache
def _context(id: str) -> quickjs.Context:
    context = quickjs.Context()
    context.eval(STUB.replace("SOURCES", runtime.source_of("drawing/camera.js")))
    context.eval(script_of(scenes.get(id)))
    return context


def _asked(id: str, camera: tuple[float, float], expression: str):
    """What an expression in `view` is under a camera."""
    source = f"((view) => JSON.stringify({expression}))(viewOf({_surface(id)}, {camera[0]!r}, {camera[1]!r}))"
    return json.loads(_context(id).eval(source))


def _pythons(id: str, camera: tuple[float, float] | None = None) -> tuple[View, SimpleNamespace]:
    """Python's view of the panel, and a state that looks from this camera."""
    scene = scenes.get(id)
    panel = scene.panels[_surface(id)]
    width, height = _asked(id, (0.0, 30.0), "[view.plot.width, view.plot.height]")
    view = View(panel, scene.still_state(), width, height, WIDE.small_font_size)
    values = {} if camera is None else dict(zip(("azimuth", "elevation"), camera, strict=True))
    return view, SimpleNamespace(values={**scene.still_state().values, **values}, scene=scene)


def _ground(id: str, count: int) -> np.ndarray:
    """Random points of the parameter space within the axes; the same ones whatever tests ran before."""
    view, _ = _pythons(id)
    chance = np.random.default_rng(count)
    return np.column_stack([chance.uniform(axis.low, axis.high, count) for axis in (view.x, view.y)])


def test_the_projection_is_pythons() -> None:
    points = np.random.default_rng(50).uniform(-1, 1.2, (50, 3))
    for azimuth, elevation in CAMERAS:
        expression = f"{points.tolist()}.map((point) => project(cameraAt({azimuth!r}, {elevation!r}), point))"
        found = np.array(json.loads(_context(BOWL).eval(f"JSON.stringify({expression})")))
        flat, depth = project(points, azimuth, elevation)
        np.testing.assert_allclose(found, np.column_stack([flat, depth]), rtol=0, atol=1e-12)


@every
def test_points_stand_in_the_box_where_python_puts_them(id: str) -> None:
    points = _ground(id, 40)
    found = _asked(id, CAMERAS[0], f"{points.tolist()}.map((point) => view.inBox(point, {LIFT}))")
    np.testing.assert_allclose(found, _pythons(id)[0].in_box(points, LIFT), rtol=1e-9, atol=1e-9)


@every
def test_the_camera_of_the_still_puts_points_on_its_pixels(id: str) -> None:
    view, state = _pythons(id)
    points = _ground(id, 40)
    found = _asked(id, view.camera(state), f"{points.tolist()}.map((point) => view.place(point))")
    np.testing.assert_allclose(found, view.place(points, state) * [1, -1] + [0, view.height], atol=0.02)


@every
def test_the_surface_hides_what_it_hides_in_python(id: str) -> None:
    hidden = 0
    for camera in CAMERAS:
        view, state = _pythons(id, camera)
        view.panel = SimpleNamespace(camera=camera)
        box = view.in_box(_ground(id, 60), LIFT)
        box = box[box[:, 2] <= view.rise]
        expected = view.hidden(box, state)
        hidden += expected.sum()
        assert _asked(id, camera, f"{box.tolist()}.map((place) => view.hidden(place))") == expected.tolist()
    assert hidden > 20


@every
def test_box_and_names_are_within_the_panel_from_everywhere_and_never_jump(id: str) -> None:
    """The names of x and y stand 0.405 of a half width beside its near edges, the one of z over its left one."""
    rise = _pythons(id)[0].rise
    corners = [[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (0, rise)]
    for elevation in (5, 35, 60, 85):
        units = []
        for azimuth in range(-180, 180, 5):
            front = towards(azimuth, elevation)
            names = [[0, 1.405 * float(np.sign(front[1])), 0], [1.405 * float(np.sign(front[0])), 0, 0]]
            seen = f"{[corners, names]}.map((all) => all.map((place) => view.screen(place)))"
            asked = f"[...{seen}, view.plot.width, view.plot.height, view.unit]"
            places, beside, width, height, unit = _asked(id, (azimuth, elevation), asked)
            low, high = np.min(places, axis=0), np.max(places, axis=0)
            assert low[0] >= 5.9 and high[0] <= width - 5.9 and low[1] >= 5.9 and high[1] <= height - 9.9
            assert np.array(beside)[:, 1].max() <= height - 13.9
            units.append(unit)
        assert np.ptp(units) <= 0.45 * max(units)
        assert np.abs(np.diff([*units, units[0]])).max() < 0.05 * max(units)  # for 5 degrees


@every
def test_what_lies_under_a_pixel_is_the_point_drawn_there(id: str) -> None:
    """At corners of the grid, where the mesh is the surface itself, picking undoes placing."""
    view, _ = _pythons(id)
    count = view.mark.resolution
    nodes = np.random.default_rng(30).integers(1, count - 1, (30, 2)) / (count - 1)
    points = np.column_stack([view.value_at(axis, nodes[:, axis]) for axis in (0, 1)])
    points = points[view.in_box(points)[:, 2] < 0.95 * view.rise]
    span = np.array([view.x.high - view.x.low, view.y.high - view.y.low])
    for camera in CAMERAS[:5]:
        asked = f"{points.tolist()}.map((point) => view.valuesAt(view.place(point), point))"
        np.testing.assert_allclose(np.array(_asked(id, camera, asked)) / span, points / span, atol=1e-6)
    assert len(points) > 5


@pytest.mark.parametrize("camera", [(35.0, 25.0), (-120.0, 20.0), (80.0, 35.0)])
def test_of_two_points_under_a_pixel_the_nearer_one_is_picked(camera: tuple[float, float]) -> None:
    view, _ = _pythons(DESCENT, camera)
    points = _ground(DESCENT, 300)
    box = view.in_box(points)
    slopes = view.objective.gradient(points.T).T * [axis.high - axis.low for axis in (view.x, view.y)]
    slopes *= view.rise / 2 / (view.z.high - view.z.low)  # in units of the box
    faces_camera = np.column_stack([-slopes, np.ones(len(points))]) @ towards(*camera) > 0.3
    seen = (box[:, 2] < 0.95 * view.rise) & faces_camera
    found = _asked(DESCENT, camera, f"{points.tolist()}.map((point) => view.valuesAt(view.place(point)))")
    covered = np.zeros(len(points), dtype=bool)
    covered[seen] = _behind(view, box[seen], camera)
    off = np.array(
        [np.nan if None in each else np.hypot(*(each - point)) for each, point in zip(found, points, strict=True)]
    )
    assert (off[seen & ~covered] < 0.15).mean() > 0.98  # the edge of the mesh is a little beside that of the surface
    assert (off[seen & covered] > 0.3).all() and (seen & covered).sum() > 20


def _behind(view: View, box: np.ndarray, camera: tuple[float, float]) -> np.ndarray:
    """Whether the objective itself, below the top of the box, stands on the way to the camera; looked for finely."""
    ray = box[:, None, :] + towards(*camera) * np.linspace(0.03, 3.2, 3000)[:, None]
    values = [
        axis.low + (axis.high - axis.low) * (ray[..., place] + 1) / 2 for place, axis in enumerate((view.x, view.y))
    ]
    ground = view.rise * (view.objective(np.array(values)) - view.z.low) / (view.z.high - view.z.low)
    inside = (np.abs(ray[..., :2]) <= 1).all(axis=2) & (ground <= view.rise)
    return (inside & (ray[..., 2] <= ground)).any(axis=1)


def test_beside_the_surface_there_is_no_point() -> None:
    assert _asked(BOWL, (-60.0, 50.0), "view.valuesAt([3, 3])") == [None, None]  # not numbers


@pytest.mark.parametrize("rate", [0.1, 0.54, 0.7], ids=["converges", "jumps across", "diverges"])
def test_a_long_trail_keeps_to_the_surface_and_ends_where_its_run_does(rate: float) -> None:
    camera = (-60.0, 80.0)  # from above nothing is hidden
    view, _ = _pythons(DESCENT, camera)
    iterates = [np.array([-1.0, 3.0])]
    for _ in range(400):
        iterates.append(iterates[-1] - rate * view.objective.gradient(iterates[-1]))
    inside = [each.tolist() for each in iterates if np.abs(view.in_box(each[None])[0][:2]).max() <= 1]
    seen, hidden = _asked(DESCENT, camera, f"view.trail({[each.tolist() for each in iterates]})")
    assert hidden == ""
    drawn = np.array([[float(part) for part in each.split()] for each in seen[1:].replace("M", "L").split("L")])
    places = np.array(_asked(DESCENT, camera, f"{inside}.map((point) => view.place(point))"))
    away = np.abs(places[:, None] - drawn).max(axis=2).min(axis=1)
    low = view.in_box(np.array(inside))[:, 2] < 1.1
    assert away[low].max() < 0.5  # every iterate has a place of the trail at most half a pixel away
    assert len(drawn) < 3000
