"""Data in batches: every example once an epoch, in an order of the seed, and gradients that are right on average."""

from itertools import combinations, islice

import numpy as np
import pytest

from gdviz.objectives import line_loss, parabola, quadratic
from gdviz.objectives.batches import Batches, gradients, part_of
from gdviz.objectives.random_numbers import Generator
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend

LOSS = line_loss((1.0, 2.0, 3.0, 4.0, 5.0), (2.0, 4.0, 6.0, 8.0, 11.0))


def by_hand(w, places):
    """The gradient of the mean of (m x + b - y)² over some of the points."""
    x, y = (values[list(places)] for values in LOSS.data)
    errors = w[0] * x + w[1] - y
    return 2 * np.array([np.mean(errors * x), np.mean(errors)])


@pytest.mark.parametrize(("size", "sizes"), [(2, [2, 2, 1]), (5, [5]), (1, [1] * 5), (9, [5])])
def test_each_epoch_sees_every_example_once(size, sizes):
    batches = Batches(size, seed=3)
    assert batches.per_epoch(5) == len(sizes)
    places = batches.places(5)
    orders = []
    for _ in range(4):
        epoch = list(islice(places, len(sizes)))
        assert [len(batch) for batch in epoch] == sizes
        orders.append([place for batch in epoch for place in batch])
        assert sorted(orders[-1]) == [0, 1, 2, 3, 4]
    assert len({tuple(order) for order in orders}) > 1  # shuffled anew


def test_the_orders_are_those_of_the_generator_and_another_seed_has_others():
    generator = Generator(7)
    orders = [generator.permutation(6) for _ in range(3)]
    assert list(islice(Batches(6, seed=7).places(6), 3)) == orders
    assert next(Batches(6, seed=8).places(6)) != orders[0]
    assert list(islice(Batches(4, seed=7, shuffle=0).places(6), 4)) == [[0, 1, 2, 3], [4, 5]] * 2


def test_the_mean_over_all_batches_of_a_size_is_the_gradient_of_all():
    w = np.array([0.3, -1.2])
    for size in (1, 2, 3):
        every = [part_of(LOSS, list(places)).gradient(w) for places in combinations(range(5), size)]
        assert np.mean(every, axis=0) == pytest.approx(LOSS.gradient(w), abs=1e-12)
        assert every[1] == pytest.approx(by_hand(w, list(combinations(range(5), size))[1]), abs=1e-12)


def test_a_run_steps_against_the_gradient_of_one_batch_after_the_other():
    run = descend(LOSS, GradientDescent(0.01), (0.0, 0.0), 7, noisy=gradients(LOSS, Batches(2, seed=1)))
    w, places = np.zeros(2), Batches(2, seed=1).places(5)
    for step in range(8):
        assert run.iterates[step] == pytest.approx(w, abs=1e-12)
        assert run.losses[step] == pytest.approx(LOSS(w))
        assert run.gradients[step] == pytest.approx(by_hand(w, range(5)), abs=1e-12)  # what is told is that of all
        w = w - 0.01 * by_hand(w, next(places))


def test_all_examples_in_one_batch_are_gradient_descent():
    whole = descend(LOSS, GradientDescent(0.02), (0.0, 0.0), 9)
    batched = descend(LOSS, GradientDescent(0.02), (0.0, 0.0), 9, noisy=gradients(LOSS, Batches(5, seed=4)))
    assert batched.iterates == pytest.approx(whole.iterates, abs=1e-12)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"batch_size": 0}, "batch_size must be a whole number, 1 or more, got 0"),
        ({"batch_size": 2.5}, "batch_size must be a whole number, 1 or more, got 2.5"),
        ({"batch_size": 2, "seed": -1}, "seed must be a whole number, 0 or more, got -1"),
        ({"batch_size": 2, "seed": float("nan")}, "seed must be a whole number, 0 or more, got nan"),
        ({"batch_size": float("inf")}, "batch_size must be a whole number, 1 or more, got inf"),
        ({"batch_size": 2, "shuffle": 0.5}, "shuffle must be 0 or 1, got 0.5"),
    ],
)
def test_what_is_no_batch_is_refused_in_one_line(settings, words):
    with pytest.raises(ValueError, match=f"^Batches: {words}$"):
        Batches(**settings)


def test_an_objective_without_data_has_no_batches():
    for objective in (parabola(), quadratic()):
        for ask in (lambda o=objective: part_of(o, [0]), lambda o=objective: gradients(o, Batches(1))):
            with pytest.raises(ValueError, match=f"^{objective.name} has no examples to part$"):
                ask()
