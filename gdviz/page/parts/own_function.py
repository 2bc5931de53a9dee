"""A function of the reader's own in place of the scene's f(x); see parts/own-function.js."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gdviz.figure.parts import OwnFunction
from gdviz.figure.scene import Scene
from gdviz.figure.with_function import slope_orders
from gdviz.objectives import Objective
from gdviz.page.formula_field import formula_field

SUMMARY = "your own f(x)"  # what the menu says of it


def html(scene: Scene, part: OwnFunction) -> str:
    """A field for the formula, with an example and room for what is wrong with it."""
    label = 'Your own <span translate="no">f(x) =</span>'
    return formula_field(scene, "OwnFunction", label, example(scene))


def example(scene: Scene) -> str:
    """A formula with something to find in the view of the scene."""
    axis = next(panel.x for panel in scene.panels if panel.x)
    middle = round((axis.low + axis.high) / 2)
    return f"(x - {middle})^2 + 3*sin(2*x)" if middle else "sin(3*x) + x^2/4"


def data(scene: Scene, part: OwnFunction, plain: Callable[[Any], Any], objectives: list[Objective]) -> dict[str, Any]:
    """For each objective whether it is the scene's own (0) or the slope of that (1): so a reader's own follows."""
    return {"orders": slope_orders(scene, objectives)}
