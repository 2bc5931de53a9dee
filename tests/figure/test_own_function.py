"""The scene of a reader's own formula: what it says of the run, and what its axis shows."""

from __future__ import annotations

import pytest

from gdviz.drawing.readout import slots, write
from gdviz.figure.own_function import own_function
from gdviz.page.parts.equation import fill


def test_a_run_that_leaves_the_domain_is_said_to_do_so():
    """log x from 1: the slope is 1, a step of 0.9 leads to 0.1; there it is 10, and the next to -8.9."""
    scene = own_function("log(x)", 1.0, 0.9, 40)
    (trajectory,) = scene.trajectories()
    assert trajectory.left_domain and not trajectory.diverged and trajectory.iterates[:, 0] == pytest.approx([1.0, 0.1])
    assert scene.caption == (
        "Gradient descent with learning rate 0.9 leaves the domain of f(x) at step 2, after x = 0.1, "
        "where f(x) = -2.30259."
    )
    assert "diverges after" in own_function("x^2", 1.0, 1.5, 2000).caption
    assert "ends after 3 steps" in own_function("x^2", 1.0, 0.1, 3).caption
    assert "ends after 1 step at" in own_function("x^2", 1.0, 0.1, 1).caption


@pytest.mark.parametrize(
    ("formula", "start", "rate", "words"),
    [
        ("log(x)", 1.0, 3.0, "the run leaves the domain at step 1, the first from 1.0: take a smaller rate"),
        ("log(x)", -1.0, 0.1, "start x = -1: f(x) is not defined here"),
        ("x/abs(x)", 0.0, 0.1, "start x = 0: f(x) is not defined here"),
        ("1/(1/x)", 0.0, 0.1, "start x = 0: f(x) is not defined here"),
        ("sqrt(x)", 0.0, 0.1, "start x = 0: f(x) has no slope here"),
        ("exp(x)", 800.0, 0.1, "start must be within"),
    ],
)
def test_a_start_that_leads_nowhere_is_refused_in_words(formula, start, rate, words):
    with pytest.raises(ValueError, match="^" + words.replace("(", r"\(").replace(")", r"\)")):
        own_function(formula, start, rate, 5)


def test_a_smooth_function_is_descended_from_where_the_chain_rule_fails():
    assert own_function("x*x^0.5", 0.0, 0.1, 3).trajectories()[0].final[0] == 0.0
    # log(1 + exp(x)) has slope 1 far out: 800 less 3 steps of 0.5
    assert own_function("log(1 + exp(x))", 800.0, 0.5, 3).trajectories()[0].final[0] == 798.5


@pytest.mark.parametrize("formula", ["x^2 - 0.001/(x + 0.5)^2", "x^2 - 0.01/(x + 0.5001)^2", "x^2 + log(abs(x + 1))/9"])
def test_a_pole_that_goes_down_does_not_flatten_the_run(formula):
    scene = own_function(formula, 2.0, 0.1, 20, domain=((-2.0, 3.0),))
    (trajectory,) = scene.trajectories()
    axis = scene.panels[0].y
    span = trajectory.losses.max() - trajectory.losses.min()
    assert axis.low < trajectory.losses.min() and trajectory.losses.max() < axis.high
    assert span > 0.2 * (axis.high - axis.low)


def test_what_there_is_not_is_said_in_words():
    scene = own_function("abs(x)", 1.0, 0.5, 4)
    panel, state = scene.panels[0], scene.state(step=3)
    values = state.quantities(panel)
    written = {
        slot.quantity: write(slot, values[slot.quantity]).strip("\N{FIGURE SPACE}") for slot in slots(panel, state)
    }
    assert written == {"step": "3", "x": "0.00", "loss": "0.000", "slope": "none", "learning_rate": "0.5"}
    known = {"x": 0.0, "loss": 0.0, "slope": float("nan")}
    template = "f′({x:.1f}) = {slope:.2f}, f = {loss:.3f}"
    assert "".join(text for text, _ in fill(template, known)) == "f′(0.0) = no slope here, f = 0.000"
    known["loss"] = float("nan")
    assert "".join(text for text, _ in fill(template, known)) == "f′(0.0) = not defined here, f = not defined here"


@pytest.mark.parametrize(
    ("formula", "start", "title", "readout"),
    [
        ("x**4 - 3*x**2 + x", 2.0, "f(x) = x⁴ − 3x² + x", ("step", "x", "loss", "slope", "learning_rate")),
        ("x^0.5*3 - x^12", 0.5, "f(x) = x^0.5·3 − x¹²", ("step", "x", "loss", "slope", "learning_rate")),
        ("2*x^2 + x*y^2", (1.0, 1.0), "f(x, y) = 2x² + x·y²",
         ("step", "x", "y", "loss", "gradient_norm", "learning_rate")),
    ],
)  # fmt: skip
def test_the_picture_says_of_what_and_with_what_rate_it_is(formula, start, title, readout):
    (panel,) = own_function(formula, start, 0.01, 3).panels
    assert (panel.title, panel.readout) == (title, readout)
