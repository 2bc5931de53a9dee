"""A patch of a surface under a magnifying glass: the closer one looks, the flatter it is."""

from __future__ import annotations

import numpy as np

from gdviz.arrays import Array
from gdviz.drawing.camera import project
from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer
from gdviz.figure.marks import Magnified
from gdviz.figure.numbers import shortest
from gdviz.figure.quantities import close_up
from gdviz.figure.scene import State
from gdviz.figure.style import BLEND
from gdviz.objectives import Objective

NET_LINES, NET_SAMPLES = 7, 33  # each way; places on a line
GLASS = (-60.0, 28.0)  # azimuth and elevation of the camera, in degrees
GLASS_WIDTH, GLASS_HEIGHT = 3.0, 2.7  # what fits into the panel, in half widths of the patch


def net() -> Array:
    """The lines of a net over [-1, 1] x [-1, 1], shape (lines, NET_SAMPLES, 2)."""
    across, along = np.linspace(-1.0, 1.0, NET_LINES), np.linspace(-1.0, 1.0, NET_SAMPLES)
    one_way = [np.stack([np.full_like(along, place), along], axis=1) for place in across]
    return np.stack([*one_way, *(line[:, ::-1] for line in one_way)])


def heights(objective: Objective, mark: Magnified, zoom: float, places: Array) -> tuple[Array, Array]:
    """The surface and its tangent plane over places of the patch, shape (..., 2), at this magnification."""
    return close_up(objective, np.array(mark.at), mark.half_width / zoom, places)


def draw_magnified(plot: Plot, mark: Magnified) -> Update:
    """Both nets, the point where they touch, and how far they are apart at most."""
    plane = plot.line("slope", 1.0, Layer.CURVE, color=plot.sheet.blend("slope", BLEND["square_edge"]), moving=False)
    surface = plot.line("function", 1.3, Layer.LINE)
    dot = plot.dots("path", 5.0, Layer.POINT)  # over what moves
    small = plot.sheet.layout.small_font_size
    near, gap = (plot.sheet.readout("", 0, 0, size=small) for _ in range(2))
    lines = net()
    unit = min(plot.width / GLASS_WIDTH, plot.height / GLASS_HEIGHT)
    centre = np.array([plot.width / 2, plot.height / 2])

    def screen(height: Array) -> Array:
        flat = centre + unit * project(np.concatenate([lines, height[..., None]], axis=-1), *GLASS)[0]
        parted = np.concatenate([flat, np.full((len(flat), 1, 2), np.nan)], axis=1)
        return plot.clipped(parted.reshape(-1, 2)).T

    plane.set_data(screen(heights(plot.objective, mark, 1.0, lines)[1]))
    plot.put_dots(dot, centre)

    def update(state: State) -> None:
        zoom = float(state.values[mark.zoom])  # type: ignore[arg-type]
        surfaces, planes = heights(plot.objective, mark, zoom, lines)
        surface.set_data(screen(surfaces))
        apart = float(np.max(np.abs(surfaces - planes)))
        if not mark.told:
            return
        y = plot.bottom + plot.height - small
        near.put(f"{shortest(zoom, 3)} times:", plot.left, y)
        gap.put(f"gap of {shortest(apart / 2, 2)} widths", round(plot.left + near.width + small / 3), y)

    return update


DRAWERS: dict[type, Drawer] = {Magnified: draw_magnified}
