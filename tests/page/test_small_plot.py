"""A run as a small picture: its points, its ends, and what is told of it without seeing it."""

import re

import pytest

from gdviz.objectives import parabola
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend
from gdviz.page.small_plot import dots, line, plot, svg

RUN = descend(parabola(center=3.0), GradientDescent(1.0), 0.0, 3)  # 0, 6, 0, 6


def heights(data):
    return [float(point.split(",")[1]) for point in data["points"].split()]


def test_points_go_from_left_to_right_and_reach_both_ends():
    data = plot(RUN, "iterates", 3.0)
    across = [float(point.split(",")[0]) for point in data["points"].split()]
    assert across == sorted(across) and len(across) == 4
    low, high, *_ = heights(data)
    assert heights(data) == [low, high, low, high] and low > high, "up is a smaller number"
    assert (data["low"], data["high"]) == ("0", "6")
    assert data["level"] == pytest.approx((low + high) / 2)


def test_losses_stand_on_zero():
    data = plot(RUN, "losses")
    assert (data["low"], data["high"]) == ("0", "9") and len(set(heights(data))) == 1


def test_a_level_beyond_the_run_is_within_the_picture():
    data = plot(descend(parabola(center=3.0), GradientDescent(0.1), 0.0, 2), "iterates", 3.0)
    assert data["high"] == "3" and data["level"] == min(data["level"], *heights(data))


def test_it_is_told_in_numbers_and_not_judged():
    words = plot(RUN, "losses")["words"]
    assert words == "A curve of loss over 3 steps: 9 at step 0, 9 at step 1, 9 at step 2, 9 at step 3."
    assert plot(descend(parabola(), GradientDescent(0.1), 0.0, 40), "losses")["words"].count("at step") == 6


def test_the_picture_is_one_line_with_a_name():
    data = plot(RUN, "iterates", 3.0)
    picture = svg(data, "iterates", 3, "minimizer")
    assert "\n" not in picture and f'role="img" aria-label="{data["words"]}"' in picture
    assert re.findall(r'class="(gd-\w+)"', picture) == [
        *("gd-plot", "gd-axes", "gd-level", "gd-curve", "gd-dots", "gd-high", "gd-low", "gd-first")
    ]
    assert "gd-level" not in svg(data, "iterates", 3)


def test_a_dot_is_a_line_of_no_length():
    assert (line("1,2 3,4"), dots("1,2 3,4")) == ("M1,2 3,4", "M1,2h0M3,4h0")
