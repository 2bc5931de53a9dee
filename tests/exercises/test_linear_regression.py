"""What the exercises on a line say, against lines."""

import re

import pytest

from gdviz import exercises
from gdviz.exercises.fresh import numbers
from gdviz.objectives import line_loss
from gdviz.objectives.datasets import houses
from gdviz.scenes import linear_regression
from tests.exercises.drawn import combinations, right_text


def test_an_extension_costs_the_difference_of_two_predictions():
    exercise = exercises.get("linear_regression.extension")
    for known in combinations(exercise):
        before, after = (known["m"] * area / 100 + known["b"] for area in (80, 80 + known["extra"]))
        assert known["answer"] == pytest.approx(100 * (after - before))  # in thousands
    assert numbers(exercise)["answer"] == pytest.approx(51)  # 1.7 for 100 m², 0.51 for 30


def test_line_b_is_that_of_the_figure_and_one_change_alone_does_not_repair_it():
    m, b = linear_regression.CANDIDATES["B"]
    question = exercises.get("linear_regression.repair_a_line").question
    assert [float(number) for number in re.findall(r"= ([\d.]+)\$", question)] == [m, b]
    small, large = (houses().x[0], houses().y[0]), (houses().x[-1], houses().y[-1])

    def misses(m, b):
        return [m * x + b - y for x, y in (small, large)]

    too_high, too_low = misses(m, b)
    assert too_high > 0 > too_low
    assert misses(m, b + 0.1)[0] > too_high and misses(m, b - 0.1)[1] < too_low
    assert misses(m + 0.1, b)[0] > too_high, "it turns about x = 0"
    ((best_m, best_b),) = line_loss(houses().x, houses().y).minimizers
    assert best_m > m and best_b < b
    assert right_text("linear_regression.repair_a_line") == "raise $m$ and lower $b$"


def test_each_picture_shows_the_line_of_its_formula():
    """The line goes from x = 0 to x = 3, and the grid from 0 to 3 both ways."""
    for pair in exercises.get("linear_regression.pictures_of_lines").pairs:
        *grid, drawn = re.findall(r'd="M([\d.]+) ([-\d.]+) L([\d.]+) ([-\d.]+)"', pair.left)
        heights = sorted(float(each[1]) for each in grid)
        bottom, unit = heights[-1], (heights[-1] - heights[0]) / 3
        start, end = ((bottom - float(y)) / unit for y in (drawn[1], drawn[3]))
        text = re.fullmatch(r"\$\\hat y = (?:(-?[\d.]*)x)?(?: \+ )?([\d.]+)?\$", pair.right)
        m = {"-": -1.0, None: 0.0}.get(text[1]) if text[1] in ("-", None) else float(text[1])
        b = float(text[2] or 0)
        assert (start, end) == pytest.approx((b, 3 * m + b), abs=0.02), pair.right
