"""A function of the reader's own: its field, and which objectives follow it."""

from dataclasses import replace

import pytest

from gdviz.figure.marks import Curve
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import OwnFunction
from gdviz.objectives import from_formula
from gdviz.objectives.formula import parse_formula
from gdviz.page.parts.own_function import example
from gdviz.page.scene_script import scene_script
from tests.page.exported import part_of
from tests.samples import descent, run_on_loss, scene_of


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(0.0, 4.0, "(x - 2)^2 + 3*sin(2*x)"), (-3.0, 3.0, "sin(3*x) + x^2/4"), (-1.0, 6.8, "(x - 3)^2 + 3*sin(2*x)")],
)
def test_the_example_has_something_to_find_in_the_view(low, high, text):
    scene = scene_of(Panel((Curve(),), x=Axis("x", low, high)), objective=from_formula("x^2"))
    assert example(scene) == text
    parse_formula(text)


def test_an_objective_follows_as_itself_or_as_its_slope():
    square, slope = from_formula("x^2"), from_formula("2*x")
    scene = scene_of(
        Panel((Curve(),)), Panel((Curve(),), objective=slope), objective=square, controls=descent().controls,
        parts=(OwnFunction(),),
    )  # fmt: skip
    assert part_of(scene, "OwnFunction") == {"kind": "OwnFunction", "orders": [0, 1]}


def test_what_could_not_follow_is_refused_by_name():
    other = scene_of(
        Panel((Curve(),)), Panel((Curve(),), objective=from_formula("x^3")), objective=from_formula("x^2"),
        controls=descent().controls, parts=(OwnFunction(),), id="made.up",
    )  # fmt: skip
    with pytest.raises(ValueError, match=r"^made\.up: OwnFunction needs objectives that are f\(x\) or its slope$"):
        scene_script(other)
    plane = replace(run_on_loss(Panel(())), parts=(OwnFunction(),), id="made.up")
    with pytest.raises(ValueError, match=r"^made\.up: OwnFunction needs an objective of one parameter$"):
        scene_script(plane)
