"""The numbers of a figure: what its still shows, in the units of its axes, and every run it is made of.

Nothing is worked out anew: a mark is drawn, and what it has drawn is read back from where it stands. So each kind of
mark, now and later, has its numbers in the file. `docs/reference/figure-data.schema.json` says what is in it, the page
beside that how to draw from it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import Collection
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from gdviz.arrays import Array
from gdviz.drawing.drawing import Drawing
from gdviz.drawing.limits import axis_points, grid_values
from gdviz.drawing.marks.contour import CONTOUR_GRID, contour_levels
from gdviz.drawing.plot import Plot
from gdviz.figure.marks import Contour, Here, Label, Mark, Marker, Path, Surface
from gdviz.figure.panel import Axis
from gdviz.figure.scene import Run, State
from gdviz.figure.style import LIGHT, LINE_WIDTH, WIDE
from gdviz.optimizers.descent import Trajectory
from gdviz.plain import Plain

FORMAT = 1  # of the files; a reader of one may rely on what the schema of its number says
STRIDE = 2  # of the grid that contours are drawn from, every so many points are told
DIGITS = 12  # of a number that is computed
DRAWN_DIGITS = 9  # of a number that is read back from where it stands, counted from the length of its axis
LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}

Series = dict[str, Any]


def figure_data(state: State) -> dict[str, Any]:
    """The numbers of what a state shows, as plain data: see the schema."""
    scene, drawing = state.scene, _Noting(state)
    return {
        "format": FORMAT,
        "id": scene.id,
        "title": scene.title,
        "alt": " ".join(scene.alt.split()),
        "licence": LICENCE,
        "settings": Plain().plain(state.values),
        "panels": [_panel(plot, marks, state) for plot, marks in drawing.noted],
        "runs": [_run(state, *pair) for pair in zip(state.runs, state.trajectories, strict=True)],
    }


class _Noting(Drawing):
    """A drawing that remembers which artists each mark is made of."""

    def __init__(self, state: State) -> None:
        self.noted: list[tuple[Plot, list[tuple[Mark, list[Artist]]]]] = []
        super().__init__(state.scene, LIGHT, WIDE, 1.0, state)

    def _draw_panel(self, plot: Plot) -> None:
        self.noted.append((plot, []))
        super()._draw_panel(plot)

    def _draw_mark(self, plot: Plot, mark: Mark) -> None:
        before = {id(artist) for artist in plot.axes.get_children()}
        super()._draw_mark(plot, mark)
        made = [artist for artist in plot.axes.get_children() if id(artist) not in before]
        self.noted[-1][1].append((mark, made))


def _run(state: State, run: Run, trajectory: Trajectory) -> dict[str, Any]:
    """A run with all of its steps, however many of them are shown."""
    return {
        "label": run.label,
        "optimizer": Plain().plain(run.optimizer),
        "parameters": list(state.objective_of(run).axis_names),
        "iterates": _numbers(trajectory.iterates),
        "losses": _numbers(trajectory.losses),
        "learning_rates": _numbers(trajectory.learning_rates),
        "diverged": bool(trajectory.diverged),
    }


def _panel(plot: Plot, marks: Sequence[tuple[Mark, list[Artist]]], state: State) -> dict[str, Any]:
    view = plot.view
    x, y, z = (view.x, view.y, view.z) if view else (plot.frame.x, plot.frame.y, None)
    series = [each for mark, artists in marks for each in _series(plot, mark, artists, state)]
    return {
        "title": plot.panel.title,
        "kind": plot.kind,
        "x": _axis(x or Axis("pixels", 0.0, round(plot.width, 2))),
        "y": _axis(y or Axis("pixels", 0.0, round(plot.height, 2))),
        **({"z": _axis(z)} if z else {}),
        "series": [each for _, each in sorted(series, key=lambda pair: pair[0])],
        "words": [_words(mark) for mark, _ in marks if isinstance(mark, Label)],
    }


def _axis(axis: Axis) -> dict[str, Any]:
    return {"label": axis.label, "scale": axis.scale, "range": [float(axis.low), float(axis.high)]}


def _words(mark: Label) -> dict[str, Any]:
    return {"text": mark.text, "x": mark.at[0], "y": mark.at[1], "color": getattr(LIGHT, mark.role)}


# ---- what a mark shows, each with its place in the order of drawing


def _series(plot: Plot, mark: Mark, artists: Iterable[Artist], state: State) -> Iterator[tuple[float, Series]]:
    named = {"mark": type(mark).__name__, "label": getattr(mark, "label", "")}
    if isinstance(mark, Contour | Surface):
        yield 0.0, named | _grid(plot, mark)
    elif plot.view is not None:
        yield from ((1.0, named | each) for each in _on_surface(plot, mark, state))
    else:
        for artist in artists:
            if artist.get_visible():
                yield from ((artist.get_zorder(), named | each) for each in _drawn(plot, artist))


def _grid(plot: Plot, mark: Contour | Surface) -> Series:
    x, y = (plot.view.x, plot.view.y) if plot.view else (plot.frame.x, plot.frame.y)
    assert x is not None and y is not None
    fine = grid_values(plot.objective, x, y, CONTOUR_GRID)
    levels = getattr(mark, "levels", ()) or contour_levels(fine, getattr(mark, "count", Contour.count))
    return {
        "shape": "grid",
        "x": _numbers(axis_points(x, CONTOUR_GRID)[::STRIDE]),
        "y": _numbers(axis_points(y, CONTOUR_GRID)[::STRIDE]),
        "z": _numbers(fine[::STRIDE, ::STRIDE], DRAWN_DIGITS),
        "levels": _numbers(np.asarray(levels, dtype=float), DRAWN_DIGITS),
        "color": LIGHT.function,
    }


def _on_surface(plot: Plot, mark: Mark, state: State) -> Iterator[Series]:
    """Points of the parameter space with their heights: where they stand on paper says nothing without the camera."""
    if isinstance(mark, Marker):
        places = [(np.array([mark.at[:2]]), "points")]
    elif isinstance(mark, Here):
        places = [(state.point(run)[None], "points") for run in plot.runs(mark.run)]
    elif isinstance(mark, Path):
        places = [(state.iterates(run, mark.step), "line") for run in plot.runs(mark.run)]
    else:
        places = []
    for points, shape in places:
        heights = np.asarray(plot.objective(points.T), dtype=float)
        look = _look("o" if shape == "points" else "-", LIGHT.path, LINE_WIDTH["path"], True)
        yield {"shape": shape, **_columns(points), "z": _numbers(heights), **look}


def _drawn(plot: Plot, artist: Artist) -> Iterator[Series]:
    if isinstance(artist, Line2D):
        yield from _line(plot, artist)
    elif isinstance(artist, Collection):
        filled = len(artist.get_facecolor()) > 0
        colors: Any = artist.get_facecolor() if filled else artist.get_edgecolor()
        by_color: dict[str, list[Any]] = {}
        for index, path in enumerate(artist.get_paths()):
            by_color.setdefault(to_hex(colors[index % len(colors)]), []).extend(path.to_polygons(closed_only=False))
        for color, pieces in by_color.items():
            yield from _area(plot, pieces, color, filled)
    elif isinstance(artist, Patch):
        outline = artist.get_path().transformed(artist.get_patch_transform())
        drawn: Any = artist.get_edgecolor() if artist.get_linewidth() else artist.get_facecolor()
        yield from _area(plot, outline.to_polygons(closed_only=False), to_hex(drawn), not artist.get_linewidth())


def _line(plot: Plot, line: Line2D) -> Iterator[Series]:
    positions = np.array(line.get_data(orig=True), dtype=float).T.reshape(-1, 2)
    if not np.isfinite(positions).any():
        return
    columns = _in_units(positions, plot)
    if line.get_linestyle() != "None":
        style = "--" if line.is_dashed() else "-"
        yield {"shape": "line", **columns, **_look(style, line.get_color(), line.get_linewidth(), True)}
        return
    filled = to_hex(line.get_markerfacecolor()) != LIGHT.paper
    color = line.get_markerfacecolor() if filled else line.get_markeredgecolor()
    yield {"shape": "points", **columns, **_look("o", color, line.get_markersize(), filled)}


def _look(style: str, color: Any, width: float, filled: bool) -> dict[str, Any]:
    return {"style": style, "color": to_hex(color), "width": round(float(width), 2), "filled": filled}


def _area(plot: Plot, pieces: Sequence[Any], color: str, filled: bool) -> Iterator[Series]:
    gap = np.full((1, 2), np.nan)
    parted = [part for piece in pieces if len(piece) for part in (np.asarray(piece), gap)]
    if parted:
        yield {"shape": "area", **_in_units(np.concatenate(parted[:-1]), plot), "color": color, "filled": filled}


def _in_units(positions: Array, plot: Plot) -> dict[str, Any]:
    """Pixels of a panel in the units of its axes, where it has any."""
    if plot.x_scale and plot.y_scale:
        axes = ((plot.x_scale.axis, plot.width), (plot.y_scale.axis, plot.height))
        ways = [_value(axis, positions[:, way] / length) for way, (axis, length) in enumerate(axes)]
        positions = np.stack(ways, axis=1)
    return _columns(positions)


def _value(axis: Axis, fraction: Array) -> Array:
    """What stands at a fraction of an axis, with the digits that can be told apart there."""
    if axis.scale == "log":
        return np.array([float(f"{each:.{DRAWN_DIGITS}g}") for each in axis.low * (axis.high / axis.low) ** fraction])
    decimals = DRAWN_DIGITS - math.ceil(math.log10(axis.high - axis.low))
    return np.round(axis.low + fraction * (axis.high - axis.low), decimals) + 0.0  # no minus before 0


def _columns(points: Array) -> dict[str, Any]:
    return {"x": _numbers(points[:, 0]), "y": _numbers(points[:, 1])}


def _numbers(values: Array, digits: int = DIGITS) -> Any:
    """Numbers as lists; None for one that there is not."""
    if np.ndim(values):
        return [_numbers(each, digits) for each in values]
    return float(f"{values:.{digits}g}") if math.isfinite(values) else None
