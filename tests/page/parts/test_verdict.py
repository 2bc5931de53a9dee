"""What a learning rate does in the end, as the page says it."""

import numpy as np
import pytest

from gdviz.figure.parts import Verdict
from gdviz.objectives import beale, from_formula, line_loss, parabola, quadratic, rosenbrock
from gdviz.page.parts.verdict import html, is_quadratic, limit_at, verdict_words
from tests.samples import descent


@pytest.mark.parametrize(
    ("rate", "said"),
    [(0.3, "converges"), (0.5, "converges"), (0.8, "converges"), (1.0, "oscillates"), (1.2, "diverges"), (0.0, "")],
)
def test_on_a_parabola_the_rate_decides(rate, said):
    """(x - 3)² multiplies the distance to 3 by 1 - 2 η at each step."""
    assert verdict_words(parabola(3.0), np.array([0.0]), rate) == ("2/f″ = 1, this rate:", said)


def test_with_several_parameters_the_largest_curvature_decides():
    assert limit_at(quadratic(), np.zeros(2)) == pytest.approx(2 / np.linalg.eigvalsh(quadratic().hessian([0, 0]))[-1])
    words, _ = verdict_words(line_loss(), np.array([0.0, 0.0]), 0.01)
    assert words.startswith("2/λmax = ")


@pytest.mark.parametrize("objective", [parabola(), quadratic(), line_loss(), from_formula("3*x^2 - x + 4")])
def test_what_curves_the_same_everywhere(objective):
    assert is_quadratic(objective)


@pytest.mark.parametrize("objective", [rosenbrock(), beale(), from_formula("x^4"), from_formula("sin(x)")])
def test_what_does_not(objective):
    assert not is_quadratic(objective)


def test_elsewhere_the_limit_is_that_of_here():
    """x⁴ has the curvature 12 x²: 12 at 1, 48 at 2."""
    words, verdict = verdict_words(from_formula("x^4"), np.array([2.0]), 0.02)
    assert words == "Here 2/f″ = 0.04167; in a bowl of this curvature, this rate:" and verdict == "converges"
    assert limit_at(from_formula("x^4"), np.array([1.0])) == pytest.approx(1 / 6)


def test_where_nothing_curves_up_there_is_no_limit():
    assert verdict_words(from_formula("-x^2"), np.array([1.0]), 0.1) == (
        "It has no bottom, so every rate:",
        "diverges",
    )
    assert verdict_words(from_formula("2*x"), np.array([1.0]), 0.1) == ("No curvature, so no limit", "")
    assert verdict_words(from_formula("sin(x)"), np.array([1.0]), 0.1) == (
        "Curvature here: not positive, so no limit",
        "",
    )
    assert np.isnan(limit_at(from_formula("sin(x)"), np.array([1.0])))


def test_the_page_says_it_of_the_rate_the_figure_opens_with():
    assert html(descent(1.2), Verdict()) == (
        '<p class="gd-verdict" data-part="Verdict"><span data-slot="words">2/f″ = 1, this rate:</span> '
        '<strong data-slot="verdict">diverges</strong></p>'
    )
