"""Data: residuals as squares, and what lines predict."""

import numpy as np

from gdviz.drawing.marks.data import predictions, residual_squares


def test_residual_squares_are_square_and_as_tall_as_the_residual():
    seen, said = np.array([[10.0, 50.0], [40.0, 20.0]]), np.array([[10.0, 30.0], [40.0, 45.0]])
    above, below = residual_squares(seen, said)
    assert np.ptp(above[:, 0]) == np.ptp(above[:, 1]) == 20 and np.ptp(below[:, 0]) == np.ptp(below[:, 1]) == 25
    assert above[:, 0].max() == 10 and above[:, 1].min() == 30  # to the left, down to the line
    assert below[:, 0].min() == 40 and below[:, 1].max() == 45  # to the right, up to the line


def test_predictions_of_lines_with_two_parameters_and_one():
    x = np.array([1.0, 2.0])
    np.testing.assert_allclose(predictions(np.array([2.0, 0.5]), x), [2.5, 4.5])
    np.testing.assert_allclose(predictions(np.array([3.0]), x), [3, 6])
