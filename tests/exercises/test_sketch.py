"""Small pictures: where lines and dots are, in the colour of the text, with words."""

import re

import pytest

from gdviz.exercises.sketch import line, marked
from gdviz.objectives import double_well, parabola


def paths(svg):
    found = re.findall(r'<path d="M([^"]*)"', svg)
    return [[tuple(map(float, place.split())) for place in path.split(" L")] for path in found]


def test_a_line_starts_and_ends_where_it_should_on_its_grid():
    *grid, drawn = paths(line(0.5, 1, "A line."))
    left, right = (min(at[0] for each in grid for at in each), max(at[0] for each in grid for at in each))
    top, bottom = (min(at[1] for each in grid for at in each), max(at[1] for each in grid for at in each))
    assert len(grid) == 8  # 0, 1, 2, 3 both ways
    (x0, y0), (x3, y3) = drawn
    assert (x0, x3) == (left, right)
    heights = [(bottom - y) / (bottom - top) * 3 for y in (y0, y3)]
    assert heights == pytest.approx([1.0, 2.5], abs=0.01)


def test_a_dot_stands_on_its_curve():
    svg = marked(parabola(center=0.0), 1.0, (-2.0, 2.0), (0.0, 4.0), "A curve.")
    (curve,) = paths(svg)
    across, down = (float(re.search(rf'{name}="([\d.]+)"', svg)[1]) for name in ("cx", "cy"))
    assert min(abs(x - across) + abs(y - down) for x, y in curve) < 0.2
    (left, top), (right, _) = curve[0], curve[-1]
    bottom = max(y for _, y in curve)
    assert (across - left) / (right - left) == pytest.approx(0.75, abs=0.001)
    assert (bottom - down) / (bottom - top) == pytest.approx(0.25, abs=0.01)


@pytest.mark.parametrize("svg", [line(2, 0, "Seen."), marked(double_well(), 1.0, (-1.6, 1.6), (-1.0, 3.0), "Seen.")])
def test_a_picture_is_one_piece_with_words_and_the_colour_of_the_text(svg):
    assert svg.startswith("<svg ") and svg.endswith("</svg>") and "\n" not in svg
    assert 'role="img" aria-label="Seen."' in svg
    assert {*re.findall(r'(?:stroke|fill)="([^"]*)"', svg)} <= {"currentColor", "none"}
