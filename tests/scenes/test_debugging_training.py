"""The numbers that the page on debugging quotes, by other means."""

import numpy as np
import pytest

from gdviz import scenes
from gdviz.figure.parts import Predict
from gdviz.optimizers.faults import FAULTS, faulty_run
from gdviz.scenes import debugging_training as chapter


def test_places_are_called_like_their_faults():
    assert FAULTS[chapter._OVERFIT].name == "overfitting" and FAULTS[chapter._DEAD].name == "dead ReLUs"
    assert "logarithm" in FAULTS[chapter._NAN].name and "sign" in FAULTS[chapter._SIGN].name


def test_a_fifth_of_wrong_labels_costs_the_entropy_of_a_fifth():
    """The best probability for each label is 4/5: -(4/5) ln(4/5) - (1/5) ln(1/5), by a search."""
    p = np.linspace(0.5, 0.99, 4901)
    assert chapter.labels_floor == pytest.approx(np.min(-0.8 * np.log(p) - 0.2 * np.log(1 - p)), abs=1e-8)
    assert faulty_run(chapter._LABELS, 1).losses[-1] > chapter.labels_floor


def test_what_the_tiny_batch_predicts():
    asked = scenes.get("debugging_training.tiny_batch").part(Predict)
    assert asked.options[asked.answer] == "still above 0.1"
    assert faulty_run(chapter._SIGN, 1, True).losses[-1] > 0.1 > faulty_run(0, 1, True).losses[-1]
    ends = chapter.tiny_losses()
    assert ends[9] == pytest.approx(np.log(2)) and ends[2] > 0.6 and ends[chapter._CARRIED] < 1e-6
    assert chapter.guess_loss == pytest.approx(0.693147, abs=1e-6)


def test_what_the_held_out_loss_does():
    asked = scenes.get("debugging_training.gallery").part(Predict)
    assert asked.options[asked.answer] == "it turns and rises"
    held = faulty_run(chapter._OVERFIT, 1).held_losses
    assert held[round(chapter.overfit_at)] == min(held) == chapter.overfit_lowest < 0.6 * held[-1]
    assert chapter.overfit_examples == 30 and chapter.epoch == 20


def test_the_run_that_ends_in_no_number_was_nearly_done():
    losses = faulty_run(chapter._NAN, 1).losses
    assert np.isnan(losses[chapter.nan_at()]) and np.all(np.isfinite(losses[: chapter.nan_at()]))
    assert np.min(losses[: chapter.nan_at()]) < 0.1


def test_updates_of_a_low_rate_are_hundreds_of_times_smaller():
    run = faulty_run(chapter._LOW, 1)
    moved = np.linalg.norm(np.diff(run.vectors[-41:, :36], axis=0), axis=1)
    expected = np.mean(moved / np.linalg.norm(run.vectors[-41:-1, :36], axis=1))
    assert chapter.low_update() == pytest.approx(expected) and chapter.sound_update() > 50 * expected


def test_a_patient_opens_without_a_result_and_the_still_has_all():
    patient = scenes.get("debugging_training.patient")
    assert patient.opening["ordered"] == 0.0 and patient.still == {"ordered": 63.0}
    assert (chapter.patient_count, chapter.test_count) == (33, 6)
