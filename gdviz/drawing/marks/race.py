"""A race of optimisers: their paths from above, how low each is against the step, and a name to each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from gdviz.arrays import Array
from gdviz.drawing.labels import MIDDLE
from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer, Readout
from gdviz.figure.race import RaceLosses, RacePaths, Racer
from gdviz.figure.scene import State
from gdviz.figure.style import BLEND, DASHES, LINE_WIDTH, POINT_RADIUS

Box = tuple[float, float, float, float]
RACE_DOT = 4.0  # CSS pixels: the radius of where a run is
RACE_LINE = 1.2  # of the size of a name: from one to the next
RACE_LETTER = 0.56  # width of a letter on the whole, of the size of a name
LEAST_LOSS = 1e-200  # what a logarithmic axis is given for 0
RACE_SAMPLE = 18.0  # CSS pixels: the piece of line beside a name
RACE_SPOTS = (  # where a name may stand about a run, in CSS pixels, y down, and the end of it that is there
    (9, 0, "left"), (-9, 0, "right"), (0, -15, "center"), (0, 15, "center"), (10, -13, "left"), (-10, -13, "right"),
    (10, 13, "left"), (-10, 13, "right"), (14, -26, "left"), (-14, -26, "right"), (14, 26, "left"), (-14, 26, "right"),
)  # fmt: skip
_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}


def shown(racers: Sequence[Racer], state: State) -> Iterator[tuple[int, Racer]]:
    """The runs that take part, with their places."""
    for place, racer in enumerate(racers):
        if not racer.show or float(state.values[racer.show]) >= 0.5:  # type: ignore[arg-type]
            yield place, racer


def draw_race_paths(plot: Plot, mark: RacePaths) -> Update:
    """A line and a dot a run, a ring where they start, small rings at the lowest points."""
    lines = [
        plot.line(racer.role, LINE_WIDTH["path"], Layer.PATH, dashes=DASHES["held_out"] if racer.dashed else ())
        for racer in mark.racers
    ]
    dots = [plot.dots(racer.role, RACE_DOT, Layer.POINT) for racer in mark.racers]
    lowest = plot.dots("ink", RACE_DOT, Layer.CURVE + 0.5, hollow=True)
    start = plot.dots("path", POINT_RADIUS["current"] - 0.5, Layer.PATH + 0.2, hollow=True)
    names = _names(plot, mark.racers)

    def update(state: State) -> None:
        known = mark.lowest[round(float(state.values[mark.landscape]))] if mark.lowest else ()  # type: ignore[arg-type]
        plot.put_dots(lowest, plot.at(known) if known else np.zeros((0, 2)))
        places = {}
        for run, _ in shown(mark.racers, state):
            positions = plot.pixels(*state.iterates(run).T)
            lines[run].set_data(plot.clipped(positions).T)
            plot.put_dots(dots[run], positions[-1:])
            plot.put_dots(start, positions[:1])
            places[run] = positions[-1]
        for run, line in enumerate(lines):
            if run not in places:
                line.set_data([], [])
                dots[run].set_data([], [])
        _name_heads(plot, state, names, places if mark.told else {})

    return update


def _names(plot: Plot, racers: Sequence[Racer]) -> list[Readout]:
    small, paper = plot.sheet.layout.small_font_size, plot.sheet.palette.paper
    return [plot.sheet.readout("", 0, 0, size=small, role=racer.role, halo=paper) for racer in racers]


def _name_heads(plot: Plot, state: State, names: Sequence[Readout], places: dict[int, Array]) -> None:
    """A name beside each run that is in view, at the first spot that covers no other; none where there is no room."""
    small = plot.sheet.layout.small_font_size
    taken = [(x - RACE_DOT, y - RACE_DOT, x + RACE_DOT, y + RACE_DOT) for x, y in places.values()]
    for run, readout in enumerate(names):
        readout.text = ""
        if run not in places or not plot.inside(places[run]):
            continue
        label = state.scene.runs[run].label
        wide, high = RACE_LETTER * small * len(label), RACE_LINE * small
        for dx, down, align in RACE_SPOTS:
            x, y = places[run][0] + dx, places[run][1] - down
            left = x - _SHARES[align] * wide
            box = (left, y - high / 2, left + wide, y + high / 2)
            if _within(box, plot) and not any(_cross(box, other) for other in taken):
                readout.put(label, plot.left + x, plot.bottom + y - MIDDLE * small, align)
                taken.append(box)
                break


def _within(box: Box, plot: Plot) -> bool:
    return box[0] >= 2 and box[1] >= 2 and box[2] <= plot.width - 2 and box[3] <= plot.height - 2


def _cross(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def draw_race_losses(plot: Plot, mark: RaceLosses) -> Update:
    """A line a run up to the step, faint beyond, and on the right its name, with a piece of its line."""
    small = plot.sheet.layout.small_font_size
    ghosts = [
        plot.line(racer.role, 1.0, Layer.AREA, color=plot.sheet.blend(racer.role, BLEND["ghost"]))
        for racer in mark.racers
    ]
    lines, samples = (
        [
            plot.line(racer.role, LINE_WIDTH["path"], Layer.PATH, dashes=DASHES["held_out"] if racer.dashed else ())
            for racer in mark.racers
        ]
        for _ in range(2)
    )
    names = _names(plot, mark.racers)
    left = float(plot.x_at(mark.names_from))

    def update(state: State) -> None:
        ends: dict[int, float] = {}
        for run, _ in shown(mark.racers, state):
            losses = np.maximum(state.trajectories[run].losses, LEAST_LOSS)
            whole = plot.pixels(np.arange(len(losses), dtype=float), losses)
            positions = whole[: state.step + 1]
            ghosts[run].set_data(plot.clipped(whole).T)
            lines[run].set_data(plot.clipped(positions).T)
            ends[run] = float(np.clip(positions[-1, 1], 0.0, plot.height))
        heights = apart(ends, RACE_LINE * small, plot.height) if mark.told else {}
        for run, name in enumerate(names):
            if run not in ends:
                lines[run].set_data([], [])
                ghosts[run].set_data([], [])
            if run not in heights:
                name.text = ""
                samples[run].set_data([], [])
                continue
            samples[run].set_data([left, left + RACE_SAMPLE], [heights[run]] * 2)
            x, y = plot.left + left + RACE_SAMPLE + 5, plot.bottom + heights[run] - MIDDLE * small
            name.put(state.scene.runs[run].label, x, y)

    return update


def apart(wanted: dict[int, float], least: float, height: float) -> dict[int, float]:
    """Places along a line from 0 to `height`, as wanted as far as no two are closer than `least`, in their order."""
    order = sorted(wanted, key=lambda run: (wanted[run], run))
    found: dict[int, float] = {}
    floor = least / 2
    for run in order:
        found[run] = max(wanted[run], floor)
        floor = found[run] + least
    ceiling = height - least / 2
    for run in reversed(order):
        found[run] = min(found[run], ceiling)
        ceiling = found[run] - least
    return found


DRAWERS: dict[type, Drawer] = {RacePaths: draw_race_paths, RaceLosses: draw_race_losses}
