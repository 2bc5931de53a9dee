"""Surfaces: our own orthographic camera in plain 2D axes, so that a turning surface is one collection of polygons.

The box of a surface is [-1, 1] x [-1, 1] x [0, rise]: as high as makes it fill its panel, within bounds that keep it a
bowl. The camera looks at it from azimuth and elevation in degrees, measured as matplotlib's 3D axes measure them.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gdviz.arrays import Array
from gdviz.drawing.limits import axis_points, grid_values
from gdviz.drawing.text import text_width
from gdviz.drawing.ticks import Scale
from gdviz.figure.marks import Surface
from gdviz.figure.panel import CAMERA, Axis, Panel
from gdviz.figure.scene import State

RISES = 0.8, 1.3  # of the box, where its base is 2 by 2: lowest, highest
LIFT = 0.012  # of what lies on the surface, so that the surface does not swallow it
TICK = 0.045  # length of one, in box units
NAME_OUT = 1 + 9 * TICK  # how far from the middle the names of x and y stand
EDGE_ROOM = 6.0  # CSS pixels around the box: for a point at its edge
FOOT_ROOM, NAME_ROOM, TOP_ROOM = 11.0, 14.0, 24.0  # below its lowest corner and names, above its height axis
SIDE_ROOM = 12.0  # beside it, and the widest label of a tick
RAY_START, RAY_END, RAY_SAMPLES = 0.06, 3.2, 48  # along a ray to the camera, in box units: where to look


def project(points: Any, azimuth: float, elevation: float) -> tuple[Array, Array]:
    """Points of the box on the screen of a camera that looks from azimuth and elevation.

    Arguments:
        points: shape (..., 3), in box units.
        azimuth: in degrees.
        elevation: in degrees.

    Returns:
        Right and up in box units, shape (..., 2), and depth, shape (...): the larger, the nearer.
    """
    points = np.asarray(points, dtype=float)
    a, e = math.radians(azimuth), math.radians(elevation)
    right = np.array([-math.sin(a), math.cos(a), 0.0])
    up = np.array([-math.cos(a) * math.sin(e), -math.sin(a) * math.sin(e), math.cos(e)])
    return np.stack([points @ right, points @ up], axis=-1), points @ towards(azimuth, elevation)


def towards(azimuth: float, elevation: float) -> Array:
    """The direction from the box to the camera, a vector of length 1; azimuth and elevation in degrees."""
    a, e = math.radians(azimuth), math.radians(elevation)
    return np.array([math.cos(a) * math.cos(e), math.sin(a) * math.cos(e), math.sin(e)])


def reaches(
    azimuth: float, elevation: float, turns: bool, out: float
) -> tuple[float, tuple[tuple[float, float], tuple[float, float]], float]:
    """How far the box reaches on the screen from the middle of its floor, in box units.

    It changes little by little with the camera, so that a surface that is turned never jumps.

    Arguments:
        azimuth: in degrees.
        elevation: in degrees.
        turns: whether it is to hold for every azimuth.
        out: how far from the middle the names of x and y stand.

    Returns:
        Sideways; down and up without the height of the box, each of a corner and of a name; and what a unit of height
        is on the screen.
    """
    a, e = math.radians(azimuth), math.radians(elevation)
    across, along = abs(math.cos(a)), abs(math.sin(a))
    reach = math.sqrt(2) if turns else across + along
    nearest, apart = (1.0, 1.0) if turns else (max(across, along), abs(across - along))
    down = (reach * math.sin(e), out * nearest * math.sin(e))
    return reach, (down, (reach * math.sin(e), apart * math.sin(e))), math.cos(e)


class View:
    """Where the points of a surface panel go.

    Attributes:
        values: the objective on the grid of the surface; rows are values of y.
        ticks: of each axis, as (value, label).
        rise: the height of the box, in box units.
        unit: pixels to a unit of the box.
        origin: where the middle of the floor is on the panel, in pixels.
        turns: whether the animation moves the camera.

    Raises:
        ValueError: when the objective has other than two parameters.
    """

    def __init__(self, panel: Panel, state: State, width: float, height: float, small: float) -> None:
        objective = state.objective(panel, panel.run)
        if objective.dim != 2:
            raise ValueError(f"{state.scene.id}: a surface needs an objective of 2 parameters, not {objective.dim}")
        self.mark = next(mark for mark in panel.marks if isinstance(mark, Surface))
        self.objective, self.panel, self.width, self.height = objective, panel, width, height
        self.x = panel.x or Axis(objective.axis_names[0], *objective.domain[0])
        self.y = panel.y or Axis(objective.axis_names[1], *objective.domain[1])
        self.values = grid_values(objective, self.x, self.y, self.mark.resolution)
        self.z = panel.z or self._z_axis()
        self.scales = Scale(self.x), Scale(self.y), Scale(self.z)
        moved = state.scene.animation.values if state.scene.animation else {}
        self.turns = any(name in moved for name in CAMERA)
        self.ticks = [scale.ticks(4 if width > 240 else 3) for scale in self.scales]
        self.side, self.below, self.above, self.out = self._rooms(small)
        self._fit(state)

    def _z_axis(self) -> Axis:
        low, high = float(self.values.min()), float(self.values.max())
        high = high if self.mark.top is None else self.mark.top
        low = 0.0 if 0 < low < 0.2 * high else low  # a loss stands on zero
        return Axis(self.objective.value_name, low, high if high > low else low + 1.0)

    def camera(self, state: State) -> tuple[float, float]:
        """Azimuth and elevation in this state, in degrees."""
        azimuth, elevation = (
            state.values.get(name, given) for name, given in zip(CAMERA, self.panel.camera, strict=True)
        )
        return float(azimuth), float(elevation)  # type: ignore[arg-type]

    def _rooms(self, small: float) -> tuple[float, tuple[float, float], tuple[float, float], float]:
        """What is kept free: beside the box; below its corner and a name; above both; and how far out names stand."""
        axes = self.x, self.y, self.z
        if all(not axis.label and axis.ticks == () for axis in axes):
            return EDGE_ROOM, (EDGE_ROOM, EDGE_ROOM), (EDGE_ROOM, EDGE_ROOM), 1.0
        widest = max((text_width(label, small) for ticks in self.ticks for _, label in ticks), default=0.0)
        return SIDE_ROOM + widest, (FOOT_ROOM, NAME_ROOM), (EDGE_ROOM, TOP_ROOM), NAME_OUT

    def _fit(self, state: State) -> None:
        """Choose height and scale: the box fills the panel; one that turns keeps its scale at every azimuth."""
        azimuth, elevation = self.camera(state)
        reach, ends, upright = reaches(azimuth, elevation, self.turns, self.out)
        wide = (self.width - 2 * self.side) / (2 * reach)
        rooms = [(below + above, down + up) for below, down in zip(self.below, ends[0], strict=True)
                 for above, up in zip(self.above, ends[1], strict=True)]  # fmt: skip
        filling = min((self.height - room) / wide - end for room, end in rooms) / max(upright, 0.05)
        self.rise = float(np.clip(filling, *RISES))
        lift = self.rise * upright
        self.unit = min(wide, *((self.height - room) / (end + lift) for room, end in rooms))
        low, high = (max(room + self.unit * end for room, end in zip(given, part, strict=True))
                     for given, part in zip((self.below, self.above), ends, strict=True))  # fmt: skip
        spare = self.height - low - high - self.unit * lift
        self.origin = np.array([self.width / 2, low + spare / 2])

    def in_box(self, points: Array, lift: float = 0.0) -> Array:
        """Points of the parameter space on the surface, or with their own height, in box units.

        Arguments:
            points: shape (n, 2), or (n, 3) with a value as height.
            lift: how far above that, in box units.
        """
        points = np.asarray(points, dtype=float)
        z = points[:, 2] if points.shape[1] == 3 else np.asarray(self.objective(points.T), dtype=float)
        x, y = (2 * scale.fraction(points[:, axis]) - 1 for axis, scale in enumerate(self.scales[:2]))
        return np.stack([x, y, self.rise * self.scales[2].fraction(z) + lift], axis=1)

    def value_at(self, axis: int, fraction: Array) -> Array:
        """The value of the x (0) or y (1) axis at a fraction of its length."""
        low, high = (self.x, self.y)[axis].low, (self.x, self.y)[axis].high
        if (self.x, self.y)[axis].scale == "log":
            return np.asarray(low * (high / low) ** fraction)
        return np.asarray(low + (high - low) * fraction)

    def screen(self, box: Any, state: State) -> Array:
        """Points of the box as pixels of the panel."""
        return self.origin + self.unit * project(box, *self.camera(state))[0]

    def place(self, points: Array, state: State) -> Array:
        """Points of the parameter space (n, 2), or with a height (n, 3), as pixels of the panel."""
        return self.screen(self.in_box(points, LIFT if np.shape(points)[-1] == 2 else 0.0), state)

    def hidden(self, box: Array, state: State) -> NDArray[np.bool_]:
        """Whether the surface stands between each point of the box, shape (n, 3), and the camera."""
        if not len(box):
            return np.zeros(0, dtype=bool)
        ray = towards(*self.camera(state)) * np.linspace(RAY_START, RAY_END, RAY_SAMPLES)[:, None]
        seen = box[:, None, :] + ray
        ground = self._height_at(seen[..., 0], seen[..., 1])
        inside = (np.abs(seen[..., 0]) <= 1) & (np.abs(seen[..., 1]) <= 1) & (ground <= self.rise)
        above = np.where(inside, seen[..., 2] > ground, np.nan)
        # Crossing the surface shows as above and below on one ray; a ray that starts on it may only rise from it.
        return np.asarray(np.nanmin(np.where(np.isnan(above), 1.0, above), axis=1) < 0.5)

    def _height_at(self, x: Array, y: Array) -> Array:
        """The height of the surface over the base, interpolated in its grid."""
        count = self.mark.resolution
        columns = np.clip((x + 1) / 2 * (count - 1), 0, count - 1.001)
        rows = np.clip((y + 1) / 2 * (count - 1), 0, count - 1.001)
        i, j = rows.astype(int), columns.astype(int)
        s, t = rows - i, columns - j
        z = self.rise * self.scales[2].fraction(self.values)
        near = (1 - t) * z[i, j] + t * z[i, j + 1]
        far = (1 - t) * z[i + 1, j] + t * z[i + 1, j + 1]
        return np.asarray((1 - s) * near + s * far)

    def grid(self) -> Array:
        """The grid of the surface in box units, shape (rows, columns, 3)."""
        count = self.mark.resolution
        x = 2 * self.scales[0].fraction(axis_points(self.x, count)) - 1
        y = 2 * self.scales[1].fraction(axis_points(self.y, count)) - 1
        xs, ys = np.meshgrid(x, y)
        return np.stack([xs, ys, self.rise * self.scales[2].fraction(self.values)], axis=-1)
