"""Clipping by norm against steps worked by hand."""

import numpy as np
import pytest

from gdviz.objectives import from_formula, quadratic
from gdviz.optimizers import ClippedGradientDescent, GradientDescent
from gdviz.optimizers.descent import descend, final_losses

pytestmark = pytest.mark.filterwarnings("error")
PLANE = from_formula("3*x + 4*y")  # the gradient is (3, 4), of norm 5, everywhere


def test_a_long_gradient_keeps_its_direction_and_takes_the_norm():
    """Cut to norm 2 it is (1.2, 1.6); cut part by part it would be (2, 2)."""
    run = descend(PLANE, ClippedGradientDescent(0.5, max_norm=2.0), (0.0, 0.0), 2)
    assert run.iterates == pytest.approx(np.array([[0.0, 0.0], [-0.6, -0.8], [-1.2, -1.6]]))
    assert run.gradients.tolist() == [[3.0, 4.0]] * 3  # what is kept is the gradient itself


@pytest.mark.parametrize("max_norm", [5.0, 7.0])
def test_a_gradient_within_the_norm_is_left_as_it_is(max_norm):
    clipped = descend(PLANE, ClippedGradientDescent(0.1, max_norm), (1.0, 2.0), 3)
    assert np.array_equal(clipped.iterates, descend(PLANE, GradientDescent(0.1), (1.0, 2.0), 3).iterates)


def test_a_gradient_of_zero_moves_nothing():
    assert descend(quadratic((1.0, 2.0)), ClippedGradientDescent(), (0.0, 0.0), 2).final.tolist() == [0.0, 0.0]


def test_it_tames_what_diverges():
    """On x⁴ at η = 1 from 3, plain: 3 - 108, then out of the numbers. Clipped to 0.5: half a unit a step."""
    steep = from_formula("x^4")
    assert descend(steep, GradientDescent(1.0), 3.0, 12).diverged
    run = descend(steep, ClippedGradientDescent(1.0, max_norm=0.5), 3.0, 6)
    assert run.iterates[:, 0] == pytest.approx([3.0, 2.5, 2.0, 1.5, 1.0, 0.5, 0.0])


def test_the_losses_of_several_rates():
    # From 3 on |x|²/2 with the norm 1: one step takes η, two take 2η.
    losses = final_losses(from_formula("x^2/2"), ClippedGradientDescent(max_norm=1.0), 3.0, 2, [0.5, 1.0])
    assert losses == pytest.approx([2.0, 0.5])


def test_its_settings():
    assert ClippedGradientDescent(0.1) == ClippedGradientDescent(0.1, 1.0)
    with pytest.raises(ValueError, match=r"^ClippedGradientDescent: max_norm must be a finite number above 0, got 0"):
        ClippedGradientDescent(0.1, 0)
