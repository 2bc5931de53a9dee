"""What the page must know of a control: how far a key moves it, how it is written, what it changes."""

from dataclasses import replace

import pytest

from gdviz.figure.controls import Drag, Reveal, Slider, Step
from gdviz.figure.marks import Cycle, Graph
from gdviz.figure.numbers import decimals
from gdviz.figure.panel import Panel
from gdviz.figure.scene import Run, Scene
from gdviz.figure.settings import is_whole, keyboard_step, sets, written
from gdviz.objectives import line_loss, parabola
from gdviz.objectives.batches import Batches
from gdviz.optimizers import Momentum
from gdviz.scenes.hessian import zigzag
from tests.samples import SAMPLES


def scene_of_two_runs(**settings):
    run = Run(Momentum(learning_rate=0.1, momentum=0.9), start=0.0, steps=7)
    return Scene("t", "a", "c", panels=(Panel(()),), objective=parabola(), runs=(run, run), **settings)


def test_controls_say_what_they_change():
    scene = scene_of_two_runs(controls=(
        Slider("learning_rate", 0.1, 0.5, run=1), Slider("momentum", 0.0, 0.9), Drag("start", -1.0, 1.0), Step(),
        Reveal(), Slider("azimuth", -180.0, 180.0, value=0.0),
    ))  # fmt: skip
    rate, momentum, start, step, reveal, azimuth = scene.controls
    assert sets(scene, rate) == [(1, "learning_rate", None)]
    assert sets(scene, momentum) == [(0, "momentum", None), (1, "momentum", None)]
    assert sets(scene, start) == [(0, "start", None), (1, "start", None)]
    assert sets(scene, step) == sets(scene, reveal) == sets(scene, azimuth) == []


def test_a_slider_of_one_coordinate_says_which():
    across, up = (Slider(f"start_{name}", -1.0, 1.0, axis=axis) for axis, name in enumerate("mb"))
    run = Run(Momentum(learning_rate=0.1), start=(0.5, 0.25), steps=7)
    scene = Scene("t", "a", "c", panels=(Panel(()),), objective=line_loss(), runs=(run, run), controls=(across, up))
    assert sets(scene, across) == [(0, "start", 0), (1, "start", 0)]
    assert sets(scene, up) == [(0, "start", 1), (1, "start", 1)]
    assert scene.runs_under({"start_b": -0.5})[1].start == (0.5, -0.5)


@pytest.mark.parametrize(
    ("low", "high", "step"),
    [
        (0.01, 1.1, 0.01),
        (0.001, 0.25, 0.001),
        (-180.0, 180.0, 1.0),
        (0.08, 0.09, 0.0001),
        (-1.0, 4.0, 0.05),
        (0.0, 1e6, 1e4),
    ],
)  # fmt: skip
def test_an_arrow_key_moves_about_a_hundredth_of_the_range(low, high, step):
    control = Slider("a", low, high, value=low)
    assert keyboard_step(scene_of_two_runs(controls=(control,)), control) == step
    assert 50 < (high - low) / step < 500


def test_values_are_written_with_the_decimals_of_their_steps():
    assert [decimals(step) for step in (100.0, 1.0, 0.5, 0.05, 0.01, 0.0005)] == [0, 0, 1, 2, 2, 4]
    scene = scene_of_two_runs(
        controls=(Slider("learning_rate", 0.01, 1.1), Step(), Slider("h", 0.01, 3.0, value=2.0, log=True))
    )
    rate, step, h = scene.controls
    assert (written(scene, rate, -0.3), written(scene, step, 3.0), written(scene, h, 0.012)) == (
        "−0.30",
        "3 of 7",
        "0.012",
    )


def test_steps_a_reveal_and_the_boxes_of_a_cycle_are_counted():
    controls = (Step(), Reveal(), Slider("stage", 0.0, 5.0, value=1.0), Slider("h", 0.0, 500.0, value=1.0))
    panel = Panel((Cycle((("one", "1"), ("two", "2"))),))
    scene = Scene("t", "a", "c", panels=(panel,), controls=controls)
    assert [is_whole(scene, control) for control in controls] == [True, True, True, False]
    assert [keyboard_step(scene, control) for control in controls] == [1.0, 1.0, 1.0, 5.0]
    alone = Scene("t", "a", "c", panels=(Panel(()),), controls=controls)
    assert not is_whole(alone, controls[2]) and keyboard_step(alone, controls[2]) == 0.05


def test_a_point_in_the_plane_moves_by_the_step_of_its_shorter_side():
    drag = Drag("start", (-1.0, 0.0), (1.0, 100.0), value=(0.0, 50.0))
    assert keyboard_step(scene_of_two_runs(controls=(drag,)), drag) == 0.01


def test_a_control_that_bears_the_name_of_a_setting_changes_the_objective():
    run = Run(Momentum(learning_rate=0.1), start=(0.5, 0.25), steps=7)
    own = replace(run, objective=line_loss())
    condition, angle = Slider("condition", 1.0, 9.0, value=2.0), Slider("angle", 0.0, 90.0, value=0.0)
    objective = zigzag.objective  # whose only setting is the condition
    scene = Scene("t", "a", "c", (Panel(()),), objective=objective, runs=(run, own), controls=(condition, angle))
    assert sets(scene, condition) == [(0, "objective", None)]
    assert sets(scene, angle) == []


def test_an_input_of_a_graph_changes_what_is_shown_as_the_start_of_a_run_does():
    scene = SAMPLES[Graph]
    step, *inputs = scene.controls
    assert [sets(scene, control) for control in inputs] == [[(0, "start", None)]] * 3
    assert sets(scene, step) == [] and is_whole(scene, step)


def test_what_parts_the_data_of_a_run_is_counted_and_belongs_to_the_runs_that_have_batches():
    size, seed = Slider("batch_size", 1.0, 5.0, run=1), Slider("seed", 0.0, 9.0)
    whole = Run(Momentum(learning_rate=0.1), start=(0.5, 0.25), steps=7)
    runs = (whole, replace(whole, batches=Batches(2.0, 3.0)), replace(whole, batches=Batches(3.0, 4.0)))
    scene = Scene("t", "a", "c", panels=(Panel(()),), objective=line_loss(), runs=runs, controls=(size, seed))
    assert sets(scene, size) == [(1, "batch_size", None)]
    assert sets(scene, seed) == [(1, "seed", None), (2, "seed", None)]
    assert is_whole(scene, size) and keyboard_step(scene, seed) == 1 and written(scene, size, 4.0) == "4"
    assert scene.defaults == {"batch_size": 2.0, "seed": 3.0}
    changed = scene.runs_under({"batch_size": 5.0, "seed": 8.0})
    assert [run.batches for run in changed] == [None, Batches(5.0, 8.0), Batches(3.0, 8.0)]
