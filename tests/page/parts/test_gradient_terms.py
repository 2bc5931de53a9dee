"""A gradient worked out term by term, as the page has it."""

import re

import pytest

from gdviz import scenes
from gdviz.figure.parts import GradientTerms
from gdviz.page.parts.gradient_terms import advice, bar, html, terms
from tests.page.exported import part_of

SCENE = scenes.get("two_parameters.three_houses")


def test_two_houses_by_hand():
    """The line y = x + 1 misses (1, 3) by -1 and (2, 3) by 0: means of -1/2, twice that is -1 for each parameter."""
    rows, mean, slopes = terms((1.0, 2.0), (3.0, 3.0), 1.0, 1.0)
    assert rows == [["1.00", "3.00", "−1.00", "−1.000"], ["2.00", "3.00", "0.00", "0.000"]]
    assert mean == ["−0.500", "−0.500"] and slopes == (-1.0, -1.0)


@pytest.mark.parametrize(("m", "b"), [(1.0, 1.0), (2.0, -0.3), (-0.5, 3.0)])
def test_what_comes_out_is_the_gradient(m, b):
    part = SCENE.part(GradientTerms)
    assert terms(part.dataset.x, part.dataset.y, m, b)[2] == pytest.approx(list(SCENE.objective.gradient((m, b))))


@pytest.mark.parametrize(
    ("slope", "wanted"), [(-3.0, (25, 25)), (3.0, (50, 25)), (0.0, (50, 0)), (60.0, (50, 50)), (-60.0, (0, 50))]
)
def test_a_bar_goes_to_the_side_of_its_sign_and_no_farther_than_its_end(slope, wanted):
    assert bar(slope, 6.0) == wanted


@pytest.mark.parametrize(
    ("slope", "said"),
    [(-2.483, "−2.48: raise m"), (1.5, "1.50: lower m"), (0.004, "0.00: leave m"), (-1e-9, "0.00: leave m")],
)
def test_what_a_slope_asks_for(slope, said):
    assert advice("m", slope) == said


def test_the_page_has_the_table_of_the_figure_as_it_opens():
    words = re.sub(r"<[^>]+>", " ", html(SCENE, SCENE.part(GradientTerms))).split()
    assert " ".join(words) == (
        "x y error ŷ − y error · x 0.50 1.15 0.35 0.175 1.10 2.70 −0.60 −0.660 2.40 4.75 −1.35 −3.240 "
        "mean −0.533 −1.242 times 2 ∂L/∂b = −1.07 ∂L/∂m = −2.48 −2.48: raise m −1.07: raise b"
    )
    told = part_of(SCENE, "GradientTerms")
    assert told["limit"] == 6.0 and told["dataset"] == {"dataset": 0}
