"""Losses by the epoch and the gradients of batches, where they are drawn: values worked by hand."""

import numpy as np
import pytest

from gdviz.drawing.marks.batches import draw_batch_gradients, draw_epoch_loss, epoch_gradients, epochs_of
from gdviz.drawing.sheet import Layer
from gdviz.figure.controls import Control, Slider, Step
from gdviz.figure.marks import BatchGradients, Contour, EpochLoss
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.scene import Run
from gdviz.objectives import line_loss
from gdviz.objectives.batches import Batches
from gdviz.optimizers import GradientDescent
from tests.drawn import plot_of
from tests.samples import scene_of

LOSS = line_loss((0.0, 1.0, 2.0, 3.0), (1.0, 0.0, 2.0, 5.0))
RUNS = (
    Run(GradientDescent(0.05), (0.0, 0.0), 3),
    Run(GradientDescent(0.05), (0.0, 0.0), 8, batches=Batches(1, seed=2)),
    Run(GradientDescent(0.05), (0.0, 0.0), 4, batches=Batches(3, seed=2)),
)


def test_a_run_on_small_batches_sees_less_in_a_step():
    state = scene_of(Panel(()), objective=LOSS, runs=RUNS).still_state()
    assert epochs_of(state, 0, 4) == pytest.approx([0, 1, 2, 3])
    assert epochs_of(state, 1, 9) == pytest.approx(np.arange(9) / 4)
    assert epochs_of(state, 2, 5) == pytest.approx(np.arange(5) / 2)  # four examples in threes: two batches


def test_the_losses_stand_at_their_epochs_up_to_the_step():
    mark = EpochLoss(run=1)
    panel = Panel((mark,), x=Axis("epoch", 0.0, 2.0), y=Axis("loss", 0.0, 10.0))
    plot = plot_of(scene_of(panel, objective=LOSS, runs=RUNS, controls=(Step(),)))
    update = draw_epoch_loss(plot, mark)
    update(plot.state.scene.state(step=3))
    losses = plot.state.trajectories[1].losses
    lines = {line.get_zorder(): np.column_stack(line.get_data()) for line in plot.axes.get_lines()}
    done = lines[Layer.PATH] / (plot.width, plot.height) * (2.0, 10.0)
    assert done[:, 0] == pytest.approx([0.0, 0.25, 0.5, 0.75]) and done[:, 1] == pytest.approx(losses[:4])
    assert len(lines[Layer.AREA]) == 9
    assert lines[Layer.POINT] / (plot.width, plot.height) * (2.0, 10.0) == pytest.approx(done[-1:])


def test_a_dot_stands_where_each_batch_leads_and_the_ring_where_their_mean_does():
    mark = BatchGradients(rate=0.1)
    controls = (
        Slider("batch_size", 1.0, 4.0, 2.0), Slider("seed", 0.0, 9.0, 5.0),
        Control("m", -1, 3, 1.0), Control("b", -1, 3, 0.5),
    )  # fmt: skip
    panel = Panel((Contour(), mark), x=Axis("m", -4.0, 4.0), y=Axis("b", -4.0, 4.0))
    plot = plot_of(scene_of(panel, objective=LOSS, controls=controls, point=("m", "b")))
    update = draw_batch_gradients(plot, mark)
    update(plot.state)
    _, dots, ring = plot.axes.get_lines()[-3:]
    # Errors at (1, 0.5): -0.5, 1.5, 0.5, -1.5; times x: 0, 1.5, 1, -4.5. All: 2 (-0.5, 0); the ring at (1.1, 0.5).
    place = np.array(ring.get_data()).T / (plot.width, plot.height) * 8 - 4
    assert place == pytest.approx(np.array([[1.1, 0.5]]), abs=1e-9)
    places = np.array(dots.get_data()).T / (plot.width, plot.height) * 8 - 4
    assert len(places) == 2 and places.mean(axis=0) == pytest.approx([1.1, 0.5], abs=1e-9)
    errors, products = np.array([-0.5, 1.5, 0.5, -1.5]), np.array([0, 1.5, 1, -4.5])
    order = next(Batches(4, 5).places(4))
    for batch, found in zip((order[:2], order[2:]), places, strict=True):
        slopes = 2 * np.array([products[batch].mean(), errors[batch].mean()])
        assert found == pytest.approx(np.array([1.0, 0.5]) - 0.1 * slopes, abs=1e-9)


def test_all_examples_are_one_batch_whose_gradient_is_the_whole():
    found = epoch_gradients(LOSS, np.array([1.0, 0.5]), 4, 0)
    assert found == pytest.approx(np.array([[-1.0, 0.0]]), abs=1e-12)
