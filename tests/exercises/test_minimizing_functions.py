"""What the exercises on lowest points say, against functions that are searched."""

import re

import numpy as np
import pytest

from gdviz import exercises, scenes
from gdviz.objectives import from_formula
from tests.exercises.drawn import right_text

GRID = np.linspace(-3.0, 10.0, 1301)


def test_where_and_how_low():
    heights = from_formula("(x - 4)**2 + 7")(GRID[None])
    assert (GRID[np.argmin(heights)], np.min(heights)) == (pytest.approx(4), pytest.approx(7))
    assert right_text("minimizing_functions.where_and_how_low") == "the minimizer is 4, the minimum is 7"


def test_four_probes_allow_all_that_the_wrong_answers_rule_out():
    cubic = np.poly1d(np.polyfit([1, 2, 3, 4], [5, 2, 3, 6], 3))
    assert cubic([1, 2, 3, 4]) == pytest.approx([5, 2, 3, 6])
    assert cubic(2.3) < 2, "the lowest probe is not the lowest point"
    assert cubic(9) < 2, "there is lower ground beyond 4"
    bent = np.poly1d(np.polyfit([1, 1.5, 2, 3, 4], [5, 0, 2, 3, 6], 4))
    assert bent([1, 2, 3, 4]) == pytest.approx([5, 2, 3, 6])
    assert bent(1.5) < 1, "lower ground between two probes"
    assert right_text("minimizing_functions.four_probes") == "if there is a minimum, it is at most 2"


def test_each_dot_is_what_its_name_says():
    objective = scenes.get("minimizing_functions.minimum").objective
    found = {}
    for pair in exercises.get("minimizing_functions.what_is_marked").pairs:
        curve = re.search(r'd="M([^"]*)"', pair.left)[1].split(" L")
        pixels = np.array([[float(each) for each in place.split()] for place in curve])
        dot = float(re.search(r'cx="([\d.]+)"', pair.left)[1])
        found[pair.right] = float(np.interp(dot, pixels[:, 0], np.linspace(-1.7, 1.7, len(pixels))))
    (lowest,), (second,) = objective.minimizers
    places = np.linspace(-1.7, 1.7, 3401)
    heights = objective(places[None])
    assert found["a global minimum"] == pytest.approx(lowest, abs=0.02)
    assert places[np.argmin(heights)] == pytest.approx(lowest, abs=0.001)
    assert found["a minimum that is only local"] == pytest.approx(second, abs=0.02) and objective([second]) > 0
    top = found["a local maximum"]
    assert objective([top]) > max(objective([top - 0.2]), objective([top + 0.2]))
    assert abs(objective.gradient([found["no minimum and no maximum"]])[0]) > 1
