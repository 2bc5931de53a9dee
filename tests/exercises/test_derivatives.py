"""What the exercises on slopes say, against slopes that are computed."""

import numpy as np
import pytest

from gdviz.objectives import cubic, from_formula, parabola
from tests.exercises.drawn import right_text


def test_the_slope_at_0_and_the_way_down():
    f = parabola(center=3.0)
    assert f([0.0]) == 9 and f.gradient([0.0]) == pytest.approx([-6.0])
    assert f([0.1]) < f([0.0]) < f([-0.1])
    assert right_text("derivatives.slope_and_direction") == "$f'(0) = -6$; down is to the right"


def test_a_level_place_with_a_negative_slope_on_both_sides_is_an_inflection():
    f = from_formula("-(x - 2)**3")
    slopes = [float(f.gradient([x])[0]) for x in (1.9, 2.0, 2.1)]
    assert slopes[0] < 0 and slopes[1] == 0 and slopes[2] < 0
    heights = [float(f([x])) for x in (1.9, 2.0, 2.1)]
    assert heights == sorted(heights, reverse=True)
    assert right_text("derivatives.level_place").startswith("an inflection")


def test_the_slope_of_a_cube_touches_zero_and_turns_back():
    slopes = [float(cubic().gradient([x])[0]) for x in (-0.5, 0.0, 0.5)]
    assert np.allclose(slopes, [0.75, 0.0, 0.75])  # 3x²
