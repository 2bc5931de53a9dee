"""Where an optimiser has been: its path, the current point, the gradient there, on curves, contours and surfaces."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from gdviz.arrays import Array
from gdviz.drawing.camera import LIFT
from gdviz.drawing.clip import clip_polyline, finite
from gdviz.drawing.lines import Dots
from gdviz.drawing.plot import Drawer, Plot, Update, all_of
from gdviz.drawing.sheet import Layer
from gdviz.figure.marks import GradientArrows, Here, Path
from gdviz.figure.scene import State
from gdviz.figure.style import BLEND, DASHES, LINE_WIDTH, POINT_RADIUS

NOWHERE = np.full((1, 2), np.nan)
UNKNOWN = -1e6  # CSS pixels: where what is no number is put, so that clipping stays exact
DOT_GAP = 3.0  # CSS pixels: iterates closer than this to the last dot get none
STRIDE = 0.05  # box units between the points at which a path follows the surface
# CSS pixels of an arrow's line and head; the most of the arrow that its head is; half the widths of both, of the head.
ARROW = {"shaft": 2.2, "barb": 9.0, "head": 0.75, "width": 0.42, "thin": 0.2}


def draw_path(plot: Plot, mark: Path) -> Update:
    """A line through the iterates with a dot at each, a ring at the start, a larger dot where it is now."""
    runs = plot.runs(mark.run)
    several = mark.dashed or len(runs) > 1
    updates = [_run_path(plot, mark, run, plot.dashes(1 if mark.dashed else run, several)) for run in runs]
    if mark.label and runs:
        _path_label(plot, mark, runs[0])
    return all_of(updates)


def _run_path(plot: Plot, mark: Path, run: int, dashes: tuple[float, ...]) -> Update:
    behind = (
        plot.line("path", LINE_WIDTH["path"], Layer.TRACE, alpha=BLEND["covered"], dashes=DASHES["covered"])
        if plot.view
        else None
    )
    stems = (
        plot.segments("path", 0.8, Layer.TRACE, color=plot.sheet.blend("path", BLEND["stem"])) if mark.stems else None
    )
    line = plot.line("path", LINE_WIDTH["path"], Layer.PATH, dashes=dashes)
    dots = plot.dots("path", POINT_RADIUS["iterate"], Layer.PATH + 0.1, ring=False)
    start = plot.dots("path", POINT_RADIUS["current"] - 0.5, Layer.PATH + 0.2, hollow=True)
    now = plot.dots("path", POINT_RADIUS["current"], Layer.POINT)
    leaving = plot.dots("path", 6.0, Layer.POINT, ring=False)

    def update(state: State) -> None:
        iterates = state.iterates(run, mark.step)
        positions = _positions(plot, iterates, state)
        shown, covered = _trail(plot, iterates, positions, state)
        line.set_data(shown.T)
        plot.put_dots(dots, _spaced(positions[1:-1]))
        plot.put_dots(start, positions[:1])
        plot.put_dots(now, positions[-1:])
        _show_exit(leaving, plot, positions)
        if behind is not None:
            behind.set_data(covered.T)
        if stems is not None:
            feet = np.clip(positions, -9.0, max(plot.width, plot.height) + 9.0)
            stems.put_segments([[(x, 0.0), (x, y)] for x, y in feet if 0 <= x <= plot.width])

    return update


def _positions(plot: Plot, points: Array, state: State) -> Array:
    with np.errstate(all="ignore"):
        positions = plot.place(points, state)
    return finite(positions, nan=UNKNOWN)


def _trail(plot: Plot, iterates: Array, positions: Array, state: State) -> tuple[Array, Array]:
    """The path as polylines in pixels: what is seen, and what the surface hides."""
    view = plot.view
    if view is None:
        return plot.clipped(positions), NOWHERE
    x, y = (scale.fraction(iterates[:, axis]) for axis, scale in enumerate(view.scales[:2]))
    fractions = clip_polyline(np.stack([x, y], axis=1), 1.0, 1.0)
    ground = _finer(fractions, STRIDE / 2)
    points = np.stack([view.value_at(axis, ground[:, axis]) for axis in (0, 1)], axis=1)
    box = view.in_box(points, LIFT)
    box[box[:, 2] > view.rise + 2 * LIFT] = np.nan
    covered = view.hidden(np.nan_to_num(box), state)
    flat = view.screen(box, state)
    seen, unseen = flat.copy(), flat.copy()
    seen[covered] = np.nan
    unseen[~covered] = np.nan
    return seen, unseen


def _finer(points: Array, stride: float) -> Array:
    """The polyline with points added so that none is farther than `stride` from the next."""
    if len(points) < 2:
        return points
    steps = np.diff(points, axis=0)
    lengths = np.nan_to_num(np.hypot(steps[:, 0], steps[:, 1]))
    pieces = np.maximum(np.ceil(lengths / stride), 1).astype(int)
    parts = [
        start + step * (np.arange(count) / count)[:, None]
        for start, step, count in zip(points[:-1], steps, pieces, strict=True)
    ]
    return np.concatenate([*parts, points[-1:]])


def _spaced(positions: Array) -> Array:
    """The positions without those that would crowd the last one kept."""
    if len(positions) < 40:
        return positions
    kept = [positions[0]]
    for position in positions[1:]:
        if abs(position - kept[-1]).max() >= DOT_GAP:
            kept.append(position)
    return np.array(kept)


def _show_exit(arrow: Dots, plot: Plot, positions: Array) -> None:
    """An arrowhead on the border where a path leaves the plot."""
    if len(positions) < 2 or plot.inside(positions[-1]):
        arrow.set_data([], [])
        return
    inner = clip_polyline(positions, plot.width, plot.height, margin=-1.0)
    inner = inner[~np.isnan(inner[:, 0])]
    if len(inner) < 2:
        arrow.set_data([], [])
        return
    dx, dy = inner[-1] - inner[-2]
    arrow.set_data(inner[-1:].T)
    triangle: Any = (3, 0, math.degrees(math.atan2(dy, dx)) - 90.0)  # a turned regular polygon of three sides
    arrow.set_marker(triangle)


def _path_label(plot: Plot, mark: Path, run: int) -> None:
    positions = _positions(plot, plot.state.iterates(run, mark.step), plot.state)
    visible = [position for position in positions if plot.inside(position)]
    if visible:
        plot.words(visible[-1], mark.label, offset=(10.0, 8.0), around=True, role="path")


def draw_here(plot: Plot, mark: Here) -> Update:
    """The current point, with a hairline to the x axis where asked."""
    return all_of([_here(plot, mark, run) for run in plot.runs(mark.run)])


def _here(plot: Plot, mark: Here, run: int) -> Update:
    dot = plot.dots("path", POINT_RADIUS["current"], Layer.POINT)
    drop = plot.line("path", 0.9, Layer.TRACE, dashes=DASHES["drop"]) if mark.drop and not plot.view else None

    def update(state: State) -> None:
        position = _positions(plot, state.point(run)[None], state)[0]
        plot.put_dots(dot, position)
        if drop is not None:
            drop.set_data([position[0]] * 2, [0.0, float(np.clip(position[1], 0, plot.height + 9))])

    return update


def draw_gradient_arrows(plot: Plot, mark: GradientArrows) -> Update | None:
    """Arrows along the gradient (or against it), as long as it is strong: the longest is `length`."""
    fixed = _fixed_tails(plot, mark)
    turns = plot.view is not None and plot.view.turns
    moving = mark.current or bool(mark.steps) or turns
    arrows = plot.polygons(plot.sheet.color("slope"), "none", Layer.LINE + 0.5, moving=moving)
    strongest = _strongest(plot, mark, fixed)

    def update(state: State) -> None:
        tails = fixed
        if mark.steps:
            iterates = state.iterates(mark.run)
            tails = iterates[[step for step in mark.steps if step < len(iterates)]]
        if mark.current:
            tails = np.concatenate([tails, state.point(mark.run)[None]])
        arrows.set_verts(_arrows(plot, mark, tails, strongest, state))

    update(plot.state)
    return update if moving else None


def _fixed_tails(plot: Plot, mark: GradientArrows) -> Array:
    dim = plot.objective.dim
    tails = [np.array(mark.at, dtype=float).reshape(-1, dim)]
    if mark.grid:
        x, y = (plot.view.x, plot.view.y) if plot.view else (plot.frame.x, plot.frame.y)
        assert x is not None and y is not None
        shares = (np.arange(mark.grid) + 0.5) / mark.grid
        axes = [axis.low + (axis.high - axis.low) * shares for axis in (x, y)[:dim]]
        tails.append(np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, dim))
    return np.concatenate(tails)


def _strongest(plot: Plot, mark: GradientArrows, fixed: Array) -> float:
    """The norm that gets the longest arrow: over the fixed points and those of the run that are in view."""
    tails = [fixed]
    if (mark.steps or mark.current) and plot.state.scene.runs:
        iterates = plot.state.trajectories[mark.run].iterates
        chosen = iterates[[step for step in mark.steps if step < len(iterates)]] if mark.steps else iterates
        positions = _positions(plot, chosen, plot.state)
        tails.append(chosen[[plot.inside(position) for position in positions]])
    elif mark.current:
        tails.append(plot.state.point(mark.run)[None])
    points = np.concatenate(tails)
    if not len(points):
        return 1.0
    norms = np.linalg.norm(np.asarray(plot.objective.gradient(points.T)), axis=0)
    return float(norms[np.isfinite(norms)].max(initial=0.0)) or 1.0


def _arrows(plot: Plot, mark: GradientArrows, tails: Array, strongest: float, state: State) -> list[Array]:
    if not len(tails):
        return []
    gradients = np.asarray(plot.objective.gradient(tails.T)).T
    norms = np.linalg.norm(gradients, axis=1, keepdims=True)
    lengths = mark.length * np.minimum(norms / strongest, 1.0)
    vectors = gradients / np.maximum(norms, 1e-300) * lengths * (-1.0 if mark.negative else 1.0)
    if plot.view is None and tails.shape[1] == 1:  # on a curve an arrow lies level with its point
        starts = _positions(plot, tails, state)
        ends = np.stack([plot.x_at((tails + vectors)[:, 0]), starts[:, 1]], axis=1)
    else:
        starts, ends = (_positions(plot, points, state) for points in (tails, tails + vectors))
    return [arrow_shape(a, b) for a, b in zip(starts, ends, strict=True) if plot.inside(a) and np.hypot(*(b - a)) > 1.5]


def arrow_shape(tail: Array, head: Array, shaft: float = ARROW["shaft"], barb: float = ARROW["barb"]) -> Array:
    """The outline of an arrow, shape (7, 2), in the units of its ends.

    Arguments:
        tail: where it begins, shape (2,).
        head: its tip, shape (2,).
        shaft: width of the line.
        barb: length of the head, at most three quarters of the arrow.
    """
    length = float(np.hypot(*(head - tail)))
    along = (head - tail) / length
    across = np.array([-along[1], along[0]])
    barb = min(barb, ARROW["head"] * length)
    neck = head - barb * along
    wide, thin = ARROW["width"] * barb * across, min(shaft / 2, ARROW["thin"] * barb) * across
    return np.array([tail - thin, neck - thin, neck - wide, head, neck + wide, neck + thin, tail + thin])


DRAWERS: dict[type, Drawer] = {Path: draw_path, Here: draw_here, GradientArrows: draw_gradient_arrows}
