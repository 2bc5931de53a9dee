"""Draws a surface: its facets sorted from far to near, its mesh, its floor, and the ticks at the edges of its box."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgb
from numpy.typing import NDArray

from gdviz.arrays import Array
from gdviz.drawing.camera import NAME_OUT, TICK, View, project, towards
from gdviz.drawing.labels import MIDDLE, Box, left_end, overlap, text_box
from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer
from gdviz.drawing.text import text_width
from gdviz.figure.marks import Surface
from gdviz.figure.scene import State
from gdviz.figure.style import BLEND, LINE_WIDTH

CORNERS = 6  # of a facet after it is cut off at the top, at most
MESH = 4  # a mesh line every so many facets
LIGHT = np.array([-0.45, -0.35, 0.82])
UP = np.array([0.0, 0.0, 1.0])
NAME_LIFT = 14.0  # CSS pixels from the top of the height axis to its name
SIDEWAYS = 0.35  # of a direction of length 1: from there on a label stands beside its tick, not above or below
BELOW = 0.45  # of the font size: how much lower than level a label stands that is below its tick
HEIGHT_SHARES = {"light": (0.46, 0.13), "dark": (0.60, 0.30)}  # of the function's colour, at the bottom and the top
SHADE, SHADED, UNDERSIDE = 0.35, 0.20, 0.30  # the colour of shade, and how much of it is out of the light and below


def draw_surface(plot: Plot, mark: Surface) -> Update | None:
    """The facets and mesh lines as one collection, and the box around them."""
    view = plot.view
    assert view is not None
    _box(plot, view)
    facets, lines = _facets(view), _mesh(view)
    shapes = np.concatenate([facets, lines])
    top, under, strokes = _colors(plot, view, facets, len(lines))
    centres = shapes.mean(axis=1)
    centres[len(facets) :, 2] += 0.02  # a mesh line goes over the facets it borders
    widths = np.concatenate([np.full(len(facets), 0.5), np.full(len(lines), LINE_WIDTH["mesh"])])
    collection = PolyCollection([], zorder=Layer.SURFACE if view.turns else Layer.CONTOUR, closed=False)
    plot.axes.add_collection(collection, autolim=False)
    collection.set_gid("ground")

    def update(state: State) -> None:
        flat, _ = project(shapes, *view.camera(state))
        order = np.argsort(project(centres, *view.camera(state))[1])
        fill = np.where(_faces_camera(flat[: len(facets)])[:, None], top, under)
        faces = np.concatenate([fill, np.zeros((len(lines), 4))])
        edges = np.concatenate([fill, strokes])
        shown: Any = view.origin + view.unit * flat[order]
        collection.set_verts(shown, closed=False)
        collection.set(facecolors=faces[order], edgecolors=edges[order], linewidths=widths[order])

    update(plot.state)
    if not view.turns:
        return None
    plot.sheet.add_moving(collection)
    return update


def _faces_camera(flat: Array) -> NDArray[np.bool_]:
    """Whether each facet shows its upper side: its corners then run anticlockwise on the screen."""
    x, y = flat[..., 0], flat[..., 1]
    area = (x * np.roll(y, -1, axis=1) - np.roll(x, -1, axis=1) * y).sum(axis=1)
    return np.asarray(area > 0)


def _facets(view: View) -> Array:
    """The facets in box units, shape (n, CORNERS, 3), cut off at the top of the box; short ones repeat a corner."""
    grid = view.grid()
    cells = np.stack([grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]], axis=2).reshape(-1, 4, 3)
    low, high = cells[..., 2].min(axis=1), cells[..., 2].max(axis=1)
    whole = cells[high <= view.rise + 1e-9]
    cut = [_below_top(cell, view.rise) for cell in cells[(high > view.rise + 1e-9) & (low < view.rise)]]
    return np.concatenate([_padded(whole), *[_padded(np.array([shape])) for shape in cut]])


def _padded(cells: Array) -> Array:
    return np.concatenate([cells, np.repeat(cells[:, -1:], CORNERS - cells.shape[1], axis=1)], axis=1)


def _below_top(cell: Array, top: float) -> Array:
    """The part of one facet below the top of the box (Sutherland and Hodgman)."""
    kept: list[Array] = []
    for start, end in zip(cell, np.roll(cell, -1, axis=0), strict=True):
        if start[2] <= top:
            kept.append(start)
        if (start[2] <= top) != (end[2] <= top):
            share = (top - start[2]) / (end[2] - start[2])
            kept.append(start + share * (end - start))
    return np.array(kept)


def _mesh(view: View) -> Array:
    """Every MESH-th grid line as short segments, each a facet without area, shape (n, CORNERS, 3)."""
    grid = view.grid()
    pieces = []
    for lines in (grid[::MESH], grid[:, ::MESH].swapaxes(0, 1)):
        pieces.append(np.stack([lines[:, :-1], lines[:, 1:]], axis=2).reshape(-1, 2, 3))
    segments = np.concatenate(pieces)
    return _padded(segments[segments[..., 2].max(axis=1) <= view.rise])


def _colors(plot: Plot, view: View, facets: Array, lines: int) -> tuple[Array, Array, Array]:
    """Fill of the upper sides and of the undersides, and the stroke of the mesh lines, each (n, 4)."""
    sheet = plot.sheet
    share = np.sqrt(np.clip(facets[..., 2].mean(axis=1) / view.rise, 0, 1))[:, None]
    parts = HEIGHT_SHARES[sheet.palette.name]
    low, high = (np.array(to_rgb(sheet.blend("function", part, under="band_high"))) for part in parts)
    base = (1 - share) * low + share * high
    normals = np.cross(facets[:, 1] - facets[:, 0], facets[:, 2] - facets[:, 0])
    normals /= np.maximum(np.linalg.norm(normals, axis=1), 1e-12)[:, None]
    lit = np.clip(normals @ (LIGHT / np.linalg.norm(LIGHT)), 0, 1)[:, None]
    dark = "ink" if sheet.palette.name == "light" else "paper"
    shade = np.array(to_rgb(sheet.blend("function", SHADE, under=dark)))
    top = base + (1 - lit) * SHADED * (shade - base)
    under = base + UNDERSIDE * (shade - base)
    stroke = to_rgb(sheet.blend("function", BLEND["contour"]))
    return _opaque(top), _opaque(under), _opaque(np.tile(stroke, (lines, 1)))


def _opaque(rgb: Array) -> Array:
    return np.concatenate([np.clip(rgb, 0, 1), np.ones((len(rgb), 1))], axis=1)


# ---- the box: floor, ticks, names


def _box(plot: Plot, view: View) -> None:
    """The outline of the floor with ticks at its near edges and a height axis at its left corner."""
    tone = plot.sheet.blend("muted", BLEND["axis"])
    outline = plot.segments("rule", LINE_WIDTH["axis"], Layer.AXIS - 2.5, moving=view.turns, color=tone)
    small = plot.sheet.layout.small_font_size
    ticks = view.ticks
    labels = [label for axis_ticks in ticks for _, label in axis_ticks] + [view.x.label, view.y.label, view.z.label]
    readouts = [plot.sheet.readout("", 0, 0, size=small, role="muted") for _ in labels] if view.turns else []

    def update(state: State) -> None:
        segments, anchors = _edges(view, state, ticks)
        outline.put_segments([view.screen(segment, state) for segment in segments])
        taken: list[Box] = []
        for index in (*range(len(labels) - 3, len(labels)), *range(len(labels) - 3)):  # names come first
            box, out = anchors[index]
            position = _label_position(plot, labels[index], view.screen(box[None], state)[0], out)
            room = text_box(*position[:2], labels[index], small, 400, position[2])
            shown = "" if any(overlap(room, other) for other in taken) else labels[index]
            taken += [room] if shown else []
            if readouts:
                readouts[index].put(shown, *position)
            elif shown:
                plot.sheet.text(*position[:2], shown, role="muted", size=small, align=position[2], kind="surface tick")

    if view.turns:
        plot.sheet.updates.append(update)
    else:
        update(plot.state)


def _label_position(plot: Plot, label: str, position: Array, out: Array) -> tuple[float, float, str]:
    """Where a label beside a tick stands: away from the box, level with the tick where it is at the side.

    It is kept within the panel's cell.
    """
    small = plot.sheet.layout.small_font_size
    align = "right" if out[0] < -SIDEWAYS else "left" if out[0] > SIDEWAYS else "center"
    drop = MIDDLE * small - BELOW * small * out[1]
    x, y = plot.left + position[0] + 4 * out[0], plot.bottom + position[1] - drop + 2 * min(out[1], 0.0)
    width = text_width(label, small)
    left = left_end(x, width, align)
    into = max(plot.frame.left - left, 0.0) or -max(left + width - plot.frame.right, 0.0)
    return x + into, y, align


def _edges(view: View, state: State, ticks: Any) -> tuple[list[Array], list[tuple[Array, Array]]]:
    """Segments in box units, and for every tick label and then every name its point and its direction outwards."""
    azimuth, elevation = view.camera(state)
    camera = towards(azimuth, elevation)
    front_x, front_y = (1.0 if part >= 0 else -1.0 for part in camera[:2])
    floor = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]], dtype=float)
    corner = floor[np.argmin(project(floor, azimuth, elevation)[0][:, 0])]
    segments = [np.stack([a, b]) for a, b in zip(floor, np.roll(floor, -1, axis=0), strict=True)]
    segments.append(np.stack([corner, corner + view.rise * UP]))
    # x runs along the edge that is nearer in y and the other way round; z stands at the corner farthest left
    rails: tuple[tuple[Callable[[float], Array], Array], ...] = (
        (lambda t: np.array([t, front_y, 0.0]), np.array([0.0, front_y, 0.0])),
        (lambda t: np.array([front_x, t, 0.0]), np.array([front_x, 0.0, 0.0])),
    )
    anchors: list[tuple[Array, Array]] = []
    names: list[tuple[Array, Array]] = []
    for (rail, side), scale, axis_ticks in zip(rails, view.scales, ticks, strict=False):
        out = _on_screen(side, azimuth, elevation)
        for value, _ in axis_ticks:
            foot = rail(2 * float(scale.fraction(value)) - 1)
            segments.append(np.stack([foot, foot + TICK * side]))
            anchors.append((foot + 2.2 * TICK * side, out))
        names.append((rail(0.0) + (NAME_OUT - 1) * side, out))
    for value, _ in ticks[2]:
        foot = corner + view.rise * float(view.scales[2].fraction(value)) * UP
        anchors.append((foot, np.array([-1.0, 0.0])))
    above = view.rise + NAME_LIFT / view.unit / max(math.cos(math.radians(elevation)), 0.2)
    return segments, [*anchors, *names, (corner + above * UP, np.array([-0.5, 0.0]))]


def _on_screen(direction: Array, azimuth: float, elevation: float) -> Array:
    flat = project(direction, azimuth, elevation)[0]
    return np.asarray(flat / max(float(np.linalg.norm(flat)), 1e-9))


DRAWERS: dict[type, Drawer] = {Surface: draw_surface}
