"""The equation under a live figure: its numbers, and the room they are given."""

import re

import pytest

from gdviz.figure.controls import Step
from gdviz.figure.numbers import MINUS
from gdviz.figure.panel import Panel
from gdviz.figure.parts import Equation
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import parabola
from gdviz.optimizers import GradientDescent
from gdviz.page.fonts import characters
from gdviz.page.parts.equation import equation_text, fill, html
from gdviz.page.stylesheets import needed
from tests.page.exported import part_of

NO_BREAK = "\N{NO-BREAK SPACE}"


def _scene(template, rate=0.25):
    """(x - 3)² from 0: each step at 0.25 halves the distance to 3."""
    return Scene(
        "t", "a", "c", (Panel((), readout=("step", "x", "slope", "loss")),), objective=parabola(),
        runs=(Run(GradientDescent(rate), 0.0, 4),), controls=(Step(),), parts=(Equation(template),), id="made.up",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("template", "value", "text"),
    [
        ("{m:5.2f}", 1.234, "1.23"),
        ("{m:.0f}", 2.6, "3"),
        ("{m:5.2f}", -1.2, f"{MINUS}1.20"),
        ("b {m:+5.2f}", 0.41, f"b +{NO_BREAK}0.41"),
        ("b {m:+5.2f}", -1.2, f"b {MINUS}{NO_BREAK}1.20"),
        ("{m:g}", 0.5, "0.5"),
        ("{m:g}", 3.0, "3"),
        ("f({m:4.1f})", 0.25, "f(0.3)"),  # half-way, as browsers round
        ("no number", 0.0, "no number"),
    ],
)
def test_a_slot_is_written_as_its_format_says(template, value, text):
    assert "".join(part for part, _ in fill(template, {"m": value})) == text


def test_a_number_has_room_and_what_stands_between_has_none():
    assert fill("y = {m:5.2f}·x {b:+4.1f} ({m:3.0f})", {"m": 2.0, "b": -1.0}) == [
        ("y = ", -1),
        ("2.00", 5),
        ("·x ", -1),
        (f"{MINUS}{NO_BREAK}1.0", 6),  # and the sign with its space
        (" ", -1),
        ("(2", 4),  # with the bracket, which must not stand apart
        (")", -1),
    ]


def test_the_numbers_are_those_of_the_state():
    scene = _scene("{x:5.2f} − {learning_rate:g} · {slope:+5.2f}, {loss:.4f}, step {step:.0f}")
    # after two steps 3/4 of the way: x = 2.25, slope 2 (x - 3) = -1.5, (x - 3)² = 0.5625
    expected = f"2.25 − 0.25 ⋅ {MINUS}{NO_BREAK}1.50, 0.5625, step 2"
    assert equation_text(scene.parts[0], scene.state(step=2)) == expected


def test_a_slot_without_a_format_is_written_as_short_as_it_can_be():
    assert fill("{m}·x + {b}", {"m": 0.5, "b": -1.25}) == [("0.5", 0), ("·x + ", -1), ("−1.25", 0)]
    assert fill("({m})", {"m": 2.0}) == [("(2", 1), (")", -1)]


def test_an_equation_of_several_lines_is_written_on_one():
    scene = _scene("x = {x:5.2f}\nx² = {loss:.2f}")
    strip = html(scene, scene.parts[0])
    assert "\n" not in strip and "&#10;" in strip
    assert "\n" in equation_text(scene.parts[0], scene.state())


def test_the_limit_of_the_rate_is_a_number_too():
    scene = _scene("limit {limit:.2f}")  # f″ = 2
    assert equation_text(scene.parts[0], scene.state()) == "limit 1.00"


def test_an_unknown_quantity_is_refused_with_those_there_are():
    scene = _scene("{momentum:.2f}")
    with pytest.raises(ValueError, match=r"^made\.up: equation: no quantity 'momentum': it has .*slope"):
        equation_text(scene.parts[0], scene.state())


def test_the_page_has_a_box_for_each_number_as_the_figure_opens():
    scene = _scene("x < {x:5.2f}")
    assert scene.opening["step"] == 4  # 15/16 of the way
    assert html(scene, scene.parts[0]) == (
        '<p class="gd-equation" data-part="Equation" translate="no"><span class="katex-html"><span class="gd-side">'
        '<span class="mathnormal">x</span> &lt; <span data-slot="{x:5.2f}" class="gd-of-path">2.81</span>'
        "</span></span></p>"
    )
    assert part_of(scene, "Equation")["template"] == "x < {x:5.2f}"


def test_it_is_set_as_formulas_are_with_one_colour_a_meaning():
    scene = _scene("x ← {x:5.2f} − {learning_rate:.2f}·({slope:5.2f}) = {next:5.2f}")
    line = html(scene, scene.parts[0])
    assert re.findall(r'data-slot="\(?{(\w+)[^"]*" class="([\w-]+)"', line) == [
        ("x", "gd-of-path"), ("slope", "gd-of-slope"), ("next", "gd-of-path"),
    ]  # fmt: skip
    assert '<span class="mathnormal gd-of-path">x</span> ←' in line  # what the step changes
    assert '</span> <span class="gd-side">= ' in line  # where a phone may break it
    assert "gd-long" not in line and "gd-long" in html(
        scene, Equation("x ← {x:5.2f} − 0.25·({slope:5.2f}) = {next:5.2f} or so")
    )
    words = html(scene, Equation("left: m"))
    assert 'left: <span class="mathnormal">m</span>' in words  # no letter of a word


def test_its_letters_are_in_the_faces_of_formulas():
    scene = _scene("x ← {x:5.2f}")
    used = characters([html(scene, scene.parts[0])], [])
    assert used.italic == {"x"} and {"←", "2"} <= used.upright
    assert any("formulas" in name for name in needed(html(scene, scene.parts[0])))
