"""A scene is a function of its controls: settings are checked, runs follow them, frames remember what they showed."""

import math

import numpy as np
import pytest

from gdviz.figure.controls import Animation, Drag, Reveal, Slider, Step
from gdviz.figure.marks import Contour, Curve, Graph, Path
from gdviz.figure.panel import Panel
from gdviz.figure.parts import EditData, OwnFunction, Predict, Target
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import from_formula, line_loss, parabola
from gdviz.optimizers import Adam, GradientDescent
from tests.samples import SAMPLES

PANEL = Panel((Curve(), Path()))


def scene_of(**fields):
    given = {"objective": parabola(3.0), "runs": (Run(GradientDescent(0.1), 0.0, 20),), **fields}
    return Scene("title", "alt", "caption", given.pop("panels", (PANEL,)), id="chapter.scene", **given)


SLIDERS = (Slider("learning_rate", 0.01, 1.2), Drag("start", -2.0, 8.0), Step())


def test_controls_start_as_the_runs_are():
    assert scene_of(controls=SLIDERS).defaults == {"learning_rate": 0.1, "start": 0.0, "step": 20.0}


def test_settings_reach_the_runs():
    state = scene_of(controls=SLIDERS).state(learning_rate=0.25, start=1.0, step=2)
    assert state.step == 2
    np.testing.assert_allclose(state.iterates()[:, 0], [1.0, 2.0, 2.5])  # halfway to 3 in each step
    np.testing.assert_allclose(state.point(), [2.5])


def test_a_control_may_act_on_one_run():
    runs = (Run(GradientDescent(0.1), 0.0, 5), Run(Adam(0.1), 0.0, 5))
    scene = scene_of(runs=runs, controls=(Slider("learning_rate", 0.01, 1.0, run=1), Slider("beta1", 0.0, 0.99, run=1)))
    assert scene.defaults == {"learning_rate": 0.1, "beta1": 0.9}
    first, second = scene.state(learning_rate=0.5, beta1=0.5).runs
    assert first.optimizer == GradientDescent(0.1)
    assert (second.optimizer.learning_rate, second.optimizer.beta1) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"learning_rate": 5.0}, "0.01 to 1.2"),
        ({"learning_rate": math.nan}, "0.01 to 1.2"),
        ({"learning_rate": "fast"}, "0.01 to 1.2"),
        ({"learning_rate": (0.1, 0.2)}, "0.01 to 1.2"),
        ({"step": 21}, "0 to 20"),
        ({"step": -1}, "0 to 20"),
        ({"pace": 1.0}, "learning_rate, start, step"),
    ],
)
def test_bad_settings_are_refused_with_what_is_accepted(settings, message):
    with pytest.raises(ValueError, match=message) as caught:
        scene_of(controls=SLIDERS).state(**settings)
    assert "chapter.scene" in str(caught.value) and "\n" not in str(caught.value)


def test_a_start_in_the_plane_is_two_numbers():
    runs = (Run(GradientDescent(0.01), (0.0, 0.0), 3),)
    scene = scene_of(objective=line_loss(), runs=runs, controls=(Drag("start", (-1.0, -2.0), (4.0, 2.0)), Step()))
    assert scene.state(start=(1.0, -1.0)).iterates()[0].tolist() == [1.0, -1.0]
    with pytest.raises(ValueError, match="-1 to 4 and -2 to 2"):
        scene.state(start=(1.0, 3.0))


def test_frames_follow_the_animation_and_keep_the_settings():
    scene = scene_of(controls=SLIDERS, animation=Animation({"step": (0.0, 1.0, 4.0)}))
    frames = scene.frames(learning_rate=0.5)
    assert [frame.step for frame in frames] == [0, 1, 4]
    assert [frame.history["step"] for frame in frames] == [(0.0,), (0.0, 1.0), (0.0, 1.0, 4.0)]
    assert all(frame.runs[0].optimizer.learning_rate == 0.5 for frame in frames)
    assert scene_of(controls=SLIDERS).frames() == []


def test_a_still_has_visited_what_its_animation_shows_up_to_it_each_once():
    scene = scene_of(
        runs=(),
        point=("x",),
        controls=(Slider("x", -2, 8, 0.0), Reveal()),
        animation=Animation({"x": (1.0, 5.0, 2.0, 2.0, 4.0)}),
        still={"x": 2.0},
    )
    assert scene.still_state().visited("x") == (1.0, 5.0, 2.0)
    assert scene.state(x=7.0).visited("x") == (7.0,)
    assert scene.frames()[1].visited("x") == (1.0, 5.0)
    assert scene.still_state().visited("reveal") == (1.0,)
    assert scene.still_state().point().tolist() == [2.0]


def test_quantities_of_a_function_of_one_parameter():
    quantities = scene_of(controls=SLIDERS).state(step=1).quantities(PANEL)
    # One step of 0.1 from 0 on (x - 3)²: 0 - 0.1 · (-6) = 0.6; f = 2.4² and f' = -4.8 there.
    assert quantities["x"] == pytest.approx(0.6)
    assert quantities["loss"] == pytest.approx(5.76)
    assert quantities["slope"] == pytest.approx(-4.8)
    assert quantities["gradient_norm"] == pytest.approx(4.8)
    assert (quantities["step"], quantities["learning_rate"]) == (1.0, 0.1)


def test_quantities_of_a_loss_of_two_parameters():
    panel = Panel((Contour(),))
    scene = scene_of(panels=(panel,), objective=line_loss(), runs=(), point=("m", "b"),
                     controls=(Slider("m", 0, 4, 1.0), Slider("b", -2, 2, 0.0)))  # fmt: skip
    quantities = scene.still_state().quantities(panel)
    # ŷ = x against y = 2x on 1..5: errors -x, so L = 11, ∂L/∂m = -2 · 11 = -22, ∂L/∂b = -2 · 3 = -6.
    assert quantities["loss"] == pytest.approx(11)
    assert quantities["gradient_norm"] == pytest.approx(math.hypot(22, 6))
    assert math.isnan(quantities["slope"])


def test_the_step_told_is_that_of_the_last_finite_point():
    scene = scene_of(objective=from_formula("x**3"), runs=(Run(GradientDescent(10.0), -10.0, 40),), controls=(Step(),))
    # x ← x − 30 x²: about −30 · 10², −30 · 3000², … squares each time: 10^1.5^(2^n) passes 1e308 within 8 steps.
    state = scene.state(step=40)
    steps = state.trajectories[0].steps
    assert 3 <= steps <= 8 and state.has_diverged()
    told = state.quantities(PANEL)
    assert told["step"] == steps and told["x"] == state.trajectories[0].final[0]
    assert math.isfinite(told["gradient_norm"]) and told["next"] < told["x"] < -1e50
    assert scene.state(step=2).quantities(PANEL)["step"] == 2


def test_divergence_is_known_at_the_step_where_it_happens():
    scene = scene_of(runs=(Run(GradientDescent(3.0), 0.0, 600),), controls=(Step(),))
    kept = len(scene.still_state().trajectories[0].iterates)
    assert kept < 601
    assert scene.still_state().has_diverged() and not scene.state(step=kept - 2).has_diverged()
    assert len(scene.still_state().iterates()) == kept


def test_a_panel_without_an_objective_says_so():
    scene = Scene("t", "a", "c", (Panel((Curve(),), title="left"),), id="chapter.scene")
    with pytest.raises(ValueError, match="'left' needs an objective"):
        scene.still_state().objective(scene.panels[0])


LEVER = (Slider("learning_rate", 0.01, 1.0, run=1),)
TWO = (Run(GradientDescent(0.1), 0.0, 5), Run(GradientDescent(0.2), 0.0, 9))


def test_a_part_is_found_by_its_class():
    predict = Predict("choice", when=("step", 1, 20), options=("left", "right"), answer=0)
    first, second = Target("loss", 0.1), Target("slope", 0.2)
    scene = scene_of(parts=(predict, first, second))
    assert scene.part(Predict) is predict and scene.part(Target) is first
    assert scene.part(EditData) is None and scene_of().part(Predict) is None


def test_what_is_put_aside_is_said_by_the_first_part_that_has_something():
    assert scene_of().aside == scene_of(parts=(Target("loss", 0.1),)).aside == ""
    both = scene_of(parts=(Target("loss", 0.1), EditData(), OwnFunction()))
    assert both.aside == EditData.aside != OwnFunction.aside


def test_the_longest_run_sets_the_steps():
    scene = scene_of(runs=TWO, controls=(Step(),))
    assert scene.longest == 9 and scene.defaults == {"step": 9.0} and scene.state(step=9).step == 9
    with pytest.raises(ValueError, match="0 to 9"):
        scene.state(step=10)
    assert scene_of(runs=()).longest == 0


def test_the_focus_is_on_the_run_that_the_reader_changes_and_on_the_panel_that_shows_it():
    one, other = (Panel((Curve(), Path()), run=run) for run in (0, 1))
    scene = scene_of(runs=TWO, panels=(one, other), controls=LEVER)
    assert (scene.focus_run, scene.focus) == (1, 1)
    moved = scene_of(runs=TWO, panels=(one, other), controls=(Drag("start", -2.0, 8.0, run=1),))
    assert (moved.focus_run, moved.focus) == (1, 1)
    assert scene_of(runs=TWO, panels=(PANEL, other), controls=LEVER).focus == 0  # the first one shows every run


def test_without_a_rate_or_a_start_to_change_the_focus_is_on_the_first_run():
    panels = tuple(Panel((Curve(), Path()), run=run) for run in (1, 0))
    for controls in ((), (Step(),), (Slider("momentum", 0.0, 0.9, value=0.5, run=1),), SLIDERS):
        scene = scene_of(runs=TWO, panels=panels, controls=controls)
        assert (scene.focus_run, scene.focus) == (0, 1)
    assert scene_of(runs=(), panels=panels).focus == 0


def test_a_figure_opens_before_what_the_reader_is_asked_to_predict():
    asked = Predict("number", when=("step", 1, 20), quantity="x", tolerance=0.1, high=5.0, begin={"start": 1.0})
    assert scene_of(controls=SLIDERS).opening == scene_of(controls=SLIDERS).defaults
    assert scene_of(controls=SLIDERS, parts=(asked,)).opening == {"learning_rate": 0.1, "start": 1.0, "step": 0.0}
    by_rate = Predict("choice", when=("learning_rate", 0.5, 1), options=("a", "b"), answer=1)
    assert scene_of(controls=SLIDERS, parts=(by_rate,)).opening["step"] == 20.0


def test_a_graph_has_as_many_steps_as_its_passes_have_stages():
    scene = SAMPLES[Graph]
    # Four operations, the seed, six edges, and the end.
    assert scene.longest == 4 + 1 + 6 + 1 and scene.still_state().step == 12
    assert scene.inputs == ("x", "w", "b") and [graph.inputs for graph in scene.graphs] == [scene.inputs]
