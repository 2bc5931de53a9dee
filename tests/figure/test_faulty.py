"""Faulty runs on a figure, as data."""

import pytest

from gdviz.figure.faulty import FaultWords, Faulty, Patient, PatientChart
from gdviz.figure.panel import Panel


def examine(place, seed, test):
    return (0.0,)


def test_a_patient_that_nothing_examines_is_refused_in_one_line():
    with pytest.raises(ValueError, match=r"^Patient: no examine: give what measures a run$"):
        Patient((), examine)


def test_both_parts_have_faults_and_a_chart_needs_no_axes():
    for part in (FaultWords((), examine, 20, 3), Patient((), examine, examine=examine)):
        assert isinstance(part, Faulty) and part.run is examine
    assert FaultWords((), examine, 20, 3).steps == 20 and Patient((), examine, examine=examine).steps == 0
    assert Panel((PatientChart(),)).kind == "diagram"
