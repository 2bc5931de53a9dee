"""The chain rule: rates in a row, sums over paths, a shared weight; worked by hand and by finite differences."""

import pytest

from gdviz.figure.parts import Predict
from gdviz.figure.stages import graph_record, known_at
from gdviz.scenes import chain_rule


def test_the_row_of_two_machines():
    assert (chain_rule.at_x, chain_rule.inside, chain_rule.result) == (1.0, 5.0, 25.0)
    assert (chain_rule.inner_rate, chain_rule.outer_rate, chain_rule.whole_rate) == (2.0, 10.0, 20.0)
    assert (chain_rule.summed, chain_rule.wrong_place) == (12.0, 4.0)  # the two wrong ways
    h = 1e-6
    assert ((2 * (1 + h) + 3) ** 2 - (2 * (1 - h) + 3) ** 2) / (2 * h) == pytest.approx(20.0)


def test_a_nudge_arrives_twenty_times_as_large_and_a_little_more():
    assert chain_rule.row_moved == pytest.approx((2 * 1.05 + 3) ** 2 - 25)  # 1.01
    assert chain_rule.dials.part(Predict).options[chain_rule.dials.part(Predict).answer] == "1.0"


def test_three_paths_add_up():
    # x · x + 3x at 2: 2x + 3 = 7, of which 2, 2 and 3 come over the three arrows.
    assert chain_rule.path_rates == [2.0, 2.0, 3.0]
    assert chain_rule.paths_rate == 7.0 and chain_rule.paths_multiplied == 12.0
    predict = chain_rule.paths.part(Predict)
    assert predict.options == ("3", "7", "12") and predict.answer == 1


def test_a_shared_weight_gets_a_part_from_each_place():
    # w (w x + b) = w² x + w b: by w that is 2 w x + b = 11, of which w x + b = 5 and w x = 6.
    assert (chain_rule.first_part, chain_rule.second_part, chain_rule.shared_rate) == (5.0, 6.0, 11.0)


@pytest.mark.parametrize(
    ("scene", "values", "slopes"),
    [
        (chain_rule.graph, {"x": -2.0}, {"x": -4.0}),  # 2 (2x + 3) · 2 at -2
        (chain_rule.paths, {"x": -1.0}, {"x": 1.0}),  # 2x + 3
        (chain_rule.shared, {"w": 1.0, "x": 2.0, "b": 3.0}, {"w": 7.0, "x": 1.0, "b": 1.0}),  # 2wx + b, w², w
    ],
    ids=["graph", "paths", "shared"],
)
def test_the_graphs_follow_their_inputs(scene, values, slopes):
    graph = graph_record(scene.graphs[0], values)
    known = known_at(graph, scene.longest)
    assert {node.name: slope for node, slope in zip(graph.nodes, known.slopes, strict=True) if node.name} == slopes


def test_each_plays_forward_and_back_to_its_end_and_predicts_what_it_shows_then():
    for scene in (chain_rule.graph, chain_rule.paths, chain_rule.shared):
        played = scene.animation.values["step"]
        assert played == tuple(float(step) for step in range(scene.longest + 1))
        assert scene.part(Predict).when == ("step", scene.longest - 1, scene.longest)
        assert scene.opening["step"] == 0.0 and scene.still_state().step == scene.longest
