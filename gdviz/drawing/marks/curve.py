"""An objective of one parameter and its slope: the curve, tangents, secants, and probes of a curve that is hidden."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from gdviz.arrays import Array
from gdviz.drawing.limits import axis_points, curve_values
from gdviz.drawing.plot import Drawer, Plot, Update, all_of
from gdviz.drawing.sheet import Layer, Readout
from gdviz.figure.marks import Curve, Probes, Secant, Tangent
from gdviz.figure.numbers import fixed
from gdviz.figure.quantities import secant_slope
from gdviz.figure.scene import State
from gdviz.figure.style import DASHES, LINE_WIDTH, POINT_RADIUS

BELOW_LEG = 0.75  # of the font size: how far the baseline of its length is below a leg
CURVE_SAMPLES = 361
LEAP = 4.0  # pixels between two samples; a jump of less is not seen
OFF = 1e9  # pixels: as good as infinitely far off, and exact to reckon with
HALVINGS, SEEN = (
    60,
    20,
)  # as near as numbers come to a leap; nearer than can be seen, yet beside what may be at the leap


def draw_curve(plot: Plot, mark: Curve) -> Update | None:
    """The curve; a hidden one shows when the control `reveal` is above 0."""
    assert plot.frame.x is not None
    x = axis_points(plot.frame.x, CURVE_SAMPLES)
    objective = None if mark.formula else plot.objective
    y = curve_values(mark, objective, x)
    moving = mark.hidden and any(control.name == "reveal" for control in plot.state.scene.controls)
    line = plot.line(mark.role, LINE_WIDTH["function"], Layer.CURVE, moving=moving)
    with np.errstate(all="ignore"):
        positions = plot.at(np.column_stack([x, y]))
        shown = plot.clipped(
            _parted(plot, lambda place: curve_values(mark, objective, np.array([place])), x, positions)
        )
    line.set_data(shown.T)
    if mark.label:
        _curve_label(plot, mark, positions)
    if not moving:
        return None

    def update(state: State) -> None:
        line.set_visible(float(state.values.get("reveal", 1.0)) > 0)  # type: ignore[arg-type]

    return update


def _parted(plot: Plot, value: Callable[[float], Array], x: Array, positions: Array) -> Array:
    """The positions of a curve. Where it leaps, at a pole or a jump, one that is nowhere parts the line."""

    def at(place: float) -> Array:
        return np.clip(plot.at([(place, float(value(place)[0]))])[0], -OFF, OFF)

    positions = np.clip(positions, -OFF, OFF)
    rises = np.abs(np.diff(positions[:, 1]))
    pieces, begun = [], 0
    for index in np.flatnonzero(rises > LEAP).tolist():
        leap = _leap(at, float(x[index]), float(x[index + 1]))
        if leap is not None:
            before, after = (at(side) for side in leap)
            pieces += [positions[begun : index + 1], before[None], np.full((1, 2), np.nan), after[None]]
            begun = index + 1
    return np.concatenate([*pieces, positions[begun:]]) if pieces else positions


def _leap(at: Callable[[float], Array], low: float, high: float) -> tuple[float, float] | None:
    """The two sides of a leap between two values of x; None where it is only steep: there parting shrinks the rise."""
    first, last = float(at(low)[1]), float(at(high)[1])
    whole, sides = abs(last - first), (low, high)
    for time in range(HALVINGS):
        if time < SEEN:
            sides = low, high
        middle = low + 0.47 * (high - low)  # a half might be at it
        between = float(at(middle)[1])
        left, right = abs(between - first), abs(last - between)
        if np.isnan(left):
            break  # no value there
        if max(left, right) < whole / 2:
            return None
        if left > right:
            high, last = middle, between
        else:
            low, first = middle, between
    return sides


def _curve_label(plot: Plot, mark: Curve, positions: Array) -> None:
    if mark.label_at is not None:
        plot.words(plot.at([mark.label_at])[0], mark.label, align=mark.align, role=mark.role)
        return
    visible = [position for position in positions if plot.inside(position)]
    if visible:
        plot.words(visible[-1], mark.label, align="right", offset=(-4.0, 12.0), around=True, role=mark.role)


def draw_tangent(plot: Plot, mark: Tangent) -> Update | None:
    """Tangents: fixed ones at `at`, else the one at the current point."""
    if mark.at:
        for x in mark.at:
            _fixed_tangent(plot, mark, x)
        return None
    return all_of([_moving_tangent(plot, mark, run) for run in plot.runs(mark.run)])


def _known(plot: Plot, x: float) -> tuple[float, float]:
    """Value and slope at x, NaN where there is none."""
    w = np.array([x])
    value, slopes = plot.objective.known(w, *plot.objective.value_and_gradient(w))
    return value, float(slopes[0])


def _tangent_ends(plot: Plot, x: float, value: float, slope: float, half_width: float) -> Array:
    return plot.at([(x + side * half_width, value + side * half_width * slope) for side in (-1.0, 1.0)])


def _fixed_tangent(plot: Plot, mark: Tangent, x: float) -> None:
    value, slope = _known(plot, x)
    ends = _tangent_ends(plot, x, value, slope, mark.half_width)
    line = plot.line("slope", LINE_WIDTH["slope"], Layer.LINE, moving=False)
    line.set_data(plot.clipped(ends).T)
    dot = plot.dots("slope", POINT_RADIUS["data"], Layer.POINT, moving=False)
    position = plot.place([[x]])[0]
    plot.put_dots(dot, position)
    if mark.labels:
        along = (ends[1] - ends[0]) / max(float(np.hypot(*(ends[1] - ends[0]))), 1e-9)
        bends = float(plot.objective.gradient([x + 1e-3])[0]) - slope
        side = -1.0 if bends > 0 else 1.0  # below a curve that bends upwards, where there is room
        normal = side * np.array([-along[1], along[0]])
        align = "left" if normal[0] > 0.3 else "right" if normal[0] < -0.3 else "center"
        plot.words(position, f"slope {fixed(slope, 1)}", align=align, offset=(13 * normal[0], 15 * normal[1]),
                   role="slope", around=True, size=plot.sheet.layout.small_font_size)  # fmt: skip


def _moving_tangent(plot: Plot, mark: Tangent, run: int) -> Update:
    line = plot.line("slope", LINE_WIDTH["slope"], Layer.LINE)
    legs = plot.line("slope", 1.1, Layer.LINE - 0.1, dashes=DASHES["legs"]) if mark.triangle else None
    small = plot.sheet.layout.small_font_size
    paper = plot.sheet.palette.paper
    labels = [plot.sheet.readout("", 0, 0, role="slope", size=small, halo=paper) for _ in range(2 * mark.triangle)]

    def update(state: State) -> None:
        x, known = float(state.point(run)[0]), state.quantities(plot.panel, run)
        value, slope = known["loss"], known["slope"]
        with np.errstate(all="ignore"):
            ends = _tangent_ends(plot, x, value, slope, mark.half_width)
        line.set_data(plot.clipped(ends).T)
        if legs is not None:
            corner, tip = plot.at([(x + 1, value), (x + 1, value + slope)])
            foot = plot.place([[x]])[0]
            legs.set_data(plot.clipped(np.array([foot, corner, tip]) + 0.0 * tip).T)  # without a slope none
            _write_legs(plot, labels, (foot, corner, tip), slope)

    return update


def _write_legs(plot: Plot, labels: list[Readout], corners: tuple[Array, Array, Array], slope: float) -> None:
    foot, corner, tip = corners
    small = plot.sheet.layout.small_font_size
    below = -1.0 if slope >= 0 else 1.0
    run_y = corner[1] + (below * 6 if below > 0 else -6 - BELOW_LEG * small)
    rise_y = (corner[1] + tip[1]) / 2 - 0.3 * small
    positions = [((foot[0] + corner[0]) / 2, run_y, "center"), (corner[0] + 6, rise_y, "left")]
    for label, text, (x, y, align) in zip(labels, ("1", fixed(slope, 2)), positions, strict=True):
        shown = plot.inside(np.array([x, y]))
        label.put(text if shown else "", plot.left + float(x), plot.bottom + float(y), align)


def draw_secant(plot: Plot, mark: Secant) -> Update:
    """The line through the curve at x and x + h, the two points, and the two legs between them."""
    line = plot.line("slope", LINE_WIDTH["slope"], Layer.LINE)
    legs = plot.line("slope", 1.1, Layer.LINE - 0.1, dashes=DASHES["legs"])
    dots = plot.dots("slope", POINT_RADIUS["current"], Layer.POINT)

    def update(state: State) -> None:
        x, h = (float(state.values[name]) for name in (mark.x, mark.h))  # type: ignore[arg-type]
        two = plot.place([[x], [x + h]])
        plot.put_dots(dots, two)
        legs.set_data([two[0, 0], two[1, 0], two[1, 0]], [two[0, 1], two[0, 1], two[1, 1]])
        value, slope = _known(plot, x)
        slope = secant_slope(plot.objective, np.array([x]), h, value, slope)
        reach = 10.0 * (plot.frame.x.high - plot.frame.x.low) if plot.frame.x else 1.0
        ends = plot.at([(x - reach, value - reach * slope), (x + reach, value + reach * slope)])
        line.set_data(plot.clipped(ends).T)

    return update


def draw_probes(plot: Plot, mark: Probes) -> Update:
    """Every probe so far as a point on the curve, the lowest with a ring around it."""
    dots = plot.dots("path", POINT_RADIUS["data"], Layer.PATH)
    ring = plot.dots("path", POINT_RADIUS["current"] + 3.5, Layer.PATH - 0.1, hollow=True)

    def update(state: State) -> None:
        tried = np.array(state.visited(mark.control), dtype=float)
        values = np.asarray(plot.objective(tried[None, :]))
        positions = plot.at(np.column_stack([tried, values]))
        plot.put_dots(dots, positions)
        plot.put_dots(ring, positions[[int(np.argmin(values))]])

    return update


DRAWERS: dict[type, Drawer] = {
    Curve: draw_curve,
    Tangent: draw_tangent,
    Secant: draw_secant,
    Probes: draw_probes,
}
