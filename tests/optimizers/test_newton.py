"""Newton's method against steps worked by hand."""

import numpy as np
import pytest

from gdviz.objectives import from_formula, line_loss, quadratic
from gdviz.optimizers import GradientDescent, Newton
from gdviz.optimizers.descent import descend, final_losses

pytestmark = pytest.mark.filterwarnings("error")
# Gradient (x³ - x, y), Hessian diag(3x² - 1, 1): minima at (±1, 0), a saddle at 0.
TWO_VALLEYS = from_formula("0.25*x^4 - 0.5*x^2 + 0.5*y^2")


@pytest.mark.parametrize("angle", [0.0, 33.0, 90.0])
@pytest.mark.parametrize("eigenvalues", [(1.0, 1.0), (1.0, 70.0), (-2.0, 3.0)])
def test_on_a_quadratic_the_first_step_lands_at_its_flat_point(eigenvalues, angle):
    """At the lowest point of a bowl, and at the saddle where one curvature is negative."""
    run = descend(quadratic(eigenvalues, angle, center=(1.5, -2.0)), Newton(), (3.0, 4.0), 2)
    assert run.iterates[1:] == pytest.approx(np.array([[1.5, -2.0]] * 2), abs=1e-12)


def test_the_worked_line_in_one_step():
    """y = 2x on 1..5: by hand H = ((22, 6), (6, 2)), g = (-44, -12) at 0, and H (2, 0) = -g."""
    assert descend(line_loss(), Newton(), (0.0, 0.0), 1).final == pytest.approx([2.0, 0.0], abs=1e-12)


def test_a_share_of_the_step():
    run = descend(quadratic((1.0, 9.0)), Newton(0.5), (4.0, 2.0), 2)
    assert run.iterates == pytest.approx(np.array([[4.0, 2.0], [2.0, 1.0], [1.0, 0.5]]))


def test_one_parameter():
    # On x⁴ the step is 4x³ / 12x² = x / 3.
    assert descend(from_formula("x^4"), Newton(), 9.0, 2).iterates[:, 0] == pytest.approx([9.0, 6.0, 4.0])


@pytest.mark.parametrize("matrix", [np.diag([1.0, 2.0, 4.0]), [[4.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 2.0]]])
def test_three_parameters(matrix):
    run = descend(quadratic(matrix=matrix, center=(1.0, 2.0, 3.0)), Newton(), (0.0, 0.0, 0.0), 1)
    assert run.final == pytest.approx([1.0, 2.0, 3.0])


def test_it_goes_to_the_saddle_where_the_curvature_is_negative():
    # x - (x³ - x) / (3x² - 1) = 2x³ / (3x² - 1): 0.128 / -0.52 from 0.4, uphill.
    run = descend(TWO_VALLEYS, Newton(), (0.4, 1.2), 6)
    assert run.iterates[1] == pytest.approx([-0.128 / 0.52, 0.0])
    assert TWO_VALLEYS((run.iterates[1, 0], 1.2)) > TWO_VALLEYS((0.4, 1.2))
    assert run.final == pytest.approx([0.0, 0.0], abs=1e-12)
    assert descend(TWO_VALLEYS, Newton(), (1.8, 1.2), 6).final == pytest.approx([1.0, 0.0], abs=1e-9)


@pytest.mark.parametrize(
    ("objective", "start"),
    [(from_formula("x + y"), (1.0, 1.0)), (quadratic(matrix=np.diag([1.0, 1.0, 0.0])), (1.0, 1.0, 1.0))],
)
def test_where_the_table_has_no_inverse_there_is_no_next_point(objective, start):
    run = descend(objective, Newton(), start, 3)
    assert run.diverged and run.iterates.tolist() == [list(start)]


def test_other_rules_are_asked_for_no_hessian():
    class Bare:
        dim, gradient, __call__ = 1, staticmethod(lambda w: w), staticmethod(lambda w: w[0] ** 2 / 2)

    assert descend(Bare(), GradientDescent(0.5), 1.0, 1).final == [0.5]
    with pytest.raises(AttributeError, match="hessian"):
        descend(Bare(), Newton(), 1.0, 1)


def test_the_losses_of_several_rates():
    # On ½ x² from 1 the share 1 - η is left, twice: ½ (1 - η)⁴.
    losses = final_losses(from_formula("x^2/2"), Newton(), 1.0, 2, [0.5, 1.0, 3.0])
    assert losses == pytest.approx([0.5 * 0.5**4, 0.0, 0.5 * 2.0**4])
    assert final_losses(from_formula("x"), Newton(), 1.0, 2, [1.0]).tolist() == [np.inf]


def test_its_settings():
    assert Newton() == Newton(1.0) and Newton.label == "Newton's method"
    with pytest.raises(ValueError, match=r"^Newton: learning_rate must be a finite number above 0, got 0"):
        Newton(0)
