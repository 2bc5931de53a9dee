"""The curves of runs with a fault, and a patient's chart, as artists."""

import numpy as np
import pytest

from gdviz.drawing.marks.faults import (
    FAULT_STRIDE,
    NOT_A_NUMBER,
    draw_fault_curves,
    draw_patient_chart,
    draw_patient_curves,
    pieces,
)
from gdviz.drawing.sheet import Layer
from gdviz.figure.faults import TESTS_SAID, result_words
from gdviz.figure.faulty import FaultCurves, PatientChart, PatientCurves
from gdviz.figure.panel import Axis
from gdviz.optimizers.faults import faulty_run
from tests.drawn import plot_of
from tests.samples import examined_patient, faulty


def curves(plot, across=20.0, layer=Layer.PATH):
    """The lines of a layer in data units, losses from 0 to 2."""
    lines = [np.array(line.get_data()) for line in plot.axes.get_lines() if line.get_zorder() == layer]
    return [(x / plot.width * across, y / plot.height * 2) for x, y in lines]


def test_both_losses_up_to_the_step_and_a_point_there():
    mark = FaultCurves()
    plot = plot_of(faulty(mark))
    draw_fault_curves(plot, mark)(plot.state)
    run = faulty_run(9, 1)
    steps = [0, 4, 8, 12]
    for (x, y), losses in zip(curves(plot), (run.losses, run.held_losses), strict=True):
        assert x[:4] == pytest.approx(steps) and y[:4] == pytest.approx(losses[steps])
    for (x, y), losses in zip(curves(plot, layer=Layer.POINT), (run.losses, run.held_losses), strict=True):
        assert (x[0], y[0]) == (pytest.approx(12.0), pytest.approx(losses[12]))
    assert FAULT_STRIDE == 4


def test_a_tiny_batch_holds_nothing_out():
    mark = FaultCurves(fault=0, tiny=True)
    plot = plot_of(faulty(mark))
    draw_fault_curves(plot, mark)(plot.state)
    (x, y), (empty, _) = curves(plot)
    assert y[:4] == pytest.approx(faulty_run(0, 1, True).losses[[0, 4, 8, 12]]) and not len(empty)
    assert len(x) == 5  # and what ends a piece


def test_what_is_no_number_parts_a_curve_and_is_said_at_its_end():
    plot = plot_of(faulty(FaultCurves()))
    parts = pieces(plot, np.array([0, 4, 8, 12, 16]), np.array([1.0, np.nan, 0.5, 0.5, np.nan]))
    assert [len(part) for part in parts] == [1, 2]
    mark = FaultCurves()
    scene = faulty(mark)
    plot = plot_of(scene)
    update = draw_fault_curves(plot, mark)
    update(scene.state(step=12.0))
    assert [words.text for words in plot.sheet.readouts] == [""]


def test_only_what_is_ordered_of_a_patient_is_drawn():
    mark = PatientCurves()
    plot = plot_of(examined_patient(mark, x=Axis("t", 0.0, 400.0), y=Axis("L", 0.0, 2.0)))
    draw_patient_curves(plot, mark)(plot.state)  # 41: the training loss, the updates and the tiny batch
    loss, held, tiny = curves(plot, 400.0)
    assert len(loss[0]) > 50 and not len(held[0]) and np.nanmax(tiny[0]) == pytest.approx(200.0)


def test_the_end_of_a_run_in_no_number_is_said():
    mark = PatientCurves()
    scene = examined_patient(mark, x=Axis("t", 0.0, 400.0), y=Axis("L", 0.0, 2.0))
    plot = plot_of(scene)
    update = draw_patient_curves(plot, mark)
    update(scene.state(patient=6.0, ordered=1.0))  # the logarithm of 0
    assert [words.text for words in plot.sheet.readouts] == [NOT_A_NUMBER, "", ""]


def test_the_chart_has_a_row_for_each_test_and_fills_those_ordered():
    mark = PatientChart()
    plot = plot_of(examined_patient(mark))
    draw_patient_chart(plot, mark)(plot.state)
    assert [words.text for words in plot.sheet.readouts] == [result_words(plot.state, test) for test in TESTS_SAID]
    assert [bool(words.text) for words in plot.sheet.readouts] == [True, False, False, True, False, True]
    heights = [words.at[1] for words in plot.sheet.readouts]
    assert heights == sorted(heights, reverse=True)
