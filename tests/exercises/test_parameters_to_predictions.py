"""What the exercises on runs and lines say, against runs."""

import numpy as np

from gdviz import exercises
from gdviz.exercises.fresh import numbers
from gdviz.objectives import line_loss
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend
from tests.exercises.drawn import columns, right_text
from tests.scenes.by_hand import line_descent_by_hand


def test_a_long_run_predicts_what_the_true_line_does():
    exercise = exercises.get("parameters_to_predictions.where_a_run_ends")
    known = {name: np.array(each) for name, each in columns(exercise).items()}
    xs = np.arange(1.0, 6.0)[:, None]
    ys = known["slope"] * xs + known["intercept"]
    m = b = np.zeros(ys.shape[1])
    for _ in range(2000):  # all lines at once: the gradient of the mean of squares, by hand
        off = m * xs + b - ys
        m, b = m - 0.05 * np.mean(2 * off * xs, axis=0), b - 0.05 * np.mean(2 * off, axis=0)
    np.testing.assert_allclose(m * known["x"] + b, known["answer"], rtol=0, atol=exercise.tolerance / 2)
    loss = line_loss(tuple(xs[:, 0]), tuple(ys[:, 0]))
    run = descend(loss, GradientDescent(0.05), (0.0, 0.0), 2000)
    np.testing.assert_allclose(run.final, (m[0], b[0]), rtol=1e-9)
    assert numbers(exercise)["answer"] == 22  # 3 · 6 + 4


def test_what_a_flat_loss_curve_does_not_say():
    m, b = line_descent_by_hand([(x, 2 * x) for x in range(1, 6)], 0.0, 0.0, 0.01, 50)[-1]
    said = exercises.get("parameters_to_predictions.flat_loss_curve").options[0].feedback
    assert f"$b = {b:.2f}$" in said and b > 0.4
    assert max(abs(part) for part in line_loss().gradient((m, b))) > 0.001, "small, not zero"
    assert right_text("parameters_to_predictions.flat_loss_curve").startswith("the last steps")


def test_a_larger_b_raises_every_prediction_alike():
    assert [(2 * x + 1.5) - (2 * x + 1.0) for x in (0, 1, 5)] == [0.5] * 3
    assert right_text("parameters_to_predictions.straight_up") == "it slides up without turning"
