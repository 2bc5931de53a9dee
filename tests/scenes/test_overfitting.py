"""Polynomials of every degree and a run that goes on for too long, by numpy's own fits."""

import numpy as np
import pytest

from gdviz.scenes import overfitting as page


def test_the_data_lie_about_the_wave():
    for data in (page.TRAIN, page.VALIDATION):
        off = np.array(data.y) - np.sin(np.pi * np.array(data.x))
        assert np.std(off) == pytest.approx(page.spread, rel=0.4)
    assert (len(page.TRAIN), len(page.VALIDATION)) == (page.train_count, page.validation_count)
    points = [set(zip(data.x, data.y, strict=True)) for data in (page.TRAIN, page.VALIDATION)]
    assert not points[0] & points[1]


def test_without_a_penalty_the_fits_are_numpys():
    x, y = np.array(page.TRAIN.x), np.array(page.TRAIN.y)
    for degree in (1, 3, 9):
        fit = np.polynomial.Polynomial.fit(x, y, degree)
        assert page.errors(degree, 0.0)[0] == pytest.approx(np.mean((fit(x) - y) ** 2), rel=1e-6)
        assert page.errors(degree)[0] == pytest.approx(page.errors(degree, 0.0)[0], rel=1e-3)


def test_the_training_error_falls_with_the_degree_and_the_other_turns():
    train, held_out = np.array([page.errors(degree, 0.0) for degree in range(page.HIGHEST + 1)]).T
    assert np.all(np.diff(train) <= 1e-12)
    assert int(np.argmin(held_out)) == page.best_degree == 3
    assert page.low_held_out > 2 * page.best_held_out and page.high_held_out > 4 * page.best_held_out


def test_a_penalty_tames_the_ninth_degree():
    assert page.best_held_out < page.tamed_held_out < page.high_held_out / 3
    assert page.high_train < page.tamed_train


def test_the_run_has_its_best_step_early():
    assert 0 < page.kept_step < page.early_steps / 4
    assert page.kept_held_out < page.last_held_out / 1.5
    assert page.last_train < page.kept_train
    losses = page.early_stopping.trajectories()[0].losses
    assert np.all(np.diff(losses) < 0)
    sooner = page.early_stopping.trajectories(learning_rate=0.6)[0].iterates
    objective = page.early_stopping.panels[1].marks[1].objective
    assert int(np.argmin(objective(sooner.T))) == pytest.approx(page.kept_step / 2, abs=2)
