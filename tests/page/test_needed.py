"""What a live figure's script holds of an objective: second derivatives where something asks for them, else none."""

import re

import pytest
import quickjs

from gdviz import scenes
from gdviz.objectives import rosenbrock
from gdviz.page.needed import asks_for_curvature
from gdviz.paths import SCENE_SCRIPTS
from gdviz.symbolic.javascript import objective_to_javascript
from tests.page.exported import script_of


@pytest.mark.parametrize(
    ("id", "asked"),
    [
        ("newton.beside", True),  # a rule of second order
        ("hessian.turned", True),  # a mark: the principal axes
        ("hessian.dial", True),  # a quantity: the curvature in a direction
        ("gradient_descent.path", True),  # a part: the verdict on its rate
        ("clipping.cliff", False),  # a rule that looks at the whole gradient, and at nothing more
        ("neural_network.line", False),
        ("hidden_units.unit", False),  # it has settings, and no point whose curvature could be read
        ("network_slice.slices", False),
    ],
)
def test_second_derivatives_are_printed_where_a_figure_asks_for_them(id, asked):
    scene = scenes.get(id)
    assert asks_for_curvature(scene) is asked
    assert ("function hessian(" in script_of(scene)) is asked


def test_without_them_an_objective_has_its_value_and_its_slopes():
    context = quickjs.Context()
    context.eval(f"const objective = ({objective_to_javascript(rosenbrock(), second=False)})();")
    assert context.eval("Object.keys(objective).join()") == "dim,value,gradient"
    assert context.eval("[objective.value([0, 1]), ...objective.gradient([0, 1])].join()") == "101,-2,200"


def test_nothing_else_of_the_runtime_asks_for_them():
    asking = {
        file.relative_to(SCENE_SCRIPTS).as_posix()
        for file in SCENE_SCRIPTS.rglob("*.js")
        if re.search(r"\.hessian\b", file.read_text(encoding="utf-8"))
    }
    # Marks and parts are found by name; `descent.js` asks for a rule, `curvature.js` for a quantity, a mark or a part.
    assert {name for name in asking if not name.startswith(("marks/", "parts/"))} == {"descent.js", "curvature.js"}
