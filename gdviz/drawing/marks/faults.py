"""The losses of runs with a fault, and the chart of a patient; marks/faults.js draws the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from gdviz.arrays import Array
from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer
from gdviz.drawing.text import SEMI_BOLD
from gdviz.figure.faults import TESTS_SAID, faulty, is_ordered, result_words, shown_fault
from gdviz.figure.faulty import FaultCurves, PatientChart, PatientCurves
from gdviz.figure.scene import State
from gdviz.figure.style import DASHES, LINE_WIDTH, POINT_RADIUS, RUN_DASHES

FAULT_STRIDE = 4  # steps from one point of a curve to the next
NOT_A_NUMBER = "NaN from here"
NAN_WORDS = (6.0, 10.0)  # pixels from where a line ends to these words, to the right and upwards
CHART_ROW = (0.36, 0.72)  # of a row of the chart, from its top to the name of a test, and to what it says
CHART_LEFT = 14.0  # pixels that this is moved to the right

Show = Callable[[Array, int], None]


def draw_fault_curves(plot: Plot, mark: FaultCurves) -> Update:
    """Its losses up to the current step."""
    shows = [_curve(plot, mark.role, ()), _curve(plot, mark.role, DASHES["held_out"], told=False)]

    def update(state: State) -> None:
        run = faulty(state).run(*shown_fault(state, mark.fault), mark.tiny)
        losses = (run.losses,) if mark.tiny else (run.losses, run.held_losses)
        for show, each in zip(shows, losses, strict=False):
            show(each, state.step)

    return update


def draw_patient_curves(plot: Plot, mark: PatientCurves) -> Update:
    """Those that have been ordered."""
    kinds = {"loss": (), "held_out": DASHES["held_out"], "tiny": RUN_DASHES[2]}
    shows = {test: _curve(plot, "slope" if test == "tiny" else "path", dashes) for test, dashes in kinds.items()}

    def update(state: State) -> None:
        part, shown = faulty(state), shown_fault(state)
        for test, show in shows.items():
            if not is_ordered(state, test):
                show(np.array([]), 0)
                continue
            run = part.run(*shown, test == "tiny")
            losses = run.held_losses if test == "held_out" else run.losses
            show(losses, len(losses) - 1)

    return update


def _curve(plot: Plot, role: str, dashes: Sequence[float], told: bool = True) -> Show:
    """A line, a point at its end, and, where it is told, words where what comes after is no number."""
    line = plot.line(role, LINE_WIDTH["path"] + 0.2, Layer.PATH, dashes=dashes)
    dot = plot.dots(role, POINT_RADIUS["current"] - 0.8, Layer.POINT, hollow=bool(dashes))
    words = plot.sheet.readout("", 0, 0, role=role, halo=plot.sheet.palette.paper) if told else None

    def show(losses: Array, step: int) -> None:
        steps = np.unique([*range(0, min(step + 1, len(losses)), FAULT_STRIDE), *([step] if len(losses) else [])])
        steps = steps.astype(int)
        there = np.isfinite(losses[steps])
        places = plot.pixels(steps[there].astype(float), losses[steps[there]])
        line.put_segments([plot.clipped(piece) for piece in pieces(plot, steps, losses[steps])])
        plot.put_dots(dot, places[-1:])
        ended = len(places) > 0 and not there[-1]
        x, y = places[-1] if ended else (0.0, 0.0)
        if words is not None:
            words.put(NOT_A_NUMBER if ended else "", plot.left + x + NAN_WORDS[0], plot.bottom + y + NAN_WORDS[1])

    return show


def pieces(plot: Plot, steps: Array, losses: Array) -> list[Array]:
    """The parts of a curve between what is no number, in pixels of shape (n, 2)."""
    there = np.isfinite(losses)
    ends = np.flatnonzero(np.diff(np.concatenate([[False], there, [False]]).astype(int)))
    places = plot.pixels(steps.astype(float), losses)
    return [places[first:last] for first, last in ends.reshape(-1, 2)]


def draw_patient_chart(plot: Plot, mark: PatientChart) -> Update:
    """A row a test: its name, and under it what it says."""
    row = plot.height / len(TESTS_SAID)
    results = {}
    for place, (test, (name, _)) in enumerate(TESTS_SAID.items() if mark.told else ()):
        top = plot.bottom + plot.height - place * row
        plot.sheet.text(plot.left, top - CHART_ROW[0] * row, name, role="muted", weight=SEMI_BOLD)
        results[test] = (plot.sheet.readout("", 0, 0), top - CHART_ROW[1] * row)

    def update(state: State) -> None:
        for test, (readout, y) in results.items():
            readout.put(result_words(state, test), plot.left + CHART_LEFT, y)

    return update


DRAWERS: dict[type, Drawer] = {
    FaultCurves: draw_fault_curves,
    PatientCurves: draw_patient_curves,
    PatientChart: draw_patient_chart,
}
