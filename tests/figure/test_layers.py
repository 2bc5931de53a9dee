"""Layers of a graph: by hand for small ones; every edge forward, nothing on top of another, crossings undone."""

import itertools
import random

import pytest

from gdviz.figure.layers import BEND, apart, layered


def test_a_row_is_a_line():
    layers = layered(4, [(2, 3), (1, 2), (0, 1)])
    assert layers.layer == (0, 1, 2, 3) and layers.place == (0.0,) * 4 and layers.bends == ((), (), ())


def test_an_input_stands_beside_what_it_meets():
    # w · x + b: b is one step before the sum, as the product is.
    layers = layered(5, [(3, 4), (2, 4), (0, 3), (1, 3)])
    assert layers.layer == (0, 0, 1, 1, 2)
    assert layers.place[0] < layers.place[1] and layers.place[3] < layers.place[2]


def test_a_diamond_is_symmetric():
    layers = layered(4, [(1, 3), (2, 3), (0, 1), (0, 2)])
    assert layers.layer == (0, 1, 1, 2)
    assert layers.place == pytest.approx((0.0, -0.5, 0.5, 0.0))


def test_an_edge_past_two_layers_bends_twice_beside_what_stands_there():
    layers = layered(4, [(0, 3), (2, 3), (1, 2), (0, 1)])
    assert [len(each) for each in layers.bends] == [2, 0, 0, 0]
    for bend, node in zip(layers.bends[0], (1, 2), strict=True):
        assert abs(bend - layers.place[node]) >= (1 + BEND) / 2 - 1e-9


def test_crossed_edges_are_uncrossed():
    # As met from the output the second layer is 2, 3 and the first 1, 0, or the other way round: never crossed.
    layers = layered(5, [(2, 4), (3, 4), (1, 2), (0, 3)])
    assert (layers.place[2] - layers.place[3]) * (layers.place[1] - layers.place[0]) > 0


@pytest.mark.parametrize(
    ("wanted", "gaps", "places"),
    [
        ([0.0, 5.0], [1.0], [0.0, 5.0]),  # far enough
        ([0.0, 0.0], [1.0], [-0.5, 0.5]),  # pushed apart by as much
        ([3.0, 1.0, 2.0], [1.0, 1.0], [1.0, 2.0, 3.0]),  # in order, about their mean
        ([0.0, 0.0, 9.0], [1.0, 2.0], [-0.5, 0.5, 9.0]),
    ],
)
def test_places_are_the_nearest_that_are_far_enough_apart(wanted, gaps, places):
    assert apart(wanted, gaps) == pytest.approx(places)


def made(seed):
    """A random graph: each operation takes one or two of the nodes before it, and all lead to the last."""
    chance = random.Random(seed)
    inputs, count = chance.randint(1, 3), chance.randint(4, 16)
    edges = [(chance.randrange(node), node) for node in range(inputs, count) for _ in range(chance.randint(1, 2))]
    used = {source for source, _ in edges}
    return count, [*edges, *((node, count - 1) for node in range(count - 1) if node not in used)]


@pytest.mark.parametrize("seed", range(40))
def test_in_any_graph_edges_lead_forward_and_everything_has_room(seed):
    count, edges = made(seed)
    layers = layered(count, edges)
    assert max(layers.layer) == layers.layer[-1] and min(layers.layer) == 0
    rows = {layer: [] for layer in layers.layer}
    for node in range(count):
        rows[layers.layer[node]].append((layers.place[node], 1.0))
    for (source, target), bends in zip(edges, layers.bends, strict=True):
        assert len(bends) == layers.layer[target] - layers.layer[source] - 1 >= 0
        for passed, place in enumerate(bends, layers.layer[source] + 1):
            rows[passed].append((place, BEND))
    for row in rows.values():
        for (one, room), (other, wanted) in itertools.pairwise(sorted(row)):
            assert other - one >= (room + wanted) / 2 - 1e-9
    every = [place for row in rows.values() for place, _ in row]
    assert min(every) == pytest.approx(-max(every))
    assert layered(count, edges) == layers
