"""Training on mini-batches: what a step is made of, and how well it does in the end."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gdviz.objectives.class_data import class_data
from gdviz.objectives.network import Network
from gdviz.objectives.random_numbers import Generator
from gdviz.optimizers import Adam, GradientDescent
from gdviz.optimizers.training import Trainer, train


def test_a_step_is_the_gradient_of_a_mini_batch_times_the_rate() -> None:
    data, network, generator = class_data("moons"), Network(hidden=(3,)), Generator(5)
    trainer = Trainer(network, data, GradientDescent(0.25), batch=150, seed=5)
    w = network.initial(generator)
    assert trainer.vector.tolist() == w.tolist()
    order = generator.permutation(200)
    for chosen in (order[:150], order[150:], generator.permutation(200)[:150]):  # the second is what is left
        w = w - 0.25 * network.loss_and_gradient(w, data.x[chosen], data.y[chosen])[1]
        trainer.step()
        np.testing.assert_array_equal(trainer.vector, w)
    assert (trainer.t, trainer.epoch) == (3, 2)


def test_with_all_examples_a_step_is_one_of_gradient_descent() -> None:
    data, network = class_data("circles"), Network(hidden=(2,), activation="sigmoid")
    trainer = Trainer(network, data, batch=1000)
    w = trainer.vector
    trainer.step()
    np.testing.assert_allclose(trainer.vector, w - 0.5 * network.loss_and_gradient(w, data.x, data.y)[1], atol=1e-14)


@pytest.mark.parametrize(("name", "units"), [("moons", 8), ("circles", 8), ("spirals", 8)])
def test_a_network_tells_at_least_97_of_100_held_out_points_right(name: str, units: int) -> None:
    run = train(Network(hidden=(units,)), name, steps=1000)
    assert run.held_accuracies[-1] >= 0.97
    assert run.losses[-1] < 0.15 < run.losses[0]


def test_all_that_a_training_goes_through_is_kept() -> None:
    run = train(Network(hidden=(4,)), "moons", Adam(0.01), steps=30, seed=2)
    trainer = Trainer(Network(hidden=(4,)), class_data("moons"), Adam(0.01), seed=2)
    for _ in range(30):
        trainer.step()
    assert run.vectors.shape == (31, 17)
    np.testing.assert_array_equal(run.vectors[-1], trainer.vector)
    assert (run.losses[-1], run.held_losses[-1]) == (trainer.loss, trainer.held_loss)
    assert (
        run.held_accuracies[-1]
        == trainer.held_accuracy
        == run.network.accuracy(trainer.vector, run.data.held_x, run.data.held_y)
    )
    assert trainer.accuracy == run.network.accuracy(trainer.vector, run.data.x, run.data.y)
    assert not run.vectors.flags.writeable


def test_weights_that_are_all_alike_stay_alike() -> None:
    network = Network(hidden=(4,))
    trainer = Trainer(network, class_data("moons"))
    trainer.vector = np.full(network.dim, 0.3)
    for _ in range(50):
        trainer.step()
    hidden = network.unpack(trainer.vector)["w1"]
    assert np.ptp(hidden, axis=1) == pytest.approx(0, abs=1e-14)  # four units that are one


@pytest.mark.parametrize("batch", [0, -1, 1.5, True, None], ids=repr)
def test_what_is_no_batch_is_refused_in_one_line(batch: Any) -> None:
    with pytest.raises(ValueError, match=r"^batch must be a whole number, 1 or more, got [^\n]+$"):
        Trainer(Network(), class_data("moons"), batch=batch)
